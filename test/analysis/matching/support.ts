/** Runs one rule on a piece of Python: the lines that it reports must be those marked with `#!`. */
import { expect, test } from 'vitest';
import { createWasmParser } from '../../../src/analysis/index.js';
import { matchRules } from '../../../src/analysis/rule-tests.js';
import { loadRules, type RuleProblem } from '../../../src/analysis/rules/index.js';
import { lineStartsOf, positionOf } from '../../../src/analysis/syntax/tree.js';
import { applyEdits } from '../../../src/analysis/rules-test/run-rule-test.js';

export const parser = await createWasmParser();

/** A rule from what differs: everything under `- id`, indented by four. */
export const rule = (body: string, languages = 'python'): string => `rules:
  - id: case
    languages: [${languages}]
    message: found
    severity: ERROR
${body
  .replace(/^\n/, '')
  .split('\n')
  .map((line) => `    ${line}`)
  .join('\n')}
`;

export function problemsOf(yaml: string): readonly RuleProblem[] {
  return loadRules([{ path: 'rule.yaml', text: yaml }], parser).problems;
}

/** Lines that a rule reports, each once, in order. */
export function reported(yaml: string, code: string, path = 'app.py'): number[] {
  const { rules, problems } = loadRules([{ path: 'rule.yaml', text: yaml }], parser);
  expect(problems).toEqual([]);
  const { matches, exceeded } = matchRules(rules, path, code, parser);
  expect(exceeded).toEqual([]);
  const lineStarts = lineStartsOf(code);
  const lines = matches.map(({ start }) => positionOf({ lineStarts }, start).line);
  return [...new Set(lines)].sort((a, b) => a - b);
}

/** Text after the fixes of all matches. */
export function fixed(yaml: string, code: string): string {
  const { rules, problems } = loadRules([{ path: 'rule.yaml', text: yaml }], parser);
  expect(problems).toEqual([]);
  const { matches } = matchRules(rules, 'app.py', code, parser);
  return applyEdits(
    code,
    matches.flatMap((match) => match.fix),
  );
}

const marked = (code: string): number[] =>
  code.split('\n').flatMap((line, i) => (line.includes('#!') ? [i + 1] : []));

/** Name -> rule body and code with `#!` on each line that is to be reported. */
export function table(cases: Readonly<Record<string, readonly [body: string, code: string]>>): void {
  for (const [name, [body, code]] of Object.entries(cases))
    test(name, () => {
      expect(reported(rule(body), code)).toEqual(marked(code));
    });
}

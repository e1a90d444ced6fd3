/** A rule is looked at wherever it can match, by whatever word it is found. */
import { expect, test } from 'vitest';
import { ModuleMatcher, Target, compileRules } from '../../../src/analysis/matching/index.js';
import { loadRules } from '../../../src/analysis/rules/index.js';
import { analyseModule } from '../../../src/analysis/semantics/index.js';
import { parser } from './support.js';

const { rules } = loadRules(
  [
    {
      path: 'rules.yaml',
      text: `rules:
${[
  ['everywhere', 'pattern: $X == $X'],
  ['two-words', 'pattern: os.system(...)'],
  ['either', 'pattern-either: [{pattern: eval(...)}, {pattern: exec(...)}]'],
  ['text', 'pattern: f("secret")'],
  ['regex', 'pattern-regex: (?i)token\\s'],
]
  .map(([id, body]) => `  - {id: ${id}, languages: [python], message: m, severity: INFO, ${body}}`)
  .join('\n')}
`,
    },
  ],
  parser,
);
const compiled = compileRules(rules, parser);

function possible(text: string): string[] {
  const { tree } = parser.parse(text);
  const matcher = new ModuleMatcher(compiled, new Target(analyseModule({ path: 'app.py', tree })));
  return matcher.possible(compiled.searchRules).map((i) => rules[i]!.id);
}

test.each([
  ['', []],
  ['os.path', []],
  ['os.system(a)', ['two-words']],
  ['from os import system as run\nrun(a)', ['two-words']],
  ['exec(a)', ['either']],
  ['eval(exec)', ['either']],
  ['f("se" "cret")', ['text']],
  ['# Token ', ['regex']],
])('%s', (text, found) => {
  expect(possible(text)).toEqual(['everywhere', ...found]);
});

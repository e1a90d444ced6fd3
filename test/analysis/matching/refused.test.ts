/** What is not supported is refused when the rule is loaded, naming the construct and its place. */
import { expect, test } from 'vitest';
import { problemsOf, rule } from './support.js';

const REFUSED: Readonly<Record<string, readonly [body: string, key: string, message: RegExp]>> = {
  'mode join': ['mode: join\njoin: {refs: []}', 'mode', /join/],
  'mode extract': ['mode: extract\npattern: f()', 'mode', /extract/],
  'v2 match': ['match: f(...)', 'match', /match:/],
  'v2 taint': ['mode: taint\ntaint: {sources: [a], sinks: [b]}', 'taint', /taint:/],
  'unknown key': ['pattern: f()\npattern-nowhere: g()', 'pattern-nowhere', /pattern-nowhere/],
  'unknown option': ['options: {no_such_option: true}\npattern: f()', 'no_such_option', /no_such_option/],
  lookbehind: ['pattern-regex: "a(?<=b)c"', 'pattern-regex', /lookaround/],
  backreference: ['pattern-regex: "(a)\\\\1"', 'pattern-regex', /backreference/],
  'lookahead in the middle': ['pattern-regex: "a(?!b)"', 'pattern-regex', /lookaround/],
  'no Python': ['pattern: "def ("', 'pattern', /./],
  'another language inside': [
    'patterns:\n  - pattern: f($X)\n  - metavariable-pattern: {metavariable: $X, language: javascript, pattern: x}',
    'language',
    /javascript/,
  ],
  'unknown analyzer': [
    'patterns:\n  - pattern: f($X)\n  - metavariable-analysis: {metavariable: $X, analyzer: magic}',
    'analyzer',
    /magic/,
  ],
  'a newer version': ['min-version: 99.0.0\npattern: f()', 'min-version', /99\.0\.0/],
  'a comparison that is no expression': [
    'patterns:\n  - pattern: f($X)\n  - metavariable-comparison: {metavariable: $X, comparison: "import os"}',
    'comparison',
    /./,
  ],
};

for (const [name, [body, key, message]] of Object.entries(REFUSED))
  test(name, () => {
    const yaml = rule(body);
    const problems = problemsOf(yaml);
    expect(problems.map((problem) => problem.key)).toEqual([key]);
    expect(problems[0]!.message).toMatch(message);
    expect(problems[0]!.ruleId).toBe('case');
    expect(problems[0]!.line).toBeGreaterThan(0);
  });

test('another language', () => {
  expect(problemsOf(rule('pattern: f()', 'java'))[0]).toMatchObject({ key: 'languages', line: 3 });
});

test('broken YAML', () => {
  expect(problemsOf('rules:\n  - id: [\n')[0]).toMatchObject({ path: 'rule.yaml' });
});

test('a rule with a problem does not keep the others from loading', () => {
  const two = `${rule('pattern: f()')}  - {id: other, languages: [python], message: m, severity: ERROR, match: f()}\n`;
  expect(problemsOf(two).map(({ ruleId }) => ruleId)).toEqual(['other']);
});

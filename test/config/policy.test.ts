import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../../src/config/policy.js';
import { DEFAULT_POLICY } from '../../src/review/index.js';

const PATH = '.github/meerkat.yml';

describe('parsePolicy', () => {
  it('takes the defaults for what is not said', () => {
    expect(parsePolicy('', PATH)).toEqual({ policy: DEFAULT_POLICY, origin: PATH, problems: [] });
    expect(parsePolicy('# only a comment\n', PATH).policy).toEqual(DEFAULT_POLICY);
  });

  it('reads everything', () => {
    const text = `
mode: advisory
fail_on: {severity: critical, confidence: high}
incomplete: allow
new_suppressions: honour
ignore:
  paths: ["vendor/**", "*_pb2.py"]
  rules: [weak-hash]
waivers:
  - {rule: weak-hash, paths: ["cache/**"], reason: names a cache file}
comments: {most: 3, severity: medium}
`;
    expect(parsePolicy(text, PATH)).toEqual({
      origin: PATH,
      problems: [],
      policy: {
        mode: 'advisory',
        failOn: { severity: 'critical', confidence: 'high' },
        incomplete: 'allow',
        newSuppressions: 'honour',
        ignoredPaths: ['vendor/**', '*_pb2.py'],
        disabledRules: ['weak-hash'],
        waivers: [{ rule: 'weak-hash', paths: ['cache/**'], reason: 'names a cache file' }],
        comments: { most: 3, severity: 'medium' },
      },
    });
  });

  it.each([
    ['mode: off', `${PATH}:1: mode must be one of gate, advisory`],
    ['\nfail_on: high', `${PATH}:2: fail_on must be a mapping`],
    [
      'fail_on:\n  severity: severe',
      `${PATH}:2: fail_on.severity must be one of low, medium, high, critical`,
    ],
    ['failon: {}', `${PATH}:1: unknown key "failon" in the file; known: mode, fail_on`],
    ['ignore: {paths: vendor}', `${PATH}:1: ignore.paths must be a list`],
    ['ignore: {paths: [1]}', `${PATH}:1: ignore.paths must hold strings`],
    ['waivers: [{rule: x}]', `${PATH}:1: a waiver needs a reason`],
    ['comments: {most: -1}', `${PATH}:1: comments.most must be a whole number from 0 to 50`],
    ['- a', `${PATH}:1: the file must be a mapping`],
    ['mode: [', PATH],
    ['a: &x [*x]', PATH],
    ['a: &a [x, x]\nb: &b [*a, *a, *a]\nignore: {paths: [*b, *b]}', `${PATH}:1: unknown key "a"`],
    ['ignore: &a {paths: *a}', `${PATH}:1: ignore.paths must be a list`],
    ['['.repeat(60_000), PATH],
    ['{a: '.repeat(15_000), PATH],
    [`ignore: {paths: ${'['.repeat(30_000)}${']'.repeat(30_000)}}`, PATH],
    ['x'.repeat(70_000), `${PATH}: is larger than 64 KB`],
  ])('refuses %j, applies the defaults and says where', (text, message) => {
    const { policy, origin, problems } = parsePolicy(text, PATH);
    expect(policy).toEqual(DEFAULT_POLICY);
    expect(origin).toBe('defaults');
    expect(problems.join('\n')).toContain(message);
  });
});

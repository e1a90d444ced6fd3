/** Exit codes, and what becomes of wrong usage: a message on standard error that names the place, and nothing on standard output. */
import { afterAll, describe, expect, test } from 'vitest';
import { Workspace } from './meerkat.js';

const alias = Array.from({ length: 12 }, (_, i) => {
  const inner = Array.from({ length: 12 }, () => (i === 0 ? '"x"' : `*a${i - 1}`)).join(', ');
  return `a${i}: &a${i} [${inner}]`;
}).join('\n');

const workspace = new Workspace({
  'bad.py': 'danger(1)\n',
  'low.py': 'look(1)\n',
  'good.py': 'print(1)\n',
  'latin.py': Buffer.from('x = "\xe9"\n', 'latin1'),
  'accepted.py': 'danger(1)  # meerkat: ignore[danger-called] reviewed\n',
  'refused.yaml':
    'rules:\n  - id: a\n    languages: [python]\n    severity: ERROR\n    message: m\n    pattern: f(\n',
  'bomb.yaml': `${alias}\nrules: *a11\n`,
  'policy.yml': 'mode: sometimes\n',
  'folder/x.txt': '',
});
afterAll(() => workspace.remove());

describe('0, 1 and 3', () => {
  test.each([
    ['findings alone do not fail a scan', ['bad.py'], 0],
    ['a finding of the severity that was asked for does', ['bad.py', '--fail-on', 'high'], 1],
    ['so does one that is graver', ['bad.py', '--fail-on', 'low'], 1],
    ['a lesser one does not', ['low.py', '--fail-on', 'medium'], 0],
    ['nor does one that a comment accepts', ['accepted.py', '--fail-on', 'low'], 0],
    ['unless comments are not honoured', ['accepted.py', '--fail-on', 'low', '--no-ignores'], 1],
    ['something not fully analysed is no failure', ['latin.py'], 0],
    ['but with --strict', ['latin.py', '--strict'], 3],
    ['a failed gate goes before it', ['latin.py', 'bad.py', '--strict', '--fail-on', 'high'], 1],
    ['what is fully analysed passes --strict', ['good.py', '--strict'], 0],
  ])('%s', (_what, args, code) => {
    const outcome = workspace.run(['scan', '--rules', 'rules.yaml', ...args]);
    expect(outcome).toMatchObject({ code, stderr: '' });
    expect(outcome.stdout).not.toBe('');
  });
});

describe('2: wrong usage or configuration', () => {
  const scan = (...args: string[]): string[] => ['scan', '--rules', 'rules.yaml', ...args];
  test.each([
    ['no command that exists', ['look'], /unknown command 'look'/],
    ['no path', ['scan'], /missing required argument 'path'/],
    ['a path that does not exist', scan('none.py'), /none\.py: no such file or folder/],
    ['an unknown option', scan('good.py', '--loud'), /unknown option '--loud'/],
    [
      'an option for a path',
      scan('--format=evil', 'good.py'),
      /'evil' is invalid.*text, json, sarif, markdown/,
    ],
    ['a severity that does not exist', scan('good.py', '--fail-on', 'bad'), /'bad' is invalid.*critical/],
    ['rules that do not exist', ['scan', '--rules', 'none.yaml', 'good.py'], /none\.yaml/],
    ['a rule that is refused', ['scan', '--rules', 'refused.yaml', 'good.py'], /refused\.yaml.*6.*pattern/s],
    ['aliases that multiply', ['scan', '--rules', 'bomb.yaml', 'good.py'], /bomb\.yaml/],
    ['a policy that does not exist', scan('good.py', '--config', 'none.yml'), /none\.yml: cannot be read/],
    ['a policy that is a folder', scan('good.py', '--config', 'folder'), /folder: cannot be read/],
    ['a policy with a wrong value', scan('good.py', '--config', 'policy.yml'), /policy\.yml.*mode/s],
    [
      'a report that cannot be written',
      scan('good.py', '--output', 'none/x.json'),
      /none\/x\.json: cannot be written/,
    ],
    ['an unknown rule', ['explain', '--rules', 'rules.yaml', 'danger'], /did you mean danger-called\?/],
  ])('%s', (_what, args, message) => {
    const { code, stdout, stderr } = workspace.run(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr, 'a stack trace').not.toMatch(/^\s+at /m);
  });
});

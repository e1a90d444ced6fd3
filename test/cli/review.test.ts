/** `meerkat review`: a git range as the App would post it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { TemporaryRepository } from '../git/temporary-repository.js';
import { RULES, Workspace } from './meerkat.js';

const repository = new TemporaryRepository();
const outside = mkdtempSync(join(tmpdir(), 'meerkat-cli-'));
const rules = join(outside, 'rules.yaml');
writeFileSync(rules, RULES);
const workspace = new Workspace();
afterAll(() => {
  repository.remove();
  workspace.remove();
  rmSync(outside, { recursive: true, force: true });
});

const base = repository.commit({ 'old.py': 'danger(1)\n', 'gone.py': 'danger(2)\n', 'kept.py': 'x = 1\n' });
const harmless = repository.commit({ 'kept.py': 'x = 2\n', 'gone.py': null });
const head = repository.commit({ 'kept.py': 'x = 2\ndanger(x)\n', 'notes.md': 'danger(1)\n' });
repository.git('checkout', '-q', '--orphan', 'other');
const unrelated = repository.commit({ 'x.py': 'danger(1)\n' });

const review = (from: string, to: string, ...args: string[]) =>
  workspace.run([
    'review',
    '--rules',
    rules,
    '--repo',
    repository.folder,
    '--base',
    from,
    '--head',
    to,
    ...args,
  ]);

describe('a range', () => {
  test('that makes code unsafe has what it adds, and not what was there', () => {
    const { stdout, stderr } = review(base, head, '--format', 'json');
    const { findings } = JSON.parse(stdout) as { findings: { path: string; startLine: number }[] };
    expect(stderr).toBe('');
    expect(findings.filter(({ path }) => path !== 'gone.py')).toMatchObject([
      { path: 'kept.py', startLine: 2 },
    ]);
  });

  test('passes or fails as the gate says', () => {
    expect(review(base, head, '--fail-on', 'high').code).toBe(1);
    expect(review(base, harmless, '--fail-on', 'low').code).toBe(0);
  });

  test('prints the comments as they would be posted', () => {
    const { stdout } = review(base, head, '--format', 'markdown');
    expect(stdout).toMatch(/`kept\.py:2`/);
    expect(stdout).toMatch(/danger is called/);
  });
});

describe('what is no range', () => {
  test.each([
    ['a revision that does not exist', () => review('nowhere', head), /nowhere/],
    ['an option in place of a revision', () => review('--output=x', head), /--output=x|base/],
    ['no common ancestor', () => review(base, unrelated), /ancestor/],
    [
      'a folder that is no repository',
      () => workspace.run(['review', '--rules', rules, '--repo', outside, '--base', 'a']),
      /repository/,
    ],
    ['no base', () => workspace.run(['review']), /--base/],
  ])('%s', (_what, act, message) => {
    const { code, stdout, stderr } = act();
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr, 'a stack trace').not.toMatch(/^\s+at /m);
  });
});

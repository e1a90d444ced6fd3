/** `meerkat test`, `rules` and `explain`: what is said about rules. */
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { Workspace } from './meerkat.js';

const rule = (id: string, more = ''): string => `rules:
  - id: ${id}
    languages: [python]
    severity: WARNING
    message: old is called
    pattern: old($X)
${more}`;
const FIX = '    fix: new($X)\n';

const workspace = new Workspace({
  'good/a.yaml': rule('a'),
  'good/a.py': '# ruleid: a\nold(1)\n# ok: a\nnew(1)\n# todoruleid: a\nf = old\n',
  'bad/b.yaml': rule('b'),
  'bad/b.py': '# ruleid: b\nnew(1)\nold(2)\n# ok: b\nold(3)\n',
  'fixed/c.yaml': rule('c', FIX),
  'fixed/c.py': '# ruleid: c\nold(1)\n',
  'fixed/c.fixed.py': '# ruleid: c\nnew(1)\n',
  'unfixed/d.yaml': rule('d', FIX),
  'unfixed/d.py': '# ruleid: d\nold(1)\n',
  'unfixed/d.fixed.py': '# ruleid: d\nnewer(1)\n',
  'alone/e.yaml': rule('e'),
});
afterAll(() => workspace.remove());

describe('test', () => {
  test('passes what is found where it says, and fixes as the fixed file says', () => {
    expect(workspace.run(['test', 'good', 'fixed'])).toEqual({
      code: 0,
      stdout: '2 passed, 0 failed\n',
      stderr: '',
    });
  });

  test('shows missing and unexpected lines, and counts rule files', () => {
    const { code, stdout } = workspace.run(['test', 'bad', 'good']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/b\.py b: missing on 2; unexpected on (3, )?5/);
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('1 passed, 1 failed');
  });

  test('shows where the fixed text differs', () => {
    const { code, stdout } = workspace.run(['test', 'unfixed']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/d\.py:2: after the fixes\n\s+expected newer\(1\)\n\s+actual +new\(1\)/);
  });

  test('links below a folder are not followed, and folders are no tests', () => {
    symlinkSync('..', join(workspace.folder, 'good/loop'));
    symlinkSync('nowhere.yaml', join(workspace.folder, 'good/broken.yaml'));
    mkdirSync(join(workspace.folder, 'good/a.more'));
    expect(workspace.run(['test', 'good'])).toEqual({ code: 0, stdout: '1 passed, 0 failed\n', stderr: '' });
  });

  test('nothing that was tested is no success', () => {
    expect(workspace.run(['test', 'alone'])).toMatchObject({ code: 2, stdout: '0 passed, 0 failed\n' });
  });
});

test('rules are listed by topic and counted', () => {
  const { code, stdout } = workspace.run(['rules', '--rules', 'rules.yaml']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/danger-called +high +CWE-78\n/);
  expect(stdout).toMatch(/2 rules, 0 observations\n$/);
});

test('a rule is explained', () => {
  const { code, stdout } = workspace.run(['explain', '--rules', 'rules.yaml', 'danger-called']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/danger is called[\s\S]*CWE-78[\s\S]*meerkat: ignore\[danger-called\] reason/);
});

/** `meerkat scan`: files and folders as one program, in four formats, wherever they lie. */
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Workspace, type Outcome } from './meerkat.js';

interface Report {
  readonly findings: readonly { readonly path: string; readonly startLine: number; readonly rule: string }[];
  readonly coverage: { readonly files: readonly { readonly path: string; readonly status: string }[] };
}

const places = (stdout: string, below = ''): string[] =>
  (JSON.parse(stdout) as Report).findings.map(
    ({ path, startLine, rule }) => `${path.replace(below, '')}:${startLine} ${rule}`,
  );

describe('a program of several modules', () => {
  const workspace = new Workspace({
    'shop/__init__.py': '',
    'shop/db.py':
      'import sqlite3\nconn = sqlite3.connect("x.db")\ndef run(text):\n    return conn.execute(text).fetchall()\n',
    'shop/web/__init__.py': '',
    'shop/web/views.py': [
      'from flask import Flask, request',
      'from ..db import run',
      'app = Flask(__name__)',
      '@app.route("/find")',
      'def find():',
      '    return str(len(run("SELECT * FROM t WHERE a = \'" + request.args["a"] + "\'")))',
      '',
    ].join('\n'),
    'elsewhere/x.txt': '',
  });
  afterAll(() => workspace.remove());

  test.each([
    ['from inside', ['shop'], '.'],
    ['from elsewhere', ['../shop'], 'elsewhere'],
    ['by its files', ['shop/web/views.py', 'shop/db.py'], '.'],
    ['by its absolute path', [join(workspace.folder, 'shop')], 'elsewhere'],
  ])('has the same flow through relative imports, named %s', (_what, paths, below) => {
    const { code, stdout, stderr } = workspace.run(['scan', '--format', 'json', ...paths], below);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(places(stdout, `${workspace.folder}/`)).toContain('shop/db.py:4 sql-injection');
  });
});

describe('formats', () => {
  const workspace = new Workspace({ 'a.py': 'danger(1)\n', 'b.py': 'look(2)\n' });
  const scan = (...args: string[]): string =>
    workspace.run(['scan', '--rules', 'rules.yaml', 'b.py', 'a.py', ...args]).stdout;
  afterAll(() => workspace.remove());

  test('JSON is nothing but the report, sorted, and the same every time', () => {
    const stdout = scan('--format', 'json');
    expect(places(stdout)).toEqual(['a.py:1 danger-called', 'b.py:1 look-called']);
    expect(scan('--format', 'json')).toBe(stdout);
  });

  test('SARIF has one result a finding', () => {
    const { version, runs } = JSON.parse(scan('--format', 'sarif')) as {
      version: string;
      runs: { results: { ruleId: string }[] }[];
    };
    expect(version).toBe('2.1.0');
    expect(runs.flatMap(({ results }) => results.map(({ ruleId }) => ruleId))).toEqual([
      'danger-called',
      'look-called',
    ]);
  });

  test('text and Markdown name the places', () => {
    expect(scan()).toMatch(/a\.py:1:1: high.*b\.py:1:1: low/s);
    expect(scan('--format', 'markdown')).toMatch(
      /Danger called.*`a\.py` line 1.*Look called.*`b\.py` line 1/s,
    );
  });

  test('a report goes to a file, and nothing to standard output', () => {
    expect(scan('--format', 'json', '--output', 'x.json')).toBe('');
    expect(places(readFileSync(join(workspace.folder, 'x.json'), 'utf8'))).toHaveLength(2);
  });
});

describe('files of every kind', () => {
  const workspace = new Workspace({
    'p/odd name\n\'".py': 'danger(1)\n',
    'p/empty.py': '',
    'p/latin.py': Buffer.from('danger("\xe9")\n', 'latin1'),
    'p/nul.py': 'x = 1\0\ndanger(1)\n',
    'p/large.py': `danger(1)\n${'# line\n'.repeat(1_500_000)}`,
    'p/broken.py': 'def (:\n',
    'p/node_modules/a.py': 'danger(1)\n',
    'p/notes.txt': 'danger(1)\n',
    'named.txt': 'danger(1)\n',
    'outside/linked.py': 'danger(1)\n',
  });
  let report: Report;
  beforeAll(() => {
    symlinkSync(join(workspace.folder, 'outside'), join(workspace.folder, 'p/link'));
    symlinkSync(join(workspace.folder, 'outside/linked.py'), join(workspace.folder, 'p/link.py'));
    const { code, stdout, stderr } = workspace.run([
      'scan',
      '--rules',
      'rules.yaml',
      '--format',
      'json',
      'p',
      'named.txt',
    ]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    report = JSON.parse(stdout) as Report;
  });
  afterAll(() => workspace.remove());

  const statusOf = (path: string): string | undefined =>
    report.coverage.files.find((file) => file.path === path)?.status;

  test('each file that is Python is in the report, analysed or with what it lacks', () => {
    expect(report.coverage.files.map(({ path }) => path).sort()).toEqual(
      [
        'named.txt',
        ...['broken', 'empty', 'large', 'latin', 'nul', 'odd name\n\'"'].map((name) => `p/${name}.py`),
      ].sort(),
    );
    expect(statusOf('p/empty.py')).toBe('full');
    expect(statusOf('p/latin.py')).toBe('skipped');
    expect(statusOf('p/large.py')).toBe('skipped');
    expect(statusOf('p/nul.py')).not.toBe('full');
    expect(statusOf('p/broken.py')).not.toBe('full');
  });

  test('a name may hold anything; a file that is named counts whatever its ending', () => {
    const found = report.findings.map(({ path }) => path);
    expect(found).toContain('p/odd name\n\'".py');
    expect(found).toContain('named.txt');
  });

  test('symbolic links and folders of packages are not followed', () => {
    expect(report.findings.filter(({ path }) => /link|node_modules|outside/.test(path))).toEqual([]);
  });
});

describe('names and places that are hostile or odd', () => {
  const workspace = new Workspace({
    'p/\u001b[31mred\n.py': 'danger(1)\n',
    'p/good.py': 'danger(1)\n',
    '..x/y.py': 'danger(1)\n',
  });
  const scan = (...args: string[]): Outcome => workspace.run(['scan', '--rules', 'rules.yaml', ...args]);
  afterAll(() => workspace.remove());

  test('control characters of a name do not reach the terminal', () => {
    const { stdout } = scan('p');
    expect(stdout).toContain('p/\\u001b[31mred\\u000a.py:1:1: high');
    expect(stdout).not.toContain('\u001b');
  });

  test('a file that is named twice is reported once', () => {
    const { stdout } = scan(
      '--format',
      'json',
      'p/good.py',
      join(workspace.folder, 'p/good.py'),
      './p/good.py',
    );
    expect(places(stdout)).toEqual(['p/good.py:1 danger-called']);
  });

  test('a folder whose name begins with two dots is inside', () => {
    expect(places(scan('--format', 'json', '..x').stdout)).toEqual(['..x/y.py:1 danger-called']);
  });

  test.runIf(process.platform === 'linux')(
    'a name that is no UTF-8 is told, and the others are analysed',
    () => {
      writeFileSync(
        Buffer.concat([Buffer.from(join(workspace.folder, 'p/')), Buffer.from([0xff]), Buffer.from('.py')]),
        '',
      );
      const { code, stdout, stderr } = scan('--format', 'json', 'p');
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(places(stdout)).toContain('p/good.py:1 danger-called');
      expect((JSON.parse(stdout) as Report).coverage.files).toContainEqual(
        expect.objectContaining({ path: 'p/\ufffd.py', status: 'skipped' }),
      );
    },
  );
});

describe('standard output', () => {
  const workspace = new Workspace({ 'bad.py': 'danger(1)\n' });
  const shell = (redirected: string): Outcome =>
    workspace.shell(`scan --rules rules.yaml bad.py ${redirected}`);
  afterAll(() => workspace.remove());

  test.runIf(process.platform === 'linux')('a report that cannot be written is an error', () => {
    const { code, stderr } = shell('>/dev/full');
    expect(code).toBe(2);
    expect(stderr).toMatch(/^standard output cannot be written: [^\n]+\n$/);
  });

  test('a reader that stops early is none, and the gate still holds', () => {
    expect(shell('| true; exit "${PIPESTATUS[0]}"')).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(shell('--fail-on high | true; exit "${PIPESTATUS[0]}"')).toMatchObject({ code: 1, stderr: '' });
  });
});

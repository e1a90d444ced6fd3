/** A change that adds a way into an old defect, through the whole path with the shipped rule and models. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parsePolicy } from '../../src/config/policy.js';
import { localSnapshot } from '../../src/git/snapshot.js';
import {
  renderJson,
  renderOutput,
  renderText,
  reviewRange,
  scanReport,
  type Review,
} from '../../src/review/index.js';
import { builtinEngine } from '../builtin-engine.js';
import { TemporaryRepository } from '../git/temporary-repository.js';

const DB = `import sqlite3
def find(name):
    return sqlite3.connect("x.db").execute("SELECT * FROM users WHERE name = '" + name + "'")
`;
const HEAD = `from flask import Flask, request
from db import find
app = Flask(__name__)
`;
const handler = (name: string): string => `
@app.route("/${name}")
def ${name}():
    return {"rows": len(find(request.args["name"]).fetchall())}
`;

const engine = builtinEngine(({ path }) => path.endsWith('/sql-injection.yaml'));

let repo: TemporaryRepository;
beforeEach(() => void (repo = new TemporaryRepository()));
afterEach(() => repo.remove());

async function review(base: string, head: string): Promise<Review> {
  const policy = parsePolicy('', '.github/meerkat.yml');
  const snapshot = localSnapshot(repo.folder);
  return (await reviewRange({ repository: 'o/r', base, head, snapshot, engine, policy })).review;
}

const seen = ({ findings }: Review) =>
  findings.map(({ finding, status, alike = [] }) => [
    finding.path,
    status,
    ...[finding, ...alike].map(({ entry }) => entry),
  ]);

describe('a handler that passes its data to an old helper', () => {
  it('is caused by the change that adds it, with one comment on the new lines', async () => {
    const base = repo.commit({ 'db.py': DB, 'views.py': HEAD + handler('old') });
    const head = repo.commit({ 'views.py': HEAD + handler('old') + handler('first') + handler('second') });
    const result = await review(base, head);
    expect(seen(result)).toEqual([
      ['db.py', 'existing', 'old'],
      ['db.py', 'elsewhere', 'first', 'second'],
    ]);
    const [existing, added] = result.findings;
    expect(added!.anchor?.path).toBe('views.py');
    expect(added!.fingerprint).not.toBe(existing!.fingerprint);
    expect(renderOutput(result, {}).comments).toHaveLength(1);
  });

  it('is found in a new file too', async () => {
    const base = repo.commit({ 'db.py': DB, 'views.py': HEAD + handler('old') });
    const head = repo.commit({ 'more.py': HEAD + handler('first') });
    expect(seen(await review(base, head))).toEqual([
      ['db.py', 'existing', 'old'],
      ['db.py', 'elsewhere', 'first'],
    ]);
  });

  it('is nothing new where the change does something else', async () => {
    const base = repo.commit({ 'db.py': DB, 'views.py': HEAD + handler('old') });
    const head = repo.commit({ 'views.py': `${HEAD}\nLIMIT = 3\n${handler('old')}` });
    expect(seen(await review(base, head))).toEqual([['db.py', 'existing', 'old']]);
  });
});

describe('what a change does not cause', () => {
  it('is not new because a new file makes it part of what is analysed', async () => {
    const base = repo.commit({ 'db.py': DB, 'views.py': HEAD + handler('old') });
    const head = repo.commit({ 'more.py': 'import views\n' });
    expect(seen(await review(base, head))).toEqual([['db.py', 'existing', 'old']]);
  });

  it('is not looked for because of a new test', async () => {
    const base = repo.commit({ 'db.py': DB, 'views.py': HEAD + handler('old') });
    const head = repo.commit({ 'test_more.py': 'import pytest\n\ndef test_more():\n    assert True\n' });
    expect(seen(await review(base, head))).toEqual([]);
  });

  it('is not fixed because it is not looked at any more', async () => {
    const base = repo.commit({ 'db.py': DB, 'views.py': HEAD + handler('old'), 'more.py': 'import views\n' });
    const head = repo.commit({ 'more.py': 'x = 1\n' });
    expect(seen(await review(base, head)).filter(([, status]) => status === 'fixed')).toEqual([]);
  });

  it('is not fixed where only imports lead to it, in a repository too large to be read whole', async () => {
    const many = Array.from({ length: 401 }, (_, i) => [`other/m${i}.py`, ''] as const);
    const files = {
      'far/lib/db.py': DB,
      'far/lib/views.py': (HEAD + handler('old')).replace('db', 'far.lib.db'),
    };
    const user = 'from far.lib import views\n';
    const base = repo.commit({ ...Object.fromEntries(many), ...files, 'app/in/here/a.py': user });
    const head = repo.commit({ 'app/in/here/a.py': `${user}x = 1\n` });
    const result = await review(base, head);
    expect(result.imported).toBe(2);
    expect(seen(result)).toEqual([]);
  });

  it('and what it does: a handler that stops passing data on is fixed', async () => {
    const base = repo.commit({ 'db.py': DB, 'views.py': HEAD + handler('old') });
    const head = repo.commit({ 'views.py': HEAD });
    expect(seen(await review(base, head))).toEqual([['db.py', 'fixed', 'old']]);
  });
});

describe('a scan', () => {
  it('reports one finding a sink, and says how many functions reach it', async () => {
    const texts = new Map([
      ['db.py', DB],
      ['views.py', HEAD + handler('one') + handler('two') + handler('three')],
    ]);
    const targets = [...texts].map(([path, text]) => ({ path, text }));
    const scan = async (files: typeof targets): Promise<Review> =>
      scanReport({
        engine,
        result: await engine.analyse({ targets: files, context: [], knownPaths: [...texts.keys()] }, () =>
          Promise.resolve([]),
        ),
        textOf: (path) => files.find((file) => file.path === path)?.text ?? '',
        unread: [],
      });
    const all = await scan(targets);
    expect(seen(all)).toEqual([['db.py', 'new', 'one', 'two', 'three']]);
    expect(renderText(all)).toContain('Data of 3 functions reaches this line: one, two, three.');
    const [only] = (JSON.parse(renderJson(all)) as { findings: { entries: unknown[] }[] }).findings;
    expect(only!.entries).toEqual([
      { function: 'one', path: 'views.py', line: 7 },
      { function: 'two', path: 'views.py', line: 11 },
      { function: 'three', path: 'views.py', line: 15 },
    ]);
    const fewer = await scan([targets[0]!, { path: 'views.py', text: HEAD + handler('two') }]);
    expect(fewer.findings[0]!.fingerprint).toBe(all.findings[0]!.fingerprint);
  });
});

/** New ways into a sink that a change does not touch, on real repositories with the real engine and rule. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createEngine, createWasmParser } from '../../src/analysis/index.js';
import { parsePolicy } from '../../src/config/policy.js';
import { readRuleFiles } from '../../src/config/rule-files.js';
import { localSnapshot } from '../../src/git/snapshot.js';
import { reviewRange } from '../../src/review/index.js';
import { TemporaryRepository } from '../git/temporary-repository.js';

const files = readRuleFiles('rules');
const isModel = ({ path }: { readonly path: string }): boolean => /(^|\/)models\//.test(path);
const { engine } = createEngine({
  parser: await createWasmParser(),
  rules: files.filter(({ path }) => path.endsWith('injection/sql-injection.yaml')),
  models: files.filter(isModel),
  builtin: true,
});

const HELPER = `import sqlite3

def find(name):
    conn = sqlite3.connect("app.db")
    return conn.execute("select * from users where name = '%s'" % name).fetchall()
`;
const handler = (name: string, argument = 'request.args["name"]'): string => `from flask import Flask, request
from db import find
app = Flask(__name__)

@app.route("/${name}")
def ${name}():
    return str(len(find(${argument})))
`;

let repo: TemporaryRepository;
beforeEach(() => {
  repo = new TemporaryRepository();
});
afterEach(() => repo.remove());

/** Status and first file of the trace of each finding that the change has, besides what was there before. */
async function changed(before: Record<string, string>, after: Record<string, string>): Promise<string[]> {
  const base = repo.commit(before);
  const head = repo.commit(after);
  const { review } = await reviewRange({
    repository: 'o/r',
    base,
    head,
    snapshot: localSnapshot(repo.folder),
    engine,
    policy: parsePolicy('', '.github/meerkat.yml'),
  });
  return review.findings
    .filter(({ status }) => status !== 'existing')
    .map(({ finding, status }) => `${status} ${finding.trace[0]?.path} -> ${finding.path}`)
    .sort();
}

test('a new handler is a new way, and the old one stays what it was', async () => {
  expect(await changed({ 'db.py': HELPER, 'one.py': handler('one') }, { 'two.py': handler('two') })).toEqual([
    'elsewhere two.py -> db.py',
  ]);
});

test('a new file that has nothing to do with it is no news', async () => {
  const before = { 'db.py': HELPER, 'one.py': handler('one') };
  expect(await changed(before, { 'two.py': handler('two', '"x"') })).toEqual([]);
  expect(await changed({}, { 'test_two.py': 'import pytest\n\ndef test_two():\n    assert True\n' })).toEqual(
    [],
  );
});

test('what only stops being looked at is not fixed', async () => {
  const before = { 'db.py': HELPER, 'one.py': handler('one'), 'two.py': 'import one\n' };
  expect(await changed(before, { 'two.py': 'x = 1\n' })).toEqual([]);
});

test('a handler that stops passing data on is fixed', async () => {
  const before = { 'db.py': HELPER, 'one.py': handler('one'), 'two.py': handler('two') };
  expect(await changed(before, { 'two.py': handler('two', '"x"') })).toEqual(['fixed two.py -> db.py']);
});

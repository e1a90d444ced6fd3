/** The snapshot on GitHub's API says what the snapshot on local git says: on the same repository, file by file. */
import { pino } from 'pino';
import { afterEach, expect, test, vi } from 'vitest';
import { localSnapshot } from '../../src/git/snapshot.js';
import { BlobCache } from '../../src/github/blob-cache.js';
import { GitHubApp, createProbot, type GitHubClient } from '../../src/github/client.js';
import { githubSnapshot } from '../../src/github/snapshot.js';
import type { RepositoryRef } from '../../src/github/work.js';
import type { ChangedFile, FileContent, RepositorySnapshot } from '../../src/review/index.js';
import type { Files } from './git/client.js';
import type { RepositoryHandle } from './handles.js';
import { startStandIn, type StandIn, type StandInOptions } from './stand-in.js';

// Real processes, pushes and waits: generous, for machines that are busy.
vi.setConfig({ testTimeout: 120_000 });

const GRAPHQL = 'POST /graphql';
const TREES = 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}';
const BLOBS = 'GET /repos/{owner}/{repo}/git/blobs/{file_sha}';
const PULL_FILES = 'GET /repos/{owner}/{repo}/pulls/{pull_number}/files';

let github: StandIn;
let shop: RepositoryHandle;

afterEach(() => github.close());

interface Pair {
  readonly api: RepositorySnapshot;
  readonly local: RepositorySnapshot;
  readonly base: string;
  readonly head: string;
  readonly cache: BlobCache;
}

async function client(): Promise<GitHubClient> {
  const probot = createProbot({
    appId: github.app.id,
    privateKey: github.app.privateKey,
    webhookSecret: github.webhookSecret,
    apiUrl: github.apiUrl,
    throttle: false,
    log: pino({ level: 'silent' }),
  });
  await probot.ready();
  return new GitHubApp(probot).client(github.installation().id);
}

/** Two snapshots of a pull request that changes `before` to `after`. */
async function pair(
  before: Files,
  after: Files,
  options: StandInOptions & { mergeGroup?: boolean } = {},
): Promise<Pair> {
  github = await startStandIn(options);
  shop = await github.createRepository({ name: 'shop', files: before });
  await shop.push({ branch: 'topic', files: after });
  await shop.push({ branch: 'main', files: { 'later.py': 'later = 1\n' } });
  const pull = await shop.openPullRequest({ head: 'topic' });
  const { id, owner, name, git } = shop.repository;
  const ref: RepositoryRef = { id, owner: owner.login, name, url: `${github.url}/${shop.fullName}` };
  const cache = new BlobCache(50_000_000);
  const hints = options.mergeGroup === true ? {} : { pull: pull.number };
  return {
    api: githubSnapshot(await client(), ref, cache, hints),
    local: localSnapshot(git.folder),
    base: await shop.branch(),
    head: pull.pull.head.sha,
    cache,
  };
}

/** Everything that a review asks, from both; the answers must be equal. */
async function expectEqual({ api, local, base, head }: Pair): Promise<readonly ChangedFile[]> {
  const mergeBase = await api.mergeBase(base, head);
  expect(mergeBase).toBe(await local.mergeBase(base, head));
  const byPath = (a: { path: string }, b: { path: string }): number => (a.path < b.path ? -1 : 1);
  for (const revision of [base, mergeBase, head]) {
    const listed = await api.list(revision);
    expect(listed).toEqual([...(await local.list(revision))].sort(byPath));
    const paths = [...listed.map(({ path }) => path), 'no/such.py'];
    expect(await api.read(revision, paths)).toEqual(await local.read(revision, paths));
  }
  const changes = await api.changes(mergeBase, head);
  expect(changes).toEqual(await local.changes(mergeBase, head));
  return changes;
}

const lines = (n: number, text = 'value'): string =>
  Array.from({ length: n }, (_, i) => `${text}_${i} = ${i}\n`).join('');

test('every kind of file and change', async () => {
  const before: Files = {
    'same.py': 'a = 1\n',
    'edited.py': lines(50),
    'moved.py': lines(30, 'moved'),
    'moved_and_edited.py': lines(40, 'both'),
    'gone.py': 'gone = 1\n',
    'empty.py': '',
    'no-newline.py': 'x = 1',
    'crlf.py': 'x = 1\r\ny = 2\r\n',
    'bom.py': '\ufeffx = "é"\n',
    'latin.py': Buffer.from('# coding: latin-1\nx = "\xe9"\n', 'latin1'),
    'broken.py': Buffer.from('x = "\xe9"\n', 'latin1'),
    'nul.py': Buffer.from('x = 1\0\n'),
    'ünïcödé/with space.py': 'x = "😀"\n',
    'odd/#?&%.py': 'x = 1\n',
    'pixel.png': Buffer.from([137, 80, 78, 71, 0, 1]),
  };
  const after: Files = {
    'edited.py': lines(50)
      .replace('value_3 = 3\n', '')
      .replace('value_40 = 40\n', 'value_40 = 41\nnew = 1\n'),
    'moved.py': null,
    'sub/moved.py': lines(30, 'moved'),
    'moved_and_edited.py': null,
    'sub/edited.py': lines(40, 'both').replace('both_20 = 20', 'both_20 = 21'),
    'gone.py': null,
    'added.py': 'added = 1\n',
    'no-newline.py': 'x = 2',
    'crlf.py': 'x = 1\r\ny = 3\r\n',
    'ünïcödé/with space.py': 'x = "😀😀"\n',
    'odd/#?&%.py': 'x = 2\n',
    'pixel.png': Buffer.from([137, 80, 78, 71, 0, 2]),
  };
  const both = await pair(before, after);
  const changes = await expectEqual(both);
  expect(changes.map(({ status, path }) => `${status} ${path}`)).toEqual([
    'added added.py',
    'modified crlf.py',
    'modified edited.py',
    'deleted gone.py',
    'modified no-newline.py',
    'modified odd/#?&%.py',
    'modified pixel.png',
    'renamed sub/edited.py',
    'renamed sub/moved.py',
    'modified ünïcödé/with space.py',
  ]);
  expect(changes.find(({ path }) => path === 'pixel.png')).not.toHaveProperty('hunks');
  expect(changes.find(({ path }) => path === 'sub/moved.py')?.hunks).toEqual([]);
});

test('a tree that GitHub cuts is listed folder by folder', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 60 }, (_, i) => [`pkg${i % 4}/sub${i % 3}/m${i}.py`, `x = ${i}\n`]),
  );
  const both = await pair(files, { 'pkg0/new.py': 'x = 1\n' }, { sizes: { treeEntries: 25 } });
  await expectEqual(both);
  expect(github.calls.to(TREES).length).toBeGreaterThan(10);
});

test('many files are read in a few queries, and what is in the cache not again', async () => {
  const files = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`m${i}.py`, `x = ${i}\n`]));
  const { api, head } = await pair(files, { 'm1.py': 'x = 1000\n' });
  const paths = Object.keys(files);
  const first = await api.read(head, paths);
  expect(first.every((content) => content.ok)).toBe(true);
  expect(github.calls.to(GRAPHQL).length).toBe(4);
  expect(github.calls.to(BLOBS)).toHaveLength(0);
  expect(await api.read(head, paths)).toEqual(first);
  expect(github.calls.to(GRAPHQL).length).toBe(4);
});

test('a file that GraphQL cuts is read whole', async () => {
  const big = lines(60_000);
  const { api, local, head } = await pair({ 'small.py': 'x = 1\n' }, { 'big.py': big });
  expect(await api.read(head, ['big.py', 'small.py'])).toEqual(
    await local.read(head, ['big.py', 'small.py']),
  );
  expect(((await api.read(head, ['big.py'])) as (FileContent & { ok: true })[])[0]!.text).toBe(big);
});

test('a file beyond the limit is not even fetched', async () => {
  const { api, head } = await pair(
    { 'small.py': 'x = 1\n' },
    { 'huge.py': Buffer.alloc(9 * 1024 * 1024, 'x') },
  );
  expect(await api.read(head, ['huge.py'])).toMatchObject([{ ok: false, reason: 'too-large' }]);
  expect(github.calls.to(BLOBS)).toHaveLength(0);
  expect(github.calls.to(GRAPHQL)).toHaveLength(0);
});

test('a file whose patch GitHub omits has no hunks: no line of it can be commented', async () => {
  const sizes = { patch: { lines: 20, bytes: 100_000 } };
  const { api, base, head } = await pair(
    { 'a.py': 'x = 1\n' },
    { 'a.py': lines(100), 'b.py': 'x = 1\n' },
    { sizes },
  );
  const changes = await api.changes(await api.mergeBase(base, head), head);
  expect(changes).toEqual([
    { status: 'modified', path: 'a.py', basePath: 'a.py' },
    { status: 'added', path: 'b.py', hunks: [expect.objectContaining({ added: [1] })] },
  ]);
});

test('a pull request of 3,100 files: none is left out, although GitHub lists 3,000', async () => {
  const files = Object.fromEntries(Array.from({ length: 3100 }, (_, i) => [`m${i}.py`, `x = ${i}\n`]));
  const { api, local, base, head } = await pair({ 'a.py': '' }, files);
  const mergeBase = await api.mergeBase(base, head);
  const paths = (changes: readonly ChangedFile[]): string[] =>
    changes.map(({ status, path }) => `${status} ${path}`);
  const changes = await api.changes(mergeBase, head);
  expect(paths(changes)).toEqual(paths(await local.changes(mergeBase, head)));
  expect(github.calls.to(PULL_FILES)).toHaveLength(30);
  expect(changes.filter(({ hunks }) => hunks === undefined)).toHaveLength(100);
});

test('a merge group of 350 files: none is left out, although a comparison lists 300', async () => {
  const files = Object.fromEntries(Array.from({ length: 350 }, (_, i) => [`m${i}.py`, `x = ${i}\n`]));
  const { api, local, base, head } = await pair({ 'a.py': '' }, files, { mergeGroup: true });
  const mergeBase = await api.mergeBase(base, head);
  const paths = (changes: readonly ChangedFile[]): string[] =>
    changes.map(({ status, path }) => `${status} ${path}`);
  expect(paths(await api.changes(mergeBase, head))).toEqual(paths(await local.changes(mergeBase, head)));
});

test('what GraphQL answers wrongly is noticed by its hash and read as bytes', async () => {
  const { api, local, head } = await pair(
    { 'a.py': 'x = 1\n' },
    { 'latin.py': Buffer.from('# coding: latin-1\nx = "\xe9"\n', 'latin1') },
  );
  expect(await api.read(head, ['latin.py', 'a.py'])).toEqual(await local.read(head, ['latin.py', 'a.py']));
  expect(github.calls.to(BLOBS)).toHaveLength(1);
});

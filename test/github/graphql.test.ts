/** The stand-in's GraphQL: blobs in batches, review threads, resolving, and errors in GitHub's form. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, dig } from './api-client.js';
import type { PullHandle, RepositoryHandle } from './handles.js';
import { startStandIn, type StandIn } from './stand-in.js';

const BINARY = Buffer.from([1, 2, 0, 3]);
const LATIN = Buffer.from("name = 'caf\u00e9'\n", 'latin1');

let github: StandIn;
let shop: RepositoryHandle;
let pull: PullHandle;
let sha: string;

beforeAll(async () => {
  github = await startStandIn({
    app: {
      name: 'Resolver',
      permissions: { contents: 'write', pull_requests: 'write' },
      events: ['pull_request'],
    },
  });
  shop = await github.createRepository({ name: 'shop', files: { 'a.py': 'one\ntwo\nthree\n' } });
  sha = await shop.push({
    branch: 'topic',
    files: {
      'a.py': 'one\n2\nthree\n',
      'binary.py': BINARY,
      'latin.py': LATIN,
      'large.py': 'x = 1\n'.repeat(100_000),
      'with space.py': 'y = 1\n',
    },
  });
  pull = await shop.openPullRequest({ head: 'topic' });
  const comments = [
    { path: 'a.py', line: 2, body: 'First.' },
    { path: 'latin.py', line: 1, body: 'Second.' },
  ];
  const review = { commit_id: sha, event: 'COMMENT', body: 'Read.', comments };
  await call(github, github.token(), 'POST', '/repos/acme/shop/pulls/1/reviews', review);
});

afterAll(async () => {
  await github.close();
});

async function query(text: string, variables: object = {}, token = github.token()): Promise<unknown> {
  const answer = await call(github, token, 'POST', '/graphql', { query: text, variables });
  expect(answer.status).toBe(200);
  return answer.body;
}

const THREADS = `query ($number: Int!, $after: String) {
  repository(owner: "acme", name: "shop") { pullRequest(number: $number) {
    reviewThreads(first: 1, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes { id isResolved isOutdated path line comments(first: 10) { nodes { body author { login } databaseId } } }
    } } } }`;

describe('blobs', () => {
  const blob = 'isBinary isTruncated byteSize oid text';

  it('come in one batch, by expression and by id', async () => {
    const id = (await shop.repository.git.read(`${sha}:a.py`))!.id;
    const body = await query(
      `query ($id: GitObjectID!) { repository(owner: "acme", name: "shop") {
        byId: object(oid: $id) { ... on Blob { ${blob} } }
        space: object(expression: "${sha}:with space.py") { ... on Blob { text } }
        missing: object(expression: "${sha}:nothing.py") { ... on Blob { text } }
        tree: object(expression: "${sha}:") { __typename }
        commit: object(expression: "topic") { ... on Commit { oid } }
      } }`,
      { id },
    );
    const repository = dig(body, 'data', 'repository');
    expect(dig(repository, 'byId')).toEqual({
      isBinary: false,
      isTruncated: false,
      byteSize: 12,
      oid: id,
      text: 'one\n2\nthree\n',
    });
    expect(dig(repository, 'space', 'text')).toBe('y = 1\n');
    expect(dig(repository, 'missing')).toBeNull();
    expect(dig(repository, 'tree', '__typename')).toBe('Tree');
    expect(dig(repository, 'commit', 'oid')).toBe(sha);
  });

  it('say when they are binary, cut off or not UTF-8', async () => {
    const body = await query(`{ repository(owner: "acme", name: "shop") {
      binary: object(expression: "${sha}:binary.py") { ... on Blob { ${blob} } }
      large: object(expression: "${sha}:large.py") { ... on Blob { ${blob} } }
      latin: object(expression: "${sha}:latin.py") { ... on Blob { ${blob} } }
    } }`);
    const repository = dig(body, 'data', 'repository');
    expect(dig(repository, 'binary')).toMatchObject({ isBinary: true, text: null });
    expect(dig(repository, 'large')).toMatchObject({ isTruncated: true, byteSize: 600_000 });
    expect(String(dig(repository, 'large', 'text')).length).toBe(512_000);
    expect(dig(repository, 'latin', 'text')).toBe("name = 'caf\ufffd'\n");
  });

  it('need permission to read contents', async () => {
    const token = github.token({ metadata: 'read', pull_requests: 'read' });
    const text = `{ repository(owner: "acme", name: "shop") { object(expression: "main:a.py") { oid } } }`;
    expect(dig(await query(text, {}, token), 'errors', 0, 'type')).toBe('FORBIDDEN');
  });
});

describe('review threads', () => {
  it('come in pages', async () => {
    const first = await query(THREADS, { number: 1 });
    const threads = dig(first, 'data', 'repository', 'pullRequest', 'reviewThreads');
    expect(dig(threads, 'nodes', 0)).toMatchObject({ path: 'a.py', line: 2, isResolved: false });
    expect(dig(threads, 'nodes', 0, 'comments', 'nodes', 0)).toMatchObject({
      body: 'First.',
      author: { login: 'resolver' },
    });
    const after = dig(threads, 'pageInfo', 'endCursor');
    const second = await query(THREADS, { number: 1, after });
    const rest = dig(second, 'data', 'repository', 'pullRequest', 'reviewThreads');
    expect(dig(rest, 'nodes', 0, 'path')).toBe('latin.py');
    expect(dig(rest, 'pageInfo', 'hasNextPage')).toBe(false);
  });

  it('are resolved by an App that may write contents, and by no other', async () => {
    const threads = await query(THREADS, { number: 1 });
    const id = dig(threads, 'data', 'repository', 'pullRequest', 'reviewThreads', 'nodes', 0, 'id');
    const resolve = `mutation ($id: ID!) {
      resolveReviewThread(input: { threadId: $id }) { thread { isResolved viewerCanUnresolve } } }`;
    const poor = github.token({ metadata: 'read', pull_requests: 'write', contents: 'read' });
    expect(dig(await query(resolve, { id }, poor), 'errors', 0, 'type')).toBe('FORBIDDEN');
    expect(pull.threads()[0]?.resolvedBy).toBeUndefined();
    const answer = await query(resolve, { id });
    expect(dig(answer, 'data', 'resolveReviewThread', 'thread', 'isResolved')).toBe(true);
    const unknown = await query(resolve, { id: 'PRRT_nothing' });
    expect(dig(unknown, 'errors', 0, 'type')).toBe('NOT_FOUND');
  });

  it('follow their lines through a push, and are outdated once these change', async () => {
    await shop.push({ branch: 'topic', files: { 'a.py': 'zero\none\n2\nthree\n' } });
    const where = () => pull.lineComments().map((comment) => comment.current?.line);
    expect(where()).toEqual([3, 1]);
    await shop.push({ branch: 'topic', files: { 'a.py': 'zero\none\ntwo again\nthree\n' } });
    expect(where()).toEqual([undefined, 1]);
    const listed = await call(github, github.token(), 'GET', '/repos/acme/shop/pulls/1/comments');
    expect(dig(listed.body, 0)).toMatchObject({ line: null, original_line: 2, position: null });
  });
});

describe('errors', () => {
  it.each([
    ['no query', {}, 'query attribute'],
    ['broken syntax', { query: '{ repository(' }, 'Syntax Error'],
    ['an unknown field', { query: '{ teapot }' }, 'teapot'],
    ['a missing argument', { query: '{ repository(owner: "acme") { id } }' }, 'name'],
    [
      'a repository that is not there',
      { query: '{ repository(owner: "acme", name: "x") { id } }' },
      'resolve',
    ],
  ])('are answered with 200 for %s', async (_, body, message) => {
    const answer = await call(github, github.token(), 'POST', '/graphql', body);
    expect(answer.status).toBe(200);
    expect(dig(answer.body, 'errors', 0, 'message')).toContain(message);
  });

  it('refuse lists without a length, or of more than 100', async () => {
    const list = (page: string) =>
      `{ repository(owner: "acme", name: "shop") { pullRequests${page} { totalCount } } }`;
    expect(dig(await query(list('')), 'errors', 0, 'type')).toBe('MISSING_PAGINATION_BOUNDARIES');
    expect(dig(await query(list('(first: 101)')), 'errors', 0, 'type')).toBe('EXCESSIVE_PAGINATION');
    expect(dig(await query(list('(first: 100)')), 'data', 'repository', 'pullRequests', 'totalCount')).toBe(
      1,
    );
  });
});

/** What the stand-in must refuse, as GitHub does, and what must go through beside it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, dig, type Answer } from './api-client.js';
import type { PullHandle, RepositoryHandle } from './handles.js';
import { routes } from './routes/index.js';
import { startStandIn, type StandIn } from './stand-in.js';

const SHOP = '/repos/acme/shop';
const BEFORE = Array.from({ length: 30 }, (_, i) => `line_${i + 1} = ${i + 1}\n`);
/** Lines 5 and 25 change: two hunks, 2–8 and 22–28. */
const AFTER = BEFORE.map((line, i) => (i === 4 || i === 24 ? `changed_${i + 1} = 0\n` : line));

let github: StandIn;
let shop: RepositoryHandle;
let pull: PullHandle;
let token: string;
let sha: string;

beforeAll(async () => {
  github = await startStandIn({ sizes: { patch: { lines: 200, bytes: 500_000 } } });
  shop = await github.createRepository({ name: 'shop', files: { 'app.py': BEFORE.join(''), 'b.py': '1\n' } });
  sha = await shop.push({
    branch: 'topic',
    files: { 'app.py': AFTER.join(''), 'b.py': null, 'large.py': 'x = 1\n'.repeat(400) },
  });
  pull = await shop.openPullRequest({ head: 'topic' });
  token = github.token();
});

afterAll(async () => {
  await github.close();
});

const post = async (path: string, body: unknown): Promise<Answer> =>
  await call(github, token, 'POST', `${SHOP}${path}`, body);
const patch = async (path: string, body: unknown): Promise<Answer> =>
  await call(github, token, 'PATCH', `${SHOP}${path}`, body);

describe('a review', () => {
  const review = async (...comments: readonly object[]) =>
    await post('/pulls/1/reviews', { commit_id: sha, event: 'COMMENT', body: 'Read.', comments });

  it.each([
    ['the changed line', { path: 'app.py', line: 5, side: 'RIGHT' }],
    ['the removed line', { path: 'app.py', line: 5, side: 'LEFT' }],
    ['a context line', { path: 'app.py', line: 8 }],
    ['a range within a hunk', { path: 'app.py', start_line: 3, line: 6, start_side: 'RIGHT', side: 'RIGHT' }],
    ['a range from the old side to the new', { path: 'app.py', start_line: 5, start_side: 'LEFT', line: 5 }],
    ['a deleted file', { path: 'b.py', line: 1, side: 'LEFT' }],
    ['a position', { path: 'app.py', position: 1 }],
  ])('takes a comment on %s', async (_, place) => {
    const answer = await review({ body: 'Why?', ...place });
    expect(answer.body).toMatchObject({ state: 'COMMENTED', commit_id: sha });
    expect(answer.status).toBe(200);
  });

  it.each([
    ['a line outside the hunks', { path: 'app.py', line: 15 }, 'Line could not be resolved'],
    ['a line past the end', { path: 'app.py', line: 31 }, 'Line could not be resolved'],
    ['no line', { path: 'app.py' }, 'Line could not be resolved'],
    ['a file that is not in the diff', { path: 'c.py', line: 1 }, 'Path could not be resolved'],
    ['the new side of a deleted file', { path: 'b.py', line: 1 }, 'Line could not be resolved'],
    ['a file whose diff is too large', { path: 'large.py', line: 1 }, 'Line could not be resolved'],
    [
      'a start line after the line',
      { path: 'app.py', start_line: 6, line: 5 },
      'Start line must precede the end line.',
    ],
    [
      'a start line that is the line',
      { path: 'app.py', start_line: 5, line: 5 },
      'Start line must precede the end line.',
    ],
    [
      'a start line in another hunk',
      { path: 'app.py', start_line: 5, line: 25 },
      'Start line must be part of the same hunk as the line.',
    ],
    ['a position past the diff', { path: 'app.py', position: 99 }, 'Position could not be resolved'],
  ])('refuses a comment on %s', async (_, place, message) => {
    const answer = await review({ body: 'Why?', ...place });
    expect(answer.status).toBe(422);
    expect(dig(answer.body, 'errors')).toEqual([message]);
  });

  it('fails whole for one bad line', async () => {
    const reviews = pull.reviews().length;
    const comments = pull.lineComments().length;
    const answer = await review(
      { path: 'app.py', line: 5, body: 'Good.' },
      { path: 'app.py', line: 15, body: 'Bad.' },
    );
    expect(answer.status).toBe(422);
    expect(pull.reviews()).toHaveLength(reviews);
    expect(pull.lineComments()).toHaveLength(comments);
  });

  it.each([
    ['a side that is none', { path: 'app.py', line: 5, side: 'BOTH', body: 'x' }],
    ['an unknown property', { path: 'app.py', line: 5, body: 'x', subject_type: 'line' }],
    ['a line that is text', { path: 'app.py', line: '5', body: 'x' }],
    ['no body', { path: 'app.py', line: 5 }],
    ['an empty body', { path: 'app.py', line: 5, body: ' ' }],
    ['a body above 65,536 characters', { path: 'app.py', line: 5, body: 'x'.repeat(65_537) }],
  ])('refuses a comment with %s', async (_, comment) => {
    expect((await review(comment)).status).toBe(422);
  });

  it('refuses one without words, on a commit of elsewhere, or on no pull request', async () => {
    const path = '/pulls/1/reviews';
    expect((await post(path, { event: 'COMMENT' })).status).toBe(422);
    expect((await post(path, { event: 'PRAISE', body: 'x' })).status).toBe(422);
    const base = await shop.branch();
    expect((await post(path, { event: 'COMMENT', body: 'x', commit_id: base })).status).toBe(422);
    const nowhere = '0'.repeat(40);
    expect((await post(path, { event: 'COMMENT', body: 'x', commit_id: nowhere })).status).toBe(422);
    expect((await post('/pulls/99/reviews', { event: 'COMMENT', body: 'x' })).status).toBe(404);
  });
});

describe('a single comment', () => {
  it('is made on a line, on a file, and answered', async () => {
    const shared = { commit_id: sha, path: 'app.py', body: 'Look.' };
    const line = await post('/pulls/1/comments', { ...shared, line: 5 });
    expect(line.status).toBe(201);
    const file = await post('/pulls/1/comments', { ...shared, subject_type: 'file' });
    expect(dig(file.body, 'subject_type')).toBe('file');
    const reply = await post(`/pulls/1/comments/${String(dig(line.body, 'id'))}/replies`, { body: 'Done.' });
    expect(dig(reply.body, 'in_reply_to_id')).toBe(dig(line.body, 'id'));
    expect(pull.threads().at(-2)?.comments).toHaveLength(2);
    const outside = await post('/pulls/1/comments', { ...shared, line: 15 });
    expect(outside.status).toBe(422);
  });

  it('is changed and deleted by its author only', async () => {
    const mine = await post('/pulls/1/comments', { commit_id: sha, path: 'app.py', line: 5, body: 'Mine.' });
    const path = `/pulls/comments/${String(dig(mine.body, 'id'))}`;
    expect(dig((await patch(path, { body: 'Changed.' })).body, 'body')).toBe('Changed.');
    expect((await patch(path, { body: '' })).status).toBe(422);
    const stranger = github.user('stranger').token;
    const refused = await call(github, stranger, 'PATCH', `${SHOP}${path}`, { body: 'Theirs.' });
    expect(refused.status).toBe(403);
    expect((await call(github, token, 'DELETE', `${SHOP}${path}`)).status).toBe(204);
    expect((await call(github, token, 'GET', `${SHOP}${path}`)).status).toBe(404);
  });

  it('on the conversation is not changed by others', async () => {
    const theirs = pull.comment(github.user('bob'), 'Mine.');
    expect((await patch(`/issues/comments/${theirs.id}`, { body: 'Ours.' })).status).toBe(403);
    const reaction = { content: 'eyes' };
    expect((await post(`/issues/comments/${theirs.id}/reactions`, reaction)).status).toBe(201);
    expect((await post(`/issues/comments/${theirs.id}/reactions`, reaction)).status).toBe(200);
    expect((await post(`/issues/comments/${theirs.id}/reactions`, { content: 'applause' })).status).toBe(422);
    expect(theirs.reactions.map((item) => item.content)).toEqual(['eyes']);
  });
});

describe('a check run', () => {
  const run = async (more: object = {}) =>
    await post('/check-runs', { name: 'Meerkat', head_sha: sha, ...more });
  const annotation = {
    path: 'app.py',
    start_line: 5,
    end_line: 5,
    annotation_level: 'warning',
    message: 'x',
  };
  const output = { title: 'Found', summary: 'Two things.' };

  it('is made queued, goes on and is concluded', async () => {
    const made = await run();
    expect(dig(made.body, 'status')).toBe('queued');
    const path = `/check-runs/${String(dig(made.body, 'id'))}`;
    expect(dig((await patch(path, { status: 'in_progress' })).body, 'status')).toBe('in_progress');
    const done = await patch(path, { conclusion: 'failure', output });
    expect(done.body).toMatchObject({ status: 'completed', conclusion: 'failure' });
    const listed = await call(github, token, 'GET', `${SHOP}/commits/${sha}/check-runs?check_name=Meerkat`);
    expect(dig(listed.body, 'check_runs', 0, 'id')).toBe(dig(made.body, 'id'));
  });

  it('appends annotations, 50 a request', async () => {
    const annotations = Array.from({ length: 50 }, () => annotation);
    const made = await run({ output: { ...output, annotations } });
    const path = `/check-runs/${String(dig(made.body, 'id'))}`;
    await patch(path, { output: { ...output, annotations: annotations.slice(0, 3) } });
    const first = await call(github, token, 'GET', `${SHOP}${path}/annotations?per_page=50`);
    expect(first.body).toHaveLength(50);
    expect(first.headers.get('link')).toContain('rel="next"');
    const read = await call(github, token, 'GET', `${SHOP}${path}`);
    expect(dig(read.body, 'output', 'annotations_count')).toBe(53);
  });

  const action = { label: 'Fix', identifier: 'fix', description: 'Fixes it' };
  it.each<[string, object]>([
    ['without a conclusion though completed', { status: 'completed' }],
    ['with an unknown conclusion', { status: 'completed', conclusion: 'passed' }],
    ['with an end but no conclusion', { completed_at: '2026-01-01T00:00:00Z' }],
    ['with a conclusion though in progress', { status: 'in_progress', conclusion: 'success' }],
    ['with a date that is none', { started_at: 'yesterday' }],
    ['with an unknown property', { colour: 'green' }],
    ['with an unknown property of its output', { output: { ...output, body: 'x' } }],
    ['with output but no summary', { output: { title: 'x' } }],
    ['with a summary above 65,535 characters', { output: { title: 'x', summary: 'x'.repeat(65_536) } }],
    ['with a text above 65,535 characters', { output: { ...output, text: 'x'.repeat(65_536) } }],
    [
      'with 51 annotations',
      { output: { ...output, annotations: Array.from({ length: 51 }, () => annotation) } },
    ],
    [
      'with an annotation from line 0',
      { output: { ...output, annotations: [{ ...annotation, start_line: 0 }] } },
    ],
    ['with a backward annotation', { output: { ...output, annotations: [{ ...annotation, end_line: 4 }] } }],
    [
      'with columns over several lines',
      {
        output: { ...output, annotations: [{ ...annotation, end_line: 6, start_column: 1, end_column: 2 }] },
      },
    ],
    [
      'with an annotation of unknown level',
      { output: { ...output, annotations: [{ ...annotation, annotation_level: 'error' }] } },
    ],
    [
      'with an annotation title above 255 characters',
      { output: { ...output, annotations: [{ ...annotation, title: 'x'.repeat(256) }] } },
    ],
    ['with four actions', { actions: [action, action, action, action] }],
    ['with a label above 20 characters', { actions: [{ ...action, label: 'x'.repeat(21) }] }],
    ['with an identifier above 20 characters', { actions: [{ ...action, identifier: 'x'.repeat(21) }] }],
    ['with a description above 40 characters', { actions: [{ ...action, description: 'x'.repeat(41) }] }],
    ['on a commit that is not there', { head_sha: '0'.repeat(40) }],
    ['on a branch name', { head_sha: 'topic' }],
  ])('is refused %s', async (_, more) => {
    expect((await run(more)).status).toBe(422);
  });

  it('belongs to the App: people make none', async () => {
    const owner = shop.repository.owner.token;
    const answer = await call(github, owner, 'POST', `${SHOP}/check-runs`, { name: 'x', head_sha: sha });
    expect(answer.status).toBe(403);
  });

  it('decides about the merge where it is required, on the latest commit only', async () => {
    const repository = await github.createRepository({ name: 'gate', files: { 'a.py': '1\n' } });
    repository.requireCheck('Meerkat');
    const first = await repository.push({ branch: 'topic', files: { 'a.py': '2\n' } });
    const gated = await repository.openPullRequest({ head: 'topic' });
    const conclude = async (head_sha: string, conclusion: string) =>
      await call(github, token, 'POST', '/repos/acme/gate/check-runs', {
        name: 'Meerkat',
        head_sha,
        conclusion,
      });
    expect((await gated.mergeState()).reasons).toEqual([
      'Meerkat: expected, waiting for its status to be reported',
    ]);
    await conclude(first, 'failure');
    expect((await gated.mergeState()).state).toBe('blocked');
    for (const conclusion of ['success', 'neutral', 'skipped']) {
      await conclude(first, conclusion);
      expect((await gated.mergeState()).state).toBe('clean');
    }
    await conclude(first, 'cancelled');
    expect((await gated.mergeState()).state).toBe('blocked');
    await conclude(first, 'success');
    await repository.push({ branch: 'topic', files: { 'a.py': '3\n' } });
    expect((await gated.mergeState()).state).toBe('blocked');
  });
});

describe('every route', () => {
  it('is one that GitHub describes', () => {
    const { validator } = github.services;
    expect(routes.map(({ route }) => route).filter((route) => !validator.describes(route))).toEqual([]);
  });
});

describe('a request', () => {
  it.each([
    ['an unknown route', 'GET', '/teapots', 404],
    ['an unknown query parameter', 'GET', '/pulls?colour=red', 422],
    ['a state that is none', 'GET', '/pulls?state=ajar', 422],
    ['a blob that is not there', 'GET', `/git/blobs/${'0'.repeat(40)}`, 404],
    ['an option as a revision', 'GET', '/commits/--all', 422],
    ['a file that is not there', 'GET', '/contents/nothing.py', 404],
    ['a ref that is not there', 'GET', '/contents/app.py?ref=nowhere', 404],
  ])('for %s is refused', async (_, method, path, status) => {
    expect((await call(github, token, method, `${SHOP}${path}`)).status).toBe(status);
  });

  it('with broken JSON is refused', async () => {
    const response = await fetch(`${github.apiUrl}${SHOP}/check-runs`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: '{"name":',
    });
    expect(response.status).toBe(400);
  });

  it('without the permission is refused, for every write', async () => {
    const reading = github.token({
      metadata: 'read',
      checks: 'read',
      pull_requests: 'read',
      contents: 'read',
    });
    const writes: readonly (readonly [string, object])[] = [
      ['/check-runs', { name: 'x', head_sha: sha }],
      ['/pulls/1/reviews', { event: 'COMMENT', body: 'x' }],
      ['/pulls/1/comments', { commit_id: sha, path: 'app.py', line: 5, body: 'x' }],
      ['/issues/1/comments', { body: 'x' }],
    ];
    for (const [path, body] of writes) {
      expect((await call(github, reading, 'POST', `${SHOP}${path}`, body)).status).toBe(403);
    }
  });

  it('for a diff of more than 300 files is refused', async () => {
    const many = Object.fromEntries(Array.from({ length: 301 }, (_, i) => [`many/f${i}.py`, `${i}\n`]));
    await shop.push({ branch: 'many', files: many });
    const large = await shop.openPullRequest({ head: 'many' });
    const accept = 'application/vnd.github.diff';
    const path = (number: number) => `${SHOP}/pulls/${number}`;
    expect((await call(github, token, 'GET', path(large.number), undefined, accept)).status).toBe(406);
    const small = await call(github, token, 'GET', path(1), undefined, accept);
    expect(small.body).toContain('diff --git a/app.py b/app.py');
    const compared = await call(github, token, 'GET', `${SHOP}/compare/main...many`);
    expect(dig(compared.body, 'files')).toHaveLength(300);
  });
});

/** Reviews on GitHub's bad days: nothing is lost, and nothing is published twice. */
import { describe, expect, test, vi } from 'vitest';
import { CLEAN, dangerous, useBench } from '../github-app/bench.js';
import type { PullHandle } from './handles.js';
import type { Fault } from './http/faults.js';

// Real processes, pushes and waits: generous, for machines that are busy.
vi.setConfig({ testTimeout: 120_000 });

const CREATE_CHECK = 'POST /repos/{owner}/{repo}/check-runs';
const UPDATE_CHECK = 'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}';
const CREATE_REVIEW = 'POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews';
const REPLY = 'POST /repos/{owner}/{repo}/pulls/{pull_number}/comments/{comment_id}/replies';
const REACT = 'POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions';

const bench = useBench();

/** The whole review, exactly once. */
async function expectOneReview(pull: PullHandle, annotations = 0): Promise<void> {
  const check = await pull.waitForCheck({ timeout: 60_000 });
  await bench.app.idle();
  expect(check.conclusion).toBe('failure');
  expect(check.annotations).toHaveLength(annotations);
  expect([...bench.shop.repository.checks.values()].map((run) => run.status)).toEqual(['completed']);
  expect(pull.reviews()).toHaveLength(1);
  expect(pull.lineComments().length).toBeGreaterThan(0);
  const bodies = pull.lineComments().map(({ body }) => body);
  expect(new Set(bodies).size).toBe(bodies.length);
}

/** The ordered fault was played, or the test proves nothing. */
function expectPlayed(fault: Fault): void {
  expect(bench.github.calls.all().filter((call) => call.fault === fault.kind)).toHaveLength(1);
}

const AMBIGUOUS: [string, Fault][] = [
  ['a 502 before the write', { kind: 'error', status: 502, when: 'before' }],
  ['a 502 after the write', { kind: 'error', status: 502, when: 'after' }],
  ['a connection dropped before the write', { kind: 'drop', when: 'before' }],
  ['a connection dropped after the write', { kind: 'drop', when: 'after' }],
];

describe('a write that GitHub answers with an error', () => {
  for (const [what, fault] of AMBIGUOUS)
    for (const route of [CREATE_CHECK, CREATE_REVIEW, UPDATE_CHECK])
      test(`${route.split('/').at(-1)}: ${what}`, async () => {
        bench.github.faults.add({ route, fault });
        await expectOneReview(await bench.open());
        expectPlayed(fault);
        // Looked for before it is repeated: a write that took effect is not sent again.
        const repeated = 'when' in fault && fault.when === 'before';
        if (route !== UPDATE_CHECK) expect(bench.github.calls.to(route)).toHaveLength(repeated ? 2 : 1);
      });

  for (const [what, fault] of AMBIGUOUS)
    test(`annotations: ${what}`, async () => {
      bench.github.faults.add({ route: UPDATE_CHECK, fault, skip: 1 });
      const many = Array.from({ length: 120 }, (_, i) => `doubt(x${i})`).join('\n');
      await expectOneReview(await bench.open({ 'app.py': dangerous(), 'many.py': `${many}\n` }), 111);
      expectPlayed(fault);
    });

  for (const [what, fault] of AMBIGUOUS)
    test(`the answer under a fixed finding: ${what}`, async () => {
      const pull = await bench.open();
      await pull.waitForCheck();
      bench.github.faults.add({ route: REPLY, fault });
      await bench.shop.push({ branch: 'topic', files: { 'app.py': `${CLEAN}X = 1\n` } });
      expect((await pull.waitForCheck()).conclusion).toBe('success');
      await bench.app.idle();
      expect(pull.lineComments().filter((one) => one.inReplyTo)).toHaveLength(1);
      expectPlayed(fault);
    });

  test('the reaction to a command: the review is run once', async () => {
    const pull = await bench.open();
    const first = await pull.waitForCheck();
    const alice = bench.github.user('alice');
    bench.shop.setRole(alice, 'write');
    bench.github.faults.add({ route: REACT, fault: { kind: 'error', status: 502, when: 'after' } });
    const comment = pull.comment(alice, '/meerkat review');
    await pull.waitForCheck({ after: first });
    await bench.app.idle();
    expect(bench.app.analysed).toHaveLength(2);
    expect(comment.reactions).toHaveLength(1);
  });

  test('of the API that the analysis needs, every time: the check is concluded all the same', async () => {
    const route = 'GET /repos/{owner}/{repo}/compare/{base}...{head}';
    bench.github.faults.add({ route, fault: { kind: 'drop', when: 'before' }, times: 1000 });
    const check = await (await bench.open()).waitForCheck({ timeout: 100_000 });
    expect(check).toMatchObject({ conclusion: 'failure', title: 'The review could not be completed' });
  });

  test('every time: the review is given up as failed, once GitHub is back', async () => {
    const pull = await bench.open();
    await pull.waitForCheck();
    bench.github.faults.add({
      route: CREATE_REVIEW,
      fault: { kind: 'error', status: 502, when: 'before' },
      times: 1000,
    });
    await bench.shop.push({ branch: 'topic', files: { 'app.py': `${dangerous()}danger(more)\n` } });
    const check = await pull.waitForCheck({ timeout: 60_000 });
    expect(check).toMatchObject({ conclusion: 'failure', title: 'The review could not be completed' });
    expect(check.summary).toContain('several times');
    expect(check.summary).toContain('/meerkat review');
  });
});

describe('a refusal', () => {
  for (const status of [403, 422] as const)
    test(`of the review (${status}): its comments are annotations, in plain text, and the summary says so`, async () => {
      bench.github.faults.add({ route: CREATE_REVIEW, fault: { kind: 'refusal', status } });
      const pull = await bench.open();
      const check = await pull.waitForCheck();
      expect(check.conclusion).toBe('failure');
      expect(check.summary).toContain(
        `One comment is an annotation of this check run, not on the lines of the pull request: GitHub refused the review (${status}).`,
      );
      expect(check.annotations).toHaveLength(1);
      expect(check.annotations[0]!.message).not.toMatch(/<sub>|\*\*/);
      expect(pull.reviews()).toHaveLength(0);
      await bench.app.idle();
    });

  test('of the answer under a fixed finding does not keep the check from its end', async () => {
    const pull = await bench.open();
    await pull.waitForCheck();
    bench.github.faults.add({ route: REPLY, fault: { kind: 'refusal', status: 403 } });
    await bench.shop.push({ branch: 'topic', files: { 'app.py': `${CLEAN}X = 1\n` } });
    expect((await pull.waitForCheck()).conclusion).toBe('success');
    await bench.app.idle();
  });
});

describe('limits', () => {
  test('a secondary limit on the review is waited out, and the review goes out once', async () => {
    bench.github.faults.add({ route: CREATE_REVIEW, fault: { kind: 'secondary-limit', retryAfter: 1 } });
    await expectOneReview(await bench.open());
  });

  test('limits more often than there are attempts: waiting costs none', async () => {
    const fault: Fault = { kind: 'secondary-limit', retryAfter: 0 };
    bench.github.faults.add({ route: CREATE_REVIEW, fault, times: 4 });
    await expectOneReview(await bench.open());
  });

  test('a secondary limit on the first call is waited out', async () => {
    bench.github.faults.add({
      route: 'GET /repos/{owner}/{repo}/pulls/{pull_number}',
      fault: { kind: 'secondary-limit', retryAfter: 1 },
    });
    await expectOneReview(await bench.open());
  });
});

describe('reads', () => {
  for (const route of [
    'GET /repos/{owner}/{repo}/pulls/{pull_number}/files',
    'GET /repos/{owner}/{repo}/git/trees/{tree_sha}',
    'POST /graphql',
  ])
    test(`${route} fails once`, async () => {
      bench.github.faults.add({ route, fault: { kind: 'error', status: 502, when: 'before' } });
      await expectOneReview(await bench.open());
    });

  test('slow answers delay nothing but the review', async () => {
    bench.github.faults.add({ route: 'GET ', fault: { kind: 'slow', milliseconds: 200 }, times: 5 });
    await expectOneReview(await bench.open());
  });
});

describe('deliveries', () => {
  test('that arrive twice are worked on once', async () => {
    bench.github.deliveries.duplicateNext(10);
    await expectOneReview(await bench.open());
    expect(bench.app.analysed).toHaveLength(1);
  });

  test('that arrive in reverse order lead to the review of the newest head', async () => {
    bench.github.deliveries.hold();
    const pull = await bench.open();
    await bench.shop.push({ branch: 'topic', files: { 'app.py': `${dangerous()}X = 1\n` } });
    const head = await bench.shop.push({ branch: 'topic', files: { 'app.py': `${dangerous()}X = 2\n` } });
    await bench.github.deliveries.release('reverse');
    await expectOneReview(pull);
    expect(new Set(bench.app.analysed)).toEqual(new Set([head]));
    expect(pull.reviews()[0]!.commit).toBe(head);
  });

  test('a close that arrives before what it closes does no harm', async () => {
    bench.github.deliveries.hold();
    const pull = await bench.open();
    await pull.close();
    await bench.github.deliveries.release('reverse');
    await bench.app.idle();
    expect(bench.app.analysed).toEqual([]);
    expect(pull.reviews()).toEqual([]);
  });

  test('redelivered after the work was done change nothing', async () => {
    const pull = await bench.open();
    await expectOneReview(pull);
    const ours = bench.github.deliveries.all().filter(({ body }) => body.includes(bench.shop.fullName));
    expect(ours.length).toBeGreaterThan(0);
    for (const { guid } of ours) await bench.github.deliveries.redeliver(guid);
    await expectOneReview(pull);
    expect(bench.app.analysed).toHaveLength(1);
  });

  test('redelivered after the work failed run again', async () => {
    bench.app.analyse = async () => ({
      kind: 'crashed',
      message: 'Error: out of luck at analyse (app.py:1)',
    });
    const pull = await bench.open();
    const first = await pull.waitForCheck();
    expect(first).toMatchObject({ conclusion: 'failure', title: 'The review could not be completed' });
    expect(first.summary).toContain('internal error');
    expect(first.summary).not.toContain('out of luck');
    await bench.app.idle();
    bench.app.analyse = undefined;
    const opened = bench.github.deliveries
      .all()
      .filter(({ event, action }) => event === 'pull_request' && action === 'opened')
      .at(-1)!;
    await bench.github.deliveries.redeliver(opened.guid);
    const second = await pull.waitForCheck({ after: first });
    expect(second.title).not.toBe(first.title);
    expect(pull.lineComments()).toHaveLength(1);
  });
});

describe('an analysis that does not end well', () => {
  test('killed by the clock: the check says so, and it is not "nothing found"', async () => {
    bench.app.analyse = async () => ({ kind: 'killed', why: 'time' });
    const check = await (await bench.open()).waitForCheck();
    expect(check.conclusion).toBe('failure');
    expect(check.summary).toContain('stopped after 30 seconds');
    expect(check.summary).toContain('Nothing is known about this change');
  });

  test('killed for its memory: the check says so', async () => {
    bench.app.analyse = async () => ({ kind: 'killed', why: 'memory' });
    expect((await (await bench.open()).waitForCheck()).summary).toContain('more than 1024 MB');
  });
});

describe('comments of others', () => {
  test('with a copy of our marker are not taken for ours', async () => {
    const pull = await bench.open();
    await pull.waitForCheck();
    const [ours] = pull.lineComments();
    // Mallory pastes our comment, marker and all, into the pull request; ours is deleted.
    const mallory = bench.github.user('mallory');
    const copy = { ...ours!, id: bench.github.services.world.id(), author: mallory };
    pull.pull.reviewComments.delete(ours!.id);
    pull.pull.reviewComments.set(copy.id, copy);
    await bench.shop.push({ branch: 'topic', files: { 'app.py': `${dangerous()}X = 1\n` } });
    await pull.waitForCheck();
    await bench.app.idle();
    expect(pull.lineComments().filter(({ author }) => author === bench.github.app.bot)).toHaveLength(1);
  });
});

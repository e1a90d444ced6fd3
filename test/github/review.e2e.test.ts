/** From a pull request to a posted review, on the stand-in. */
import { describe, expect, test, vi } from 'vitest';
import { CLEAN, dangerous, useBench } from '../github-app/bench.js';
import type { PullHandle } from './handles.js';
import { uninstall } from './people.js';

// Real processes, pushes and waits: generous, for machines that are busy.
vi.setConfig({ testTimeout: 120_000 });

const REVIEWS = 'POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews';

const bench = useBench();

/** Our own line comments, replies apart. */
const findings = (pull: PullHandle) => pull.lineComments().filter((one) => one.inReplyTo === undefined);
const replies = (pull: PullHandle) => pull.lineComments().filter((one) => one.inReplyTo !== undefined);

describe('a pull request', () => {
  test('with a blocking finding gets a failed check and one review with a comment on its line', async () => {
    const pull = await bench.open({ 'app.py': dangerous() });
    const check = await pull.waitForCheck();
    expect(check.conclusion).toBe('failure');
    expect(pull.reviews()).toHaveLength(1);
    expect(pull.reviews()[0]).toMatchObject({ state: 'COMMENTED', commit: pull.pull.head.sha });
    expect(pull.lineComments()).toHaveLength(1);
    expect(pull.lineComments()[0]!.original).toMatchObject({ path: 'app.py', line: 5, side: 'RIGHT' });
    expect(pull.lineComments()[0]!.author).toBe(bench.github.app.bot);
    expect(check.summary).toContain('app.py');
    await bench.app.idle();
  });

  test('without findings gets a successful check and no comment', async () => {
    const pull = await bench.open({ 'app.py': `${CLEAN}\n\nX = 1\n` });
    expect((await pull.waitForCheck()).conclusion).toBe('success');
    expect(pull.reviews()).toHaveLength(0);
    expect(pull.comments()).toHaveLength(0);
  });

  test('without Python gets a successful check', async () => {
    const pull = await bench.open({ 'README.md': '# The shop\n' });
    expect((await pull.waitForCheck()).conclusion).toBe('success');
  });

  test('that was not fully analysed does not pass', async () => {
    const pull = await bench.open({ 'app.py': '# SYNTAX ERROR\n' });
    expect((await pull.waitForCheck()).conclusion).toBe('failure');
  });

  test('has its check in progress while it is analysed', async () => {
    const release = bench.app.hold();
    const pull = await bench.open({ 'app.py': dangerous() });
    await bench.analysing();
    expect(pull.checks()).toMatchObject([{ name: 'Meerkat', status: 'in_progress' }]);
    release();
    expect((await pull.waitForCheck()).conclusion).toBe('failure');
  });

  test('as a draft is reviewed; when it is ready, nothing is repeated', async () => {
    await bench.shop.push({ branch: 'topic', files: { 'app.py': dangerous() } });
    const pull = await bench.shop.openPullRequest({ head: 'topic', draft: true });
    await pull.waitForCheck();
    await pull.setDraft(false);
    await bench.app.idle();
    expect(pull.reviews()).toHaveLength(1);
    expect(pull.checks()).toHaveLength(1);
  });

  test('from a fork is reviewed with the base repository’s token alone', async () => {
    const fork = await bench.fork();
    await fork.push({ branch: 'topic', files: { 'app.py': dangerous() } });
    const pull = await bench.shop.openPullRequest({ head: 'topic', from: fork });
    expect((await pull.waitForCheck()).conclusion).toBe('failure');
    expect(pull.lineComments()).toHaveLength(1);
    expect(bench.github.calls.all().filter((call) => call.path.includes('/mallory'))).toEqual([]);
  });

  test('is compared at the merge base, with the base branch as it is now', async () => {
    await bench.shop.push({ branch: 'topic', files: { 'other.py': 'X = 1\n' } });
    await bench.shop.push({ branch: 'main', files: { 'app.py': dangerous() } });
    const pull = await bench.shop.openPullRequest({ head: 'topic' });
    expect((await pull.waitForCheck()).conclusion).toBe('success');
  });

  test('with many findings of low severity has its annotations in batches of 50', async () => {
    const lines = Array.from({ length: 123 }, (_, i) => `doubt(x${i})`).join('\n');
    const pull = await bench.open({ 'many.py': `${lines}\n` });
    const check = await pull.waitForCheck();
    expect(findings(pull).length + check.annotations.length).toBe(123);
    expect(findings(pull)).toHaveLength(10);
    const batches = bench.github.calls
      .to('PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}')
      .map(
        ({ request }) =>
          (request as { output?: { annotations?: unknown[] } }).output?.annotations?.length ?? 0,
      );
    expect(batches).toEqual([50, 50, 13, 0]);
  });
});

describe('the next push', () => {
  test('repeats no comment', async () => {
    const pull = await bench.open({ 'app.py': dangerous() });
    await pull.waitForCheck();
    await bench.shop.push({ branch: 'topic', files: { 'app.py': dangerous('    print(1)\n') } });
    expect((await pull.waitForCheck()).conclusion).toBe('failure');
    expect(findings(pull)).toHaveLength(1);
    expect(pull.reviews()).toHaveLength(1);
  });

  test('that fixes a finding is named under its comment; the person’s reply stays', async () => {
    const pull = await bench.open({ 'app.py': dangerous() });
    await pull.waitForCheck();
    const fix = await bench.shop.push({ branch: 'topic', files: { 'app.py': `${CLEAN}\nX = 1\n` } });
    expect((await pull.waitForCheck()).conclusion).toBe('success');
    await bench.app.idle();
    expect(replies(pull)).toHaveLength(1);
    expect(replies(pull)[0]!.body).toContain(`Fixed in ${fix}`);
    expect(pull.threads()[0]!.resolvedBy).toBeUndefined();
    await bench.shop.push({ branch: 'topic', files: { 'app.py': `${CLEAN}\nX = 2\n` } });
    await pull.waitForCheck();
    expect(replies(pull)).toHaveLength(1);
  });

  test('that adds a place to a group gets a comment on that place alone; the group is fixed with its last one', async () => {
    const file = (...calls: string[]) => `shared = 1\n\n${calls.join('\n')}\n`;
    const [one, two, three] = ['danger(shared)  # 1', 'danger(shared)\nB = 2', 'danger(shared)\nC = 3'];
    const pull = await bench.open({ 'app.py': file(one, two) });
    await pull.waitForCheck();
    expect(findings(pull)).toHaveLength(1);
    expect(findings(pull)[0]!.body).toContain('The same data reaches 1 more place');
    await bench.shop.push({ branch: 'topic', files: { 'app.py': file(one, two, three) } });
    const check = await pull.waitForCheck();
    expect(findings(pull)).toHaveLength(2);
    expect(findings(pull)[1]!.original).toMatchObject({ path: 'app.py', line: 6 });
    expect(findings(pull)[1]!.body).not.toContain('more place');
    expect(check.summary).toContain('3 findings are commented on the lines.');
    await bench.shop.push({ branch: 'topic', files: { 'app.py': file(one) } });
    await pull.waitForCheck();
    await bench.app.idle();
    expect(replies(pull).map((reply) => reply.inReplyTo?.id)).toEqual([findings(pull)[1]!.id]);
    await bench.shop.push({ branch: 'topic', files: { 'app.py': CLEAN } });
    await pull.waitForCheck();
    await bench.app.idle();
    expect(replies(pull)).toHaveLength(2);
    expect(findings(pull)).toHaveLength(2);
  });

  test('that brings a fixed finding back is commented again', async () => {
    const pull = await bench.open({ 'app.py': dangerous() });
    await pull.waitForCheck();
    await bench.shop.push({ branch: 'topic', files: { 'app.py': CLEAN } });
    await pull.waitForCheck();
    await bench.shop.push({ branch: 'topic', files: { 'app.py': dangerous('    print(2)\n') } });
    await pull.waitForCheck();
    await bench.app.idle();
    expect(findings(pull)).toHaveLength(2);
  });

  test('that makes the file unreadable for the analysis does not claim a fix', async () => {
    const pull = await bench.open({ 'app.py': dangerous() });
    await pull.waitForCheck();
    await bench.shop.push({ branch: 'topic', files: { 'app.py': '# SYNTAX ERROR\n' } });
    expect((await pull.waitForCheck()).conclusion).toBe('failure');
    expect(replies(pull)).toHaveLength(0);
  });

  test('during the analysis cancels the check of the old head and posts nothing on it', async () => {
    const release = bench.app.hold();
    const pull = await bench.open({ 'app.py': dangerous() });
    const old = pull.pull.head.sha;
    await bench.analysing();
    await bench.shop.push({ branch: 'topic', files: { 'app.py': dangerous('    print(1)\n') } });
    await bench.github.deliveries.settled();
    release();
    expect((await pull.waitForCheck()).conclusion).toBe('failure');
    await bench.app.idle();
    expect(pull.checks(old)).toMatchObject([{ status: 'completed', conclusion: 'cancelled' }]);
    expect(pull.reviews().map((review) => review.commit)).toEqual([pull.pull.head.sha]);
  });
});

describe('running again', () => {
  test('replaces the check and repeats no comment', async () => {
    const pull = await bench.open({ 'app.py': dangerous() });
    const first = await pull.waitForCheck();
    pull.rerequest(first);
    const second = await pull.waitForCheck({ after: first });
    expect(second.conclusion).toBe('failure');
    expect(findings(pull)).toHaveLength(1);
    expect(bench.app.analysed).toHaveLength(2);
  });

  test('all checks of a commit does the same', async () => {
    const pull = await bench.open({ 'app.py': dangerous() });
    const first = await pull.waitForCheck();
    await pull.rerequestSuite(first);
    await pull.waitForCheck({ after: first });
    expect(findings(pull)).toHaveLength(1);
  });

  test('works for forks, whose payloads name no pull request', async () => {
    const fork = await bench.fork();
    await fork.push({ branch: 'topic', files: { 'app.py': dangerous() } });
    const pull = await bench.shop.openPullRequest({ head: 'topic', from: fork });
    const first = await pull.waitForCheck();
    pull.rerequest(first);
    const second = await pull.waitForCheck({ after: first });
    await pull.rerequestSuite(second);
    await pull.waitForCheck({ after: second });
    expect(findings(pull)).toHaveLength(1);
  });
});

describe('other events', () => {
  test('a changed base is reviewed against the new base', async () => {
    const stable = await bench.shop.push({ branch: 'stable', files: { 'app.py': dangerous() } });
    await bench.shop.push({ branch: 'topic', files: { 'other.py': 'X = 1\n' }, parents: [stable] });
    const pull = await bench.shop.openPullRequest({ head: 'topic' });
    const first = await pull.waitForCheck();
    expect(first.conclusion).toBe('failure');
    await pull.edit({ base: 'stable' });
    expect((await pull.waitForCheck({ after: first })).conclusion).toBe('success');
  });

  test('closing cancels the running review; reopening reviews', async () => {
    const release = bench.app.hold();
    const pull = await bench.open({ 'app.py': dangerous() });
    await bench.analysing();
    await pull.close();
    const cancelled = await pull.waitForCheck();
    expect(cancelled.conclusion).toBe('cancelled');
    expect(pull.reviews()).toHaveLength(0);
    release();
    await pull.reopen();
    expect((await pull.waitForCheck({ after: cancelled })).conclusion).toBe('failure');
    expect(pull.reviews()).toHaveLength(1);
  });

  test('a merge group gets a check of the same name on its own head', async () => {
    const pull = await bench.open({ 'app.py': dangerous() });
    await pull.waitForCheck();
    const group = await pull.enqueue();
    const check = await pull.waitForCheck({ sha: group.headSha });
    expect(check).toMatchObject({ name: 'Meerkat', conclusion: 'failure' });
    expect(check.summary).not.toContain('commented on the lines');
    expect(check.annotations).toHaveLength(1);
    expect(pull.reviews()).toHaveLength(1);
  });

  test('a deleted installation ends quietly', async () => {
    const release = bench.app.hold();
    await bench.open({ 'app.py': dangerous() });
    await bench.analysing();
    const { login } = bench.shop.repository.owner;
    uninstall(bench.github.services, bench.github.installation(login));
    release();
    await bench.app.idle();
    expect(bench.github.calls.to(REVIEWS)).toHaveLength(0);
    expect(await (await fetch(`${bench.app.url}/metrics`)).text()).toContain('state="dead"} 0');
  });
});

describe('/meerkat review', () => {
  const command = async (login: string, role: 'write' | 'read' | 'none', body = '/meerkat review') => {
    const pull = await bench.open({ 'app.py': dangerous() });
    const first = await pull.waitForCheck();
    const author = bench.github.user(login);
    if (role !== 'none') bench.shop.setRole(author, role);
    const comment = pull.comment(author, body);
    await bench.app.idle();
    return { pull, first, comment, author };
  };

  test('by somebody who may write is obeyed and acknowledged', async () => {
    const { pull, first, comment } = await command('alice', 'write');
    await pull.waitForCheck({ after: first });
    expect(comment.reactions.map(({ content, user }) => [content, user])).toEqual([
      ['eyes', bench.github.app.bot],
    ]);
    expect(findings(pull)).toHaveLength(1);
    expect(bench.app.analysed).toHaveLength(2);
  });

  for (const role of ['read', 'none'] as const)
    test(`by somebody with the role ${role} is refused, with one explanation however often it is said`, async () => {
      const { pull, author, comment } = await command('bob', role);
      pull.comment(author, '/meerkat review');
      await bench.app.idle();
      expect(comment.reactions.map(({ content }) => content)).toEqual(['confused']);
      const ours = pull.comments().filter((one) => one.author === bench.github.app.bot);
      expect(ours).toHaveLength(1);
      expect(ours[0]!.body).toContain('needs write access');
      expect(bench.app.analysed).toHaveLength(1);
    });

  test('by a bot, in an edited comment, or as part of a text is ignored', async () => {
    const { pull, comment } = await command('alice', 'write', 'please /meerkat review');
    pull.editComment(comment, '/meerkat review');
    const bot = bench.github.user('other[bot]', 'Bot');
    bench.shop.setRole(bot, 'write');
    pull.comment(bot, '/meerkat review');
    await bench.app.idle();
    expect(bench.app.analysed).toHaveLength(1);
    expect(comment.reactions).toEqual([]);
  });
});

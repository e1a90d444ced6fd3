/** The built App, killed in the middle of a review and started again: the review is completed, once. */
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openSqliteQueue } from '../../src/jobs/sqlite-queue.js';
import { AppProcess, until } from '../github-app/app-process.js';
import type { PullHandle, RepositoryHandle } from './handles.js';
import { startStandIn, type StandIn } from './stand-in.js';

// Real processes, pushes and waits: generous, for machines that are busy.
vi.setConfig({ testTimeout: 120_000 });

const DANGEROUS = 'import os\n\n\ndef run():\n    danger(os)\n';
const REVIEW = 'POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews';
const UPDATE = 'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}';
const TREE = 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}';

let github: StandIn;
let app: AppProcess;
let shop: RepositoryHandle;

beforeEach(async () => {
  github = await startStandIn();
  app = new AppProcess(github);
  await app.start();
  shop = await github.createRepository({ name: 'shop', files: { 'app.py': 'import os\n' } });
  await shop.push({ branch: 'topic', files: { 'app.py': DANGEROUS } });
});

afterEach(async () => {
  await app.dispose();
  await github.close();
});

const serve = (env: Record<string, string>, ...options: string[]) =>
  spawnSync(
    process.execPath,
    [fileURLToPath(new URL('../../dist/main.js', import.meta.url)), 'serve', ...options],
    { env, encoding: 'utf8' },
  );

const slow = (route: string, milliseconds = 1500): void =>
  github.faults.add({ route, fault: { kind: 'slow', milliseconds } });

/** Pulls the plug when `when` holds, and starts the App again. */
async function killWhen(when: (pull: PullHandle) => boolean): Promise<PullHandle> {
  const pull = await shop.openPullRequest({ head: 'topic' });
  await until(() => when(pull));
  await app.stop('SIGKILL');
  await app.start();
  return pull;
}

async function expectCompletedOnce(pull: PullHandle): Promise<void> {
  const check = await pull.waitForCheck({ timeout: 60_000 });
  expect(check.conclusion).toBe('failure');
  await until(() => app.output.includes('"kind":"done"') || app.output.includes('job ended'));
  // A second attempt, if there were one, would start within a lease.
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect([...shop.repository.checks.values()].map((run) => run.status)).toEqual(['completed']);
  expect(pull.reviews()).toHaveLength(1);
  expect(pull.lineComments()).toHaveLength(1);
}

const inProgress = (pull: PullHandle): boolean => pull.checks().some((run) => run.status === 'in_progress');

describe('while the App is down', () => {
  test('what GitHub sends is not lost: it is sent again when the App is back, and reviewed once', async () => {
    await app.stop('SIGKILL');
    const pull = await shop.openPullRequest({ head: 'topic' });
    await github.deliveries.settled();
    expect(github.deliveries.all().at(-1)!.attempts).toMatchObject([{ statusCode: 0 }]);
    await app.start();
    await expectCompletedOnce(pull);
  });
});

describe('kill -9', () => {
  test('right after the delivery was acknowledged', async () => {
    slow('GET /repos/{owner}/{repo}/pulls/{pull_number}', 3000);
    await expectCompletedOnce(
      await killWhen(() =>
        github.deliveries
          .all()
          .some(({ event, attempts }) => event === 'pull_request' && attempts[0]?.statusCode === 202),
      ),
    );
  });

  test('during the analysis', async () => {
    slow(TREE, 3000);
    await expectCompletedOnce(await killWhen(inProgress));
  });

  test('while the review is being posted', async () => {
    github.faults.add({ route: REVIEW, fault: { kind: 'drop', when: 'after' } });
    await expectCompletedOnce(await killWhen((pull) => pull.reviews().length > 0));
  });

  test('after the review was posted, before the check is concluded', async () => {
    slow(UPDATE, 3000);
    await expectCompletedOnce(await killWhen((pull) => pull.reviews().length > 0 && inProgress(pull)));
  });

  test('at the moment when the check is concluded', async () => {
    await expectCompletedOnce(
      await killWhen((pull) => pull.checks().some((run) => run.status === 'completed')),
    );
  });

  test('and a push while the App is down: the old head is cancelled, the new one reviewed', async () => {
    slow(TREE, 3000);
    const pull = await shop.openPullRequest({ head: 'topic' });
    const old = pull.pull.head.sha;
    await until(() => inProgress(pull));
    await app.stop('SIGKILL');
    github.deliveries.hold();
    await shop.push({ branch: 'topic', files: { 'app.py': `${DANGEROUS}\n\nX = 1\n` } });
    await app.start();
    await github.deliveries.release();
    expect((await pull.waitForCheck({ timeout: 60_000 })).conclusion).toBe('failure');
    expect(pull.checks(old)).toMatchObject([{ status: 'completed', conclusion: 'cancelled' }]);
    expect(pull.reviews().map(({ commit }) => commit)).toEqual([pull.pull.head.sha]);
  });
});

describe('SIGTERM', () => {
  test('ends the process cleanly; the review that ran is completed by the next one', async () => {
    slow(TREE, 3000);
    const pull = await shop.openPullRequest({ head: 'topic' });
    await until(() => inProgress(pull));
    expect(await app.stop('SIGTERM')).toBe(0);
    expect(inProgress(pull)).toBe(true);
    await app.start();
    await expectCompletedOnce(pull);
  });
});

test('the log of a whole review has its ids, and no secret, token or line of code', async () => {
  const pull = await shop.openPullRequest({ head: 'topic' });
  await pull.waitForCheck();
  await until(() => app.output.includes('job ended'));
  const lines = app.output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  const ended = lines.find(({ msg }) => msg === 'job ended');
  expect(ended).toMatchObject({ repository: 'acme/shop', review: `${shop.repository.id}#1`, attempt: 1 });
  expect(ended!['delivery']).toMatch(/^[0-9a-f-]{36}$/);
  expect(app.output).not.toContain(github.webhookSecret);
  expect(app.output).not.toMatch(/ghs_|PRIVATE KEY|eyJ|danger\(/);
});

describe('dead letters', () => {
  const options = { now: Date.now, leaseMs: 1000, maxAttempts: 1, backoffMs: 1, maxBackoffMs: 1 };

  test('are listed and run again from the command line', async () => {
    const data = join(app.folder, 'other');
    mkdirSync(data);
    const queue = openSqliteQueue(join(data, 'queue.db'), options);
    await queue.enqueue({ delivery: 'guid', key: '9#12', payload: '{}', forced: false });
    const { lease } = (await queue.claim('worker'))!;
    await queue.fail(lease, 'Error: out of luck\n  at analyse', { retry: false });
    const env = {
      APP_ID: '1',
      PRIVATE_KEY: github.app.privateKey,
      WEBHOOK_SECRET: 'secret',
      MEERKAT_DATA: data,
    };
    expect(serve(env, '--dead-letters')).toMatchObject({
      status: 0,
      stdout: '1\t9#12\tguid\t1 attempts\tError: out of luck\n',
    });
    expect(serve(env, '--requeue', '7')).toMatchObject({ status: 2, stderr: 'there is no dead letter 7\n' });
    expect(serve(env, '--requeue', '1').status).toBe(0);
    expect(await queue.counts()).toMatchObject({ dead: 0, queued: 1 });
    await queue.close();
  });
});

describe('`meerkat serve` refuses to start', () => {
  test('without a webhook secret, and says which variable it misses', () => {
    const { status, stderr } = serve({ APP_ID: '1', PRIVATE_KEY: github.app.privateKey, WEBHOOK_SECRET: '' });
    expect(status).toBe(2);
    expect(stderr).toContain('WEBHOOK_SECRET is missing');
  });

  test('without anything, naming all that is missing', () => {
    const { status, stderr } = serve({});
    expect(status).toBe(2);
    for (const variable of ['APP_ID', 'PRIVATE_KEY', 'WEBHOOK_SECRET']) expect(stderr).toContain(variable);
  });
});

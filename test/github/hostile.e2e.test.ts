/** An analysis that never ends: webhooks are acknowledged and leases kept meanwhile, and the check says what happened. */
import { generateKeyPairSync } from 'node:crypto';
import { afterEach, expect, test, vi } from 'vitest';
import { startApp, type AppUnderTest } from '../github-app/app-under-test.js';
import { CLEAN, dangerous } from '../github-app/bench.js';
import { AnalysisThread } from '../../src/jobs/thread.js';
import { startStandIn, type StandIn } from './stand-in.js';

// Real processes, pushes and waits: generous, for machines that are busy.
vi.setConfig({ testTimeout: 120_000 });

let github: StandIn;
let app: AppUnderTest;

afterEach(async () => {
  await app.stop();
  await github.close();
});

test('an endless analysis delays no acknowledgement and no heartbeat, and its review has failed', async () => {
  github = await startStandIn();
  app = await startApp(github, { leaseMs: 3000 });
  const shop = await github.createRepository({ name: 'shop', files: { 'app.py': CLEAN } });
  await shop.push({ branch: 'topic', files: { 'app.py': dangerous() } });
  const options = {
    entry: new URL('../jobs/threads/entry.mjs', import.meta.url),
    setup: {},
    wallClockMs: 8000,
    memoryMb: 256,
  };
  app.analyse = (_input, snapshot, signal) =>
    new AnalysisThread(options).run({ act: 'spin' }, snapshot, signal);
  const pull = await shop.openPullRequest({ head: 'topic' });
  while (app.analysed.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));

  const alice = github.user('alice');
  for (let i = 0; i < 20; i++) {
    pull.comment(alice, `Comment ${i}.`);
    await github.deliveries.settled();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const times = github.deliveries
    .all()
    .slice(-20)
    .map(({ attempts }) => attempts[0]!);
  expect(times.map(({ statusCode }) => statusCode)).toEqual(Array.from({ length: 20 }, () => 202));
  const sorted = times.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  expect(sorted[10]).toBeLessThan(250);

  const check = await pull.waitForCheck();
  expect(check).toMatchObject({ conclusion: 'failure', title: 'The review could not be completed' });
  await app.idle();
  // More than two leases long, one attempt: every heartbeat came in time.
  const starts = app.log.filter(({ msg, work }) => msg === 'job started' && work === 'pull-request');
  expect(starts.map(({ attempt }) => attempt)).toEqual([1]);
});

test('the thread of a fixed finding is resolved where the installation grants it', async () => {
  github = await startStandIn({
    app: {
      name: 'Meerkat',
      permissions: { checks: 'write', contents: 'write', pull_requests: 'write' },
      events: ['pull_request'],
    },
  });
  app = await startApp(github);
  const shop = await github.createRepository({ name: 'shop', files: { 'app.py': CLEAN } });
  await shop.push({ branch: 'topic', files: { 'app.py': dangerous('    danger(sys)\n') } });
  const pull = await shop.openPullRequest({ head: 'topic' });
  await pull.waitForCheck();
  expect(pull.threads()).toHaveLength(2);
  await shop.push({ branch: 'topic', files: { 'app.py': dangerous() } });
  await pull.waitForCheck();
  await app.idle();
  expect(pull.threads().map(({ resolvedBy }) => resolvedBy?.login)).toEqual([undefined, 'meerkat[bot]']);
});

test('with a wrong private key nothing is lost: the delivery waits', async () => {
  github = await startStandIn();
  const privateKey = generateKeyPairSync('rsa', { modulusLength: 2048 })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();
  app = await startApp(github, { privateKey });
  const shop = await github.createRepository({ name: 'shop', files: { 'app.py': CLEAN } });
  await shop.push({ branch: 'topic', files: { 'app.py': dangerous() } });
  await shop.openPullRequest({ head: 'topic' });
  const end = Date.now() + 20_000;
  const dead = async () => /state="dead"\} 1/.test(await (await fetch(`${app.url}/metrics`)).text());
  while (!(await dead())) {
    if (Date.now() > end) throw new Error('no dead letter');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(app.log.some(({ msg }) => msg === 'attempt failed')).toBe(true);
});

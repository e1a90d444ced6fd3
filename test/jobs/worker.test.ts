import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ClaimedJob, JobQueue } from '../../src/jobs/queue.js';
import { openSqliteQueue } from '../../src/jobs/sqlite-queue.js';
import { startWorker, type JobHandler, type JobOutcome, type Worker } from '../../src/jobs/worker.js';

const LEASE = 300;
let folder: string;
let queue: JobQueue;
let workers: Worker[];
let errors: unknown[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'meerkat-worker-'));
  const options = { now: Date.now, leaseMs: LEASE, maxAttempts: 2, backoffMs: 20, maxBackoffMs: 20 };
  queue = openSqliteQueue(join(folder, 'queue.db'), options);
  workers = [];
  errors = [];
});

afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.drain(0)));
  await queue.close();
  rmSync(folder, { recursive: true });
});

function start(handler: JobHandler, concurrency = 2): Worker {
  const worker = startWorker({
    ...{ queue, handler, concurrency, owner: `w${workers.length}`, leaseMs: LEASE, pollMs: 20 },
    onError: (error) => errors.push(error),
  });
  workers.push(worker);
  return worker;
}

const add = (delivery: string, key = delivery): Promise<unknown> =>
  queue.enqueue({ delivery, key, payload: '{}', forced: false });

async function until(what: () => Promise<boolean> | boolean): Promise<void> {
  const end = Date.now() + 10_000;
  while (!(await what())) {
    if (Date.now() > end) throw new Error('it did not happen');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const done: JobOutcome = { kind: 'done' };
const aborted = (signal: AbortSignal): Promise<unknown> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve(signal.reason), { once: true }));

test('runs what is queued, and what comes later, at most `concurrency` at once', async () => {
  let most = 0;
  let now = 0;
  const ran: string[] = [];
  for (let i = 0; i < 6; i++) await add(`d${i}`);
  start(async (job) => {
    most = Math.max(most, ++now);
    await new Promise((resolve) => setTimeout(resolve, 10));
    now--;
    ran.push(job.delivery);
    return done;
  });
  await add('late');
  await until(async () => (await queue.counts()).done === 7);
  expect(most).toBe(2);
  expect(new Set(ran).size).toBe(7);
});

test('a long job keeps its lease by heartbeats', async () => {
  let runs = 0;
  await add('d');
  start(async () => {
    runs++;
    await new Promise((resolve) => setTimeout(resolve, 3 * LEASE));
    return done;
  });
  await until(async () => (await queue.counts()).done === 1);
  expect(runs).toBe(1);
});

test('a newer push stops the running handler, and then runs', async () => {
  const reasons: unknown[] = [];
  const ran: string[] = [];
  await add('first', 'key');
  start(async (job, { signal }) => {
    ran.push(job.delivery);
    if (job.delivery === 'first') reasons.push(await aborted(signal));
    return done;
  });
  await until(() => ran.length === 1);
  await add('second', 'key');
  await until(async () => (await queue.counts()).done === 2);
  expect(ran).toEqual(['first', 'second']);
  expect(reasons).toEqual(['superseded']);
});

test('`stillHeld` notices a newer push before the next heartbeat does', async () => {
  const answers: boolean[] = [];
  await add('first', 'key');
  start(async (job, context) => {
    if (job.delivery === 'first') {
      answers.push(await context.stillHeld());
      await add('second', 'key');
      answers.push(await context.stillHeld());
    }
    return done;
  });
  await until(async () => (await queue.counts()).done === 2);
  expect(answers).toEqual([true, false]);
});

test('a handler that throws is tried again, told when attempts are used up, and ends as a dead letter', async () => {
  const attempts: [number, boolean][] = [];
  await add('d');
  start(async (job: ClaimedJob) => {
    attempts.push([job.lease.attempt, job.exhausted]);
    if (job.exhausted) return { kind: 'failed', error: job.error };
    throw new Error('broken');
  });
  await until(async () => (await queue.counts()).dead === 1);
  expect(attempts).toEqual([
    [1, false],
    [2, false],
    [3, true],
  ]);
  expect((await queue.list('dead', 1))[0]!.error).toBe('broken');
  expect(errors).toHaveLength(2);
});

test('a handler that postpones loses no attempt', async () => {
  const attempts: number[] = [];
  await add('d');
  start(async (job) => {
    attempts.push(job.lease.attempt);
    return attempts.length < 5 ? { kind: 'postpone', delayMs: 10 } : done;
  });
  await until(async () => (await queue.counts()).done === 1);
  expect(attempts).toEqual([1, 1, 1, 1, 1]);
});

test('draining waits for what runs and starts nothing new', async () => {
  const ran: string[] = [];
  await add('a');
  await add('b');
  const worker = start(async (job) => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    ran.push(job.delivery);
    return done;
  }, 1);
  await until(() => worker.running === 1);
  await worker.drain(5000);
  expect(ran).toEqual(['a']);
  expect(await queue.counts()).toMatchObject({ done: 1, queued: 1 });
});

test('what does not end in time goes back to the queue, without a lost attempt', async () => {
  await add('d');
  const worker = start(async (_job, { signal }) => ({ kind: 'retry', error: String(await aborted(signal)) }));
  await until(() => worker.running === 1);
  await worker.drain(30);
  expect(await queue.counts()).toMatchObject({ queued: 1, running: 0 });
  expect((await queue.claim('next'))!.lease.attempt).toBe(1);
});

test('a worker that lost its lease does not settle the job of the one that took over', async () => {
  await add('d');
  const worker = start(async (job, { signal, remember }) => {
    if (job.lease.attempt > 1) return done;
    const until = Date.now() + 2 * LEASE;
    while (Date.now() < until); // Blocks the event loop: no heartbeat leaves this process.
    const taken = await queue.claim('other');
    expect(taken?.lease.attempt).toBe(2);
    await aborted(signal);
    await remember('from the dead');
    return { kind: 'failed', error: 'late' };
  });
  await until(async () => worker.running === 0 && (await queue.counts()).running === 1);
  expect(await queue.counts()).toMatchObject({ running: 1, dead: 0 });
});

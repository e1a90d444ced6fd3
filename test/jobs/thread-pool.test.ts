import { afterEach, expect, test } from 'vitest';
import { ThreadPool, type PoolOptions } from '../../src/jobs/thread-pool.js';
import type { ThreadOutcome } from '../../src/jobs/thread.js';
import type { RepositorySnapshot } from '../../src/review/index.js';

const SNAPSHOT: RepositorySnapshot = {
  list: async () => [],
  read: async () => [],
  mergeBase: async () => 'm',
  changes: async () => [],
};

let pool: ThreadPool<unknown>;
afterEach(() => pool.close());

function open(options: Partial<PoolOptions> = {}): void {
  const entry = new URL('./threads/entry.mjs', import.meta.url);
  const fixed = { entry, setup: {}, wallClockMs: 20_000, memoryMb: 256 };
  pool = new ThreadPool({ ...fixed, maxWaiting: 2, keepMs: 60_000, maxWorks: 100, ...options });
}

const run = (
  act: string,
  snapshot = SNAPSHOT,
  signal = new AbortController().signal,
): Promise<ThreadOutcome<unknown>> => pool.run({ act }, snapshot, signal);

/** How many works the thread has done that answers, this one included. */
const works = async (): Promise<number> =>
  ((await run('show')) as { output: { works: number } }).output.works;

test('a thread is used again for the next work', async () => {
  open();
  expect([await works(), await works(), await works()]).toEqual([1, 2, 3]);
});

test('works at the same time have a thread each, and only so many wait afterwards', async () => {
  open({ maxWaiting: 1 });
  const three = await Promise.all([run('wait'), run('wait'), run('wait')]);
  expect(three).toEqual(Array.from({ length: 3 }, () => ({ kind: 'done', output: 1 })));
  const two = await Promise.all([run('wait'), run('wait')]);
  expect(two.map((one) => (one as { output: number }).output).sort()).toEqual([1, 2]);
});

test('a thread is replaced after so many works, or after waiting for so long', async () => {
  open({ maxWorks: 2 });
  expect([await works(), await works(), await works()]).toEqual([1, 2, 1]);
  await pool.close();
  open({ keepMs: 100 });
  expect(await works()).toBe(1);
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(await works()).toBe(1);
});

test('what fails in a used thread is tried in a new one', async () => {
  open({ memoryMb: 64 });
  expect(await works()).toBe(1);
  expect(await run('throw-later')).toEqual({ kind: 'done', output: 1 });
  expect(await run('grow-later')).toEqual({ kind: 'done', output: 1 });
});

test('what fails in a new thread, too, has failed', async () => {
  open();
  expect(await run('throw')).toMatchObject({ kind: 'crashed' });
  expect(await works()).toBe(1);
  expect(await run('throw')).toMatchObject({ kind: 'crashed' });
  expect(await works()).toBe(1);
});

test('a thread that was killed is not used again, nor its work repeated', async () => {
  open({ wallClockMs: 3000 });
  expect(await works()).toBe(1);
  const controller = new AbortController();
  const spinning = run('spin', SNAPSHOT, controller.signal);
  setTimeout(() => controller.abort(), 200);
  expect(await spinning).toEqual({ kind: 'killed', why: 'stopped' });
  expect(await works()).toBe(1);
  expect(await run('spin')).toEqual({ kind: 'killed', why: 'time' });
  expect(await works()).toBe(1);
});

test('an error of the snapshot is not tried again', async () => {
  open();
  await works();
  let asked = 0;
  const error = new Error('502');
  const broken: RepositorySnapshot = { ...SNAPSHOT, mergeBase: () => (asked++, Promise.reject(error)) };
  expect(await run('read', broken)).toEqual({ kind: 'snapshot-failed', error });
  expect(asked).toBe(1);
});

test('what a work asks for too late is not answered from the next one’s repository', async () => {
  open();
  expect(await run('late')).toEqual({ kind: 'done', output: 1 });
  const asked: string[] = [];
  const other: RepositorySnapshot = { ...SNAPSHOT, list: async (revision) => (asked.push(revision), []) };
  expect(await run('wait', other)).toEqual({ kind: 'done', output: 2 });
  expect(asked).toEqual([]);
});

test('a closed pool ends the thread that still works once it is done', async () => {
  open();
  const running = run('wait');
  await pool.close();
  expect(await running).toEqual({ kind: 'done', output: 1 });
  expect(await works()).toBe(1);
});

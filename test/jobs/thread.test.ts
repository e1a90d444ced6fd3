import { expect, test } from 'vitest';
import { AnalysisThread, type ThreadOptions, type ThreadOutcome } from '../../src/jobs/thread.js';
import type { RepositorySnapshot } from '../../src/review/index.js';

const SNAPSHOT: RepositorySnapshot = {
  list: async (revision) => [{ path: `${revision}.py`, blob: '1' }],
  read: async (_revision, paths) => paths.map((path) => ({ ok: true, text: `# ${path}` })),
  mergeBase: async (base, head) => `${base}+${head}`,
  changes: async (mergeBase) => [{ status: 'added', path: mergeBase }],
};

function run(
  act: string,
  options: Partial<ThreadOptions> = {},
  snapshot = SNAPSHOT,
  signal = new AbortController().signal,
): Promise<ThreadOutcome<unknown>> {
  const entry = new URL('./threads/entry.mjs', import.meta.url);
  const thread = new AnalysisThread({ entry, setup: {}, wallClockMs: 20_000, memoryMb: 256, ...options });
  return thread.run<unknown>({ act }, snapshot, signal).finally(() => thread.terminate());
}

test('the thread reads through the host and answers', async () => {
  expect(await run('read')).toEqual({
    kind: 'done',
    output: {
      base: 'b+h',
      files: [{ path: 'h.py', blob: '1' }],
      texts: [
        { ok: true, text: '# a.py' },
        { ok: true, text: '# b.py' },
      ],
      changes: [{ status: 'added', path: 'm' }],
    },
  });
});

test('the thread has no environment: there are no credentials in its reach', async () => {
  process.env['MEERKAT_TEST_SECRET'] = 'x';
  const outcome = await run('show');
  delete process.env['MEERKAT_TEST_SECRET'];
  const { environment } = (outcome as { output: { environment: string[] } }).output;
  expect(environment).not.toContain('MEERKAT_TEST_SECRET');
  expect(environment).not.toContain('PATH');
});

test('an endless analysis is killed by the clock and delays nothing in this process meanwhile', async () => {
  let ticks = 0;
  let worst = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    worst = Math.max(worst, now - last);
    last = now;
    ticks++;
  }, 10);
  expect(await run('spin', { wallClockMs: 1500 })).toEqual({ kind: 'killed', why: 'time' });
  clearInterval(timer);
  expect(ticks).toBeGreaterThan(40);
  expect(worst).toBeLessThan(500);
});

test('an analysis without bounds is killed by its heap limit', async () => {
  expect(await run('grow', { memoryMb: 64 })).toEqual({ kind: 'killed', why: 'memory' });
});

test('an analysis that throws has crashed', async () => {
  const outcome = await run('throw');
  expect(outcome).toMatchObject({ kind: 'crashed' });
  expect((outcome as { message: string }).message).toContain('broken analysis');
});

test('a thread that ends without an answer has crashed', async () => {
  expect(await run('exit')).toMatchObject({ kind: 'crashed', message: expect.stringContaining('code 3') });
});

test('a thread that cannot be prepared has crashed', async () => {
  const outcome = await run('read', { setup: 'broken' });
  expect(outcome).toMatchObject({ kind: 'crashed', message: expect.stringContaining('cannot be read') });
});

test('an error of the snapshot is told apart from one of the analysis', async () => {
  const error = new Error('502');
  const broken = { ...SNAPSHOT, list: () => Promise.reject(error) };
  expect(await run('read', {}, broken)).toEqual({ kind: 'snapshot-failed', error });
});

test('a signal stops the thread', async () => {
  const controller = new AbortController();
  const running = run('spin', {}, SNAPSHOT, controller.signal);
  setTimeout(() => controller.abort(), 300);
  expect(await running).toEqual({ kind: 'killed', why: 'stopped' });
  expect(await run('read', {}, SNAPSHOT, controller.signal)).toEqual({ kind: 'killed', why: 'stopped' });
});

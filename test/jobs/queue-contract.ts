/** What every implementation of the queue must do. Call it with a factory; each test gets an empty queue. */
import { describe, expect, test } from 'vitest';
import {
  LAST_RITES,
  type ClaimedJob,
  type JobQueue,
  type NewJob,
  type QueueOptions,
} from '../../src/jobs/queue.js';

export interface QueueUnderTest {
  readonly queue: JobQueue;
  /** Another connection to the same queue, as a second process would have. */
  connect(): Promise<JobQueue>;
  dispose(): Promise<void>;
}

export type QueueFactory = (options: QueueOptions) => Promise<QueueUnderTest>;

const LEASE = 30_000;

function clock(): { now: () => number; advance(ms: number): void } {
  let time = 1_000_000;
  return {
    now: () => time,
    advance(ms) {
      time += ms;
    },
  };
}

const job = (delivery: string, key = 'repo#1', extra: Partial<NewJob> = {}): NewJob => ({
  delivery,
  key,
  payload: JSON.stringify({ delivery }),
  forced: false,
  ...extra,
});

/** Runs the contract. */
export function queueContract(name: string, factory: QueueFactory): void {
  const time = clock();
  const options: QueueOptions = {
    now: time.now,
    leaseMs: LEASE,
    maxAttempts: 3,
    backoffMs: 1000,
    maxBackoffMs: 10_000,
  };

  const check = (title: string, body: (queue: JobQueue, under: QueueUnderTest) => Promise<void>): void =>
    test(title, async () => {
      const under = await factory(options);
      try {
        await body(under.queue, under);
      } finally {
        await under.dispose();
      }
    });

  const claim = async (queue: JobQueue, owner = 'w1'): Promise<ClaimedJob> => {
    const claimed = await queue.claim(owner);
    expect(claimed).toBeDefined();
    return claimed!;
  };

  describe(`${name}: accepting`, () => {
    check('a job comes back as it was given', async (queue) => {
      expect(await queue.enqueue(job('d1', 'k', { payload: '{"ünï":"\\u0000"}', forced: true }))).toBe(
        'accepted',
      );
      expect(await queue.claim('w1')).toMatchObject({
        delivery: 'd1',
        key: 'k',
        payload: '{"ünï":"\\u0000"}',
        forced: true,
        exhausted: false,
        memo: '',
        error: '',
        lease: { owner: 'w1', attempt: 1 },
      });
    });

    check('a delivery is accepted once: waiting, running, done or superseded', async (queue) => {
      await queue.enqueue(job('d1'));
      expect(await queue.enqueue(job('d1'))).toBe('duplicate');
      const { lease } = await claim(queue);
      expect(await queue.enqueue(job('d1'))).toBe('duplicate');
      await queue.enqueue(job('d2'));
      await queue.enqueue(job('d3'));
      expect(await queue.enqueue(job('d2'))).toBe('duplicate');
      expect(await queue.heartbeat(lease)).toBe('cancel');
      await queue.complete(lease);
      expect(await queue.enqueue(job('d1'))).toBe('duplicate');
    });

    check('of many concurrent deliveries with one id, one is accepted', async (_, under) => {
      const queues = [under.queue, await under.connect(), await under.connect()];
      const answers = await Promise.all(
        Array.from({ length: 30 }, (_unused, i) => queues[i % queues.length]!.enqueue(job('same', `k${i}`))),
      );
      expect(answers.filter((answer) => answer === 'accepted')).toHaveLength(1);
    });

    check(
      'a redelivery of failed work runs again, forced; of work that runs again, it is a duplicate',
      async (queue) => {
        await queue.enqueue(job('d1'));
        const { lease } = await claim(queue);
        expect(await queue.fail(lease, 'no', { retry: false })).toBe('dead');
        expect(await queue.enqueue(job('d1'))).toBe('accepted');
        expect(await queue.enqueue(job('d1'))).toBe('duplicate');
        expect(await queue.list('dead', 10)).toEqual([]);
        expect(await claim(queue)).toMatchObject({ delivery: 'd1', forced: true, lease: { attempt: 1 } });
      },
    );
  });

  describe(`${name}: one pull request`, () => {
    check('runs at most once at a time, while others run beside it', async (queue, under) => {
      const other = await under.connect();
      await queue.enqueue(job('a1', 'a'));
      const { lease } = await claim(queue);
      await queue.enqueue(job('a2', 'a'));
      await queue.enqueue(job('b1', 'b'));
      expect((await claim(other, 'w2')).delivery).toBe('b1');
      expect(await other.claim('w2')).toBeUndefined();
      await queue.complete(lease);
      expect((await claim(other, 'w2')).delivery).toBe('a2');
    });

    check('a newer push replaces the waiting one and cancels the running one', async (queue) => {
      await queue.enqueue(job('d1'));
      const { lease } = await claim(queue);
      expect(await queue.heartbeat(lease)).toBe('held');
      await queue.enqueue(job('d2'));
      await queue.enqueue(job('d3'));
      expect(await queue.heartbeat(lease)).toBe('cancel');
      expect((await queue.list('superseded', 9)).map((row) => row.delivery)).toEqual(['d2']);
      await queue.complete(lease);
      expect((await claim(queue)).delivery).toBe('d3');
      expect(await queue.claim('w2')).toBeUndefined();
    });

    check('that a person asked is not lost when a newer push replaces the job', async (queue) => {
      await queue.enqueue(job('d1', 'k', { forced: true }));
      await queue.enqueue(job('d2', 'k'));
      const first = await claim(queue);
      expect(first).toMatchObject({ delivery: 'd2', forced: true });
      await queue.enqueue(job('d3', 'k'));
      await queue.complete(first.lease);
      expect(await claim(queue)).toMatchObject({ delivery: 'd3', forced: true });
    });

    check('a cancelled job that fails is superseded, not tried again', async (queue) => {
      await queue.enqueue(job('d1'));
      const { lease } = await claim(queue);
      await queue.enqueue(job('d2'));
      expect(await queue.fail(lease, 'aborted', { retry: true })).toBe('superseded');
      expect((await claim(queue)).delivery).toBe('d2');
    });

    check('what a job remembered reaches the next one of its key only', async (queue) => {
      await queue.enqueue(job('a1', 'a'));
      const { lease } = await claim(queue);
      expect(await queue.remember(lease, 'head 1')).toBe(true);
      await queue.enqueue(job('b1', 'b'));
      expect((await claim(queue)).memo).toBe('');
      await queue.enqueue(job('a2', 'a'));
      await queue.complete(lease);
      const next = await claim(queue);
      expect(next.memo).toBe('head 1');
      expect(await queue.remember(next.lease, '')).toBe(true);
      await queue.enqueue(job('a3', 'a'));
      await queue.complete(next.lease);
      expect((await claim(queue)).memo).toBe('');
    });
  });

  describe(`${name}: leases`, () => {
    check('heartbeats keep a job; silence loses it', async (queue) => {
      await queue.enqueue(job('d1'));
      const { lease } = await claim(queue);
      for (let i = 0; i < 5; i++) {
        time.advance(LEASE - 1);
        expect(await queue.heartbeat(lease)).toBe('held');
        expect(await queue.claim('w2')).toBeUndefined();
      }
      time.advance(LEASE);
      const taken = await claim(queue, 'w2');
      expect(taken).toMatchObject({ delivery: 'd1', lease: { owner: 'w2', attempt: 2 } });
      expect(taken.error).not.toBe('');
    });

    check('results are fenced by owner and attempt', async (queue) => {
      await queue.enqueue(job('d1'));
      const { lease: old } = await claim(queue);
      time.advance(LEASE);
      const { lease } = await claim(queue);
      expect(lease.attempt).toBe(2);
      const impostor = { ...lease, owner: 'w3' };
      for (const wrong of [old, impostor]) {
        expect(await queue.heartbeat(wrong)).toBe('lost');
        expect(await queue.remember(wrong, 'x')).toBe(false);
        expect(await queue.complete(wrong)).toBe(false);
        expect(await queue.fail(wrong, 'x', { retry: true })).toBe('lost');
        expect(await queue.release(wrong, 0)).toBe(false);
      }
      expect(await queue.complete(lease)).toBe(true);
      expect(await queue.complete(lease)).toBe(false);
    });

    check('a job that was cancelled before its worker died is not taken over', async (queue) => {
      await queue.enqueue(job('d1'));
      await claim(queue);
      await queue.enqueue(job('d2'));
      time.advance(LEASE);
      expect((await claim(queue)).delivery).toBe('d2');
      expect((await queue.list('superseded', 9)).map((row) => row.delivery)).toEqual(['d1']);
    });

    check('an expired lease is taken over by one of many', async (queue, under) => {
      const other = await under.connect();
      await queue.enqueue(job('d1'));
      await claim(queue);
      time.advance(LEASE);
      const claims = await Promise.all([queue, other, queue, other].map((q, i) => q.claim(`w${i}`)));
      expect(claims.filter((one) => one !== undefined)).toHaveLength(1);
    });

    check('a released job waits again and has lost no attempt', async (queue) => {
      await queue.enqueue(job('d1'));
      const { lease } = await claim(queue);
      expect(await queue.release(lease, 0)).toBe(true);
      expect((await claim(queue)).lease.attempt).toBe(1);
    });

    check('a job that is given back for later waits so long, and has lost no attempt', async (queue) => {
      await queue.enqueue(job('d1'));
      const { lease } = await claim(queue);
      expect(await queue.release(lease, 60_000)).toBe(true);
      time.advance(59_999);
      expect(await queue.claim('w1')).toBeUndefined();
      time.advance(1);
      expect((await claim(queue)).lease.attempt).toBe(1);
    });

    check('a released job that a newer one waits for is superseded', async (queue) => {
      await queue.enqueue(job('d1'));
      const { lease } = await claim(queue);
      await queue.enqueue(job('d2'));
      expect(await queue.release(lease, 0)).toBe(true);
      expect((await claim(queue)).delivery).toBe('d2');
    });
  });

  describe(`${name}: failing`, () => {
    check('waits longer after every attempt, then says that it is exhausted, then dies', async (queue) => {
      await queue.enqueue(job('d1'));
      const waits: number[] = [];
      for (let attempt = 1; attempt <= 3 + LAST_RITES; attempt++) {
        const claimed = await claim(queue);
        expect(claimed.lease.attempt).toBe(attempt);
        expect(claimed.exhausted).toBe(attempt > 3);
        expect(claimed.error).toBe(attempt === 1 ? '' : `error ${attempt - 1}`);
        const state = await queue.fail(claimed.lease, `error ${attempt}`, { retry: true });
        if (attempt === 3 + LAST_RITES) expect(state).toBe('dead');
        else {
          expect(state).toBe('queued');
          let waited = 0;
          while ((await queue.list('running', 1)).length === 0 && waited < 60_000) {
            const next = await queue.claim('probe');
            if (next) await queue.release(next.lease, 0);
            if (next) break;
            time.advance(500);
            waited += 500;
          }
          waits.push(waited);
        }
      }
      expect(waits).toEqual([1000, 4000, 10_000, 10_000, 10_000]);
      expect(await queue.claim('w1')).toBeUndefined();
    });

    check('a delay that was asked for is kept', async (queue) => {
      await queue.enqueue(job('d1'));
      const { lease } = await claim(queue);
      await queue.fail(lease, 'limit', { retry: true, delayMs: 60_000 });
      time.advance(59_999);
      expect(await queue.claim('w1')).toBeUndefined();
      time.advance(1);
      await claim(queue);
    });

    check('a worker that dies at every attempt ends as a dead letter', async (queue) => {
      await queue.enqueue(job('d1'));
      for (let attempt = 1; attempt <= 3 + LAST_RITES; attempt++) {
        expect((await claim(queue)).lease.attempt).toBe(attempt);
        time.advance(LEASE);
      }
      expect(await queue.claim('w1')).toBeUndefined();
      expect(await queue.list('dead', 9)).toHaveLength(1);
    });

    check('dead letters are listed with their reason and run again when asked', async (queue) => {
      await queue.enqueue(job('d1', 'a'));
      await queue.enqueue(job('d2', 'b'));
      for (let i = 0; i < 2; i++)
        await queue.fail((await claim(queue)).lease, `reason ${i}`, { retry: false });
      const dead = await queue.list('dead', 10);
      expect(dead.map(({ delivery, error, key }) => [delivery, key, error])).toEqual([
        ['d1', 'a', 'reason 0'],
        ['d2', 'b', 'reason 1'],
      ]);
      expect(await queue.list('dead', 1)).toHaveLength(1);
      expect(await queue.requeue(dead[0]!.id)).toBe(true);
      expect(await queue.requeue(dead[0]!.id)).toBe(false);
      expect(await claim(queue)).toMatchObject({ delivery: 'd1', forced: true, lease: { attempt: 1 } });
    });
  });

  describe(`${name}: keeping house`, () => {
    check('counts by state', async (queue) => {
      await queue.enqueue(job('d1', 'a'));
      await queue.enqueue(job('d2', 'b'));
      await queue.enqueue(job('d3', 'b'));
      await claim(queue);
      expect(await queue.counts()).toEqual({ queued: 1, running: 1, done: 0, superseded: 1, dead: 0 });
    });

    check('forgets what ended long ago, and nothing else', async (queue) => {
      await queue.enqueue(job('old', 'a'));
      const old = await claim(queue);
      await queue.remember(old.lease, 'memo');
      await queue.complete(old.lease);
      time.advance(1000);
      await queue.enqueue(job('new', 'b'));
      await queue.complete((await claim(queue)).lease);
      await queue.enqueue(job('waits', 'c'));
      expect(await queue.prune(1000)).toBe(0);
      time.advance(1);
      expect(await queue.prune(1000)).toBe(1);
      expect(await queue.enqueue(job('new', 'b'))).toBe('duplicate');
      expect(await queue.counts()).toMatchObject({ done: 1, queued: 1 });
      expect(await queue.enqueue(job('old', 'a'))).toBe('accepted');
    });

    check('what was accepted survives the process', async (queue, under) => {
      await queue.enqueue(job('d1'));
      await queue.close();
      const other = await under.connect();
      expect((await claim(other)).delivery).toBe('d1');
    });
  });
}

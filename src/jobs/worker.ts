/**
 * Runs the jobs of a queue: claims, keeps leases alive, tells handlers to stop, and drains on shutdown.
 *
 * Handlers do their heavy work in threads, so the heartbeats of this loop are never late.
 */
import type { ClaimedJob, JobQueue, Lease } from './queue.js';

/** Why a handler was told to stop. Reason of its signal. */
export type StopReason = 'superseded' | 'lease-lost' | 'shutdown';

export interface JobContext {
  readonly signal: AbortSignal;
  /** Keeps a note for the job's key that survives a crash. */
  remember(memo: string): Promise<void>;
  /** Asks the queue now, rather than at the next heartbeat, whether this attempt still counts. */
  stillHeld(): Promise<boolean>;
}

/** How an attempt ended. A handler that was told to stop may answer anything: its signal decides. */
export type JobOutcome =
  | { readonly kind: 'done' }
  /** Try again: the attempt counts. */
  | { readonly kind: 'retry'; readonly error: string; readonly delayMs?: number }
  /** Go on later: the attempt does not count. */
  | { readonly kind: 'postpone'; readonly delayMs: number }
  | { readonly kind: 'failed'; readonly error: string };

export type JobHandler = (job: ClaimedJob, context: JobContext) => Promise<JobOutcome>;

export interface WorkerOptions {
  readonly queue: JobQueue;
  readonly handler: JobHandler;
  /** Unique among processes. */
  readonly owner: string;
  readonly concurrency: number;
  readonly leaseMs: number;
  /** How often an idle worker looks for work that nobody woke it for. */
  readonly pollMs: number;
  /** Told of every attempt's end, and of errors of the queue itself. */
  readonly onEnd?: (job: ClaimedJob, outcome: JobOutcome, stopped: StopReason | undefined) => void;
  readonly onError?: (error: unknown) => void;
}

export interface Worker {
  /** There may be work: look now. */
  wake(): void;
  /** Claims no more, waits up to `ms` for running jobs, then gives them back to the queue. */
  drain(ms: number): Promise<void>;
  readonly running: number;
}

/** Starts working. */
export function startWorker(options: WorkerOptions): Worker {
  const { queue, concurrency } = options;
  const running = new Map<Promise<void>, AbortController>();
  let stopping = false;
  let claiming: Promise<void> | undefined;
  let again = false;

  const fill = async (): Promise<void> => {
    do {
      again = false;
      while (!stopping && running.size < concurrency) {
        const job = await queue.claim(options.owner);
        if (job === undefined) break;
        const controller = new AbortController();
        const run = runJob(options, job, controller)
          .catch((error: unknown) => options.onError?.(error))
          .finally(() => {
            running.delete(run);
            wake();
          });
        running.set(run, controller);
      }
    } while (again);
  };

  const wake = (): void => {
    again = true;
    if (stopping || claiming) return;
    claiming = fill()
      .catch((error: unknown) => options.onError?.(error))
      .finally(() => {
        claiming = undefined;
      });
  };

  const poll = setInterval(wake, options.pollMs);
  wake();
  return {
    wake,
    get running() {
      return running.size;
    },
    async drain(ms) {
      stopping = true;
      clearInterval(poll);
      await claiming;
      const all = Promise.all(running.keys());
      if (ms > 0) await Promise.race([all, sleep(ms)]);
      for (const controller of running.values()) controller.abort('shutdown' satisfies StopReason);
      await Promise.all(running.keys());
    },
  };
}

async function runJob(options: WorkerOptions, job: ClaimedJob, controller: AbortController): Promise<void> {
  const { queue } = options;
  const { lease } = job;
  const beat = async (): Promise<void> => {
    const answer = await queue.heartbeat(lease);
    const reason: StopReason = answer === 'cancel' ? 'superseded' : 'lease-lost';
    if (answer !== 'held' && !controller.signal.aborted) controller.abort(reason);
  };
  const beats = setInterval(
    () => void beat().catch((error: unknown) => options.onError?.(error)),
    Math.max(10, Math.floor(options.leaseMs / 3)),
  );
  try {
    const outcome = await options.handler(job, {
      signal: controller.signal,
      remember: async (memo) => void (await queue.remember(lease, memo)),
      async stillHeld() {
        await beat();
        return !controller.signal.aborted;
      },
    });
    await settle(queue, lease, outcome, stopReason(controller));
    options.onEnd?.(job, outcome, stopReason(controller));
  } catch (error) {
    const outcome: JobOutcome = {
      kind: 'retry',
      error: error instanceof Error ? error.message : String(error),
    };
    options.onError?.(error);
    await settle(queue, lease, outcome, stopReason(controller));
    options.onEnd?.(job, outcome, stopReason(controller));
  } finally {
    clearInterval(beats);
  }
}

const stopReason = (controller: AbortController): StopReason | undefined =>
  controller.signal.aborted ? (controller.signal.reason as StopReason) : undefined;

/** Records how the attempt ended. A job stopped for a shutdown goes back as if it had not been tried. */
async function settle(
  queue: JobQueue,
  lease: Lease,
  outcome: JobOutcome,
  stopped: StopReason | undefined,
): Promise<void> {
  if (stopped === 'lease-lost') return;
  if (outcome.kind === 'done') await queue.complete(lease);
  else if (stopped === 'shutdown') await queue.release(lease, 0);
  else if (outcome.kind === 'postpone') await queue.release(lease, outcome.delayMs);
  else {
    const delay =
      outcome.kind === 'retry' && outcome.delayMs !== undefined ? { delayMs: outcome.delayMs } : {};
    await queue.fail(lease, outcome.error.slice(0, 2000), { retry: outcome.kind === 'retry', ...delay });
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}

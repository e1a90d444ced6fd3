/**
 * Analysis threads that are kept for the next review: rules are loaded, code is compiled, and what has been read of a
 * repository is still known. A thread that was killed or has failed is never used again.
 *
 * A thread that has worked before has less room and may, by a defect of ours, carry something over. So what fails in
 * such a thread counts only once a new one has failed at it, too.
 */
import type { RepositorySnapshot } from '../review/index.js';
import { AnalysisThread, type ThreadOptions, type ThreadOutcome } from './thread.js';

export interface PoolOptions extends ThreadOptions {
  /** Threads that may wait for work. */
  readonly maxWaiting: number;
  /** A thread that has waited for so long is ended. */
  readonly keepMs: number;
  /** Works after which a thread is replaced, so that nothing can pile up in it. */
  readonly maxWorks: number;
}

interface Waiting {
  readonly thread: AnalysisThread;
  readonly timer: NodeJS.Timeout;
}

export class ThreadPool<Output> {
  /** The one that worked last at the end: it is used first, so that the others may end. */
  readonly #waiting: Waiting[] = [];
  #isClosed = false;

  constructor(private readonly options: PoolOptions) {}

  /** Has `input` worked on in a thread. Never rejects. */
  async run(
    input: unknown,
    snapshot: RepositorySnapshot,
    signal: AbortSignal,
  ): Promise<ThreadOutcome<Output>> {
    const thread = this.#take() ?? new AnalysisThread(this.options);
    const isNew = thread.works === 0;
    const outcome = await thread.run<Output>(input, snapshot, signal);
    if (isNew || !mayBeOfTheThread(outcome)) {
      await this.#giveBack(thread);
      return outcome;
    }
    const fresh = new AnalysisThread(this.options);
    const again = await fresh.run<Output>(input, snapshot, signal);
    await this.#giveBack(fresh);
    return again;
  }

  /** Ends the threads that wait, and those that work once they are done. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const waiting = this.#waiting.splice(0);
    for (const { timer } of waiting) clearTimeout(timer);
    await Promise.all(waiting.map(({ thread }) => thread.terminate()));
  }

  #take(): AnalysisThread | undefined {
    for (let next = this.#waiting.pop(); next !== undefined; next = this.#waiting.pop()) {
      clearTimeout(next.timer);
      if (next.thread.isAlive) return next.thread;
    }
    return undefined;
  }

  async #giveBack(thread: AnalysisThread): Promise<void> {
    if (!thread.isAlive) return;
    const { maxWaiting, keepMs, maxWorks } = this.options;
    if (this.#isClosed || thread.works >= maxWorks || this.#waiting.length >= maxWaiting)
      return thread.terminate();
    const timer = setTimeout(() => {
      const at = this.#waiting.findIndex((one) => one.thread === thread);
      if (at >= 0) this.#waiting.splice(at, 1);
      void thread.terminate();
    }, keepMs);
    timer.unref();
    this.#waiting.push({ thread, timer });
  }
}

/** Whether a thread that had done nothing before might have come further. */
const mayBeOfTheThread = (outcome: ThreadOutcome<unknown>): boolean =>
  outcome.kind === 'crashed' || (outcome.kind === 'killed' && outcome.why === 'memory');

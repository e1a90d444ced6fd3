/**
 * A thread for analyses that can be killed, so that no file under review can delay a webhook's acknowledgement or a
 * heartbeat. The thread gets no environment, no credentials and a bounded heap.
 */
import { Worker } from 'node:worker_threads';
import type { RepositorySnapshot } from '../review/index.js';
import type { FromThread, ToThread } from './thread-protocol.js';

export interface ThreadOptions {
  /** Module that calls `serveThread`. */
  readonly entry: URL;
  /** What the thread prepares itself from; plain data. */
  readonly setup: unknown;
  /** For one work. */
  readonly wallClockMs: number;
  readonly memoryMb: number;
}

export type ThreadOutcome<Output> =
  | { readonly kind: 'done'; readonly output: Output }
  /** Killed by the wall clock, the heap limit, or the caller's signal. */
  | { readonly kind: 'killed'; readonly why: 'time' | 'memory' | 'stopped' }
  /** The work threw. */
  | { readonly kind: 'crashed'; readonly message: string }
  /** The work ended in an error after the snapshot had failed: this is the snapshot's error. */
  | { readonly kind: 'snapshot-failed'; readonly error: unknown };

/** One thread, which does one work at a time. After any outcome but `done` it is gone. */
export class AnalysisThread {
  readonly #worker: Worker;
  /** How often it was given work. */
  #works = 0;
  #isAlive = true;
  /** What is told about the thread while it works. */
  #onMessage: ((message: FromThread) => void) | undefined;
  #onGone: ((error: { readonly code?: string; readonly message: string }) => void) | undefined;

  constructor(private readonly options: ThreadOptions) {
    this.#worker = new Worker(options.entry, {
      workerData: options.setup,
      env: {},
      argv: [],
      execArgv: [],
      stdin: false,
      resourceLimits: { maxOldGenerationSizeMb: options.memoryMb },
    });
    // One that waits does not keep the process alive.
    this.#worker.unref();
    this.#worker.on('message', (message: FromThread) => this.#onMessage?.(message));
    this.#worker.on('error', (error: Error & { code?: string }) =>
      this.#gone({
        ...(error.code !== undefined && { code: error.code }),
        message: error.stack ?? error.message,
      }),
    );
    this.#worker.on('exit', (code) =>
      this.#gone({ message: `the analysis thread ended with code ${code} without an answer` }),
    );
  }

  get works(): number {
    return this.#works;
  }

  get isAlive(): boolean {
    return this.#isAlive;
  }

  #gone(error: { readonly code?: string; readonly message: string }): void {
    this.#isAlive = false;
    this.#onGone?.(error);
  }

  /** Ends the thread, and with it what it is doing. */
  async terminate(): Promise<void> {
    this.#isAlive = false;
    await this.#worker.terminate();
  }

  /**
   * Has `input` (structured clone) worked on, serving the thread's questions from `snapshot`. The entry module
   * answers for what it returns being an `Output`. Never rejects.
   */
  run<Output>(
    input: unknown,
    snapshot: RepositorySnapshot,
    signal: AbortSignal,
  ): Promise<ThreadOutcome<Output>> {
    return new Promise((resolve) => {
      if (signal.aborted) return resolve({ kind: 'killed', why: 'stopped' });
      const worker = this.#worker;
      const work = ++this.#works;
      worker.ref();
      let snapshotError: { readonly error: unknown } | undefined;
      let ended = false;
      const end = (outcome: ThreadOutcome<Output>): void => {
        if (ended) return;
        ended = true;
        clearTimeout(timer);
        signal.removeEventListener('abort', stop);
        this.#onMessage = this.#onGone = undefined;
        worker.unref();
        if (outcome.kind === 'done') resolve(outcome);
        else void this.terminate().then(() => resolve(outcome));
      };
      const fail = (message: string): void =>
        end(snapshotError ? { kind: 'snapshot-failed', ...snapshotError } : { kind: 'crashed', message });
      const stop = (): void => end({ kind: 'killed', why: 'stopped' });
      const timer = setTimeout(() => end({ kind: 'killed', why: 'time' }), this.options.wallClockMs);
      signal.addEventListener('abort', stop);

      const say = (message: ToThread): void => {
        if (!ended) worker.postMessage(message);
      };
      this.#onMessage = (message) => {
        if (message.work !== work) return;
        if (message.kind === 'done') end({ kind: 'done', output: message.output as Output });
        else if (message.kind === 'failed') fail(message.message);
        else
          void serve(snapshot, message).then(
            (value) => say({ kind: 'answer', id: message.id, value }),
            (error: unknown) => {
              snapshotError = { error };
              say({
                kind: 'refused',
                id: message.id,
                message: error instanceof Error ? error.message : 'failed',
              });
            },
          );
      };
      this.#onGone = ({ code, message }) => {
        if (code === 'ERR_WORKER_OUT_OF_MEMORY') end({ kind: 'killed', why: 'memory' });
        else fail(message);
      };
      say({ kind: 'work', work, input });
    });
  }
}

type Call = Extract<FromThread, { kind: 'call' }>;

/** The protocol's arguments are those of our own thread code; a wrong one fails inside the snapshot. */
async function serve(snapshot: RepositorySnapshot, { method, args }: Call): Promise<unknown> {
  const [first, second] = args as [string, string & readonly string[]];
  switch (method) {
    case 'list':
      return snapshot.list(first);
    case 'read':
      return snapshot.read(first, second);
    case 'mergeBase':
      return snapshot.mergeBase(first, second);
    case 'changes':
      return snapshot.changes(first, second);
  }
}

/**
 * Runs one analysis in a thread of its own that can be killed, so that no file under review can delay a webhook's
 * acknowledgement or a heartbeat. The thread gets no environment, no credentials and a bounded heap.
 */
import { Worker } from 'node:worker_threads';
import type { RepositorySnapshot } from '../review/index.js';
import type { FromThread, ToThread } from './thread-protocol.js';

export interface ThreadOptions {
  /** Module that calls `serveThread`. */
  readonly entry: URL;
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

/**
 * Starts the thread with `input` (structured clone), serves its questions from `snapshot`, and waits for its end.
 * The entry module answers for what it returns being an `Output`.
 */
export function runInThread<Output>(
  options: ThreadOptions,
  input: unknown,
  snapshot: RepositorySnapshot,
  signal: AbortSignal,
): Promise<ThreadOutcome<Output>> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve({ kind: 'killed', why: 'stopped' });
    const thread = new Worker(options.entry, {
      workerData: input,
      env: {},
      argv: [],
      execArgv: [],
      stdin: false,
      resourceLimits: { maxOldGenerationSizeMb: options.memoryMb },
    });
    let snapshotError: { readonly error: unknown } | undefined;
    let ended = false;
    const end = (outcome: ThreadOutcome<Output>): void => {
      if (ended) return;
      ended = true;
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      void thread.terminate().then(() => resolve(outcome));
    };
    const fail = (message: string): void =>
      end(snapshotError ? { kind: 'snapshot-failed', ...snapshotError } : { kind: 'crashed', message });
    const stop = (): void => end({ kind: 'killed', why: 'stopped' });
    const timer = setTimeout(() => end({ kind: 'killed', why: 'time' }), options.wallClockMs);
    signal.addEventListener('abort', stop);

    const answer = (message: ToThread): void => {
      if (!ended) thread.postMessage(message);
    };
    thread.on('message', (message: FromThread) => {
      if (message.kind === 'done') end({ kind: 'done', output: message.output as Output });
      else if (message.kind === 'failed') fail(message.message);
      else
        void serve(snapshot, message).then(
          (value) => answer({ kind: 'answer', id: message.id, value }),
          (error: unknown) => {
            snapshotError = { error };
            answer({
              kind: 'refused',
              id: message.id,
              message: error instanceof Error ? error.message : 'failed',
            });
          },
        );
    });
    thread.on('error', (error: Error & { code?: string }) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') end({ kind: 'killed', why: 'memory' });
      else fail(error.stack ?? error.message);
    });
    thread.on('exit', (code) => fail(`the analysis thread ended with code ${code} without an answer`));
  });
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

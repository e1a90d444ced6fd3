/** The inside of an analysis thread: a snapshot that asks the host, and one piece of work after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import type { RepositorySnapshot } from '../review/index.js';
import type { FromThread, SnapshotMethod, ToThread } from './thread-protocol.js';

export type ThreadWork = (input: unknown, snapshot: RepositorySnapshot) => Promise<unknown>;

/**
 * Prepares once, from what the host started this thread with, and then does each work that the host sends. Work that
 * throws, or cannot be prepared, is answered with the error; the host ends the thread then.
 */
export function serveThread(prepare: (setup: unknown) => Promise<ThreadWork>): void {
  if (parentPort === null) throw new Error('this module runs in a worker thread');
  const port = parentPort;
  const say = (message: FromThread): void => port.postMessage(message);
  const pending = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let calls = 0;
  const snapshotOf = (work: number): RepositorySnapshot => {
    const ask = <T>(method: SnapshotMethod, ...args: unknown[]): Promise<T> => {
      const id = ++calls;
      return new Promise<T>((resolve, reject) => {
        pending.set(id, { resolve: (value) => resolve(value as T), reject });
        say({ work, kind: 'call', id, method, args });
      });
    };
    return {
      list: (revision) => ask('list', revision),
      read: (revision, paths) => ask('read', revision, paths),
      mergeBase: (base, head) => ask('mergeBase', base, head),
      changes: (mergeBase, head) => ask('changes', mergeBase, head),
    };
  };
  let prepared: Promise<ThreadWork> | undefined;
  const start = async (work: number, input: unknown): Promise<void> => {
    try {
      const act = await (prepared ??= prepare(workerData));
      say({ work, kind: 'done', output: await act(input, snapshotOf(work)) });
    } catch (error) {
      say({
        work,
        kind: 'failed',
        message: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
    }
  };
  port.on('message', (message: ToThread) => {
    if (message.kind === 'work') return void start(message.work, message.input);
    const call = pending.get(message.id);
    pending.delete(message.id);
    if (message.kind === 'answer') call?.resolve(message.value);
    else call?.reject(new Error(message.message));
  });
}

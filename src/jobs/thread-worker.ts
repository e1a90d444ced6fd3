/** The inside of an analysis thread: a snapshot that asks the host, and one piece of work. */
import { parentPort, workerData } from 'node:worker_threads';
import type { RepositorySnapshot } from '../review/index.js';
import type { FromThread, SnapshotMethod, ToThread } from './thread-protocol.js';

/** Does the work that the host started this thread for, and answers with what it returns or throws. */
export async function serveThread(
  work: (input: unknown, snapshot: RepositorySnapshot) => Promise<unknown>,
): Promise<void> {
  if (parentPort === null) throw new Error('this module runs in a worker thread');
  const port = parentPort;
  const say = (message: FromThread): void => port.postMessage(message);
  const pending = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let calls = 0;
  port.on('message', (message: ToThread) => {
    const call = pending.get(message.id);
    pending.delete(message.id);
    if (message.kind === 'answer') call?.resolve(message.value);
    else call?.reject(new Error(message.message));
  });
  const ask = <T>(method: SnapshotMethod, ...args: unknown[]): Promise<T> => {
    const id = ++calls;
    return new Promise<T>((resolve, reject) => {
      pending.set(id, { resolve: (value) => resolve(value as T), reject });
      say({ kind: 'call', id, method, args });
    });
  };
  try {
    const output = await work(workerData, {
      list: (revision) => ask('list', revision),
      read: (revision, paths) => ask('read', revision, paths),
      mergeBase: (base, head) => ask('mergeBase', base, head),
      changes: (mergeBase, head) => ask('changes', mergeBase, head),
    });
    say({ kind: 'done', output });
  } catch (error) {
    say({ kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
  port.close();
}

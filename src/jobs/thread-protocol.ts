/**
 * What the host and an analysis thread say to each other. The thread has no credentials and no environment: it asks
 * the host for files, and the host asks GitHub.
 */
import type { RepositorySnapshot } from '../review/index.js';

export type SnapshotMethod = keyof RepositorySnapshot;

/** `work`: the number of the work that it is about; what comes late, from the one before, counts no more. */
export type FromThread = { readonly work: number } & (
  | {
      readonly kind: 'call';
      /** Unique among the calls of a thread. */
      readonly id: number;
      readonly method: SnapshotMethod;
      readonly args: readonly unknown[];
    }
  | { readonly kind: 'done'; readonly output: unknown }
  | { readonly kind: 'failed'; readonly message: string }
);

export type ToThread =
  | { readonly kind: 'work'; readonly work: number; readonly input: unknown }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'refused'; readonly id: number; readonly message: string };

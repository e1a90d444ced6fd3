/**
 * What the host and an analysis thread say to each other. The thread has no credentials and no environment: it asks
 * the host for files, and the host asks GitHub.
 */
import type { RepositorySnapshot } from '../review/index.js';

export type SnapshotMethod = keyof RepositorySnapshot;

export type FromThread =
  | {
      readonly kind: 'call';
      readonly id: number;
      readonly method: SnapshotMethod;
      readonly args: readonly unknown[];
    }
  | { readonly kind: 'done'; readonly output: unknown }
  | { readonly kind: 'failed'; readonly message: string };

export type ToThread =
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'refused'; readonly id: number; readonly message: string };

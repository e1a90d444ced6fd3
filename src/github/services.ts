/** What the handlers of jobs need; wired in the composition root. */
import type { Logger } from 'pino';
import type { ParserKind } from '../analysis/index.js';
import type { JobQueue } from '../jobs/queue.js';
import type { ThreadOutcome } from '../jobs/thread.js';
import type { RepositorySnapshot, ReviewOutput } from '../review/index.js';
import type { BlobCache } from './blob-cache.js';
import type { GitHubApp } from './client.js';
import type { Pause } from './write.js';

/** What an analysis thread is given for one review. Plain data. */
export interface AnalysisInput {
  /** "owner/name". */
  readonly repository: string;
  /** Web address of GitHub, for permalinks: https://github.com. */
  readonly site: string;
  /** Full commit ids of the base branch's tip and of the head. */
  readonly base: string;
  readonly head: string;
  /** False where there is no pull request whose lines could carry comments. */
  readonly comments: boolean;
  /** Fingerprints of findings that a comment of ours speaks of. */
  readonly commented: readonly string[];
}

/** What an analysis thread prepares itself from. Plain data, no credentials. */
export interface ThreadSetup {
  /** Rule files or folders; empty for the built-in ones. */
  readonly rules: readonly string[];
  readonly parser: ParserKind;
  /** Address of the rule pages, '' for none. */
  readonly rulePages: string;
}

/** What an analysis thread answers. */
export interface AnalysisOutput {
  readonly output: ReviewOutput;
  /** Files that were not fully analysed: that a finding is not seen there does not mean that it is fixed. */
  readonly uncertain: readonly string[];
}

/** Runs the review of a range in a thread. `done` carries an AnalysisOutput. */
export type Analyse = (
  input: AnalysisInput,
  snapshot: RepositorySnapshot,
  signal: AbortSignal,
) => Promise<ThreadOutcome<AnalysisOutput>>;

export interface Services {
  readonly app: GitHubApp;
  readonly appId: number;
  readonly queue: JobQueue;
  readonly analyse: Analyse;
  readonly cache: BlobCache;
  readonly markerSecret: string;
  readonly pause: Pause;
  /** Limits of an analysis, for the notices that name them. */
  readonly limits: { readonly wallClockMs: number; readonly memoryMb: number };
  /** The worker looks for work at once. */
  readonly wake: () => void;
  readonly log: Logger;
}

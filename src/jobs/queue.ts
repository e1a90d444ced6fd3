/**
 * The durable queue's port. Implementations pass test/jobs/queue-contract.ts.
 *
 * A job belongs to a *key*: all that concerns one pull request has the same key. Work is level-triggered: a handler
 * looks at the pull request as it is now, so of several waiting jobs of a key only the newest has to run, and
 * deliveries that arrive out of order do no harm.
 *
 *     enqueue(a, key 1)   claim -> a runs
 *     enqueue(b, key 1)   b waits, a is asked to stop (its next heartbeat says so)
 *     enqueue(c, key 1)   c replaces b
 *     complete(a)         claim -> c runs
 */

/** Work to accept. */
export interface NewJob {
  /** GitHub's delivery id, or one derived from it: accepted once. */
  readonly delivery: string;
  readonly key: string;
  /** JSON, opaque to the queue. */
  readonly payload: string;
  /** A person asked for it: it runs although the same work was done before. Kept when a newer job replaces it. */
  readonly forced: boolean;
}

/** Proof that a worker holds a job: every result is fenced by owner and attempt. */
export interface Lease {
  readonly id: number;
  readonly owner: string;
  readonly attempt: number;
}

export interface ClaimedJob extends NewJob {
  readonly lease: Lease;
  /** All attempts are used up: conclude with a failure, do not try the work again. */
  readonly exhausted: boolean;
  /** Why the attempt before this one failed, or ''. */
  readonly error: string;
  /** What the last job of this key left behind with `remember`, or ''. */
  readonly memo: string;
}

/** `cancel`: a newer job of the key waits. `lost`: the lease expired and somebody else has the job. */
export type HeartbeatAnswer = 'held' | 'cancel' | 'lost';

export type JobState = 'queued' | 'running' | 'done' | 'superseded' | 'dead';

/** A job as operators see it. */
export interface JobRecord extends NewJob {
  readonly id: number;
  readonly state: JobState;
  readonly attempt: number;
  /** Why the last attempt failed, or ''. */
  readonly error: string;
}

export interface FailureOptions {
  /** False when trying again cannot help. */
  readonly retry: boolean;
  /** Wait at least so long before the next attempt. */
  readonly delayMs?: number;
}

export interface JobQueue {
  /**
   * Stores the job durably before it answers. A delivery that was accepted before is a duplicate, unless its work
   * ended as a dead letter: then it runs again, forced.
   */
  enqueue(job: NewJob): Promise<'accepted' | 'duplicate'>;
  /** The next job that may run now, or undefined. Takes over jobs whose lease has expired. */
  claim(owner: string): Promise<ClaimedJob | undefined>;
  /** Extends the lease. */
  heartbeat(lease: Lease): Promise<HeartbeatAnswer>;
  /** Keeps a note for the key that survives a crash: the next job of the key gets it. False: the lease is lost. */
  remember(lease: Lease, memo: string): Promise<boolean>;
  /** False: the lease is lost, and the result does not count. */
  complete(lease: Lease): Promise<boolean>;
  /**
   * Schedules another attempt with growing delays, or makes the job a dead letter. A job that was asked to stop is
   * superseded.
   */
  fail(
    lease: Lease,
    error: string,
    options: FailureOptions,
  ): Promise<'queued' | 'superseded' | 'dead' | 'lost'>;
  /** Gives the job back, as if this attempt had not been: for a shutdown, or to wait out a limit of GitHub. */
  release(lease: Lease, delayMs: number): Promise<boolean>;
  /** Jobs in a state, oldest first, at most `limit`. */
  list(state: JobState, limit: number): Promise<readonly JobRecord[]>;
  /** Runs a dead letter again, forced. False: there is no such dead letter. */
  requeue(id: number): Promise<boolean>;
  /** How many jobs are in each state. */
  counts(): Promise<Readonly<Record<JobState, number>>>;
  /** Forgets what ended more than `ageMs` ago. Returns how many jobs. */
  prune(ageMs: number): Promise<number>;
  close(): Promise<void>;
}

/** What an implementation is configured with. */
export interface QueueOptions {
  /** Milliseconds; injected, so that tests decide what time it is. */
  readonly now: () => number;
  /** A job whose worker was silent for so long is taken over. */
  readonly leaseMs: number;
  /** So often the work is tried. Then follow up to `LAST_RITES` attempts marked as exhausted, to say so. */
  readonly maxAttempts: number;
  /** Delay before the second attempt; each further one is four times as long, up to `maxBackoffMs`. */
  readonly backoffMs: number;
  readonly maxBackoffMs: number;
}

/** Attempts to report the failure of a job whose own attempts are used up. */
export const LAST_RITES = 3;

/** How long to wait after this attempt failed. */
export function backoff(options: QueueOptions, attempt: number): number {
  return Math.min(options.maxBackoffMs, options.backoffMs * 4 ** Math.min(attempt - 1, 20));
}

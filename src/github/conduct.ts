/**
 * One review from the opened check run to the concluded one. Whatever happens on the way, and in whichever process
 * the next attempt runs, the check run ends concluded, once:
 *
 *     open or adopt the check -> analyse in a thread -> still wanted? -> publish -> conclude
 *
 * The conclusion is written last, so a concluded check says that everything else was published.
 */
import type { ClaimedJob } from '../jobs/queue.js';
import type { ThreadOutcome } from '../jobs/thread.js';
import type { JobContext, JobOutcome } from '../jobs/worker.js';
import {
  IN_PROGRESS,
  NoCommonAncestor,
  failureNotice,
  type FailureReason,
  type Notice,
  type ReviewAnnotation,
} from '../review/index.js';
import type { RepositorySnapshot } from '../review/index.js';
import { externalId, subjectPrefix, type CheckSubject } from './check-identity.js';
import type { CheckRuns, OurCheck } from './checks.js';
import type { AnalysisInput, AnalysisOutput, Services } from './services.js';

/** A review to conduct. */
export interface Assignment {
  readonly subject: CheckSubject;
  readonly head: string;
  /** Asked once, when the check is open. */
  input(): Promise<AnalysisInput>;
  readonly snapshot: RepositorySnapshot;
  readonly checks: CheckRuns;
  /** Why the result is not wanted any more, if it is not: asked between analysis and publication. */
  obsolete(): Promise<Notice | undefined>;
  /** Publishes what is not part of the check run. Returns what found no place on a line. */
  publish(analysis: AnalysisOutput, check: OurCheck): Promise<Unplaced>;
}

/** Comments that GitHub took on no line: annotations in their stead, and a sentence for the summary ('' for none). */
export interface Unplaced {
  readonly annotations: readonly ReviewAnnotation[];
  readonly note: string;
}

/** What a job leaves behind for its key: commits on which a check run of ours may be open. */
interface Memo {
  readonly heads: readonly string[];
}

/** The commits that a memo names. */
export function headsOf(memo: string): readonly string[] {
  return memo === '' ? [] : (JSON.parse(memo) as Memo).heads;
}

/** Ends the check runs of a subject that are still open on a commit. */
export async function endOpenChecks(
  services: Services,
  checks: CheckRuns,
  commit: string,
  subject: CheckSubject,
  notice: Notice,
): Promise<void> {
  for (const check of await checks.list(commit))
    if (!check.completed && check.externalId.startsWith(subjectPrefix(subject)))
      await checks.conclude(check, 'cancelled', notice, new Date(services.pause.now()));
}

/** Conducts the review. Throws what the API throws: the caller decides whether to try again. */
export async function conduct(
  services: Services,
  job: ClaimedJob,
  context: JobContext,
  assignment: Assignment,
): Promise<JobOutcome> {
  const { checks, subject, head } = assignment;
  const identity = externalId(subject, `${job.delivery}.${job.lease.id}`);
  const existing = (await checks.list(head)).filter((one) =>
    one.externalId.startsWith(subjectPrefix(subject)),
  );
  if (existing.some((one) => isAnswer(one, identity, job.forced))) {
    await context.remember('');
    return { kind: 'done' };
  }
  await context.remember(JSON.stringify({ heads: [head] } satisfies Memo));
  const now = (): Date => new Date(services.pause.now());
  const open = existing.find((one) => !one.completed);
  const check = open
    ? await checks.adopt(open, identity)
    : await checks.open(head, identity, IN_PROGRESS, now());
  const fail = async (reason: FailureReason, error: string): Promise<JobOutcome> => {
    await checks.conclude(check, 'failure', failureNotice(reason), now());
    await context.remember('');
    return { kind: 'failed', error };
  };
  if (job.exhausted) return fail({ kind: 'attempts' }, job.error);

  const outcome = await services.analyse(await assignment.input(), assignment.snapshot, context.signal);
  if (context.signal.aborted || !(await context.stillHeld())) return { kind: 'retry', error: 'stopped' };
  if (outcome.kind === 'snapshot-failed') {
    if (!(outcome.error instanceof NoCommonAncestor)) throw outcome.error;
    return fail({ kind: 'unrelated' }, outcome.error.message);
  }
  if (outcome.kind !== 'done') return fail(...reasonOf(outcome, services));

  const notice = await assignment.obsolete();
  if (notice) await checks.conclude(check, 'cancelled', notice, now());
  else {
    const { output } = outcome.output;
    const unplaced = await assignment.publish(outcome.output, check);
    await checks.annotate(check, IN_PROGRESS, [...output.annotations, ...unplaced.annotations]);
    const summary = unplaced.note === '' ? output.summary : `${unplaced.note}\n\n${output.summary}`;
    await checks.conclude(check, output.conclusion, { ...output, summary }, now());
  }
  await context.remember('');
  return { kind: 'done' };
}

/** Whether a check run says already what this job is to find out. */
function isAnswer(check: OurCheck, identity: string, forced: boolean): boolean {
  if (!check.completed) return false;
  return check.externalId === identity || (!forced && check.conclusion !== 'cancelled');
}

type Unfinished = Exclude<ThreadOutcome<AnalysisOutput>, { kind: 'done' | 'snapshot-failed' }>;

function reasonOf(outcome: Unfinished, { limits }: Services): [FailureReason, string] {
  if (outcome.kind === 'crashed') return [{ kind: 'crash' }, outcome.message];
  if (outcome.why === 'time') {
    const seconds = Math.round(limits.wallClockMs / 1000);
    return [{ kind: 'time', seconds }, `killed after ${seconds} s`];
  }
  if (outcome.why === 'memory')
    return [{ kind: 'memory', megabytes: limits.memoryMb }, `killed: more than ${limits.memoryMb} MB`];
  return [{ kind: 'crash' }, 'stopped'];
}

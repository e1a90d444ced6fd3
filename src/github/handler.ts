/** Runs a job of the queue, and decides what an error means for it. */
import type { ClaimedJob } from '../jobs/queue.js';
import type { JobContext, JobHandler, JobOutcome } from '../jobs/worker.js';
import { apiProblem } from './api-error.js';
import { obeyCommand } from './command.js';
import { locate } from './locate.js';
import { reviewMergeGroup } from './review-merge-group.js';
import { reviewPullRequest } from './review-pull-request.js';
import type { Services } from './services.js';
import { parseWork, type Work } from './work.js';

/** The handler of all jobs. Every line that it logs has the ids of delivery, repository and review. */
export function createHandler(services: Services): JobHandler {
  return async (job, context) => {
    const work = parseWork(job.payload);
    if (work === undefined) return { kind: 'failed', error: 'the job was written by another release' };
    const log = services.log.child({
      delivery: job.delivery,
      repository: `${work.repository.owner}/${work.repository.name}`,
      review: job.key,
      attempt: job.lease.attempt,
    });
    const startedAt = services.pause.now();
    log.info({ work: work.kind, forced: job.forced, exhausted: job.exhausted }, 'job started');
    const outcome = await attempt({ ...services, log }, work, job, context);
    const stopped: unknown = context.signal.aborted ? context.signal.reason : undefined;
    log.info({ ...outcome, stopped, ms: services.pause.now() - startedAt }, 'job ended');
    return outcome;
  };
}

async function attempt(
  services: Services,
  work: Work,
  job: ClaimedJob,
  context: JobContext,
): Promise<JobOutcome> {
  try {
    switch (work.kind) {
      case 'pull-request':
        return await reviewPullRequest(services, work, job, context);
      case 'merge-group':
        return await reviewMergeGroup(services, work, job, context);
      case 'locate':
        return await locate(services, work, job);
      case 'command':
        return await obeyCommand(services, work, job);
    }
  } catch (error) {
    return outcomeOf(services, work, error);
  }
}

/** Everything but an App that is gone is tried again: a refusal, too, may be GitHub's replicas lagging behind. */
async function outcomeOf(services: Services, work: Work, error: unknown): Promise<JobOutcome> {
  const problem = apiProblem(error, services.pause.now());
  const message = error instanceof Error ? error.message : String(error);
  if (problem.kind === 'gone' || (problem.kind === 'refused' && (await isGone(services, work)))) {
    services.log.info({ err: error }, 'the App is not installed there any more');
    return { kind: 'done' };
  }
  if (problem.kind === 'limited') {
    services.log.warn({ delayMs: problem.delayMs }, 'GitHub limits the App');
    return { kind: 'postpone', delayMs: problem.delayMs };
  }
  services.log.error({ err: error, problem: problem.kind }, 'attempt failed');
  return { kind: 'retry', error: message };
}

/** A refusal does not say whether the App was removed; GitHub does, when asked. */
async function isGone(services: Services, work: Work): Promise<boolean> {
  try {
    return !(await services.app.isInstalled(work.installation));
  } catch {
    return false;
  }
}

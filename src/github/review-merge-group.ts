/** Reviews what a merge queue is about to merge: a check run under the same name, and no comments. */
import type { ClaimedJob } from '../jobs/queue.js';
import type { JobContext, JobOutcome } from '../jobs/worker.js';
import { CheckRuns } from './checks.js';
import { conduct } from './conduct.js';
import type { Services } from './services.js';
import { githubSnapshot } from './snapshot.js';
import { siteOf, type MergeGroupWork } from './work.js';

/** Throws what the API throws. */
export async function reviewMergeGroup(
  services: Services,
  work: MergeGroupWork,
  job: ClaimedJob,
  context: JobContext,
): Promise<JobOutcome> {
  const { repository, base, head } = work;
  const client = await services.app.client(work.installation);
  return conduct(services, job, context, {
    subject: { kind: 'merge-group', base },
    checks: new CheckRuns(client, repository, services.appId, services.pause),
    snapshot: githubSnapshot(client, repository, services.cache, {}),
    head,
    input: async () => ({
      repository: `${repository.owner}/${repository.name}`,
      site: siteOf(repository),
      base,
      head,
      // Findings were commented on the pull request. What is new in the group is in the check run's annotations.
      comments: false,
      commented: [],
    }),
    // A merge group's commits never change; one that was dissolved needs no answer and does no harm.
    obsolete: async () => undefined,
    publish: async () => ({ annotations: [], note: '' }),
  });
}

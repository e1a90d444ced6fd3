/**
 * Finds what a commit's checks are of, when the payload does not say: for forks, `pull_requests` is empty. Looks at
 * our own check runs first, then asks GitHub by commit, then reads the open pull requests.
 */
import type { ClaimedJob } from '../jobs/queue.js';
import type { JobOutcome } from '../jobs/worker.js';
import { isNotFound } from './api-error.js';
import { parseExternalId } from './check-identity.js';
import { CheckRuns } from './checks.js';
import type { GitHubClient } from './client.js';
import { at } from './json.js';
import type { Services } from './services.js';
import { keyOf, type LocateWork, type Work } from './work.js';

/** Open pull requests read at most: 10 pages of 100. */
const MAX_PAGES = 10;

/** Enqueues the reviews to run again. Throws what the API throws. */
export async function locate(services: Services, work: LocateWork, job: ClaimedJob): Promise<JobOutcome> {
  const { installation, repository, commit } = work;
  const client = await services.app.client(installation);
  const checks = new CheckRuns(client, repository, services.appId, services.pause);
  const found = new Map<string, Work>();
  const add = (one: Work): void => void found.set(keyOf(one), one);
  for (const { externalId } of await checks.list(commit)) {
    const subject = parseExternalId(externalId);
    if (subject?.kind === 'pull-request') add({ ...subject, installation, repository });
    if (subject?.kind === 'merge-group')
      add({ kind: 'merge-group', installation, repository, base: subject.base, head: commit });
  }
  if (found.size === 0)
    for (const number of await pullsWithHead(client, work))
      add({ kind: 'pull-request', installation, repository, number });
  let n = 0;
  for (const [key, one] of found)
    await services.queue.enqueue({
      delivery: `${job.delivery}/${++n}`,
      key,
      payload: JSON.stringify(one),
      forced: true,
    });
  services.wake();
  return { kind: 'done' };
}

/** None where GitHub does not count the commit to the repository: that of a fork may be unknown there. */
async function pullsOfCommit(
  client: GitHubClient,
  place: { readonly owner: string; readonly repo: string },
  commit: string,
): Promise<readonly { number: number; state: string; head: { sha: string } }[]> {
  try {
    const query = { ...place, commit_sha: commit };
    return (await client.rest.repos.listPullRequestsAssociatedWithCommit(query)).data;
  } catch (error) {
    if (isNotFound(error) || at(error, 'status') === 422) return [];
    throw error;
  }
}

async function pullsWithHead(client: GitHubClient, { repository, commit }: LocateWork): Promise<number[]> {
  const place = { owner: repository.owner, repo: repository.name };
  const isIt = (pull: { state: string; head: { sha: string } }): boolean =>
    pull.state === 'open' && pull.head.sha === commit;
  const direct = (await pullsOfCommit(client, place, commit)).filter(isIt).map((pull) => pull.number);
  if (direct.length > 0) return direct;
  const numbers: number[] = [];
  for (let page = 1; page <= MAX_PAGES; page++) {
    const { data: pulls } = await client.rest.pulls.list({ ...place, state: 'open', per_page: 100, page });
    numbers.push(...pulls.filter(isIt).map((pull) => pull.number));
    if (pulls.length < 100) break;
  }
  return numbers;
}

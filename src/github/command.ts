/**
 * Obeys `/meerkat review`. Who may: people with write access to the repository. The pull request's author alone may
 * not, because that may be anyone; an author's pushes are reviewed anyway. GitHub is asked, since what a payload says
 * about the author's association is no permission.
 */
import type { ClaimedJob } from '../jobs/queue.js';
import type { JobOutcome } from '../jobs/worker.js';
import { REFUSAL } from '../review/index.js';
import { isNotFound } from './api-error.js';
import type { GitHubClient } from './client.js';
import { Markers, type Marker } from './marker.js';
import type { Services } from './services.js';
import { keyOf, type CommandWork, type PullRequestWork } from './work.js';
import { writeOnce } from './write.js';

/** Markers need a commit; a refusal concerns none. */
const NO_COMMIT = '0'.repeat(40);

/** Enqueues the review and reacts, or explains the refusal. Throws what the API throws. */
export async function obeyCommand(
  services: Services,
  work: CommandWork,
  job: ClaimedJob,
): Promise<JobOutcome> {
  const { installation, repository, number } = work;
  const client = await services.app.client(installation);
  if (!(await mayWrite(client, work))) {
    await react(client, work, 'confused');
    await refuse(services, client, work);
    return { kind: 'done' };
  }
  const review: PullRequestWork = { kind: 'pull-request', installation, repository, number };
  const payload = JSON.stringify(review);
  await services.queue.enqueue({ delivery: `${job.delivery}/1`, key: keyOf(review), payload, forced: true });
  services.wake();
  await react(client, work, 'eyes');
  return { kind: 'done' };
}

async function mayWrite(client: GitHubClient, { repository, login }: CommandWork): Promise<boolean> {
  try {
    const { data } = await client.rest.repos.getCollaboratorPermissionLevel({
      owner: repository.owner,
      repo: repository.name,
      username: login,
    });
    // `maintain` is reported as `write`, `triage` as `read`.
    return data.permission === 'admin' || data.permission === 'write';
  } catch (error) {
    if (isNotFound(error)) return false;
    throw error;
  }
}

/** GitHub answers a repeated reaction with the first one. The comment may be gone by now. */
async function react(client: GitHubClient, work: CommandWork, content: 'eyes' | 'confused'): Promise<void> {
  try {
    await client.rest.reactions.createForIssueComment({
      owner: work.repository.owner,
      repo: work.repository.name,
      comment_id: work.comment,
      content,
    });
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
}

/** One explanation a person and pull request: a command repeated a hundred times is not answered a hundred times. */
async function refuse(services: Services, client: GitHubClient, work: CommandWork): Promise<void> {
  const place = { owner: work.repository.owner, repo: work.repository.name, issue_number: work.number };
  const markers = new Markers(services.markerSecret, work.repository.id, work.number);
  const marker: Marker = { kind: 'refusal', subject: work.login, commit: NO_COMMIT };
  const { login } = await services.app.identity();
  const said = async (): Promise<true | undefined> => {
    const all = await client.paginate(client.rest.issues.listComments, { ...place, per_page: 100 });
    return all.some(({ user, body }) => {
      const found = user?.login === login ? markers.read(body ?? '') : undefined;
      return found?.kind === 'refusal' && found.subject === work.login;
    })
      ? true
      : undefined;
  };
  if (await said()) return;
  await writeOnce(
    services.pause,
    async () => {
      await client.rest.issues.createComment({ ...place, body: markers.mark(REFUSAL, marker) });
      return true;
    },
    said,
  );
}

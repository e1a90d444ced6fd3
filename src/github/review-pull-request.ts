/**
 * Brings the review of a pull request up to date with the pull request as GitHub has it now. Which event asked does
 * not matter, so late, repeated and reordered deliveries do no harm.
 */
import type { ClaimedJob } from '../jobs/queue.js';
import type { JobContext, JobOutcome } from '../jobs/worker.js';
import { CLOSED, SUPERSEDED, type Notice } from '../review/index.js';
import { isNotFound } from './api-error.js';
import type { CheckSubject } from './check-identity.js';
import { CheckRuns } from './checks.js';
import type { GitHubClient } from './client.js';
import { PullComments, type CommentRecord } from './comments.js';
import { conduct, endOpenChecks, headsOf } from './conduct.js';
import { Markers } from './marker.js';
import type { AnalysisOutput, Services } from './services.js';
import { githubSnapshot } from './snapshot.js';
import { resolveThreads } from './threads.js';
import { siteOf, type PullRequestWork, type RepositoryRef } from './work.js';

/** The API may lag behind the webhook that told of a push. */
const STALE_MS = 3000;
/** After so many attempts the API is taken at its word. */
const STALE_ATTEMPTS = 3;

/** Reviews the pull request, or ends what is open when it is closed. Throws what the API throws. */
export async function reviewPullRequest(
  services: Services,
  work: PullRequestWork,
  job: ClaimedJob,
  context: JobContext,
): Promise<JobOutcome> {
  const { repository, number } = work;
  const { owner, name: repo } = repository;
  const client = await services.app.client(work.installation);
  const get = async () => (await client.rest.pulls.get({ owner, repo, pull_number: number })).data;
  const pull = await get();
  const isStale = work.updatedAt && Date.parse(pull.updated_at) < Date.parse(work.updatedAt);
  if (isStale && job.lease.attempt <= STALE_ATTEMPTS)
    return { kind: 'retry', error: 'the API does not know the latest change yet', delayMs: STALE_MS };

  const subject: CheckSubject = { kind: 'pull-request', number };
  const checks = new CheckRuns(client, repository, services.appId, services.pause);
  const head = pull.head.sha;
  const closed = pull.state === 'closed';
  for (const old of headsOf(job.memo))
    if (old !== head || closed)
      await endOpenChecks(services, checks, old, subject, closed ? CLOSED : SUPERSEDED);
  if (closed) {
    await context.remember('');
    return { kind: 'done' };
  }

  // Nothing is analysed any more when attempts are used up: what may have failed each time is not asked again.
  const compared: Compared = job.exhausted
    ? { base: pull.base.sha }
    : await compareWithBranch(client, repository, pull.base, head);
  const { base, mergeBase } = compared;
  const known = mergeBase === undefined ? undefined : { base, head, mergeBase };
  const snapshot = githubSnapshot(client, repository, services.cache, { pull: number, known });

  const { login } = await services.app.identity();
  const markers = new Markers(services.markerSecret, repository.id, number);
  const comments = new PullComments(client, repository, number, login, markers, services.pause);
  let before: CommentRecord | undefined;
  return conduct(services, job, context, {
    subject,
    head,
    checks,
    snapshot,
    async input() {
      before = await comments.read();
      const commented = [...before.open.keys()];
      const range = { repository: `${owner}/${repo}`, site: siteOf(repository), base, head };
      return { ...range, comments: true, commented };
    },
    async obsolete(): Promise<Notice | undefined> {
      const now = await get();
      if (now.state === 'closed') return CLOSED;
      return now.head.sha === head ? undefined : SUPERSEDED;
    },
    async publish(analysis, check) {
      const { output } = analysis;
      // Read again before anything is written: it is what keeps a comment from being posted twice.
      const record = before && output.comments.length === 0 ? before : await comments.read();
      const changes =
        output.comments.length === 0
          ? []
          : await snapshot.changes(await snapshot.mergeBase(base, head), head);
      const review = { head, title: output.title, checkUrl: check.url, comments: output.comments, changes };
      const unplaced = await comments.post(record, review);
      await closeFixed(services, client, work, comments, record, analysis, head);
      return unplaced;
    },
  });
}

interface Compared {
  readonly base: string;
  readonly mergeBase?: string;
}

/** The base branch's tip and what it shares with the head; GitHub's `base.sha` may be older than the branch. */
async function compareWithBranch(
  client: GitHubClient,
  { owner, name }: RepositoryRef,
  base: { readonly ref: string; readonly sha: string },
  head: string,
): Promise<Compared> {
  try {
    const { data } = await client.rest.repos.compareCommitsWithBasehead({
      ...{ owner, repo: name, basehead: `${base.ref}...${head}` },
      per_page: 1,
    });
    return { base: data.base_commit.sha, mergeBase: data.merge_base_commit.sha };
  } catch (error) {
    if (isNotFound(error)) return { base: base.sha };
    throw error;
  }
}

/** Says under our comments whose finding stands no more that it is fixed, and resolves them where permitted. */
async function closeFixed(
  services: Services,
  client: GitHubClient,
  work: PullRequestWork,
  comments: PullComments,
  record: CommentRecord,
  { output, uncertain }: AnalysisOutput,
  head: string,
): Promise<void> {
  const standing = new Set([
    ...output.standing,
    ...output.comments.flatMap((comment) => comment.fingerprints),
  ]);
  const fixed = [...new Set(record.open.values())].filter(
    ({ fingerprints, path }) => !fingerprints.some((one) => standing.has(one)) && !uncertain.includes(path),
  );
  for (const comment of fixed) await comments.sayFixed(comment, head);
  if (fixed.length === 0) return;
  try {
    await resolveThreads(client, work.repository, work.number, new Set(fixed.map(({ id }) => id)));
  } catch (error) {
    services.log.info({ err: error }, 'threads of fixed findings stay open: not permitted');
  }
}

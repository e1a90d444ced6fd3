/** Check suites and check runs as GitHub's JSON. */
import type { CommitInfo } from '../git/bare.js';
import type { Json, JsonObject } from '../json.js';
import type { Annotation, CheckRun, CheckSuite, Pull, Repository } from '../world.js';
import { renderApp, renderRepository } from './basics.js';
import { nodeId, type Urls } from './urls.js';

/** Open pull requests of the same repository with that head: never those from forks. */
export function pullsWithHead(repository: Repository, sha: string): Pull[] {
  return [...repository.pulls.values()].filter(
    (pull) => pull.state === 'open' && pull.head.repository === repository && pull.head.sha === sha,
  );
}

function renderPullMinimal(urls: Urls, pull: Pull): Json {
  const end = (repository: Repository, ref: string, sha: string) => ({
    ref,
    sha,
    repo: { id: repository.id, url: urls.repository(repository), name: repository.name },
  });
  return {
    id: pull.id,
    number: pull.number,
    url: urls.pull(pull),
    head: end(pull.head.repository ?? pull.repository, pull.head.ref, pull.head.sha),
    base: end(pull.repository, pull.base.ref, pull.base.sha),
  };
}

const renderPulls = (urls: Urls, repository: Repository, sha: string): Json =>
  pullsWithHead(repository, sha).map((pull) => renderPullMinimal(urls, pull));

/** A suite is what its newest runs of each name are. */
export function suiteState(suite: CheckSuite): { status: string; conclusion: string | null } {
  const runs = [...suite.repository.checks.values()].filter((run) => run.suite === suite);
  if (runs.length === 0) return { status: 'queued', conclusion: null };
  if (runs.some((run) => run.status !== 'completed')) return { status: 'in_progress', conclusion: null };
  const worst = runs.find((run) => run.conclusion === 'failure') ?? runs.at(-1)!;
  return { status: 'completed', conclusion: worst.conclusion ?? null };
}

export const renderSuite = (urls: Urls, suite: CheckSuite, commit: CommitInfo): JsonObject => ({
  ...renderHookSuite(urls, suite, commit),
  node_id: nodeId('CS', suite.id),
  head_commit: renderSimpleCommit(commit),
  repository: renderRepository(urls, suite.repository),
});

export const renderSimpleCommit = (commit: CommitInfo): JsonObject => ({
  id: commit.id,
  tree_id: commit.tree,
  message: commit.message,
  timestamp: commit.committer.date,
  author: { name: commit.author.name, email: commit.author.email },
  committer: { name: commit.committer.name, email: commit.committer.email },
});

/** As `check_suite` webhooks carry it. */
export function renderHookSuite(urls: Urls, suite: CheckSuite, commit: CommitInfo): JsonObject {
  const url = `${urls.repository(suite.repository)}/check-suites/${suite.id}`;
  const { status, conclusion } = suiteState(suite);
  const runs = [...suite.repository.checks.values()].filter((run) => run.suite === suite).length;
  return {
    id: suite.id,
    node_id: nodeId('CS', suite.id),
    head_branch: suite.headBranch ?? null,
    head_sha: suite.headSha,
    status,
    conclusion,
    url,
    before: suite.before ?? null,
    after: suite.after,
    pull_requests: renderPulls(urls, suite.repository, suite.headSha),
    app: renderApp(urls, suite.app),
    created_at: suite.createdAt,
    updated_at: suite.updatedAt,
    rerequestable: true,
    runs_rerequestable: true,
    latest_check_runs_count: runs,
    check_runs_url: `${url}/check-runs`,
    head_commit: renderSimpleCommit(commit),
  };
}

export function renderCheckRun(urls: Urls, run: CheckRun): JsonObject {
  const url = `${urls.repository(run.repository)}/check-runs/${run.id}`;
  const page = `${urls.repositoryPage(run.repository)}/runs/${run.id}`;
  return {
    id: run.id,
    node_id: nodeId('CR', run.id),
    head_sha: run.headSha,
    external_id: run.externalId,
    url,
    html_url: page,
    details_url: run.detailsUrl ?? page,
    status: run.status,
    conclusion: run.conclusion ?? null,
    started_at: run.startedAt,
    completed_at: run.completedAt ?? null,
    output: {
      title: run.title ?? null,
      summary: run.summary ?? null,
      text: run.text ?? null,
      annotations_count: run.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    name: run.name,
    check_suite: { id: run.suite.id },
    app: renderApp(urls, run.app),
    pull_requests: renderPulls(urls, run.repository, run.headSha),
  };
}

/** As `check_run` webhooks carry it. */
export function renderHookCheckRun(urls: Urls, run: CheckRun): JsonObject {
  const { suite } = run;
  const { status, conclusion } = suiteState(suite);
  return {
    ...renderCheckRun(urls, run),
    check_suite: {
      id: suite.id,
      node_id: nodeId('CS', suite.id),
      head_branch: suite.headBranch ?? null,
      head_sha: suite.headSha,
      status,
      conclusion,
      url: `${urls.repository(suite.repository)}/check-suites/${suite.id}`,
      before: suite.before ?? null,
      after: suite.after,
      pull_requests: renderPulls(urls, suite.repository, suite.headSha),
      app: renderApp(urls, suite.app),
      created_at: suite.createdAt,
      updated_at: suite.updatedAt,
    },
  };
}

export const renderAnnotation = (urls: Urls, run: CheckRun, annotation: Annotation): JsonObject => ({
  path: annotation.path,
  blob_href: `${urls.repositoryPage(run.repository)}/blob/${run.headSha}/${annotation.path}`,
  start_line: annotation.start_line,
  start_column: annotation.start_column ?? null,
  end_line: annotation.end_line,
  end_column: annotation.end_column ?? null,
  annotation_level: annotation.annotation_level,
  title: annotation.title ?? null,
  message: annotation.message,
  raw_details: annotation.raw_details ?? null,
});

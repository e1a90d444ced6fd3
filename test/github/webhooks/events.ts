/** Builds webhook payloads, holds them to GitHub's description and hands them to the Apps that want them. */
import type { Json, JsonObject } from '../json.js';
import type { CommitInfo } from '../git/bare.js';
import { renderApp, renderInstallation, renderRepository, renderUser } from '../render/basics.js';
import { renderHookCheckRun, renderHookSuite, renderSimpleCommit } from '../render/checks.js';
import { renderIssue, renderIssueComment } from '../render/pulls.js';
import { nodeId } from '../render/urls.js';
import type { Services } from '../services.js';
import type {
  Access,
  App,
  CheckRun,
  CheckSuite,
  Installation,
  IssueComment,
  Permissions,
  Repository,
  User,
} from '../world.js';
import { fullName } from '../world.js';

/** What an App must hold to subscribe to an event: any one of these. */
const EVENT_PERMISSIONS: Readonly<Record<string, readonly string[]>> = {
  check_run: ['checks'],
  check_suite: ['checks'],
  issue_comment: ['issues', 'pull_requests'],
  merge_group: ['merge_queues'],
  pull_request: ['pull_requests'],
  pull_request_review: ['pull_requests'],
  pull_request_review_comment: ['pull_requests'],
  pull_request_review_thread: ['pull_requests'],
  push: ['contents'],
};

/** Sent to every App, subscribed or not; GitHub refuses a subscription to them. */
const ALWAYS = new Set(['installation', 'installation_repositories', 'ping']);
/** Sent to every App with `checks: write`, subscribed or not. */
const FOR_CHECKS = new Set(['check_suite.requested', 'check_suite.rerequested', 'check_run.rerequested']);

/** Why GitHub would refuse an App with these permissions and events, or undefined. */
export function refuseEvents(permissions: Permissions, events: readonly string[]): string | undefined {
  for (const event of events) {
    const needs = EVENT_PERMISSIONS[event];
    if (needs === undefined) return `Default events unsupported: ${event}`;
    if (!needs.some((name) => permissions[name] !== undefined)) {
      return `Default events are not supported by permissions: ${event}`;
    }
  }
  return undefined;
}

function wants(app: App, event: string, action: string | undefined): boolean {
  if (ALWAYS.has(event) || app.events.includes(event)) return true;
  return app.permissions['checks'] === ('write' satisfies Access) && FOR_CHECKS.has(`${event}.${action}`);
}

/** Sends to one App after checking the payload; a payload that GitHub would not send is a bug here. */
function send(services: Services, app: App, event: string, action: string | undefined, payload: JsonObject) {
  if (!wants(app, event, action)) return;
  const problem = services.validator.webhook(event, action, payload);
  if (problem !== undefined) throw new Error(`Webhook ${event}.${action ?? ''} is not GitHub's:\n${problem}`);
  services.hooks.send(app, event, action, payload);
}

/** To every App that is installed on the repository. */
export function emit(
  services: Services,
  repository: Repository,
  sender: User,
  event: string,
  action: string | undefined,
  content: JsonObject,
  only?: App,
): void {
  const { world, urls } = services;
  for (const app of only === undefined ? world.apps.values() : [only]) {
    const installation = world.installationFor(app, repository);
    if (installation === undefined || installation.suspendedAt !== undefined) continue;
    send(services, app, event, action, {
      ...(action === undefined ? {} : { action }),
      ...content,
      repository: renderRepository(urls, repository),
      sender: renderUser(urls, sender),
      installation: { id: installation.id, node_id: nodeId('MDIz', installation.id) },
    });
  }
}

export function emitCheckRun(services: Services, run: CheckRun, action: string, sender: User): void {
  const content = { check_run: renderHookCheckRun(services.urls, run) };
  // Only the App that owns a run is asked to run it again.
  emit(
    services,
    run.repository,
    sender,
    'check_run',
    action,
    content,
    action === 'rerequested' ? run.app : undefined,
  );
}

export function emitSuite(
  services: Services,
  suite: CheckSuite,
  commit: CommitInfo,
  action: string,
  sender: User,
): void {
  const content = { check_suite: renderHookSuite(services.urls, suite, commit) };
  emit(services, suite.repository, sender, 'check_suite', action, content, suite.app);
}

export function emitIssueComment(
  services: Services,
  comment: IssueComment,
  action: 'created' | 'edited' | 'deleted',
  sender: User,
  changes?: JsonObject,
): void {
  emit(services, comment.pull.repository, sender, 'issue_comment', action, {
    ...(changes === undefined ? {} : { changes }),
    issue: renderIssue(services.urls, comment.pull),
    comment: renderIssueComment(services.urls, comment),
  });
}

export function emitInstallation(
  services: Services,
  installation: Installation,
  action: 'created' | 'deleted' | 'suspend' | 'unsuspend',
): void {
  const { urls, world } = services;
  const repositories = [...world.repositories.values()].filter(
    (repository) => world.installationFor(installation.app, repository) === installation,
  );
  send(services, installation.app, 'installation', action, {
    action,
    installation: renderInstallation(urls, installation),
    repositories: repositories.map(renderShort),
    requester: null,
    sender: renderUser(urls, installation.account),
  });
}

export function emitInstallationRepositories(
  services: Services,
  installation: Installation,
  added: readonly Repository[],
  removed: readonly Repository[],
): void {
  const { urls } = services;
  const action = added.length > 0 ? 'added' : 'removed';
  send(services, installation.app, 'installation_repositories', action, {
    action,
    installation: renderInstallation(urls, installation),
    repository_selection: installation.selection,
    repositories_added: added.map(renderShort),
    repositories_removed: removed.map(renderShort),
    requester: null,
    sender: renderUser(urls, installation.account),
  });
}

export function emitPing(services: Services, app: App): void {
  send(services, app, 'ping', undefined, {
    zen: 'Keep it logically awesome.',
    hook_id: app.id,
    hook: {
      type: 'App',
      id: app.id,
      name: 'web',
      active: true,
      events: [...app.events],
      config: { content_type: 'json', insecure_ssl: '0', url: app.webhook?.url ?? '', secret: '********' },
      updated_at: app.createdAt,
      created_at: app.createdAt,
      app_id: app.id,
      deliveries_url: `${services.urls.api}/app/hook/deliveries`,
    },
    app: renderApp(services.urls, app),
  });
}

export interface PushContent {
  readonly ref: string;
  readonly before: string;
  readonly after: string;
  readonly commits: readonly CommitInfo[];
}

const ZERO = '0'.repeat(40);

export function emitPush(services: Services, repository: Repository, push: PushContent, sender: User): void {
  const page = services.urls.repositoryPage(repository);
  const renderPushed = (commit: CommitInfo): JsonObject => ({
    ...renderSimpleCommit(commit),
    author: { ...commit.author, username: sender.login },
    committer: { ...commit.committer, username: sender.login },
    distinct: true,
    url: `${page}/commit/${commit.id}`,
    added: [],
    removed: [],
    modified: [],
  });
  const head = push.commits[0];
  emit(services, repository, sender, 'push', undefined, {
    ref: push.ref,
    before: push.before,
    after: push.after,
    created: push.before === ZERO,
    deleted: push.after === ZERO,
    forced: false,
    base_ref: null,
    compare: `${page}/compare/${push.before.slice(0, 12)}...${push.after.slice(0, 12)}`,
    commits: [...push.commits].reverse().map(renderPushed) as Json,
    head_commit: head === undefined ? null : renderPushed(head),
    pusher: { name: sender.login, email: `${sender.login}@users.noreply.example` },
  });
}

const renderShort = (repository: Repository): JsonObject => ({
  id: repository.id,
  node_id: nodeId('R', repository.id),
  name: repository.name,
  full_name: fullName(repository),
  private: repository.private,
});

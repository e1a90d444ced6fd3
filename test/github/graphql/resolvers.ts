/** Resolvers for `schema.graphql`: objects whose methods answer their fields. */
import { GraphQLError } from 'graphql';
import { fromNodeId, nodeId } from '../render/urls.js';
import { renderReviewComment } from '../render/pulls.js';
import {
  fullName,
  type Pull,
  type Repository,
  type ReviewComment,
  type Thread,
  type User,
} from '../world.js';
import { notFoundError, type Viewer } from './viewer.js';

interface PageArguments {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
}

const MAX_PAGE = 100;
const cursor = (index: number): string => Buffer.from(`cursor:${index}`).toString('base64');
const indexOf = (text: string): number => Number(Buffer.from(text, 'base64').toString('utf8').slice(7));

/** A slice of a list in GitHub's connection form; `first` or `last` must be given, at most 100. */
function connection<T, R>(name: string, items: readonly T[], page: PageArguments, render: (item: T) => R) {
  const wanted = page.first ?? page.last;
  if (wanted == null) {
    const message = `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`;
    throw new GraphQLError(message, { extensions: { type: 'MISSING_PAGINATION_BOUNDARIES' } });
  }
  if (wanted > MAX_PAGE || wanted < 0) {
    const message = `Requesting ${wanted} records on the \`${name}\` connection exceeds the \`first\` limit of 100 records.`;
    throw new GraphQLError(message, { extensions: { type: 'EXCESSIVE_PAGINATION' } });
  }
  const start = page.after == null ? 0 : indexOf(page.after) + 1;
  const end = page.before == null ? items.length : indexOf(page.before);
  const from = page.first == null ? Math.max(end - wanted, start) : start;
  const to = page.first == null ? end : Math.min(start + wanted, end);
  return {
    totalCount: items.length,
    nodes: items.slice(from, to).map(render),
    pageInfo: {
      hasNextPage: to < items.length,
      hasPreviousPage: from > 0,
      startCursor: from < to ? cursor(from) : null,
      endCursor: from < to ? cursor(to - 1) : null,
    },
  };
}

const actor = (user: User) => ({
  __typename: user.type,
  id: nodeId('U', user.id),
  // GraphQL names a bot without the suffix that REST gives it.
  login: user.login.replace(/\[bot\]$/, ''),
  databaseId: user.id,
});

/** GitHub cuts text off at half a megabyte. */
const MAX_TEXT = 512_000;

/** A blob with the flags that GitHub gives: a NUL early on makes it binary. */
function blob(id: string, content: Buffer) {
  const isBinary = content.subarray(0, 8000).includes(0);
  return {
    __typename: 'Blob',
    id: `B_${id}`,
    oid: id,
    abbreviatedOid: id.slice(0, 7),
    byteSize: content.length,
    isBinary,
    isTruncated: content.length > MAX_TEXT,
    text: isBinary ? null : content.subarray(0, MAX_TEXT).toString('utf8'),
  };
}

async function gitObject(
  repository: Repository,
  { oid, expression }: { readonly oid?: string | null; readonly expression?: string | null },
) {
  if (oid != null && !/^[0-9a-f]{40}$/.test(oid)) {
    throw new GraphQLError(`Argument 'oid' on Field 'object' has an invalid value (${oid}).`);
  }
  const found = await repository.git.read(oid ?? expression ?? '');
  if (found === undefined) return null;
  if (found.type === 'blob') return blob(found.id, found.content);
  const shared = { id: `G_${found.id}`, oid: found.id, abbreviatedOid: found.id.slice(0, 7) };
  return found.type === 'tree'
    ? { __typename: 'Tree', ...shared }
    : {
        __typename: 'Commit',
        ...shared,
        message: found.content.toString('utf8').split('\n\n').slice(1).join('\n\n'),
      };
}

function reviewComment(viewer: Viewer, comment: ReviewComment): object {
  return {
    __typename: 'PullRequestReviewComment',
    id: nodeId('PRRC', comment.id),
    author: actor(comment.author),
    body: comment.body,
    createdAt: comment.createdAt,
    databaseId: comment.id,
    fullDatabaseId: String(comment.id),
    line: comment.current?.line ?? null,
    originalLine: comment.original.line,
    outdated: comment.current === undefined,
    path: comment.original.path,
    replyTo: () => (comment.inReplyTo === undefined ? null : reviewComment(viewer, comment.inReplyTo)),
    url: renderReviewComment(viewer.services.urls, comment)['html_url'],
  };
}

function thread(viewer: Viewer, item: Thread) {
  const first = item.comments[0]!;
  const mayResolve = viewer.token.permissions['contents'] === 'write';
  return {
    __typename: 'PullRequestReviewThread',
    id: nodeId('PRRT', item.id),
    comments: (page: PageArguments) =>
      connection('comments', item.comments, page, (comment) => reviewComment(viewer, comment)),
    diffSide: first.original.side,
    isCollapsed: item.resolvedBy !== undefined,
    isOutdated: first.current === undefined,
    isResolved: item.resolvedBy !== undefined,
    line: first.current?.line ?? null,
    originalLine: first.original.line,
    path: first.current?.path ?? first.original.path,
    resolvedBy: item.resolvedBy?.type === 'User' ? actor(item.resolvedBy) : null,
    startLine: first.current?.startLine ?? null,
    viewerCanReply: true,
    viewerCanResolve: mayResolve && item.resolvedBy === undefined,
    viewerCanUnresolve: mayResolve && item.resolvedBy !== undefined,
  };
}

const pullState = (pull: Pull): string =>
  pull.merged ? 'MERGED' : pull.state === 'open' ? 'OPEN' : 'CLOSED';

function pullRequest(viewer: Viewer, pull: Pull) {
  return {
    __typename: 'PullRequest',
    id: nodeId('PR', pull.id),
    databaseId: pull.id,
    number: pull.number,
    title: pull.title,
    state: pullState(pull),
    isDraft: pull.draft,
    author: actor(pull.author),
    baseRefName: pull.base.ref,
    baseRefOid: pull.base.sha,
    headRefName: pull.head.ref,
    headRefOid: pull.head.sha,
    reviewThreads: (page: PageArguments) =>
      connection('reviewThreads', pull.threads, page, (item) => thread(viewer, item)),
  };
}

interface PullFilter extends PageArguments {
  readonly states?: readonly string[] | null;
  readonly headRefName?: string | null;
  readonly baseRefName?: string | null;
}

function repositoryObject(viewer: Viewer, repository: Repository) {
  return {
    __typename: 'Repository',
    id: nodeId('R', repository.id),
    databaseId: repository.id,
    name: repository.name,
    nameWithOwner: fullName(repository),
    object: async (wanted: { oid?: string; expression?: string }) => {
      viewer.require(repository, 'contents', 'read');
      return await gitObject(repository, wanted);
    },
    pullRequest: ({ number }: { number: number }) => {
      viewer.require(repository, 'pull_requests', 'read');
      const pull = repository.pulls.get(number);
      if (pull === undefined) {
        throw notFoundError(`Could not resolve to a PullRequest with the number of ${number}.`);
      }
      return pullRequest(viewer, pull);
    },
    pullRequests: (filter: PullFilter) => {
      viewer.require(repository, 'pull_requests', 'read');
      const found = [...repository.pulls.values()].filter(
        (pull) =>
          (filter.states == null || filter.states.includes(pullState(pull))) &&
          (filter.headRefName == null || filter.headRefName === pull.head.ref) &&
          (filter.baseRefName == null || filter.baseRefName === pull.base.ref),
      );
      return connection('pullRequests', found, filter, (pull) => pullRequest(viewer, pull));
    },
  };
}

function findThread(viewer: Viewer, id: string): Thread {
  const number = fromNodeId('PRRT', id);
  for (const repository of viewer.services.world.repositories.values()) {
    for (const pull of repository.pulls.values()) {
      const found = pull.threads.find((item) => item.id === number);
      if (found !== undefined) return found;
    }
  }
  throw notFoundError(`Could not resolve to a node with the global id of '${id}'`);
}

interface ThreadInput {
  readonly input: { readonly threadId: string; readonly clientMutationId?: string | null };
}

/** Resolving takes write access to contents besides pull requests: GitHub refuses Apps without it. */
function setResolved(viewer: Viewer, { input }: ThreadInput, resolved: boolean) {
  const found = findThread(viewer, input.threadId);
  viewer.require(found.pull.repository, 'pull_requests', 'write');
  viewer.require(found.pull.repository, 'contents', 'write');
  found.resolvedBy = resolved ? viewer.token.installation.app.bot : undefined;
  return { clientMutationId: input.clientMutationId ?? null, thread: thread(viewer, found) };
}

export const rootResolvers = {
  repository: ({ owner, name }: { owner: string; name: string }, viewer: Viewer) =>
    repositoryObject(viewer, viewer.repository(owner, name)),
  viewer: (_: unknown, viewer: Viewer) => actor(viewer.token.installation.app.bot),
  rateLimit: () => ({
    cost: 1,
    limit: 5000,
    nodeCount: 0,
    remaining: 4999,
    resetAt: '2030-01-01T00:00:00Z',
    used: 1,
  }),
  node: ({ id }: { id: string }, viewer: Viewer) => {
    const found = findThread(viewer, id);
    viewer.require(found.pull.repository, 'pull_requests', 'read');
    return thread(viewer, found);
  },
  resolveReviewThread: (input: ThreadInput, viewer: Viewer) => setResolved(viewer, input, true),
  unresolveReviewThread: (input: ThreadInput, viewer: Viewer) => setResolved(viewer, input, false),
};

/** Resolves the threads of fixed findings, where the installation grants what that needs. */
import type { GitHubClient } from './client.js';
import { at, idAt, listAt, textAt } from './json.js';
import type { RepositoryRef } from './work.js';

const THREADS = `query ($owner: String!, $name: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $name) { pullRequest(number: $number) {
    reviewThreads(first: 100, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes { id isResolved comments(first: 1) { nodes { databaseId } } } } } } }`;

const RESOLVE = `mutation ($thread: ID!) { resolveReviewThread(input: { threadId: $thread }) { thread { id } } }`;

const MAX_PAGES = 20;

/** Resolves the unresolved threads that begin with one of the comments. Throws where GitHub does not permit it. */
export async function resolveThreads(
  client: GitHubClient,
  { owner, name }: RepositoryRef,
  number: number,
  comments: ReadonlySet<number>,
): Promise<void> {
  let after: string | undefined;
  for (let page = 0; page < MAX_PAGES; page++) {
    const answer = await client.graphql(THREADS, { owner, name, number, after: after ?? null });
    const threads = at(answer, 'repository', 'pullRequest', 'reviewThreads');
    for (const thread of listAt(threads, 'nodes')) {
      const first = idAt(listAt(thread, 'comments', 'nodes')[0], 'databaseId');
      const id = textAt(thread, 'id');
      if (
        id === undefined ||
        first === undefined ||
        !comments.has(first) ||
        at(thread, 'isResolved') === true
      )
        continue;
      await client.graphql(RESOLVE, { thread: id });
    }
    after = textAt(threads, 'pageInfo', 'endCursor');
    if (at(threads, 'pageInfo', 'hasNextPage') !== true || after === undefined) return;
  }
}

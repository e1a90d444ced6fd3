/** Pull requests, their comments and reviews as GitHub's JSON. */
import type { JsonObject } from '../json.js';
import {
  fullName,
  type IssueComment,
  type Pull,
  type Reaction,
  type Repository,
  type Review,
  type ReviewComment,
  type User,
} from '../world.js';
import { renderApp, renderRepository, renderUser } from './basics.js';
import { nodeId, type Urls } from './urls.js';

/** What only a look at git tells about a pull request. */
export interface PullFacts {
  readonly commits: number;
  readonly additions: number;
  readonly deletions: number;
  readonly changedFiles: number;
  readonly mergeable: boolean | undefined;
  readonly mergeableState: string;
}

function association(repository: Repository, user: User): string {
  if (user === repository.owner) return 'OWNER';
  const role = repository.collaborators.get(user.login);
  return role === undefined || role === 'none' ? 'NONE' : 'COLLABORATOR';
}

function renderEnd(urls: Urls, owner: User, repository: Repository | undefined, ref: string, sha: string) {
  return {
    label: `${owner.login}:${ref}`,
    ref,
    sha,
    user: renderUser(urls, owner),
    repo: repository === undefined ? null : renderRepository(urls, repository),
  };
}

/** As in lists and webhooks' smaller forms. */
export function renderPullSimple(urls: Urls, pull: Pull): JsonObject {
  const url = urls.pull(pull);
  const issue = urls.issue(pull);
  const page = urls.pullPage(pull);
  const repository = pull.repository;
  const statuses = `${urls.repository(repository)}/statuses/${pull.head.sha}`;
  return {
    url,
    id: pull.id,
    node_id: nodeId('PR', pull.id),
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    issue_url: issue,
    number: pull.number,
    state: pull.state,
    locked: false,
    title: pull.title,
    user: renderUser(urls, pull.author),
    body: pull.body ?? null,
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.closedAt ?? null,
    merged_at: pull.merged ? (pull.closedAt ?? null) : null,
    merge_commit_sha: null,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    labels: [],
    milestone: null,
    draft: pull.draft,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: `${urls.repository(repository)}/pulls/comments{/number}`,
    comments_url: `${issue}/comments`,
    statuses_url: statuses,
    head: renderEnd(urls, pull.head.owner, pull.head.repository, pull.head.ref, pull.head.sha),
    base: renderEnd(urls, repository.owner, repository, pull.base.ref, pull.base.sha),
    _links: {
      self: { href: url },
      html: { href: page },
      issue: { href: issue },
      comments: { href: `${issue}/comments` },
      review_comments: { href: `${url}/comments` },
      review_comment: { href: `${urls.repository(repository)}/pulls/comments{/number}` },
      commits: { href: `${url}/commits` },
      statuses: { href: statuses },
    },
    author_association: association(repository, pull.author),
    auto_merge: null,
    active_lock_reason: null,
  };
}

export function renderPull(urls: Urls, pull: Pull, facts: PullFacts): JsonObject {
  return {
    ...renderPullSimple(urls, pull),
    merged: pull.merged,
    mergeable: facts.mergeable ?? null,
    rebaseable: facts.mergeable ?? null,
    mergeable_state: facts.mergeableState,
    merged_by: null,
    comments: [...pull.repository.comments.values()].filter((comment) => comment.pull === pull).length,
    review_comments: pull.reviewComments.size,
    maintainer_can_modify: false,
    commits: facts.commits,
    additions: facts.additions,
    deletions: facts.deletions,
    changed_files: facts.changedFiles,
  };
}

/** The issue behind a pull request, as `issue_comment` webhooks carry it. */
export function renderIssue(urls: Urls, pull: Pull): JsonObject {
  const url = urls.issue(pull);
  const page = urls.pullPage(pull);
  return {
    url,
    repository_url: urls.repository(pull.repository),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: page,
    id: pull.id,
    node_id: nodeId('PR', pull.id),
    number: pull.number,
    title: pull.title,
    user: renderUser(urls, pull.author),
    labels: [],
    state: pull.state,
    locked: false,
    assignee: null,
    assignees: [],
    milestone: null,
    comments: [...pull.repository.comments.values()].filter((comment) => comment.pull === pull).length,
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.closedAt ?? null,
    author_association: association(pull.repository, pull.author),
    active_lock_reason: null,
    draft: pull.draft,
    pull_request: {
      url: urls.pull(pull),
      html_url: page,
      diff_url: `${page}.diff`,
      patch_url: `${page}.patch`,
      merged_at: pull.merged ? (pull.closedAt ?? null) : null,
    },
    body: pull.body ?? null,
    reactions: renderReactionRollup(url, []),
    timeline_url: `${url}/timeline`,
    performed_via_github_app: null,
    state_reason: null,
  };
}

const REACTIONS = ['+1', '-1', 'laugh', 'hooray', 'confused', 'heart', 'rocket', 'eyes'] as const;

export function renderReactionRollup(url: string, reactions: readonly Reaction[]): JsonObject {
  return {
    url: `${url}/reactions`,
    total_count: reactions.length,
    ...Object.fromEntries(
      REACTIONS.map((name) => [name, reactions.filter((item) => item.content === name).length]),
    ),
  };
}

export function renderReaction(urls: Urls, reaction: Reaction): JsonObject {
  return {
    id: reaction.id,
    node_id: nodeId('REA', reaction.id),
    user: renderUser(urls, reaction.user),
    content: reaction.content,
    created_at: reaction.createdAt,
  };
}

export function renderIssueComment(urls: Urls, comment: IssueComment): JsonObject {
  const url = `${urls.repository(comment.pull.repository)}/issues/comments/${comment.id}`;
  return {
    url,
    html_url: `${urls.pullPage(comment.pull)}#issuecomment-${comment.id}`,
    issue_url: urls.issue(comment.pull),
    id: comment.id,
    node_id: nodeId('IC', comment.id),
    user: renderUser(urls, comment.author),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    author_association: association(comment.pull.repository, comment.author),
    body: comment.body,
    reactions: renderReactionRollup(url, comment.reactions),
    performed_via_github_app: comment.app === undefined ? null : renderApp(urls, comment.app),
  };
}

export function renderReview(urls: Urls, review: Review): JsonObject {
  const page = `${urls.pullPage(review.pull)}#pullrequestreview-${review.id}`;
  return {
    id: review.id,
    node_id: nodeId('PRR', review.id),
    user: renderUser(urls, review.author),
    body: review.body,
    state: review.state,
    html_url: page,
    pull_request_url: urls.pull(review.pull),
    author_association: association(review.pull.repository, review.author),
    _links: { html: { href: page }, pull_request: { href: urls.pull(review.pull) } },
    submitted_at: review.submittedAt,
    commit_id: review.commit,
  };
}

export function renderReviewComment(urls: Urls, comment: ReviewComment): JsonObject {
  const url = `${urls.repository(comment.pull.repository)}/pulls/comments/${comment.id}`;
  const page = `${urls.pullPage(comment.pull)}#discussion_r${comment.id}`;
  const { original, current } = comment;
  return {
    url,
    pull_request_review_id: comment.review.id,
    id: comment.id,
    node_id: nodeId('PRRC', comment.id),
    diff_hunk: comment.diffHunk,
    path: original.path,
    commit_id: current === undefined ? comment.commit : comment.pull.head.sha,
    original_commit_id: comment.commit,
    user: renderUser(urls, comment.author),
    body: comment.body,
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    html_url: page,
    pull_request_url: urls.pull(comment.pull),
    author_association: association(comment.pull.repository, comment.author),
    _links: {
      self: { href: url },
      html: { href: page },
      pull_request: { href: urls.pull(comment.pull) },
    },
    reactions: renderReactionRollup(url, comment.reactions),
    start_line: current?.startLine ?? null,
    original_start_line: original.startLine ?? null,
    start_side: original.startSide ?? null,
    line: current?.line ?? null,
    original_line: original.line,
    side: original.side,
    ...(comment.inReplyTo === undefined ? {} : { in_reply_to_id: comment.inReplyTo.id }),
    original_position: comment.position,
    position: current === undefined ? null : comment.position,
    subject_type: comment.subject,
  };
}

export const commitPage = (urls: Urls, repository: Repository, sha: string): string =>
  `${urls.root}/${fullName(repository)}/commit/${sha}`;

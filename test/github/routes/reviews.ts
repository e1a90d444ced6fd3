/** Reviews and their line comments, refused as GitHub refuses them. */
import { pullDiff } from '../domain/pulls.js';
import { place, refuseBody, type CommentPlace, type Placed } from '../domain/threads.js';
import type { Need } from '../http/auth.js';
import { invalid, notFound, Refusal } from '../http/refusal.js';
import { renderReaction, renderReview, renderReviewComment } from '../render/pulls.js';
import type { Pull, Reaction, Review, ReviewComment, User } from '../world.js';
import { authorOf, created, ok, page, pullOf, repositoryOf, type ApiRequest, type Route } from './route.js';

const READ: readonly Need[] = [['pull_requests', 'read']];
const WRITE: readonly Need[] = [['pull_requests', 'write']];

interface ReviewBody {
  readonly commit_id?: string;
  readonly body?: string;
  readonly event?: 'APPROVE' | 'REQUEST_CHANGES' | 'COMMENT';
  readonly comments?: readonly (CommentPlace & { readonly body: string })[];
}

const STATES = { APPROVE: 'APPROVED', REQUEST_CHANGES: 'CHANGES_REQUESTED', COMMENT: 'COMMENTED' } as const;

async function commitOf(pull: Pull, wanted: string | undefined): Promise<string> {
  if (wanted === undefined) return pull.head.sha;
  const { git } = pull.repository;
  const known = /^[0-9a-f]{40}$/.test(wanted) ? await git.commitId(wanted) : undefined;
  const inPull =
    known !== undefined &&
    (await git.ask('merge-base', '--is-ancestor', known, pull.head.sha)) !== undefined &&
    (await git.ask('merge-base', '--is-ancestor', known, pull.base.sha)) === undefined;
  if (!inPull) throw new Refusal(422, 'Unprocessable Entity', { errors: ['Commit could not be resolved'] });
  return wanted;
}

/** Places all comments before anything is written: one bad line fails the whole review. */
async function createReview(request: ApiRequest): Promise<Review> {
  const { services } = request;
  const pull = pullOf(request);
  const author = authorOf(request);
  const { body = '', event, comments = [], commit_id } = (request.body ?? {}) as ReviewBody;
  if (event === undefined) {
    throw new Refusal(501, 'The stand-in keeps no pending reviews: give an event');
  }
  if (event !== 'APPROVE' && body.trim() === '' && comments.length === 0) {
    throw new Refusal(422, 'Unprocessable Entity', { errors: ['Review comments is required.'] });
  }
  if (author === pull.author && event !== 'COMMENT') {
    const what = event === 'APPROVE' ? 'approve' : 'request changes on';
    throw new Refusal(422, 'Unprocessable Entity', {
      errors: [`Review Can not ${what} your own pull request`],
    });
  }
  if (body !== '') refuseBody(body, 'PullRequestReview');
  const commit = await commitOf(pull, commit_id);
  const files = await pullDiff(services, pull, commit);
  const places = comments.map((comment) => place(files, comment));
  const problems = places.flatMap((found) => ('problem' in found ? [found.problem] : []));
  if (problems.length > 0) throw new Refusal(422, 'Unprocessable Entity', { errors: problems });
  for (const comment of comments) refuseBody(comment.body, 'PullRequestReviewComment');
  const review = addReview(request, pull, author, body, STATES[event], commit);
  for (const [index, comment] of comments.entries()) {
    addComment(request, review, author, comment.body, places[index] as Placed);
  }
  return review;
}

function addReview(
  request: ApiRequest,
  pull: Pull,
  author: User,
  body: string,
  state: Review['state'],
  commit: string,
): Review {
  const { world } = request.services;
  const review: Review = { id: world.id(), pull, author, body, state, commit, submittedAt: world.now() };
  pull.reviews.set(review.id, review);
  pull.updatedAt = world.now();
  return review;
}

/** Adds a comment to a review: a new thread, or a reply to an old one. */
function addComment(
  request: ApiRequest,
  review: Review,
  author: User,
  body: string,
  where: Placed,
  inReplyTo?: ReviewComment,
): ReviewComment {
  const { world } = request.services;
  const { pull } = review;
  const comment: ReviewComment = {
    id: world.id(),
    pull,
    review,
    author,
    body,
    commit: review.commit,
    original: where.anchor,
    current: inReplyTo === undefined ? where.anchor : inReplyTo.current,
    subject: inReplyTo?.subject ?? 'line',
    diffHunk: where.diffHunk,
    position: where.position,
    inReplyTo,
    createdAt: world.now(),
    updatedAt: world.now(),
    reactions: [],
  };
  pull.reviewComments.set(comment.id, comment);
  const thread = pull.threads.find((item) => inReplyTo !== undefined && item.comments.includes(inReplyTo));
  if (thread === undefined) {
    pull.threads.push({ id: world.id(), pull, comments: [comment], resolvedBy: undefined });
  } else {
    thread.comments.push(comment);
  }
  return comment;
}

function replyTo(request: ApiRequest, parent: ReviewComment, body: string): ReviewComment {
  refuseBody(body, 'PullRequestReviewComment');
  const author = authorOf(request);
  const review = addReview(request, parent.pull, author, '', 'COMMENTED', parent.commit);
  const where = { anchor: parent.original, position: parent.position, diffHunk: parent.diffHunk };
  return addComment(request, review, author, body, where, parent.inReplyTo ?? parent);
}

interface SingleComment extends CommentPlace {
  readonly body: string;
  readonly commit_id: string;
  readonly in_reply_to?: number;
  readonly subject_type?: 'line' | 'file';
}

async function createComment(request: ApiRequest): Promise<ReviewComment> {
  const pull = pullOf(request);
  const body = request.body as SingleComment;
  if (body.in_reply_to !== undefined) {
    const parent = pull.reviewComments.get(body.in_reply_to);
    if (parent === undefined) throw invalid('PullRequestReviewComment', 'in_reply_to', 'is not a comment');
    return replyTo(request, parent, body.body);
  }
  refuseBody(body.body, 'PullRequestReviewComment');
  const commit = await commitOf(pull, body.commit_id);
  const files = await pullDiff(request.services, pull, commit);
  const author = authorOf(request);
  if (body.subject_type === 'file') {
    const file = files.find((item) => item.path === body.path);
    if (file === undefined) {
      throw invalid('PullRequestReviewComment', 'pull_request_review_thread.path', 'is not part of the diff');
    }
    const review = addReview(request, pull, author, '', 'COMMENTED', commit);
    const anchor = {
      path: file.path,
      side: 'RIGHT',
      line: 1,
      startLine: undefined,
      startSide: undefined,
    } as const;
    const comment = addComment(request, review, author, body.body, { anchor, position: 1, diffHunk: '' });
    const whole: ReviewComment = { ...comment, subject: 'file' };
    pull.reviewComments.set(whole.id, whole);
    pull.threads.at(-1)!.comments[0] = whole;
    return whole;
  }
  const found = place(files, body);
  if ('problem' in found) {
    throw invalid(
      'PullRequestReviewComment',
      'pull_request_review_thread.line',
      `pull_request_review_thread.line must be part of the diff (${found.problem})`,
    );
  }
  const review = addReview(request, pull, author, '', 'COMMENTED', commit);
  return addComment(request, review, author, body.body, found);
}

function reviewOf(request: ApiRequest): Review {
  const review = pullOf(request).reviews.get(Number(request.params['review_id']));
  if (review === undefined) throw notFound();
  return review;
}

function commentOf(request: ApiRequest): ReviewComment {
  const id = Number(request.params['comment_id']);
  for (const pull of repositoryOf(request).pulls.values()) {
    const comment = pull.reviewComments.get(id);
    if (comment !== undefined) return comment;
  }
  throw notFound();
}

function ownCommentOf(request: ApiRequest): ReviewComment {
  const comment = commentOf(request);
  if (comment.author !== authorOf(request)) throw new Refusal(403, 'Resource not accessible by integration');
  return comment;
}

export const reviewRoutes: readonly Route[] = [
  {
    route: 'GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews',
    needs: READ,
    handle: (request) =>
      page(request, [...pullOf(request).reviews.values()], (item) =>
        renderReview(request.services.urls, item),
      ),
  },
  {
    route: 'POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews',
    needs: WRITE,
    createsContent: true,
    handle: async (request) => ok(renderReview(request.services.urls, await createReview(request))),
  },
  {
    route: 'GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}',
    needs: READ,
    handle: (request) => ok(renderReview(request.services.urls, reviewOf(request))),
  },
  {
    route: 'PUT /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}',
    needs: WRITE,
    handle: (request) => {
      const review = reviewOf(request);
      if (review.author !== authorOf(request))
        throw new Refusal(403, 'Resource not accessible by integration');
      review.body = (request.body as { readonly body: string }).body;
      return ok(renderReview(request.services.urls, review));
    },
  },
  {
    route: 'GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}/comments',
    needs: READ,
    handle: (request) => {
      const review = reviewOf(request);
      const comments = [...review.pull.reviewComments.values()].filter((item) => item.review === review);
      return page(request, comments, (item) => renderReviewComment(request.services.urls, item));
    },
  },
  {
    route: 'GET /repos/{owner}/{repo}/pulls/{pull_number}/comments',
    needs: READ,
    handle: (request) =>
      page(request, [...pullOf(request).reviewComments.values()], (item) =>
        renderReviewComment(request.services.urls, item),
      ),
  },
  {
    route: 'POST /repos/{owner}/{repo}/pulls/{pull_number}/comments',
    needs: WRITE,
    createsContent: true,
    handle: async (request) =>
      created(renderReviewComment(request.services.urls, await createComment(request))),
  },
  {
    route: 'POST /repos/{owner}/{repo}/pulls/{pull_number}/comments/{comment_id}/replies',
    needs: WRITE,
    createsContent: true,
    handle: (request) => {
      const parent = pullOf(request).reviewComments.get(Number(request.params['comment_id']));
      if (parent === undefined) throw notFound();
      const { body } = request.body as { readonly body: string };
      return created(renderReviewComment(request.services.urls, replyTo(request, parent, body)));
    },
  },
  {
    route: 'GET /repos/{owner}/{repo}/pulls/comments/{comment_id}',
    needs: READ,
    handle: (request) => ok(renderReviewComment(request.services.urls, commentOf(request))),
  },
  {
    route: 'PATCH /repos/{owner}/{repo}/pulls/comments/{comment_id}',
    needs: WRITE,
    handle: (request) => {
      const comment = ownCommentOf(request);
      const { body } = request.body as { readonly body: string };
      refuseBody(body, 'PullRequestReviewComment');
      comment.body = body;
      comment.updatedAt = request.services.world.now();
      return ok(renderReviewComment(request.services.urls, comment));
    },
  },
  {
    route: 'DELETE /repos/{owner}/{repo}/pulls/comments/{comment_id}',
    needs: WRITE,
    handle: (request) => {
      const comment = ownCommentOf(request);
      const { pull } = comment;
      pull.reviewComments.delete(comment.id);
      const thread = pull.threads.find((item) => item.comments.includes(comment));
      thread?.comments.splice(thread.comments.indexOf(comment), 1);
      if (thread?.comments.length === 0) pull.threads.splice(pull.threads.indexOf(thread), 1);
      return { status: 204 };
    },
  },
  {
    route: 'POST /repos/{owner}/{repo}/pulls/comments/{comment_id}/reactions',
    needs: WRITE,
    createsContent: true,
    handle: (request) => react(request, commentOf(request).reactions),
  },
];

/** Adds a reaction once: the same one again answers 200 with the old one. */
export function react(request: ApiRequest, reactions: Reaction[]) {
  const { world, urls } = request.services;
  const user = authorOf(request);
  const { content } = request.body as { readonly content: string };
  const old = reactions.find((item) => item.user === user && item.content === content);
  if (old !== undefined) return ok(renderReaction(urls, old));
  const reaction: Reaction = { id: world.id(), user, content, createdAt: world.now() };
  reactions.push(reaction);
  return created(renderReaction(urls, reaction));
}

/** Conversation comments of pull requests, reactions, and the search for pull requests. */
import type { Need } from '../http/auth.js';
import { refuseBody } from '../domain/threads.js';
import { notFound, Refusal } from '../http/refusal.js';
import { renderIssue, renderIssueComment, renderReaction } from '../render/pulls.js';
import { emitIssueComment } from '../webhooks/events.js';
import { covers, fullName, type IssueComment, type Pull } from '../world.js';
import {
  authorOf,
  created,
  ok,
  page,
  paginate,
  pullOf,
  repositoryOf,
  type ApiRequest,
  type Route,
} from './route.js';
import { react } from './reviews.js';

const READ: readonly Need[] = [
  ['issues', 'read'],
  ['pull_requests', 'read'],
];
const WRITE: readonly Need[] = [
  ['issues', 'write'],
  ['pull_requests', 'write'],
];

function commentOf(request: ApiRequest): IssueComment {
  const comment = repositoryOf(request).comments.get(Number(request.params['comment_id']));
  if (comment === undefined) throw notFound();
  return comment;
}

function createComment(request: ApiRequest): IssueComment {
  const { services, actor } = request;
  const { body } = request.body as { readonly body: string };
  refuseBody(body, 'IssueComment');
  const pull = pullOf(request);
  const comment: IssueComment = {
    id: services.world.id(),
    pull,
    author: authorOf(request),
    app: actor.kind === 'installation' ? actor.token.installation.app : undefined,
    body,
    createdAt: services.world.now(),
    updatedAt: services.world.now(),
    reactions: [],
  };
  pull.repository.comments.set(comment.id, comment);
  emitIssueComment(services, comment, 'created', comment.author);
  return comment;
}

/** `repo:owner/name`, `is:pr`, `is:open`, `head:branch`, or a commit id: what finding a pull request takes. */
function search(request: ApiRequest): Pull[] {
  const terms = (request.query.get('q') ?? '').split(/\s+/).filter((term) => term !== '');
  const { actor, services } = request;
  if (actor.kind !== 'installation') throw new Refusal(401, 'Requires authentication');
  const { installation } = actor.token;
  let found = [...services.world.repositories.values()]
    .filter((repository) => covers(installation, repository))
    .flatMap((repository) => [...repository.pulls.values()]);
  for (const term of terms) {
    const colon = term.indexOf(':');
    const [key, value] = colon < 0 ? ['', term] : [term.slice(0, colon), term.slice(colon + 1)];
    switch (key) {
      case 'repo':
        found = found.filter((pull) => fullName(pull.repository).toLowerCase() === value.toLowerCase());
        break;
      case 'is':
      case 'type':
      case 'state':
        if (value === 'open' || value === 'closed') found = found.filter((pull) => pull.state === value);
        else if (value === 'issue') found = [];
        else if (value !== 'pr') throw new Refusal(422, `The stand-in does not search by ${term}`);
        break;
      case 'head':
        found = found.filter((pull) => pull.head.ref === value);
        break;
      case 'base':
        found = found.filter((pull) => pull.base.ref === value);
        break;
      case 'sha':
      case '':
        found = found.filter((pull) => pull.head.sha.startsWith(value) || pull.title.includes(value));
        break;
      default:
        throw new Refusal(422, `The stand-in does not search by ${term}`);
    }
  }
  return found;
}

export const issueRoutes: readonly Route[] = [
  {
    route: 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
    needs: READ,
    handle: (request) => {
      const pull = pullOf(request);
      const comments = [...pull.repository.comments.values()].filter((item) => item.pull === pull);
      return page(request, comments, (item) => renderIssueComment(request.services.urls, item));
    },
  },
  {
    route: 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
    needs: WRITE,
    createsContent: true,
    handle: (request) => created(renderIssueComment(request.services.urls, createComment(request))),
  },
  {
    route: 'GET /repos/{owner}/{repo}/issues/comments/{comment_id}',
    needs: READ,
    handle: (request) => ok(renderIssueComment(request.services.urls, commentOf(request))),
  },
  {
    route: 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}',
    needs: WRITE,
    handle: (request) => {
      const { services } = request;
      const comment = commentOf(request);
      if (comment.author !== authorOf(request)) {
        throw new Refusal(403, 'Resource not accessible by integration');
      }
      const { body } = request.body as { readonly body: string };
      refuseBody(body, 'IssueComment');
      const changes = { body: { from: comment.body } };
      comment.body = body;
      comment.updatedAt = services.world.now();
      emitIssueComment(services, comment, 'edited', comment.author, changes);
      return ok(renderIssueComment(services.urls, comment));
    },
  },
  {
    route: 'GET /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions',
    needs: READ,
    handle: (request) =>
      page(request, commentOf(request).reactions, (item) => renderReaction(request.services.urls, item)),
  },
  {
    route: 'POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions',
    needs: WRITE,
    createsContent: true,
    handle: (request) => react(request, commentOf(request).reactions),
  },
  {
    route: 'GET /search/issues',
    by: 'installation',
    handle: (request) => {
      const found = search(request);
      const { items, headers } = paginate(request, found);
      const { urls } = request.services;
      return {
        status: 200,
        headers,
        body: {
          total_count: found.length,
          incomplete_results: false,
          search_type: 'lexical',
          items: items.map((pull) => ({ ...renderIssue(urls, pull), body: pull.body ?? '', score: 1 })),
        },
      };
    },
  },
];

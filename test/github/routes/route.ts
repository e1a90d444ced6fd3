/** What a route is: a path of GitHub's description, what it takes to call it, and what it answers. */
import type { Actor, Authenticator, Need } from '../http/auth.js';
import type { Json } from '../json.js';
import type { Services } from '../services.js';
import type { Pull, Repository, User } from '../world.js';
import { notFound } from '../http/refusal.js';

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

export interface ApiRequest {
  readonly services: Services;
  readonly authenticator: Authenticator;
  readonly actor: Actor;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Validated against the description before a route sees it. */
  readonly body: unknown;
  /** From `Accept`: `json`, `raw`, `diff`, `object` … */
  readonly media: string;
}

export interface Reply {
  readonly status: number;
  /** Sent as JSON; text goes out as it is. */
  readonly body?: Json | Buffer;
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Route {
  readonly route: `${Method} /${string}`;
  /** Without a repository: who may call it. */
  readonly by?: 'app' | 'installation' | 'anyone';
  /** With a repository: any one of these permissions. */
  readonly needs?: readonly Need[];
  /** Counts towards the limit on creating content. */
  readonly createsContent?: boolean;
  readonly handle: (request: ApiRequest) => Reply | Promise<Reply>;
}

export const ok = (body: Json): Reply => ({ status: 200, body });
export const created = (body: Json): Reply => ({ status: 201, body });

/** The repository of `{owner}/{repo}`; the server has already refused who may not see it. */
export function repositoryOf(request: ApiRequest): Repository {
  const { owner = '', repo = '' } = request.params;
  const repository = request.services.world.repository(owner, repo);
  if (repository === undefined) throw notFound();
  return repository;
}

export function pullOf(request: ApiRequest): Pull {
  const number = request.params['pull_number'] ?? request.params['issue_number'];
  const pull = repositoryOf(request).pulls.get(Number(number));
  if (pull === undefined) throw notFound();
  return pull;
}

/** Whose name stands on what the request writes. */
export function authorOf(request: ApiRequest): User {
  const { actor } = request;
  if (actor.kind === 'installation') return actor.token.installation.app.bot;
  if (actor.kind === 'user') return actor.user;
  throw notFound();
}

const MAX_PAGE = 100;

/** One page of a list, with GitHub's `link` header. */
export function paginate<T>(request: ApiRequest, items: readonly T[]) {
  const perPage = Math.min(Math.max(Number(request.query.get('per_page') ?? 30), 1), MAX_PAGE);
  const page = Math.max(Number(request.query.get('page') ?? 1), 1);
  const last = Math.max(Math.ceil(items.length / perPage), 1);
  const links: string[] = [];
  const link = (number: number, relation: string) => {
    const query = new URLSearchParams(request.query);
    query.set('page', String(number));
    links.push(`<${request.services.urls.api}${request.params['']}?${query}>; rel="${relation}"`);
  };
  if (page > 1) link(page - 1, 'prev');
  if (page < last) {
    link(page + 1, 'next');
    link(last, 'last');
  }
  if (page > 1) link(1, 'first');
  return {
    items: items.slice((page - 1) * perPage, page * perPage),
    headers: links.length === 0 ? {} : { link: links.join(', ') },
  };
}

/** One page of rendered items as a reply. */
export function page<T>(request: ApiRequest, items: readonly T[], render: (item: T) => Json): Reply {
  const { items: shown, headers } = paginate(request, items);
  return { status: 200, body: shown.map(render), headers };
}

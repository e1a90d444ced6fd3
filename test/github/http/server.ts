/**
 * The stand-in's one HTTP server: `/api/v3` and `/api/graphql`, git's protocol at `/{owner}/{repo}.git`, and pages for
 * everything else. Requests are checked before a route sees them, answers before they leave.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { gunzipSync } from 'node:zlib';
import type { AddressInfo } from 'node:net';
import { executeGraphql } from '../graphql/execute.js';
import { serveGit } from '../git/http.js';
import type { Json } from '../json.js';
import type { ApiRequest, Reply, Route } from '../routes/route.js';
import type { Services } from '../services.js';
import type { Repository, User } from '../world.js';
import { authorize, type Actor, type Authenticator } from './auth.js';
import type { CallLog } from './calls.js';
import type { Fault, Faults } from './faults.js';
import { secondaryLimit, type Limiter } from './limits.js';
import { invalidRequest, notFound, Refusal } from './refusal.js';
import type { Router } from './router.js';

export interface ServerParts {
  readonly services: Services;
  readonly authenticator: Authenticator;
  readonly router: Router;
  readonly calls: CallLog;
  readonly faults: Faults;
  readonly limiter: Limiter;
  /** Where an answer broke GitHub's own description: bugs of the stand-in. */
  readonly problems: string[];
  /** After a push, before git hears that it worked. */
  readonly onPush: (
    repository: Repository,
    pusher: User,
    before: ReadonlyMap<string, string>,
  ) => Promise<void>;
  /** Answers what is neither API nor git. */
  readonly page: (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>;
}

const MAX_BODY = 32 * 1024 * 1024;
const GRAPHQL = 'POST /graphql';

export class StandInServer {
  readonly #parts: ServerParts;
  readonly #server: Server;

  constructor(parts: ServerParts) {
    this.#parts = parts;
    this.#server = createServer((request, response) => {
      this.#handle(request, response).catch((error: unknown) => {
        this.#parts.problems.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
        if (!response.headersSent) response.writeHead(500);
        response.end();
      });
    });
  }

  async listen(host: string, port: number): Promise<AddressInfo> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, host, () => resolve());
    });
    return this.#server.address() as AddressInfo;
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    await closed;
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = request.url ?? '/';
    if (!text.startsWith('/') || text.startsWith('//') || /%(?![0-9a-f]{2})/i.test(text)) {
      request.resume();
      response.writeHead(400).end();
      return;
    }
    const url = new URL(text, 'http://stand-in');
    const git = /^\/([^/]+)\/([^/]+)\.git(\/.*)$/.exec(url.pathname);
    if (git !== null) return await this.#git(request, response, url, git[1]!, git[2]!, git[3]!);
    if (url.pathname === '/api/graphql' || url.pathname.startsWith('/api/v3/')) {
      return await this.#api(request, response, url);
    }
    await this.#parts.page(request, response, url);
  }

  async #git(
    request: IncomingMessage,
    response: ServerResponse,
    url: URL,
    owner: string,
    name: string,
    path: string,
  ): Promise<void> {
    const { services, authenticator, onPush } = this.#parts;
    const repository = services.world.repository(owner, name);
    const writes = path === '/git-receive-pack' || url.searchParams.get('service') === 'git-receive-pack';
    const refuse = (status: number) => {
      request.resume();
      response.writeHead(status, status === 401 ? { 'www-authenticate': 'Basic realm="GitHub"' } : {}).end();
    };
    let actor: Actor;
    try {
      actor = authenticator.identify(request.headers.authorization);
      if (repository === undefined) return refuse(404);
      if (!writes && (actor.kind !== 'nobody' || repository.private)) {
        authorize(actor, services.world, repository, [['contents', 'read']]);
      }
    } catch (error) {
      return refuse(error instanceof Refusal ? error.status : 500);
    }
    if (writes && actor.kind === 'nobody') return refuse(401);
    if (writes && (actor.kind !== 'user' || !services.world.mayPush(actor.user, repository))) {
      return refuse(403);
    }
    const pushes = path === '/git-receive-pack' && request.method === 'POST';
    const before = pushes ? await repository.git.refs() : new Map<string, string>();
    const user = actor.kind === 'user' ? actor.user : undefined;
    const where = { folder: repository.git.folder, path, query: url.search.slice(1), user: user?.login };
    await serveGit(request, response, where, async () => {
      if (pushes && user !== undefined) await onPush(repository, user, before);
    });
  }

  async #api(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const { router, calls, faults } = this.#parts;
    const started = performance.now();
    const method = request.method ?? 'GET';
    const graphql = url.pathname === '/api/graphql';
    const path = graphql ? '/graphql' : url.pathname.slice('/api/v3'.length);
    const found = graphql ? undefined : router.find(method, path);
    const route = graphql ? GRAPHQL : (found?.route.route ?? `${method} ${path}`);
    const raw = await readBody(request);
    const fault = faults.next(route);
    const log = (status: number) =>
      calls.add({
        method,
        route,
        path: path + url.search,
        status,
        fault: fault?.kind,
        request: parse(raw),
        milliseconds: Math.round(performance.now() - started),
      });
    if (fault?.kind === 'slow') {
      await new Promise((resolve) => {
        setTimeout(resolve, fault.milliseconds);
      });
    }
    const early = playBefore(fault);
    if (early === 'drop') {
      log(0);
      request.socket.destroy();
      return;
    }
    let reply = early ?? (await this.#answer(request, method, url, path, raw, found, graphql));
    if (fault?.kind === 'drop') {
      log(0);
      request.socket.destroy();
      return;
    }
    if (fault?.kind === 'error' && fault.when === 'after') reply = brokenReply(fault.status);
    log(reply.status);
    write(response, reply);
  }

  async #answer(
    request: IncomingMessage,
    method: string,
    url: URL,
    path: string,
    raw: Buffer | undefined,
    found: { readonly route: Route; readonly params: Record<string, string> } | undefined,
    graphql: boolean,
  ): Promise<Reply> {
    const { authenticator, limiter } = this.#parts;
    let key = 'nobody';
    let leave: () => void = () => undefined;
    try {
      const actor = authenticator.identify(request.headers.authorization);
      key = limitKey(actor);
      // Asking for the limits costs nothing.
      if (path !== '/rate_limit') leave = limiter.enter(key, method, found?.route.createsContent === true);
      if (raw === undefined) throw new Refusal(413, 'Payload Too Large');
      const reply = graphql
        ? await this.#graphql(actor, raw)
        : path === '/rate_limit'
          ? this.#checked('GET /rate_limit', { status: 200, body: rateLimit(limiter.headers(key)) })
          : await this.#rest(actor, url, raw, found, String(request.headers.accept ?? ''));
      return { ...reply, headers: { ...limiter.headers(key), ...reply.headers } };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return {
        status: error.status,
        body: error.body(),
        headers: { ...limiter.headers(key), ...error.headers },
      };
    } finally {
      leave();
    }
  }

  async #rest(
    actor: Actor,
    url: URL,
    raw: Buffer,
    found: { readonly route: Route; readonly params: Record<string, string> } | undefined,
    accept: string,
  ): Promise<Reply> {
    const { services, authenticator } = this.#parts;
    if (found === undefined) throw notFound();
    const { route, params } = found;
    this.#admit(actor, route, params);
    const wrong = services.validator.query(route.route, url.searchParams);
    if (wrong !== undefined) throw invalidRequest(wrong);
    const body = parse(raw);
    if (body === undefined && raw.length > 0) throw new Refusal(400, 'Problems parsing JSON');
    const invalidBody = services.validator.body(route.route, body);
    if (invalidBody !== undefined) throw invalidRequest(invalidBody);
    const media = /application\/vnd\.github\.(?:v3\.)?(raw|diff|object|html)\b/.exec(accept)?.[1] ?? 'json';
    const request: ApiRequest = {
      services,
      authenticator,
      actor,
      params,
      query: url.searchParams,
      body,
      media,
    };
    return this.#checked(route.route, await route.handle(request));
  }

  /** Notes where an answer is not what GitHub's description promises. */
  #checked(route: string, reply: Reply): Reply {
    const { services, problems } = this.#parts;
    if (!Buffer.isBuffer(reply.body)) {
      const problem = services.validator.response(route, reply.status, reply.body);
      if (problem !== undefined) problems.push(`${route} answered ${reply.status}:\n${problem}`);
    }
    return reply;
  }

  /** Refuses callers that GitHub would refuse, before anything else is looked at. */
  #admit(actor: Actor, route: Route, params: Readonly<Record<string, string>>): void {
    const { world } = this.#parts.services;
    if (route.by === 'app' && actor.kind !== 'app') {
      throw new Refusal(401, 'A JSON web token could not be decoded');
    }
    if (route.by === 'installation' && actor.kind !== 'installation') {
      throw new Refusal(403, 'You must authenticate with an installation access token.');
    }
    if (route.needs === undefined) return;
    const repository = world.repository(params['owner'] ?? '', params['repo'] ?? '');
    if (repository === undefined) throw notFound();
    authorize(actor, world, repository, route.needs);
  }

  async #graphql(actor: Actor, raw: Buffer): Promise<Reply> {
    if (actor.kind !== 'installation')
      throw new Refusal(401, 'This endpoint requires you to be authenticated.');
    const body = parse(raw);
    return { status: 200, body: await executeGraphql(this.#parts.services, actor.token, body) };
  }
}

const limitKey = (actor: Actor): string => {
  switch (actor.kind) {
    case 'installation':
      return `installation ID ${actor.token.installation.id}`;
    case 'app':
      return `app ID ${actor.app.id}`;
    case 'user':
      return `user ID ${actor.user.id}`;
    case 'nobody':
      return 'nobody';
  }
};

function rateLimit(headers: Readonly<Record<string, string>>): Json {
  const core = {
    limit: Number(headers['x-ratelimit-limit']),
    remaining: Number(headers['x-ratelimit-remaining']),
    reset: Number(headers['x-ratelimit-reset']),
    used: Number(headers['x-ratelimit-used']),
  };
  return { resources: { core, search: core, graphql: core }, rate: core };
}

function playBefore(fault: Fault | undefined): Reply | 'drop' | undefined {
  switch (fault?.kind) {
    case 'drop':
      return fault.when === 'before' ? 'drop' : undefined;
    case 'error':
      return fault.when === 'before' ? brokenReply(fault.status) : undefined;
    case 'refusal':
      return { status: fault.status, body: { message: 'Refused' } };
    case 'secondary-limit': {
      const refusal = secondaryLimit(fault.retryAfter);
      return { status: refusal.status, body: refusal.body(), headers: refusal.headers };
    }
    default:
      return undefined;
  }
}

const brokenReply = (status: number): Reply => ({ status, body: { message: 'Server Error' } });

async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size <= MAX_BODY) chunks.push(chunk as Buffer);
  }
  if (size > MAX_BODY) return undefined;
  const body = Buffer.concat(chunks);
  return request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
}

function parse(raw: Buffer | undefined): unknown {
  if (raw === undefined || raw.length === 0) return undefined;
  try {
    return JSON.parse(raw.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

function write(response: ServerResponse, reply: Reply): void {
  const { status, body, contentType = 'application/json; charset=utf-8', headers = {} } = reply;
  const shared = {
    'x-github-request-id': 'STAND:IN',
    'x-github-media-type': 'github.v3; format=json',
    'x-github-enterprise-version': '3.19.0',
  };
  if (body === undefined) {
    response.writeHead(status, { ...shared, ...headers }).end();
    return;
  }
  const content = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
  response.writeHead(status, {
    'content-type': contentType,
    'content-length': content.length,
    ...shared,
    ...headers,
  });
  response.end(content);
}

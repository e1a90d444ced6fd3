/**
 * A stand-in for GitHub Enterprise Server: real bare repositories behind real pushes, the REST and GraphQL calls of a
 * reviewing App, signed webhooks, and GitHub's refusals. Everything is held to GitHub's OpenAPI description.
 *
 *     const github = await startStandIn({ webhookUrl });
 *     const repository = await github.createRepository({ name: 'shop', files: { 'app.py': '…' } });
 *     await repository.push({ branch: 'topic', files: { 'app.py': '…' } });
 *     const pull = await repository.openPullRequest({ head: 'topic' });
 *     const check = await pull.waitForCheck();
 */
import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pushed } from './domain/pushes.js';
import { BareRepository } from './git/bare.js';
import { GitClient, type Files } from './git/client.js';
import { RepositoryHandle } from './handles.js';
import { Authenticator } from './http/auth.js';
import { CallLog } from './http/calls.js';
import { Faults } from './http/faults.js';
import { GITHUB_LIMITS, Limiter, type LimitSettings } from './http/limits.js';
import { Router } from './http/router.js';
import { StandInServer } from './http/server.js';
import { Validator } from './http/validator.js';
import { ourManifest } from './manifest.js';
import { install, registerApp, userNamed, type AppInput } from './people.js';
import { Urls } from './render/urls.js';
import { routes } from './routes/index.js';
import { GITHUB_SIZES, type Services, type Sizes } from './services.js';
import { Webhooks } from './webhooks/delivery.js';
import { World, type App, type Installation, type Permissions, type Repository, type User } from './world.js';

type PageServer = (
  services: Services,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
) => Promise<void>;

export interface StandInOptions {
  readonly host?: string;
  readonly port?: number;
  /** Where the App hears; may be set later with `setWebhookUrl`. */
  readonly webhookUrl?: string;
  readonly webhookSecret?: string;
  readonly app?: Pick<AppInput, 'name' | 'permissions' | 'events'>;
  readonly limits?: Partial<LimitSettings>;
  readonly sizes?: Partial<Sizes>;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Answers requests for pages: neither API nor git. */
  readonly page?: PageServer;
}

export interface RepositoryOptions {
  readonly name: string;
  readonly owner?: string;
  readonly private?: boolean;
  readonly defaultBranch?: string;
  /** The first commit on the default branch. */
  readonly files?: Files;
  /** Install the App on the owner's account, if it is not yet: true by default. */
  readonly install?: boolean;
  /** A git folder on this machine whose objects are used in place. */
  readonly borrow?: string;
}

const noPage: PageServer = async (_, __, response) => {
  response.writeHead(404).end();
};

export async function startStandIn(options: StandInOptions = {}): Promise<StandIn> {
  const folder = await mkdtemp(join(tmpdir(), 'github-stand-in-'));
  const world = new World(options.now ?? Date.now);
  const hooks = new Webhooks(world);
  const authenticator = new Authenticator(world);
  const calls = new CallLog();
  const faults = new Faults();
  const problems: string[] = [];
  const limiter = new Limiter({ ...GITHUB_LIMITS, ...options.limits }, () => world.clock());
  const shared = { world, hooks, validator: new Validator(), sizes: { ...GITHUB_SIZES, ...options.sizes } };
  const holder: { services?: Services } = {};
  const host = options.host ?? '127.0.0.1';
  const parts = {
    get services(): Services {
      return holder.services!;
    },
    authenticator,
    router: new Router(routes),
    calls,
    faults,
    limiter,
    problems,
    onPush: async (repository: Repository, pusher: User, before: ReadonlyMap<string, string>) =>
      await pushed(holder.services!, repository, pusher, before),
    page: async (request: IncomingMessage, response: ServerResponse, url: URL) =>
      await (options.page ?? noPage)(holder.services!, request, response, url),
  };
  const server = new StandInServer(parts);
  const address = await server.listen(host, options.port ?? 0);
  const services: Services = { ...shared, urls: new Urls(`http://${host}:${address.port}`) };
  holder.services = services;
  const secret = options.webhookSecret ?? 'a webhook secret of the stand-in';
  const app = registerApp(world, {
    ...(options.app ?? ourManifest()),
    webhookSecret: secret,
    webhookUrl: options.webhookUrl ?? '',
  });
  if (options.webhookUrl === undefined) app.webhook = undefined;
  return new StandIn({ folder, services, server, authenticator, calls, faults, problems, app, secret });
}

interface StandInParts {
  readonly folder: string;
  readonly services: Services;
  readonly server: StandInServer;
  readonly authenticator: Authenticator;
  readonly calls: CallLog;
  readonly faults: Faults;
  readonly problems: readonly string[];
  readonly app: App;
  readonly secret: string;
}

export class StandIn {
  readonly app: App;
  readonly webhookSecret: string;
  readonly calls: CallLog;
  readonly faults: Faults;
  /** Where the stand-in itself broke GitHub's description; `close` throws if there is any. */
  readonly problems: readonly string[];
  readonly services: Services;
  readonly #parts: StandInParts;

  constructor(parts: StandInParts) {
    this.#parts = parts;
    this.app = parts.app;
    this.webhookSecret = parts.secret;
    this.calls = parts.calls;
    this.faults = parts.faults;
    this.problems = parts.problems;
    this.services = parts.services;
  }

  /** Root of the pages, as GHE_HOST names it. */
  get url(): string {
    return this.services.urls.root;
  }

  get apiUrl(): string {
    return this.services.urls.api;
  }

  /** The log of webhooks, with duplicating, holding back and redelivery. */
  get deliveries(): Webhooks {
    return this.services.hooks;
  }

  setWebhookUrl(url: string): void {
    this.app.webhook = { url, secret: this.webhookSecret };
  }

  user(login: string, type: User['type'] = 'User'): User {
    return userNamed(this.services.world, login, type);
  }

  /** The App's installation on an account. */
  installation(owner = 'acme'): Installation {
    for (const installation of this.services.world.installations.values()) {
      if (installation.account.login === owner && installation.app === this.app) return installation;
    }
    throw new Error(`The App is not installed on ${owner}`);
  }

  async createRepository(options: RepositoryOptions): Promise<RepositoryHandle> {
    const handle = await this.#add(options, undefined);
    const { world } = this.services;
    if (options.install !== false && world.installationFor(this.app, handle.repository) === undefined) {
      install(this.services, this.app, handle.repository.owner);
    }
    if (options.files !== undefined) {
      const branch = handle.repository.defaultBranch;
      await handle.push({ branch, files: options.files, message: 'Initial commit', parents: [] });
    }
    return handle;
  }

  /** A fork under another account; the App is not installed there. */
  async fork(parent: RepositoryHandle, owner: string): Promise<RepositoryHandle> {
    const { name, defaultBranch, git } = parent.repository;
    const options = { name, owner, defaultBranch, borrow: git.folder };
    const handle = await this.#add({ ...options, private: parent.repository.private }, parent.repository);
    await handle.pushFrom(git.folder, await parent.branch(), defaultBranch);
    return handle;
  }

  /** An installation token without a request, for tests that call the API by themselves. */
  token(permissions?: Permissions, owner?: string): string {
    const installation = this.installation(owner);
    return this.#parts.authenticator.issue(installation, permissions ?? installation.permissions, undefined)
      .text;
  }

  /** Makes every token expire at once. */
  expireTokens(): void {
    this.#parts.authenticator.revokeAll();
  }

  async close(): Promise<void> {
    await this.deliveries.close();
    await this.#parts.server.close();
    for (const repository of this.services.world.repositories.values()) repository.git.close();
    await rm(this.#parts.folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    if (this.problems.length > 0) {
      throw new Error(`The stand-in is not GitHub:\n${this.problems.join('\n')}`);
    }
  }

  async #add(options: RepositoryOptions, parent: Repository | undefined): Promise<RepositoryHandle> {
    const { world } = this.services;
    const owner = this.user(options.owner ?? 'acme');
    const defaultBranch = options.defaultBranch ?? 'main';
    const folder = join(this.#parts.folder, owner.login, options.name);
    const git = await BareRepository.create(`${folder}.git`, defaultBranch, options.borrow);
    const repository: Repository = {
      id: world.id(),
      owner,
      name: options.name,
      private: options.private ?? false,
      defaultBranch,
      parent,
      git,
      collaborators: new Map(),
      requiredChecks: new Set(),
      pulls: new Map(),
      comments: new Map(),
      suites: new Map(),
      checks: new Map(),
      createdAt: world.now(),
      pushedAt: world.now(),
      lastNumber: 0,
    };
    world.repositories.set(`${owner.login}/${options.name}`.toLowerCase(), repository);
    const client = await GitClient.create(`${folder}.clone`, git.folder);
    return new RepositoryHandle(this.services, repository, client);
  }
}

/** Probot as our way to GitHub: credentials, tokens of installations, signature checks. Its server is not used. */
import type { Octokit } from '@octokit/rest';
import type { Logger } from 'pino';
import { Probot, ProbotOctokit } from 'probot';
import { isNotFound } from './api-error.js';

/** What our API code needs of an authenticated client; typed against @octokit/rest. */
export type GitHubClient = Pick<Octokit, 'rest' | 'paginate' | 'graphql'>;

export interface ClientOptions {
  readonly appId: number;
  readonly privateKey: string;
  readonly webhookSecret: string;
  readonly apiUrl: string;
  readonly throttle: boolean;
  /** First pause before a failed read is repeated; the next ones are 4 and 9 times as long. A second by default. */
  readonly rereadMs?: number;
  readonly log: Logger;
}

/**
 * Reads may be repeated by the retry plugin; a POST or PATCH may not, because a 5xx does not say that nothing
 * happened. See write.ts. GraphQL queries are POSTs and count as writes here, which is only careful.
 */
function neverRepeatWrites(octokit: { hook: { before: BeforeRequest } }): void {
  octokit.hook.before('request', (options) => {
    if (options.method !== 'GET') options.request.retries = 0;
  });
}

type BeforeRequest = (
  name: 'request',
  callback: (options: { method: string; request: { retries?: number } }) => void,
) => void;

/** A request that has no answer by then has failed: a connection that hangs may hold up no review for ever. */
const REQUEST_MS = 60_000;

const fetchInTime: typeof fetch = (input, init) =>
  fetch(input, { ...init, signal: AbortSignal.timeout(REQUEST_MS) });

/** Limits are waited out in the queue, where they block nobody and survive a restart. */
const giveBack = (): boolean => false;

/** A Probot that only authenticates and verifies. */
export function createProbot(options: ClientOptions): Probot {
  const Client = ProbotOctokit.plugin(neverRepeatWrites as never).defaults(
    (given: Readonly<Record<string, object | undefined>>) => ({
      ...given,
      userAgent: 'meerkat',
      request: { ...given['request'], fetch: fetchInTime },
      retry: { retryAfterBaseValue: options.rereadMs ?? 1000 },
      throttle: {
        ...given['throttle'],
        enabled: options.throttle,
        onRateLimit: giveBack,
        onSecondaryRateLimit: giveBack,
      },
    }),
  );
  return new Probot({
    appId: options.appId,
    privateKey: options.privateKey,
    secret: options.webhookSecret,
    baseUrl: options.apiUrl,
    Octokit: Client as unknown as typeof ProbotOctokit,
    // Probot logs request bodies when debugging; they hold code under review.
    log: options.log.child(
      {},
      { level: options.log.isLevelEnabled('info') ? 'info' : options.log.level },
    ) as never,
  });
}

/** Who we are on GitHub, asked once. */
export interface Identity {
  /** Login under which our comments appear. */
  readonly login: string;
}

/** Clients of installations, and the App's own identity. */
export class GitHubApp {
  readonly #probot: Probot;
  #identity: Promise<Identity> | undefined;

  constructor(probot: Probot) {
    this.#probot = probot;
  }

  /** A client that acts as the App in one installation. */
  async client(installation: number): Promise<GitHubClient> {
    return (await this.#probot.auth(installation)) as unknown as GitHubClient;
  }

  /** A client that acts as the App itself, in no installation. */
  async own(): Promise<GitHubClient> {
    return (await this.#probot.auth()) as unknown as GitHubClient;
  }

  /** Whether the App may act in an installation: it is there and not suspended. */
  async isInstalled(installation: number): Promise<boolean> {
    try {
      const { rest } = await this.own();
      const { data } = await rest.apps.getInstallation({ installation_id: installation });
      return !data.suspended_at;
    } catch (error) {
      if (isNotFound(error)) return false;
      throw error;
    }
  }

  async identity(): Promise<Identity> {
    this.#identity ??= this.#ask();
    try {
      return await this.#identity;
    } catch (error) {
      this.#identity = undefined;
      throw error;
    }
  }

  async #ask(): Promise<Identity> {
    const { data } = await (await this.own()).rest.apps.getAuthenticated();
    return { login: `${data?.slug ?? ''}[bot]` };
  }
}

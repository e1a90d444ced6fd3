/** Who is asking: an App by its JWT, an installation or a person by token. */
import { createVerify, randomBytes } from 'node:crypto';
import type { Access, App, Installation, Permissions, Repository, User, World } from '../world.js';
import { covers } from '../world.js';
import { isObject } from '../json.js';
import { Refusal } from './refusal.js';

export type Actor =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'user'; readonly user: User }
  | { readonly kind: 'app'; readonly app: App }
  | { readonly kind: 'installation'; readonly token: InstallationToken };

export interface InstallationToken {
  readonly text: string;
  readonly installation: Installation;
  readonly permissions: Permissions;
  /** Only these, if given when the token was asked for. */
  readonly repositories: ReadonlySet<Repository> | undefined;
  readonly expiresAt: number;
}

const RANK: Readonly<Record<Access, number>> = { read: 1, write: 2, admin: 3 };
const HOUR = 3_600_000;

export const allows = (have: Access | undefined, need: Access): boolean =>
  have !== undefined && RANK[have] >= RANK[need];

export class Authenticator {
  readonly #world: World;
  readonly #tokens = new Map<string, InstallationToken>();

  constructor(world: World) {
    this.#world = world;
  }

  issue(
    installation: Installation,
    permissions: Permissions,
    repositories: ReadonlySet<Repository> | undefined,
  ): InstallationToken {
    const text = `ghs_${randomBytes(18).toString('hex')}`;
    const expiresAt = this.#world.clock() + HOUR;
    const token = { text, installation, permissions, repositories, expiresAt };
    this.#tokens.set(text, token);
    return token;
  }

  /** Forgets every token, as if all had expired. */
  revokeAll(): void {
    this.#tokens.clear();
  }

  identify(header: string | undefined): Actor {
    if (header === undefined || header === '') return { kind: 'nobody' };
    const [scheme = '', ...rest] = header.split(' ');
    const value = rest.join(' ');
    switch (scheme.toLowerCase()) {
      case 'bearer':
      case 'token':
        return value.split('.').length === 3 ? this.#jwt(value) : this.#token(value);
      case 'basic':
        return this.#token(Buffer.from(value, 'base64').toString('utf8').split(':').slice(1).join(':'));
      default:
        throw new Refusal(401, 'Bad credentials');
    }
  }

  #token(text: string): Actor {
    const token = this.#tokens.get(text);
    if (token !== undefined && token.expiresAt > this.#world.clock()) {
      const live = this.#world.installations.get(token.installation.id) === token.installation;
      if (live) return { kind: 'installation', token };
    }
    for (const user of this.#world.users.values()) if (user.token === text) return { kind: 'user', user };
    throw new Refusal(401, 'Bad credentials');
  }

  #jwt(text: string): Actor {
    const undecodable = new Refusal(401, 'A JSON web token could not be decoded');
    const [head, payload, signature] = text.split('.') as [string, string, string];
    const header = decode(head);
    const claims = decode(payload);
    if (header?.['alg'] !== 'RS256' || claims === undefined) throw undecodable;
    const issuer = String(claims['iss']);
    const app = [...this.#world.apps.values()].find(
      (candidate) => String(candidate.id) === issuer || candidate.clientId === issuer,
    );
    if (app === undefined) throw new Refusal(404, 'Integration not found');
    const verifier = createVerify('RSA-SHA256').update(`${head}.${payload}`);
    if (!verifier.verify(app.publicKey, Buffer.from(signature, 'base64url'))) throw undecodable;
    const now = this.#world.clock() / 1000;
    const { exp, iat } = claims;
    if (typeof exp !== 'number' || exp <= now) {
      const expected = "'Expiration time' claim ('exp') must be a numeric value representing the future time";
      throw new Refusal(401, `${expected} at which the assertion expires`);
    }
    if (exp > now + 600) throw new Refusal(401, "'Expiration time' claim ('exp') is too far in the future");
    if (typeof iat !== 'number' || iat > now + 30) {
      throw new Refusal(
        401,
        "'Issued at' claim ('iat') must be an Integer representing the time in the past",
      );
    }
    return { kind: 'app', app };
  }
}

function decode(part: string) {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** One way to be allowed: a permission by name and how much of it. */
export type Need = readonly [permission: string, access: Access];

/** Refuses unless the actor may see the repository and holds one of the permissions. */
export function authorize(actor: Actor, world: World, repository: Repository, needs: readonly Need[]): void {
  switch (actor.kind) {
    case 'installation': {
      const { installation, permissions, repositories } = actor.token;
      if (installation.suspendedAt !== undefined) {
        throw new Refusal(403, 'This installation has been suspended');
      }
      const reaches = covers(installation, repository) && repositories?.has(repository) !== false;
      const reading = needs.every(([, access]) => access === 'read');
      if (!reaches && (repository.private || !reading))
        throw reaches ? forbidden(needs) : invisible(repository);
      const granted = needs.some(([name, access]) => allows(permissions[name], access));
      if (reaches && !granted) throw forbidden(needs);
      return;
    }
    case 'user': {
      const role = world.role(actor.user, repository);
      if (role === 'none') throw new Refusal(404, 'Not Found');
      return;
    }
    case 'app':
      throw new Refusal(401, 'Bad credentials');
    case 'nobody':
      if (repository.private) throw new Refusal(404, 'Not Found');
      throw new Refusal(401, 'Requires authentication');
  }
}

const invisible = (repository: Repository): Refusal =>
  repository.private ? new Refusal(404, 'Not Found') : forbidden([]);

function forbidden(needs: readonly Need[]): Refusal {
  const accepted = needs.map(([name, access]) => `${name}=${access}`).join('; ');
  return new Refusal(403, 'Resource not accessible by integration', {
    headers: accepted === '' ? {} : { 'x-accepted-github-permissions': accepted },
  });
}

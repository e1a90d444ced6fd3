/**
 * What the stand-in knows: users, Apps, installations, repositories, pull requests and everything said about
 * them. Plain mutable records; `render/` turns them into GitHub's JSON, `routes/` changes them.
 */
import type { KeyObject } from 'node:crypto';
import type { BareRepository } from './git/bare.js';
import type { Side } from './git/diff.js';

export type Access = 'read' | 'write' | 'admin';
/** A GitHub App's permissions by their API names: `checks`, `pull_requests`, `contents` … */
export type Permissions = Readonly<Record<string, Access>>;
/** What a person may do in a repository. */
export type Role = 'none' | 'read' | 'triage' | 'write' | 'maintain' | 'admin';

export interface User {
  readonly id: number;
  readonly login: string;
  readonly type: 'User' | 'Bot' | 'Organization';
  /** Password of the user for `git push`. */
  readonly token: string;
}

export interface App {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly clientId: string;
  readonly owner: User;
  readonly bot: User;
  /** PEM, PKCS#1 as GitHub hands it out. */
  readonly privateKey: string;
  readonly publicKey: KeyObject;
  readonly permissions: Permissions;
  readonly events: readonly string[];
  readonly createdAt: string;
  webhook: { url: string; readonly secret: string } | undefined;
}

export interface Installation {
  readonly id: number;
  readonly app: App;
  readonly account: User;
  permissions: Permissions;
  selection: 'all' | 'selected';
  /** With selection `selected`: these only. */
  readonly repositories: Set<Repository>;
  readonly createdAt: string;
  suspendedAt: string | undefined;
}

export interface Repository {
  readonly id: number;
  readonly owner: User;
  readonly name: string;
  readonly private: boolean;
  readonly defaultBranch: string;
  readonly parent: Repository | undefined;
  readonly git: BareRepository;
  readonly collaborators: Map<string, Role>;
  /** Names of the checks that must pass before a merge. */
  readonly requiredChecks: Set<string>;
  readonly pulls: Map<number, Pull>;
  readonly comments: Map<number, IssueComment>;
  readonly suites: Map<number, CheckSuite>;
  readonly checks: Map<number, CheckRun>;
  readonly createdAt: string;
  pushedAt: string;
  lastNumber: number;
}

export interface Pull {
  readonly id: number;
  readonly number: number;
  readonly repository: Repository;
  readonly author: User;
  title: string;
  body: string | undefined;
  state: 'open' | 'closed';
  draft: boolean;
  merged: boolean;
  base: { ref: string; sha: string };
  /** `repository` is a fork for a pull request from one; undefined once the fork is deleted. */
  head: { repository: Repository | undefined; readonly owner: User; ref: string; sha: string };
  readonly createdAt: string;
  updatedAt: string;
  closedAt: string | undefined;
  readonly reviews: Map<number, Review>;
  readonly reviewComments: Map<number, ReviewComment>;
  readonly threads: Thread[];
}

export interface IssueComment {
  readonly id: number;
  readonly pull: Pull;
  readonly author: User;
  readonly app: App | undefined;
  body: string;
  readonly createdAt: string;
  updatedAt: string;
  readonly reactions: Reaction[];
}

export interface Reaction {
  readonly id: number;
  readonly user: User;
  readonly content: string;
  readonly createdAt: string;
}

export interface Review {
  readonly id: number;
  readonly pull: Pull;
  readonly author: User;
  body: string;
  readonly state: 'COMMENTED' | 'CHANGES_REQUESTED' | 'APPROVED';
  readonly commit: string;
  readonly submittedAt: string;
}

/** Where a comment sits in a diff; lines from 1. */
export interface Anchor {
  readonly path: string;
  readonly side: Side;
  readonly line: number;
  readonly startLine: number | undefined;
  readonly startSide: Side | undefined;
}

export interface ReviewComment {
  readonly id: number;
  readonly pull: Pull;
  readonly review: Review;
  readonly author: User;
  body: string;
  readonly commit: string;
  /** Where it was made; undefined for a comment on a whole file. */
  readonly original: Anchor;
  readonly subject: 'line' | 'file';
  /** Where it is now; undefined once the line is no longer part of the diff. */
  current: Anchor | undefined;
  readonly diffHunk: string;
  readonly position: number;
  readonly inReplyTo: ReviewComment | undefined;
  readonly createdAt: string;
  updatedAt: string;
  readonly reactions: Reaction[];
}

export interface Thread {
  readonly id: number;
  readonly pull: Pull;
  readonly comments: ReviewComment[];
  resolvedBy: User | undefined;
}

export interface CheckSuite {
  readonly id: number;
  readonly repository: Repository;
  readonly app: App;
  readonly headSha: string;
  readonly headBranch: string | undefined;
  readonly before: string | undefined;
  readonly after: string;
  readonly createdAt: string;
  updatedAt: string;
}

export type CheckStatus = 'queued' | 'in_progress' | 'completed';
export type Conclusion =
  'action_required' | 'cancelled' | 'failure' | 'neutral' | 'success' | 'skipped' | 'timed_out';

export interface Annotation {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly start_column?: number;
  readonly end_column?: number;
  readonly annotation_level: 'notice' | 'warning' | 'failure';
  readonly message: string;
  readonly title?: string;
  readonly raw_details?: string;
}

export interface CheckAction {
  readonly label: string;
  readonly identifier: string;
  readonly description: string;
}

export interface CheckRun {
  readonly id: number;
  readonly repository: Repository;
  readonly app: App;
  readonly suite: CheckSuite;
  readonly headSha: string;
  name: string;
  externalId: string;
  detailsUrl: string | undefined;
  status: CheckStatus;
  conclusion: Conclusion | undefined;
  startedAt: string;
  completedAt: string | undefined;
  title: string | undefined;
  summary: string | undefined;
  text: string | undefined;
  actions: readonly CheckAction[];
  readonly annotations: Annotation[];
}

/** Everything, with one counter for ids: an id is never reused, whatever it names. */
export class World {
  readonly users = new Map<string, User>();
  readonly apps = new Map<number, App>();
  readonly installations = new Map<number, Installation>();
  /** By `owner/name` in lower case. */
  readonly repositories = new Map<string, Repository>();
  #lastId = 1000;
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  id(): number {
    return ++this.#lastId;
  }

  /** Milliseconds since 1970. */
  clock(): number {
    return this.#now();
  }

  /** Now as GitHub writes it, in whole seconds. */
  now(): string {
    return new Date(this.#now()).toISOString().replace(/\.\d+Z$/, 'Z');
  }

  repository(owner: string, name: string): Repository | undefined {
    return this.repositories.get(`${owner}/${name}`.toLowerCase());
  }

  /** The App's installation that covers a repository. */
  installationFor(app: App, repository: Repository): Installation | undefined {
    for (const installation of this.installations.values()) {
      if (installation.app === app && covers(installation, repository)) return installation;
    }
    return undefined;
  }

  /** What a person may do in a repository; on a public one everybody reads. */
  role(user: User, repository: Repository): Role {
    if (user === repository.owner) return 'admin';
    return repository.collaborators.get(user.login) ?? (repository.private ? 'none' : 'read');
  }

  mayPush(user: User, repository: Repository): boolean {
    return ['write', 'maintain', 'admin'].includes(this.role(user, repository));
  }
}

export function covers(installation: Installation, repository: Repository): boolean {
  if (installation.account !== repository.owner) return false;
  return installation.selection === 'all' || installation.repositories.has(repository);
}

export const fullName = (repository: Repository): string => `${repository.owner.login}/${repository.name}`;

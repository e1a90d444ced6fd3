/** Where things are: GitHub Enterprise Server's layout, the API below `/api/v3`, pages at the root. */
import type { Pull, Repository, User } from '../world.js';
import { fullName } from '../world.js';

export class Urls {
  /** Without a slash at the end. */
  readonly root: string;

  constructor(root: string) {
    this.root = root;
  }

  get api(): string {
    return `${this.root}/api/v3`;
  }

  user(user: User): string {
    return `${this.api}/users/${encodeURIComponent(user.login)}`;
  }

  repository(repository: Repository): string {
    return `${this.api}/repos/${fullName(repository)}`;
  }

  repositoryPage(repository: Repository): string {
    return `${this.root}/${fullName(repository)}`;
  }

  pull(pull: Pull): string {
    return `${this.repository(pull.repository)}/pulls/${pull.number}`;
  }

  issue(pull: Pull): string {
    return `${this.repository(pull.repository)}/issues/${pull.number}`;
  }

  pullPage(pull: Pull): string {
    return `${this.repositoryPage(pull.repository)}/pull/${pull.number}`;
  }
}

/** GraphQL's global id. */
export const nodeId = (type: string, id: number): string =>
  `${type}_${Buffer.from(`${type}:${id}`).toString('base64url')}`;

/** Back from a global id; undefined for one of another type. */
export function fromNodeId(type: string, text: string): number | undefined {
  const decoded = Buffer.from(text.slice(text.indexOf('_') + 1), 'base64url').toString('utf8');
  const [kind, id] = decoded.split(':');
  return kind === type && text === nodeId(type, Number(id)) ? Number(id) : undefined;
}

/** What a job of the queue asks for, as JSON. Written by delivery.ts, read by handler.ts. */

export interface RepositoryRef {
  readonly id: number;
  readonly owner: string;
  readonly name: string;
  /** Its page on the web. */
  readonly url: string;
}

interface WorkIn {
  readonly installation: number;
  readonly repository: RepositoryRef;
}

/** Bring the review of a pull request up to date with the pull request as it is when the work starts. */
export interface PullRequestWork extends WorkIn {
  readonly kind: 'pull-request';
  readonly number: number;
  /** When the pull request last changed as far as the sender knew: an older answer of the API is stale. ISO 8601. */
  readonly updatedAt?: string;
}

/** Review what a merge queue is about to merge. */
export interface MergeGroupWork extends WorkIn {
  readonly kind: 'merge-group';
  readonly base: string;
  readonly head: string;
}

/** A person asked to run checks of a commit again, and the payload does not say what they are of (forks). */
export interface LocateWork extends WorkIn {
  readonly kind: 'locate';
  readonly commit: string;
}

/** A person wrote `/meerkat review`. */
export interface CommandWork extends WorkIn {
  readonly kind: 'command';
  readonly number: number;
  readonly comment: number;
  readonly login: string;
}

export type Work = PullRequestWork | MergeGroupWork | LocateWork | CommandWork;

/** All work of one key runs one after another, newest wins. */
export function keyOf(work: Work): string {
  const { id } = work.repository;
  switch (work.kind) {
    case 'pull-request':
      return `${id}#${work.number}`;
    case 'merge-group':
      return `${id}@${work.head}`;
    case 'locate':
      return `${id}?${work.commit}`;
    case 'command':
      return `${id}#${work.number}/${work.comment}`;
  }
}

/** The inverse of JSON.stringify for what this release wrote; undefined for anything else. */
export function parseWork(payload: string): Work | undefined {
  const value = JSON.parse(payload) as Partial<Work> | null;
  const known = ['pull-request', 'merge-group', 'locate', 'command'];
  return value !== null && known.includes(value.kind ?? '') && value.repository !== undefined
    ? (value as Work)
    : undefined;
}

/** Address of the GitHub that the repository is on: https://github.com. */
export function siteOf({ url, owner, name }: RepositoryRef): string {
  const path = `/${owner}/${name}`;
  return url.toLowerCase().endsWith(path.toLowerCase()) ? url.slice(0, -path.length) : new URL(url).origin;
}

/** A webhook delivery to the jobs that it asks for. Pure; payloads are validated here. */
import type { NewJob } from '../jobs/queue.js';
import { parseExternalId } from './check-identity.js';
import { HANDLED_EVENTS } from './events.js';
import { at, commitAt, idAt, listAt, textAt } from './json.js';
import { keyOf, type RepositoryRef, type Work } from './work.js';

export interface Delivery {
  /** GitHub's GUID: the same on a redelivery. */
  readonly id: string;
  readonly event: string;
  readonly payload: unknown;
}

export type Plan =
  | { readonly kind: 'jobs'; readonly jobs: readonly NewJob[] }
  | { readonly kind: 'ignored'; readonly reason: string };

interface Intent {
  readonly work: readonly Work[];
  /** A person asked for it. */
  readonly forced: boolean;
}

interface Origin {
  readonly installation: number;
  readonly repository: RepositoryRef;
}

const ignored = (reason: string): Plan => ({ kind: 'ignored', reason });

/** What is to be done about a delivery. `appId` tells our check runs from those of others. */
export function planDelivery(delivery: Delivery, appId: number): Plan {
  const { event, payload } = delivery;
  const action = textAt(payload, 'action') ?? '';
  const actions: readonly string[] | undefined = Object.hasOwn(HANDLED_EVENTS, event)
    ? HANDLED_EVENTS[event as keyof typeof HANDLED_EVENTS]
    : undefined;
  if (!actions?.includes(action)) return ignored(`${event}.${action} is not handled`);
  const origin = originOf(payload);
  if (origin === undefined) return ignored('no installation or repository in the payload');
  const intent = intentOf(event as keyof typeof HANDLED_EVENTS, action, payload, origin, appId);
  if (typeof intent === 'string') return ignored(intent);
  const jobs = intent.work.map((work, i) => ({
    delivery: i === 0 ? delivery.id : `${delivery.id}/${i}`,
    key: keyOf(work),
    payload: JSON.stringify(work),
    forced: intent.forced,
  }));
  return { kind: 'jobs', jobs };
}

function originOf(payload: unknown): Origin | undefined {
  const installation = idAt(payload, 'installation', 'id');
  const id = idAt(payload, 'repository', 'id');
  const owner = textAt(payload, 'repository', 'owner', 'login');
  const name = textAt(payload, 'repository', 'name');
  const url = textAt(payload, 'repository', 'html_url') ?? '';
  if (installation === undefined || id === undefined || !owner || !name || !URL.canParse(url))
    return undefined;
  return { installation, repository: { id, owner, name, url } };
}

/** The work, or why there is none. */
function intentOf(
  event: keyof typeof HANDLED_EVENTS,
  action: string,
  payload: unknown,
  origin: Origin,
  appId: number,
): Intent | string {
  switch (event) {
    case 'pull_request':
      return ofPullRequest(action, payload, origin);
    case 'check_run':
      return ofCheckRun(payload, origin, appId);
    case 'check_suite':
      return ofCheckSuite(payload, origin, appId);
    case 'merge_group':
      return ofMergeGroup(payload, origin);
    case 'issue_comment':
      return ofComment(payload, origin);
  }
}

/** Closing is work like any other: the handler sees that the pull request is closed and ends what is open. */
function ofPullRequest(action: string, payload: unknown, origin: Origin): Intent | string {
  const number = idAt(payload, 'pull_request', 'number');
  if (number === undefined) return 'no pull request in the payload';
  const rebased = at(payload, 'changes', 'base') !== undefined;
  if (action === 'edited' && !rebased) return 'the base did not change';
  const updatedAt = textAt(payload, 'pull_request', 'updated_at');
  const known = updatedAt !== undefined && !Number.isNaN(Date.parse(updatedAt)) ? { updatedAt } : {};
  return { work: [{ kind: 'pull-request', ...origin, number, ...known }], forced: rebased };
}

function ofCheckRun(payload: unknown, origin: Origin, appId: number): Intent | string {
  if (idAt(payload, 'check_run', 'app', 'id') !== appId) return 'the check run is of another App';
  const commit = commitAt(payload, 'check_run', 'head_sha');
  if (commit === undefined) return 'no commit in the payload';
  const subject = parseExternalId(textAt(payload, 'check_run', 'external_id') ?? '');
  if (subject?.kind === 'merge-group')
    return { work: [{ kind: 'merge-group', ...origin, base: subject.base, head: commit }], forced: true };
  if (subject) return { work: [{ ...subject, ...origin }], forced: true };
  return rerun(listAt(payload, 'check_run', 'pull_requests'), commit, origin);
}

function ofCheckSuite(payload: unknown, origin: Origin, appId: number): Intent | string {
  if (idAt(payload, 'check_suite', 'app', 'id') !== appId) return 'the check suite is of another App';
  const commit = commitAt(payload, 'check_suite', 'head_sha');
  if (commit === undefined) return 'no commit in the payload';
  return rerun(listAt(payload, 'check_suite', 'pull_requests'), commit, origin);
}

/** The named pull requests whose head the commit is; with none named (forks, merge queues) it has to be found. */
function rerun(pulls: readonly unknown[], commit: string, origin: Origin): Intent {
  const numbers = pulls
    .filter((pull) => commitAt(pull, 'head', 'sha') === commit)
    .map((pull) => idAt(pull, 'number'))
    .filter((number) => number !== undefined);
  const work: Work[] = numbers.map((number) => ({ kind: 'pull-request', ...origin, number }));
  return { work: work.length > 0 ? work : [{ kind: 'locate', ...origin, commit }], forced: true };
}

function ofMergeGroup(payload: unknown, origin: Origin): Intent | string {
  const base = commitAt(payload, 'merge_group', 'base_sha');
  const head = commitAt(payload, 'merge_group', 'head_sha');
  if (base === undefined || head === undefined) return 'no commits in the payload';
  return { work: [{ kind: 'merge-group', ...origin, base, head }], forced: false };
}

function ofComment(payload: unknown, origin: Origin): Intent | string {
  const number = idAt(payload, 'issue', 'number');
  const comment = idAt(payload, 'comment', 'id');
  const login = textAt(payload, 'comment', 'user', 'login');
  if (number === undefined || comment === undefined || login === undefined)
    return 'no comment in the payload';
  if (!isReviewCommand(textAt(payload, 'comment', 'body') ?? '')) return 'not a command';
  if (at(payload, 'issue', 'pull_request') === undefined) return 'not a pull request';
  if (textAt(payload, 'issue', 'state') !== 'open') return 'the pull request is closed';
  const types = [textAt(payload, 'comment', 'user', 'type'), textAt(payload, 'sender', 'type')];
  if (types.includes('Bot')) return 'written by a bot';
  return { work: [{ kind: 'command', ...origin, number, comment, login }], forced: true };
}

/** `/meerkat review` as the first line: not in a quotation, not inside code. */
function isReviewCommand(body: string): boolean {
  const [first] = body.trimStart().split(/\r?\n/, 1);
  return /^\/meerkat[ \t]+review[ \t]*$/.test(first!.slice(0, 200));
}

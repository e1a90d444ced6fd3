/** What follows from a push: suites for the Apps, the push event, pull requests that move. */
import type { Services } from '../services.js';
import { emitPush } from '../webhooks/events.js';
import type { Repository, User } from '../world.js';
import { requestSuites } from './checks.js';
import { synchronize } from './pulls.js';

const ZERO = '0'.repeat(40);
const HEADS = 'refs/heads/';
/** A push event names so many commits at most. */
const MAX_COMMITS = 20;

/** `before`: the refs as they were. */
export async function pushed(
  services: Services,
  repository: Repository,
  pusher: User,
  before: ReadonlyMap<string, string>,
): Promise<void> {
  const after = await repository.git.refs();
  repository.pushedAt = services.world.now();
  for (const ref of new Set([...before.keys(), ...after.keys()])) {
    const from = before.get(ref);
    const to = after.get(ref);
    if (from === to || !ref.startsWith(HEADS)) continue;
    const branch = ref.slice(HEADS.length);
    const commits =
      to === undefined
        ? []
        : await repository.git.commits(
            from === undefined ? to : `${from}..${to}`,
            from === undefined ? 1 : MAX_COMMITS,
          );
    emitPush(services, repository, { ref, before: from ?? ZERO, after: to ?? ZERO, commits }, pusher);
    if (to !== undefined) await requestSuites(services, repository, to, pusher, { branch, before: from });
    await synchronize(services, repository, branch, to, pusher);
  }
}

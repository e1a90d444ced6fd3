/** Check suites and runs: one suite a commit and App, as GitHub makes them on every push. */
import type { Services } from '../services.js';
import type { App, CheckRun, CheckSuite, Pull, Repository, User } from '../world.js';
import { emitCheckRun, emitSuite } from '../webhooks/events.js';

/** The App's suite on a commit; made without telling the App if there is none yet. */
export function suiteOn(
  services: Services,
  repository: Repository,
  app: App,
  headSha: string,
  origin: { readonly branch?: string | undefined; readonly before?: string | undefined } = {},
): { readonly suite: CheckSuite; readonly made: boolean } {
  for (const suite of repository.suites.values()) {
    if (suite.headSha === headSha && suite.app === app) return { suite, made: false };
  }
  const { world } = services;
  const suite: CheckSuite = {
    id: world.id(),
    repository,
    app,
    headSha,
    headBranch: origin.branch,
    before: origin.before,
    after: headSha,
    createdAt: world.now(),
    updatedAt: world.now(),
  };
  repository.suites.set(suite.id, suite);
  return { suite, made: true };
}

/** Tells every App that may write checks about a new commit. */
export async function requestSuites(
  services: Services,
  repository: Repository,
  headSha: string,
  sender: User,
  origin: { readonly branch?: string | undefined; readonly before?: string | undefined },
): Promise<void> {
  const { world } = services;
  const commit = await repository.git.commit(headSha);
  if (commit === undefined) return;
  for (const app of world.apps.values()) {
    const installation = world.installationFor(app, repository);
    if (installation?.permissions['checks'] !== 'write') continue;
    const { suite, made } = suiteOn(services, repository, app, headSha, origin);
    if (made) emitSuite(services, suite, commit, 'requested', sender);
  }
}

/** The newest run of each name on a commit, by App. */
export function latestRuns(repository: Repository, headSha: string): CheckRun[] {
  const latest = new Map<string, CheckRun>();
  for (const run of repository.checks.values()) {
    if (run.headSha === headSha) latest.set(`${run.app.id} ${run.name}`, run);
  }
  return [...latest.values()];
}

export function rerequestRun(services: Services, run: CheckRun, sender: User): void {
  emitCheckRun(services, run, 'rerequested', sender);
}

export async function rerequestSuite(services: Services, suite: CheckSuite, sender: User): Promise<void> {
  const commit = await suite.repository.git.commit(suite.headSha);
  if (commit !== undefined) emitSuite(services, suite, commit, 'rerequested', sender);
}

export interface MergeState {
  readonly state: 'clean' | 'blocked' | 'dirty' | 'draft' | 'unstable';
  /** One sentence for each thing in the way. */
  readonly reasons: readonly string[];
}

/** Whether the checks let a pull request in: a required check that was never reported blocks, too. */
export function mergeState(pull: Pull, mergeable: boolean): MergeState {
  const runs = latestRuns(pull.repository, pull.head.sha);
  const reasons: string[] = [];
  for (const name of pull.repository.requiredChecks) {
    const run = runs.filter((item) => item.name === name).at(-1);
    if (run === undefined) reasons.push(`${name}: expected, waiting for its status to be reported`);
    else if (run.status !== 'completed') reasons.push(`${name}: ${run.status.replace('_', ' ')}`);
    else if (!passes(run)) reasons.push(`${name}: ${run.conclusion ?? 'without conclusion'}`);
  }
  if (!mergeable) return { state: 'dirty', reasons: ['It conflicts with the base branch', ...reasons] };
  if (pull.draft) return { state: 'draft', reasons: ['It is a draft', ...reasons] };
  if (reasons.length > 0) return { state: 'blocked', reasons };
  return { state: runs.every(passes) ? 'clean' : 'unstable', reasons: [] };
}

const passes = (run: CheckRun): boolean =>
  run.conclusion === 'success' || run.conclusion === 'neutral' || run.conclusion === 'skipped';

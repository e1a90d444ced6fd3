/** The life of a pull request: opened, moved by pushes, edited, closed, queued for a merge. */
import type { DiffFile } from '../git/diff.js';
import { runGit } from '../git/run.js';
import type { JsonObject } from '../json.js';
import { renderPull, type PullFacts } from '../render/pulls.js';
import type { Services } from '../services.js';
import { emit } from '../webhooks/events.js';
import type { Pull, Repository, User } from '../world.js';
import { Refusal } from '../http/refusal.js';
import { mergeState, requestSuites } from './checks.js';
import { reanchor } from './threads.js';

export interface PullRequestInput {
  readonly title: string;
  readonly body?: string;
  /** Branch of `headRepository`. */
  readonly head: string;
  readonly headRepository?: Repository;
  readonly base?: string;
  readonly draft?: boolean;
  readonly author: User;
}

export async function openPull(
  services: Services,
  repository: Repository,
  input: PullRequestInput,
): Promise<Pull> {
  const { world } = services;
  const from = input.headRepository ?? repository;
  const baseRef = input.base ?? repository.defaultBranch;
  const headSha = await from.git.branch(input.head);
  const baseSha = await repository.git.branch(baseRef);
  if (headSha === undefined || baseSha === undefined) {
    const field = headSha === undefined ? 'head' : 'base';
    throw new Refusal(422, 'Validation Failed', {
      errors: [{ resource: 'PullRequest', field, code: 'invalid' }],
    });
  }
  const pull: Pull = {
    id: world.id(),
    number: ++repository.lastNumber,
    repository,
    author: input.author,
    title: input.title,
    body: input.body,
    state: 'open',
    draft: input.draft ?? false,
    merged: false,
    base: { ref: baseRef, sha: baseSha },
    head: { repository: from, owner: from.owner, ref: input.head, sha: headSha },
    createdAt: world.now(),
    updatedAt: world.now(),
    closedAt: undefined,
    reviews: new Map(),
    reviewComments: new Map(),
    threads: [],
  };
  await takeHead(pull, from, headSha);
  repository.pulls.set(pull.number, pull);
  if (from !== repository) await requestSuites(services, repository, headSha, input.author, {});
  await emitPull(services, pull, 'opened', input.author);
  return pull;
}

/** Brings the head's objects over and names them `refs/pull/N/head`. */
async function takeHead(pull: Pull, from: Repository, sha: string): Promise<void> {
  const ref = `refs/pull/${pull.number}/head`;
  if (from === pull.repository) await pull.repository.git.updateRef(ref, sha);
  else await pull.repository.git.fetch(from.git, `refs/heads/${pull.head.ref}`, ref);
}

/** A push moved the head branch of some pull requests. */
export async function synchronize(
  services: Services,
  from: Repository,
  branch: string,
  sha: string | undefined,
  sender: User,
): Promise<void> {
  for (const repository of services.world.repositories.values()) {
    for (const pull of repository.pulls.values()) {
      if (pull.head.repository !== from || pull.head.ref !== branch || pull.state !== 'open') continue;
      if (sha === undefined) {
        await closePull(services, pull, sender);
        continue;
      }
      const before = pull.head.sha;
      const baseBefore = pull.base.sha;
      await takeHead(pull, from, sha);
      pull.head = { ...pull.head, sha };
      pull.base = { ref: pull.base.ref, sha: (await repository.git.branch(pull.base.ref)) ?? pull.base.sha };
      pull.updatedAt = services.world.now();
      await reanchor(services, pull, before, baseBefore);
      if (from !== repository) await requestSuites(services, repository, sha, sender, {});
      await emitPull(services, pull, 'synchronize', sender, { before, after: sha });
    }
  }
}

export async function editPull(
  services: Services,
  pull: Pull,
  changes: { readonly title?: string; readonly body?: string; readonly base?: string },
  sender: User,
): Promise<void> {
  const from: Record<string, JsonObject> = {};
  if (changes.title !== undefined) {
    from['title'] = { from: pull.title };
    pull.title = changes.title;
  }
  if (changes.body !== undefined) {
    from['body'] = { from: pull.body ?? '' };
    pull.body = changes.body;
  }
  if (changes.base !== undefined) {
    const sha = await pull.repository.git.branch(changes.base);
    if (sha === undefined) throw new Error(`There is no branch ${changes.base}`);
    from['base'] = { ref: { from: pull.base.ref }, sha: { from: pull.base.sha } };
    const before = pull.base.sha;
    pull.base = { ref: changes.base, sha };
    await reanchor(services, pull, pull.head.sha, before);
  }
  pull.updatedAt = services.world.now();
  await emitPull(services, pull, 'edited', sender, { changes: from });
}

export async function setDraft(services: Services, pull: Pull, draft: boolean, sender: User): Promise<void> {
  pull.draft = draft;
  pull.updatedAt = services.world.now();
  await emitPull(services, pull, draft ? 'converted_to_draft' : 'ready_for_review', sender);
}

export async function closePull(services: Services, pull: Pull, sender: User, merged = false): Promise<void> {
  pull.state = 'closed';
  pull.merged = merged;
  pull.closedAt = services.world.now();
  pull.updatedAt = pull.closedAt;
  await emitPull(services, pull, 'closed', sender);
}

export async function reopenPull(services: Services, pull: Pull, sender: User): Promise<void> {
  pull.state = 'open';
  pull.closedAt = undefined;
  pull.updatedAt = services.world.now();
  await emitPull(services, pull, 'reopened', sender);
}

async function emitPull(
  services: Services,
  pull: Pull,
  action: string,
  sender: User,
  more: JsonObject = {},
): Promise<void> {
  emit(services, pull.repository, sender, 'pull_request', action, {
    number: pull.number,
    pull_request: renderPull(services.urls, pull, await pullFacts(services, pull)),
    ...more,
  });
}

export async function pullMergeBase(pull: Pull): Promise<string | undefined> {
  return await pull.repository.git.mergeBase(pull.base.sha, pull.head.sha);
}

/** The files of a pull request at a commit of it, its head by default. */
export async function pullDiff(services: Services, pull: Pull, commit = pull.head.sha): Promise<DiffFile[]> {
  const { git } = pull.repository;
  const mergeBase = await git.mergeBase(pull.base.sha, commit);
  return await git.diff(mergeBase, commit, services.sizes.patch);
}

export async function pullFacts(services: Services, pull: Pull): Promise<PullFacts> {
  const { git } = pull.repository;
  const files = await pullDiff(services, pull);
  const commits = Number(await git.ask('rev-list', '--count', `${pull.base.sha}..${pull.head.sha}`));
  const open = pull.state === 'open';
  const mergeable = open ? (await mergedTree(pull)) !== undefined : undefined;
  return {
    commits,
    additions: files.reduce((sum, file) => sum + file.additions, 0),
    deletions: files.reduce((sum, file) => sum + file.deletions, 0),
    changedFiles: files.length,
    mergeable,
    mergeableState: mergeable === undefined ? 'unknown' : mergeState(pull, mergeable).state,
  };
}

/** The tree that a merge would give, or undefined if it conflicts. */
async function mergedTree(pull: Pull): Promise<string | undefined> {
  const text = await pull.repository.git.ask('merge-tree', '--write-tree', pull.base.sha, pull.head.sha);
  return text?.split('\n')[0];
}

export interface MergeGroup {
  readonly headSha: string;
  readonly headRef: string;
  readonly baseSha: string;
}

/** Puts a pull request into the merge queue: a merge commit of its own, which must pass the checks too. */
export async function requestMergeGroup(services: Services, pull: Pull, sender: User): Promise<MergeGroup> {
  const { repository } = pull;
  const baseSha = (await repository.git.branch(pull.base.ref)) ?? pull.base.sha;
  const tree = await mergedTree(pull);
  if (tree === undefined) throw new Error('A pull request with conflicts cannot enter the merge queue');
  const message = `Merge pull request #${pull.number} from ${pull.head.owner.login}/${pull.head.ref}`;
  const date = services.world.now();
  const person = { name: sender.login, email: `${sender.login}@users.noreply.example` };
  const made = await runGit(['commit-tree', tree, '-p', baseSha, '-p', pull.head.sha, '-m', message], {
    cwd: repository.git.folder,
    env: {
      GIT_AUTHOR_NAME: person.name,
      GIT_AUTHOR_EMAIL: person.email,
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_NAME: person.name,
      GIT_COMMITTER_EMAIL: person.email,
      GIT_COMMITTER_DATE: date,
    },
  });
  const headSha = made.toString('utf8').trim();
  const branch = `gh-readonly-queue/${pull.base.ref}/pr-${pull.number}-${baseSha}`;
  const headRef = `refs/heads/${branch}`;
  await repository.git.updateRef(headRef, headSha);
  await requestSuites(services, repository, headSha, sender, { branch });
  emit(services, repository, sender, 'merge_group', 'checks_requested', {
    merge_group: {
      head_sha: headSha,
      head_ref: headRef,
      base_sha: baseSha,
      base_ref: `refs/heads/${pull.base.ref}`,
      head_commit: {
        id: headSha,
        tree_id: tree,
        message,
        timestamp: date,
        author: person,
        committer: person,
      },
    },
  });
  return { headSha, headRef, baseSha };
}

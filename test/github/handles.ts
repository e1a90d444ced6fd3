/** What a test holds in its hands: a repository and a pull request, with people acting on them. */
import { rerequestRun, rerequestSuite, latestRuns, mergeState, type MergeState } from './domain/checks.js';
import {
  closePull,
  editPull,
  openPull,
  pullFacts,
  reopenPull,
  requestMergeGroup,
  setDraft,
  type MergeGroup,
} from './domain/pulls.js';
import { pushFrom, type Files, type GitClient } from './git/client.js';
import type { Services } from './services.js';
import { emitIssueComment } from './webhooks/events.js';
import {
  fullName,
  type CheckRun,
  type IssueComment,
  type Pull,
  type Repository,
  type Review,
  type ReviewComment,
  type Role,
  type Thread,
  type User,
} from './world.js';

export interface PushInput {
  readonly branch: string;
  readonly files: Files;
  readonly message?: string;
  /** The repository's owner by default. */
  readonly by?: User;
  /** The branch's tip by default, for a new branch the default branch's; none for a root commit. */
  readonly parents?: readonly string[];
}

export interface OpenInput {
  readonly head: string;
  readonly title?: string;
  readonly body?: string;
  readonly base?: string;
  readonly draft?: boolean;
  readonly from?: RepositoryHandle;
  readonly by?: User;
}

export class RepositoryHandle {
  readonly repository: Repository;
  readonly #services: Services;
  readonly #client: GitClient;

  constructor(services: Services, repository: Repository, client: GitClient) {
    this.#services = services;
    this.repository = repository;
    this.#client = client;
  }

  get fullName(): string {
    return fullName(this.repository);
  }

  /** Where a user clones from and pushes to, with the user's token. */
  cloneUrl(user: User): string {
    const url = new URL(`${this.#services.urls.repositoryPage(this.repository)}.git`);
    url.username = user.login;
    url.password = user.token;
    return url.href;
  }

  setRole(user: User, role: Role): void {
    this.repository.collaborators.set(user.login, role);
  }

  requireCheck(name: string): void {
    this.repository.requiredChecks.add(name);
  }

  async branch(name = this.repository.defaultBranch): Promise<string> {
    const sha = await this.repository.git.branch(name);
    if (sha === undefined) throw new Error(`${this.fullName} has no branch ${name}`);
    return sha;
  }

  /** Commits and pushes; gives the new commit's id. */
  async push(input: PushInput): Promise<string> {
    const { git, defaultBranch, owner } = this.repository;
    const tip = (await git.branch(input.branch)) ?? (await git.branch(defaultBranch));
    const author = input.by ?? owner;
    const sha = await this.#client.commit({
      parents: input.parents ?? (tip === undefined ? [] : [tip]),
      files: input.files,
      message: input.message ?? `Change ${Object.keys(input.files).join(', ')}`,
      author: { name: author.login, email: `${author.login}@users.noreply.example` },
    });
    await this.#client.push(this.cloneUrl(author), [`+${sha}:refs/heads/${input.branch}`]);
    return sha;
  }

  /** Pushes a commit of another repository on this machine. */
  async pushFrom(folder: string, commit: string, branch: string, by = this.repository.owner): Promise<void> {
    await pushFrom(folder, this.cloneUrl(by), [`+${commit}:refs/heads/${branch}`]);
  }

  async deleteBranch(branch: string, by = this.repository.owner): Promise<void> {
    await this.#client.push(this.cloneUrl(by), [`:refs/heads/${branch}`]);
  }

  async openPullRequest(input: OpenInput): Promise<PullHandle> {
    const pull = await openPull(this.#services, this.repository, {
      title: input.title ?? `Change from ${input.head}`,
      head: input.head,
      author: input.by ?? input.from?.repository.owner ?? this.repository.owner,
      ...(input.body === undefined ? {} : { body: input.body }),
      ...(input.base === undefined ? {} : { base: input.base }),
      ...(input.draft === undefined ? {} : { draft: input.draft }),
      ...(input.from === undefined ? {} : { headRepository: input.from.repository }),
    });
    return new PullHandle(this.#services, pull);
  }
}

export interface WaitOptions {
  readonly name?: string;
  /** On this commit rather than the pull request's head. */
  readonly sha?: string;
  /** Only a run made after this one. */
  readonly after?: CheckRun;
  readonly timeout?: number;
}

const POLL = 25;

export class PullHandle {
  readonly pull: Pull;
  readonly #services: Services;

  constructor(services: Services, pull: Pull) {
    this.#services = services;
    this.pull = pull;
  }

  get number(): number {
    return this.pull.number;
  }

  get url(): string {
    return this.#services.urls.pullPage(this.pull);
  }

  /** The newest run of each name on the head, or on another commit. */
  checks(sha = this.pull.head.sha): CheckRun[] {
    return latestRuns(this.pull.repository, sha);
  }

  reviews(): Review[] {
    return [...this.pull.reviews.values()];
  }

  /** Line comments of all reviews, replies included. */
  lineComments(): ReviewComment[] {
    return [...this.pull.reviewComments.values()];
  }

  /** Comments of the conversation. */
  comments(): IssueComment[] {
    return [...this.pull.repository.comments.values()].filter((item) => item.pull === this.pull);
  }

  threads(): readonly Thread[] {
    return this.pull.threads;
  }

  async mergeState(): Promise<MergeState> {
    const { mergeable } = await pullFacts(this.#services, this.pull);
    return mergeState(this.pull, mergeable !== false);
  }

  /** Resolves with a completed check run; rejects with what there is instead when time is over. */
  async waitForCheck(options: WaitOptions = {}): Promise<CheckRun> {
    const { name = 'Meerkat', after, timeout = 20_000 } = options;
    const end = Date.now() + timeout;
    for (;;) {
      const run = this.checks(options.sha).find((item) => item.name === name);
      if (run?.status === 'completed' && (after === undefined || run.id > after.id)) return run;
      if (Date.now() > end) {
        const state = run === undefined ? 'was never created' : `is ${run.status}`;
        throw new Error(`The check ${name} ${state} after ${timeout} ms`);
      }
      await new Promise((resolve) => {
        setTimeout(resolve, POLL);
      });
    }
  }

  /** A person comments on the conversation. */
  comment(author: User, body: string): IssueComment {
    const { world } = this.#services;
    const comment: IssueComment = {
      id: world.id(),
      pull: this.pull,
      author,
      app: undefined,
      body,
      createdAt: world.now(),
      updatedAt: world.now(),
      reactions: [],
    };
    this.pull.repository.comments.set(comment.id, comment);
    emitIssueComment(this.#services, comment, 'created', author);
    return comment;
  }

  editComment(comment: IssueComment, body: string): void {
    const changes = { body: { from: comment.body } };
    comment.body = body;
    comment.updatedAt = this.#services.world.now();
    emitIssueComment(this.#services, comment, 'edited', comment.author, changes);
  }

  /** A person presses "Re-run" on a check. */
  rerequest(run: CheckRun, by = this.pull.author): void {
    rerequestRun(this.#services, run, by);
  }

  /** A person presses "Re-run all checks". */
  async rerequestSuite(run: CheckRun, by = this.pull.author): Promise<void> {
    await rerequestSuite(this.#services, run.suite, by);
  }

  async edit(changes: {
    readonly title?: string;
    readonly body?: string;
    readonly base?: string;
  }): Promise<void> {
    await editPull(this.#services, this.pull, changes, this.pull.author);
  }

  async setDraft(draft: boolean): Promise<void> {
    await setDraft(this.#services, this.pull, draft, this.pull.author);
  }

  async close(): Promise<void> {
    await closePull(this.#services, this.pull, this.pull.author);
  }

  async reopen(): Promise<void> {
    await reopenPull(this.#services, this.pull, this.pull.author);
  }

  /** Puts it into the merge queue. */
  async enqueue(): Promise<MergeGroup> {
    return await requestMergeGroup(this.#services, this.pull, this.pull.repository.owner);
  }
}

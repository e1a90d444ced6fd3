/** Check runs of ours: opened before the work, always concluded, annotated in batches. */
import type { ReviewAnnotation, Conclusion, Notice } from '../review/index.js';
import { CHECK_NAME } from './check-identity.js';
import type { GitHubClient } from './client.js';
import { clip, TEXT_LIMIT } from './clip.js';
import type { RepositoryRef } from './work.js';
import { writeOnce, type Pause } from './write.js';

export interface OurCheck {
  readonly id: number;
  readonly externalId: string;
  readonly completed: boolean;
  readonly conclusion: string;
  readonly url: string;
  readonly annotations: number;
}

/** What a concluded check shows. */
export interface CheckOutput extends Notice {
  readonly text?: string;
}

/** GitHub takes so many annotations in one request; an update appends. */
const ANNOTATION_BATCH = 50;

/** The fields of GitHub's answer that we read. */
interface Answer {
  readonly id: number;
  readonly external_id: string | null;
  readonly status: string;
  readonly conclusion: string | null;
  readonly html_url: string | null;
  readonly output: { readonly annotations_count: number };
}

export class CheckRuns {
  readonly #at: { readonly owner: string; readonly repo: string };

  constructor(
    private readonly client: GitHubClient,
    repository: RepositoryRef,
    private readonly appId: number,
    private readonly pause: Pause,
  ) {
    this.#at = { owner: repository.owner, repo: repository.name };
  }

  /** Our check runs of a commit, newest first. */
  async list(commit: string): Promise<OurCheck[]> {
    const runs: readonly Answer[] = await this.client.paginate(this.client.rest.checks.listForRef, {
      ...this.#at,
      ref: commit,
      check_name: CHECK_NAME,
      app_id: this.appId,
      filter: 'all',
      per_page: 100,
    });
    return runs.map(ourCheck).sort((a, b) => b.id - a.id);
  }

  /** Opens a check run in progress. */
  async open(commit: string, externalId: string, notice: Notice, startedAt: Date): Promise<OurCheck> {
    return writeOnce(
      this.pause,
      async () => {
        const { data } = await this.client.rest.checks.create({
          ...this.#at,
          name: CHECK_NAME,
          head_sha: commit,
          external_id: externalId,
          status: 'in_progress',
          started_at: startedAt.toISOString(),
          output: { title: notice.title, summary: notice.summary },
        });
        return ourCheck(data);
      },
      async () => (await this.list(commit)).find((check) => check.externalId === externalId),
    );
  }

  /** Makes an open check run of an earlier job ours to conclude. */
  async adopt(check: OurCheck, externalId: string): Promise<OurCheck> {
    if (check.externalId === externalId) return check;
    await this.#update(check.id, { external_id: externalId });
    return { ...check, externalId };
  }

  /** Appends the annotations that the check run does not have yet. */
  async annotate(check: OurCheck, notice: Notice, annotations: readonly ReviewAnnotation[]): Promise<void> {
    const there = check.annotations === 0 ? new Set<string>() : await this.#existing(check.id);
    const distinct = new Map(annotations.map((annotation) => [identity(annotation), annotation]));
    const missing = [...distinct].flatMap(([key, annotation]) => (there.has(key) ? [] : [annotation]));
    for (let i = 0; i < missing.length; i += ANNOTATION_BATCH) {
      const batch = missing.slice(i, i + ANNOTATION_BATCH);
      const wanted = check.annotations + i + batch.length;
      await writeOnce(
        this.pause,
        () => this.#update(check.id, { output: { ...shown(notice), annotations: batch.map(payload) } }),
        async () => ((await this.#get(check.id)).annotations >= wanted ? true : undefined),
      );
    }
  }

  /** Concludes. Saying it twice changes nothing, so a failed attempt is simply repeated. */
  async conclude(check: OurCheck, conclusion: Conclusion, output: CheckOutput, endedAt: Date): Promise<void> {
    const update = { status: 'completed' as const, conclusion, completed_at: endedAt.toISOString() };
    await writeOnce(
      this.pause,
      () => this.#update(check.id, { ...update, output: shown(output) }),
      async () => undefined,
    );
  }

  async #update(id: number, fields: Update): Promise<true> {
    await this.client.rest.checks.update({ ...this.#at, check_run_id: id, ...fields } as never);
    return true;
  }

  async #get(id: number): Promise<OurCheck> {
    return ourCheck((await this.client.rest.checks.get({ ...this.#at, check_run_id: id })).data);
  }

  async #existing(id: number): Promise<Set<string>> {
    const all = await this.client.paginate(this.client.rest.checks.listAnnotations, {
      ...this.#at,
      check_run_id: id,
      per_page: 100,
    });
    return new Set(
      all.map((one) =>
        identity({
          path: one.path,
          startLine: one.start_line,
          endLine: one.end_line,
          title: one.title ?? '',
          message: one.message ?? '',
        }),
      ),
    );
  }
}

type Update = Omit<
  NonNullable<Parameters<GitHubClient['rest']['checks']['update']>[0]>,
  'owner' | 'repo' | 'check_run_id'
>;

function ourCheck(run: Answer): OurCheck {
  return {
    id: run.id,
    externalId: run.external_id ?? '',
    completed: run.status === 'completed',
    conclusion: run.conclusion ?? '',
    url: run.html_url ?? '',
    annotations: run.output.annotations_count,
  };
}

function shown(output: CheckOutput): { title: string; summary: string; text?: string } {
  const text = output.text ? { text: clip(output.text, TEXT_LIMIT) } : {};
  return { title: clip(output.title, 255), summary: clip(output.summary, TEXT_LIMIT), ...text };
}

function payload({ path, startLine, endLine, level, title, message }: ReviewAnnotation) {
  const text = { title: clip(title, 255), message: clip(message, 20_000) };
  return { path, start_line: startLine, end_line: endLine, annotation_level: level, ...text };
}

function identity({ path, startLine, endLine, title, message }: Omit<ReviewAnnotation, 'level'>): string {
  return JSON.stringify([path, startLine, endLine, clip(title, 255), clip(message, 20_000)]);
}

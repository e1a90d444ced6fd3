/**
 * Our line comments on one pull request: which findings have one, new ones as a single review a push, and replies
 * where a finding is fixed. GitHub holds the only record: it is read before anything is written, so publishing twice
 * changes nothing.
 */
import {
  fixedNotice,
  isShown,
  notPlaced,
  reviewBody,
  type ChangedFile,
  type ReviewComment,
} from '../review/index.js';
import { apiProblem } from './api-error.js';
import type { GitHubClient } from './client.js';
import { clip, TEXT_LIMIT } from './clip.js';
import type { Unplaced } from './conduct.js';
import { MAX_MARKER, type Marker, type Markers } from './marker.js';
import type { RepositoryRef } from './work.js';
import { writeOnce, type Pause } from './write.js';

/** A comment of ours whose findings have not been reported as fixed. */
export interface OpenComment {
  readonly id: number;
  /** Of all findings that it speaks of. */
  readonly fingerprints: readonly string[];
  readonly path: string;
}

export interface CommentRecord {
  /** By fingerprint. */
  readonly open: ReadonlyMap<string, OpenComment>;
  /** Every marker of ours, as `kind subject commit`. */
  readonly markers: ReadonlySet<string>;
}

/** What a review is published with. */
export interface ReviewToPost {
  readonly head: string;
  readonly title: string;
  readonly checkUrl: string;
  readonly comments: readonly ReviewComment[];
  readonly changes: readonly ChangedFile[];
}

/** Room for the marker behind a comment's text. */
const MARKER_ROOM = MAX_MARKER;

export class PullComments {
  readonly #at: { readonly owner: string; readonly repo: string; readonly pull_number: number };

  constructor(
    private readonly client: GitHubClient,
    repository: RepositoryRef,
    number: number,
    private readonly login: string,
    private readonly markers: Markers,
    private readonly pause: Pause,
  ) {
    this.#at = { owner: repository.owner, repo: repository.name, pull_number: number };
  }

  /** Reads our comments. Only the App's own comments with a valid signature count. */
  async read(): Promise<CommentRecord> {
    const all = await this.client.paginate(this.client.rest.pulls.listReviewComments, {
      ...this.#at,
      per_page: 100,
    });
    const open = new Map<string, OpenComment>();
    const markers = new Set<string>();
    for (const { id, user, body, path } of [...all].sort((a, b) => a.id - b.id)) {
      const marker = user?.login === this.login ? this.markers.read(body) : undefined;
      if (marker === undefined) continue;
      markers.add(keyOf(marker));
      const fingerprints = marker.subject.split(SEPARATOR);
      const comment = { id, fingerprints, path };
      for (const fingerprint of fingerprints)
        if (marker.kind === 'finding') open.set(fingerprint, comment);
        else if (marker.kind === 'fixed') open.delete(fingerprint);
    }
    return { open, markers };
  }

  /**
   * Posts one review with the comments whose finding has none yet. Returns those that GitHub takes on no line of the
   * diff (one such line would refuse the whole review), or all of them where GitHub refuses the review: the check run
   * says then what the comments would have said.
   */
  async post(record: CommentRecord, review: ReviewToPost): Promise<Unplaced> {
    const files = new Map(review.changes.map((file) => [file.path, file]));
    const wanted = review.comments.filter((one) => !one.fingerprints.some((each) => record.open.has(each)));
    const placed = wanted.filter((comment) => isPlaced(comment, files.get(comment.path)));
    const unplaced = wanted.filter((comment) => !placed.includes(comment));
    if (placed.length === 0) return asUnplaced(unplaced);
    const posted = placed.map((one) =>
      keyOf({ kind: 'finding', subject: subjectOf(one), commit: review.head }),
    );
    try {
      await writeOnce(
        this.pause,
        () => this.#create(review, placed),
        async () => {
          const { markers } = await this.read();
          return posted.some((key) => markers.has(key)) ? true : undefined;
        },
      );
      return asUnplaced(unplaced);
    } catch (error) {
      const problem = apiProblem(error, this.pause.now());
      if (problem.kind !== 'refused') throw error;
      return asUnplaced(wanted, problem.status);
    }
  }

  async #create(review: ReviewToPost, comments: readonly ReviewComment[]): Promise<true> {
    const { head } = review;
    await this.client.rest.pulls.createReview({
      ...this.#at,
      commit_id: head,
      event: 'COMMENT',
      body: this.markers.mark(reviewBody(review.title, review.checkUrl), {
        kind: 'review',
        subject: 'review',
        commit: head,
      }),
      comments: comments.map(({ path, line, startLine, side, body, fingerprints }) => ({
        path,
        line,
        side,
        ...(startLine === undefined ? {} : { start_line: startLine, start_side: side }),
        body: this.#marked(body, { kind: 'finding', subject: subjectOf({ fingerprints }), commit: head }),
      })),
    });
    return true;
  }

  /** Says under a comment that its finding is fixed. A comment that was deleted, or may not be answered, stays as it is. */
  async sayFixed({ id, fingerprints }: OpenComment, head: string): Promise<void> {
    const marker: Marker = { kind: 'fixed', subject: subjectOf({ fingerprints }), commit: head };
    try {
      await writeOnce(
        this.pause,
        async () => {
          const body = this.#marked(fixedNotice(head), marker);
          await this.client.rest.pulls.createReplyForReviewComment({ ...this.#at, comment_id: id, body });
          return true;
        },
        async () => ((await this.read()).markers.has(keyOf(marker)) ? true : undefined),
      );
    } catch (error) {
      if (apiProblem(error, this.pause.now()).kind !== 'refused') throw error;
    }
  }

  #marked(text: string, marker: Marker): string {
    return this.markers.mark(clip(text, TEXT_LIMIT - MARKER_ROOM), marker);
  }
}

/** Between the fingerprints of a marker's subject. */
const SEPARATOR = '.';
const subjectOf = ({ fingerprints }: Pick<OpenComment, 'fingerprints'>): string =>
  fingerprints.join(SEPARATOR);

const keyOf = ({ kind, subject, commit }: Marker): string => `${kind} ${subject} ${commit}`;

/** Annotations in place of comments, and what the summary says about that. `status`: GitHub refused the review with it. */
function asUnplaced(comments: readonly ReviewComment[], status?: number): Unplaced {
  if (comments.length === 0) return { annotations: [], note: '' };
  return {
    annotations: comments.flatMap(({ annotations }) => annotations),
    note: notPlaced(comments.length, status),
  };
}

/** Whether the diff shows the comment's lines, all in one hunk. */
function isPlaced({ line, startLine }: ReviewComment, file: ChangedFile | undefined): boolean {
  const first = startLine ?? line;
  return first <= line && (file?.hunks ?? []).some((hunk) => isShown([hunk], first) && isShown([hunk], line));
}

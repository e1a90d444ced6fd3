/** A review as the publisher takes it: texts and places, no decisions left. */
import type { Conclusion } from './model.js';

export interface ReviewComment {
  readonly path: string;
  /** Head line that carries the comment; the diff shows it. */
  readonly line: number;
  /** First line of a comment on several lines; less than `line`. */
  readonly startLine?: number;
  readonly side: 'RIGHT';
  /** Markdown, without the publisher's marker. */
  readonly body: string;
  /** Of all findings that the comment speaks of, the one that it is about first. */
  readonly fingerprints: readonly string[];
  /** What it says, as annotations: for a publisher that cannot put it on the line. */
  readonly annotations: readonly ReviewAnnotation[];
}

export interface ReviewAnnotation {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly level: 'notice' | 'warning' | 'failure';
  readonly title: string;
  /** Plain text. */
  readonly message: string;
}

export interface ReviewOutput {
  readonly conclusion: Conclusion;
  /** Of the check run, for example "2 blocking findings". */
  readonly title: string;
  /** Markdown, at most 65,535 characters. */
  readonly summary: string;
  /** Markdown, at most 65,535 characters; '' if there is nothing more to say. */
  readonly text: string;
  readonly comments: readonly ReviewComment[];
  /** Of findings without a comment, the gravest first; at most MOST_ANNOTATIONS. */
  readonly annotations: readonly ReviewAnnotation[];
  /** Fingerprints of all findings that stand at the head, explained ones too: a comment of ours on any other is fixed. */
  readonly standing: readonly string[];
}

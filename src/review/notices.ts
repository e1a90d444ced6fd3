/** What the App says around a review: while it runs, when it could not be done, and in answer to people. */

/** The visible part of a check run. */
export interface Notice {
  readonly title: string;
  /** Markdown. */
  readonly summary: string;
}

const RUN_AGAIN =
  'Run it again with **Re-run** on this check, or with a comment that says `/meerkat review` (write access needed).';

export const IN_PROGRESS: Notice = {
  title: 'Review in progress',
  summary: 'Meerkat is reading the changed Python files.',
};

/** Why a review could not be done. */
export type FailureReason =
  | { readonly kind: 'time'; readonly seconds: number }
  | { readonly kind: 'memory'; readonly megabytes: number }
  | { readonly kind: 'crash' }
  | { readonly kind: 'unrelated' }
  | { readonly kind: 'attempts' };

/** The review has failed, by an error of ours: never to be read as "nothing found". */
export function failureNotice(reason: FailureReason): Notice {
  return {
    title: 'The review could not be completed',
    summary: `${failureSentence(reason)} Nothing is known about this change. ${RUN_AGAIN}`,
  };
}

function failureSentence(reason: FailureReason): string {
  switch (reason.kind) {
    case 'time':
      return `The analysis was stopped after ${reason.seconds} seconds.`;
    case 'memory':
      return `The analysis needed more than ${reason.megabytes} MB of memory and was stopped.`;
    case 'crash':
      return 'The analysis ended with an internal error; the log of the App has the details.';
    case 'unrelated':
      return 'The head has no common history with the base branch, so there is no change to review.';
    case 'attempts':
      return 'Meerkat tried several times and ended with an error each time; the log of the App has the details.';
  }
}

/** The check of a head that is not the head any more. */
export const SUPERSEDED: Notice = {
  title: 'Superseded by a newer commit',
  summary: 'The pull request has a newer head. The check of that commit counts.',
};

export const CLOSED: Notice = {
  title: 'The pull request was closed',
  summary: 'The review was stopped. Reopening the pull request starts it again.',
};

/** Reply to our comment when its finding is gone. GitHub links a full commit id. */
export function fixedNotice(commit: string): string {
  return `Fixed in ${commit}: the review of that commit does not find this any more.`;
}

/** Body of the review that carries the comments. */
export function reviewBody(title: string, checkUrl: string): string {
  return checkUrl === '' ? `**${title}**` : `**${title}** · [summary and coverage](${checkUrl})`;
}

/** Line comments that are annotations of the check run instead. `status`: GitHub refused the review with it. */
export function notPlaced(comments: number, status: number | undefined): string {
  const why =
    status === undefined ? 'the diff does not show their lines' : `GitHub refused the review (${status})`;
  const what = comments === 1 ? 'One comment is an annotation' : `${comments} comments are annotations`;
  return `${what} of this check run, not on the lines of the pull request: ${why}.`;
}

/** Answer to a command of somebody who may not give it. */
export const REFUSAL =
  'A review on demand needs write access to this repository. Every push to the pull request is reviewed anyway.';

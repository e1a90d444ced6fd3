/**
 * What a check run of ours is of, written into its `external_id`: `pr/12/<delivery>` or `mg/<base commit>/<delivery>`.
 * Only our App reads and writes it, so it also finds the pull request of a fork, which payloads leave out.
 */

/** Name of the check: what a branch protection rule requires. */
export const CHECK_NAME = 'Meerkat';

export type CheckSubject =
  | { readonly kind: 'pull-request'; readonly number: number }
  | { readonly kind: 'merge-group'; readonly base: string };

/** The part that all check runs of one subject share, whichever delivery asked for them. */
export function subjectPrefix(subject: CheckSubject): string {
  return subject.kind === 'pull-request' ? `pr/${subject.number}/` : `mg/${subject.base}/`;
}

/** Deliveries are GUIDs; derived ones have a short suffix. */
export function externalId(subject: CheckSubject, delivery: string): string {
  return `${subjectPrefix(subject)}${delivery}`.slice(0, 200);
}

/** Reads an external id; undefined if it is none of ours. */
export function parseExternalId(id: string): CheckSubject | undefined {
  const pull = /^pr\/([1-9]\d{0,14})\/./.exec(id);
  if (pull) return { kind: 'pull-request', number: Number(pull[1]) };
  const group = /^mg\/([0-9a-f]{40,64})\/./.exec(id);
  return group ? { kind: 'merge-group', base: group[1]! } : undefined;
}

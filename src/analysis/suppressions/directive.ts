/** What one suppressing comment asks for, whatever its syntax. Plain data. */
import type { Suppression } from '../finding.js';

/** Which rules are meant. */
export type Target =
  | { readonly kind: 'every' }
  /** Ids as they stand. */
  | { readonly kind: 'ids'; readonly ids: readonly string[] }
  /** Ids that may be paths: `python.lang.security.eval-used` for `eval-used`, and the other way round. */
  | { readonly kind: 'dotted'; readonly ids: readonly string[] }
  /** Names of the check in other tools, in upper case: B602, S602. */
  | { readonly kind: 'aliases'; readonly ids: readonly string[] };

export interface Directive {
  readonly syntax: Suppression['syntax'];
  readonly target: Target;
  /** The text behind the ids, or ''. */
  readonly reason: string;
  /** What is wrong, for people. A malformed id suppresses nothing. */
  readonly problems: readonly string[];
}

/** The rule as suppressions see it. */
export interface SuppressibleRule {
  readonly id: string;
  readonly aliases: readonly string[];
}

/** Whether the directive means the rule. */
export function means({ target }: Directive, rule: SuppressibleRule): boolean {
  switch (target.kind) {
    case 'every':
      return true;
    case 'ids':
      return target.ids.includes(rule.id);
    case 'dotted':
      return target.ids.some(
        (id) => id === rule.id || id.endsWith(`.${rule.id}`) || rule.id.endsWith(`.${id}`),
      );
    case 'aliases':
      return rule.aliases.some((alias) => target.ids.includes(alias.toUpperCase()));
  }
}

const LONGEST_REASON = 300;
const LONGEST_QUOTE = 60;

/** A reason as it is kept: without the punctuation that sets it off from what stands before it. */
export function reasonOf(text: string): string {
  return text
    .replace(/^[\s\-–—:;,.)\]]+/, '')
    .slice(0, LONGEST_REASON)
    .trim();
}

/** Text of a comment within a message. */
export const quoted = (text: string): string =>
  `\`${(text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE - 1)}…` : text).replaceAll('`', "'")}\``;

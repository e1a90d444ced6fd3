/** What a repository decides about its reviews. Read from the base, never from the head, of a pull request. */
import type { Confidence, Severity } from '../analysis/index.js';

export interface Policy {
  /** `gate`: blocking findings fail the check. `advisory`: the check never fails, it ends neutral. */
  readonly mode: 'gate' | 'advisory';
  /** A finding blocks from this severity and this confidence on. */
  readonly failOn: { readonly severity: Severity; readonly confidence: Confidence };
  /** What incomplete analysis of changed Python does to the check. */
  readonly incomplete: 'fail' | 'allow';
  /** Suppressing comments that the change itself adds lift the gate. */
  readonly newSuppressions: 'ignore' | 'honour';
  readonly ignoredPaths: readonly string[];
  readonly disabledRules: readonly string[];
  readonly waivers: readonly Waiver[];
  readonly comments: { readonly most: number; readonly severity: Severity };
}

/** A person's decision to accept findings, kept in the policy file. */
export interface Waiver {
  readonly rule: string;
  /** Globs; none means everywhere. */
  readonly paths: readonly string[];
  readonly reason: string;
}

export const DEFAULT_POLICY: Policy = {
  mode: 'gate',
  failOn: { severity: 'high', confidence: 'medium' },
  incomplete: 'fail',
  newSuppressions: 'ignore',
  ignoredPaths: [],
  disabledRules: [],
  waivers: [],
  comments: { most: 10, severity: 'low' },
};

/** A policy as it applies, with what was wrong with the file it came from. */
export interface AppliedPolicy {
  readonly policy: Policy;
  /** Where it came from: a path, or 'defaults'. */
  readonly origin: string;
  /** Errors for people; if there are any, `policy` is the default one. */
  readonly problems: readonly string[];
}

export const POLICY_PATH = '.github/meerkat.yml';

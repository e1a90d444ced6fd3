/** A review as data: everything that its texts, its JSON and its SARIF are rendered from. */
import type {
  FileCoverage,
  Finding,
  Observation,
  RuleInfo,
  Severity,
  Suppression,
} from '../analysis/index.js';
import type { AppliedPolicy, Waiver } from './policy.js';
import type { ChangedFile } from './ports.js';

/** Where a finding stands against the base. `elsewhere`: caused by the change in a file that it does not touch. */
export type FindingStatus = 'new' | 'elsewhere' | 'existing' | 'fixed';

/** What keeps a finding from counting. */
export type Acceptance =
  | { readonly by: 'waiver'; readonly waiver: Waiver }
  | { readonly by: 'suppression'; readonly suppression: Suppression }
  /** A suppressing comment that the change itself adds: listed, and honoured only if the base policy says so. */
  | { readonly by: 'new-suppression'; readonly suppression: Suppression; readonly honoured: boolean };

export interface ReviewedFinding {
  readonly finding: Finding;
  /** The same rule at the same line, for data that comes in other functions. */
  readonly alike?: readonly Finding[];
  readonly status: FindingStatus;
  /** 32 hex digits; see fingerprint.ts. */
  readonly fingerprint: string;
  readonly blocking: boolean;
  readonly acceptance?: Acceptance;
  /** Head line of the diff that carries the comment; absent where the diff shows no fitting line. */
  readonly anchor?: { readonly path: string; readonly line: number; readonly startLine?: number };
}

/** A changed file that is not Python, or that policy ignores: stated, never silently left out. */
export interface SkippedFile {
  readonly path: string;
  readonly why: string;
}

export type Conclusion = 'success' | 'failure' | 'neutral' | 'cancelled';

export interface Review {
  /** `change`: a range of commits. `files`: files as they are, with no base; all findings count as new. */
  readonly subject: 'change' | 'files';
  readonly repository: string;
  /** Full commit ids. */
  readonly base: string;
  readonly head: string;
  readonly mergeBase: string;
  readonly changes: readonly ChangedFile[];
  readonly findings: readonly ReviewedFinding[];
  /** Fingerprints of what was found at the head and is said by one of the findings. */
  readonly explained: readonly string[];
  /** Of changed files at the head. */
  readonly observations: readonly Observation[];
  /** Of changed Python files at the head. */
  readonly coverage: readonly FileCoverage[];
  readonly skipped: readonly SkippedFile[];
  readonly notes: readonly { readonly path: string; readonly line: number; readonly message: string }[];
  readonly policy: AppliedPolicy;
  readonly conclusion: Conclusion;
  /** Why the conclusion is what it is, one sentence each, the deciding one first. */
  readonly reasons: readonly string[];
  /** Rules by id, for titles, weaknesses and remedies. */
  readonly rules: ReadonlyMap<string, RuleInfo>;
  readonly digest: ReviewDigest;
  /** Files read only because changed ones import them. */
  readonly imported: number;
}

/** What a review depends on: equal digests give equal reviews. SHA-256, hex. */
export interface ReviewDigest {
  readonly engine: string;
  readonly rules: string;
  readonly policy: string;
  readonly review: string;
}

export const SEVERITY_RANK: Readonly<Record<Severity, number>> = { low: 0, medium: 1, high: 2, critical: 3 };

/** Orders findings: blocking ones first, then by severity, then by place. */
export const graver = (a: ReviewedFinding, b: ReviewedFinding): number =>
  Number(b.blocking) - Number(a.blocking) ||
  SEVERITY_RANK[b.finding.severity] - SEVERITY_RANK[a.finding.severity] ||
  (a.finding.path < b.finding.path
    ? -1
    : a.finding.path > b.finding.path
      ? 1
      : a.finding.region.start - b.finding.region.start);

/** The finding was there before, in a file that the change does not touch: it is counted, not shown. */
export const isOldElsewhere = ({ changes }: Review, { status, finding }: ReviewedFinding): boolean =>
  status === 'existing' && !changes.some(({ path }) => path === finding.path);

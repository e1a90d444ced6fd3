/** A scan of files as they are, in the shape of a review: no base, every finding new, nothing to comment on. */
import {
  ENGINE_VERSION,
  type AnalysisEngine,
  type AnalysisResult,
  type FileCoverage,
} from '../analysis/index.js';
import { isBlocking } from './decide.js';
import { named } from './fingerprint.js';
import type { Acceptance, Review, ReviewedFinding } from './model.js';
import { joinedByPlace } from './one-place.js';
import { DEFAULT_POLICY, type AppliedPolicy } from './policy.js';
import { acceptanceOf, isAccepted, matchesGlobs } from './accept.js';
import { digestOf } from './review-range.js';
import { count } from './titles.js';

export interface ScanInput {
  readonly engine: AnalysisEngine;
  readonly result: AnalysisResult;
  readonly textOf: (path: string) => string;
  /** Files that could not be read. */
  readonly unread: readonly FileCoverage[];
  readonly policy?: AppliedPolicy;
}

/** Builds the report. The conclusion says whether a finding reaches the policy's `fail_on`. */
export function scanReport({ engine, result, textOf, unread, policy: applied }: ScanInput): Review {
  const policy = applied ?? { policy: DEFAULT_POLICY, origin: 'defaults', problems: [] };
  const { disabledRules, ignoredPaths } = policy.policy;
  const enabled = result.findings.filter(
    (one) => !disabledRules.includes(one.ruleId) && !matchesGlobs(one.path, ignoredPaths),
  );
  const each = enabled.map((finding): ReviewedFinding => {
    const acceptance: Acceptance | undefined = acceptanceOf(finding, undefined, policy.policy);
    const blocking = isBlocking(finding, 'new', acceptance, policy.policy);
    return { finding, status: 'new', fingerprint: '', blocking, ...(acceptance && { acceptance }) };
  });
  const findings = named(joinedByPlace(each), textOf);
  const standing = findings.filter((one) => !isAccepted(one.acceptance)).length;
  const report = {
    subject: 'files' as const,
    repository: '',
    base: '',
    head: '',
    mergeBase: '',
    changes: [],
    findings,
    explained: [],
    observations: result.observations.filter((one) => !disabledRules.includes(one.ruleId)),
    coverage: [...result.coverage, ...unread].sort((a, b) => (a.path < b.path ? -1 : 1)),
    skipped: [],
    notes: result.notes.map(({ path, region, message }) => ({ path, line: region.startLine, message })),
    policy,
    conclusion: findings.some((one) => one.blocking) ? ('failure' as const) : ('success' as const),
    reasons: standing === 0 ? [] : [`${count(standing, 'finding')} in all.`],
    rules: new Map(engine.rules.map((rule) => [rule.id, rule])),
    imported: result.statistics.imported.length,
  };
  return { ...report, digest: { ...digestOf(report, engine), engine: ENGINE_VERSION } };
}

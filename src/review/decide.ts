/** The conclusion of a review and the reasons for it. */
import { CONFIDENCES, SEVERITIES, type FileCoverage, type Finding } from '../analysis/index.js';
import { isAccepted } from './accept.js';
import type { Acceptance, Conclusion, FindingStatus, ReviewedFinding } from './model.js';
import type { Policy } from './policy.js';
import { count } from './titles.js';

/** Whether a finding keeps the change from being merged under the policy. */
export function isBlocking(
  finding: Finding,
  status: FindingStatus,
  accepted: Acceptance | undefined,
  policy: Policy,
): boolean {
  if (policy.mode === 'advisory' || status === 'existing' || status === 'fixed' || isAccepted(accepted))
    return false;
  return (
    SEVERITIES.indexOf(finding.severity) >= SEVERITIES.indexOf(policy.failOn.severity) &&
    CONFIDENCES.indexOf(finding.confidence) >= CONFIDENCES.indexOf(policy.failOn.confidence)
  );
}

/** The policy line that makes findings block, as people write it. */
export const blockingRule = (policy: Policy): string =>
  `fail_on: {severity: ${policy.failOn.severity}, confidence: ${policy.failOn.confidence}}`;

export interface Decision {
  readonly conclusion: Conclusion;
  readonly reasons: readonly string[];
}

/**
 * `success` only if everything was fully analysed and nothing blocks; advisory mode ends `neutral` unless there is
 * nothing to say. "Passed" never means "skipped".
 */
export function decide(
  findings: readonly ReviewedFinding[],
  coverage: readonly FileCoverage[],
  policy: Policy,
): Decision {
  const blocking = findings.filter((one) => one.blocking).length;
  const standing = findings.filter(
    (one) => (one.status === 'new' || one.status === 'elsewhere') && !isAccepted(one.acceptance),
  );
  const incomplete = coverage.filter((file) => file.status !== 'full').length;
  const reasons: string[] = [];
  if (blocking > 0)
    reasons.push(`${count(blocking, 'finding blocks', 'findings block')} under \`${blockingRule(policy)}\`.`);
  if (incomplete > 0)
    reasons.push(
      `${count(incomplete, 'changed Python file was', 'changed Python files were')} not fully analysed` +
        (policy.incomplete === 'allow' ? ' (`incomplete: allow`).' : '.'),
    );
  if (policy.mode === 'advisory') {
    const clean = standing.length === 0 && incomplete === 0;
    return {
      conclusion: clean ? 'success' : 'neutral',
      reasons: [...reasons, 'Advisory mode: the check never fails.'],
    };
  }
  const failed = blocking > 0 || (incomplete > 0 && policy.incomplete === 'fail');
  if (reasons.length === 0)
    reasons.push(
      standing.length === 0 ? 'The change introduces no finding.' : 'No finding blocks under the policy.',
    );
  return { conclusion: failed ? 'failure' : 'success', reasons };
}

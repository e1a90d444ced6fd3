/** Severity in context: what a finding of a rule is worth in the file where it stands. */
import type { Confidence, FileContext, Severity } from './finding.js';
import type { Rule } from './rules/index.js';

export interface Judgement {
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** One sentence, where it differs from the rule's own. */
  readonly why?: string;
}

/** The judgement, or undefined if such a finding is none in this file. */
export function judge(
  rule: Pick<Rule, 'severity' | 'confidence' | 'meerkat'>,
  context: FileContext,
): Judgement | undefined {
  if (rule.meerkat.notIn.includes(context.role)) return undefined;
  const own = { severity: rule.severity, confidence: rule.confidence };
  if (context.role === 'example' && (own.severity === 'high' || own.severity === 'critical'))
    return {
      ...own,
      severity: 'medium',
      why: 'Medium severity because this is an example, which nobody runs in earnest.',
    };
  if (context.role !== 'test' || rule.meerkat.inTests === 'report') return own;
  if (rule.meerkat.inTests === 'ignore') return undefined;
  return { ...own, severity: 'low', why: 'Low severity because this is test code.' };
}

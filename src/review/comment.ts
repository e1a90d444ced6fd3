/** The text of a comment on one or more findings of one root cause. */
import type { Finding, RuleInfo, TraceStep } from '../analysis/index.js';
import { blockingRule } from './decide.js';
import { place, type Links } from './links.js';
import { block, code, details, link, prose } from './markdown.js';
import type { Review, ReviewedFinding } from './model.js';
import { count, ruleTitle } from './titles.js';
import { isAdded } from './unified-diff.js';

/** A fix that was proven: it parses, removes the finding, and replaces whole lines that the diff shows. */
export interface Suggestion {
  readonly startLine: number;
  readonly endLine: number;
  /** Replacement of the lines, without the last line break. */
  readonly text: string;
}

const FOLD_FROM = 4; // steps of a trace

/** Renders the comment on `group` (never empty; the first is the one that the comment is about). */
export function renderComment(
  review: Review,
  group: readonly ReviewedFinding[],
  links: Links,
  suggestion?: Suggestion,
): string {
  const [first] = group as readonly [ReviewedFinding, ...ReviewedFinding[]];
  const rule = review.rules.get(first.finding.ruleId);
  const parts = [
    heading(first),
    prose(first.finding.message),
    impact(rule),
    ...(first.status === 'elsewhere' ? [causedElsewhere(review, first, links)] : []),
    ...others(review, group, links),
    ...traceOf(review, first.finding, links),
    ...remedy(rule, suggestion),
    footer(review, first, rule, links),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** "**SQL injection** · high severity, medium confidence · blocking". */
export function heading({ finding, blocking }: ReviewedFinding): string {
  const weight = `${finding.severity} severity, ${finding.confidence} confidence`;
  return `**${ruleTitle(finding.ruleId)}** · ${weight} · ${blocking ? 'blocking' : 'advisory'}`;
}

const impact = (rule: RuleInfo | undefined): string =>
  rule === undefined || rule.gain === '' ? '' : `**Impact:** ${prose(rule.gain)}`;

function causedElsewhere(review: Review, { finding }: ReviewedFinding, links: Links): string {
  const { path, region } = finding;
  return `The defect is at ${place(links, review.head, path, region.startLine)}, which this change does not touch; the change causes it.`;
}

function others(review: Review, group: readonly ReviewedFinding[], links: Links): string[] {
  if (group.length < 2) return [];
  const places = group
    .slice(1)
    .map(({ finding }) => place(links, review.head, finding.path, finding.region.startLine));
  const more = places.length > 10 ? ` and ${places.length - 10} more` : '';
  return [
    `The same cause reaches ${count(places.length, 'more place', 'more places')}: ${places.slice(0, 10).join(', ')}${more}.`,
  ];
}

/** The flow as a numbered list, folded when it has more than three steps. */
export function traceOf(review: Pick<Review, 'head' | 'changes'>, finding: Finding, links: Links): string[] {
  const { trace } = finding;
  const isNew = ({ path, region }: TraceStep): boolean =>
    review.changes.some((file) => file.path === path && isAdded(file.hunks ?? [], region.startLine));
  if (trace.length === 0) return [];
  const rows = trace
    .slice(0, 20)
    .map(
      (step, i) =>
        `${i + 1}. ${place(links, review.head, step.path, step.region.startLine)} ${prose(step.note, 200)}${isNew(step) ? ' — added by this change' : ''}`,
    );
  if (trace.length > rows.length) rows.push(`${rows.length + 1}. … ${trace.length - rows.length} more steps`);
  return [
    trace.length < FOLD_FROM
      ? rows.join('\n')
      : details(`How it flows: ${trace.length} steps${acrossFiles(trace)}`, rows.join('\n')),
  ];
}

function acrossFiles(trace: readonly TraceStep[]): string {
  const files = new Set(trace.map((step) => step.path)).size;
  return files > 1 ? ` through ${files} files` : '';
}

function remedy(rule: RuleInfo | undefined, suggestion: Suggestion | undefined): string[] {
  const advice = rule === undefined || rule.remediation === '' ? '' : `**Fix:** ${prose(rule.remediation)}`;
  return suggestion === undefined ? [advice] : [advice, block(suggestion.text, 'suggestion')];
}

function footer(
  review: Review,
  { finding, blocking }: ReviewedFinding,
  rule: RuleInfo | undefined,
  links: Links,
): string {
  const cwe = (rule?.cwe ?? [])
    .slice(0, 1)
    .map(
      ({ id, name }) =>
        ` · ${link(`CWE-${id}`, `https://cwe.mitre.org/data/definitions/${id}.html`)}${name === '' ? '' : ` ${prose(name, 100)}`}`,
    );
  const page = rule?.builtin === true ? links.rule?.(finding.ruleId) : undefined;
  const policy = blocking
    ? `Blocks the merge: ${code(blockingRule(review.policy.policy))}.`
    : 'Does not block the merge.';
  const judged = finding.judgement === undefined ? '' : ` ${prose(finding.judgement)}`;
  const waive = `Not a problem here? Say why on this line: ${code(`# meerkat: ignore[${finding.ruleId}] <reason>`)}`;
  return `<sub>${policy}${judged} Rule ${link(code(finding.ruleId), page)}${cwe.join('')}.<br>${waive}</sub>`;
}

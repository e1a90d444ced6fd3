/** The text of a comment on one or more findings of one root cause. */
import type { Finding, RuleInfo, TraceStep } from '../analysis/index.js';
import { addsLine, flowSentence, lineCause } from './cause.js';
import { blockingRule } from './decide.js';
import { place, type Links } from './links.js';
import { block, code, details, link, prose } from './markdown.js';
import type { Review, ReviewedFinding } from './model.js';
import { standsFor } from './one-place.js';
import { POLICY_PATH } from './policy.js';
import { count, ruleTitle } from './titles.js';

/** A fix that was proven: it parses, removes the finding, and replaces whole lines that the diff shows. */
export interface Suggestion {
  readonly startLine: number;
  readonly endLine: number;
  /** Replacement of the lines, without the last line break. */
  readonly text: string;
}

const FOLD_FROM = 4; // steps of a trace

/** Places that one comment speaks of, all of them named; further ones are left to the check run. */
export const MOST_PLACES = 11;

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
    [prose(first.finding.message), flowSentence(review, first.finding, links)]
      .filter((part) => part !== '')
      .join(' '),
    standsFor(first, code),
    impact(rule),
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

function others(review: Review, group: readonly ReviewedFinding[], links: Links): string[] {
  if (group.length < 2) return [];
  const places = group
    .slice(1)
    .map(({ finding }) => place(links, review.head, finding.path, finding.region.startLine));
  const same = group[0]!.finding.trace.length > 0 ? 'The same data reaches' : 'The same is at';
  return [`${same} ${count(places.length, 'more place', 'more places')}: ${places.join(', ')}.`];
}

/** The flow as a numbered list, folded when it has more than three steps. */
export function traceOf(review: Pick<Review, 'head' | 'changes'>, finding: Finding, links: Links): string[] {
  const { trace } = finding;
  const isNew = ({ path, region }: TraceStep): boolean => addsLine(review, path, region.startLine);
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

function footer(review: Review, one: ReviewedFinding, rule: RuleInfo | undefined, links: Links): string {
  const { finding, blocking } = one;
  const cwe = (rule?.cwe ?? [])
    .slice(0, 1)
    .map(
      ({ id, name }) =>
        ` · ${link(`CWE-${id}`, `https://cwe.mitre.org/data/definitions/${id}.html`)}${name === '' ? '' : ` ${prose(name, 100)}`}`,
    );
  const page = rule?.builtin === true ? links.rule?.(finding.ruleId) : undefined;
  const cause = finding.trace.length > 1 ? '' : `${lineCause(review, one, links)} `;
  const judged = finding.judgement === undefined ? '' : ` ${prose(finding.judgement)}`;
  return `<sub>${cause}${effect(review, blocking)}${judged} Rule ${link(code(finding.ruleId), page)}${cwe.join('')}.<br>${waiver(review, one)}</sub>`;
}

/** Blocking or advisory, and by which line of the policy. */
function effect({ policy: { policy } }: Review, blocking: boolean): string {
  if (blocking) return `Blocks the merge: ${code(blockingRule(policy))}.`;
  return policy.mode === 'advisory'
    ? `Does not block the merge: ${code('mode: advisory')}.`
    : `Does not block the merge: below ${code(blockingRule(policy))}.`;
}

/** The texts that accept the finding, with a slot for the reason. */
function waiver({ policy: { policy } }: Review, { finding, blocking }: ReviewedFinding): string {
  const comment = `Not a problem here? Say why on this line: ${code(`# meerkat: ignore[${finding.ruleId}] <reason>`)}`;
  if (!blocking || policy.newSuppressions === 'honour') return comment;
  const entry = `- {rule: ${finding.ruleId}, paths: [${JSON.stringify(finding.path)}], reason: <reason>}`;
  return `${comment}; or, which also opens the gate, under ${code('waivers')} in ${code(POLICY_PATH)} on the base branch: ${code(entry, 300)}`;
}

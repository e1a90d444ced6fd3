/** Turns a review into what is published: one comment a root cause, annotations, summary. Pure. */
import { SEVERITIES, type Severity } from '../analysis/index.js';
import { MOST_PLACES, renderComment, type Suggestion } from './comment.js';
import type { Links } from './links.js';
import { SEVERITY_RANK, graver, type Review, type ReviewedFinding } from './model.js';
import { visible } from './markdown.js';
import type { ReviewAnnotation, ReviewComment, ReviewOutput } from './published.js';
import { renderSummary, standingFindings, verdict } from './summary.js';
import { ruleTitle } from './titles.js';

/** Findings that get a line comment under the policy, grouped by root cause, the gravest group first. */
export function commentGroups(review: Review): ReviewedFinding[][] {
  const { severity, most } = review.policy.policy.comments;
  const groups = new Map<string, ReviewedFinding[]>();
  for (const one of standingFindings(review)) {
    if (one.anchor === undefined || SEVERITY_RANK[one.finding.severity] < SEVERITY_RANK[severity]) continue;
    const key = rootCause(one);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const ordered = [...groups.values()]
    .map((group) => group.sort(graver).slice(0, MOST_PLACES))
    .sort((a, b) => graver(a[0]!, b[0]!));
  return ordered.slice(0, most);
}

/**
 * A flow's cause is where its value comes in; any other finding's is its own line. Equal messages are not joined: what a
 * later push adds must get a comment of its own beside one that is already published.
 */
function rootCause({ finding, anchor }: ReviewedFinding): string {
  const { ruleId, path, trace, region } = finding;
  const [source] = trace;
  return source === undefined
    ? [ruleId, path, region.startLine].join('\0')
    : [ruleId, `${source.path}:${source.region.start}`, anchor?.path].join('\0');
}

/** GitHub takes 50 annotations a request: twenty requests. The summary says how many findings there are. */
export const MOST_ANNOTATIONS = 1000;

/** Where a review is published. */
export interface PublishingState {
  /** False where there are no lines of a pull request to comment on: all findings become annotations. */
  readonly comments?: boolean;
  /** Fingerprints of findings that a comment speaks of already: no other one repeats them. */
  readonly commented?: readonly string[];
}

/** Everything that the publisher needs. `suggestions` are proven fixes by fingerprint. */
export function renderOutput(
  review: Review,
  links: Links,
  suggestions: ReadonlyMap<string, Suggestion> = new Map(),
  { comments = true, commented: known = [] }: PublishingState = {},
): ReviewOutput {
  const groups = comments ? commentGroups(review) : [];
  const commented = new Set(groups.flat());
  const isKnown = new Set(known);
  const unsaid = groups
    .map((group) => group.filter((one) => !isKnown.has(one.fingerprint)))
    .filter((group) => group.length > 0);
  const unplaced = standingFindings(review).filter((one) => !commented.has(one));
  return {
    conclusion: review.conclusion,
    title: verdict(review),
    summary: renderSummary(review, links, { unplaced, commented: commented.size }),
    text: '',
    comments: unsaid.map((group) => toComment(review, group, links, suggestions)),
    annotations: [...unplaced].sort(graver).slice(0, MOST_ANNOTATIONS).map(toAnnotation),
    standing: [
      ...review.findings.filter((one) => one.status !== 'fixed').map((one) => one.fingerprint),
      ...review.explained,
    ],
  };
}

function toComment(
  review: Review,
  group: ReviewedFinding[],
  links: Links,
  suggestions: ReadonlyMap<string, Suggestion>,
): ReviewComment {
  const [first] = group as [ReviewedFinding, ...ReviewedFinding[]];
  const anchor = first.anchor!; // commentGroups keeps only findings that have one
  const suggestion = suggestions.get(first.fingerprint);
  const line = suggestion?.endLine ?? anchor.line;
  const startLine = suggestion?.startLine ?? anchor.startLine;
  return {
    path: anchor.path,
    line,
    ...(startLine !== undefined && startLine < line ? { startLine } : {}),
    side: 'RIGHT',
    body: renderComment(review, group, links, suggestion),
    fingerprints: group.map((one) => one.fingerprint),
    annotations: group.map(toAnnotation),
  };
}

const LEVEL: Readonly<Record<Severity, ReviewAnnotation['level']>> = {
  low: 'notice',
  medium: 'warning',
  high: 'failure',
  critical: 'failure',
};

function toAnnotation({ finding, blocking }: ReviewedFinding): ReviewAnnotation {
  const { path, region, severity } = finding;
  return {
    path,
    startLine: region.startLine,
    endLine: Math.min(region.endLine, region.startLine + 20),
    level: blocking || SEVERITIES.indexOf(severity) > 1 ? LEVEL[severity] : 'notice',
    title: `${ruleTitle(finding.ruleId)} (${severity})`,
    message: visible(finding.message, 2000),
  };
}

/**
 * What is one finding to people. Flows of one rule into one line are, whatever functions their data comes in: twenty
 * handlers that use one unsafe helper are one defect with twenty ways to reach it. So is what some rules find in one
 * file, because one change mends it all. In a review, what the change adds to a known defect is one new finding beside
 * the existing one.
 */
import type { Finding } from '../analysis/index.js';
import { graver, type ReviewedFinding } from './model.js';

/** The findings in their order, with those of one place and status joined under the gravest. */
export function joinedByPlace(findings: readonly ReviewedFinding[]): ReviewedFinding[] {
  const groups = new Map<string, ReviewedFinding[]>();
  const places = new Map<string, number>();
  findings.forEach((one, i) => {
    const { finding, status, acceptance } = one;
    const place = placeOf(one);
    if (!places.has(place)) places.set(place, i);
    const isAlone = finding.entry === undefined && finding.onePerFile !== true;
    const where = finding.onePerFile === true ? [finding.ruleId, finding.path].join('\0') : place;
    const key = isAlone ? String(i) : [where, status, acceptance?.by].join('\0');
    groups.set(key, [...(groups.get(key) ?? []), one]);
  });
  const joined = [...groups.values()].map((group): ReviewedFinding => {
    const [first, ...rest] = [...group].sort((a, b) => graver(a, b) || byLine(a, b) || bySource(a, b)) as [
      ReviewedFinding,
      ...ReviewedFinding[],
    ];
    if (rest.length === 0) return first;
    const anchor = first.anchor ?? rest.find((one) => one.anchor !== undefined)?.anchor;
    return { ...first, ...(anchor && { anchor }), alike: rest.map((one) => one.finding) };
  });
  const isAdded = ({ status }: ReviewedFinding): number => (status === 'existing' ? 0 : 1);
  return joined.sort((a, b) => places.get(placeOf(a))! - places.get(placeOf(b))! || isAdded(a) - isAdded(b));
}

/** A line of the code with what a rule says of it. */
export const placeOf = ({ finding }: ReviewedFinding): string =>
  [finding.ruleId, finding.path, finding.region.startLine].join('\0');

const byLine = ({ finding: a }: ReviewedFinding, { finding: b }: ReviewedFinding): number =>
  a.region.start - b.region.start;

/** By where the data comes in. */
function bySource({ finding: a }: ReviewedFinding, { finding: b }: ReviewedFinding): number {
  const [from, to] = [a.trace[0], b.trace[0]];
  if (from === undefined || to === undefined || from.path === to.path)
    return (from?.region.start ?? 0) - (to?.region.start ?? 0);
  return from.path < to.path ? -1 : 1;
}

/** One finding a line for the other lines of the file that a finding stands for. */
export function otherLines({ finding, alike = [] }: ReviewedFinding): Finding[] {
  const seen = new Set([finding.region.startLine]);
  return alike.filter(({ region }) => !seen.has(region.startLine) && seen.add(region.startLine));
}

/**
 * What a finding stands for besides itself, one sentence each, else '': "Data of 3 functions reaches it: `a`, `b`, `c`."
 * and "The same in lines 7, 12 and 3 more."
 */
export function standsFor(one: ReviewedFinding, quote: (name: string) => string): string {
  const { finding, alike = [] } = one;
  const here = alike.filter(({ region }) => region.startLine === finding.region.startLine);
  const names = [finding, ...here].map(({ entry, trace }) => quote(entry || (trace[0]?.path ?? '')));
  const lines = otherLines(one).map(({ region }) => String(region.startLine));
  return [
    here.length === 0 ? '' : `Data of ${names.length} functions reaches this line: ${listed(names)}.`,
    lines.length === 0 ? '' : `The same in ${lines.length === 1 ? 'line' : 'lines'} ${listed(lines)}.`,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

const MOST_NAMED = 5;

/** "a, b, c" with the number of those that are too many to name. */
function listed(items: readonly string[]): string {
  const more = items.length > MOST_NAMED ? ` and ${items.length - MOST_NAMED} more` : '';
  return items.slice(0, MOST_NAMED).join(', ') + more;
}

/**
 * Flows of one rule into one line are one finding, whatever functions their data comes in: twenty handlers that use one
 * unsafe helper are one defect with twenty ways to reach it. In a review, ways that the change adds to a known defect
 * are one new finding beside the existing one.
 */
import { graver, type ReviewedFinding } from './model.js';

/** The findings in their order, with those of one place and status joined under the gravest. */
export function joinedByPlace(findings: readonly ReviewedFinding[]): ReviewedFinding[] {
  const groups = new Map<string, ReviewedFinding[]>();
  const places = new Map<string, number>();
  findings.forEach((one, i) => {
    const { finding, status, acceptance } = one;
    const place = placeOf(one);
    if (!places.has(place)) places.set(place, i);
    const key = finding.entry === undefined ? String(i) : [place, status, acceptance?.by].join('\0');
    groups.set(key, [...(groups.get(key) ?? []), one]);
  });
  const joined = [...groups.values()].map((group): ReviewedFinding => {
    const [first, ...rest] = [...group].sort((a, b) => graver(a, b) || bySource(a, b)) as [
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

/** By where the data comes in. */
function bySource({ finding: a }: ReviewedFinding, { finding: b }: ReviewedFinding): number {
  const [from, to] = [a.trace[0], b.trace[0]];
  if (from === undefined || to === undefined || from.path === to.path)
    return (from?.region.start ?? 0) - (to?.region.start ?? 0);
  return from.path < to.path ? -1 : 1;
}

/** "Data of 3 functions reaches it: `a`, `b`, `c`." for a finding that stands for several flows, else ''. */
export function waysIn({ finding, alike = [] }: ReviewedFinding, quote: (name: string) => string): string {
  if (alike.length === 0) return '';
  const names = [finding, ...alike].map(({ entry, trace }) => quote(entry || (trace[0]?.path ?? '')));
  const more = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : '';
  return `Data of ${names.length} functions reaches this line: ${names.slice(0, MOST_NAMED).join(', ')}${more}.`;
}

const MOST_NAMED = 5;

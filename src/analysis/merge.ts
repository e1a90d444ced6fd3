/**
 * Several of our own rules may see one defect: a flow into a query, and the query built from strings. The best
 * explained finding stays; of flows, one for each function that data comes in. Findings of users' rules are never merged.
 */
import { CONFIDENCES, SEVERITIES, type Finding, type Observation } from './finding.js';

/** `weakness` gives a rule's primary CWE; undefined keeps every finding of the rule. */
export function mergeFindings(
  findings: readonly Finding[],
  weakness: (ruleId: string) => number | undefined,
): Finding[] {
  const best = new Map<string, Finding>();
  const flows = new Map<string, { readonly place: string; readonly finding: Finding }>();
  const kept: Finding[] = [];
  for (const finding of findings) {
    const cwe = weakness(finding.ruleId);
    if (cwe === undefined) {
      kept.push(finding);
      continue;
    }
    const key = `${finding.path}\0${finding.region.startLine}\0${family(cwe)}`;
    const other = best.get(key);
    if (other === undefined || better(finding, other)) best.set(key, finding);
    if (finding.entry === undefined) continue;
    const flow = `${key}\0${finding.ruleId}\0${finding.trace[0]?.path ?? ''}\0${finding.entry}`;
    const same = flows.get(flow)?.finding;
    if (same === undefined || better(finding, same)) flows.set(flow, { place: key, finding });
  }
  // Where the best explanation is a flow, each function that data comes in has its own.
  for (const { place, finding } of flows.values()) {
    const first = best.get(place)!;
    const isOther = finding.entry !== first.entry || pathOf(finding) !== pathOf(first);
    if (finding.ruleId === first.ruleId && isOther) kept.push(finding);
  }
  return [...kept, ...best.values()].sort(inOrder);
}

const pathOf = (finding: Finding): string => finding.trace[0]?.path ?? '';

/** Weaknesses that are one defect when they meet on one line: a parent reported for its child. */
const FAMILIES: readonly (readonly number[])[] = [
  [77, 78, 88],
  [94, 95, 96],
  [89, 564],
  [79, 80, 116],
  [22, 23, 36, 73],
  [327, 328, 916],
  [502, 915],
  [611, 776],
  [330, 338],
];

const family = (cwe: number): number => FAMILIES.find((ids) => ids.includes(cwe))?.[0] ?? cwe;

/** Whether two weaknesses are one defect when they meet at one place. */
export const isOneDefect = (a: number | undefined, b: number | undefined): boolean =>
  a !== undefined && b !== undefined && family(a) === family(b);

function better(a: Finding, b: Finding): boolean {
  const rank = (one: Finding): number[] => [
    Number(one.suppression === undefined),
    Number(one.trace.length > 0),
    SEVERITIES.indexOf(one.severity),
    CONFIDENCES.indexOf(one.confidence),
  ];
  const [left, right] = [rank(a), rank(b)];
  const i = left.findIndex((value, at) => value !== right[at]);
  return i < 0 ? a.ruleId < b.ruleId : left[i]! > right[i]!;
}

/** By path, start, rule. */
export const inOrder = <F extends Finding | Observation>(a: F, b: F): number =>
  a.path !== b.path
    ? a.path < b.path
      ? -1
      : 1
    : a.region.start - b.region.start ||
      (a.ruleId < b.ruleId ? -1 : a.ruleId > b.ruleId ? 1 : a.region.end - b.region.end);

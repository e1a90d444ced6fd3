/**
 * Observations grouped for people. What one rule saw is one fact: a count, a name for all of it, examples, and lines
 * in runs: "54, 265–269, 376".
 */
import type { Observation } from '../analysis/index.js';

export interface Place {
  readonly path: string;
  readonly line: number;
}

export interface Fact {
  readonly ruleId: string;
  /** The most frequent message. */
  readonly message: string;
  /** It is the only one. */
  readonly isUniform: boolean;
  /** What was seen: the code that each message names first, the most frequent ones first. */
  readonly examples: readonly string[];
  readonly assessment: string;
  readonly at: readonly Place[];
}

/** Facts of one topic, the most frequent first. What is judged differently (test code, other code) is kept apart. */
export function groupFacts(observations: readonly Observation[]): Fact[] {
  return [...groupBy(observations, (one) => `${one.ruleId}\0${one.assessment}`).values()]
    .map(factOf)
    .sort((a, b) => b.at.length - a.at.length);
}

function factOf(observations: readonly Observation[]): Fact {
  const byFrequency = (keyOf: (one: Observation) => string): [string, Observation[]][] =>
    [...groupBy(observations, keyOf)].sort((a, b) => b[1].length - a[1].length);
  const messages = byFrequency((one) => one.message);
  const [first] = messages[0]![1];
  return {
    ruleId: first!.ruleId,
    message: first!.message,
    isUniform: messages.length === 1,
    examples: byFrequency((one) => firstCode(one.message))
      .map(([code]) => code)
      .filter((code) => code !== ''),
    assessment: first!.assessment,
    at: distinct(observations.map(({ path, region }) => ({ path, line: region.startLine }))),
  };
}

/** A line counts once: what a rule sees twice in it, such as the links of a chain of calls, is one thing. */
const distinct = (at: readonly Place[]): Place[] =>
  [...groupBy(at, ({ path, line }) => `${path}\0${line}`).values()].map((same) => same[0]!);

const firstCode = (message: string): string => /`([^`]+)`/.exec(message)?.[1] ?? '';

export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

/** First and last line of an unbroken run of lines. */
export type Run = readonly [number, number];

/** Unbroken runs, ascending. */
export function runsOf(numbers: readonly number[]): Run[] {
  const runs: [number, number][] = [];
  for (const line of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last !== undefined && line - last[1] === 1) last[1] = line;
    else runs.push([line, line]);
  }
  return runs;
}

/** Lines of a run. */
export const runLength = ([first, last]: Run): number => last - first + 1;

/** The `most` longest runs (of equal ones the first), in their order. */
export function longestRuns(runs: readonly Run[], most: number): readonly Run[] {
  const chosen = new Set([...runs].sort((a, b) => runLength(b) - runLength(a)).slice(0, most));
  return runs.filter((run) => chosen.has(run));
}

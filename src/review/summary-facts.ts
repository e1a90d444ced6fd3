/**
 * Observations grouped for people. A rule that saw more than two different things is told by the most frequent one
 * and a count of the others; lines that are near to each other are cited as one run: "54, 266–290, 376".
 */
import type { Observation } from '../analysis/index.js';

export interface Place {
  readonly path: string;
  readonly line: number;
}

export interface Fact {
  readonly message: string;
  /** How many other messages of the same rule it stands for. */
  readonly others: number;
  readonly assessment: string;
  readonly at: readonly Place[];
}

/** Facts of one topic, the most frequent first, then in the order of the rules' first places. */
export function groupFacts(observations: readonly Observation[]): Fact[] {
  return [...groupBy(observations, (one) => one.ruleId).values()]
    .flatMap((ofRule): Fact[] => {
      const messages = [...groupBy(ofRule, (one) => one.message).values()].sort(
        (a, b) => b.length - a.length,
      );
      if (messages.length <= 2) return messages.map((same) => factOf(same, same, 0));
      return [factOf(messages[0]!, ofRule, messages.length - 1)];
    })
    .sort((a, b) => b.at.length - a.at.length);
}

const factOf = (same: readonly Observation[], all: readonly Observation[], others: number): Fact => ({
  message: same[0]!.message,
  others,
  assessment: same[0]!.assessment,
  at: all.map(({ path, region }) => ({ path, line: region.startLine })),
});

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

const SAME_RUN = 3;

/** First and last line of each run, ascending. */
export function runsOf(numbers: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const line of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last !== undefined && line - last[1] <= SAME_RUN) last[1] = line;
    else runs.push([line, line]);
  }
  return runs;
}

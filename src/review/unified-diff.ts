/**
 * Reads the hunks of a unified diff of one file, as `git diff` prints it and GitHub's `patch` field holds it.
 *
 *     @@ -10,2 +10,3 @@ def f():     base lines 10-11, head lines 10-12
 *      context                        head line 10
 *     -old
 *     +new                            head line 11, added
 *     +new                            head line 12, added
 */
import type { Hunk } from './ports.js';

const HEADER = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/;

/** Hunks of a patch; lines before the first header are skipped, and a malformed patch gives what could be read. */
export function parseHunks(patch: string): Hunk[] {
  const hunks: (Hunk & { added: number[]; removed: number[] })[] = [];
  let baseLine = 0;
  let headLine = 0;
  let baseEnd = 0;
  let headEnd = 0;
  for (const text of patch.split('\n')) {
    const current = hunks.at(-1);
    const inside = baseLine < baseEnd || headLine < headEnd;
    const header = inside ? null : HEADER.exec(text);
    if (header) {
      const [baseStart, baseLines, headStart, headLines] = counts(header);
      hunks.push({ baseStart, baseLines, headStart, headLines, added: [], removed: [] });
      baseLine = baseStart;
      headLine = headStart;
      baseEnd = baseStart + baseLines;
      headEnd = headStart + headLines;
    } else if (current === undefined || !inside || text.startsWith('\\')) continue;
    else if (text.startsWith('+')) current.added.push(headLine++);
    else if (text.startsWith('-')) current.removed.push(baseLine++);
    else {
      baseLine++;
      headLine++;
    }
  }
  return hunks;
}

const counts = (header: RegExpExecArray): [number, number, number, number] => [
  Number(header[1]),
  Number(header[2] ?? 1),
  Number(header[3]),
  Number(header[4] ?? 1),
];

/** How many of ascending numbers are less than `limit`. */
function countBelow(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

const has = (ascending: readonly number[], wanted: number): boolean =>
  ascending[countBelow(ascending, wanted)] === wanted;

/** Whether the diff shows this head line (added, or context), so that GitHub accepts a comment on it. */
export const isShown = (hunks: readonly Hunk[], headLine: number): boolean =>
  hunks.some((hunk) => headLine >= hunk.headStart && headLine < hunk.headStart + hunk.headLines);

/** Whether the head line was added or changed. */
export const isAdded = (hunks: readonly Hunk[], headLine: number): boolean =>
  hunks.some((hunk) => has(hunk.added, headLine));

/** The base line that an unchanged head line was; undefined for an added one. */
export function baseLineOf(hunks: readonly Hunk[], headLine: number): number | undefined {
  let base = headLine;
  for (const hunk of hunks) {
    if (hunk.headStart > headLine) break;
    if (has(hunk.added, headLine)) return undefined;
    base -= countBelow(hunk.added, headLine);
  }
  // `base` counts lines that both sides have; put back, in ascending order, the removed ones before it.
  for (const hunk of hunks) for (const line of hunk.removed) if (line <= base) base++;
  return base;
}

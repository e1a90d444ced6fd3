/** Lists of rows in the order of the text. */
import type { Node } from '../syntax/tree.js';

/** Position of the first element of a sorted list that is not below a value. */
export function lowerBound(sorted: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many of some rows, in the order of the text, lie in a stretch. */
export const countWithin = (sorted: ArrayLike<Node>, from: Node, to: Node): number =>
  lowerBound(sorted, to) - lowerBound(sorted, from);

/** Whether one of some rows, in the order of the text, lies in a stretch. */
export function hasRowWithin(sorted: ArrayLike<Node>, from: Node, to: Node): boolean {
  const at = lowerBound(sorted, from);
  return at < sorted.length && sorted[at]! < to;
}

/** Those of some rows, in the order of the text, that lie in a stretch. */
export const rowsWithin = (sorted: readonly Node[], from: Node, to: Node): readonly Node[] =>
  sorted.slice(lowerBound(sorted, from), lowerBound(sorted, to));

/**
 * Nodes around a range of the text: those that a `pattern-inside` or `pattern-not` of one node can match there.
 *
 *     def f(): return a == b        around `a == b`: the comparison, the return, the block, the definition, the module
 */
import { NONE, type Node } from '../syntax/tree.js';
import type { Target } from './target.js';

/** Nodes that contain a range, innermost last; undefined where the range begins in the middle of a node. */
export function nodesAround(target: Target, start: number, end: number): Node[] | undefined {
  const { tree } = target;
  const first = target.firstRow(start);
  if (first >= tree.size || tree.start[first] !== start) return undefined;
  const found: Node[] = [];
  for (let up = tree.parent[first]!; up !== NONE; up = tree.parent[up]!)
    if (tree.end[up]! >= end) found.push(up);
  found.reverse();
  for (let row = first; row < tree.size && tree.start[row] === start; row++)
    if (tree.end[row]! >= end) found.push(row);
  return found;
}

/** Operations by their operator: a pattern such as `$X is $X` is only tried on those with `is`. */
import { firstSignificantToken } from '../rules/canonical.js';
import type { Node, SyntaxTree } from '../syntax/tree.js';

/** Rows, given in the order of the text, by the first operator of each. */
export function rowsByOperator(tree: SyntaxTree, rows: Iterable<Node>): ReadonlyMap<number, Int32Array> {
  const found = new Map<number, Node[]>();
  for (const row of rows) {
    const operator = firstSignificantToken(tree, row);
    const known = found.get(operator);
    if (known === undefined) found.set(operator, [row]);
    else known.push(row);
  }
  return new Map([...found].map(([operator, list]) => [operator, Int32Array.from(list)]));
}

/** Compares what two parsers make of a text, node by node. */
import { fieldLabel, kindName } from '../../../src/analysis/syntax/kinds.js';
import type { ParsedModule } from '../../../src/analysis/syntax/parser.js';
import { positionOf } from '../../../src/analysis/syntax/tree.js';

/** The first difference, for people; undefined if there is none. */
export function firstDifference(a: ParsedModule, b: ParsedModule): string | undefined {
  if (a.cutOff !== b.cutOff) return `cut off: ${a.cutOff} and ${b.cutOff}`;
  const columns = ['kind', 'start', 'end', 'parent', 'next', 'last', 'field'] as const;
  const size = Math.min(a.tree.size, b.tree.size);
  for (let row = 0; row < size; row++)
    for (const column of columns) {
      const [left, right] = [a.tree[column][row]!, b.tree[column][row]!];
      if (left === right) continue;
      const shown = (value: number): string =>
        column === 'kind' ? kindName(value) : column === 'field' ? fieldLabel(value) : String(value);
      const { line } = positionOf(a.tree, a.tree.start[row]!);
      return `row ${row}, line ${line}: ${column} ${shown(left)} and ${shown(right)}`;
    }
  if (a.tree.size !== b.tree.size) return `${a.tree.size} and ${b.tree.size} nodes`;
  const [left, right] = [JSON.stringify(a.problems), JSON.stringify(b.problems)];
  return left === right ? undefined : `problems ${left} and ${right}`;
}

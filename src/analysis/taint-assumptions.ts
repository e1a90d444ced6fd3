/** `taint_assume_safe_*`: expressions that a rule takes to be clean whatever is in them. */
import type { TaintOptions } from './rules/index.js';
import { K } from './syntax/kinds.js';
import { childOf, childrenOf, textOf, type Node, type SyntaxTree } from './syntax/tree.js';

interface Stretch {
  readonly start: number;
  readonly end: number;
}

const NUMBERS: ReadonlySet<string> = new Set([
  'int',
  'float',
  'len',
  'abs',
  'round',
  'ord',
  'hash',
  'id',
  'complex',
]);
const BOOLEANS: ReadonlySet<string> = new Set([
  'bool',
  'isinstance',
  'issubclass',
  'hasattr',
  'callable',
  'any',
  'all',
]);

export function assumedSafe(options: TaintOptions, tree: SyntaxTree): Stretch[] {
  const {
    assumeSafeBooleans,
    assumeSafeComparisons,
    assumeSafeFunctions,
    assumeSafeIndexes,
    assumeSafeNumbers,
  } = options;
  if (
    !assumeSafeBooleans &&
    !assumeSafeComparisons &&
    !assumeSafeFunctions &&
    !assumeSafeIndexes &&
    !assumeSafeNumbers
  )
    return [];
  const found: Stretch[] = [];
  const add = (node: Node): void => {
    found.push({ start: tree.start[node]!, end: tree.end[node]! });
  };
  for (let row = 1; row < tree.size; row++)
    switch (tree.kind[row]) {
      case K.comparison_operator:
      case K.not_operator:
        if (assumeSafeComparisons || assumeSafeBooleans) add(row);
        break;
      case K.call: {
        const callee = textOf(tree, childOf(tree, row, 'function'));
        const isSafe =
          assumeSafeFunctions ||
          (assumeSafeNumbers && NUMBERS.has(callee)) ||
          (assumeSafeBooleans && BOOLEANS.has(callee));
        if (isSafe) add(row);
        break;
      }
      case K.subscript:
        if (assumeSafeIndexes) for (const index of childrenOf(tree, row, 'subscript')) add(index);
        break;
      default:
    }
  return found;
}

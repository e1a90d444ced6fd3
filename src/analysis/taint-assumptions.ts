/**
 * `taint_assume_safe_*` and `taint_only_propagate_through_assignments`: expressions that a rule takes to be clean
 * whatever is in them.
 */
import type { TaintOptions } from './rules/index.js';
import { K, T } from './syntax/kinds.js';
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

/** Expressions that make something new of their parts. */
const COMPUTED: ReadonlySet<number> = new Set([
  K.binary_operator,
  K.boolean_operator,
  K.comparison_operator,
  K.conditional_expression,
  K.not_operator,
  K.unary_operator,
  K.call,
  K.subscript,
  K.attribute,
  K.list,
  K.tuple,
  K.set,
  K.dictionary,
  K.interpolation,
  K.list_comprehension,
  K.set_comprehension,
  K.dictionary_comprehension,
  K.generator_expression,
]);

export function assumedSafe(options: TaintOptions, tree: SyntaxTree): Stretch[] {
  const isAssumed = predicateOf(options, tree);
  if (isAssumed === undefined) return [];
  const found: Stretch[] = [];
  for (let row = 1; row < tree.size; row++)
    if (isAssumed(row)) found.push({ start: tree.start[row]!, end: tree.end[row]! });
  return found;
}

/** Says of an expression whether the options make it safe; undefined if none of them is set. */
function predicateOf(options: TaintOptions, tree: SyntaxTree): ((row: Node) => boolean) | undefined {
  const tests: ((row: Node) => boolean)[] = [];
  const callee = (row: Node): string =>
    tree.kind[row] === K.call ? textOf(tree, childOf(tree, row, 'function')) : '';
  if (options.assumeSafeComparisons || options.assumeSafeBooleans)
    tests.push((row) => tree.kind[row] === K.comparison_operator || tree.kind[row] === K.not_operator);
  if (options.assumeSafeBooleans) tests.push((row) => BOOLEANS.has(callee(row)));
  if (options.assumeSafeNumbers) tests.push((row) => isNumber(tree, row, callee));
  if (options.assumeSafeFunctions) tests.push((row) => tree.kind[row] === K.call);
  if (options.assumeSafeIndexes) {
    const isIndex = (parent: Node, row: Node): boolean =>
      tree.kind[parent] === K.subscript && childrenOf(tree, parent, 'subscript').includes(row);
    tests.push((row) => isIndex(tree.parent[row]!, row));
  }
  if (options.onlyThroughAssignments) tests.push((row) => COMPUTED.has(tree.kind[row]!));
  return tests.length === 0 ? undefined : (row) => tests.some((test) => test(row));
}

/** Literals, calls that return numbers, and arithmetic that Python only has between numbers. */
function isNumber(tree: SyntaxTree, given: Node, callee: (row: Node) => string): boolean {
  let row = given;
  for (;;) {
    const kind = tree.kind[row];
    if (kind === K.integer || kind === K.float) return true;
    if (kind === K.call) return NUMBERS.has(callee(row));
    if (kind !== K.binary_operator) return false;
    const operator = tree.kind[childOf(tree, row, 'operator')];
    const left = childOf(tree, row, 'left');
    const right = childOf(tree, row, 'right');
    // `x + 1` is a number whatever x is; `x * 2` and `x % 2` may be strings.
    const isArithmetic =
      operator === T['+'] ||
      operator === T['-'] ||
      operator === T['/'] ||
      operator === T['//'] ||
      operator === T['**'];
    const isPlain = (node: Node): boolean =>
      tree.kind[node] === K.integer || tree.kind[node] === K.float || NUMBERS.has(callee(node));
    if (isArithmetic && isPlain(right)) return true;
    if (!isArithmetic && !isPlain(right)) return false;
    row = left;
  }
}

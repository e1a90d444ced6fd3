/** What the control-flow builder asks of single nodes: can this raise, is this condition a literal, and so on. */
import { K, T, TOKEN_BASE } from '../../syntax/kinds.js';
import {
  NONE,
  childOf,
  firstChild,
  namedChildren,
  textOf,
  type Node,
  type SyntaxTree,
} from '../../syntax/tree.js';

const HARMLESS_STATEMENTS: ReadonlySet<number> = new Set([
  K.pass_statement,
  K.break_statement,
  K.continue_statement,
  K.global_statement,
  K.nonlocal_statement,
  K.function_definition,
]);

const MAY_RAISE: ReadonlySet<number> = new Set([
  K.call,
  K.attribute,
  K.subscript,
  K.await,
  K.yield,
  K.binary_operator,
  K.unary_operator,
  K.comparison_operator,
  K.augmented_assignment,
  K.assert_statement,
  K.delete_statement,
  K.exec_statement,
  K.import_statement,
  K.import_from_statement,
  K.interpolation,
  K.list_splat,
  K.dictionary_splat,
  K.for_in_clause,
  K.pattern_list,
  K.tuple_pattern,
  K.list_pattern,
  K.raise_statement,
  K.print_statement,
  K.ERROR,
]);

/** Whether running the rows may raise. Undefined names are not counted. */
export function mayRaise(tree: SyntaxTree, node: Node, end: Node): boolean {
  if (HARMLESS_STATEMENTS.has(tree.kind[node]!)) return false;
  if (tree.kind[node] === K.class_definition) return true;
  for (let row = node; row < end; row++) {
    const kind = tree.kind[row]!;
    if (kind < TOKEN_BASE && MAY_RAISE.has(kind)) return true;
    if (kind === K.lambda) row = tree.last[row]! - 1;
  }
  return false;
}

/** Truth of a condition that is a literal; undefined for all others. */
export function literalTruth(tree: SyntaxTree, node: Node): boolean | undefined {
  switch (tree.kind[node]) {
    case K.true:
    case K.ellipsis:
      return true;
    case K.false:
    case K.none:
      return false;
    case K.integer:
      return !/^0[xobXOB]?[0_]*[lL]?$/.test(textOf(tree, node));
    default:
      return undefined;
  }
}

/** Parentheses looked through; more make an expression opaque. */
const MAX_PARENTHESES = 50;

/** The expression inside parentheses. */
export function unwrapped(tree: SyntaxTree, node: Node): Node {
  let inner = node;
  for (let depth = 0; tree.kind[inner] === K.parenthesized_expression && depth < MAX_PARENTHESES; depth++) {
    let child = firstChild(tree, inner);
    while (child !== NONE && (tree.kind[child]! >= TOKEN_BASE || tree.kind[child] === K.comment))
      child = tree.next[child]!;
    if (child === NONE) break;
    inner = child;
  }
  return inner;
}

/** Context managers that are known to let exceptions through. */
export function letsExceptionsThrough(tree: SyntaxTree, item: Node): boolean {
  let value = childOf(tree, item, 'value');
  if (value !== NONE && tree.kind[value] === K.as_pattern) value = namedChildren(tree, value)[0] ?? NONE;
  if (value === NONE) return false;
  if (tree.kind[value] === K.call) value = childOf(tree, value, 'function');
  if (value === NONE) return false;
  return /^(?:open|(?:\w+\.)*(?:\w*lock|open|closing|urlopen|connect|cursor|TemporaryDirectory|NamedTemporaryFile))$/i.test(
    textOf(tree, value).slice(0, 200),
  );
}

/** A case that matches everything: `case _:`, `case name:`, without a guard. */
export function isIrrefutable(tree: SyntaxTree, caseClause: Node, patterns: readonly Node[]): boolean {
  const [pattern] = patterns;
  if (pattern === undefined || patterns.length > 1 || childOf(tree, caseClause, 'guard') !== NONE)
    return false;
  for (let row = pattern + 1; row < tree.last[pattern]!; row++) {
    const kind = tree.kind[row];
    if (kind !== K.dotted_name && kind !== K.identifier && kind !== T._) return false;
  }
  return true;
}

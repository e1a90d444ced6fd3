/** Uses of a variable that cannot change the list, dict or set in it. */
import { F, K } from '../../syntax/kinds.js';
import { NONE, childOf, textOf, type Node, type SyntaxTree } from '../../syntax/tree.js';

/** Whether a call of this callee leaves its arguments as they are: a builtin, or an imported function. */
export type IsPureCallee = (callee: Node) => boolean;

const READING_METHODS: ReadonlySet<string> = new Set([
  'get',
  'keys',
  'values',
  'items',
  'index',
  'count',
  'copy',
  'union',
  'intersection',
  'difference',
  'issubset',
  'issuperset',
  'join',
  'format',
]);

const READING_PARENTS: ReadonlySet<number> = new Set([
  K.comparison_operator,
  K.boolean_operator,
  K.not_operator,
  K.binary_operator,
  K.list_splat,
  K.dictionary_splat,
  K.interpolation,
  K.if_statement,
  K.while_statement,
  K.assert_statement,
]);

export function isUsedHarmlessly(tree: SyntaxTree, reference: Node, isPureCallee: IsPureCallee): boolean {
  const parent = tree.parent[reference]!;
  const kind = tree.kind[parent]!;
  const field = tree.field[reference]!;
  if (READING_PARENTS.has(kind)) return true;
  switch (kind) {
    case K.subscript:
      return field === F.subscript || !isStored(tree, parent);
    case K.for_statement:
    case K.for_in_clause:
      return field === F.right;
    case K.attribute: {
      const name = childOf(tree, parent, 'attribute');
      return name !== NONE && READING_METHODS.has(textOf(tree, name)) && isCallee(tree, parent);
    }
    case K.keyword_argument:
      return isArgumentOfPure(tree, tree.parent[parent]!, isPureCallee);
    case K.argument_list:
      return isArgumentOfPure(tree, parent, isPureCallee);
    default:
      return false;
  }
}

const isCallee = (tree: SyntaxTree, node: Node): boolean =>
  tree.field[node] === F.function && tree.kind[tree.parent[node]!] === K.call;

function isArgumentOfPure(tree: SyntaxTree, list: Node, isPureCallee: IsPureCallee): boolean {
  const call = tree.parent[list]!;
  if (call === NONE || tree.kind[call] !== K.call) return false;
  const callee = childOf(tree, call, 'function');
  if (callee === NONE) return false;
  if (tree.kind[callee] !== K.attribute) return isPureCallee(callee);
  const name = childOf(tree, callee, 'attribute');
  return (name !== NONE && READING_METHODS.has(textOf(tree, name))) || isPureCallee(callee);
}

const PATTERNS: ReadonlySet<number> = new Set([
  K.pattern_list,
  K.tuple_pattern,
  K.list_pattern,
  K.list_splat_pattern,
  K.tuple,
  K.list,
  K.expression_list,
  K.parenthesized_expression,
  K.as_pattern_target,
]);

/** Whether an attribute or subscript is assigned to, deleted or bound in some other way. */
export function isStored(tree: SyntaxTree, node: Node): boolean {
  let below = node;
  let up = tree.parent[below]!;
  for (let steps = 0; up !== NONE && PATTERNS.has(tree.kind[up]!); steps++) {
    if (tree.kind[up] === K.as_pattern_target || steps > 32) return true;
    below = up;
    up = tree.parent[below]!;
  }
  if (up === NONE) return false;
  switch (tree.kind[up]) {
    case K.assignment:
    case K.augmented_assignment:
    case K.for_statement:
    case K.for_in_clause:
      return tree.field[below] === F.left;
    case K.delete_statement:
      return true;
    default:
      return false;
  }
}

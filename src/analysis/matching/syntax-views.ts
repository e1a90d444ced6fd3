/** Parts of syntax nodes in the form in which patterns are compared with them. */
import { KindSet } from '../syntax/kind-set.js';
import { K, T, TOKEN_BASE } from '../syntax/kinds.js';
import {
  NONE,
  childOf,
  childrenOf,
  firstChild,
  namedChildren,
  type Node,
  type SyntaxTree,
} from '../syntax/tree.js';
import { STATEMENTS } from './statement-rows.js';

/** Arguments of a call; a bare generator is one argument. Python 2's `print x` is a call of `print`. */
export function argumentsOf(tree: SyntaxTree, call: Node): Node[] {
  if (tree.kind[call] === K.print_statement) return childrenOf(tree, call, 'argument');
  if (tree.kind[call] === K.exec_statement) return namedChildren(tree, call);
  const list = childOf(tree, call, 'arguments');
  if (list === NONE) return [];
  return tree.kind[list] === K.argument_list ? namedChildren(tree, list) : [list];
}

/** `value` of an `x[i, j]` and its indices. */
export function subscriptParts(tree: SyntaxTree, node: Node): { value: Node; indices: Node[] } {
  const indices = childrenOf(tree, node, 'subscript').filter((child) => tree.kind[child]! < TOKEN_BASE);
  return { value: childOf(tree, node, 'value'), indices };
}

/** Target and value of an assignment, a walrus or a `with … as …`; undefined for anything else. */
export function assignmentParts(
  tree: SyntaxTree,
  node: Node,
): { left: Node; right: Node; type: Node } | undefined {
  switch (tree.kind[node]) {
    case K.assignment:
      return {
        left: childOf(tree, node, 'left'),
        right: childOf(tree, node, 'right'),
        type: childOf(tree, node, 'type'),
      };
    case K.named_expression:
      return { left: childOf(tree, node, 'name'), right: childOf(tree, node, 'value'), type: NONE };
    case K.as_pattern: {
      if (tree.kind[tree.parent[node]!] !== K.with_item) return undefined;
      const [value, alias] = namedChildren(tree, node);
      return value === undefined || alias === undefined
        ? undefined
        : { left: alias, right: value, type: NONE };
    }
    default:
      return undefined;
  }
}

/** Name, annotation and default of a parameter, and its stars. */
export function parameterParts(
  tree: SyntaxTree,
  node: Node,
): { name: Node; type: Node; default: Node; star: '' | '*' | '**' } | undefined {
  let inner = node;
  const type = childOf(tree, node, 'type');
  const value = childOf(tree, node, 'value');
  const field = childOf(tree, node, 'name');
  switch (tree.kind[node]) {
    case K.identifier:
      break;
    case K.default_parameter:
    case K.typed_default_parameter:
      inner = field;
      break;
    case K.typed_parameter:
      inner = firstChild(tree, node);
      break;
    case K.list_splat_pattern:
    case K.dictionary_splat_pattern:
      break;
    default:
      return undefined;
  }
  let star: '' | '*' | '**' = '';
  if (tree.kind[inner] === K.list_splat_pattern) star = '*';
  if (tree.kind[inner] === K.dictionary_splat_pattern) star = '**';
  if (star !== '') inner = namedChildren(tree, inner)[0] ?? inner;
  return { name: inner, type, default: value, star };
}

/** Whether a row can be a whole expression: what `$X` and `<... ...>` look at. */
export function isExpressionRow(tree: SyntaxTree, row: Node): boolean {
  const kind = tree.kind[row]!;
  if (kind >= TOKEN_BASE || NOT_EXPRESSIONS.has(kind)) return false;
  const parent = tree.parent[row]!;
  if (parent === NONE) return false;
  const above = tree.kind[parent]!;
  if (kind === K.identifier) {
    // Names that are part of another node rather than expressions.
    if (above === K.dotted_name || above === K.aliased_import) return false;
    if (above === K.attribute) return childOf(tree, parent, 'object') === row;
    if (above === K.keyword_argument) return childOf(tree, parent, 'name') !== row;
    if (above === K.function_definition || above === K.class_definition) return false;
    if (above === K.global_statement || above === K.nonlocal_statement) return false;
  }
  // `a or b or c` is one expression of three operands.
  if (kind === K.boolean_operator && above === K.boolean_operator)
    return childOf(tree, parent, 'left') !== row || operatorOf(tree, parent) !== operatorOf(tree, row);
  // Parts of a concatenated string are one literal together.
  return !(kind === K.string && above === K.concatenated_string);
}

const NOT_EXPRESSIONS = new KindSet([
  K.ERROR,
  K.module,
  K.block,
  K.comment,
  K.line_continuation,
  K.argument_list,
  K.keyword_argument,
  K.parameters,
  K.lambda_parameters,
  K.default_parameter,
  K.typed_parameter,
  K.typed_default_parameter,
  K.keyword_separator,
  K.positional_separator,
  K.decorator,
  K.dotted_name,
  K.aliased_import,
  K.relative_import,
  K.import_prefix,
  K.wildcard_import,
  K.type,
  K.as_pattern_target,
  K.with_clause,
  K.with_item,
  K.else_clause,
  K.elif_clause,
  K.except_clause,
  K.finally_clause,
  K.case_clause,
  K.case_pattern,
  K.for_in_clause,
  K.if_clause,
  K.pair,
  K.parenthesized_expression,
  K.string_start,
  K.string_content,
  K.string_end,
  K.escape_sequence,
  K.escape_interpolation,
  K.interpolation,
  K.format_specifier,
  K.type_conversion,
  ...STATEMENTS.kinds,
]);

export const isWithAlias = (tree: SyntaxTree, node: Node): boolean =>
  tree.kind[node] === K.as_pattern && tree.kind[tree.parent[node]!] === K.with_item;

/** Whether a node's source is exactly this, without making a string of it. */
export function hasText(tree: SyntaxTree, node: Node, text: string): boolean {
  const start = tree.start[node]!;
  return tree.end[node]! - start === text.length && tree.text.startsWith(text, start);
}

/** Operator token of a binary or boolean operator. */
export const operatorOf = (tree: SyntaxTree, node: Node): number => {
  const operator = childOf(tree, node, 'operator');
  return operator === NONE ? T[';'] : tree.kind[operator]!;
};

/** `@name`, which means the same as `@name()` to a pattern. */
export function isBareDecorator(tree: SyntaxTree, node: Node): boolean {
  const kind = tree.kind[node];
  if (kind !== K.identifier && kind !== K.attribute) return false;
  return tree.kind[tree.parent[node]!] === K.decorator;
}

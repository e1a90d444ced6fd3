/** Rows that an expression pattern is tried on, going by its anchor. */
import type { RuleOptions } from '../rules/rule.js';
import { F, K } from '../syntax/kinds.js';
import { NONE, childOf, type Node, type SyntaxTree } from '../syntax/tree.js';
import type { Anchor } from './anchors.js';
import type { KindSet } from '../syntax/kind-set.js';
import { lowerBound } from './sorted-rows.js';
import { isStatement } from './statement-rows.js';
import { hasHoles } from './strings.js';
import { isBareDecorator, isExpressionRow, isWithAlias } from './syntax-views.js';
import type { Target } from './target.js';

/** Rows among which to look: the whole module, or a subtree. */
export interface Scope {
  readonly from: Node;
  readonly to: Node;
}

export const inScope = (scope: Scope, row: Node): boolean => row >= scope.from && row < scope.to;

/** Whether a pattern with this anchor is tried on a row at all. */
export function isCandidate(
  target: Target,
  anchor: Anchor,
  scope: Scope,
  options: RuleOptions,
  row: Node,
): boolean {
  if (!inScope(scope, row)) return false;
  const { tree } = target;
  const { kinds } = anchor;
  if (kinds === undefined || kinds.has(tree.kind[row]!))
    return (row === scope.from && row > 0) || isWholeExpression(tree, row, kinds, options);
  return kinds.has(K.call) && isBareDecorator(tree, row);
}

/** How many rows of the module a pattern is tried on at most. */
export function countCandidates(target: Target, anchor: Anchor, options: RuleOptions): number {
  const { kinds, word, root } = anchor;
  const { tree } = target;
  if (kinds === undefined) return tree.size;
  const renamed = options.symbolicPropagation && kinds.has(K.call) ? target.rowsOf(K.call).length : 0;
  if (word !== undefined) return target.names.occurrences(word).length + renamed;
  if (root !== undefined && (!options.symbolicPropagation || kinds.has(K.call)))
    return target.names.rooted(root).length + renamed;
  let count = kinds.has(K.call) ? target.rowsOf(K.decorator).length : 0;
  for (const kind of kinds.kinds) count += rowsOfKind(target, anchor, kind).length;
  return count;
}

/** Rows in order of their discovery, each once. */
export function candidates(target: Target, anchor: Anchor, scope: Scope, options: RuleOptions): Node[] {
  const { kinds, word, root } = anchor;
  const found: Node[] = [];
  const add = (row: Node): void => {
    if (isCandidate(target, anchor, scope, options, row)) found.push(row);
  };
  if (kinds === undefined) {
    for (let row = scope.from; row < scope.to; row++) add(row);
    return found;
  }
  const isNamed =
    word !== undefined || (root !== undefined && (!options.symbolicPropagation || kinds.has(K.call)));
  if (!isNamed) {
    for (const kind of kinds.kinds) {
      const rows = rowsOfKind(target, anchor, kind);
      for (let i = lowerBound(rows, scope.from); i < rows.length && rows[i]! < scope.to; i++) add(rows[i]!);
    }
    if (kinds.has(K.call)) for (const row of target.bareDecorators) add(row);
    return found;
  }
  if (word !== undefined)
    for (const identifier of target.names.occurrences(word)) {
      if (anchor.onlyAttribute === true && target.tree.field[identifier] !== F.attribute) continue;
      forHolders(target.tree, identifier, kinds, add);
    }
  else for (const identifier of target.names.rooted(root!)) forChain(target.tree, identifier, add);
  // A variable that stands for something else has another name.
  if (options.symbolicPropagation && kinds.has(K.call)) for (const row of target.renamedCalls) add(row);
  return found.length < 2 ? found : [...new Set(found)];
}

/** Nodes of a kind, those with the anchor's operator if it has one. */
const rowsOfKind = (target: Target, { operator }: Anchor, kind: number): Int32Array =>
  operator === undefined ? target.rowsOf(kind) : target.rowsOfOperator(kind, operator);

/** Candidates that hold one of some rows, given in the order of the text. */
export function candidatesAbove(
  target: Target,
  anchor: Anchor,
  scope: Scope,
  options: RuleOptions,
  rows: Int32Array,
): Node[] {
  const { tree } = target;
  const seen = new Set<Node>();
  const found: Node[] = [];
  const end = lowerBound(rows, scope.to);
  for (let i = lowerBound(rows, scope.from); i < end; i++)
    for (let row = rows[i]!; row >= scope.from && !seen.has(row); row = tree.parent[row]!) {
      seen.add(row);
      if (isCandidate(target, anchor, scope, options, row)) found.push(row);
      if (isStatement(tree, row)) break;
    }
  return found.sort((a, b) => a - b);
}

/** Whether a row of a fitting kind is an expression of its own rather than a part of something. */
function isWholeExpression(
  tree: SyntaxTree,
  row: Node,
  kinds: KindSet | undefined,
  options: RuleOptions,
): boolean {
  const kind = tree.kind[row]!;
  if (!options.decoratorsAreExpressions && tree.kind[tree.parent[row]!] === K.decorator) return false;
  if (kind === K.string_content) return hasHoles(tree, tree.parent[row]!);
  if (kind === K.as_pattern) return kinds === undefined ? !isWithAlias(tree, row) : isWithAlias(tree, row);
  if (kinds !== undefined && kind !== K.identifier && kind !== K.string && kind !== K.boolean_operator)
    return true;
  return isExpressionRow(tree, row) && !(kind === K.identifier && isParameterName(tree, row));
}

/** The name of a parameter, which is no expression. */
export function isParameterName(tree: SyntaxTree, row: Node): boolean {
  const parent = tree.parent[row]!;
  switch (parent === NONE ? K.module : tree.kind[parent]) {
    case K.parameters:
    case K.lambda_parameters:
    case K.typed_parameter:
      return true;
    case K.default_parameter:
    case K.typed_default_parameter:
      return childOf(tree, parent, 'name') === row;
    default:
      return false;
  }
}

/** Nodes whose name ends in this identifier: itself, the attribute, the call, the assignment of the call. */
function forHolders(tree: SyntaxTree, identifier: Node, kinds: KindSet, visit: (row: Node) => void): void {
  let row = identifier;
  if (kinds.has(tree.kind[row]!)) visit(row);
  let parent = tree.parent[row]!;
  if (tree.kind[parent] === K.attribute && tree.field[row] === F.attribute) {
    row = parent;
    if (kinds.has(K.attribute)) visit(row);
    parent = tree.parent[row]!;
  }
  if (kinds.has(K.call) && isBareDecorator(tree, row)) visit(row);
  while (tree.kind[parent] === K.parenthesized_expression) {
    row = parent;
    parent = tree.parent[row]!;
  }
  // `f(…)(…)` is named `f` too.
  while (tree.kind[parent] === K.call && tree.field[row] === F.function) {
    row = parent;
    if (kinds.has(K.call)) visit(row);
    parent = tree.parent[row]!;
  }
  if (!kinds.has(K.assignment)) return;
  for (let up = tree.parent[row]!; up !== NONE; up = tree.parent[up]!) {
    const kind = tree.kind[up]!;
    if (kinds.has(kind)) visit(up);
    if (kind === K.block || kind === K.module || kind === K.expression_statement) return;
  }
}

/** The chain of attributes and calls that begins with an identifier: `a`, `a.b`, `a.b(…)`, `a.b(…).c` … */
function forChain(tree: SyntaxTree, identifier: Node, visit: (row: Node) => void): void {
  for (let row = identifier; ; row = tree.parent[row]!) {
    visit(row);
    const parent = tree.parent[row]!;
    if (parent === NONE) return;
    const kind = tree.kind[parent];
    const field = tree.field[row];
    const isChain =
      (kind === K.attribute && field === F.object) ||
      (kind === K.call && field === F.function) ||
      kind === K.parenthesized_expression;
    if (!isChain) return;
  }
}

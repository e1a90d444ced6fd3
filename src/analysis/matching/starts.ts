/** Statements on which a statement pattern can begin. */
import type { Expr, Statement } from '../rules/pattern.js';
import { KindSet } from '../syntax/kind-set.js';
import { F, K } from '../syntax/kinds.js';
import { NONE, childOf, namedChildren, type Node, type SyntaxTree } from '../syntax/tree.js';
import { statementKinds } from './anchors.js';
import { inScope, type Scope } from './candidates.js';
import type { Matcher } from './matcher.js';
import { lowerBound } from './sorted-rows.js';
import { isStatement } from './statement-rows.js';
import type { Target } from './target.js';

/** Where to look for the beginning of a pattern. */
type Source =
  /** Statements above the nodes of these kinds. */
  | { readonly kind: 'kinds'; readonly kinds: readonly number[]; readonly above: (row: Node) => Node }
  /** Statements above occurrences of a name. */
  | { readonly kind: 'names'; readonly names: readonly Node[]; readonly above: (row: Node) => Node }
  /** First statements of blocks. */
  | { readonly kind: 'blocks' }
  | { readonly kind: 'statements'; readonly onlyValues: boolean };

function sourceOf(matcher: Matcher, pattern: Statement): Source {
  const { tree } = matcher.target;
  if (pattern.kind === 'decorators' && pattern.decorators.length === 1)
    return { kind: 'kinds', kinds: [K.decorator], above: (row) => row };
  if (pattern.kind === 'function' && pattern.decorators.length === 0 && pattern.parameters.some(hasDefault)) {
    const defaults = defaultKinds(matcher, pattern.parameters);
    const above = (row: Node): Node =>
      defaults?.has(tree.kind[childOf(tree, row, 'value')] ?? K.ERROR) === false
        ? NONE
        : definitionAbove(tree, row);
    return { kind: 'kinds', kinds: [K.default_parameter, K.typed_default_parameter], above };
  }
  if ((pattern.kind === 'function' || pattern.kind === 'class') && pattern.name.kind === 'name') {
    const above = (row: Node): Node => definitionOf(tree, row);
    return { kind: 'names', names: matcher.target.names.named(pattern.name.text), above };
  }
  const kinds = statementKinds(pattern);
  if (kinds !== undefined) return { kind: 'kinds', kinds, above: (row) => withDecorators(tree, row) };
  if (pattern.kind === 'statement-dots') return { kind: 'blocks' };
  if (pattern.kind !== 'statement-expression') return { kind: 'statements', onlyValues: false };
  const { expr } = pattern;
  if (!matcher.options.symbolicPropagation) {
    const { target } = matcher;
    const above = (row: Node): Node => statementOf(target, row);
    const { word, root, kinds: own } = matcher.anchor(expr);
    if (word !== undefined && own !== undefined)
      return { kind: 'names', names: target.names.occurrences(word), above };
    if (root !== undefined) return { kind: 'names', names: target.names.rooted(root), above };
    const rare = rareKinds(matcher, expr);
    if (rare !== undefined) return { kind: 'kinds', kinds: rare, above };
  }
  return { kind: 'statements', onlyValues: expr.kind === 'assignment' };
}

/** How many statements of the module a pattern is tried on at most. */
export function countStarts(matcher: Matcher, pattern: Statement): number {
  const { target } = matcher;
  const source = sourceOf(matcher, pattern);
  switch (source.kind) {
    case 'kinds': {
      let count = 0;
      for (const kind of source.kinds) count += target.rowsOf(kind).length;
      return count;
    }
    case 'names':
      return source.names.length;
    case 'blocks':
      return target.rowsOf(K.block).length + 1;
    case 'statements':
      return target.statements.length;
  }
}

/** Statements to try, each once. */
export function startRows(matcher: Matcher, pattern: Statement, scope: Scope): readonly Node[] {
  const { target } = matcher;
  const { tree } = target;
  const source = sourceOf(matcher, pattern);
  const found: Node[] = [];
  const add = (row: Node): void => {
    if (row !== NONE && inScope(scope, row)) found.push(row);
  };
  switch (source.kind) {
    case 'kinds':
      for (const kind of source.kinds) {
        const rows = target.rowsOf(kind);
        for (let i = 0; i < rows.length; i++) add(source.above(rows[i]!));
      }
      return eachOnce(found);
    case 'names':
      for (const identifier of source.names) add(source.above(identifier));
      return eachOnce(found);
    case 'blocks':
      if (scope.from === 0 && target.statements.length > 0) found.push(target.statements[0]!);
      for (const block of target.rowsOf(K.block)) add(namedChildren(tree, block)[0] ?? NONE);
      return found;
    case 'statements':
      for (const row of target.statements) if (!source.onlyValues || hasValue(tree, row)) add(row);
      return found;
  }
}

/** Rows without repetitions; most come in the order of the text, each once. */
function eachOnce(rows: readonly Node[]): readonly Node[] {
  for (let i = 1; i < rows.length; i++) if (rows[i]! <= rows[i - 1]!) return [...new Set(rows)];
  return rows;
}

/** Statements to try that hold one of some rows, given in the order of the text. */
export function startsAbove(matcher: Matcher, pattern: Statement, scope: Scope, rows: Int32Array): Node[] {
  const { tree } = matcher.target;
  const seen = new Set<Node>();
  const found: Node[] = [];
  const end = lowerBound(rows, scope.to);
  for (let i = lowerBound(rows, scope.from); i < end; i++)
    for (let row = rows[i]!; row >= scope.from && !seen.has(row); row = tree.parent[row]!) {
      seen.add(row);
      if (isStart(matcher, pattern, scope, row)) found.push(row);
    }
  return found.sort((a, b) => a - b);
}

/** Whether `startRows` may have a row: a cheap test for patterns of one statement. */
export function isStart(matcher: Matcher, pattern: Statement, scope: Scope, row: Node): boolean {
  const { tree } = matcher.target;
  if (!inScope(scope, row)) return false;
  const kind = tree.kind[row]!;
  if (pattern.kind === 'decorators' && pattern.decorators.length === 1) return kind === K.decorator;
  const kinds = statementKinds(pattern);
  if (kinds === undefined)
    return (
      isStatement(tree, row) &&
      (pattern.kind !== 'statement-expression' || pattern.expr.kind !== 'assignment' || hasValue(tree, row))
    );
  if (kind === K.decorated_definition)
    return kinds.includes(kind) || kinds.includes(tree.kind[childOf(tree, row, 'definition')] ?? kind);
  return kinds.includes(kind) && withDecorators(tree, row) === row;
}

/** Statements that can be or hold an assignment at their top. */
const hasValue = (tree: SyntaxTree, row: Node): boolean =>
  tree.kind[row] === K.expression_statement || tree.kind[row] === K.return_statement;

/** A definition together with its decorators. */
function withDecorators(tree: SyntaxTree, row: Node): Node {
  const parent = tree.parent[row]!;
  return parent !== NONE && tree.kind[parent] === K.decorated_definition ? parent : row;
}

/** The function or class whose name an identifier is, or NONE. */
function definitionOf(tree: SyntaxTree, identifier: Node): Node {
  const parent = tree.parent[identifier]!;
  const isDefinition =
    tree.kind[parent] === K.function_definition || tree.kind[parent] === K.class_definition;
  return isDefinition && tree.field[identifier] === F.name ? withDecorators(tree, parent) : NONE;
}

/** The function that a parameter belongs to, or NONE. */
function definitionAbove(tree: SyntaxTree, parameter: Node): Node {
  const list = tree.parent[parameter]!;
  const definition = tree.kind[list] === K.parameters ? tree.parent[list]! : NONE;
  return definition === NONE ? NONE : withDecorators(tree, definition);
}

const hasDefault = (parameter: Expr): boolean =>
  parameter.kind === 'parameter' && parameter.parameter.default !== undefined;

/** Kinds of nodes that can be the first default value of a pattern's parameters; undefined if any can. */
function defaultKinds(matcher: Matcher, parameters: readonly Expr[]): KindSet | undefined {
  const first = parameters.find(hasDefault);
  const value = first?.kind === 'parameter' ? first.parameter.default : undefined;
  const kinds = value === undefined ? undefined : matcher.anchor(value).kinds;
  // Constants are computed in more ways than their anchors tell.
  if (kinds === undefined || kinds.has(K.call) || kinds.has(K.identifier)) return undefined;
  // A name may stand for what it was assigned, and parentheses do not matter.
  return new KindSet([...kinds.kinds, K.identifier, K.parenthesized_expression]);
}

/** Kinds of nodes of which a statement must hold one: of the expression itself, or of a side of an assignment. */
function rareKinds(matcher: Matcher, expr: Expr): readonly number[] | undefined {
  const parts = expr.kind === 'assignment' ? [expr.right, expr.left] : [expr];
  for (const part of parts) {
    const kinds = part === undefined ? undefined : matcher.anchor(part).kinds;
    const isFrequent =
      kinds === undefined || kinds.has(K.identifier) || kinds.has(K.call) || kinds.has(K.assignment);
    if (!isFrequent) return kinds.kinds;
  }
  return undefined;
}

function statementOf({ tree }: Target, row: Node): Node {
  let at = row;
  while (at !== NONE && !isStatement(tree, at)) at = tree.parent[at]!;
  return at;
}

/** A single pattern evaluated over a module: where it matches, and with which bindings. */
import type { Expr, Pattern, Statement } from '../rules/pattern.js';
import type { RuleOptions } from '../rules/rule.js';
import { F, K } from '../syntax/kinds.js';
import { NONE, childOf, namedChildren, type Node } from '../syntax/tree.js';
import { statementKinds, type Anchor } from './anchors.js';
import { matchExpression } from './expression.js';
import type { Matcher } from './matcher.js';
import type { RangeMatch } from './range.js';
import { matchSequence, matchStatement, mayFollow } from './statement.js';
import { hasHoles } from './strings.js';
import { isBareDecorator, isExpressionRow, isWithAlias } from './syntax-views.js';
import { isStatement, lowerBound, type Target } from './target.js';

/** Rows among which to look: the whole module, or a subtree. */
export interface Scope {
  readonly from: Node;
  readonly to: Node;
}

export interface Leaf {
  readonly pattern: Pattern;
  readonly options: RuleOptions;
  /** It is the operand of a `pattern-inside`: only the longest of several ends matters. */
  readonly inside: boolean;
}

/** Where a pattern matches; with a word, only nodes whose name ends in it. */
export function evaluateLeaf(leaf: Leaf, matcher: Matcher, scope: Scope, name?: string): RangeMatch[] {
  const { target, budget } = matcher;
  const found: RangeMatch[] = [];
  const { root } = leaf.pattern;
  if (root.kind === 'expression') {
    const { expr } = root;
    for (const row of candidates(target, named(matcher.anchor(expr), name), scope, leaf.options)) {
      if (budget.exceeded) break;
      for (const bindings of matchExpression(matcher, expr, row, undefined, true))
        found.push({ start: target.tree.start[row]!, end: target.tree.end[row]!, bindings, kind: 'plain' });
    }
    return found;
  }
  const [first] = root.items;
  if (first === undefined) return found;
  if (root.items.length === 1) evaluateStatement(leaf, matcher, first, scope, found);
  else evaluateSequence(leaf, matcher, root.items, scope, found);
  return found;
}

const named = (anchor: Anchor, word: string | undefined): Anchor =>
  word === undefined ? anchor : { ...anchor, word };

/** Rows that an expression pattern is tried on. */
function* candidates(target: Target, anchor: Anchor, scope: Scope, options: RuleOptions): Generator<Node> {
  const { tree } = target;
  const { kinds, word } = anchor;
  const fits = (row: Node): boolean =>
    row >= scope.from &&
    row < scope.to &&
    (kinds === undefined || kinds.has(tree.kind[row]!)) &&
    ((row === scope.from && row > 0) || isCandidate(target, row, kinds, options));
  // A variable that stands for something else has another name.
  const renamed = options.symbolicPropagation && kinds?.has(K.call) === true ? target.renamedCalls : [];
  if (word !== undefined && kinds !== undefined) {
    const seen = new Set<Node>();
    for (const identifier of target.occurrences(word)) {
      if (anchor.onlyAttribute === true && tree.field[identifier] !== F.attribute) continue;
      for (const row of holders(target, identifier, kinds))
        if (!seen.has(row) && (fits(row) || (inScope(scope, row) && isBareDecorator(target.tree, row)))) {
          seen.add(row);
          yield row;
        }
    }
    for (const row of renamed) if (!seen.has(row) && fits(row)) yield row;
    return;
  }
  if (
    anchor.root !== undefined &&
    kinds !== undefined &&
    (!options.symbolicPropagation || kinds.has(K.call))
  ) {
    const seen = new Set<Node>();
    for (const identifier of [...target.occurrences(anchor.root), ...target.importedFrom(anchor.root)])
      for (const row of above(target, identifier))
        if (
          !seen.has(row) &&
          (fits(row) || (kinds.has(K.call) && inScope(scope, row) && isBareDecorator(tree, row)))
        ) {
          seen.add(row);
          yield row;
        }
    for (const row of renamed) if (!seen.has(row) && fits(row)) yield row;
    return;
  }
  if (kinds === undefined || scope.to - scope.from < 4000) {
    for (let row = scope.from; row < scope.to; row++)
      if (fits(row) || (kinds?.has(K.call) === true && isBareDecorator(target.tree, row))) yield row;
    return;
  }
  for (const kind of kinds) for (const row of target.rowsOf(kind)) if (fits(row)) yield row;
  if (kinds.has(K.call)) for (const row of target.bareDecorators) if (inScope(scope, row)) yield row;
}

const inScope = (scope: Scope, row: Node): boolean => row >= scope.from && row < scope.to;

function isCandidate(
  { tree }: Target,
  row: Node,
  kinds: ReadonlySet<number> | undefined,
  options: RuleOptions,
): boolean {
  const kind = tree.kind[row]!;
  if (!options.decoratorsAreExpressions && tree.kind[tree.parent[row]!] === K.decorator) return false;
  if (kind === K.string_content) return hasHoles(tree, tree.parent[row]!);
  if (kind === K.as_pattern) return kinds === undefined ? !isWithAlias(tree, row) : isWithAlias(tree, row);
  if (kinds !== undefined && kind !== K.identifier && kind !== K.string && kind !== K.boolean_operator)
    return true;
  return (
    isExpressionRow(tree, row) &&
    !(kind === K.identifier && isParameterName(tree.kind[tree.parent[row]!]!, tree, row))
  );
}

function isParameterName(above: number, tree: Target['tree'], row: Node): boolean {
  switch (above) {
    case K.parameters:
    case K.lambda_parameters:
    case K.typed_parameter:
      return true;
    case K.default_parameter:
    case K.typed_default_parameter:
      return childOf(tree, tree.parent[row]!, 'name') === row;
    default:
      return false;
  }
}

/** Nodes whose name ends in this identifier: itself, the attribute, the call, the assignment of the call. */
function* holders({ tree }: Target, identifier: Node, kinds: ReadonlySet<number>): Generator<Node> {
  let row = identifier;
  if (kinds.has(tree.kind[row]!)) yield row;
  let parent = tree.parent[row]!;
  if (tree.kind[parent] === K.attribute && childOf(tree, parent, 'attribute') === row) {
    row = parent;
    if (kinds.has(K.attribute)) yield row;
    parent = tree.parent[row]!;
  }
  if (kinds.has(K.call) && isBareDecorator(tree, row)) yield row;
  while (tree.kind[parent] === K.parenthesized_expression) {
    row = parent;
    parent = tree.parent[row]!;
  }
  // `f(…)(…)` is named `f` too.
  while (tree.kind[parent] === K.call && tree.field[row] === F.function) {
    row = parent;
    if (kinds.has(K.call)) yield row;
    parent = tree.parent[row]!;
  }
  if (!kinds.has(K.assignment)) return;
  for (let up = tree.parent[row]!; up !== NONE; up = tree.parent[up]!) {
    if (kinds.has(tree.kind[up]!)) yield up;
    if (tree.kind[up] === K.block || tree.kind[up] === K.module || tree.kind[up] === K.expression_statement)
      return;
  }
}

/** The chain of attributes and calls that begins with an identifier: `a`, `a.b`, `a.b(…)`, `a.b(…).c` … */
function* above({ tree }: Target, identifier: Node): Generator<Node> {
  for (let row = identifier; ; row = tree.parent[row]!) {
    yield row;
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

function evaluateStatement(
  leaf: Leaf,
  matcher: Matcher,
  pattern: Statement,
  scope: Scope,
  found: RangeMatch[],
): void {
  const { target, budget } = matcher;
  const { tree } = target;
  for (const row of startRows(matcher, pattern, scope, leaf)) {
    if (budget.exceeded) return;
    for (const bindings of matchStatement(matcher, pattern, row, undefined))
      found.push({ start: tree.start[row]!, end: tree.end[row]!, bindings, kind: 'plain' });
  }
}

function evaluateSequence(
  leaf: Leaf,
  matcher: Matcher,
  items: readonly Statement[],
  scope: Scope,
  found: RangeMatch[],
): void {
  const { target, budget } = matcher;
  const { tree } = target;
  const hasDots = items.some((item) => item.kind === 'statement-dots');
  const least = hasDots ? 1 : items.length;
  for (const row of startRows(matcher, items[0]!, scope, leaf)) {
    if (budget.exceeded) return;
    const siblings = target.siblings(row);
    if (!mayFollow(matcher, items, row, tree.last[siblings.at(-1) ?? row]!)) continue;
    const from = indexOf(siblings, row);
    if (from < 0 || (least > siblings.length - from && least > 1)) continue;
    for (const match of matchSequence(matcher, items, siblings, from, undefined)) {
      const first = match.first === NONE ? row : match.first;
      const start = tree.start[items[0]!.kind === 'statement-dots' ? row : first]!;
      const ends = new Set<number>();
      if (match.last !== NONE) ends.add(tree.end[match.last]!);
      const lastSibling = siblings.at(-1)!;
      const blockEnd = tree.end[lastSibling]!;
      if (match.isOpen && leaf.inside) {
        ends.clear();
        ends.add(blockEnd);
      } else if (match.isOpen) ends.add(blockEnd);
      for (const end of ends) found.push({ start, end, bindings: match.bindings, kind: 'plain' });
    }
  }
}

/** Position in a sorted list, or -1. */
function indexOf(sorted: readonly Node[], row: Node): number {
  const at = lowerBound(sorted, row);
  return sorted[at] === row ? at : -1;
}

/** Statements on which a statement pattern can begin. */
function* startRows(matcher: Matcher, pattern: Statement, scope: Scope, leaf: Leaf): Generator<Node> {
  const { target } = matcher;
  const { tree } = target;
  const within = (row: Node): boolean => inScope(scope, row);
  if (pattern.kind === 'decorators' && pattern.decorators.length === 1) {
    for (const row of target.rowsOf(K.decorator)) if (within(row)) yield row;
    return;
  }
  if (pattern.kind === 'function' && pattern.decorators.length === 0 && pattern.parameters.some(hasDefault)) {
    const seen = new Set<Node>();
    for (const kind of [K.default_parameter, K.typed_default_parameter])
      for (const row of target.rowsOf(kind)) {
        const list = tree.parent[row]!;
        const definition = tree.kind[list] === K.parameters ? tree.parent[list]! : NONE;
        if (definition === NONE || seen.has(definition)) continue;
        seen.add(definition);
        const parent = tree.parent[definition]!;
        const outer = tree.kind[parent] === K.decorated_definition ? parent : definition;
        if (within(outer)) yield outer;
      }
    return;
  }
  const kinds = statementKinds(pattern);
  if (kinds !== undefined) {
    for (const kind of kinds)
      for (const row of target.rowsOf(kind)) {
        const parent = tree.parent[row]!;
        const decorated = parent !== NONE && tree.kind[parent] === K.decorated_definition;
        const outer = decorated && kind !== K.decorated_definition ? parent : row;
        if (within(outer)) yield outer;
      }
    return;
  }
  if (pattern.kind === 'statement-dots') {
    if (scope.from === 0 && target.statements.length > 0) yield target.statements[0]!;
    for (const block of target.rowsOf(K.block)) {
      const [first] = namedChildren(tree, block);
      if (first !== undefined && within(first)) yield first;
    }
    return;
  }
  const anchor = pattern.kind === 'statement-expression' ? matcher.anchor(pattern.expr) : undefined;
  if (anchor?.word !== undefined && anchor.kinds !== undefined && !leaf.options.symbolicPropagation) {
    const seen = new Set<Node>();
    for (const identifier of target.occurrences(anchor.word)) {
      const statement = statementOf(target, identifier);
      if (statement === NONE || seen.has(statement) || !within(statement)) continue;
      seen.add(statement);
      yield statement;
    }
    return;
  }
  const rare = pattern.kind === 'statement-expression' ? rareKinds(matcher, pattern.expr) : undefined;
  if (rare !== undefined) {
    const seen = new Set<Node>();
    for (const kind of rare)
      for (const row of target.rowsOf(kind)) {
        const statement = statementOf(target, row);
        if (statement === NONE || seen.has(statement) || !within(statement)) continue;
        seen.add(statement);
        yield statement;
      }
    return;
  }
  const assignment = pattern.kind === 'statement-expression' && pattern.expr.kind === 'assignment';
  for (const row of target.statements) {
    const kind = tree.kind[row]!;
    if (assignment && kind !== K.expression_statement && kind !== K.return_statement) continue;
    if (within(row)) yield row;
  }
}

const hasDefault = (parameter: Expr): boolean =>
  parameter.kind === 'parameter' && parameter.parameter.default !== undefined;

/** Kinds of nodes of which a statement must hold one: of the expression itself, or of what it assigns. */
function rareKinds(matcher: Matcher, expr: Expr): ReadonlySet<number> | undefined {
  if (matcher.options.symbolicPropagation) return undefined;
  const { kinds } = matcher.anchor(
    expr.kind === 'assignment' && expr.right !== undefined ? expr.right : expr,
  );
  if (kinds === undefined || kinds.has(K.identifier) || kinds.has(K.call) || kinds.has(K.assignment))
    return undefined;
  return kinds;
}

function statementOf({ tree }: Target, row: Node): Node {
  let at = row;
  while (at !== NONE && !isStatement(tree, at)) at = tree.parent[at]!;
  return at;
}

/** Statement patterns against statements, and sequences of them against blocks. */
import { unwrap } from '../rules/canonical.js';
import { handlerParts } from '../rules/convert-statement.js';
import type { Body, Case, Expr, Handler, Statement } from '../rules/pattern.js';
import { K, T } from '../syntax/kinds.js';
import { NONE, childOf, childrenOf, hasToken, namedChildren, type Node } from '../syntax/tree.js';
import { NO_WAY, type Bindings, type Ways } from './bindings.js';
import { matchDeep, matchExpression } from './expression.js';
import {
  blockIn,
  decorated,
  definitionOf,
  matchDecorator,
  matchDecorators,
  matchHandlerType,
  matchWithItem,
  withItems,
} from './statement-parts.js';
import { matchImport, matchImportFrom } from './imports.js';
import { assign } from './assign.js';
import { matchArguments } from './lists.js';
import { bindNode, bindNodes, type Matcher } from './matcher.js';
import { matchName } from './names.js';
import { matchParameters } from './parameters.js';
import { isExpressionRow } from './syntax-views.js';
import { mayFollow, matchSequence, namedDots } from './statement-sequence.js';

/** One statement pattern against one statement. */
export function matchStatement(matcher: Matcher, pattern: Statement, node: Node, bindings: Bindings): Ways {
  if (!matcher.budget.spend()) return NO_WAY;
  const { tree } = matcher.target;
  const kind = tree.kind[node]!;
  switch (pattern.kind) {
    case 'statement-dots':
      return [bindings];
    case 'statement-metavariable':
      return bindNode(matcher, pattern.name, node, bindings);
    case 'statement-expression':
      return matchExpressionStatement(matcher, pattern.expr, node, bindings);
    case 'function':
      return matchFunction(matcher, pattern, node, bindings);
    case 'class':
      return matchClass(matcher, pattern, node, bindings);
    case 'decorators':
      if (kind === K.decorator)
        return matchDecorator(matcher, pattern.decorators[0]!, decorated(tree, node), bindings);
      return kind === K.decorated_definition
        ? matchDecorators(matcher, pattern.decorators, node, bindings)
        : NO_WAY;
    case 'if':
      return matchIf(matcher, pattern, node, bindings);
    case 'while':
      if (kind !== K.while_statement) return NO_WAY;
      return chain(
        matchExpression(matcher, pattern.condition, childOf(tree, node, 'condition'), bindings),
        (way) => matchBody(matcher, pattern.body, childOf(tree, node, 'body'), way),
        (way) => matchElse(matcher, pattern.otherwise, node, way),
      );
    case 'for':
      if (kind !== K.for_statement || (pattern.async && !hasToken(tree, node, T.async))) return NO_WAY;
      return chain(
        matchExpression(matcher, pattern.left, childOf(tree, node, 'left'), bindings),
        (way) => matchExpression(matcher, pattern.right, childOf(tree, node, 'right'), way),
        (way) => matchBody(matcher, pattern.body, childOf(tree, node, 'body'), way),
        (way) => matchElse(matcher, pattern.otherwise, node, way),
      );
    case 'with':
      return matchWith(matcher, pattern, node, bindings);
    case 'try':
      return matchTry(matcher, pattern, node, bindings);
    case 'handler':
      return kind === K.except_clause ? matchHandler(matcher, pattern.handler, node, bindings) : NO_WAY;
    case 'finally':
      return kind === K.finally_clause
        ? matchBody(matcher, pattern.body, blockIn(matcher, node), bindings)
        : NO_WAY;
    case 'import':
      return matchImport(matcher, pattern, node, bindings);
    case 'import-from':
      return matchImportFrom(matcher, pattern, node, bindings);
    case 'match':
      return matchMatch(matcher, pattern, node, bindings);
  }
}

type Of<Kind extends Statement['kind']> = Extract<Statement, { kind: Kind }>;
type Step = (way: Bindings) => Ways;

/** Each way of one part continued by the next part. */
function chain(first: Ways, ...steps: readonly Step[]): Ways {
  let ways = first;
  for (const step of steps) {
    if (ways.length === 0) return NO_WAY;
    ways = ways.length === 1 ? step(ways[0]) : ways.flatMap(step);
  }
  return ways;
}

/** An expression as a statement of a sequence matches deep: `foo()` is in `x = foo()` and `return foo()`. */
function matchExpressionStatement(matcher: Matcher, expr: Expr, node: Node, bindings: Bindings): Ways {
  const { tree } = matcher.target;
  const kind = tree.kind[node]!;
  if (expr.kind === 'shape' || kind !== K.expression_statement) {
    const direct = matchExpression(matcher, expr, node, bindings, true);
    if (direct.length > 0) return direct;
  }
  if (kind !== K.expression_statement && kind !== K.return_statement) {
    return expr.kind === 'deep' ? matchHeader(matcher, expr.inner, node, bindings) : NO_WAY;
  }
  const value = namedChildren(tree, node);
  const inner = kind === K.expression_statement ? unwrap(tree, node) : (value[0] ?? NONE);
  if (inner === NONE) return NO_WAY;
  if (!matcher.options.implicitDeep) return matchExpression(matcher, expr, inner, bindings);
  return matchDeep(matcher, expr.kind === 'deep' ? expr.inner : expr, inner, bindings);
}

/** Anywhere in the expressions of a compound statement's header. */
function matchHeader(matcher: Matcher, inner: Expr, node: Node, bindings: Bindings): Ways {
  const { tree } = matcher.target;
  const found: Bindings[] = [];
  for (let row = node + 1; row < tree.last[node]!;) {
    if (tree.kind[row] === K.block) {
      row = tree.last[row]!;
      continue;
    }
    if (isExpressionRow(tree, row)) found.push(...matchExpression(matcher, inner, row, bindings));
    row++;
  }
  return found;
}

function matchFunction(matcher: Matcher, pattern: Of<'function'>, node: Node, bindings: Bindings): Ways {
  const { tree } = matcher.target;
  const { outer, inner } = definitionOf(matcher, node);
  if (tree.kind[inner] !== K.function_definition) return NO_WAY;
  if (pattern.async && !hasToken(tree, inner, T.async)) return NO_WAY;
  const { returns } = pattern;
  const returnType = childOf(tree, inner, 'return_type');
  if (returns !== undefined && returnType === NONE) return NO_WAY;
  if (pattern.decorators.length > 0 && outer === inner) return NO_WAY;
  if (!mayBeBody(matcher, pattern.body, childOf(tree, inner, 'body'))) return NO_WAY;
  return chain(
    matchName(matcher, pattern.name, childOf(tree, inner, 'name'), bindings),
    (way) => matchDecorators(matcher, pattern.decorators, outer, way),
    (way) => matchParameters(matcher, pattern.parameters, childOf(tree, inner, 'parameters'), way),
    (way) => (returns === undefined ? [way] : matchExpression(matcher, returns, returnType, way)),
    (way) => matchBody(matcher, pattern.body, childOf(tree, inner, 'body'), way),
  );
}

function matchClass(matcher: Matcher, pattern: Of<'class'>, node: Node, bindings: Bindings): Ways {
  const { tree } = matcher.target;
  const { outer, inner } = definitionOf(matcher, node);
  if (tree.kind[inner] !== K.class_definition) return NO_WAY;
  const list = childOf(tree, inner, 'superclasses');
  const bases = list === NONE ? [] : namedChildren(tree, list);
  // Base classes that the pattern does not name may stand anywhere behind.
  const wanted: Expr[] = [...pattern.bases, { kind: 'dots' }];
  const end = list === NONE ? tree.end[childOf(tree, inner, 'name')]! : tree.end[list]!;
  return chain(
    matchName(matcher, pattern.name, childOf(tree, inner, 'name'), bindings),
    (way) => matchDecorators(matcher, pattern.decorators, outer, way),
    (way) => (pattern.bases.length === 0 ? [way] : matchArguments(matcher, wanted, bases, end, way)),
    (way) => matchMembers(matcher, pattern.body, childOf(tree, inner, 'body'), way),
  );
}

/** The statements of a class body in any order; others may be there. */
function matchMembers(matcher: Matcher, body: Body, block: Node, bindings: Bindings): Ways {
  const wanted = (body ?? []).filter((member) => member.kind !== 'statement-dots');
  if (wanted.length === 0) return [bindings];
  const members = block === NONE ? [] : namedChildren(matcher.target.tree, block);
  return assign(matcher, wanted, members, bindings, (pattern, member, way) =>
    matchStatement(matcher, pattern, member, way),
  );
}

function matchIf(matcher: Matcher, pattern: Of<'if'>, node: Node, bindings: Bindings): Ways {
  const { tree } = matcher.target;
  const kind = tree.kind[node];
  if (kind !== K.if_statement && kind !== K.elif_clause) return NO_WAY;
  return chain(
    matchExpression(matcher, pattern.condition, childOf(tree, node, 'condition'), bindings),
    (way) => matchBody(matcher, pattern.body, childOf(tree, node, 'consequence'), way),
    (way) =>
      pattern.otherwise === undefined ? [way] : matchAlternatives(matcher, pattern.otherwise, node, way),
  );
}

/** What follows an `if`: the `elif`s are an `if` in the `else`, each in the one before. */
function matchAlternatives(matcher: Matcher, otherwise: Body, node: Node, bindings: Bindings): Ways {
  const { tree } = matcher.target;
  const owner = tree.kind[node] === K.elif_clause ? tree.parent[node]! : node;
  const next = childrenOf(tree, owner, 'alternative').find(
    (alternative) => owner === node || alternative > node,
  );
  if (next === undefined) return NO_WAY;
  if (tree.kind[next] === K.else_clause)
    return matchBody(matcher, otherwise, childOf(tree, next, 'body'), bindings);
  const only = otherwise?.length === 1 ? otherwise[0]! : undefined;
  if (only?.kind === 'statement-dots') return [bindings];
  return only === undefined ? NO_WAY : matchStatement(matcher, only, next, bindings);
}

function matchElse(matcher: Matcher, otherwise: Body, node: Node, bindings: Bindings): Ways {
  if (otherwise === undefined) return [bindings];
  const { tree } = matcher.target;
  const clause = childOf(tree, node, 'alternative');
  return clause === NONE ? NO_WAY : matchBody(matcher, otherwise, childOf(tree, clause, 'body'), bindings);
}

function matchWith(matcher: Matcher, pattern: Of<'with'>, node: Node, bindings: Bindings): Ways {
  const { tree } = matcher.target;
  if (tree.kind[node] !== K.with_statement) return NO_WAY;
  if (pattern.async && !hasToken(tree, node, T.async)) return NO_WAY;
  const clause = namedChildren(tree, node).find((child) => tree.kind[child] === K.with_clause);
  const items = clause === undefined ? [] : withItems(matcher, clause);
  const body = childOf(tree, node, 'body');
  const found: Bindings[] = [];
  // `with a, b:` is `with a:` around `with b:`, so the pattern's items may begin at any of them.
  for (let first = 0; first + pattern.items.length <= items.length; first++) {
    let ways: Ways = [bindings];
    for (const [i, item] of pattern.items.entries())
      ways = ways.flatMap((way) => matchWithItem(matcher, item, items[first + i]!, way));
    found.push(...ways.flatMap((way) => matchBody(matcher, pattern.body, body, way)));
  }
  return found;
}

function matchTry(matcher: Matcher, pattern: Of<'try'>, node: Node, bindings: Bindings): Ways {
  const { tree } = matcher.target;
  if (tree.kind[node] !== K.try_statement) return NO_WAY;
  const clauses = namedChildren(tree, node);
  const clause = (kind: number): Node => clauses.find((child) => tree.kind[child] === kind) ?? NONE;
  const handlers = clauses.filter((child) => tree.kind[child] === K.except_clause);
  const optional =
    (body: Body, kind: number): Step =>
    (way) => {
      if (body === undefined) return [way];
      return clause(kind) === NONE ? NO_WAY : matchBody(matcher, body, blockIn(matcher, clause(kind)), way);
    };
  return chain(
    matchBody(matcher, pattern.body, childOf(tree, node, 'body'), bindings),
    (way) => assign(matcher, pattern.handlers, handlers, way, (...one) => matchHandler(matcher, ...one)),
    optional(pattern.otherwise, K.else_clause),
    optional(pattern.finally, K.finally_clause),
  );
}

function matchHandler(matcher: Matcher, pattern: Handler, node: Node, bindings: Bindings): Ways {
  const { type, alias } = handlerParts(matcher.target.tree, node);
  const { type: wantedType, alias: wantedAlias } = pattern;
  if (wantedType === undefined ? type !== NONE : type === NONE && wantedType.kind !== 'dots') return NO_WAY;
  if (wantedAlias === undefined && alias !== NONE && wantedType?.kind !== 'dots') return NO_WAY;
  if (wantedAlias !== undefined && alias === NONE) return NO_WAY;
  return chain(
    wantedType === undefined || wantedType.kind === 'dots'
      ? [bindings]
      : matchHandlerType(matcher, wantedType, type, bindings),
    (way) => (wantedAlias === undefined ? [way] : matchExpression(matcher, wantedAlias, alias, way)),
    (way) => matchBody(matcher, pattern.body, blockIn(matcher, node), way),
  );
}

function matchMatch(matcher: Matcher, pattern: Of<'match'>, node: Node, bindings: Bindings): Ways {
  const { tree } = matcher.target;
  if (tree.kind[node] !== K.match_statement) return NO_WAY;
  const clauses = namedChildren(tree, childOf(tree, node, 'body')).filter(
    (child) => tree.kind[child] === K.case_clause,
  );
  let ways = matchExpression(matcher, pattern.subject, childOf(tree, node, 'subject'), bindings);
  for (const wanted of pattern.cases)
    ways = ways.flatMap((way) => clauses.flatMap((clause) => matchCase(matcher, wanted, clause, way)));
  return ways;
}

function matchCase(matcher: Matcher, pattern: Case, node: Node, bindings: Bindings): Ways {
  const { tree } = matcher.target;
  const patterns = namedChildren(tree, node).filter((child) => tree.kind[child] === K.case_pattern);
  const guard = childOf(tree, node, 'guard');
  const { guard: wantedGuard } = pattern;
  if ((wantedGuard === undefined) !== (guard === NONE)) return NO_WAY;
  if (patterns.length !== 1) return NO_WAY;
  return chain(
    matchExpression(matcher, pattern.pattern, patterns[0]!, bindings),
    (way) =>
      wantedGuard === undefined
        ? [way]
        : matchExpression(matcher, wantedGuard, namedChildren(tree, guard)[0]!, way),
    (way) => matchBody(matcher, pattern.body, childOf(tree, node, 'consequence'), way),
  );
}

/** A nested body: from its first statement; all of it, unless the pattern has `...`. */
function matchBody(matcher: Matcher, body: Body, block: Node, bindings: Bindings): Ways {
  if (body === undefined) return [bindings];
  const [only] = body;
  if (body.length === 1 && only!.kind === 'statement-dots') return [bindings];
  if (block === NONE) return NO_WAY;
  const statements = namedChildren(matcher.target.tree, block);
  // `$S` alone is the whole body.
  if (body.length === 1 && only!.kind === 'statement-metavariable')
    return bindNodes(matcher, only!.name, statements, matcher.target.tree.start[block]!, bindings);
  if (!mayBeBody(matcher, body, block)) return NO_WAY;
  const states = matchSequence(matcher, body, statements, 0, bindings);
  return states.filter(({ isWhole }) => isWhole).map(({ bindings: way }) => way);
}

/** Cheap: whether a block has as many statements as a body needs, and what they need. */
function mayBeBody(matcher: Matcher, body: Body, block: Node): boolean {
  if (body === undefined || block === NONE) return true;
  const { tree } = matcher.target;
  if (body.length === 1 && body[0]!.kind !== 'statement-expression') {
    const { kind } = body[0]!;
    if (kind === 'statement-dots' || kind === 'statement-metavariable') return true;
  }
  const isOpen = body.some((one) => one.kind === 'statement-dots' || namedDots(one) !== undefined);
  if (!isOpen && namedChildren(tree, block).length !== body.length) return false;
  return mayFollow(matcher, body, block, tree.last[block]!);
}

/** Parts of compound statements that hold no statements themselves: decorators, items of a `with`, exception types. */
import { unwrap } from '../rules/canonical.js';
import { asPattern } from '../rules/convert-statement.js';
import type { Expr, WithItem } from '../rules/pattern.js';
import { K } from '../syntax/kinds.js';
import { NONE, childOf, namedChildren, type Node, type SyntaxTree } from '../syntax/tree.js';
import { NO_WAY, type Bindings, type Ways } from './bindings.js';
import { matchExpression } from './expression.js';
import { matchList, matchUnordered } from './lists.js';
import type { Matcher } from './matcher.js';
import { runSequence } from './sequence.js';
import { argumentsOf } from './syntax-views.js';

export interface Definition {
  readonly outer: Node;
  readonly inner: Node;
}

/** A function or class under its decorators. */
export function definitionOf(matcher: Matcher, node: Node): Definition {
  const { tree } = matcher.target;
  if (tree.kind[node] === K.decorated_definition)
    return { outer: node, inner: childOf(tree, node, 'definition') };
  return { outer: node, inner: node };
}

export function matchDecorators(
  matcher: Matcher,
  patterns: readonly Expr[],
  node: Node,
  bindings: Bindings,
): Ways {
  if (patterns.length === 0) return [bindings];
  const { tree } = matcher.target;
  if (tree.kind[node] !== K.decorated_definition) return NO_WAY;
  const decorators = namedChildren(tree, node)
    .filter((child) => tree.kind[child] === K.decorator)
    .map((child) => decorated(tree, child));
  if (!matcher.options.decoratorsInOrder)
    return matchUnordered(matcher, patterns, decorators, bindings, true, matchDecorator);
  const states = runSequence<Expr>(
    {
      patterns: patterns.flatMap((pattern): Expr[] => [{ kind: 'dots' }, pattern]),
      length: decorators.length,
      from: 0,
      isDots: (pattern) => pattern.kind === 'dots',
      dotsName: () => undefined,
      matchAt: (pattern, at, way) => matchDecorator(matcher, pattern, decorators[at]!, way),
      bindRange: () => NO_WAY,
    },
    bindings,
  );
  return states.map((state) => state.bindings);
}

/** The expression of a decorator. */
export const decorated = (tree: SyntaxTree, decorator: Node): Node =>
  namedChildren(tree, decorator)[0] ?? decorator;

/** `@name` and `@name()` mean the same; a pattern without arguments is for decorators without arguments. */
export function matchDecorator(matcher: Matcher, pattern: Expr, node: Node, bindings: Bindings): Ways {
  const { tree } = matcher.target;
  if (pattern.kind === 'call' || tree.kind[node] !== K.call)
    return matchExpression(matcher, pattern, node, bindings);
  if (argumentsOf(tree, node).length > 0) return NO_WAY;
  return matchExpression(matcher, pattern, childOf(tree, node, 'function'), bindings);
}

/** Items of a `with`; those of a parenthesized list one by one. */
export function withItems(matcher: Matcher, clause: Node): Node[] {
  const { tree } = matcher.target;
  return namedChildren(tree, clause).flatMap((item) => {
    const value = childOf(tree, item, 'value');
    return tree.kind[value] === K.tuple ? namedChildren(tree, value) : [value];
  });
}

export function matchWithItem(matcher: Matcher, pattern: WithItem, node: Node, bindings: Bindings): Ways {
  const { tree } = matcher.target;
  const { value, alias } = asPattern(tree, node);
  const { alias: wanted } = pattern;
  if (wanted === undefined) return matchExpression(matcher, pattern.value, value, bindings);
  if (alias === NONE) return NO_WAY;
  return matchExpression(matcher, wanted, alias, bindings).flatMap((way) =>
    matchExpression(matcher, pattern.value, value, way),
  );
}

/** `except (..., A, ...)` also matches `except A`. */
export function matchHandlerType(matcher: Matcher, pattern: Expr, type: Node, bindings: Bindings): Ways {
  const { tree } = matcher.target;
  const isList = pattern.kind === 'shape' && pattern.shape === K.tuple;
  if (!isList || tree.kind[unwrap(tree, type)] === K.tuple)
    return matchExpression(matcher, pattern, type, bindings);
  return matchList(matcher, pattern.children, [type], tree.end[type]!, bindings);
}

export const blockIn = (matcher: Matcher, node: Node): Node =>
  namedChildren(matcher.target.tree, node).find((child) => matcher.target.tree.kind[child] === K.block) ??
  NONE;

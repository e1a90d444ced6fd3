/** Parameters of functions and lambdas. */
import type { Expr, Parameter } from '../rules/pattern.js';
import { K } from '../syntax/kinds.js';
import { NONE, namedChildren, type Node } from '../syntax/tree.js';
import { NO_WAY, type Bindings, type Ways } from './bindings.js';
import { matchList } from './lists.js';
import type { Matcher } from './matcher.js';
import { matchName } from './names.js';
import { parameterParts } from './syntax-views.js';

export function matchParameters(
  matcher: Matcher,
  patterns: readonly Expr[],
  list: Node,
  bindings: Bindings,
): Ways {
  const { tree } = matcher.target;
  const nodes = list === NONE ? [] : namedChildren(tree, list);
  if (patterns.length === 1 && patterns[0]!.kind === 'dots') return [bindings];
  return matchList(matcher, patterns, nodes, list === NONE ? 0 : tree.end[list]! - 1, bindings);
}

/** A parameter pattern says nothing about an annotation or default that it does not have. */
export function matchParameter(matcher: Matcher, pattern: Parameter, node: Node, bindings: Bindings): Ways {
  const { tree } = matcher.target;
  const kind = tree.kind[node];
  if (pattern.default !== undefined && kind !== K.default_parameter && kind !== K.typed_default_parameter)
    return NO_WAY;
  const parts = parameterParts(tree, node);
  if (parts === undefined || parts.star !== pattern.star) return NO_WAY;
  let ways = matchName(matcher, pattern.name, parts.name, bindings);
  const { type, default: value } = pattern;
  if (type !== undefined)
    ways =
      parts.type === NONE
        ? NO_WAY
        : ways.flatMap((way) => matcher.expression(matcher, type, parts.type, way));
  if (value !== undefined)
    ways =
      parts.default === NONE
        ? NO_WAY
        : ways.flatMap((way) => matcher.expression(matcher, value, parts.default, way));
  return ways;
}

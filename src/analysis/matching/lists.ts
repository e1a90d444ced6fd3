/** Lists of patterns against lists of nodes: arguments, elements, and what may come in any order. */
import type { Expr } from '../rules/pattern.js';
import { K } from '../syntax/kinds.js';
import type { Node } from '../syntax/tree.js';
import { assign } from './assign.js';
import { NO_WAY, type Bindings, type Ways } from './bindings.js';
import { bindNodes, type MatchExpression, type Matcher } from './matcher.js';
import { isComplete, runSequence } from './sequence.js';

type Of<Kind extends Expr['kind']> = Extract<Expr, { kind: Kind }>;

/**
 * Arguments: keyword patterns first, in any order, each with an argument of its own; the other patterns in order
 * with the arguments that are left. Only `...` and `$...ARGS` can stand for a keyword argument that no pattern names.
 */
export function matchArguments(
  matcher: Matcher,
  patterns: readonly Expr[],
  args: readonly Node[],
  emptyAt: number,
  bindings: Bindings,
): Ways {
  if (!patterns.some((pattern) => pattern.kind === 'keyword'))
    return matchList(matcher, patterns, args, emptyAt, bindings);
  const keywords = patterns.filter((pattern): pattern is Of<'keyword'> => pattern.kind === 'keyword');
  // `$...A, k=1, $...B`: what stands before the keyword argument and what behind is told apart where it can be.
  if (patterns.some((pattern) => pattern.kind === 'metavariable-dots')) {
    const inOrder = matchList(matcher, patterns, args, emptyAt, bindings);
    if (inOrder.length > 0) return inOrder;
  }
  const others = patterns.filter((pattern) => pattern.kind !== 'keyword');
  if (others.length > args.length && !others.some(isOpen)) return NO_WAY;
  let states: { left: readonly Node[]; bindings: Bindings }[] = [{ left: args, bindings }];
  for (const keyword of keywords) {
    states = states.flatMap(({ left, bindings: before }) =>
      left.flatMap((arg) => {
        if (matcher.target.tree.kind[arg] !== K.keyword_argument) return [];
        const ways = matcher.expression(matcher, keyword, arg, before);
        return ways.map((way) => ({ left: left.filter((other) => other !== arg), bindings: way }));
      }),
    );
    if (states.length === 0) return NO_WAY;
  }
  return states.flatMap((state) => matchList(matcher, others, state.left, emptyAt, state.bindings));
}

const isOpen = (pattern: Expr): boolean => pattern.kind === 'dots' || pattern.kind === 'metavariable-dots';

/** Patterns in order against all of the nodes. */
export function matchList(
  matcher: Matcher,
  patterns: readonly Expr[],
  nodes: readonly Node[],
  emptyAt: number,
  bindings: Bindings,
): Ways {
  if (!patterns.some(isOpen)) {
    if (patterns.length !== nodes.length) return NO_WAY;
    let ways: Ways = [bindings];
    for (let i = 0; i < patterns.length && ways.length > 0; i++) {
      const pattern = patterns[i]!;
      const node = nodes[i]!;
      ways =
        ways.length === 1
          ? matcher.expression(matcher, pattern, node, ways[0])
          : ways.flatMap((way) => matcher.expression(matcher, pattern, node, way));
    }
    return ways;
  }
  const states = runSequence<Expr>(
    {
      patterns,
      length: nodes.length,
      from: 0,
      isDots: (pattern) => pattern.kind === 'dots',
      dotsName: (pattern) => (pattern.kind === 'metavariable-dots' ? pattern.name : undefined),
      matchAt: (pattern, at, before) => matcher.expression(matcher, pattern, nodes[at]!, before),
      bindRange: (name, from, to, before) => bindNodes(matcher, name, nodes.slice(from, to), emptyAt, before),
    },
    bindings,
  );
  return states.filter((state) => isComplete(state, nodes.length)).map((state) => state.bindings);
}

/** Patterns in any order, each with a node of its own; others may remain only if `...` is among the patterns. */
export function matchUnordered(
  matcher: Matcher,
  patterns: readonly Expr[],
  nodes: readonly Node[],
  bindings: Bindings,
  mayRemain = patterns.some((pattern) => pattern.kind === 'dots'),
  matchOne: MatchExpression = matcher.expression,
): Ways {
  const wanted = patterns.filter((pattern) => pattern.kind !== 'dots');
  if (wanted.length > nodes.length || (!mayRemain && wanted.length !== nodes.length)) return NO_WAY;
  return assign(matcher, wanted, nodes, bindings, (pattern, node, way) =>
    matchOne(matcher, pattern, node, way),
  );
}

/** Operands of associative and commutative operators: `a and b and c`, `a | b`. */
import { unwrap } from '../rules/canonical.js';
import { operandsOf } from '../rules/convert-expression.js';
import type { Expr } from '../rules/pattern.js';
import { K, T } from '../syntax/kinds.js';
import { childOf, type Node } from '../syntax/tree.js';
import { NO_WAY, type Bindings, type Ways } from './bindings.js';
import { matchUnordered } from './lists.js';
import { bindNode, bindNodes, type Matcher } from './matcher.js';
import { isComplete, runSequence } from './sequence.js';
import { operatorOf } from './syntax-views.js';

type Of<Kind extends Expr['kind']> = Extract<Expr, { kind: Kind }>;

/** Associative operators: the operands in order; `...` and metavariables may stand for several. */
export function matchOperands(
  matcher: Matcher,
  pattern: Of<'operands'>,
  node: Node,
  bindings: Bindings,
): Ways {
  const { tree } = matcher.target;
  const kind = tree.kind[node];
  if (kind !== K.boolean_operator && kind !== K.binary_operator) return NO_WAY;
  if (operatorOf(tree, node) !== (T as Record<string, number>)[pattern.operator]) return NO_WAY;
  const { options } = matcher;
  const operands = options.associative
    ? operandsOf(tree, node)
    : [childOf(tree, node, 'left'), childOf(tree, node, 'right')];
  if (!pattern.operands.every((part) => mayBeAmong(matcher, part, operands))) return NO_WAY;
  const bitwise = pattern.operator !== 'and' && pattern.operator !== 'or';
  if (options.associative && (bitwise || options.commutativeBoolean))
    return matchCommutative(matcher, pattern.operands, operands, bindings);
  return runSequence<Expr>(
    {
      patterns: pattern.operands,
      length: operands.length,
      from: 0,
      isDots: (part) => part.kind === 'dots',
      dotsName: (part) => (options.associative && part.kind === 'metavariable' ? part.name : undefined),
      matchAt: (part, at, before) => matcher.expression(matcher, part, operands[at]!, before),
      bindRange: (name, from, to, before) =>
        to === from
          ? NO_WAY
          : to === from + 1
            ? bindNode(matcher, name, operands[from]!, before)
            : bindNodes(matcher, name, operands.slice(from, to), tree.end[node]!, before),
    },
    bindings,
  )
    .filter((state) => isComplete(state, operands.length))
    .map((state) => state.bindings);
}

/** Cheap: whether a node is of a kind that a pattern can match. */
function mayBeAmong(matcher: Matcher, pattern: Expr, nodes: readonly Node[]): boolean {
  const { kinds } = matcher.anchor(pattern);
  if (kinds === undefined || kinds.has(K.identifier) || matcher.options.symbolicPropagation) return true;
  const { tree } = matcher.target;
  return nodes.some((node) => kinds.has(tree.kind[unwrap(tree, node)]!));
}

/** Commutative operators: the patterns with different operands in any order; metavariables take the rest. */
function matchCommutative(
  matcher: Matcher,
  patterns: readonly Expr[],
  operands: readonly Node[],
  bindings: Bindings,
): Ways {
  if (patterns.length > operands.length && !patterns.some((pattern) => pattern.kind === 'dots'))
    return NO_WAY;
  const fixed = patterns.filter((pattern) => pattern.kind !== 'metavariable');
  const open = patterns.filter((pattern) => pattern.kind === 'metavariable');
  return matchUnordered(matcher, [...fixed, ...open], operands, bindings, true);
}

/** Syntax without a pattern form of its own: the same kind and tokens, then child by child. */
import { canonicalKind, hasTokens, unwrap } from '../rules/canonical.js';
import type { Expr } from '../rules/pattern.js';
import { K, T } from '../syntax/kinds.js';
import { childOf, namedChildren, type Node } from '../syntax/tree.js';
import { NO_WAY, type Bindings, type Ways } from './bindings.js';
import { matchList, matchUnordered } from './lists.js';
import { bindNodes, type Matcher } from './matcher.js';
import { operatorOf, subscriptParts } from './syntax-views.js';

type Of<Kind extends Expr['kind']> = Extract<Expr, { kind: Kind }>;

/** Everything else: the same kind and tokens, then child by child. */
export function matchShape(matcher: Matcher, pattern: Of<'shape'>, node: Node, bindings: Bindings): Ways {
  const { tree } = matcher.target;
  const raw = tree.kind[node]!;
  const kind = raw === K.expression_statement ? K.tuple : canonicalKind(raw);
  if (kind !== pattern.shape) {
    const open = pattern.children.length === 1 && pattern.children[0]!.kind === 'dots';
    // `[...]` also stands for a comprehension.
    const comprehension =
      (pattern.shape === K.list && kind === K.list_comprehension) ||
      (pattern.shape === K.set && (kind === K.set_comprehension || kind === K.dictionary));
    return open && comprehension ? [bindings] : NO_WAY;
  }
  if (kind === K.subscript) return matchSubscript(matcher, pattern, node, bindings);
  if (kind === K.binary_operator) {
    if (operatorOf(tree, node) !== pattern.tokens[0]) return NO_WAY;
  } else if (kind !== K.pair && (pattern.tokens.length > 0 || HAS_TOKENS.has(kind))) {
    if (!hasTokens(tree, node, pattern.tokens)) return NO_WAY;
  }
  const children = namedChildren(tree, node);
  if (kind === K.set) return matchUnordered(matcher, pattern.children, children, bindings);
  const ways = matchList(matcher, pattern.children, children, tree.end[node]!, bindings);
  if (ways.length > 0) return ways;
  return matchRearranged(matcher, pattern, node, children, bindings);
}

/** Kinds whose tokens matter even if the pattern has none. */
const HAS_TOKENS: ReadonlySet<number> = new Set([K.yield, K.slice, K.raise_statement]);

/** `1 + ...` also matches `1 + 2 + 3`; with `symmetric_eq`, `a == b` also matches `b == a`. */
function matchRearranged(
  matcher: Matcher,
  pattern: Of<'shape'>,
  node: Node,
  children: readonly Node[],
  bindings: Bindings,
): Ways {
  const [first, second] = pattern.children;
  if (pattern.shape === K.binary_operator && first !== undefined && second?.kind === 'dots') {
    // Down the left operands of the same operator, without recursion: chains may be long.
    const { tree } = matcher.target;
    let at = unwrap(tree, children[0]!);
    while (tree.kind[at] === K.binary_operator && operatorOf(tree, at) === operatorOf(tree, node)) {
      if (!matcher.budget.spend()) return NO_WAY;
      const left = unwrap(tree, childOf(tree, at, 'left'));
      const ways = matcher.expression(matcher, first, left, bindings);
      if (ways.length > 0) return ways;
      at = left;
    }
    return NO_WAY;
  }
  const equality = pattern.tokens[0] === T['=='] || pattern.tokens[0] === T['!='];
  if (!matcher.options.symmetricEquality || pattern.shape !== K.comparison_operator || !equality)
    return NO_WAY;
  return matchList(matcher, pattern.children, [...children].reverse(), 0, bindings);
}

function matchSubscript(matcher: Matcher, pattern: Of<'shape'>, node: Node, bindings: Bindings): Ways {
  const { tree } = matcher.target;
  const { value, indices } = subscriptParts(tree, node);
  const [object, index] = pattern.children;
  if (object === undefined || index === undefined) return NO_WAY;
  const ways = matcher.expression(matcher, object, value, bindings);
  if (indices.length === 1)
    return ways.flatMap((way) => matcher.expression(matcher, index, indices[0]!, way));
  const end = tree.end[node]! - 1;
  if (index.kind === 'dots') return ways;
  if (index.kind === 'metavariable')
    return ways.flatMap((way) => bindNodes(matcher, index.name, indices, end, way));
  if (index.kind !== 'shape' || index.shape !== K.tuple) return NO_WAY;
  return ways.flatMap((way) => matchList(matcher, index.children, indices, end, way));
}

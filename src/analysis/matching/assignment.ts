/** Assignments in all their forms: `a = b`, `a: T = b`, `(a := b)`, `with b as a`, `a, c = b, d`. */
import { canonicalKind, unwrap } from '../rules/canonical.js';
import type { Expr } from '../rules/pattern.js';
import { K } from '../syntax/kinds.js';
import { NONE, namedChildren, type Node } from '../syntax/tree.js';
import { NO_WAY, type Bindings, type Ways } from './bindings.js';
import type { Matcher } from './matcher.js';
import { assignmentParts } from './syntax-views.js';

type Of<Kind extends Expr['kind']> = Extract<Expr, { kind: Kind }>;

export function matchAssignment(
  matcher: Matcher,
  pattern: Of<'assignment'>,
  node: Node,
  bindings: Bindings,
): Ways {
  const { tree } = matcher.target;
  const parts = assignmentParts(tree, node);
  if (parts === undefined) return NO_WAY;
  let ways: Ways = [bindings];
  if (pattern.type !== undefined) {
    const { type } = pattern;
    if (parts.type === NONE) return NO_WAY;
    ways = matcher.expression(matcher, type, parts.type, bindings);
  } else if (parts.type !== NONE && !matcher.options.assignmentForms) return NO_WAY;
  const { right } = pattern;
  if (right === undefined) {
    if (parts.right !== NONE) return NO_WAY;
    return ways.flatMap((way) => matcher.expression(matcher, pattern.left, parts.left, way));
  }
  if (parts.right === NONE) return NO_WAY;
  const pair = (left: Node, value: Node): Ways =>
    ways.flatMap((way) =>
      matcher
        .expression(matcher, pattern.left, left, way)
        .flatMap((next) => matcher.expression(matcher, right, value, next)),
    );
  const whole = pair(parts.left, parts.right);
  if (whole.length > 0) return whole;
  // `a, b = 1, 2` is `a = 1` and `b = 2`.
  const left = unwrap(tree, parts.left);
  const value = unwrap(tree, parts.right);
  if (canonicalKind(tree.kind[left]!) !== K.tuple || canonicalKind(tree.kind[value]!) !== K.tuple)
    return NO_WAY;
  const lefts = namedChildren(tree, left);
  const values = namedChildren(tree, value);
  if (lefts.length !== values.length) return NO_WAY;
  return lefts.flatMap((item, i) => pair(item, values[i]!));
}

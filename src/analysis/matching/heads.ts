/**
 * Cheap tests of a call's or attribute's own name, or of a definition's decorators, before anything else is matched.
 *
 *     $LOG.$LEVEL(..., $SECRET, ...)  under conditions on $LOG and $LEVEL:  `app.log.info(a, b)` has $LOG `app.log`
 *     @$APP.$ROUTE(...) def $F(...): ...  under one on $ROUTE:  tried where a decorator is a call of that name
 */
import { unwrap } from '../rules/canonical.js';
import type { Expr, Pattern } from '../rules/pattern.js';
import { matchRegexAtStart, type Regex } from '../rules/regex.js';
import { K } from '../syntax/kinds.js';
import { childOf, namedChildren, textOf, type Node } from '../syntax/tree.js';
import type { LeafCondition } from './conditions.js';
import type { Target } from './target.js';

interface HeadTest {
  /** What of the name is tested: all of it, or of an attribute what it is taken of or its last part. */
  readonly part: 'whole' | 'object' | 'attribute';
  readonly regex: Regex;
}

export interface Heads {
  readonly own: readonly HeadTest[];
  /** For each list, one of the definition's decorators must pass all of it. */
  readonly decorators: readonly (readonly HeadTest[])[];
}

const NO_HEADS: Heads = { own: [], decorators: [] };

export function headsOf({ root }: Pattern, conditions: readonly LeafCondition[]): Heads {
  if (root.kind === 'expression') return { own: testsOf(root.expr, conditions), decorators: [] };
  const [only, second] = root.items;
  if (second !== undefined || (only?.kind !== 'function' && only?.kind !== 'class')) return NO_HEADS;
  const lists = only.decorators.map((decorator) => testsOf(decorator, conditions));
  return { own: [], decorators: lists.filter((tests) => tests.length > 0) };
}

function testsOf(expr: Expr, conditions: readonly LeafCondition[]): HeadTest[] {
  const tests: HeadTest[] = [];
  const add = (part: HeadTest['part'], named: Expr): void => {
    if (named.kind !== 'metavariable') return;
    for (const { metavariable, regex } of conditions)
      if (metavariable === named.name && regex !== undefined) tests.push({ part, regex });
  };
  const head = expr.kind === 'call' ? expr.callee : expr;
  if (head.kind === 'attribute') {
    add('attribute', head.attribute);
    add('object', head.object);
  } else if (expr.kind === 'call') add('whole', head);
  return tests;
}

/** False only if a pattern with these tests cannot match the node. */
export function passesHeads(
  target: Target,
  { own, decorators }: Heads,
  row: Node,
  isSymbolic: boolean,
): boolean {
  for (const test of own) if (!passesHead(target, test, row, isSymbolic)) return false;
  if (decorators.length === 0) return true;
  const { tree } = target;
  const expressions = namedChildren(tree, row)
    .filter((child) => tree.kind[child] === K.decorator)
    .map((child) => namedChildren(tree, child)[0] ?? child);
  return decorators.every((tests) =>
    expressions.some((decorator) => tests.every((test) => passesHead(target, test, decorator, isSymbolic))),
  );
}

/** False only if a pattern with this test cannot match the node, nor what an import or a variable makes of it. */
function passesHead(target: Target, { part, regex }: HeadTest, row: Node, isSymbolic: boolean): boolean {
  const { tree } = target;
  const node = unwrap(tree, row);
  const head = tree.kind[node] === K.call ? unwrap(tree, childOf(tree, node, 'function')) : node;
  const passes = (tested: Node): boolean =>
    tested < 0 ||
    matchRegexAtStart(regex, textOf(tree, tested)) !== undefined ||
    (isSymbolic && tree.kind[tested] === K.identifier && target.isAssigned(tested));
  if (part === 'whole') return passes(head);
  if (tree.kind[head] !== K.attribute) return true;
  const inner = childOf(tree, head, part);
  return passes(part === 'object' && inner >= 0 ? unwrap(tree, inner) : inner);
}

/**
 * Cheap tests of a call's or attribute's own name, before anything else of it is matched.
 *
 *     $LOG.$LEVEL(..., $SECRET, ...)  under conditions on $LOG and $LEVEL:  `app.log.info(a, b)` has $LOG `app.log`
 */
import { unwrap } from '../rules/canonical.js';
import type { Expr, Pattern } from '../rules/pattern.js';
import { matchRegexAtStart, type Regex } from '../rules/regex.js';
import { K } from '../syntax/kinds.js';
import { childOf, textOf, type Node } from '../syntax/tree.js';
import type { LeafCondition } from './conditions.js';
import type { Target } from './target.js';

export interface HeadTest {
  /** What of the name is tested: all of it, or of an attribute what it is taken of or its last part. */
  readonly part: 'whole' | 'object' | 'attribute';
  readonly regex: Regex;
}

export function headTests({ root }: Pattern, conditions: readonly LeafCondition[]): HeadTest[] {
  if (root.kind !== 'expression') return [];
  const tests: HeadTest[] = [];
  const add = (part: HeadTest['part'], expr: Expr): void => {
    if (expr.kind !== 'metavariable') return;
    for (const { metavariable, regex } of conditions)
      if (metavariable === expr.name && regex !== undefined) tests.push({ part, regex });
  };
  const head = root.expr.kind === 'call' ? root.expr.callee : root.expr;
  if (head.kind === 'attribute') {
    add('attribute', head.attribute);
    add('object', head.object);
  } else if (root.expr.kind === 'call') add('whole', head);
  return tests;
}

/** False only if a pattern with this test cannot match the node, nor what an import or a variable makes of it. */
export function passesHead(
  target: Target,
  { part, regex }: HeadTest,
  row: Node,
  isSymbolic: boolean,
): boolean {
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

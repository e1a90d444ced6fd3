/**
 * Expressions that may come to the value of a literal without being it: names that it is assigned to, and what picks
 * such a name or literal out. Going by names alone, so that flow is followed for few of them.
 *
 *     URL = "http://x"            from the literal: the name URL
 *     class A: base = URL         … so A.base, self.base; base
 *     f(self.base or other)       … so `self.base` and `self.base or other`
 */
import { F, K } from '../syntax/kinds.js';
import { NONE, childOf, textOf, type Node, type SyntaxTree } from '../syntax/tree.js';
import { isStatement } from './statement-rows.js';
import type { Target } from './target.js';

/** Rows of such expressions, each once; the literals themselves are not among them. */
export function carriersOf(target: Target, literals: Iterable<Node>): readonly Node[] {
  const { tree } = target;
  const carriers = new Set<Node>();
  const names = new Set<string>();
  const pending = [...literals];
  for (let row = pending.pop(); row !== undefined; row = pending.pop())
    for (const name of carry(tree, row, carriers)) {
      if (names.has(name)) continue;
      names.add(name);
      for (const identifier of target.names.named(name)) {
        const parent = tree.parent[identifier]!;
        const isAttribute = tree.kind[parent] === K.attribute && tree.field[identifier] === F.attribute;
        const read = isAttribute ? parent : identifier;
        if (isAttribute || target.constants.mayBeConstant(identifier, 'string')) carriers.add(read);
        pending.push(read);
      }
    }
  return [...carriers];
}

/** Adds the expressions around a row that may have its value; the names that these are assigned to. */
function carry(tree: SyntaxTree, from: Node, carriers: Set<Node>): readonly string[] {
  const names: string[] = [];
  for (let row = from, up = tree.parent[row]!; up !== NONE; row = up, up = tree.parent[row]!) {
    const kind = tree.kind[up]!;
    if (kind === K.assignment || kind === K.augmented_assignment) {
      if (tree.field[row] !== F.right) return names;
      names.push(...namesIn(tree, childOf(tree, up, 'left')));
    } else if (kind === K.named_expression) {
      if (tree.field[row] !== F.value) return names;
      names.push(...namesIn(tree, childOf(tree, up, 'name')));
    } else if (PICKING.has(kind)) carriers.add(up);
    else if (!HOLDING.has(kind) || isStatement(tree, up)) return names;
  }
  return names;
}

/** Names and names of attributes that a target consists of. */
function namesIn(tree: SyntaxTree, target: Node): string[] {
  const names: string[] = [];
  if (target === NONE) return names;
  for (let row = target; row < tree.last[target]!; row++)
    if (tree.kind[row] === K.identifier) names.push(textOf(tree, row));
  return names;
}

/** Expressions that come to the value of one of their parts. */
const PICKING: ReadonlySet<number> = new Set([K.boolean_operator, K.conditional_expression, K.subscript]);

/** Expressions that hold the values of their parts. */
const HOLDING: ReadonlySet<number> = new Set([
  K.parenthesized_expression,
  K.concatenated_string,
  K.tuple,
  K.list,
  K.set,
  K.dictionary,
  K.pair,
  K.expression_list,
]);

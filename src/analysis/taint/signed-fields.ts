/**
 * Fields that a form's `clean` takes out of a signature: whoever holds the key has written them.
 *
 *     def clean(self):
 *         for key in ("file", "format"):
 *             data[key] = self.signer.unsign(data[key])        `form.cleaned_data["file"]` is ours
 */
import { stringLiteral } from '../semantics/index.js';
import { K } from '../syntax/kinds.js';
import {
  NONE,
  ancestor,
  childOf,
  childrenOf,
  namedChildren,
  textOf,
  type Node,
  type SyntaxTree,
} from '../syntax/tree.js';
import type { FunctionUnit } from './program-units.js';

const UNSIGN = /\.(unsign|unsign_object)$/;

/** Whether the method writes what `unsign` gives to the key. */
export function unsigns({ tree, node }: FunctionUnit, key: string): boolean {
  for (let at = node; at < tree.last[node]!; at++)
    if (tree.kind[at] === K.assignment && isUnsigned(tree, at) && keysOf(tree, at).includes(key)) return true;
  return false;
}

function isUnsigned(tree: SyntaxTree, assignment: Node): boolean {
  const value = childOf(tree, assignment, 'right');
  if (value === NONE || tree.kind[value] !== K.call) return false;
  return UNSIGN.test(textOf(tree, childOf(tree, value, 'function')));
}

/** The constant keys that `data[key] = …` writes. */
function keysOf(tree: SyntaxTree, assignment: Node): string[] {
  const target = childOf(tree, assignment, 'left');
  if (target === NONE || tree.kind[target] !== K.subscript) return [];
  const [index, ...more] = childrenOf(tree, target, 'subscript');
  if (index === undefined || more.length > 0) return [];
  if (tree.kind[index] !== K.identifier) return textsOf(tree, [index]);
  const loop = ancestor(tree, assignment, K.for_statement);
  if (loop === NONE || textOf(tree, childOf(tree, loop, 'left')) !== textOf(tree, index)) return [];
  const all = childOf(tree, loop, 'right');
  const items = namedChildren(tree, all);
  return [K.set, K.list, K.tuple].includes(tree.kind[all]!) ? textsOf(tree, items) : [];
}

const textsOf = (tree: SyntaxTree, nodes: readonly Node[]): string[] =>
  nodes.flatMap((node) => {
    const literal = stringLiteral(tree, node);
    return literal?.holes.length === 0 ? [literal.value] : [];
  });

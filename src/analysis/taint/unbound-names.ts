/**
 * Names that nothing in the module binds, under a user's rules: variables of the unit that names them, as in snippets
 * and in code that a star import feeds. The models' names never change, so that they have no use for this.
 *
 *     x[i] = tainted      `x` is tainted, though no statement says what it is
 *     y.add(tainted)      so is `y`, after a propagator to it
 */
import { K } from '../syntax/kinds.js';
import { NONE, childOf, textOf, type Node } from '../syntax/tree.js';
import { newObject } from './heap.js';
import type { Frame, Machine } from './machine.js';
import { revised, type Value } from './values.js';

/**
 * Key of a name in a state's environment: the index of its binding, or a negative number if nothing binds it. Undefined
 * for an unbound name unless the module is subject to a user's rules.
 */
export function variableOf(frame: Frame, name: Node): number | undefined {
  const binding = frame.semantics.bindingOf(name);
  if (binding !== undefined) return binding.index;
  if (frame.places === undefined) return undefined;
  const text = textOf(frame.tree, name);
  const known = frame.unbound.get(text) ?? -1 - frame.unbound.size;
  frame.unbound.set(text, known);
  return known;
}

/** The name that a chain of attributes and subscripts begins with, if nothing in the module binds it; else NONE. */
export function unboundRoot(frame: Frame, node: Node): Node {
  if (frame.places === undefined) return NONE;
  const { tree } = frame;
  let at = node;
  while (at !== NONE && (tree.kind[at] === K.attribute || tree.kind[at] === K.subscript))
    at = childOf(tree, at, tree.kind[at] === K.attribute ? 'object' : 'value');
  return at !== NONE && tree.kind[at] === K.identifier && frame.semantics.bindingOf(at) === undefined
    ? at
    : NONE;
}

/** The value of an unbound name that is about to be written to: from here on an object with fields. */
export function writable(m: Machine, frame: Frame, name: Node, value: Value): Value {
  const variable = variableOf(frame, name);
  if (variable === undefined || value.refs.length > 0) return value;
  const object = revised(value, { refs: [m.allocate(frame, name, newObject('instance'))] });
  frame.state.env.set(variable, object);
  return object;
}

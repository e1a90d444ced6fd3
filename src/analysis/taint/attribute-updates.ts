/** Attributes that are written through the object's dictionary: `self.__dict__.update(values)`, `vars(x).update(values)`. */
import { argumentsOf } from '../semantics/index.js';
import { K } from '../syntax/kinds.js';
import { NONE, childOf, textOf, type Node } from '../syntax/tree.js';
import type { Arguments } from './callables.js';
import { mappingFields } from './elements.js';
import { SOME_FIELD } from './heap.js';
import type { Frame } from './machine.js';
import { NOTHING, constantValue, type Value } from './values.js';

/** `x` of `x.__dict__` and `vars(x)`. */
export function ownerOfAttributes(frame: Frame, node: Node): Node {
  const { tree } = frame;
  if (tree.kind[node] === K.attribute)
    return textOf(tree, childOf(tree, node, 'attribute')) === '__dict__'
      ? childOf(tree, node, 'object')
      : NONE;
  if (tree.kind[node] !== K.call || textOf(tree, childOf(tree, node, 'function')) !== 'vars') return NONE;
  const [first] = argumentsOf(tree, node);
  return first?.kind === 'positional' ? first.value : NONE;
}

/** `self.__dict__.update(values)`: attributes by the mapping's keys. */
export function updateAttributes(frame: Frame, object: Value, args: Arguments): Value {
  for (const [name, value] of args.keywords) frame.state.write(object, `.${name}`, value);
  const [given] = args.positional;
  for (const values of [given, args.restKeywords]) {
    if (values === undefined) continue;
    const { fields, rest } = mappingFields(frame, values);
    for (const [key, value] of fields)
      if (key.startsWith('s:')) frame.state.write(object, `.${key.slice(2)}`, value);
    if (rest !== NOTHING) frame.state.write(object, SOME_FIELD, rest);
  }
  return constantValue(null);
}

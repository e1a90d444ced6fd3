/** Contexts: what is fixed about arguments and captures when a function is interpreted again for some calls. */
import type { Node } from '../syntax/tree.js';
import type { Callable } from './callables.js';
import { newObject, revisedObject } from './heap.js';
import type { Context, Frame, Machine } from './machine.js';
import type { FunctionUnit } from './program-units.js';
import { NOTHING, refValue, type Value, revised } from './values.js';

/** The value that a context stands for, inside the function: an object where it was one, else a symbolic value's type. */
export function fromContext(
  m: Machine,
  frame: Frame,
  known: Value,
  symbolic: Value,
  node: Node,
  variant = 0,
): Value {
  if (known.callables.length > 0) return known;
  if (known.constants === undefined || known.constants.length === 0)
    return revised(symbolic, { types: known.types });
  if (known.types.length === 0) return known;
  const content = revised(NOTHING, { constants: known.constants });
  const object = known.types.includes(PATTERN)
    ? revisedObject(newObject('instance'), { fields: new Map([['.pattern', content]]) })
    : revisedObject(newObject('set'), { rest: content });
  return refValue(m.allocate(frame, node, object, variant), known.types);
}

/** A compiled regular expression, kept with its text. */
export const PATTERN = 're.Pattern';

/** Names a context, so that equal ones are interpreted once. */
export function contextKey(context: Context, numberOf: (callable: Callable) => number): string {
  return [...context]
    .map(([index, value]) => {
      const constants = value.constants === undefined ? '' : JSON.stringify(value.constants);
      return `${index}=${constants};${value.callables.map(numberOf).join()};${value.types.join()}`;
    })
    .join('|');
}

/**
 * The context in which the receiver is of the most general class that a method is inherited by: what the subclasses of
 * one base class override alike. Undefined if there is no class between.
 *
 *     class Handler: def finish(self): …      class JsonHandler(Handler): …      class Users(JsonHandler): …
 *     of Users                                of JsonHandler
 */
export function widened(m: Machine, unit: FunctionUnit, context: Context): Context | undefined {
  const [type, ...others] = context.get(0)?.types ?? [];
  const info = type === undefined || others.length > 0 ? undefined : m.program.classNamed(type);
  const owner = unit.cls;
  if (info === undefined || owner === undefined || !unit.isMethod) return undefined;
  const between = m.program
    .mro(info)
    .flatMap((ref) => (ref.kind === 'program' ? [ref.info] : []))
    .filter((each) => each !== info && each !== owner && m.program.method(each, unit.shortName) === unit);
  const general = between.at(-1);
  return general && new Map([[0, revised(NOTHING, { types: [general.qualified] })]]);
}

/** Variables of an enclosing function, as a call knows them. */
import type { Frame, Machine } from './machine.js';
import { ownerOf } from './names.js';
import { UNKNOWN, type Value } from './values.js';

/**
 * What a call knows of a variable that the callee captures: the value that it was made with, or the variable itself
 * where it lives in the calling unit. Undefined if the caller captures it too.
 */
export function captureAt(
  m: Machine,
  frame: Frame,
  key: string,
  captures: ReadonlyMap<string, Value> | undefined,
): Value | undefined {
  const given = captures?.get(key);
  if (given !== undefined) return given;
  const [module, index] = key.split(':');
  if (Number(module) !== frame.module.index) return undefined;
  const binding = m.captureBinding(key);
  if (binding === undefined || ownerOf(frame.unit, binding) !== frame.unit) return frame.context.get(key);
  return frame.state.env.get(Number(index)) ?? UNKNOWN;
}

/** `type(x)` and `x.__class__`: the classes of the program that a value may be of. */
import type { Machine } from './machine.js';
import { NOTHING, UNKNOWN, join, type Value } from './values.js';

export function classOf(m: Machine, { types }: Value): Value {
  let result: Value = NOTHING;
  for (const type of m.isOff('types') ? [] : types) {
    const info = m.program.classNamed(type);
    if (info !== undefined) result = join(result, m.classValue(info));
  }
  return result === NOTHING ? UNKNOWN : result;
}

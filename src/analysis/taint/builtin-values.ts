/** Values that built-in functions make: lists, the same data in another representation, results of callbacks. */
import { positionalArguments } from './callables.js';
import type { CallFacts } from './call-conditions.js';
import { newObject, type HeapObject, revisedObject } from './heap.js';
import type { Frame, Machine } from './machine.js';
import { UNKNOWN, refValue, type Value, revised } from './values.js';

/** What a built-in does; undefined leaves the call to the default. */
export type Builtin = (m: Machine, frame: Frame, call: CallFacts) => Value | undefined;

/** The first positional argument. */
export const first = (call: CallFacts): Value | undefined => call.args.positional[0];

/** Equal but for representation: checks of the result are checks of the argument. */
export function sameData(value: Value, taint = value.taint): Value {
  return revised(UNKNOWN, {
    taint,
    types: ['str'],
    prefix: value.prefix,
    removed: value.removed,
    part: partOfSame(value),
  });
}

/** `str(path.resolve())` is still a resolved path. */
function partOfSame({ subject, part }: Value): Value['part'] {
  if (subject === 0) return part;
  return { kind: part?.kind === 'resolved' ? 'resolved' : 'same', subject };
}

/** A new sequence with these elements. */
export function newList(m: Machine, frame: Frame, call: CallFacts, element: Value, type = 'list'): Value {
  const object: HeapObject = revisedObject(newObject('sequence'), { length: undefined, rest: element });
  return refValue(m.allocate(frame, call.site.node, object, 6), [type]);
}

/** A new sequence of exactly these elements. */
export function exactList(
  m: Machine,
  frame: Frame,
  call: CallFacts,
  items: readonly Value[],
  type = 'list',
): Value {
  const fields = new Map(items.map((item, i) => [`n:${i}`, item]));
  const object: HeapObject = revisedObject(newObject('sequence'), { fields, length: items.length });
  return refValue(m.allocate(frame, call.site.node, object, 6), [type]);
}

/** Calls a function value for every element that it will be given. */
export function apply(m: Machine, frame: Frame, call: CallFacts, fn: Value, args: readonly Value[]): Value {
  const value = m.call(frame, fn, positionalArguments(args), call.site);
  frame.live = true;
  return value;
}

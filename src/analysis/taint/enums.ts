/** Members of the program's Enums: whichever it is, its name and value are written in the class. */
import type { Machine } from './machine.js';
import { UNKNOWN, revised, type Value } from './values.js';

/** Base classes of enumerations. */
export const ENUM = /(^|\.)(Int|Str)?(Enum|Flag)$/;

const FIELDS = ['value', 'name'];

/** `order.value`, if the object is certainly a member of an Enum; undefined for anything else. */
export function memberField(m: Machine, { types }: Value, name: string): Value | undefined {
  if (m.isOff('types') || types.length === 0 || !FIELDS.includes(name)) return undefined;
  return types.every((type) => m.program.classNamed(type) !== undefined && m.isHarmless(type))
    ? revised(UNKNOWN, { fixed: true })
    : undefined;
}

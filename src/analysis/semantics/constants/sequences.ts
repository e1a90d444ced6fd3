/** Subscripts, slices and lengths of constants. Whatever is not certain, or would raise, is unknown. */
import {
  UNKNOWN_CONSTANT,
  asInteger,
  intConstant,
  isEqual,
  sequenceConstant,
  stringConstant,
  type ConstantValue,
} from './value.js';

/** A position that is small enough to count with. */
function positionOf(value: ConstantValue): number | undefined {
  const position = asInteger(value);
  return position === undefined || position > 1_000_000n || position < -1_000_000n
    ? undefined
    : Number(position);
}

/** `value[index]`. */
export function foldSubscript(value: ConstantValue, index: ConstantValue): ConstantValue {
  if (value.kind === 'dict')
    return value.entries.findLast(([key]) => isEqual(key, index))?.[1] ?? UNKNOWN_CONSTANT;
  const position = positionOf(index);
  if (position === undefined) return UNKNOWN_CONSTANT;
  if (value.kind === 'tuple' || value.kind === 'list') return value.items.at(position) ?? UNKNOWN_CONSTANT;
  if (value.kind === 'str') {
    const found = [...value.value].at(position);
    return found === undefined ? UNKNOWN_CONSTANT : stringConstant('str', found);
  }
  if (value.kind !== 'bytes') return UNKNOWN_CONSTANT;
  const byte = value.value.at(position);
  return byte === undefined ? UNKNOWN_CONSTANT : intConstant(BigInt(byte.charCodeAt(0)));
}

/** `value[start:stop:step]`; absent bounds are undefined. */
export function foldSlice(
  value: ConstantValue,
  bounds: readonly (ConstantValue | undefined)[],
): ConstantValue {
  const positions: (number | undefined)[] = [];
  for (const bound of bounds) {
    const isAbsent = bound === undefined || bound.kind === 'none';
    const position = isAbsent ? undefined : positionOf(bound);
    if (!isAbsent && position === undefined) return UNKNOWN_CONSTANT;
    positions.push(position);
  }
  const [start, stop, step = 1] = positions;
  if (step === 0) return UNKNOWN_CONSTANT;
  switch (value.kind) {
    case 'str':
    case 'bytes':
      return stringConstant(value.kind, sliced(charactersOf(value), start, stop, step).join(''));
    case 'tuple':
    case 'list':
      return sequenceConstant(value.kind, sliced(value.items, start, stop, step));
    default:
      return UNKNOWN_CONSTANT;
  }
}

/** `items[start:stop:step]` by Python's rules, of characters or elements; `step` is not 0. */
export function sliced<T>(
  items: readonly T[],
  start: number | undefined,
  stop: number | undefined,
  step: number,
): T[] {
  const { length } = items;
  const within = (bound: number, low: number, high: number): number =>
    Math.min(Math.max(bound < 0 ? bound + length : bound, low), high);
  const out: T[] = [];
  if (step > 0) {
    const end = stop === undefined ? length : within(stop, 0, length);
    for (let i = start === undefined ? 0 : within(start, 0, length); i < end; i += step) out.push(items[i]!);
  } else {
    const end = stop === undefined ? -1 : within(stop, -1, length - 1);
    for (let i = start === undefined ? length - 1 : within(start, -1, length - 1); i > end; i += step)
      out.push(items[i]!);
  }
  return out;
}

/** Characters as Python counts them. */
const charactersOf = (value: { readonly kind: 'str' | 'bytes'; readonly value: string }): string[] =>
  value.kind === 'str' ? [...value.value] : value.value.split('');

/** `len(value)`. */
export function lengthOf(value: ConstantValue): bigint | undefined {
  switch (value.kind) {
    case 'str':
    case 'bytes':
      return BigInt(charactersOf(value).length);
    case 'tuple':
    case 'list':
      return BigInt(value.items.length);
    default:
      return undefined;
  }
}

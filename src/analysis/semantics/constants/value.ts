/** Constant values as Python has them, and the questions that folding asks of them. */

export type ConstantValue =
  | { readonly kind: 'str'; readonly value: string }
  /** One code unit a byte. */
  | { readonly kind: 'bytes'; readonly value: string }
  | { readonly kind: 'int'; readonly value: bigint }
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'none' }
  | { readonly kind: 'tuple' | 'list' | 'set'; readonly items: readonly ConstantValue[] }
  | { readonly kind: 'dict'; readonly entries: readonly Entry[] }
  /** Not one constant, or not known to be. */
  | { readonly kind: 'unknown' };

type Entry = readonly [key: ConstantValue, value: ConstantValue];

export const UNKNOWN_CONSTANT: ConstantValue = { kind: 'unknown' };
export const NONE_CONSTANT: ConstantValue = { kind: 'none' };

/** Longer strings, bigger containers and numbers are unknown, so that folding stays small. */
export const MAX_STRING = 50_000;
export const MAX_ITEMS = 500;
const MAX_BITS = 2_000n;

export function stringConstant(kind: 'str' | 'bytes', value: string): ConstantValue {
  return value.length > MAX_STRING ? UNKNOWN_CONSTANT : { kind, value };
}

export function intConstant(value: bigint): ConstantValue {
  const limit = 1n << MAX_BITS;
  return value > limit || value < -limit ? UNKNOWN_CONSTANT : { kind: 'int', value };
}

export const boolConstant = (value: boolean): ConstantValue => ({ kind: 'bool', value });

export function floatConstant(value: number): ConstantValue {
  return Number.isFinite(value) ? { kind: 'float', value } : UNKNOWN_CONSTANT;
}

/** A container of constants; unknown if one item is, or if there are too many in all. */
export function sequenceConstant(
  kind: 'tuple' | 'list' | 'set',
  items: readonly ConstantValue[],
): ConstantValue {
  const isKnown = items.every((item) => item.kind !== 'unknown');
  return isKnown && weight(items) <= MAX_ITEMS ? { kind, items } : UNKNOWN_CONSTANT;
}

export function dictConstant(entries: readonly Entry[]): ConstantValue {
  const items = entries.flat();
  const isKnown = items.every((item) => item.kind !== 'unknown');
  return isKnown && weight(items) <= MAX_ITEMS ? { kind: 'dict', entries } : UNKNOWN_CONSTANT;
}

/** Number of values in a container, nested ones included. Nesting adds one each level, so recursion is bounded. */
function weight(items: readonly ConstantValue[]): number {
  let total = items.length;
  for (const item of items) total += weight(itemsOf(item));
  return total;
}

function itemsOf(value: ConstantValue): readonly ConstantValue[] {
  if (value.kind === 'dict') return value.entries.flat();
  return value.kind === 'tuple' || value.kind === 'list' || value.kind === 'set' ? value.items : [];
}

/** Whether a value, or one inside it, can be changed in place. */
export function isMutable(value: ConstantValue): boolean {
  if (value.kind === 'list' || value.kind === 'set' || value.kind === 'dict') return true;
  return itemsOf(value).some(isMutable);
}

/** The number that a value is in arithmetic: True is 1. */
export function asNumber(value: ConstantValue): bigint | number | undefined {
  if (value.kind === 'int' || value.kind === 'float') return value.value;
  return value.kind === 'bool' ? BigInt(value.value) : undefined;
}

export function asInteger(value: ConstantValue): bigint | undefined {
  const number = asNumber(value);
  return typeof number === 'bigint' ? number : undefined;
}

/** The same value of the same type: what a join of paths asks. */
export function isIdentical(a: ConstantValue, b: ConstantValue): boolean {
  return a === b || (a.kind === b.kind && keyOf(a) === keyOf(b));
}

/** `a == b`; numbers compare across types. */
export function isEqual(a: ConstantValue, b: ConstantValue): boolean {
  const left = asNumber(a);
  const right = asNumber(b);
  // eslint-disable-next-line eqeqeq -- 1n == 1.0, as in Python
  if (left !== undefined && right !== undefined) return left == right;
  if (a.kind !== b.kind || a.kind === 'str') return isIdentical(a, b);
  // Nesting is bounded, see `weight`.
  if (a.kind === 'dict' && b.kind === 'dict')
    return isSubset(a.entries, b.entries, isEqualEntry) && isSubset(b.entries, a.entries, isEqualEntry);
  const items = itemsOf(a);
  const others = itemsOf(b);
  if (a.kind === 'set') return isSubset(items, others, isEqual) && isSubset(others, items, isEqual);
  if (a.kind !== 'tuple' && a.kind !== 'list') return isIdentical(a, b);
  return items.length === others.length && items.every((item, i) => isEqual(item, others[i]!));
}

const isEqualEntry = ([k, v]: Entry, [other, value]: Entry): boolean =>
  isEqual(k, other) && isEqual(v, value);

const isSubset = <T>(some: readonly T[], all: readonly T[], same: (a: T, b: T) => boolean): boolean =>
  some.every((item) => all.some((other) => same(item, other)));

/** Text that two values share exactly when they are the same. */
function keyOf(value: ConstantValue): string {
  switch (value.kind) {
    case 'none':
    case 'unknown':
      return value.kind;
    case 'str':
    case 'bytes':
      return `${value.kind}:${value.value}`;
    case 'int':
    case 'float':
    case 'bool':
      return `${value.kind}:${String(value.value)}`;
    case 'tuple':
    case 'list':
      return `${value.kind}:${JSON.stringify(value.items.map(keyOf))}`;
    case 'set':
      return `set:${JSON.stringify(value.items.map(keyOf).sort())}`;
    case 'dict':
      return `dict:${JSON.stringify(value.entries.map((entry) => entry.map(keyOf)))}`;
  }
}

/** `bool(value)`; undefined for an unknown one. */
export function truthOf(value: ConstantValue): boolean | undefined {
  switch (value.kind) {
    case 'unknown':
      return undefined;
    case 'none':
      return false;
    case 'str':
    case 'bytes':
      return value.value.length > 0;
    case 'int':
      return value.value !== 0n;
    case 'float':
      return value.value !== 0;
    case 'bool':
      return value.value;
    case 'tuple':
    case 'list':
    case 'set':
      return value.items.length > 0;
    case 'dict':
      return value.entries.length > 0;
  }
}

/** `str(value)` for values whose text is certain. */
export function textOfConstant(value: ConstantValue): string | undefined {
  switch (value.kind) {
    case 'str':
      return value.value;
    case 'int':
      return value.value.toString();
    case 'bool':
      return value.value ? 'True' : 'False';
    case 'none':
      return 'None';
    case 'float': {
      const text = Number.isInteger(value.value) ? `${value.value}.0` : String(value.value);
      return /^-?\d{1,15}\.\d+$/.test(text) ? text : undefined;
    }
    default:
      return undefined;
  }
}

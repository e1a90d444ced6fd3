/** Folding of Python's operators. Whatever is not certain, or would raise, is unknown. */
import { formatPercent } from './formatting.js';
import {
  MAX_ITEMS,
  MAX_STRING,
  UNKNOWN_CONSTANT,
  asInteger,
  asNumber,
  boolConstant,
  floatConstant,
  intConstant,
  isEqual,
  sequenceConstant,
  stringConstant,
  type ConstantValue,
} from './value.js';

export function foldBinary(operator: string, left: ConstantValue, right: ConstantValue): ConstantValue {
  if (left.kind === 'unknown' || right.kind === 'unknown') return UNKNOWN_CONSTANT;
  const a = asNumber(left);
  const b = asNumber(right);
  if (a !== undefined && b !== undefined) {
    return typeof a === 'bigint' && typeof b === 'bigint'
      ? foldIntegers(operator, a, b)
      : foldFloats(operator, Number(a), Number(b));
  }
  if (operator === '+') return concatenate(left, right);
  if (operator === '*') return a === undefined ? repeat(left, right) : repeat(right, left);
  if (operator === '%' && left.kind === 'str') return formatPercent(left.value, right);
  return UNKNOWN_CONSTANT;
}

function foldIntegers(operator: string, a: bigint, b: bigint): ConstantValue {
  switch (operator) {
    case '+':
      return intConstant(a + b);
    case '-':
      return intConstant(a - b);
    case '*':
      return intConstant(a * b);
    case '/':
      return b === 0n ? UNKNOWN_CONSTANT : floatConstant(Number(a) / Number(b));
    case '//':
      return b === 0n ? UNKNOWN_CONSTANT : intConstant((a - modulo(a, b)) / b);
    case '%':
      return b === 0n ? UNKNOWN_CONSTANT : intConstant(modulo(a, b));
    case '**':
      return b < 0n || b > 512n ? UNKNOWN_CONSTANT : intConstant(a ** b);
    case '<<':
      return b < 0n || b > 512n ? UNKNOWN_CONSTANT : intConstant(a << b);
    case '>>':
      return b < 0n || b > 4096n ? UNKNOWN_CONSTANT : intConstant(a >> b);
    case '&':
      return intConstant(a & b);
    case '|':
      return intConstant(a | b);
    case '^':
      return intConstant(a ^ b);
    default:
      return UNKNOWN_CONSTANT;
  }
}

/** Python's remainder has the divisor's sign. */
function modulo(a: bigint, b: bigint): bigint {
  const rest = a % b;
  return rest !== 0n && rest < 0n !== b < 0n ? rest + b : rest;
}

function foldFloats(operator: string, a: number, b: number): ConstantValue {
  switch (operator) {
    case '+':
      return floatConstant(a + b);
    case '-':
      return floatConstant(a - b);
    case '*':
      return floatConstant(a * b);
    case '/':
      return b === 0 ? UNKNOWN_CONSTANT : floatConstant(a / b);
    default:
      return UNKNOWN_CONSTANT;
  }
}

function concatenate(left: ConstantValue, right: ConstantValue): ConstantValue {
  switch (left.kind) {
    case 'str':
    case 'bytes':
      return right.kind === left.kind
        ? stringConstant(left.kind, left.value + right.value)
        : UNKNOWN_CONSTANT;
    case 'tuple':
    case 'list':
      return right.kind === left.kind
        ? sequenceConstant(left.kind, [...left.items, ...right.items])
        : UNKNOWN_CONSTANT;
    default:
      return UNKNOWN_CONSTANT;
  }
}

function repeat(value: ConstantValue, times: ConstantValue): ConstantValue {
  const count = asInteger(times);
  if (count === undefined) return UNKNOWN_CONSTANT;
  const times0 = count < 0n ? 0n : count;
  if (value.kind === 'str' || value.kind === 'bytes') {
    if (BigInt(value.value.length) * times0 > BigInt(MAX_STRING)) return UNKNOWN_CONSTANT;
    return stringConstant(value.kind, value.value.length === 0 ? '' : value.value.repeat(Number(times0)));
  }
  if (value.kind !== 'tuple' && value.kind !== 'list') return UNKNOWN_CONSTANT;
  if (BigInt(value.items.length) * times0 > BigInt(MAX_ITEMS)) return UNKNOWN_CONSTANT;
  if (value.items.length === 0) return value;
  return sequenceConstant(value.kind, Array.from({ length: Number(times0) }, () => value.items).flat());
}

export function foldUnary(operator: string, value: ConstantValue): ConstantValue {
  const number = asNumber(value);
  if (number === undefined) return UNKNOWN_CONSTANT;
  if (typeof number === 'number')
    return operator === '-' ? floatConstant(-number) : operator === '+' ? value : UNKNOWN_CONSTANT;
  return intConstant(operator === '-' ? -number : operator === '~' ? ~number : number);
}

/** One comparison; undefined where it is not certain. */
export function foldComparison(operator: string, left: ConstantValue, right: ConstantValue): ConstantValue {
  if (left.kind === 'unknown' || right.kind === 'unknown') return UNKNOWN_CONSTANT;
  switch (operator) {
    case '==':
      return boolConstant(isEqual(left, right));
    case '!=':
    case '<>':
      return boolConstant(!isEqual(left, right));
    case 'is':
    case 'is not': {
      // Identity is certain for the singletons only.
      const single = [left, right].find(({ kind }) => kind === 'none' || kind === 'bool');
      if (single === undefined) return UNKNOWN_CONSTANT;
      const same = left.kind === right.kind && isEqual(left, right);
      return boolConstant(same === (operator === 'is'));
    }
    case 'in':
    case 'not in': {
      const found = isMember(left, right);
      return found === undefined ? UNKNOWN_CONSTANT : boolConstant(found === (operator === 'in'));
    }
    default:
      return order(operator, left, right);
  }
}

function isMember(item: ConstantValue, container: ConstantValue): boolean | undefined {
  switch (container.kind) {
    case 'str':
    case 'bytes':
      return item.kind === container.kind ? container.value.includes(item.value) : undefined;
    case 'tuple':
    case 'list':
    case 'set':
      return container.items.some((each) => isEqual(each, item));
    case 'dict':
      return container.entries.some(([key]) => isEqual(key, item));
    default:
      return undefined;
  }
}

function order(operator: string, left: ConstantValue, right: ConstantValue): ConstantValue {
  let a: string | number | bigint | undefined = asNumber(left);
  let b: string | number | bigint | undefined = asNumber(right);
  if (a === undefined || b === undefined) {
    const areStrings = (left.kind === 'str' || left.kind === 'bytes') && right.kind === left.kind;
    if (!areStrings) return UNKNOWN_CONSTANT;
    a = left.value;
    b = right.value;
    // Python orders by code point, JavaScript by UTF-16 unit.
    if (/[\ud800-\udfff]/.test(a + b)) return UNKNOWN_CONSTANT;
  }
  switch (operator) {
    case '<':
      return boolConstant(a < b);
    case '<=':
      return boolConstant(a <= b);
    case '>':
      return boolConstant(a > b);
    case '>=':
      return boolConstant(a >= b);
    default:
      return UNKNOWN_CONSTANT;
  }
}

/** `value[index]`. */
export function foldSubscript(value: ConstantValue, index: ConstantValue): ConstantValue {
  if (value.kind === 'dict')
    return value.entries.findLast(([key]) => isEqual(key, index))?.[1] ?? UNKNOWN_CONSTANT;
  const position = asInteger(index);
  if (position === undefined || position > 1_000_000n || position < -1_000_000n) return UNKNOWN_CONSTANT;
  if (value.kind === 'tuple' || value.kind === 'list')
    return value.items.at(Number(position)) ?? UNKNOWN_CONSTANT;
  if (value.kind === 'str') {
    const found = [...value.value].at(Number(position));
    return found === undefined ? UNKNOWN_CONSTANT : stringConstant('str', found);
  }
  if (value.kind !== 'bytes') return UNKNOWN_CONSTANT;
  const byte = value.value.at(Number(position));
  return byte === undefined ? UNKNOWN_CONSTANT : intConstant(BigInt(byte.charCodeAt(0)));
}

/** `value[start:stop]`; absent bounds are undefined. */
export function foldSlice(
  value: ConstantValue,
  start: ConstantValue | undefined,
  stop: ConstantValue | undefined,
): ConstantValue {
  const bound = (given: ConstantValue | undefined, absent: number): number | undefined => {
    if (given === undefined || given.kind === 'none') return absent;
    const position = asInteger(given);
    return position === undefined || position > 1_000_000n || position < -1_000_000n
      ? undefined
      : Number(position);
  };
  const from = bound(start, 0);
  const to = bound(stop, Infinity);
  if (from === undefined || to === undefined) return UNKNOWN_CONSTANT;
  switch (value.kind) {
    case 'str':
      return stringConstant('str', [...value.value].slice(from, to).join(''));
    case 'bytes':
      return stringConstant('bytes', value.value.slice(from, to));
    case 'tuple':
    case 'list':
      return sequenceConstant(value.kind, value.items.slice(from, to));
    default:
      return UNKNOWN_CONSTANT;
  }
}

/** `len(value)`, characters counted as Python does. */
export function lengthOf(value: ConstantValue): bigint | undefined {
  switch (value.kind) {
    case 'str':
      return BigInt([...value.value].length);
    case 'bytes':
      return BigInt(value.value.length);
    case 'tuple':
    case 'list':
      return BigInt(value.items.length);
    default:
      return undefined;
  }
}

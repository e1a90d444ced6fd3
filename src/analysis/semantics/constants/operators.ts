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
  isIdentical,
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
      if (b < 0n) return foldFloats(operator, Number(a), Number(b));
      return b > 512n ? UNKNOWN_CONSTANT : intConstant(a ** b);
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
    case '//':
      // As CPython: divided without the remainder, then rounded.
      return b === 0 ? UNKNOWN_CONSTANT : floatConstant(Math.round((a - floatModulo(a, b)) / b));
    case '%':
      return b === 0 ? UNKNOWN_CONSTANT : floatConstant(floatModulo(a, b));
    case '**':
      return floatConstant(a ** b);
    default:
      return UNKNOWN_CONSTANT;
  }
}

function floatModulo(a: number, b: number): number {
  const rest = a % b;
  return rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest;
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
      // What differs is not the same; of what is equal identity is certain for the singletons only.
      const same = isIdentical(left, right);
      const isSingle = left.kind === 'none' || left.kind === 'bool';
      return same && !isSingle ? UNKNOWN_CONSTANT : boolConstant(same === (operator === 'is'));
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

/**
 * Constants computed as Python computes them: arithmetic, comparisons, subscripts of text. What would raise, or cannot
 * be represented exactly, is unknown.
 *
 *     7 * 18 + n        n in {1, 2}: 127, 128
 *     "abc"[-1]         "c"
 *     "b" > "a"         true
 */
import { constantsValue, typedValue, type Constant, type Value } from './values.js';

/** Combinations of possible operands that are computed before a result counts as unknown. */
const PRODUCT_LIMIT = 32;
/** Texts that loops grow would never end. */
export const TEXT_LIMIT = 2_000;

/** Whether nothing but its constants is known, and needed, of a value. */
export const isConstantOnly = (
  value: Value,
): value is Value & { readonly constants: readonly [Constant, ...Constant[]] } =>
  value.constants !== undefined &&
  value.constants.length > 0 &&
  value.refs.length === 0 &&
  value.callables.length === 0 &&
  value.taint.length === 0;

/** A function of constants applied to every combination; undefined if any operand or result is unknown. */
export function folded(
  operands: readonly Value[],
  compute: (...constants: Constant[]) => Constant | undefined,
): Value | undefined {
  let rows: Constant[][] = [[]];
  for (const operand of operands) {
    if (!isConstantOnly(operand)) return undefined;
    rows = rows.flatMap((row) => operand.constants.map((constant) => [...row, constant]));
    if (rows.length > PRODUCT_LIMIT) return undefined;
  }
  const results = new Set<Constant>();
  for (const row of rows) {
    const result = compute(...row);
    if (result === undefined) return undefined;
    if (typeof result === 'string' && result.length > TEXT_LIMIT) return undefined;
    results.add(result);
  }
  return constantsValue([...results]);
}

const isFloat = (value: Value): boolean =>
  value.types.includes('float') ||
  (value.constants ?? []).some((constant) => typeof constant === 'number' && !Number.isInteger(constant));

/** Python takes True for 1. */
export const numberOf = (constant: Constant): number | undefined =>
  typeof constant === 'number' ? constant : typeof constant === 'boolean' ? Number(constant) : undefined;

/** `a + b` of numbers and the other arithmetic operators; the type says if the result is a float. */
export function foldArithmetic(operator: string, left: Value, right: Value): Value {
  const isReal = operator === '/' || isFloat(left) || isFloat(right);
  const type = isReal ? 'float' : 'int';
  const value = folded([left, right], (a, b) => {
    const x = numberOf(a!);
    const y = numberOf(b!);
    return x === undefined || y === undefined ? undefined : calculate(operator, x, y, isReal);
  });
  return value === undefined ? typedValue(type) : { ...value, types: [type] };
}

function calculate(operator: string, a: number, b: number, isReal: boolean): number | undefined {
  const result = compute(operator, a, b, isReal);
  if (result === undefined || !Number.isFinite(result)) return undefined;
  return Number.isInteger(result) && !Number.isSafeInteger(result) ? undefined : result;
}

function compute(operator: string, a: number, b: number, isReal: boolean): number | undefined {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return b === 0 ? undefined : a / b;
    case '//':
      return b === 0 ? undefined : Math.floor(a / b);
    case '%':
      // The remainder has the divisor's sign.
      return b === 0 ? undefined : a - b * Math.floor(a / b);
    case '**':
      return b < 0 && !isReal ? undefined : a ** b;
  }
  return isReal ? undefined : computeBits(operator, a, b);
}

function computeBits(operator: string, a: number, b: number): number | undefined {
  if (Math.abs(a) >= 2 ** 31 || Math.abs(b) >= 2 ** 31) return undefined;
  switch (operator) {
    case '&':
      return a & b;
    case '|':
      return a | b;
    case '^':
      return a ^ b;
    case '<<':
      return b < 0 || b > 20 ? undefined : a * 2 ** b;
    case '>>':
      return b < 0 ? undefined : Math.floor(a / 2 ** b);
    default:
      return undefined;
  }
}

/** `-x`, `+x`, `~x`. */
export function foldUnary(operator: string, operand: Value): Value | undefined {
  const value = folded([operand], (constant) => {
    const x = numberOf(constant!);
    if (x === undefined) return undefined;
    if (operator === '~') return Number.isInteger(x) ? -x - 1 : undefined;
    return operator === '-' ? -x : x;
  });
  return value && { ...value, types: [isFloat(operand) ? 'float' : 'int'] };
}

/** The outcome of a comparison of two constants, undefined where Python would raise. */
export function compareConstants(a: Constant, operator: string, b: Constant): boolean | undefined {
  const x = numberOf(a);
  const y = numberOf(b);
  const areNumbers = x !== undefined && y !== undefined;
  switch (operator) {
    case '==':
      return areNumbers ? x === y : a === b;
    case '!=':
    case '<>':
      return areNumbers ? x !== y : a !== b;
    case 'is':
      return a === b;
    case 'is not':
      return a !== b;
  }
  if (areNumbers) return ordered(operator, x, y);
  return typeof a === 'string' && typeof b === 'string' ? ordered(operator, a, b) : undefined;
}

function ordered<T extends number | string>(operator: string, a: T, b: T): boolean | undefined {
  switch (operator) {
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    default:
      return undefined;
  }
}

/** `items[from:to:step]` by Python's rules, of characters or elements. */
export function sliced<T>(
  items: readonly T[],
  from: number | undefined,
  to: number | undefined,
  step: number,
): T[] {
  const { length } = items;
  const within = (bound: number, low: number, high: number): number =>
    Math.min(Math.max(bound < 0 ? bound + length : bound, low), high);
  const out: T[] = [];
  if (step > 0) {
    const end = to === undefined ? length : within(to, 0, length);
    for (let i = from === undefined ? 0 : within(from, 0, length); i < end; i += step) out.push(items[i]!);
  } else {
    const end = to === undefined ? -1 : within(to, -1, length - 1);
    for (let i = from === undefined ? length - 1 : within(from, -1, length - 1); i > end; i += step)
      out.push(items[i]!);
  }
  return out;
}

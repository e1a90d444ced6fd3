/**
 * Values that may be one of a few constants, computed by `semantics/constants`: every combination of operands is folded,
 * and one result that is unknown makes all unknown.
 *
 *     7 * 18 + n        n in {1, 2}: 127, 128
 */
import {
  NONE_CONSTANT,
  UNKNOWN_CONSTANT,
  boolConstant,
  floatConstant,
  foldBinary,
  intConstant,
  numberLiteral,
  type ConstantValue,
} from '../semantics/index.js';
import { constantValue, constantsValue, typedValue, type Constant, type Value, revised } from './values.js';

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

/** A value's type tells `1.0` from `1`. Text is `str`: its bytes are not told apart. */
export function toConstantValue(constant: Constant, isReal = false): ConstantValue {
  if (constant === null) return NONE_CONSTANT;
  if (typeof constant === 'string') return { kind: 'str', value: constant };
  if (typeof constant === 'boolean') return boolConstant(constant);
  return isReal || !Number.isInteger(constant) ? floatConstant(constant) : intConstant(BigInt(constant));
}

/** Undefined for what has no place among a value's constants: containers, long text, big numbers. */
export function fromConstantValue(result: ConstantValue): Constant | undefined {
  switch (result.kind) {
    case 'none':
      return null;
    case 'str':
    case 'bytes':
      return result.value.length > TEXT_LIMIT ? undefined : result.value;
    case 'int': {
      const number = Number(result.value);
      return Number.isSafeInteger(number) ? number : undefined;
    }
    case 'bool':
    case 'float':
      return result.value;
    default:
      return undefined;
  }
}

/** The value of a number as it is written; its type alone if it is too big, or complex. */
export function numberValue(literal: string): Value {
  const value = numberLiteral(literal);
  const constant = fromConstantValue(value);
  if (constant === undefined) return typedValue('int');
  return value.kind === 'float'
    ? revised(constantValue(constant), { types: ['float'] })
    : constantValue(constant);
}

const isReal = (value: Value): boolean =>
  value.types.includes('float') ||
  (value.constants ?? []).some((constant) => typeof constant === 'number' && !Number.isInteger(constant));

type Constants<T> = { readonly [K in keyof T]: ConstantValue };

/** A function of constants applied to every combination; undefined if any operand or result is unknown. */
export function folded<const T extends readonly Value[]>(
  operands: T,
  compute: (...constants: Constants<T>) => ConstantValue,
): Value | undefined {
  const results = new Set<Constant>();
  let hasReal = false;
  for (const row of combinations(operands) ?? [undefined]) {
    const value = row === undefined ? UNKNOWN_CONSTANT : compute(...row);
    const result = fromConstantValue(value);
    if (result === undefined) return undefined;
    results.add(result);
    hasReal ||= value.kind === 'float';
  }
  const value = constantsValue([...results]);
  return hasReal ? revised(value, { types: ['float'] }) : value;
}

/** All ways in which constants can be chosen for operands; undefined if they are too many or one is not constant. */
export function combinations<const T extends readonly Value[]>(operands: T): Constants<T>[] | undefined {
  let rows: ConstantValue[][] = [[]];
  for (const operand of operands) {
    if (!isConstantOnly(operand)) return undefined;
    const choices = operand.constants.map((constant) => toConstantValue(constant, isReal(operand)));
    rows = rows.flatMap((row) => choices.map((choice) => [...row, choice]));
    if (rows.length > PRODUCT_LIMIT) return undefined;
  }
  return rows as unknown as Constants<T>[];
}

/** `a + b` of numbers and the other arithmetic operators; the type says if the result is a float. */
export function foldArithmetic(operator: string, left: Value, right: Value): Value {
  const type = operator === '/' || isReal(left) || isReal(right) ? 'float' : 'int';
  const value = folded([left, right], (a, b) => foldBinary(operator, a, b));
  return value === undefined ? typedValue(type) : revised(value, { types: [type] });
}

/** Numbers as text: literals of the source, and what `int(text, base)` and `float(text)` read. */
import { UNKNOWN_CONSTANT, floatConstant, intConstant, type ConstantValue } from './value.js';

/** Longer ones are unknown. */
const MAX_DIGITS = 500;

/** `0x1F`, `1_000`, `1e3`; also `017` and `10L` of Python 2. Complex numbers are unknown. */
export function numberLiteral(source: string): ConstantValue {
  const text = source.replace(/_/g, '');
  if (text.length > MAX_DIGITS) return UNKNOWN_CONSTANT;
  const octal = /^0([0-7]+)[lL]?$/.exec(text);
  const whole = octal === null ? text.replace(/[lL]$/, '') : `0o${octal[1]!}`;
  if (/^(?:\d+|0[xX][\da-fA-F]+|0[oO][0-7]+|0[bB][01]+)$/.test(whole)) return intConstant(BigInt(whole));
  return /^(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text) ? floatConstant(Number(text)) : UNKNOWN_CONSTANT;
}

const PREFIXES: Readonly<Record<number, RegExp>> = { 2: /^0b_?/i, 8: /^0o_?/i, 16: /^0x_?/i };

/** `int(text, base)` for bases from 2 to 36; unknown where Python raises. */
export function parsedInteger(text: string, base: number): ConstantValue {
  const [, sign = '', rest = ''] = /^\s*([+-]?)(\S*)\s*$/.exec(text) ?? [];
  const digits = rest.replace(PREFIXES[base] ?? /^$/, '');
  if (base < 2 || base > 36 || digits.length > MAX_DIGITS || !/^[\da-z]+(?:_[\da-z]+)*$/i.test(digits))
    return UNKNOWN_CONSTANT;
  let value = 0n;
  for (const digit of digits.replace(/_/g, '')) {
    const worth = Number.parseInt(digit, 36);
    if (worth >= base) return UNKNOWN_CONSTANT;
    value = value * BigInt(base) + BigInt(worth);
  }
  return intConstant(sign === '-' ? -value : value);
}

/** `float(text)`; infinities and NaN are unknown. */
export function parsedFloat(text: string): ConstantValue {
  const digits = text.trim().replace(/(?<=\d)_(?=\d)/g, '');
  return digits.length <= MAX_DIGITS && /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(digits)
    ? floatConstant(Number(digits))
    : UNKNOWN_CONSTANT;
}

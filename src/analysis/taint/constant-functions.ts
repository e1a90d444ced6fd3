/**
 * Builtin functions of constants: `len("abc")`, `range(3)`, `max(1, n)`. Each falls back to the type of its result.
 */
import { exactList, first, newList, type Builtin } from './builtin-values.js';
import { folded, numberOf } from './constant-folding.js';
import { exactItems, exactMapping, exactSetSize } from './elements.js';
import { constantValue, onlyConstant, truthOf, typedValue, type Constant, type Value } from './values.js';

/** Numbers that a `range` lists one by one. */
const RANGE_LIMIT = 64;

const integer =
  (compute: (...numbers: number[]) => number | undefined): Builtin =>
  (_m, _frame, call) => {
    const value = folded(call.args.positional, (...constants) => {
      const numbers = constants.map(numberOf);
      if (numbers.some((each) => each === undefined || !Number.isInteger(each))) return undefined;
      const result = compute(...(numbers as number[]));
      return result !== undefined && Number.isSafeInteger(result) ? result : undefined;
    });
    return value ?? typedValue('int');
  };

const length: Builtin = (_m, frame, call) => {
  const value = first(call);
  if (value === undefined) return typedValue('int');
  const count =
    exactItems(frame, value)?.length ?? exactMapping(frame, value)?.size ?? exactSetSize(frame, value);
  if (count !== undefined) return constantValue(count);
  return (
    folded([value], (text) => (typeof text === 'string' ? [...text].length : undefined)) ?? typedValue('int')
  );
};

const range: Builtin = (m, frame, call) => {
  const [a, b, c] = call.args.positional.map((value) => onlyConstant(value));
  const given = call.args.positional.length;
  const start = given === 1 ? 0 : a;
  const stop = given === 1 ? a : b;
  const step = given === 3 ? c : 1;
  if (typeof start !== 'number' || typeof stop !== 'number' || typeof step !== 'number' || step === 0)
    return newList(m, frame, call, typedValue('int'), 'range');
  const count = Math.max(0, Math.ceil((stop - start) / step));
  if (count > RANGE_LIMIT) return newList(m, frame, call, typedValue('int'), 'range');
  const items = Array.from({ length: count }, (_, i) => constantValue(start + i * step));
  return exactList(m, frame, call, items, 'range');
};

const truth: Builtin = (_m, _frame, call) => {
  const value = first(call);
  if (value === undefined) return constantValue(false);
  const known = folded([value], truthOf) ?? typedValue('bool');
  // What holds if the value is true holds if its truth is.
  return value.facts === undefined ? known : { ...known, facts: value.facts };
};

const character: Builtin = (_m, _frame, call) =>
  folded(call.args.positional, (code) =>
    typeof code === 'number' && code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined,
  );

const codePoint: Builtin = (_m, _frame, call) =>
  folded(call.args.positional, (text) =>
    typeof text === 'string' && [...text].length === 1 ? text.codePointAt(0) : undefined,
  ) ?? typedValue('int');

const withPrefix =
  (prefix: string, radix: number): Builtin =>
  (_m, _frame, call) =>
    folded(call.args.positional, (n) => {
      if (typeof n !== 'number' || !Number.isInteger(n)) return undefined;
      return (n < 0 ? '-' : '') + prefix + Math.abs(n).toString(radix);
    }) ?? typedValue('str');

/** `int("7f", 16)`; undefined if that is not certain. */
export function parsedInteger(value: Value, base: Value | undefined): Value | undefined {
  return folded(base === undefined ? [value] : [value, base], (text, radix): Constant | undefined => {
    if (text === undefined || text === null) return undefined;
    if (typeof text !== 'string') return radix === undefined ? Math.trunc(Number(text)) : undefined;
    const by = radix ?? 10;
    if (typeof by !== 'number' || by < 2 || by > 36) return undefined;
    const digits = text.trim().replace(by === 16 ? /^0x/i : /^$/, '');
    if (!/^[+-]?[0-9a-z]{1,12}$/i.test(digits)) return undefined;
    const parsed = Number.parseInt(digits, by);
    return parsed.toString(by) === digits.toLowerCase().replace(/^\+|^(-?)0+(?=.)/, '$1')
      ? parsed
      : undefined;
  });
}

/** Builtin functions by name. */
export const CONSTANT_FUNCTIONS: readonly (readonly [string, Builtin])[] = [
  ['len', length],
  ['range', range],
  ['bool', truth],
  ['chr', character],
  ['ord', codePoint],
  ['abs', integer((n) => (n === undefined ? undefined : Math.abs(n)))],
  [
    'pow',
    integer((a, b, c) =>
      c === undefined && a !== undefined && b !== undefined && b >= 0 ? a ** b : undefined,
    ),
  ],
  ['hex', withPrefix('0x', 16)],
  ['oct', withPrefix('0o', 8)],
  ['bin', withPrefix('0b', 2)],
];

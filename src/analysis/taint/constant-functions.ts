/**
 * Builtin functions of constants: `len("abc")`, `range(3)`, `max(1, n)`. Each falls back to the type of its result.
 */
import { foldFunction } from '../semantics/index.js';
import type { CallFacts } from './call-conditions.js';
import { exactList, first, newList, type Builtin } from './builtin-values.js';
import { folded } from './constant-folding.js';
import { exactItems, exactMapping, exactSetSize } from './elements.js';
import { constantValue, onlyConstant, typedValue, type Value, revised } from './values.js';

/** Numbers that a `range` lists one by one. */
const RANGE_LIMIT = 64;

/** A call of a builtin function of constants; undefined if its result is not certain. */
export function foldedCall(name: string, { args }: CallFacts): Value | undefined {
  if (args.keywords.size > 0 || args.rest !== undefined || args.restKeywords !== undefined) return undefined;
  return folded(args.positional, (...positional) => foldFunction(name, positional));
}

const computed =
  (name: string, type: string): Builtin =>
  (_m, _frame, call) =>
    foldedCall(name, call) ?? typedValue(type);

const length: Builtin = (_m, frame, call) => {
  const value = first(call);
  if (value === undefined) return typedValue('int');
  const count =
    exactItems(frame, value)?.length ?? exactMapping(frame, value)?.size ?? exactSetSize(frame, value);
  if (count !== undefined) return constantValue(count);
  return foldedCall('len', call) ?? typedValue('int');
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
  const known = foldedCall('bool', call) ?? typedValue('bool');
  // What holds if the value is true holds if its truth is.
  return value.facts === undefined ? known : revised(known, { facts: value.facts });
};

/** Builtin functions by name. */
export const CONSTANT_FUNCTIONS: readonly (readonly [string, Builtin])[] = [
  ['len', length],
  ['range', range],
  ['bool', truth],
  ['chr', (_m, _frame, call) => foldedCall('chr', call)],
  ['ord', computed('ord', 'int')],
  ['abs', computed('abs', 'int')],
  ['pow', computed('pow', 'int')],
  ['hex', computed('hex', 'str')],
  ['oct', computed('oct', 'str')],
  ['bin', computed('bin', 'str')],
];

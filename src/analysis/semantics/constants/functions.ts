/** Builtin functions of constants that fold. */
import { parsedFloat, parsedInteger } from './numbers.js';
import { foldBinary, foldComparison } from './operators.js';
import { lengthOf } from './sequences.js';
import {
  UNKNOWN_CONSTANT,
  asInteger,
  asNumber,
  boolConstant,
  floatConstant,
  intConstant,
  sequenceConstant,
  stringConstant,
  textOfConstant,
  truthOf,
  type ConstantValue,
} from './value.js';

type Fold = (...given: readonly ConstantValue[]) => ConstantValue;

const ofOne =
  (compute: (value: ConstantValue) => ConstantValue | undefined): Fold =>
  (value, ...others) =>
    (value === undefined || others.length > 0 ? undefined : compute(value)) ?? UNKNOWN_CONSTANT;

const ofInteger = (compute: (value: bigint) => ConstantValue): Fold =>
  ofOne((value) => {
    const integer = asInteger(value);
    return integer === undefined ? undefined : compute(integer);
  });

const itemsOf = (value: ConstantValue): readonly ConstantValue[] | undefined =>
  value.kind === 'tuple' || value.kind === 'list' || value.kind === 'set' ? value.items : undefined;

const collected = (kind: 'tuple' | 'list' | 'set'): Fold =>
  ofOne((value) => {
    const items = kind !== 'set' && value.kind === 'set' ? undefined : itemsOf(value);
    return items === undefined ? undefined : sequenceConstant(kind, items);
  });

const toInteger: Fold = (value, base) => {
  if (value === undefined) return UNKNOWN_CONSTANT;
  if (value.kind === 'str') {
    const radix = base === undefined ? 10n : asInteger(base);
    return radix === undefined ? UNKNOWN_CONSTANT : parsedInteger(value.value, Number(radix));
  }
  const number = base === undefined ? asNumber(value) : undefined;
  return number === undefined
    ? UNKNOWN_CONSTANT
    : intConstant(typeof number === 'number' ? BigInt(Math.trunc(number)) : number);
};

const toFloat = ofOne((value) => {
  if (value.kind === 'str') return parsedFloat(value.value);
  const number = asNumber(value);
  return number === undefined ? undefined : floatConstant(Number(number));
});

/** `min(a, b)` and `min([a, b])`: the first of those that no other one is less than. */
const extremum =
  (operator: '<' | '>'): Fold =>
  (...given) => {
    const items = given.length === 1 ? (itemsOf(given[0]!) ?? []) : given;
    let [best = UNKNOWN_CONSTANT] = items;
    for (const item of items.slice(1)) {
      const isBetter = truthOf(foldComparison(operator, item, best));
      if (isBetter === undefined) return UNKNOWN_CONSTANT;
      if (isBetter) best = item;
    }
    return best;
  };

const sum: Fold = (values, start = intConstant(0n)) =>
  (values === undefined ? undefined : itemsOf(values))?.reduce(
    (total, item) => (asNumber(item) === undefined ? UNKNOWN_CONSTANT : foldBinary('+', total, item)),
    asNumber(start) === undefined ? UNKNOWN_CONSTANT : start,
  ) ?? UNKNOWN_CONSTANT;

const written = (prefix: string, radix: number): Fold =>
  ofInteger((value) =>
    stringConstant(
      'str',
      `${value < 0n ? '-' : ''}${prefix}${(value < 0n ? -value : value).toString(radix)}`,
    ),
  );

const FUNCTIONS: ReadonlyMap<string, Fold> = new Map<string, Fold>([
  [
    'len',
    ofOne((value) => {
      const length = lengthOf(value);
      return length === undefined ? undefined : intConstant(length);
    }),
  ],
  [
    'str',
    ofOne((value) => {
      const text = textOfConstant(value);
      return text === undefined ? undefined : stringConstant('str', text);
    }),
  ],
  ['int', toInteger],
  ['float', toFloat],
  [
    'bool',
    ofOne((value) => {
      const truth = truthOf(value);
      return truth === undefined ? undefined : boolConstant(truth);
    }),
  ],
  ['tuple', collected('tuple')],
  ['list', collected('list')],
  ['set', collected('set')],
  ['frozenset', collected('set')],
  [
    'abs',
    ofOne((value) => {
      const number = asNumber(value);
      if (typeof number === 'bigint') return intConstant(number < 0n ? -number : number);
      return number === undefined ? undefined : floatConstant(Math.abs(number));
    }),
  ],
  ['pow', (a, b, ...others) => (a && b && others.length === 0 ? foldBinary('**', a, b) : UNKNOWN_CONSTANT)],
  [
    'chr',
    ofInteger((code) =>
      code >= 0n && code <= 0x10ffffn
        ? stringConstant('str', String.fromCodePoint(Number(code)))
        : UNKNOWN_CONSTANT,
    ),
  ],
  [
    'ord',
    ofOne((text) =>
      (text.kind === 'str' || text.kind === 'bytes') && lengthOf(text) === 1n
        ? intConstant(BigInt(text.value.codePointAt(0)!))
        : undefined,
    ),
  ],
  ['hex', written('0x', 16)],
  ['oct', written('0o', 8)],
  ['bin', written('0b', 2)],
  ['min', extremum('<')],
  ['max', extremum('>')],
  ['sum', sum],
]);

export const FOLDED_FUNCTIONS: ReadonlySet<string> = new Set(FUNCTIONS.keys());

/** `name(…)`; unknown if it is not certain or would raise. */
export function foldFunction(
  name: string,
  positional: readonly ConstantValue[],
  named?: ReadonlyMap<string, ConstantValue>,
): ConstantValue {
  const base = name === 'int' && positional.length === 1 ? named?.get('base') : undefined;
  if ((named?.size ?? 0) > (base === undefined ? 0 : 1)) return UNKNOWN_CONSTANT;
  const given = base === undefined ? positional : [...positional, base];
  if (given.some(({ kind }) => kind === 'unknown')) return UNKNOWN_CONSTANT;
  return FUNCTIONS.get(name)?.(...given) ?? UNKNOWN_CONSTANT;
}

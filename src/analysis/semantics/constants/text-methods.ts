/**
 * Methods of `str` and `bytes`. Only what is certain is computed: letters outside ASCII change case by rules of their
 * own and stay unknown, and so does what Python would raise.
 */
import {
  MAX_STRING,
  UNKNOWN_CONSTANT,
  asInteger,
  boolConstant,
  intConstant,
  sequenceConstant,
  stringConstant,
  type ConstantValue,
} from './value.js';

export type Text = Extract<ConstantValue, { readonly kind: 'str' | 'bytes' }>;
type Fold = (text: Text, ...given: readonly ConstantValue[]) => ConstantValue;

const isAscii = (text: string): boolean => /^[\0-\x7f]*$/.test(text);
/** Python counts characters, JavaScript UTF-16 units: positions are certain where both agree. */
const isCounted = (text: string): boolean => !/[\ud800-\udfff]/.test(text);

const BLANKS = ' \t\n\r\v\f';
const UNICODE_BLANKS = `${BLANKS}\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000`;
const blanksOf = (text: Text): string => (text.kind === 'str' ? UNICODE_BLANKS : BLANKS);

const same = (text: Text, value: string): ConstantValue => stringConstant(text.kind, value);
const isAlike = (text: Text, other: ConstantValue | undefined): other is Text => other?.kind === text.kind;

const changed =
  (change: (text: string) => string): Fold =>
  (text, ...given) =>
    given.length === 0 && isAscii(text.value) ? same(text, change(text.value)) : UNKNOWN_CONSTANT;

const checked =
  (holds: (text: string) => boolean): Fold =>
  (text, ...given) =>
    given.length === 0 && isAscii(text.value) ? boolConstant(holds(text.value)) : UNKNOWN_CONSTANT;

const stripped =
  (left: boolean, right: boolean): Fold =>
  (text, given) => {
    if (given !== undefined && given.kind !== 'none' && !isAlike(text, given)) return UNKNOWN_CONSTANT;
    const characters = given === undefined || given.kind === 'none' ? blanksOf(text) : given.value;
    const { value } = text;
    if (!isCounted(characters)) return UNKNOWN_CONSTANT;
    let from = 0;
    let to = value.length;
    while (left && from < to && characters.includes(value[from]!)) from++;
    while (right && to > from && characters.includes(value[to - 1]!)) to--;
    return same(text, value.slice(from, to));
  };

/** `place` says how many of the missing characters come before the text. */
const padded =
  (place: (missing: number, width: number) => number): Fold =>
  (text, given, filler = { kind: text.kind, value: ' ' }) => {
    const width = given === undefined ? undefined : asInteger(given);
    const fits = width !== undefined && width <= BigInt(MAX_STRING) && isCounted(text.value);
    if (!fits || !isAlike(text, filler) || filler.value.length !== 1) return UNKNOWN_CONSTANT;
    const missing = Math.max(0, Number(width) - text.value.length);
    const before = place(missing, Number(width));
    return same(text, filler.value.repeat(before) + text.value + filler.value.repeat(missing - before));
  };

const zeroFilled: Fold = (text, given) => {
  const width = given === undefined ? undefined : asInteger(given);
  if (width === undefined || width > BigInt(MAX_STRING) || !isCounted(text.value)) return UNKNOWN_CONSTANT;
  const sign = /^[+-]?/.exec(text.value)![0];
  return same(text, sign + text.value.slice(sign.length).padStart(Number(width) - sign.length, '0'));
};

/** Where a part is, from a start on; -1, or an exception, if nowhere. */
const found =
  (last: boolean, raises: boolean): Fold =>
  (text, part, ...range) => {
    const start = range[0] === undefined ? 0n : asInteger(range[0]);
    if (!isAlike(text, part) || start === undefined || start < 0n || range.length > 1)
      return UNKNOWN_CONSTANT;
    if (!isCounted(text.value) || start > BigInt(text.value.length)) return UNKNOWN_CONSTANT;
    const at = last ? text.value.lastIndexOf(part.value) : text.value.indexOf(part.value, Number(start));
    const index = at < Number(start) ? -1 : at;
    return index === -1 && raises ? UNKNOWN_CONSTANT : intConstant(BigInt(index));
  };

const replaced: Fold = (text, old, inserted, count, ...others) => {
  const most = count === undefined ? -1n : asInteger(count);
  if (!isAlike(text, old) || !isAlike(text, inserted) || old.value === '') return UNKNOWN_CONSTANT;
  if (most === undefined || others.length > 0) return UNKNOWN_CONSTANT;
  const parts = text.value.split(old.value);
  if (parts.length * inserted.value.length > MAX_STRING) return UNKNOWN_CONSTANT;
  const end = most < 0n || most > BigInt(parts.length) ? parts.length : Number(most) + 1;
  const tail = parts.slice(end);
  return same(text, [parts.slice(0, end).join(inserted.value), ...tail].join(old.value));
};

/** A prefix or suffix, or one of a tuple of them. */
const affix =
  (holds: (text: string, part: string) => boolean): Fold =>
  (text, given, ...range) => {
    const parts = given?.kind === 'tuple' ? given.items : [given];
    return range.length === 0 && parts.every((part): part is Text => isAlike(text, part))
      ? boolConstant(parts.some((part) => holds(text.value, part.value)))
      : UNKNOWN_CONSTANT;
  };

const without =
  (cut: (text: string, part: string) => string): Fold =>
  (text, part) =>
    isAlike(text, part) ? same(text, cut(text.value, part.value)) : UNKNOWN_CONSTANT;

const counted: Fold = (text, part, ...range) =>
  isAlike(text, part) && part.value !== '' && range.length === 0
    ? intConstant(BigInt(text.value.split(part.value).length - 1))
    : UNKNOWN_CONSTANT;

const split =
  (last: boolean): Fold =>
  (text, separator, limit) => {
    const most = limit === undefined ? -1n : asInteger(limit);
    const bySpace = separator === undefined || separator.kind === 'none';
    if (most === undefined || (most >= 0n && bySpace)) return UNKNOWN_CONSTANT;
    if (bySpace) {
      if (!isAscii(text.value)) return UNKNOWN_CONSTANT;
      const words = text.value.split(/[ \t-\r\x1c-\x1f]+/).filter((word) => word !== '');
      return sequenceConstant(
        'list',
        words.map((word) => same(text, word)),
      );
    }
    if (!isAlike(text, separator) || separator.value === '') return UNKNOWN_CONSTANT;
    let parts = text.value.split(separator.value);
    const count = most < 0n || most >= BigInt(parts.length) ? parts.length - 1 : Number(most);
    const cut = last ? parts.length - count : count;
    const joined = (some: readonly string[]): string[] =>
      some.length > 0 ? [some.join(separator.value)] : [];
    parts = last
      ? [...joined(parts.slice(0, cut)), ...parts.slice(cut)]
      : [...parts.slice(0, cut), ...joined(parts.slice(cut))];
    return sequenceConstant(
      'list',
      parts.map((part) => same(text, part)),
    );
  };

const lines: Fold = (text, ...given) => {
  if (given.length > 0 || !isAscii(text.value)) return UNKNOWN_CONSTANT;
  const found = text.value.split(text.kind === 'str' ? /\r\n|[\n-\r\x1c-\x1e]/ : /\r\n|[\r\n]/);
  if (found.at(-1) === '') found.pop();
  return sequenceConstant(
    'list',
    found.map((line) => same(text, line)),
  );
};

const partitioned =
  (last: boolean): Fold =>
  (text, separator) => {
    if (!isAlike(text, separator) || separator.value === '') return UNKNOWN_CONSTANT;
    const { value } = text;
    const at = last ? value.lastIndexOf(separator.value) : value.indexOf(separator.value);
    const whole = last ? ['', '', value] : [value, '', ''];
    const parts =
      at === -1 ? whole : [value.slice(0, at), separator.value, value.slice(at + separator.value.length)];
    return sequenceConstant(
      'tuple',
      parts.map((part) => same(text, part)),
    );
  };

const joined: Fold = (text, items) => {
  if (items?.kind !== 'tuple' && items?.kind !== 'list') return UNKNOWN_CONSTANT;
  const texts: string[] = [];
  let length = text.value.length * items.items.length;
  for (const item of items.items) {
    if (!isAlike(text, item)) return UNKNOWN_CONSTANT;
    texts.push(item.value);
    length += item.value.length;
  }
  return length > MAX_STRING ? UNKNOWN_CONSTANT : same(text, texts.join(text.value));
};

/** Encodings in which ASCII text is its own bytes. */
const ASCII_CODECS =
  /^(?:utf[-_]?8(?:[-_]sig)?|(?:us[-_]?)?ascii|latin[-_]?1|iso[-_]?8859[-_]1|(?:cp|windows[-_])125\d)$/i;

/** Python 2 has both methods on both types. */
const recoded =
  (kind: 'str' | 'bytes'): Fold =>
  (text, codec) =>
    isAscii(text.value) && (codec === undefined || (codec.kind === 'str' && ASCII_CODECS.test(codec.value)))
      ? stringConstant(kind, text.value)
      : UNKNOWN_CONSTANT;

const upper = (text: string): string => text.toUpperCase();
const lower = (text: string): string => text.toLowerCase();

/** By name; the values of the arguments are known. */
export const TEXT_METHODS: ReadonlyMap<string, Fold> = new Map<string, Fold>([
  ['lower', changed(lower)],
  ['upper', changed(upper)],
  ['casefold', changed(lower)],
  ['capitalize', changed((text) => upper(text.slice(0, 1)) + lower(text.slice(1)))],
  ['title', changed((text) => lower(text).replace(/[a-z]+/g, (word) => upper(word[0]!) + word.slice(1)))],
  [
    'swapcase',
    changed((text) => text.replace(/[a-z]+|[A-Z]+/g, (run) => (run < 'a' ? lower(run) : upper(run)))),
  ],
  ['strip', stripped(true, true)],
  ['lstrip', stripped(true, false)],
  ['rstrip', stripped(false, true)],
  ['ljust', padded(() => 0)],
  ['rjust', padded((missing) => missing)],
  ['center', padded((missing, width) => (missing >> 1) + (missing & width & 1))],
  ['zfill', zeroFilled],
  ['encode', recoded('bytes')],
  ['decode', recoded('str')],
  ['replace', replaced],
  ['join', joined],
  ['split', split(false)],
  ['rsplit', split(true)],
  ['splitlines', lines],
  ['partition', partitioned(false)],
  ['rpartition', partitioned(true)],
  ['find', found(false, false)],
  ['rfind', found(true, false)],
  ['index', found(false, true)],
  ['rindex', found(true, true)],
  ['count', counted],
  ['startswith', affix((text, part) => text.startsWith(part))],
  ['endswith', affix((text, part) => text.endsWith(part))],
  ['removeprefix', without((text, part) => (text.startsWith(part) ? text.slice(part.length) : text))],
  [
    'removesuffix',
    without((text, part) => (text.endsWith(part) ? text.slice(0, text.length - part.length) : text)),
  ],
  ['isdigit', checked((text) => /^\d+$/.test(text))],
  ['isdecimal', checked((text) => /^\d+$/.test(text))],
  ['isnumeric', checked((text) => /^\d+$/.test(text))],
  ['isalpha', checked((text) => /^[A-Za-z]+$/.test(text))],
  ['isalnum', checked((text) => /^[A-Za-z0-9]+$/.test(text))],
  ['isidentifier', checked((text) => /^[A-Za-z_]\w*$/.test(text))],
  ['isspace', checked((text) => /^[ \t-\r\x1c-\x1f]+$/.test(text))],
  ['isupper', checked((text) => text !== lower(text) && text === upper(text))],
  ['islower', checked((text) => text !== upper(text) && text === lower(text))],
  ['isascii', (text) => boolConstant(isAscii(text.value))],
]);

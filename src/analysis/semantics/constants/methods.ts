/** Methods of constants, and builtin functions of them, that fold. */
import { formatBraces } from './formatting.js';
import { lengthOf } from './operators.js';
import {
  MAX_STRING,
  NONE_CONSTANT,
  UNKNOWN_CONSTANT,
  intConstant,
  sequenceConstant,
  stringConstant,
  textOfConstant,
  truthOf,
  boolConstant,
  type ConstantValue,
} from './value.js';

export interface ConstantArguments {
  readonly positional: readonly ConstantValue[];
  readonly named: ReadonlyMap<string, ConstantValue>;
}

export const FOLDED_METHODS: ReadonlySet<string> = new Set([
  'format',
  'join',
  'upper',
  'lower',
  'strip',
  'lstrip',
  'rstrip',
  'replace',
  'encode',
  'decode',
  'get',
  'copy',
]);

export function foldMethod(value: ConstantValue, method: string, given: ConstantArguments): ConstantValue {
  const { positional, named } = given;
  if (value.kind === 'str' && method === 'format') return formatBraces(value.value, positional, named);
  if (named.size > 0 || positional.some(({ kind }) => kind === 'unknown')) return UNKNOWN_CONSTANT;
  const [first, second] = positional;
  if (method === 'copy') return value.kind === 'list' || value.kind === 'dict' ? value : UNKNOWN_CONSTANT;
  if (value.kind === 'dict' && method === 'get' && first?.kind === 'str') {
    const entry = value.entries.findLast(([key]) => key.kind === 'str' && key.value === first.value);
    return entry?.[1] ?? second ?? NONE_CONSTANT;
  }
  if (value.kind !== 'str' && value.kind !== 'bytes') return UNKNOWN_CONSTANT;
  const { kind } = value;
  const isAscii = /^[\0-\x7f]*$/.test(value.value);
  switch (method) {
    case 'join':
      return first === undefined ? UNKNOWN_CONSTANT : join(value, first);
    case 'upper':
      return isAscii ? stringConstant(kind, value.value.toUpperCase()) : UNKNOWN_CONSTANT;
    case 'lower':
      return isAscii ? stringConstant(kind, value.value.toLowerCase()) : UNKNOWN_CONSTANT;
    case 'strip':
    case 'lstrip':
    case 'rstrip':
      if (first !== undefined || !isAscii) return UNKNOWN_CONSTANT;
      return stringConstant(kind, stripped(method, value.value));
    case 'replace':
      if (first?.kind !== kind || second?.kind !== kind || positional.length !== 2) return UNKNOWN_CONSTANT;
      return replaceAll(value, first.value, second.value);
    case 'encode':
      return kind === 'str' && isAscii ? stringConstant('bytes', value.value) : UNKNOWN_CONSTANT;
    case 'decode':
      return kind === 'bytes' && isAscii ? stringConstant('str', value.value) : UNKNOWN_CONSTANT;
    default:
      return UNKNOWN_CONSTANT;
  }
}

type Text = Extract<ConstantValue, { readonly kind: 'str' | 'bytes' }>;

function replaceAll(value: Text, old: string, replacement: string): ConstantValue {
  if (old === '') return UNKNOWN_CONSTANT;
  const parts = value.value.split(old);
  if (parts.length * replacement.length > MAX_STRING) return UNKNOWN_CONSTANT;
  return stringConstant(value.kind, parts.join(replacement));
}

function stripped(method: 'strip' | 'lstrip' | 'rstrip', text: string): string {
  if (method === 'strip') return text.trim();
  return method === 'lstrip' ? text.trimStart() : text.trimEnd();
}

function join(separator: Text, items: ConstantValue): ConstantValue {
  if (items.kind !== 'tuple' && items.kind !== 'list') return UNKNOWN_CONSTANT;
  const texts: string[] = [];
  let length = separator.value.length * items.items.length;
  for (const item of items.items) {
    if (item.kind !== 'str' && item.kind !== 'bytes') return UNKNOWN_CONSTANT;
    if (item.kind !== separator.kind) return UNKNOWN_CONSTANT;
    texts.push(item.value);
    length += item.value.length;
  }
  return length > MAX_STRING ? UNKNOWN_CONSTANT : stringConstant(separator.kind, texts.join(separator.value));
}

export const FOLDED_FUNCTIONS: ReadonlySet<string> = new Set([
  'len',
  'str',
  'int',
  'bool',
  'tuple',
  'list',
  'set',
  'frozenset',
]);

export function foldFunction(name: string, { positional, named }: ConstantArguments): ConstantValue {
  const [value] = positional;
  if (value === undefined || positional.length !== 1 || named.size > 0) return UNKNOWN_CONSTANT;
  switch (name) {
    case 'len': {
      const length = lengthOf(value);
      return length === undefined ? UNKNOWN_CONSTANT : intConstant(length);
    }
    case 'str': {
      const text = textOfConstant(value);
      return text === undefined ? UNKNOWN_CONSTANT : stringConstant('str', text);
    }
    case 'int':
      if (value.kind === 'int') return value;
      if (value.kind === 'bool') return intConstant(BigInt(value.value));
      return value.kind === 'str' && /^[+-]?\d{1,100}$/.test(value.value)
        ? intConstant(BigInt(value.value.replace('+', '')))
        : UNKNOWN_CONSTANT;
    case 'bool': {
      const truth = truthOf(value);
      return truth === undefined ? UNKNOWN_CONSTANT : boolConstant(truth);
    }
    case 'tuple':
    case 'list':
      return value.kind === 'tuple' || value.kind === 'list'
        ? sequenceConstant(name, value.items)
        : UNKNOWN_CONSTANT;
    case 'set':
    case 'frozenset':
      return value.kind === 'tuple' || value.kind === 'list' || value.kind === 'set'
        ? sequenceConstant('set', value.items)
        : UNKNOWN_CONSTANT;
    default:
      return UNKNOWN_CONSTANT;
  }
}

/** Methods of constants that fold. */
import { formatBraces } from './formatting.js';
import { TEXT_METHODS } from './text-methods.js';
import { NONE_CONSTANT, UNKNOWN_CONSTANT, isEqual, type ConstantValue } from './value.js';

export const FOLDED_METHODS: ReadonlySet<string> = new Set(['format', 'get', 'copy', ...TEXT_METHODS.keys()]);

/** `value.method(…)`; unknown if it is not certain or would raise. */
export function foldMethod(
  value: ConstantValue,
  method: string,
  given: readonly ConstantValue[],
  named: ReadonlyMap<string, ConstantValue>,
): ConstantValue {
  if (value.kind === 'str' && method === 'format') return formatBraces(value.value, given, named);
  const positional = withKeywords(method, given, named);
  if (positional === undefined || positional.some(({ kind }) => kind === 'unknown')) return UNKNOWN_CONSTANT;
  if (method === 'copy') return value.kind === 'list' || value.kind === 'dict' ? value : UNKNOWN_CONSTANT;
  if (value.kind === 'dict' && method === 'get') {
    const [key, otherwise = NONE_CONSTANT] = positional;
    if (key === undefined) return UNKNOWN_CONSTANT;
    return value.entries.findLast(([each]) => isEqual(each, key))?.[1] ?? otherwise;
  }
  if (value.kind !== 'str' && value.kind !== 'bytes') return UNKNOWN_CONSTANT;
  return TEXT_METHODS.get(method)?.(value, ...positional) ?? UNKNOWN_CONSTANT;
}

const KEYWORDS: Readonly<Record<string, readonly string[]>> = {
  encode: ['encoding', 'errors'],
  decode: ['encoding', 'errors'],
  split: ['sep', 'maxsplit'],
  rsplit: ['sep', 'maxsplit'],
};

/** Keyword arguments at the places that they stand for; undefined where that is not known. */
function withKeywords(
  method: string,
  positional: readonly ConstantValue[],
  named: ReadonlyMap<string, ConstantValue>,
): ConstantValue[] | undefined {
  const out = [...positional];
  const names = KEYWORDS[method] ?? [];
  for (const name of names.slice(positional.length)) {
    const value = named.get(name);
    if (value === undefined) break;
    out.push(value);
  }
  return out.length === positional.length + named.size ? out : undefined;
}

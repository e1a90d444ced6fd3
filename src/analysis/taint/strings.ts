/**
 * Building text: `+`, `%`, f-strings, `format`, `join`. The result carries the dangers of all parts, the constants if
 * all parts are constant, and the constant text that it surely starts with.
 *
 *     "https://" + host + "/x"     taint of host, prefix "https://"
 *     "a" + ("b" if c else "c")    constants "ab", "ac"
 */
import { TEXT_LIMIT } from './constant-folding.js';
import { joinTaint, withStep, withoutDangers, CLEAN, type Taint } from './labels.js';
import { clearedByCharacters } from './characters.js';
import { isAccountedFor } from './fixed.js';
import { formMask } from './guard-forms.js';
import { clearedBehind, clearedByEmbedding } from './embedding.js';
import type { Frame, Machine } from './machine.js';
import type { Node } from '../syntax/tree.js';
import { UNKNOWN, constantsValue, taintedValue, type Constant, type Value, revised } from './values.js';

/** Texts that a concatenation of alternatives may give before they count as unknown. */
const PRODUCT_LIMIT = 8;

/** Python's `str()` of a constant. */
export function textOfConstant(constant: Constant): string {
  if (constant === null) return 'None';
  if (constant === true) return 'True';
  if (constant === false) return 'False';
  return String(constant);
}

/**
 * Text put together from parts in order. Constants are converted as `str()` does. `written` are constants that are known
 * to stand somewhere in the first part.
 */
export function joinedText(
  m: Machine,
  frame: Frame,
  node: Node,
  parts: readonly Value[],
  note: string,
  written = '',
): Value {
  const constants = productOf(parts);
  let taint: Taint = CLEAN;
  // The text before a part, as far as it matters for the part's surroundings; undefined if it is not known.
  let before: string | undefined = '';
  let constantsBefore = '';
  for (const part of parts) {
    const own = frame.state.deepTaint(part);
    const absent = own.length === 0 || m.isOff('guards') ? '' : frame.state.proofs.absentFrom(part);
    let cleared =
      absent === ''
        ? 0
        : clearedByCharacters(m, (each) => absent.includes(each)) |
          (before === undefined ? 0 : clearedByEmbedding(m, before, absent));
    if (own.length > 0 && !m.isOff('prefixes')) cleared |= clearedBehind(m, constantsBefore);
    taint = joinTaint(taint, withoutDangers(own, cleared));
    constantsBefore += part === parts[0] ? written : '';
    constantsBefore += part.prefix;
    if (before !== undefined)
      before = own.length > 0 && part.prefix !== '' ? undefined : before + shownAs(part);
  }
  if (constants !== undefined && taint.length === 0) return constantsValue(constants);
  return revised(UNKNOWN, {
    types: ['str'],
    taint: withStep(taint, frame.module.index, node, note),
    prefix: prefixOfParts(frame, parts),
    constants: undefined,
    fixed: parts.every((part) => isAccountedFor(m, frame, part)),
  });
}

/** A part as the text before others: unknown ones count as plain words. */
function shownAs(part: Value): string {
  const only = part.constants?.length === 1 && part.refs.length === 0 ? part.constants[0] : undefined;
  return only === undefined ? part.prefix + TRUSTED : textOfConstant(only);
}

function productOf(parts: readonly Value[]): readonly string[] | undefined {
  let texts = [''];
  for (const part of parts) {
    const { constants } = part;
    if (constants === undefined || part.refs.length > 0 || part.callables.length > 0) return undefined;
    // 3.0 is written otherwise than 3.
    if (part.types.includes('float')) return undefined;
    const next = new Set<string>();
    for (const text of texts)
      for (const constant of constants) {
        next.add(text + textOfConstant(constant));
        if (next.size > PRODUCT_LIMIT) return undefined;
      }
    texts = [...next];
  }
  // Loops that grow a string would never end.
  return texts.some((text) => text.length > TEXT_LIMIT) ? undefined : texts;
}

/** Stands in a prefix for a text that is unknown, but that nobody outside decides. */
export const TRUSTED = '\uFFFC';

/** The constant text that a value starts with, up to the first unknown part. */
export function knownStart({ prefix }: Value): string {
  const end = prefix.indexOf(TRUSTED);
  return end === -1 ? prefix : prefix.slice(0, end);
}

/** Text, constant or at least trusted, that a sequence of parts surely starts with. */
function prefixOfParts(frame: Frame, parts: readonly Value[]): string {
  let prefix = '';
  for (const part of parts) {
    const only = part.constants?.length === 1 && part.refs.length === 0 ? part.constants[0] : undefined;
    if (only !== undefined) prefix += textOfConstant(only);
    else {
      prefix += part.prefix;
      if (frame.state.deepTaint(part).length > 0) break;
      if (!prefix.endsWith(TRUSTED)) prefix += TRUSTED;
    }
    if (prefix.length > TEXT_LIMIT) break;
  }
  return prefix.slice(0, TEXT_LIMIT);
}

/** The value as `repr()` shows it: without the dangers of line breaks. */
export function represented(m: Machine, frame: Frame, value: Value): Value {
  if (m.isOff('sanitizers')) return value;
  const taint = frame.state.deepTaint(value);
  return taint.length === 0 ? value : taintedValue(withoutDangers(taint, formMask(m, 'newline')));
}

/** A piece of a format: constant text, or which argument goes there. */
export type FormatPiece =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'argument';
      readonly key: number | string;
      readonly numeric: boolean;
      /** `%r`, `{!r}`: Python's literal of it, without line breaks. */
      readonly represented: boolean;
    };

/** Pieces of a `%` format. `%d` and kin accept numbers only. */
export function percentPieces(format: string): FormatPiece[] {
  const pieces: FormatPiece[] = [];
  const pattern = /%(?:\(([^)]*)\))?[-+ #0]*(?:\*|\d+)?(?:\.(?:\*|\d+))?[hlL]?([a-zA-Z%])/g;
  let at = 0;
  let position = 0;
  for (let match = pattern.exec(format); match !== null; match = pattern.exec(format)) {
    if (match.index > at) pieces.push({ kind: 'text', text: format.slice(at, match.index) });
    at = match.index + match[0].length;
    const conversion = match[2]!;
    if (conversion === '%') pieces.push({ kind: 'text', text: '%' });
    else {
      const numeric = 'diouxXeEfFgGc'.includes(conversion);
      const represented = conversion === 'r' || conversion === 'a';
      pieces.push({ kind: 'argument', key: match[1] ?? position++, numeric, represented });
    }
  }
  if (at < format.length) pieces.push({ kind: 'text', text: format.slice(at) });
  return pieces;
}

/** Pieces of a `str.format` string. `{:d}` accepts numbers only. */
export function bracePieces(format: string): FormatPiece[] {
  const pieces: FormatPiece[] = [];
  const pattern = /\{\{|\}\}|\{([^{}:!]*)(![rsa])?(?::([^{}]*(?:\{[^{}]*\}[^{}]*)*))?\}/g;
  let at = 0;
  let position = 0;
  for (let match = pattern.exec(format); match !== null; match = pattern.exec(format)) {
    if (match.index > at) pieces.push({ kind: 'text', text: format.slice(at, match.index) });
    at = match.index + match[0].length;
    if (match[0] === '{{') pieces.push({ kind: 'text', text: '{' });
    else if (match[0] === '}}') pieces.push({ kind: 'text', text: '}' });
    else {
      const name = (match[1] ?? '').split(/[.[]/, 1)[0]!;
      const numeric = /[bcdoxXneEfFgG%]$/.test(match[3] ?? '') && match[2] === undefined;
      pieces.push({
        kind: 'argument',
        key: name === '' ? position++ : /^\d+$/.test(name) ? Number(name) : name,
        numeric,
        represented: match[2] === '!r' || match[2] === '!a',
      });
    }
  }
  if (at < format.length) pieces.push({ kind: 'text', text: format.slice(at) });
  return pieces;
}

/** Names that a `string.Template` asks for. */
export function templatePieces(format: string): FormatPiece[] {
  const pieces: FormatPiece[] = [];
  const pattern = /\$(?:\$|([_a-zA-Z]\w*)|\{([_a-zA-Z]\w*)\})/g;
  let at = 0;
  for (let match = pattern.exec(format); match !== null; match = pattern.exec(format)) {
    if (match.index > at) pieces.push({ kind: 'text', text: format.slice(at, match.index) });
    at = match.index + match[0].length;
    const name = match[1] ?? match[2];
    if (name === undefined) pieces.push({ kind: 'text', text: '$' });
    else pieces.push({ kind: 'argument', key: name, numeric: false, represented: false });
  }
  if (at < format.length) pieces.push({ kind: 'text', text: format.slice(at) });
  return pieces;
}

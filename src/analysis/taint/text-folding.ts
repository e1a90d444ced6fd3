/**
 * Methods of constant text: `"a,b".upper()`, `"x".zfill(3)`. Only what is certain is computed; letters outside ASCII
 * change case by rules of their own and stay unknown.
 */
import type { Arguments } from './callables.js';
import { folded } from './constant-folding.js';
import { constantValue, type Constant, type Value } from './values.js';

type Fold = (text: string, ...args: (Constant | undefined)[]) => Constant | undefined;

const isAscii = (text: string): boolean => /^[\0-\x7f]*$/.test(text);
const ascii =
  (change: (text: string) => Constant): Fold =>
  (text) =>
    isAscii(text) ? change(text) : undefined;

const WHITESPACE = ' \t\n\r\v\f';

const stripped =
  (left: boolean, right: boolean): Fold =>
  (text, given) => {
    if (given !== undefined && given !== null && typeof given !== 'string') return undefined;
    const characters = given ?? WHITESPACE;
    let from = 0;
    let to = text.length;
    while (left && from < to && characters.includes(text[from]!)) from++;
    while (right && to > from && characters.includes(text[to - 1]!)) to--;
    return text.slice(from, to);
  };

const padded =
  (place: (text: string, filler: string, missing: number) => string): Fold =>
  (text, width, filler = ' ') => {
    if (typeof width !== 'number' || typeof filler !== 'string' || width > 500) return undefined;
    return width <= text.length ? text : place(text, filler, width - text.length);
  };

/** Where in the text from `start` to `end`, or -1. */
const found =
  (last: boolean, raises: boolean): Fold =>
  (text, part, start, end) => {
    if (typeof part !== 'string' || (start !== undefined && typeof start !== 'number')) return undefined;
    if (end !== undefined || (start ?? 0) < 0) return undefined;
    const at = last ? text.lastIndexOf(part) : text.indexOf(part, start ?? 0);
    const index = last && at < (start ?? 0) ? -1 : at;
    return index === -1 && raises ? undefined : index;
  };

const replaced: Fold = (text, old, inserted, count) => {
  if (typeof old !== 'string' || typeof inserted !== 'string' || old === '') return undefined;
  if (count === undefined || count === -1) return text.replaceAll(old, inserted);
  if (typeof count !== 'number' || count < 0) return undefined;
  const parts = text.split(old);
  const head = parts.slice(0, count + 1);
  const tail = parts.slice(count + 1);
  return [head.join(inserted), ...tail].join(old);
};

const affix =
  (holds: (text: string, part: string) => boolean): Fold =>
  (text, part, start) =>
    typeof part === 'string' && start === undefined ? holds(text, part) : undefined;

const FOLDS: ReadonlyMap<string, Fold> = new Map<string, Fold>([
  ['lower', ascii((text) => text.toLowerCase())],
  ['upper', ascii((text) => text.toUpperCase())],
  ['casefold', ascii((text) => text.toLowerCase())],
  ['capitalize', ascii((text) => text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase())],
  [
    'title',
    ascii((text) => text.toLowerCase().replace(/[a-z]+/g, (word) => word[0]!.toUpperCase() + word.slice(1))),
  ],
  [
    'swapcase',
    ascii((text) =>
      [...text]
        .map((each) => (each === each.toLowerCase() ? each.toUpperCase() : each.toLowerCase()))
        .join(''),
    ),
  ],
  ['strip', stripped(true, true)],
  ['lstrip', stripped(true, false)],
  ['rstrip', stripped(false, true)],
  ['encode', (text): Constant | undefined => (isAscii(text) ? text : undefined)],
  ['decode', (text): Constant | undefined => (isAscii(text) ? text : undefined)],
  ['replace', replaced],
  ['find', found(false, false)],
  ['rfind', found(true, false)],
  ['index', found(false, true)],
  ['rindex', found(true, true)],
  [
    'count',
    (text, part, start): Constant | undefined =>
      typeof part === 'string' && part !== '' && start === undefined
        ? text.split(part).length - 1
        : undefined,
  ],
  ['startswith', affix((text, part) => text.startsWith(part))],
  ['endswith', affix((text, part) => text.endsWith(part))],
  [
    'removeprefix',
    (text, part): Constant | undefined =>
      typeof part !== 'string' ? undefined : text.startsWith(part) ? text.slice(part.length) : text,
  ],
  [
    'removesuffix',
    (text, part): Constant | undefined =>
      typeof part !== 'string'
        ? undefined
        : part !== '' && text.endsWith(part)
          ? text.slice(0, -part.length)
          : text,
  ],
  ['ljust', padded((text, filler, missing) => text + filler.repeat(missing))],
  ['rjust', padded((text, filler, missing) => filler.repeat(missing) + text)],
  ['isdigit', ascii((text) => /^\d+$/.test(text))],
  ['isdecimal', ascii((text) => /^\d+$/.test(text))],
  ['isnumeric', ascii((text) => /^\d+$/.test(text))],
  ['isalpha', ascii((text) => /^[A-Za-z]+$/.test(text))],
  ['isalnum', ascii((text) => /^[A-Za-z0-9]+$/.test(text))],
  ['isidentifier', ascii((text) => /^[A-Za-z_]\w*$/.test(text))],
  ['isspace', ascii((text) => /^\s+$/.test(text))],
  ['isupper', ascii((text) => text !== text.toLowerCase() && text === text.toUpperCase())],
  ['islower', ascii((text) => text !== text.toUpperCase() && text === text.toLowerCase())],
  ['isascii', (text): Constant => isAscii(text)],
  ['__len__', (text): Constant => [...text].length],
]);

/** The method's result, if text and arguments are constant. */
export function foldTextMethod(method: string, text: Value, args: Arguments): Value | undefined {
  const fold = FOLDS.get(method);
  if (fold === undefined || args.rest !== undefined || args.restKeywords !== undefined) return undefined;
  // `encoding` and `errors` change nothing for ASCII.
  const isCodec = method === 'encode' || method === 'decode';
  if (args.keywords.size > 0 && !isCodec) return undefined;
  const given = isCodec ? [] : args.positional;
  return folded([text, ...given.map((value) => value)], (first, ...rest) =>
    typeof first === 'string' ? fold(first, ...rest) : undefined,
  );
}

/** The characters of a constant text. */
export const charactersOf = (text: string): Value[] => [...text].map((character) => constantValue(character));

/**
 * Which characters a text can contain if a regular expression accepts it as a whole.
 *
 *     [a-z0-9_]+        letters, digits, underscore: no quote, no slash, no blank
 *     \w+\.txt          word characters and the dot
 *     .*                anything but a newline
 *
 * Only what may occur is asked, not in which order, so alternation, groups and repetition simply add up.
 */

/** Admitted characters: a table for ASCII, and whether others may occur. */
export interface Admitted {
  readonly ascii: readonly boolean[];
  readonly other: boolean;
}

export const admits = (admitted: Admitted, character: string): boolean => {
  const code = character.charCodeAt(0);
  return code < 128 ? admitted.ascii[code]! : admitted.other;
};

class Reader {
  at = 0;
  readonly ascii = new Array<boolean>(128).fill(false);
  other = false;
  constructor(
    readonly pattern: string,
    readonly ignoreCase: boolean,
    readonly dotAll: boolean,
  ) {}

  allow(code: number): void {
    if (code >= 128) {
      this.other = true;
      return;
    }
    this.ascii[code] = true;
    if (!this.ignoreCase) return;
    const character = String.fromCharCode(code);
    this.ascii[character.toLowerCase().charCodeAt(0)] = true;
    this.ascii[character.toUpperCase().charCodeAt(0)] = true;
  }

  allowWhere(holds: (code: number) => boolean, other: boolean): void {
    for (let code = 0; code < 128; code++) if (holds(code)) this.allow(code);
    if (other) this.other = true;
  }
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isWord = (code: number): boolean =>
  isDigit(code) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95;
const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);

/** A `\d`, `\w`, `\s` class or its complement; undefined for other escapes. */
function classEscape(letter: string): { holds: (code: number) => boolean; other: boolean } | undefined {
  switch (letter) {
    case 'd':
      return { holds: isDigit, other: false };
    case 'w':
      // Letters of other scripts: harmless in every sink.
      return { holds: isWord, other: false };
    case 's':
      return { holds: isSpace, other: false };
    case 'D':
      return { holds: (code) => !isDigit(code), other: true };
    case 'W':
      return { holds: (code) => !isWord(code), other: true };
    case 'S':
      return { holds: (code) => !isSpace(code), other: true };
    default:
      return undefined;
  }
}

const CONTROL: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, f: 12, v: 11, '0': 0 };

/**
 * Characters of the texts that the pattern accepts from start to end; undefined if it is not anchored as required or
 * uses what is not understood.
 */
export function admittedBy(
  pattern: string,
  anchoring: 'full' | 'start' | 'none',
  flags: { readonly ignoreCase: boolean; readonly dotAll: boolean; readonly multiline: boolean },
): Admitted | undefined {
  let body = pattern;
  const inline = /^\(\?([aiLmsux]+)\)/.exec(body);
  let { ignoreCase, dotAll } = flags;
  let { multiline } = flags;
  if (inline !== null) {
    body = body.slice(inline[0].length);
    ignoreCase ||= inline[1]!.includes('i');
    dotAll ||= inline[1]!.includes('s');
    multiline ||= inline[1]!.includes('m');
  }
  const starts = /^(\^|\\A)/.exec(body);
  const ends = /(?<!\\)(\$|\\Z|\\z)$/.exec(body);
  if (anchoring !== 'full' && ends === null) return undefined;
  if (anchoring === 'none' && starts === null) return undefined;
  // Under MULTILINE one good line is enough for `^` and `$`; \A and \Z mean the whole text.
  const isLine = starts?.[0] === '^' || ends?.[0] === '$' || (anchoring === 'none' && starts === null);
  if (multiline && anchoring !== 'full' && isLine) return undefined;
  if (starts !== null) body = body.slice(starts[0].length);
  if (ends !== null) body = body.slice(0, body.length - ends[0].length);
  // `^a|b$` anchors each side of the alternation only once.
  if (anchoring !== 'full' && hasTopLevelAlternation(body)) return undefined;
  const reader = new Reader(body, ignoreCase, dotAll);
  return read(reader) ? { ascii: reader.ascii, other: reader.other } : undefined;
}

function hasTopLevelAlternation(pattern: string): boolean {
  let depth = 0;
  let inClass = false;
  for (let i = 0; i < pattern.length; i++) {
    const character = pattern[i];
    if (character === '\\') i++;
    else if (inClass) inClass = character !== ']';
    else if (character === '[') inClass = true;
    else if (character === '(') depth++;
    else if (character === ')') depth--;
    else if (character === '|' && depth === 0) return true;
  }
  return false;
}

function read(reader: Reader): boolean {
  const { pattern } = reader;
  while (reader.at < pattern.length) {
    const character = pattern[reader.at++]!;
    switch (character) {
      case '(':
        if (!readGroupStart(reader)) return false;
        break;
      case ')':
      case '|':
      case '*':
      case '+':
      case '?':
      case '^':
      case '$':
        break;
      case '{': {
        const quantifier = /^\d*,?\d*\}/.exec(pattern.slice(reader.at));
        if (quantifier !== null) reader.at += quantifier[0].length;
        else reader.allow(123);
        break;
      }
      case '.':
        reader.allowWhere((code) => reader.dotAll || code !== 10, true);
        break;
      case '[':
        if (!readClass(reader)) return false;
        break;
      case '\\':
        if (!readEscape(reader)) return false;
        break;
      default:
        reader.allow(character.charCodeAt(0));
    }
  }
  return true;
}

/** `(?:`, `(?P<name>`; look-arounds only restrict, so their content may be added. */
function readGroupStart(reader: Reader): boolean {
  const rest = reader.pattern.slice(reader.at);
  const start = /^\?(:|P<\w+>|=|!|<=|<!)/.exec(rest);
  if (start !== null) {
    // A negative look-around admits nothing: skip what stands in it.
    if (start[1] === '!' || start[1] === '<!') {
      const end = rest.indexOf(')');
      if (end === -1 || rest.slice(start[0].length, end).includes('(')) return false;
      reader.at += end;
      return true;
    }
    reader.at += start[0].length;
    return true;
  }
  return !rest.startsWith('?');
}

function readEscape(reader: Reader): boolean {
  const letter = reader.pattern[reader.at++];
  if (letter === undefined) return false;
  const known = classEscape(letter);
  if (known !== undefined) reader.allowWhere(known.holds, known.other);
  else if (letter === 'b' || letter === 'B' || letter === 'A' || letter === 'Z' || letter === 'z')
    return true;
  else if (/[1-9xuUpPkN]/.test(letter)) return false;
  else reader.allow(CONTROL[letter] ?? letter.charCodeAt(0));
  return true;
}

function readClass(reader: Reader): boolean {
  const { pattern } = reader;
  const negated = pattern[reader.at] === '^';
  if (negated) reader.at++;
  const inside = new Reader(pattern, reader.ignoreCase, false);
  let first = true;
  let previous = -1;
  for (;;) {
    const character = pattern[reader.at++];
    if (character === undefined) return false;
    if (character === ']' && !first) break;
    first = false;
    let code = character.charCodeAt(0);
    if (character === '\\') {
      const letter = pattern[reader.at++];
      if (letter === undefined) return false;
      const known = classEscape(letter);
      if (known !== undefined) {
        inside.allowWhere(known.holds, known.other);
        previous = -1;
        continue;
      }
      if (letter === 'x' || letter === 'u' || letter === 'U') return false;
      code = CONTROL[letter] ?? letter.charCodeAt(0);
    } else if (character === '-' && previous !== -1 && pattern[reader.at] !== ']') {
      let to = pattern[reader.at++];
      if (to === '\\') to = pattern[reader.at++];
      if (to === undefined) return false;
      for (let each = previous; each <= Math.min(to.charCodeAt(0), 127); each++) inside.allow(each);
      if (to.charCodeAt(0) > 127) inside.other = true;
      previous = -1;
      continue;
    }
    inside.allow(code);
    previous = code;
  }
  reader.allowWhere((code) => inside.ascii[code] !== negated, negated ? true : inside.other);
  return true;
}

/**
 * The characters that a match of a regular expression can begin with: most texts are refused by their first one.
 *
 *     ^(?:assert|wait_for_\w+)$      a, w
 *     ^\d{1,3}\.                    0 to 9
 */
import { tokens } from './regex-source.js';

/** By code of an ASCII character, 1 where a match may begin with it. Characters beyond ASCII always may. */
export type FirstCharacters = Uint8Array;

/** What a part of an expression begins with. */
interface First {
  readonly characters: ReadonlySet<string>;
  /** It may match nothing: what follows counts too. */
  readonly isNullable: boolean;
}

const ASCII: readonly string[] = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));
const NOTHING: First = { characters: new Set(), isNullable: true };

/** `flags`: inline flags that stand before the source. Undefined where a match may begin with anything, or be empty. */
export function firstCharacters(flags: string, source: string): FirstCharacters | undefined {
  if (/[^i()?]/.test(flags)) return undefined;
  const reader = new Reader([...tokens(source)]);
  const first = reader.alternatives(0);
  if (first === undefined || first.isNullable || !reader.isAtEnd) return undefined;
  const known = new Uint8Array(128);
  for (const character of first.characters) {
    known[character.charCodeAt(0)] = 1;
    if (!flags.includes('i')) continue;
    known[character.toLowerCase().charCodeAt(0)] = 1;
    known[character.toUpperCase().charCodeAt(0)] = 1;
  }
  return known;
}

/** More groups within groups than this are not looked into. */
const MAX_DEPTH = 16;

class Reader {
  #at = 0;

  constructor(private readonly list: readonly string[]) {}

  get isAtEnd(): boolean {
    return this.#at >= this.list.length;
  }

  /** Alternatives up to the end of their group; undefined if anything goes. */
  alternatives(depth: number): First | undefined {
    const characters = new Set<string>();
    let isNullable = false;
    for (;;) {
      const one = this.#sequence(depth);
      if (one === undefined) return undefined;
      for (const character of one.characters) characters.add(character);
      isNullable ||= one.isNullable;
      if (this.list[this.#at] !== '|') return { characters, isNullable };
      this.#at++;
    }
  }

  #sequence(depth: number): First | undefined {
    const characters = new Set<string>();
    let isNullable = true;
    while (!this.isAtEnd && this.list[this.#at] !== '|' && this.list[this.#at] !== ')') {
      const atom = this.#atom(depth);
      if (atom === undefined) return undefined;
      const isOptional = this.#quantifier();
      if (!isNullable) continue;
      for (const character of atom.characters) characters.add(character);
      isNullable = atom.isNullable || isOptional;
    }
    return { characters, isNullable };
  }

  #atom(depth: number): First | undefined {
    const token = this.list[this.#at++]!;
    if (token === '(') return this.#group(depth);
    if (/^(?:[\^$]|\\[bBAzZ])$/.test(token)) return NOTHING;
    const characters = charactersOf(token);
    return characters && { characters, isNullable: false };
  }

  /** What stands in parentheses, the opening one read. */
  #group(depth: number): First | undefined {
    if (depth > MAX_DEPTH) return undefined;
    const opening = /^\?(?::|P?<\w+>)/.exec(this.list.slice(this.#at, this.#at + 64).join(''))?.[0] ?? '';
    if (opening === '' && this.list[this.#at] === '?') return undefined;
    this.#at += opening.length;
    const inner = this.alternatives(depth + 1);
    return this.list[this.#at++] === ')' ? inner : undefined;
  }

  /** Reads over a quantifier; whether it allows for nothing. */
  #quantifier(): boolean {
    const token = this.list[this.#at];
    let isOptional = token === '*' || token === '?';
    if (token === '{') {
      const end = this.list.indexOf('}', this.#at);
      const count = this.list.slice(this.#at, end + 1).join('');
      // A brace that counts nothing is a brace.
      if (!/^\{\d+(?:,\d*)?\}$/.test(count)) return false;
      isOptional = /^\{0/.test(count);
      this.#at = end + 1;
    } else if (isOptional || token === '+') this.#at++;
    else return false;
    while (this.list[this.#at] === '?' || this.list[this.#at] === '+') this.#at++;
    return isOptional;
  }
}

/** ASCII characters that a character, an escape or a class stands for; undefined if that is not known. */
function charactersOf(token: string): ReadonlySet<string> | undefined {
  if (token.length === 1) return token === '.' || /[*+?)]/.test(token) ? undefined : new Set([token]);
  if (token.startsWith('\\') && !/^\\[dDwWs]$/.test(token))
    return /^\\[^\w\s]$/.test(token) ? new Set([token[1]!]) : undefined;
  // RE2 has names of classes, properties and quoted stretches that JavaScript reads in another way.
  if (/\[:|\\[pPQESCaAbBzZhHvVNRXkKuxo0-9]/.test(token.replace(/\\x\{[0-9a-fA-F]+\}/g, ''))) return undefined;
  const source = token.replace(/\\x\{([0-9a-fA-F]+)\}/g, '\\u{$1}');
  try {
    const one = new RegExp(`^${source}$`, 'u');
    return new Set(ASCII.filter((character) => one.test(character)));
  } catch {
    return undefined;
  }
}

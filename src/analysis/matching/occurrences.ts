/**
 * Where the words are that the compiled rules need: identifiers, texts (after `"`), and texts in any case (after `~`).
 * All texts are looked for in one pass over the module. A word is known by the rows of the innermost nodes in which it
 * begins; one that only a constant comes to, without being written, is there but in no row.
 */
import { NON_ASCII } from '../rules/regex-source.js';
import { isAscii } from '../rules/regex.js';
import type { Node } from '../syntax/tree.js';
import { LiteralScanner } from './literal-scanner.js';
import { lowerBound } from './sorted-rows.js';
import type { Target } from './target.js';

/** The words of compiled rules, prepared for looking for them. */
export interface WordList {
  /** By number. */
  readonly words: readonly string[];
  /** Numbers of identifiers. */
  readonly identifiers: ReadonlyMap<string, number>;
  readonly scanner: LiteralScanner;
  /** By the scanner's number, the word's. */
  readonly scanned: readonly number[];
  /** Texts whose capital letters count. */
  readonly exact: readonly number[];
  /** The number of `NON_ASCII`, or -1. */
  readonly anyNonAscii: number;
}

/**
 * A conjunction of alternatives, as numbers of words: a negative number ends each list of alternatives.
 * `(a or b) and c` is `a, b, -1, c, -1`.
 */
export type Needs = Int32Array;

export const needsFrom = (clauses: readonly (readonly number[])[]): Needs =>
  Int32Array.from(clauses.flatMap((clause) => [...clause, -1]));

export function wordList(words: readonly string[]): WordList {
  const identifiers = new Map<string, number>();
  const scanned: number[] = [];
  for (const [number, word] of words.entries())
    if (!isText(word)) identifiers.set(word, number);
    else if (word !== ANY_NON_ASCII) scanned.push(number);
  const scanner = new LiteralScanner(scanned.map((number) => words[number]!.slice(1).toLowerCase()));
  const exact = scanned.filter((number) => words[number]!.startsWith('"'));
  return { words, identifiers, scanner, scanned, exact, anyNonAscii: words.indexOf(ANY_NON_ASCII) };
}

const isText = (word: string): boolean => word.startsWith('~') || word.startsWith('"');

const ANY_NON_ASCII = `~${NON_ASCII}`;

/** How a word is there, as bits. */
const WRITTEN = 1;
const RESPELLED = 2;
const COMPUTED = 4;

export class Occurrences {
  /** By word, how it is there; 0 if it is not. */
  readonly #there: Uint8Array;
  /** Offsets at which texts begin, one word after another. */
  readonly #offsets: Uint32Array;
  /** By word, where its offsets begin; one more than there are words. */
  readonly #starts: Uint32Array;

  constructor(
    private readonly list: WordList,
    private readonly target: Target,
  ) {
    const { words, identifiers, scanner, scanned, exact, anyNonAscii } = list;
    const { text, folded } = target;
    const texts = [text, folded.respelledText, folded.computed.join('\n')];
    const there = (this.#there = new Uint8Array(words.length));
    const found: number[] = [];
    const next = (this.#starts = new Uint32Array(words.length + 1));
    scanner.scan(text, (number, start) => {
      const word = scanned[number]!;
      next[word]!++;
      there[word] = WRITTEN;
      found.push(word, start);
    });
    // Counts become the ends of each word's offsets, which filling them in from behind turns into their beginnings.
    for (let word = 1; word < next.length; word++) next[word]! += next[word - 1]!;
    this.#offsets = new Uint32Array(found.length / 2);
    for (let i = found.length - 2; i >= 0; i -= 2) this.#offsets[--next[found[i]!]!] = found[i + 1]!;
    for (const [part, bit] of [
      [texts[1]!, RESPELLED],
      [texts[2]!, COMPUTED],
    ] as const)
      if (part !== '') scanner.scan(part, (number) => (there[scanned[number]!]! |= bit));
    for (const word of target.names.identifiers) {
      const number = identifiers.get(word);
      if (number !== undefined) there[number] = WRITTEN;
    }
    // The pass does not tell small letters from capital ones.
    for (const number of exact)
      if (there[number] !== 0 && !texts.some((part) => part.includes(words[number]!.slice(1))))
        there[number] = 0;
    if (anyNonAscii >= 0 && !texts.every(isAscii)) there[anyNonAscii] = WRITTEN;
  }

  has(word: number): boolean {
    return this.#there[word] !== 0;
  }

  /** Whether every list of alternatives has a word that is there. */
  satisfies(needs: Needs): boolean {
    const there = this.#there;
    let found = false;
    for (let i = 0; i < needs.length; i++) {
      const word = needs[i]!;
      if (word >= 0) found ||= there[word] !== 0;
      else if (found) found = false;
      else return false;
    }
    return true;
  }

  /** Rows of an identifier, those of its other names included, or those in which a text begins, perhaps repeated. */
  rowsOf(word: number): ArrayLike<Node> {
    const text = this.list.words[word]!;
    if (!isText(text)) return this.target.names.occurrences(text);
    const { start } = this.target.tree;
    const rows = this.#offsets.slice(this.#starts[word], this.#starts[word + 1]);
    // The last row that begins at or before a place is the innermost node there.
    for (let i = 0; i < rows.length; i++) rows[i] = lowerBound(start, rows[i]! + 1) - 1;
    return rows;
  }

  /** The word without its mark, in lower case. */
  textOf(word: number): string {
    const text = this.list.words[word]!;
    return (isText(text) ? text.slice(1) : text).toLowerCase();
  }

  /** A literal has this text that is spelled in another way. */
  isRespelled(word: number): boolean {
    return (this.#there[word]! & RESPELLED) !== 0;
  }

  /** An expression comes to this text that no literal has. */
  isComputed(word: number): boolean {
    return (this.#there[word]! & COMPUTED) !== 0;
  }
}

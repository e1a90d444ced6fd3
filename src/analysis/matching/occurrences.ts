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
  /** By number, 1 for words whose places are asked for, not only whether they are there. */
  readonly located: Uint8Array;
  /** By number, the text as it must be written, capital letters included; undefined where any will do. */
  readonly exact: readonly (string | undefined)[];
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

/** `located`: numbers of the words of which `rowsOf` will be asked. */
export function wordList(words: readonly string[], located: Iterable<number>): WordList {
  const identifiers = new Map<string, number>();
  const scanned: number[] = [];
  for (const [number, word] of words.entries())
    if (!isText(word)) identifiers.set(word, number);
    else if (word !== ANY_NON_ASCII) scanned.push(number);
  const scanner = new LiteralScanner(scanned.map((number) => words[number]!.slice(1).toLowerCase()));
  const exact = words.map((word) => (word.startsWith('"') ? word.slice(1) : undefined));
  const marks = new Uint8Array(words.length);
  for (const number of located) marks[number] = 1;
  const anyNonAscii = words.indexOf(ANY_NON_ASCII);
  return { words, identifiers, scanner, scanned, located: marks, exact, anyNonAscii };
}

const isText = (word: string): boolean => word.startsWith('~') || word.startsWith('"');

const ANY_NON_ASCII = `~${NON_ASCII}`;

/** How a word is there, as bits. */
const WRITTEN = 1;
const RESPELLED = 2;
const COMPUTED = 4;

/** The pass does not tell small letters from capital ones: whether a text stands there as it must be written. */
const isWrittenSo = (exact: string | undefined, text: string, start: number): boolean =>
  exact === undefined || text.startsWith(exact, start);

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
    const { words, identifiers, scanner, scanned, located, exact, anyNonAscii } = list;
    const { text, folded } = target;
    const texts = [text, folded.respelledText, folded.computed.join('\n')];
    const there = (this.#there = new Uint8Array(words.length));
    const found: number[] = [];
    const next = (this.#starts = new Uint32Array(words.length + 1));
    scanner.scan(text, (number, start) => {
      const word = scanned[number]!;
      if (!isWrittenSo(exact[word], text, start)) return;
      there[word] = WRITTEN;
      if (located[word] === 0) return;
      next[word]!++;
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
      if (part !== '')
        scanner.scan(part, (number, start) => {
          const word = scanned[number]!;
          if (isWrittenSo(exact[word], part, start)) there[word]! |= bit;
        });
    for (const word of target.names.identifiers) {
      const number = identifiers.get(word);
      if (number !== undefined) there[number] = WRITTEN;
    }
    if (anyNonAscii >= 0)
      for (const [i, bit] of [WRITTEN, RESPELLED, COMPUTED].entries())
        if (!isAscii(texts[i]!)) there[anyNonAscii]! |= bit;
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
    if (word === this.list.anyNonAscii) return this.#nonAsciiRows();
    const { start } = this.target.tree;
    const rows = this.#offsets.slice(this.#starts[word], this.#starts[word + 1]);
    // The last row that begins at or before a place is the innermost node there.
    for (let i = 0; i < rows.length; i++) rows[i] = lowerBound(start, rows[i]! + 1) - 1;
    return rows;
  }

  /** The innermost nodes with characters beyond ASCII, each once: what holds thousands of them is looked at once. */
  #nonAsciiRows(): Node[] {
    const { text, start } = this.target.tree;
    const beyond = /[^\0-\x7f]/g;
    const rows: Node[] = [];
    for (let found = beyond.exec(text); found !== null; found = beyond.exec(text)) {
      const row = lowerBound(start, found.index + 1) - 1;
      rows.push(row);
      beyond.lastIndex = start[row + 1] ?? text.length;
    }
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

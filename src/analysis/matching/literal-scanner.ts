/**
 * Looks for many words in a text at once, letters of any case (Aho and Corasick 1975): a table says for every state,
 * the longest beginning of a word that the text just read ends with, where each character leads.
 *
 *     he, she, hers    u s h e r s
 *                          she      state "she" ends both she and he
 *                          he
 *                            hers   from "she" over "he" to "her"
 */

/** Columns of the table: characters that no word has share the first one. */
const WIDTH = 64;
/** Bits of a column number. */
const SHIFT = 6;

export class LiteralScanner {
  /** Column of each ASCII character; capital letters have that of the small ones. */
  readonly #columns = new Uint8Array(128);
  /** Where a character leads, by state and column. States are numbers of rows times `WIDTH`. */
  readonly #next: Int32Array;
  /** By state, the words that end in it. */
  readonly #ends: readonly (readonly number[])[];
  /** By state, whether any word ends in it. */
  readonly #isEnd: Uint8Array;
  readonly #lengths: readonly number[];
  /** Words with a character that has no column of its own, if ever there are too many: they are taken to be anywhere. */
  readonly #unknown: readonly number[];

  /** Words are in lower case and ASCII; their numbers are their positions. */
  constructor(words: readonly string[]) {
    this.#lengths = words.map((word) => word.length);
    const unknown: number[] = [];
    const children: Map<number, number>[] = [new Map()];
    const ends: number[][] = [[]];
    for (const [number, word] of words.entries()) {
      const path = this.#path(word);
      if (path === undefined) {
        unknown.push(number);
        continue;
      }
      let state = 0;
      for (const column of path) {
        let to = children[state]!.get(column);
        if (to === undefined) {
          to = children.push(new Map()) - 1;
          ends.push([]);
          children[state]!.set(column, to);
        }
        state = to;
      }
      ends[state]!.push(number);
    }
    this.#unknown = unknown;
    this.#next = completed(children, ends);
    this.#ends = ends;
    this.#isEnd = Uint8Array.from(ends, (list) => Number(list.length > 0));
  }

  /** Columns of a word's characters, given out as they are met. */
  #path(word: string): number[] | undefined {
    const path: number[] = [];
    for (let i = 0; i < word.length; i++) {
      const unit = word.charCodeAt(i);
      if (unit >= 128) return undefined;
      if (this.#columns[unit] === 0) {
        const column = this.#columns.reduce((most, one) => Math.max(most, one), 0) + 1;
        if (column >= WIDTH) return undefined;
        this.#columns[unit] = column;
        if (unit >= 97 && unit <= 122) this.#columns[unit - 32] = column;
      }
      path.push(this.#columns[unit]!);
    }
    return path;
  }

  /** Calls `visit` with every word at every place where it begins. */
  scan(text: string, visit: (word: number, start: number) => void): void {
    for (const word of this.#unknown) visit(word, 0);
    const next = this.#next;
    const columns = this.#columns;
    const isEnd = this.#isEnd;
    let state = 0;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      state = next[state + (unit < 128 ? columns[unit]! : this.#columnOf(text[i]!))]!;
      if (isEnd[state >> SHIFT] === 0) continue;
      for (const word of this.#ends[state >> SHIFT]!) visit(word, i + 1 - this.#lengths[word]!);
    }
  }

  /** A few characters beyond ASCII are an ASCII one in lower case: the Kelvin sign. */
  #columnOf(character: string): number {
    const unit = character.toLowerCase().charCodeAt(0);
    return unit < 128 ? this.#columns[unit]! : 0;
  }
}

/** The table: where a state has no child, its longest proper ending decides. Ends of that ending are the state's too. */
function completed(children: readonly Map<number, number>[], ends: number[][]): Int32Array {
  const next = new Int32Array(children.length * WIDTH);
  const endings = new Int32Array(children.length);
  const queue = [0];
  for (let i = 0; i < queue.length; i++) {
    const state = queue[i]!;
    const ending = endings[state]!;
    if (state !== 0) {
      ends[state]!.push(...ends[ending]!);
      next.copyWithin(state * WIDTH, ending * WIDTH, (ending + 1) * WIDTH);
    }
    for (const [column, child] of children[state]!) {
      endings[child] = state === 0 ? 0 : next[ending * WIDTH + column]! >> SHIFT;
      next[state * WIDTH + column] = child * WIDTH;
      queue.push(child);
    }
  }
  return next;
}

/**
 * Looks for many words in a text at once, letters of any case (Aho and Corasick 1975): a table says for every state,
 * the longest beginning of a word that the text just read ends with, where each character leads.
 *
 *     he, she, hers    u s h e r s
 *                          she      state "she" ends both she and he
 *                          he
 *                            hers   from "she" over "he" to "her"
 */

export class LiteralScanner {
  /** Column of each ASCII character; capital letters have that of the small ones, characters of no word the first. */
  readonly #columns = new Uint8Array(128);
  /** Bits of a column's number. */
  readonly #bits: number;
  /** Where a character leads, by state and column; a state is the place in the table where its row begins. */
  readonly #next: Int32Array;
  /** By number of a row, the words that end in its state. */
  readonly #ends: readonly (readonly number[])[];
  /** By number of a row, whether any word ends in its state. */
  readonly #isEnd: Uint8Array;
  readonly #lengths: readonly number[];

  /** Words are in lower case; their numbers are their positions. */
  constructor(words: readonly string[]) {
    this.#lengths = words.map((word) => word.length);
    this.#bits = this.#giveColumns(words);
    const children: Map<number, number>[] = [new Map()];
    const ends: number[][] = [[]];
    for (const [number, word] of words.entries()) {
      let state = 0;
      for (let i = 0; i < word.length; i++) {
        // Beyond ASCII any character will do: a word is then looked at in vain.
        const column = this.#columns[word.charCodeAt(i)] ?? 0;
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
    this.#next = completed(children, ends, this.#bits);
    this.#ends = ends;
    this.#isEnd = Uint8Array.from(ends, (list) => Number(list.length > 0));
  }

  /** Gives each ASCII character of the words a column; how many bits these take. */
  #giveColumns(words: readonly string[]): number {
    let count = 1;
    for (const word of words)
      for (let i = 0; i < word.length; i++) {
        const unit = word.charCodeAt(i);
        if (unit >= 128 || this.#columns[unit] !== 0) continue;
        this.#columns[unit] = count++;
        if (unit >= 97 && unit <= 122) this.#columns[unit - 32] = this.#columns[unit];
      }
    return Math.ceil(Math.log2(count));
  }

  /** Calls `visit` with every word at every place where it begins. */
  scan(text: string, visit: (word: number, start: number) => void): void {
    const next = this.#next;
    const columns = this.#columns;
    const isEnd = this.#isEnd;
    const bits = this.#bits;
    let state = 0;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      state = next[state + (unit < 128 ? columns[unit]! : this.#columnOf(text[i]!))]!;
      if (isEnd[state >> bits] === 0) continue;
      for (const word of this.#ends[state >> bits]!) visit(word, i + 1 - this.#lengths[word]!);
    }
  }

  /** A few characters beyond ASCII are an ASCII one in lower case: the Kelvin sign. */
  #columnOf(character: string): number {
    const unit = character.toLowerCase().charCodeAt(0);
    return unit < 128 ? this.#columns[unit]! : 0;
  }
}

/** The table: where a state has no child, its longest proper ending decides. Ends of that ending are the state's too. */
function completed(children: readonly Map<number, number>[], ends: number[][], bits: number): Int32Array {
  const width = 1 << bits;
  const next = new Int32Array(children.length * width);
  const endings = new Int32Array(children.length);
  const queue = [0];
  for (let i = 0; i < queue.length; i++) {
    const state = queue[i]!;
    const ending = endings[state]!;
    if (state !== 0) {
      ends[state]!.push(...ends[ending]!);
      next.copyWithin(state * width, ending * width, (ending + 1) * width);
    }
    for (const [column, child] of children[state]!) {
      endings[child] = state === 0 ? 0 : next[ending * width + column]! >> bits;
      next[state * width + column] = child * width;
      queue.push(child);
    }
  }
  return next;
}

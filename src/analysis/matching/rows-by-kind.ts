/** Rows of each named kind, by counting: two passes over the kinds, and one array that all share. */
import { NAMED_KINDS } from '../syntax/kinds.js';
import type { SyntaxTree } from '../syntax/tree.js';

const NO_ROWS = new Int32Array();

export class RowsByKind {
  /** By kind, where its rows begin; one more than there are kinds. */
  readonly #starts = new Uint32Array(NAMED_KINDS + 1);
  readonly #rows: Int32Array;
  /** Views are made when they are asked for: of most kinds, no one asks. */
  readonly #views: (Int32Array | undefined)[] = [];

  constructor({ kind, size }: SyntaxTree) {
    const ends = this.#starts;
    for (let row = 1; row < size; row++) if (kind[row]! < NAMED_KINDS) ends[kind[row]!]!++;
    for (let number = 1; number <= NAMED_KINDS; number++) ends[number]! += ends[number - 1]!;
    const rows = (this.#rows = new Int32Array(ends[NAMED_KINDS]!));
    // Counts have become the end of each kind's rows, which filling them in from behind turns into their beginning.
    for (let row = size - 1; row > 0; row--) if (kind[row]! < NAMED_KINDS) rows[--ends[kind[row]!]!] = row;
  }

  /** In the order of the text. */
  of(kind: number): Int32Array {
    if (kind >= NAMED_KINDS) return NO_ROWS;
    return (this.#views[kind] ??= this.#rows.subarray(this.#starts[kind], this.#starts[kind + 1]));
  }
}

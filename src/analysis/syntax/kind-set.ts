/** A set of syntax kinds that is asked once a node: a table, since hashing would cost more than the answer. */
import { TOKEN_BASE } from './kinds.js';

export class KindSet {
  readonly #table = new Uint8Array(TOKEN_BASE * 2);
  /** Each kind once. */
  readonly kinds: readonly number[];

  constructor(kinds: Iterable<number>) {
    this.kinds = [...new Set(kinds)];
    for (const kind of this.kinds) this.#table[kind] = 1;
  }

  has(kind: number): boolean {
    return this.#table[kind] === 1;
  }
}

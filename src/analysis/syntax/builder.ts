/** Collects rows in preorder and freezes them into a SyntaxTree. Shared by the parser back ends. */
import { NONE, lineStartsOf, type SyntaxTree } from './tree.js';

/** Rows that there is room for at first: enough for a pattern of a rule, of which thousands are parsed. */
const INITIAL = 64;

export class TreeBuilder {
  #kind = new Uint16Array(INITIAL);
  #start = new Uint32Array(INITIAL);
  #end = new Uint32Array(INITIAL);
  #parent = new Int32Array(INITIAL);
  #next = new Int32Array(INITIAL);
  #last = new Uint32Array(INITIAL);
  #field = new Uint8Array(INITIAL);
  #size = 0;

  /** Appends a node after its parent and its earlier siblings. Returns its row. */
  open(kind: number, start: number, end: number, parent: number, previous: number, field: number): number {
    const row = this.#size++;
    if (row === this.#kind.length) this.#grow();
    this.#kind[row] = kind;
    this.#start[row] = start;
    this.#end[row] = end;
    this.#parent[row] = parent;
    this.#next[row] = NONE;
    this.#field[row] = field;
    if (previous !== NONE) this.#next[previous] = row;
    return row;
  }

  /** Says that all of the node's descendants have been appended. */
  close(row: number): void {
    this.#last[row] = this.#size;
  }

  /** The finished tree. The builder may not be used afterwards. */
  finish(text: string): SyntaxTree {
    const n = this.#size;
    return {
      text,
      size: n,
      kind: this.#kind.slice(0, n),
      start: this.#start.slice(0, n),
      end: this.#end.slice(0, n),
      parent: this.#parent.slice(0, n),
      next: this.#next.slice(0, n),
      last: this.#last.slice(0, n),
      field: this.#field.slice(0, n),
      lineStarts: lineStartsOf(text),
    };
  }

  #grow(): void {
    const capacity = this.#kind.length * 2;
    const grown = <A extends Uint8Array | Uint16Array | Uint32Array | Int32Array>(from: A, to: A): A => {
      to.set(from);
      return to;
    };
    this.#kind = grown(this.#kind, new Uint16Array(capacity));
    this.#start = grown(this.#start, new Uint32Array(capacity));
    this.#end = grown(this.#end, new Uint32Array(capacity));
    this.#parent = grown(this.#parent, new Int32Array(capacity));
    this.#next = grown(this.#next, new Int32Array(capacity));
    this.#last = grown(this.#last, new Uint32Array(capacity));
    this.#field = grown(this.#field, new Uint8Array(capacity));
  }
}

/**
 * The flat syntax tree: one row a node, in preorder, in typed arrays. A node is its row number.
 *
 *     f(x)      0 module      end of subtree 6
 *               1   expression_statement   6
 *               2     call    6
 *               3       identifier f       4      field function
 *               4       argument_list ...         field arguments
 *
 * Preorder makes "descendants of n" the rows n+1 .. last[n]-1 and "first child of n" the row n+1. Everything
 * downstream reads these arrays; the parser's own node objects never leave the syntax folder.
 * Offsets are UTF-16 code units into `text`; lines count from 1, columns from 0 (UTF-16 code units).
 */
import { F, K, TOKEN_BASE, fieldLabel, kindName, type FieldName } from './kinds.js';

/** A row of a SyntaxTree. */
export type Node = number;

/** "No such node": parent of the root, absent children and siblings. */
export const NONE: Node = -1;

export interface SyntaxTree {
  readonly text: string;
  /** Number of rows. Row 0 is the module. */
  readonly size: number;
  /** K or T number of each node. */
  readonly kind: Uint16Array;
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  readonly parent: Int32Array;
  /** Next sibling, tokens and comments included, or NONE. */
  readonly next: Int32Array;
  /** One past the last row of the node's subtree. */
  readonly last: Uint32Array;
  /** F number of the field that the node fills in its parent, or 0. */
  readonly field: Uint8Array;
  /** Offset of the first code unit of each line; line n begins at lineStarts[n - 1]. */
  readonly lineStarts: Uint32Array;
}

export interface Position {
  /** From 1. */
  readonly line: number;
  /** From 0, in UTF-16 code units. */
  readonly column: number;
}

/** Offsets at which lines begin. `\n`, `\r\n` and a lone `\r` end a line, as in Python. */
export function lineStartsOf(text: string): Uint32Array {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 10 || (unit === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return Uint32Array.from(starts);
}

/** Position of an offset, by binary search. */
export function positionOf(tree: Pick<SyntaxTree, 'lineStarts'>, offset: number): Position {
  const { lineStarts } = tree;
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lineStarts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - lineStarts[low]! };
}

/** Line, from 1, on which a node starts. */
export const lineOf = (tree: SyntaxTree, node: Node): number => positionOf(tree, tree.start[node]!).line;

/** Source text of a node. */
export const textOf = (tree: SyntaxTree, node: Node): string =>
  tree.text.slice(tree.start[node], tree.end[node]);

export const isNamed = (tree: SyntaxTree, node: Node): boolean => tree.kind[node]! < TOKEN_BASE;

/** First child, tokens and comments included, or NONE. */
export const firstChild = (tree: SyntaxTree, node: Node): Node =>
  node + 1 < tree.last[node]! ? node + 1 : NONE;

/** First child that fills the field, or NONE. */
export function childOf(tree: SyntaxTree, node: Node, field: FieldName): Node {
  const wanted = F[field];
  for (let child = firstChild(tree, node); child !== NONE; child = tree.next[child]!)
    if (tree.field[child] === wanted) return child;
  return NONE;
}

/** All children that fill the field (comments between them carry it too and are left out). */
export function childrenOf(tree: SyntaxTree, node: Node, field: FieldName): Node[] {
  const wanted = F[field];
  const found: Node[] = [];
  for (let child = firstChild(tree, node); child !== NONE; child = tree.next[child]!)
    if (tree.field[child] === wanted && tree.kind[child] !== K.comment) found.push(child);
  return found;
}

/** Named children without comments and line continuations. */
export function namedChildren(tree: SyntaxTree, node: Node): Node[] {
  const found: Node[] = [];
  for (let child = firstChild(tree, node); child !== NONE; child = tree.next[child]!) {
    const kind = tree.kind[child]!;
    if (kind < TOKEN_BASE && kind !== K.comment && kind !== K.line_continuation) found.push(child);
  }
  return found;
}

/** Whether `node` has a token child of this kind, such as T.async on a function definition. */
export function hasToken(tree: SyntaxTree, node: Node, token: number): boolean {
  for (let child = firstChild(tree, node); child !== NONE; child = tree.next[child]!)
    if (tree.kind[child] === token) return true;
  return false;
}

/** Whether `inner` is `outer` or lies below it. */
export const contains = (tree: SyntaxTree, outer: Node, inner: Node): boolean =>
  inner >= outer && inner < tree.last[outer]!;

/** Nearest ancestor of one of the kinds, the node itself not included, or NONE. */
export function ancestor(tree: SyntaxTree, node: Node, ...kinds: number[]): Node {
  let up = tree.parent[node]!;
  while (up !== NONE && !kinds.includes(tree.kind[up]!)) up = tree.parent[up]!;
  return up;
}

/** The tree as an S-expression of named nodes, for tests and for people who write rules. */
export function dump(tree: SyntaxTree, node: Node = 0): string {
  const out: string[] = [];
  const open: Node[] = [];
  for (let row = node; row < tree.last[node]!; row++) {
    while (open.length > 0 && row >= tree.last[open.at(-1)!]!) {
      open.pop();
      out.push(')');
    }
    if (!isNamed(tree, row)) continue;
    const label = row === node ? '' : fieldLabel(tree.field[row]!);
    const field = label === '' ? '' : `${label}: `;
    out.push(`${out.length === 0 ? '' : ' '}${field}(${kindName(tree.kind[row]!)}`);
    open.push(row);
  }
  return out.join('') + ')'.repeat(open.length);
}

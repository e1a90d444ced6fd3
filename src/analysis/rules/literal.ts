/** The value of a Python literal as it is written. */
import { numberLiteral, stringPieces } from '../semantics/index.js';
import { K } from '../syntax/kinds.js';
import { textOf, type Node, type SyntaxTree } from '../syntax/tree.js';
import type { Literal } from './pattern.js';

/** The value of a literal node, or undefined for everything else, f-strings with holes included. */
export function literalOf(tree: SyntaxTree, node: Node): Literal | undefined {
  switch (tree.kind[node]) {
    case K.string:
    case K.concatenated_string: {
      const read = stringPieces(tree, node);
      if (read === undefined) return undefined;
      let value = '';
      for (const piece of read.pieces) {
        if ('hole' in piece) return undefined;
        value += piece.text;
      }
      return { type: read.kind === 'bytes' ? 'bytes' : 'string', value };
    }
    case K.integer:
    case K.float:
      return numberOf(textOf(tree, node));
    case K.true:
      return { type: 'boolean', value: true };
    case K.false:
      return { type: 'boolean', value: false };
    case K.none:
      return { type: 'none' };
    default:
      return undefined;
  }
}

/** Reads `0x1F`, `1_000`, `1e3`, `017`; undefined for complex numbers. */
function numberOf(source: string): Literal | undefined {
  const read = numberLiteral(source);
  if (read.kind === 'float') return { type: 'number', value: read.value };
  if (read.kind !== 'int') return undefined;
  const small = Number(read.value);
  return { type: 'number', value: Number.isSafeInteger(small) ? small : read.value };
}

/** Whether two values are equal; a number is never a string, but `1` and `1.0` are the same number. */
export function sameLiteral(a: Literal, b: Literal): boolean {
  if (a.type === 'none') return b.type === 'none';
  if (a.type === 'number') return b.type === 'number' && String(a.value) === String(b.value);
  return a.type === b.type && a.value === (b as { value: unknown }).value;
}

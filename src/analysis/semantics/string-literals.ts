/**
 * Values of string literals: prefixes and escapes as Python reads them.
 *
 *     'a\x41'  -> str  aA        rb'\x41' -> bytes \x41        f'{x}!' -> has holes, so no value
 */
import { K } from '../syntax/kinds.js';
import { NONE, firstChild, namedChildren, textOf, type Node, type SyntaxTree } from '../syntax/tree.js';

export interface StringLiteral {
  readonly kind: 'str' | 'bytes';
  /** For bytes one code unit a byte. Of a literal with holes only the text between them, joined. */
  readonly value: string;
  /** The interpolations of an f-string. */
  readonly holes: readonly Node[];
}

/** Text of one piece of an f-string, or a hole. */
export type StringPiece = { readonly text: string } | { readonly hole: Node };

/** Reads a `string` or `concatenated_string`; undefined for anything else and for a mixture of str and bytes. */
export function stringLiteral(tree: SyntaxTree, node: Node): StringLiteral | undefined {
  const read = stringPieces(tree, node);
  if (read === undefined) return undefined;
  let value = '';
  const holes: Node[] = [];
  for (const piece of read.pieces) {
    if ('hole' in piece) holes.push(piece.hole);
    else value += piece.text;
  }
  return { kind: read.kind, value, holes };
}

/** The same, with text and holes in order. */
export function stringPieces(
  tree: SyntaxTree,
  node: Node,
): { readonly kind: 'str' | 'bytes'; readonly pieces: readonly StringPiece[] } | undefined {
  const parts = tree.kind[node] === K.concatenated_string ? namedChildren(tree, node) : [node];
  const pieces: StringPiece[] = [];
  let kind: 'str' | 'bytes' | undefined;
  for (const part of parts) {
    if (tree.kind[part] !== K.string) return undefined;
    const prefix = prefixOf(tree, part);
    if (prefix.includes('`')) return undefined; // Python 2: `x` is repr(x), and the grammar calls it a string
    const partKind = prefix.includes('b') ? 'bytes' : 'str';
    if (kind !== undefined && kind !== partKind) return undefined;
    kind = partKind;
    readString(tree, part, prefix, pieces);
  }
  return kind === undefined ? undefined : { kind, pieces };
}

/** Lower-case prefix of a string: '', 'r', 'rb', 'f' … */
export function prefixOf(tree: SyntaxTree, string: Node): string {
  const start = firstChild(tree, string);
  return start === NONE ? '' : textOf(tree, start).replace(/['"]/g, '').toLowerCase();
}

function readString(tree: SyntaxTree, string: Node, prefix: string, pieces: StringPiece[]): void {
  const raw = prefix.includes('r');
  const bytes = prefix.includes('b');
  const format = prefix.includes('f') || prefix.includes('t');
  for (let child = firstChild(tree, string); child !== NONE; child = tree.next[child]!) {
    const kind = tree.kind[child];
    if (kind === K.interpolation) pieces.push({ hole: child });
    else if (kind === K.string_content) {
      let text = textOf(tree, child).replace(/\r\n?/g, '\n');
      // The grammar reads `{{` as an escape in an f-string only.
      if (format) text = text.replace(/\{\{/g, '{').replace(/\}\}/g, '}');
      pieces.push({ text: raw ? text : unescape(text, bytes) });
    }
  }
}

const SIMPLE: Readonly<Record<string, string>> = {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

const ESCAPE =
  /\\(?:([0-7]{1,3})|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|N\{[^}]*\}|([\s\S]))/g;

/** Replaces escape sequences; those that Python does not know stay as they are. */
function unescape(text: string, bytes: boolean): string {
  if (!text.includes('\\')) return text;
  return text.replace(
    ESCAPE,
    (whole, octal?: string, hex?: string, short?: string, long?: string, single?: string) => {
      if (octal !== undefined) return String.fromCharCode(parseInt(octal, 8) & (bytes ? 0xff : 0x1ff));
      if (hex !== undefined) return String.fromCharCode(parseInt(hex, 16));
      if (single !== undefined) return SIMPLE[single] ?? whole;
      if (bytes) return whole;
      const code = short ?? long;
      // \N{NAME}: one character that we do not look up; U+FFFD stands for it.
      if (code === undefined) return '\ufffd';
      const point = parseInt(code, 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd';
    },
  );
}

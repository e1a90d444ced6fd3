/** One walk of a tree cursor into flat rows. Both back ends have the same cursor, with their own numbers of kinds. */
import { TreeBuilder } from './builder.js';
import { K } from './kinds.js';
import { MAX_PROBLEMS, type ParsedModule, type SyntaxProblem } from './parser.js';
import { NONE } from './tree.js';

/** What web-tree-sitter's and tree-sitter's cursors have in common. */
export interface Cursor {
  readonly nodeTypeId: number;
  readonly startIndex: number;
  readonly endIndex: number;
  readonly nodeIsMissing: boolean;
  gotoFirstChild(): boolean;
  gotoNextSibling(): boolean;
  gotoParent(): boolean;
}

/** Our numbers of what the cursor is at. */
export interface Numbering<C extends Cursor> {
  kindOf(cursor: C): number;
  fieldOf(cursor: C): number;
}

/** `damaged`: the tree holds errors or missing tokens, so that they are looked for. */
export function flatten<C extends Cursor>(
  cursor: C,
  text: string,
  damaged: boolean,
  numbering: Numbering<C>,
): ParsedModule {
  const builder = new TreeBuilder();
  const problems: SyntaxProblem[] = [];
  const rows: number[] = [];
  let parent = NONE;
  let previous = NONE;
  for (;;) {
    const kind = numbering.kindOf(cursor);
    const start = cursor.startIndex;
    const end = cursor.endIndex;
    const row = builder.open(kind, start, end, parent, previous, numbering.fieldOf(cursor));
    if (damaged && problems.length < MAX_PROBLEMS) {
      if (kind === K.ERROR) problems.push({ kind: 'error', start, end });
      else if (start === end && cursor.nodeIsMissing) problems.push({ kind: 'missing', start, end });
    }
    if (cursor.gotoFirstChild()) {
      rows.push(row);
      parent = row;
      previous = NONE;
      continue;
    }
    builder.close(row);
    previous = row;
    while (!cursor.gotoNextSibling()) {
      const up = rows.pop();
      if (up === undefined) return { tree: builder.finish(text), problems, cutOff: false };
      cursor.gotoParent();
      builder.close(up);
      previous = up;
      parent = rows.at(-1) ?? NONE;
    }
  }
}

/** A module of which nothing but its extent is known. */
export function cutOff(text: string): ParsedModule {
  const builder = new TreeBuilder();
  builder.close(builder.open(K.module, 0, text.length, NONE, NONE, 0));
  return { tree: builder.finish(text), problems: [], cutOff: true };
}

/** The grammar's number of an ERROR node. */
export const ERROR_SYMBOL = 0xffff;

/** The suppressing comments of a module: comment nodes of the tree only, never text within strings. */
import { K } from '../syntax/kinds.js';
import { positionOf, textOf, type SyntaxTree } from '../syntax/tree.js';
import type { Directive } from './directive.js';
import { readMeerkatIgnore } from './meerkat-ignore.js';
import { readNoqa } from './noqa.js';
import { readNosec } from './nosec.js';
import { readNosemgrep } from './nosemgrep.js';

export interface SuppressingComment {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  /** Nothing stands before it on its line. */
  readonly isAlone: boolean;
  /** At least one, our own syntax first: it says most. */
  readonly directives: readonly Directive[];
}

const MENTIONED = /nosem|nosec|noqa|meerkat/i;

/** The comments by line; a line has one at most. */
export function suppressingComments(
  tree: SyntaxTree,
  isRule: (id: string) => boolean,
): ReadonlyMap<number, SuppressingComment> {
  const found = new Map<number, SuppressingComment>();
  if (!MENTIONED.test(tree.text)) return found;
  for (let node = 0; node < tree.size; node++) {
    if (tree.kind[node] !== K.comment) continue;
    // For the parser, a comment may go on over a lone carriage return, and over the lines of a long run of comments.
    const text = textOf(tree, node).split(/[\r\n]/, 1)[0]!;
    const directives = MENTIONED.test(text) ? readDirectives(text, isRule) : [];
    if (directives.length === 0) continue;
    const start = tree.start[node]!;
    const { line, column } = positionOf(tree, start);
    const isAlone = tree.text.slice(start - column, start).trim() === '';
    found.set(line, { start, end: start + text.length, line, isAlone, directives });
  }
  return found;
}

const readDirectives = (text: string, isRule: (id: string) => boolean): Directive[] =>
  [readMeerkatIgnore(text, isRule), readNosemgrep(text), readNosec(text), readNoqa(text)].filter(
    (one) => one !== undefined,
  );

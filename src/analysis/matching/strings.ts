/** String patterns: `"..."`, `"=~/re/"`, `"$X"`, and f-strings with holes. */
import type { Expr, Literal, StringPart } from '../rules/pattern.js';
import { searchRegex } from '../rules/regex.js';
import { K } from '../syntax/kinds.js';
import { NONE, childOf, firstChild, textOf, type Node, type SyntaxTree } from '../syntax/tree.js';
import { NO_WAY, type Bindings, type Bound, type Ways } from './bindings.js';
import { bind, bindNode, type Matcher } from './matcher.js';
import { isComplete, runSequence } from './sequence.js';

type StringPattern = Extract<Expr, { kind: 'any-string' | 'string-regex' | 'string-content' }>;

/** A pattern that stands for a whole constant string. */
export function matchString(matcher: Matcher, pattern: StringPattern, node: Node, bindings: Bindings): Ways {
  const { tree } = matcher.target;
  const value: Literal | undefined =
    tree.kind[node] === K.string_content
      ? { type: 'string', value: textOf(tree, node) }
      : matcher.target.constants.constantOf(node, matcher.options, 'string');
  // An f-string with holes is no constant, even if all that it holds is.
  if ((value?.type !== 'string' && value?.type !== 'bytes') || hasHoles(tree, node)) return NO_WAY;
  switch (pattern.kind) {
    case 'any-string':
      return [bindings];
    case 'string-regex':
      return searchRegex(pattern.regex, value.value) === undefined ? NO_WAY : [bindings];
    case 'string-content':
      return bind(matcher, pattern.name, contentOf(tree, node, value.value), bindings);
  }
}

/** The content of a string literal: its place between the quotes. */
export function contentOf(tree: SyntaxTree, node: Node, value: string): Bound {
  if (tree.kind[node] !== K.string)
    return { kind: 'text', text: value, start: tree.start[node]!, end: tree.end[node]! };
  let start = tree.start[node]!;
  let end = tree.end[node]!;
  for (let child = firstChild(tree, node); child !== NONE; child = tree.next[child]!) {
    if (tree.kind[child] === K.string_start) start = tree.end[child]!;
    if (tree.kind[child] === K.string_end) end = tree.start[child]!;
  }
  return { kind: 'text', text: tree.text.slice(start, end), start, end };
}

/** An f-string pattern, piece by piece. */
export function matchFormatted(
  matcher: Matcher,
  parts: readonly StringPart[],
  node: Node,
  bindings: Bindings,
  matchHole: (pattern: Expr, node: Node, bindings: Bindings) => Ways,
): Ways {
  const { tree } = matcher.target;
  if (tree.kind[node] !== K.string || !isFormatted(tree, node)) return NO_WAY;
  const pieces = piecesOf(tree, node);
  const states = runSequence<StringPart>(
    {
      patterns: parts,
      length: pieces.length,
      from: 0,
      isDots: (part) => part.kind === 'dots',
      dotsName: () => undefined,
      matchAt: (part, at, before) => {
        const piece = pieces[at]!;
        const hole = tree.kind[piece] === K.interpolation;
        switch (part.kind) {
          case 'hole':
            return hole ? matchHole(part.expr, childOf(tree, piece, 'expression'), before) : NO_WAY;
          case 'content':
            return hole ? NO_WAY : bindNode(matcher, part.name, piece, before);
          default:
            return !hole && part.kind === 'text' && textOf(tree, piece) === part.text ? [before] : NO_WAY;
        }
      },
      bindRange: () => NO_WAY,
    },
    bindings,
  );
  return states.filter((state) => isComplete(state, pieces.length)).map((state) => state.bindings);
}

const isFormatted = (tree: SyntaxTree, node: Node): boolean => {
  for (let row = node; row < tree.last[node]!; row++)
    if (tree.kind[row] === K.string_start && /f/i.test(textOf(tree, row))) return true;
  return false;
};

/** `string_content` and `interpolation` nodes of a string, in order. */
function piecesOf(tree: SyntaxTree, node: Node): Node[] {
  const pieces: Node[] = [];
  for (let row = node; row < tree.last[node]!;) {
    const kind = tree.kind[row];
    if (kind === K.string_content || kind === K.interpolation) {
      pieces.push(row);
      row = tree.last[row]!;
    } else row++;
  }
  return pieces;
}

/** Whether a node is a string with holes, which is no constant. */
export function hasHoles(tree: SyntaxTree, node: Node): boolean {
  const kind = tree.kind[node];
  if (kind !== K.string && kind !== K.concatenated_string) return false;
  for (
    let row = node + 1;
    row < tree.last[node]!;
    row = tree.kind[row] === K.string ? row + 1 : tree.last[row]!
  )
    if (tree.kind[row] === K.interpolation) return true;
  return false;
}

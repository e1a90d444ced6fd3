/**
 * Strings that a module's constants come to without being written in it. A rule that needs a word of such a string
 * must not be skipped because the text lacks it.
 *
 *     "os." "system"          "ab" + "cd"          a = "x"; a + "y"          "\x61"
 */
import { K } from '../syntax/kinds.js';
import { childOf, namedChildren, type Node, type SyntaxTree } from '../syntax/tree.js';
import type { Constants } from './constants.js';

/** What is asked of a module. */
export interface FoldedSource {
  rowsOf(kind: number): Int32Array;
  readonly constants: Constants;
}

export interface FoldedTexts {
  /** Literals whose value differs from what is written. */
  readonly respelled: readonly Node[];
  /** Their values, one a line. */
  readonly respelledText: string;
  /** Values of other expressions. */
  readonly computed: readonly string[];
}

/** Values of all expressions that put strings together and come to a constant. */
export function foldedTexts(target: FoldedSource): FoldedTexts {
  const { constants } = target;
  const { tree, semantics } = constants;
  const respelled = new Set<Node>(target.rowsOf(K.concatenated_string));
  for (const row of target.rowsOf(K.escape_sequence))
    if (isLetter(tree.text, tree.start[row]!)) respelled.add(stringOf(tree, row));
  const literals = [...respelled].flatMap((row) => {
    const literal = constants.literalOf(row);
    return literal?.type === 'string' || literal?.type === 'bytes' ? [{ row, value: literal.value }] : [];
  });
  const computed: string[] = [];
  const add = (node: Node): void => {
    const value = semantics.constantOf(node);
    if (value.kind === 'str' || value.kind === 'bytes') computed.push(value.value);
  };
  for (const row of target.rowsOf(K.interpolation)) if (isConstant(constants, row)) add(tree.parent[row]!);
  for (const row of target.rowsOf(K.binary_operator))
    if (tree.kind[tree.parent[row]!] !== K.binary_operator && isConstant(constants, row)) add(row);
  for (const row of target.rowsOf(K.augmented_assignment))
    if (isConstant(constants, childOf(tree, row, 'right'))) add(childOf(tree, row, 'left'));
  for (const row of target.rowsOf(K.call)) if (isMethodOfString(constants, row)) add(row);
  return {
    respelled: literals.map(({ row }) => row),
    respelledText: literals.map(({ value }) => value).join('\n'),
    computed,
  };
}

/** An escape that can stand for a letter, or that joins two lines. */
const isLetter = (text: string, start: number): boolean =>
  '01234567xuUN\n\r'.includes(text[start + 1] ?? ' ');

function stringOf(tree: SyntaxTree, row: Node): Node {
  let up = row;
  while (up > 0 && tree.kind[up] !== K.string) up = tree.parent[up]!;
  return up;
}

/** Cheap: whether all that an expression is made of may be constant. */
function isConstant(constants: Constants, row: Node): boolean {
  const { tree } = constants;
  for (let at = row; at < tree.last[row]!; at++) {
    const kind = tree.kind[at]!;
    if (kind === K.string || kind === K.concatenated_string) at = tree.last[at]! - 1;
    else if (kind === K.identifier ? !constants.mayBeConstant(at) : OPEN.has(kind)) return false;
  }
  return true;
}

/** Kinds that are no constant, or none that strings are put together with. */
const OPEN: ReadonlySet<number> = new Set([K.call, K.attribute, K.subscript, K.list, K.dictionary, K.lambda]);

/** `"{}".format(x)`, `"".join([…])`: a method of a literal whose arguments may be constant. */
function isMethodOfString(constants: Constants, call: Node): boolean {
  const { tree } = constants;
  const object = childOf(tree, childOf(tree, call, 'function'), 'object');
  if (object < 0 || tree.kind[object] !== K.string) return false;
  return namedChildren(tree, childOf(tree, call, 'arguments')).every((argument) =>
    namedChildren(tree, argument).length === 0
      ? isConstant(constants, argument)
      : namedChildren(tree, argument).every((part) => isConstant(constants, part)),
  );
}

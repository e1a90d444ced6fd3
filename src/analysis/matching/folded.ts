/**
 * Strings that a module's constants come to without being written in it. A rule that needs a word of such a string
 * must not be skipped because the text lacks it.
 *
 *     "os." "system"          "ab" + "cd"          a = "x"; a + "y"          "\x61"
 */
import { K } from '../syntax/kinds.js';
import { childOf, namedChildren, type Node, type SyntaxTree } from '../syntax/tree.js';
import type { Literal } from '../rules/pattern.js';
import type { ModuleSemantics } from '../semantics/index.js';

/** What is asked of a module: `Target` has it. */
export interface FoldedSource {
  readonly tree: SyntaxTree;
  readonly semantics: ModuleSemantics;
  rowsOf(kind: number): Int32Array;
  literalOf(node: Node): Literal | undefined;
  mayBeConstant(identifier: Node): boolean;
}

/** Values of all expressions that put strings together and come to a constant. */
export function foldedTexts(target: FoldedSource): string[] {
  const { tree, semantics } = target;
  const found: string[] = [];
  const add = (node: Node): void => {
    const value = semantics.constantOf(node);
    if (value.kind === 'str' || value.kind === 'bytes') found.push(value.value);
  };
  const addLiteral = (node: Node): void => {
    const literal = target.literalOf(node);
    if (literal?.type === 'string' || literal?.type === 'bytes') found.push(literal.value);
  };
  for (const row of target.rowsOf(K.concatenated_string)) addLiteral(row);
  for (const row of target.rowsOf(K.escape_sequence))
    if (isLetter(tree.text, tree.start[row]!)) addLiteral(stringOf(target, row));
  for (const row of target.rowsOf(K.interpolation)) if (isConstant(target, row)) add(tree.parent[row]!);
  for (const row of target.rowsOf(K.binary_operator))
    if (tree.kind[tree.parent[row]!] !== K.binary_operator && isConstant(target, row)) add(row);
  for (const row of target.rowsOf(K.augmented_assignment))
    if (isConstant(target, childOf(tree, row, 'right'))) add(childOf(tree, row, 'left'));
  for (const row of target.rowsOf(K.call)) if (isMethodOfString(target, row)) add(row);
  return found;
}

/** An escape that can stand for a letter, or that joins two lines. */
const isLetter = (text: string, start: number): boolean =>
  '01234567xuUN\n\r'.includes(text[start + 1] ?? ' ');

function stringOf({ tree }: FoldedSource, row: Node): Node {
  let up = row;
  while (up > 0 && tree.kind[up] !== K.string) up = tree.parent[up]!;
  return up;
}

/** Cheap: whether all that an expression is made of may be constant. */
function isConstant(target: FoldedSource, row: Node): boolean {
  const { tree } = target;
  for (let at = row; at < tree.last[row]!; at++) {
    const kind = tree.kind[at]!;
    if (kind === K.string || kind === K.concatenated_string) at = tree.last[at]! - 1;
    else if (kind === K.identifier ? !target.mayBeConstant(at) : OPEN.has(kind)) return false;
  }
  return true;
}

/** Kinds that are no constant, or none that strings are put together with. */
const OPEN: ReadonlySet<number> = new Set([K.call, K.attribute, K.subscript, K.list, K.dictionary, K.lambda]);

/** `"{}".format(x)`, `"".join([…])`: a method of a literal whose arguments may be constant. */
function isMethodOfString(target: FoldedSource, call: Node): boolean {
  const { tree } = target;
  const object = childOf(tree, childOf(tree, call, 'function'), 'object');
  if (object < 0 || tree.kind[object] !== K.string) return false;
  return namedChildren(tree, childOf(tree, call, 'arguments')).every((argument) =>
    namedChildren(tree, argument).length === 0
      ? isConstant(target, argument)
      : namedChildren(tree, argument).every((part) => isConstant(target, part)),
  );
}

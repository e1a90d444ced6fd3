/** Syntax kinds that mean the same to a pattern, and the tokens and children that matter in a node. */
import { KindSet } from '../syntax/kind-set.js';
import { K, T, TOKEN_BASE } from '../syntax/kinds.js';
import { NONE, firstChild, type Node, type SyntaxTree } from '../syntax/tree.js';

const SAME: readonly (readonly [kind: number, canonical: number])[] = [
  [K.expression_list, K.tuple],
  [K.pattern_list, K.tuple],
  [K.tuple_pattern, K.tuple],
  [K.list_pattern, K.list],
  [K.list_splat_pattern, K.list_splat],
  [K.parenthesized_list_splat, K.list_splat],
  [K.splat_pattern, K.list_splat],
  [K.dictionary_splat_pattern, K.dictionary_splat],
  [K.named_expression, K.assignment],
  [K.dotted_name, K.attribute],
  [K.dict_pattern, K.dictionary],
];

/** By kind: a table, since every node that is compared is looked up. */
const CANONICAL = Uint16Array.from({ length: TOKEN_BASE }, (_, kind) => kind);
for (const [kind, canonical] of SAME) CANONICAL[kind] = canonical;

/** The kind that stands for all kinds of the same meaning. */
export const canonicalKind = (kind: number): number => CANONICAL[kind] ?? kind;

/** Wrappers without a meaning of their own: a pattern never sees them. */
const TRANSPARENT = new KindSet([
  K.parenthesized_expression,
  K.type,
  K.as_pattern_target,
  K.case_pattern,
  K.expression_statement,
]);

/** The node inside parentheses and other wrappers with one child. */
export function unwrap(tree: SyntaxTree, node: Node): Node {
  for (let at = node; ; ) {
    const kind = tree.kind[at]!;
    if (!TRANSPARENT.has(kind) && !(kind === K.dotted_name && single(tree, at))) return at;
    const only = onlyNamedChild(tree, at);
    if (only === NONE) return at;
    at = only;
  }
}

const single = (tree: SyntaxTree, node: Node): boolean => onlyNamedChild(tree, node) !== NONE;

/** The only named child that is no comment, or NONE. */
function onlyNamedChild(tree: SyntaxTree, node: Node): Node {
  let found = NONE;
  for (let child = firstChild(tree, node); child !== NONE; child = tree.next[child]!) {
    const kind = tree.kind[child]!;
    if (kind >= TOKEN_BASE) {
      if (kind === T[',']) return NONE;
      continue;
    }
    if (kind === K.comment || kind === K.line_continuation) continue;
    if (found !== NONE) return NONE;
    found = child;
  }
  return found;
}

const INSIGNIFICANT = new KindSet([
  T['('],
  T[')'],
  T['['],
  T[']'],
  T['{'],
  T['}'],
  T[','],
  T[';'],
  T['\\'],
]);

/** Tokens of a node that tell it from another of the same kind. */
export function significantTokens(tree: SyntaxTree, node: Node): number[] {
  const found: number[] = [];
  for (let child = firstChild(tree, node); child !== NONE; child = tree.next[child]!) {
    const token = significant(tree, node, tree.kind[child]!);
    if (token !== NONE) found.push(token);
  }
  return found;
}

/** What a child of a kind says about its parent, or NONE. */
function significant(tree: SyntaxTree, parent: Node, kind: number): number {
  // `x[a:]` and `x[:a]` have the same tokens and children: the places of the children tell them apart.
  if (kind < TOKEN_BASE) return tree.kind[parent] === K.slice ? K.ERROR : NONE;
  if (INSIGNIFICANT.has(kind)) return NONE;
  return kind === T['<>'] ? T['!='] : kind;
}

/** The first token of a node that tells it from another of the same kind, or NONE. */
export function firstSignificantToken(tree: SyntaxTree, node: Node): number {
  for (let child = firstChild(tree, node); child !== NONE; child = tree.next[child]!) {
    const token = significant(tree, node, tree.kind[child]!);
    if (token !== NONE) return token;
  }
  return NONE;
}

/** Whether a node has exactly these significant tokens. */
export function hasTokens(tree: SyntaxTree, node: Node, tokens: readonly number[]): boolean {
  let at = 0;
  for (let child = firstChild(tree, node); child !== NONE; child = tree.next[child]!) {
    const token = significant(tree, node, tree.kind[child]!);
    if (token !== NONE && tokens[at++] !== token) return false;
  }
  return at === tokens.length;
}

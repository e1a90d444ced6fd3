/**
 * Equality of what metavariables are bound to: the same syntax, white space, comments, parentheses and quotes
 * aside, and names of the same binding.
 *
 *     def f(x): ...; x = 1; g(x)       the parameter x is not the x of `g(x)`
 */
import { canonicalKind, significantTokens, unwrap } from '../rules/canonical.js';
import { sameLiteral } from '../rules/literal.js';
import { DEFAULT_OPTIONS } from '../rules/read-options.js';
import { K } from '../syntax/kinds.js';
import { namedChildren, textOf, type Node } from '../syntax/tree.js';
import type { Bound } from './bindings.js';
import type { Budget } from './budget.js';
import type { Target } from './target.js';

export function sameBound(target: Target, a: Bound, b: Bound, budget: Budget): boolean {
  if (a.kind === 'text' || b.kind === 'text') return boundText(target, a) === boundText(target, b);
  if (a.start === b.start && a.end === b.end) return true;
  if (a.kind === 'node' && b.kind === 'node') {
    // Most pairs are told apart without a walk: keys of a dictionary, names.
    const quick = sameLeaf(target, a.node, b.node);
    if (quick !== undefined) return quick;
  }
  const left = a.kind === 'node' ? [a.node] : a.nodes;
  const right = b.kind === 'node' ? [b.node] : b.nodes;
  if (left.length !== right.length) return false;
  if (left.every((node, i) => sameNode(target, node, right[i]!, budget))) return true;
  return left.length === 1 && sameConstant(target, left[0]!, right[0]!);
}

/** Whether two string literals, or two names, are the same; undefined for anything else. */
function sameLeaf(target: Target, a: Node, b: Node): boolean | undefined {
  const { kind } = target.tree;
  if (kind[a] !== kind[b]) return undefined;
  if (kind[a] === K.identifier) return sameName(target, a, b);
  if (kind[a] !== K.string) return undefined;
  const left = target.constants.literalOf(a);
  const right = target.constants.literalOf(b);
  return left === undefined || right === undefined ? undefined : sameLiteral(left, right);
}

/** A literal and a variable that holds it: `x = 0; x == 0` is `$X == $X`. */
function sameConstant(target: Target, a: Node, b: Node): boolean {
  const left = target.constants.literalOf(a);
  const right = target.constants.literalOf(b);
  if ((left === undefined) === (right === undefined)) return false;
  const other = target.constants.constantOf(left === undefined ? a : b, DEFAULT_OPTIONS);
  return other !== undefined && sameLiteral(other, (left ?? right)!);
}

/** Source text of a binding; of a string's content without the quotes. */
export function boundText(target: Target, bound: Bound): string {
  return bound.kind === 'text' ? bound.text : target.text.slice(bound.start, bound.end);
}

/** Compares two subtrees; iterative, since both come from the code under analysis. */
export function sameNode(target: Target, first: Node, second: Node, budget: Budget): boolean {
  const { tree } = target;
  const pending = [first, second];
  while (pending.length > 0) {
    const b = unwrap(tree, pending.pop()!);
    const a = unwrap(tree, pending.pop()!);
    if (a === b) continue;
    if (!budget.spend()) return false;
    const kind = canonicalKind(tree.kind[a]!);
    if (kind !== canonicalKind(tree.kind[b]!)) {
      if (!isStringLike(kind) || !isStringLike(tree.kind[b]!)) return false;
    }
    if (kind === K.identifier) {
      if (!sameName(target, a, b)) return false;
      continue;
    }
    const value = target.constants.literalOf(a);
    if (value !== undefined) {
      const other = target.constants.literalOf(b);
      if (other === undefined || !sameLiteral(value, other)) return false;
      continue;
    }
    const left = namedChildren(tree, a);
    const right = namedChildren(tree, b);
    if (left.length !== right.length) return false;
    if (left.length === 0 && textOf(tree, a) !== textOf(tree, b)) return false;
    if (significantTokens(tree, a).join() !== significantTokens(tree, b).join()) return false;
    left.forEach((child, i) => pending.push(child, right[i]!));
  }
  return true;
}

const isStringLike = (kind: number): boolean => kind === K.string || kind === K.concatenated_string;

/** The same identifier, and of the same binding where both have one. */
function sameName({ tree, semantics }: Target, a: Node, b: Node): boolean {
  if (textOf(tree, a) !== textOf(tree, b)) return false;
  const left = semantics.bindingOf(a);
  const right = semantics.bindingOf(b);
  if (left === undefined || right === undefined || left === right) return true;
  // Methods and attributes of classes are reached through an object: they are known by name only.
  return left.scope.kind === 'class' && right.scope.kind === 'class';
}

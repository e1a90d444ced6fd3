/**
 * What metavariables are bound to while a pattern is matched. A set of bindings is a linked list that is never
 * changed, so that alternatives share what they have in common.
 */
import type { Node } from '../syntax/tree.js';

export type Bound =
  /** One node: an expression, a statement, a name. */
  | { readonly kind: 'node'; readonly node: Node; readonly start: number; readonly end: number }
  /** `$...ARGS`: neighbours in a list, perhaps none. */
  | { readonly kind: 'nodes'; readonly nodes: readonly Node[]; readonly start: number; readonly end: number }
  /** A stretch of text: content of a string, group of a regular expression, words of generic text. */
  | { readonly kind: 'text'; readonly text: string; readonly start: number; readonly end: number };

export type Bindings = { readonly name: string; readonly bound: Bound; readonly rest: Bindings } | undefined;

/** Ways in which something matched: one set of bindings each; empty if it did not. */
export type Ways = readonly Bindings[];

export const NO_WAY: Ways = [];

export function lookup(bindings: Bindings, name: string): Bound | undefined {
  for (let at = bindings; at !== undefined; at = at.rest) if (at.name === name) return at.bound;
  return undefined;
}

export const extend = (bindings: Bindings, name: string, bound: Bound): Bindings => ({
  name,
  bound,
  rest: bindings,
});

/** Metavariables that never unify: `$_`, and the numbered groups of regular expressions. */
export function isLoose(name: string): boolean {
  const first = name.charCodeAt(1);
  if (first === UNDERSCORE) return name === '$_';
  if (first === DOT) return name === '$..._';
  return first >= ZERO && first <= NINE && /^\$\d+$/.test(name);
}

const UNDERSCORE = 95;
const DOT = 46;
const ZERO = 48;
const NINE = 57;

/** Name and value of every binding, innermost last. */
export function entriesOf(bindings: Bindings): [string, Bound][] {
  const found: [string, Bound][] = [];
  for (let at = bindings; at !== undefined; at = at.rest) found.push([at.name, at.bound]);
  return found.reverse();
}

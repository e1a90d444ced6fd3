/**
 * Keys that tell two sets of bindings apart without comparing them: where two patterns share a metavariable, most pairs
 * of their matches bind it to different names or literals.
 *
 *     {..., $X: $A, ..., $X: $B, ...}      of a thousand items, only those with the same key need a look
 */
import { K } from '../syntax/kinds.js';
import { NONE, childOf, textOf } from '../syntax/tree.js';
import { isLoose, lookup, type Bindings } from './bindings.js';
import type { Target } from './target.js';

/** Nothing is known: any two may agree. */
const ANY = 0;
/** What a key's last bits say that it is of. */
const NAME = 1;
const ATTRIBUTE = 2;
const STRING = 3;

/** Below this many pairs, keys cost more than they save. */
const MANY_PAIRS = 32;

/**
 * The metavariable by which many bindings can be told apart from many others; undefined where there are too few.
 * `given`: those that all of them began with.
 */
export function joiningName(
  left: ArrayLike<{ readonly bindings: Bindings }>,
  right: ArrayLike<{ readonly bindings: Bindings }>,
  given: Bindings = undefined,
): string | undefined {
  if (left.length * right.length < MANY_PAIRS) return undefined;
  const other = right[0]!.bindings;
  for (let at = left[0]!.bindings; at !== undefined && at !== given; at = at.rest)
    if (!isLoose(at.name) && lookup(other, at.name) !== undefined) return at.name;
  return undefined;
}

export class JoinKeys {
  readonly #numbers = new Map<string, number>();

  constructor(
    private readonly target: Target,
    private readonly name: string | undefined,
  ) {}

  /** What the metavariable is bound to, as a number: two that `mayAgree` refuses are never the same. */
  of(bindings: Bindings): number {
    if (this.name === undefined) return ANY;
    const bound = lookup(bindings, this.name);
    if (bound?.kind !== 'node') return ANY;
    const { tree, constants } = this.target;
    const kind = tree.kind[bound.node];
    if (kind === K.identifier) return this.#key(textOf(tree, bound.node), NAME);
    if (kind === K.attribute) {
      const name = childOf(tree, bound.node, 'attribute');
      return name === NONE ? ANY : this.#key(textOf(tree, name), ATTRIBUTE);
    }
    const literal = kind === K.string ? constants.literalOf(bound.node) : undefined;
    return literal?.type === 'string' ? this.#key(literal.value, STRING) : ANY;
  }

  #key(text: string, of: number): number {
    let number = this.#numbers.get(text);
    if (number === undefined) this.#numbers.set(text, (number = this.#numbers.size));
    return number * 4 + of;
  }
}

/** A name or an attribute may be the same as a literal, if it is a constant; never the same as each other. */
export const mayAgree = (a: number, b: number): boolean =>
  a === b || a === ANY || b === ANY || ((a & 3) !== (b & 3) && ((a & 3) === STRING || (b & 3) === STRING));

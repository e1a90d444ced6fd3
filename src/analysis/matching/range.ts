/** Ranges with bindings, and what `patterns` does with sets of them. */
import { entriesOf, extend, isLoose, lookup, type Bindings } from './bindings.js';
import type { Budget } from './budget.js';
import { sameBound } from './equality.js';
import { JoinKeys, joiningName, mayAgree } from './join-keys.js';
import type { Target } from './target.js';

export interface RangeMatch {
  readonly start: number;
  readonly end: number;
  readonly bindings: Bindings;
  /** Where it comes from, which decides what it may be combined with. */
  readonly kind: 'plain' | 'inside' | 'regex' | 'anywhere';
}

/** Finds the ranges around a range, without looking at all of them. */
class Containers {
  readonly #sorted: readonly RangeMatch[];
  /** Largest end among the ranges up to each one: where it is too small, none before can reach. */
  readonly #reach: number[] = [];
  readonly #keys: readonly number[];
  readonly #everywhere: readonly RangeMatch[];

  constructor(
    ranges: readonly RangeMatch[],
    private readonly joinKeys: JoinKeys,
    private readonly budget: Budget,
  ) {
    this.#everywhere = ranges.filter(({ kind }) => kind === 'anywhere');
    this.#sorted = ranges.filter(({ kind }) => kind !== 'anywhere').sort((a, b) => a.start - b.start);
    this.#keys = this.#sorted.map(({ bindings }) => joinKeys.of(bindings));
    let reach = 0;
    for (const { end } of this.#sorted) this.#reach.push((reach = Math.max(reach, end)));
  }

  /** Those around a range that may agree with it. */
  *around({ start, end, bindings }: RangeMatch): Generator<RangeMatch> {
    yield* this.#everywhere;
    const key = this.joinKeys.of(bindings);
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#sorted[middle]!.start <= start) low = middle + 1;
      else high = middle;
    }
    for (let i = low - 1; i >= 0 && this.#reach[i]! >= end; i--) {
      if ((i & 15) === 0 && !this.budget.spend()) return;
      if (!mayAgree(key, this.#keys[i]!)) continue;
      const outer = this.#sorted[i]!;
      if (outer.end >= end) yield outer;
    }
  }
}

export function areCompatible(target: Target, budget: Budget, a: Bindings, b: Bindings): boolean {
  if (a === undefined || b === undefined) return true;
  for (let at: Bindings = a; at !== undefined; at = at.rest) {
    if (isLoose(at.name)) continue;
    const other = lookup(b, at.name);
    if (other !== undefined && !sameBound(target, at.bound, other, budget)) return false;
  }
  return true;
}

/** `base` and what `more` has beyond it. */
export function mergeBindings(base: Bindings, more: Bindings): Bindings {
  let merged = base;
  for (const [name, bound] of entriesOf(more))
    if (lookup(base, name) === undefined) merged = extend(merged, name, bound);
  return merged;
}

/** More results than this of one intersection are dropped: the rule's budget is spent. */
const MAX_RANGES = 20_000;

/** Ranges of either set that lie in one of the other; what `pattern-inside` matched never survives alone. */
export function intersect(
  target: Target,
  budget: Budget,
  left: readonly RangeMatch[],
  right: readonly RangeMatch[],
): readonly RangeMatch[] {
  const found: RangeMatch[] = [];
  const keys = new JoinKeys(target, joiningName(left, right));
  const merge = (inners: readonly RangeMatch[], outers: readonly RangeMatch[]): void => {
    const containers = new Containers(outers, keys, budget);
    for (const inner of inners)
      for (const outer of containers.around(inner)) {
        if (inner.kind === 'inside' && outer.kind !== 'inside') continue;
        if (found.length >= MAX_RANGES || !areCompatible(target, budget, inner.bindings, outer.bindings))
          continue;
        found.push({ ...inner, bindings: mergeBindings(inner.bindings, outer.bindings) });
      }
  };
  merge(left, right);
  // Where all of one set can only lie inside, the other way round finds nothing.
  if (!(left.some(({ kind }) => kind !== 'inside') && right.every(({ kind }) => kind === 'inside')))
    merge(right, left);
  return distinct(found);
}

/** Ranges that no negative pattern excludes. */
export function subtract(
  target: Target,
  budget: Budget,
  positives: readonly RangeMatch[],
  negatives: readonly RangeMatch[],
): RangeMatch[] {
  if (negatives.length === 0) return [...positives];
  const keys = new JoinKeys(target, joiningName(positives, negatives));
  const around = new Containers(negatives, keys, budget);
  const regexes = negatives.filter(({ kind }) => kind === 'regex');
  return positives.filter((positive) => {
    const isExcluded = (negative: RangeMatch): boolean =>
      areCompatible(target, budget, positive.bindings, negative.bindings);
    for (const negative of around.around(positive)) {
      const isEqual = positive.start === negative.start && positive.end === negative.end;
      // `pattern-not` excludes its very range, the others what lies in theirs.
      if ((negative.kind !== 'plain' || isEqual) && isExcluded(negative)) return false;
    }
    return !regexes.some(
      (negative) => negative.start >= positive.start && negative.end <= positive.end && isExcluded(negative),
    );
  });
}

/** Whether each range begins behind the beginning of the one before: then no two are the same. */
function isAscending(ranges: readonly RangeMatch[]): boolean {
  for (let i = 1; i < ranges.length; i++) if (ranges[i]!.start <= ranges[i - 1]!.start) return false;
  return true;
}

/** Without repetitions of the same range with the same bindings. */
export function distinct(ranges: readonly RangeMatch[]): readonly RangeMatch[] {
  if (ranges.length < 2 || isAscending(ranges)) return ranges;
  // Bindings are only compared where two ranges have the same extent.
  const first = new Map<number, RangeMatch>();
  const seen = new Map<RangeMatch, Set<string>>();
  const keyOf = (range: RangeMatch): string => `${range.kind} ${bindingsKey(range.bindings)}`;
  const kept = ranges.filter((range) => {
    const extent = range.start * 0x1000000 + (range.end - range.start);
    const known = first.get(extent);
    if (known === undefined) {
      first.set(extent, range);
      return true;
    }
    let keys = seen.get(known);
    if (keys === undefined) seen.set(known, (keys = new Set([keyOf(known)])));
    const key = keyOf(range);
    return !keys.has(key) && keys.add(key);
  });
  return kept.length === ranges.length ? ranges : kept;
}

function bindingsKey(bindings: Bindings): string {
  const parts: string[] = [];
  for (let at = bindings; at !== undefined; at = at.rest)
    parts.push(`${at.name}:${at.bound.start}-${at.bound.end}`);
  return parts.sort().join();
}

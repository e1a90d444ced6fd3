/** Ranges with bindings, and what `patterns` does with sets of them. */
import { entriesOf, extend, isLoose, lookup, type Bindings } from './bindings.js';
import type { Budget } from './budget.js';
import { sameBound } from './equality.js';
import type { Target } from './target.js';

export interface RangeMatch {
  readonly start: number;
  readonly end: number;
  readonly bindings: Bindings;
  /** Where it comes from, which decides what it may be combined with. */
  readonly kind: 'plain' | 'inside' | 'regex' | 'anywhere';
}

/** `inner` lies within `outer`, and metavariables of both are bound to the same. */
function isIncluded(target: Target, budget: Budget, inner: RangeMatch, outer: RangeMatch): boolean {
  if (!budget.spend()) return false;
  if (outer.kind !== 'anywhere' && !(inner.start >= outer.start && inner.end <= outer.end)) return false;
  return areCompatible(target, budget, inner.bindings, outer.bindings);
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
): RangeMatch[] {
  const found: RangeMatch[] = [];
  const merge = (inner: RangeMatch, outer: RangeMatch): void => {
    if (inner.kind === 'inside' && outer.kind !== 'inside') return;
    if (found.length < MAX_RANGES && isIncluded(target, budget, inner, outer))
      found.push({ ...inner, bindings: mergeBindings(inner.bindings, outer.bindings) });
  };
  for (const a of left)
    for (const b of right) {
      if (a.start >= b.end && b.kind !== 'anywhere' && a.kind !== 'anywhere' && a.start > b.end) continue;
      merge(a, b);
      if (a.start !== b.start || a.end !== b.end || a.kind !== b.kind) merge(b, a);
    }
  return distinct(found);
}

/** Ranges that no negative pattern excludes. */
export function subtract(
  target: Target,
  budget: Budget,
  positives: readonly RangeMatch[],
  negatives: readonly RangeMatch[],
): RangeMatch[] {
  return positives.filter(
    (positive) =>
      !negatives.some((negative) => {
        switch (negative.kind) {
          case 'inside':
            return isIncluded(target, budget, positive, negative);
          case 'regex':
            return (
              isIncluded(target, budget, positive, negative) || isIncluded(target, budget, negative, positive)
            );
          case 'plain':
            return (
              positive.start === negative.start &&
              positive.end === negative.end &&
              isIncluded(target, budget, positive, negative)
            );
          case 'anywhere':
            return areCompatible(target, budget, positive.bindings, negative.bindings);
        }
      }),
  );
}

/** Without repetitions of the same range with the same bindings. */
export function distinct(ranges: readonly RangeMatch[]): RangeMatch[] {
  if (ranges.length < 2) return [...ranges];
  const seen = new Set<string>();
  return ranges.filter((range) => {
    const key = `${range.start} ${range.end} ${range.kind} ${bindingsKey(range.bindings)}`;
    return !seen.has(key) && seen.add(key);
  });
}

function bindingsKey(bindings: Bindings): string {
  const parts: string[] = [];
  for (let at = bindings; at !== undefined; at = at.rest)
    parts.push(`${at.name}:${at.bound.start}-${at.bound.end}`);
  return parts.sort().join();
}

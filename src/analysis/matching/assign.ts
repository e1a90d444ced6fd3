/**
 * Assigns patterns to elements in any order, each to an element of its own: items of a dictionary, members of a
 * class, handlers of a `try`.
 *
 *     {..., $X: $A, ..., $X: $B, ...}  against  {1: a, 2: b, 1: c}
 *
 * A pattern is matched with each element once, and the results are joined where they agree.
 */
import { NO_WAY, type Bindings, type Ways } from './bindings.js';
import { JoinKeys, joiningName, mayAgree } from './join-keys.js';
import type { Matcher } from './matcher.js';
import { areCompatible, mergeBindings } from './range.js';

/** More assignments than this spend the rule's budget. */
const MAX_STATES = 2000;

interface State {
  readonly used: readonly number[];
  readonly bindings: Bindings;
}

/** Bindings of all assignments, going on from the given ones. */
export function assign<Pattern, Element>(
  matcher: Matcher,
  patterns: readonly Pattern[],
  elements: readonly Element[],
  bindings: Bindings,
  matchOne: (pattern: Pattern, element: Element, bindings: Bindings) => Ways,
): Ways {
  const { target, budget } = matcher;
  let states: State[] = [{ used: [], bindings }];
  for (const pattern of patterns) {
    const next: State[] = [];
    const found: State[] = [];
    for (let i = 0; i < elements.length; i++)
      for (const way of matchOne(pattern, elements[i]!, bindings)) found.push({ used: [i], bindings: way });
    const keys = new JoinKeys(target, joiningName(states, found, bindings));
    const foundKeys = found.map((way) => keys.of(way.bindings));
    for (const { used, bindings: before } of states) {
      const key = keys.of(before);
      for (let i = 0; i < found.length; i++) {
        if (!mayAgree(key, foundKeys[i]!)) continue;
        const { used: element, bindings: way } = found[i]!;
        if (used.includes(element[0]!)) continue;
        if (before !== bindings && !areCompatible(target, budget, before, way)) continue;
        if (next.length >= MAX_STATES) {
          budget.exhaust();
          return NO_WAY;
        }
        next.push({
          used: [...used, ...element],
          bindings: before === bindings ? way : mergeBindings(before, way),
        });
      }
    }
    if (next.length === 0) return NO_WAY;
    states = next;
  }
  return states.map((state) => state.bindings);
}

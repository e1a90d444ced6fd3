/**
 * Matching of a list of patterns against a list of elements, where `...` stands for any number of elements and
 * `$...X` binds them. States are places between elements, advanced one pattern at a time:
 *
 *     (a, ..., $X)  against  (a, b, c)      {0} -a-> {1} -...-> {1 or later} -$X-> {2: X=b, 3: X=c}
 *
 * and 3 is the end.
 */
import type { Bindings, Ways } from './bindings.js';

export interface SequenceState {
  readonly at: number;
  /** Elements may be skipped before the next pattern. */
  readonly floating: boolean;
  readonly bindings: Bindings;
  /** First and last element that a pattern other than dots matched; -1 for none. */
  readonly first: number;
  readonly last: number;
}

export interface SequenceProblem<P> {
  readonly patterns: readonly P[];
  readonly length: number;
  /** Where the first pattern starts. */
  readonly from: number;
  readonly isDots: (pattern: P) => boolean;
  /** Name of a `$...X`, or undefined. */
  readonly dotsName: (pattern: P) => string | undefined;
  readonly matchAt: (pattern: P, at: number, bindings: Bindings) => Ways;
  readonly bindRange: (name: string, from: number, to: number, bindings: Bindings) => Ways;
}

/** More states than this are dropped: a pattern of many ellipses against a list of many equal elements. */
const MAX_STATES = 2000;

/** States after the last pattern. The caller decides whether elements may remain. */
export function runSequence<P>(problem: SequenceProblem<P>, start: Bindings): SequenceState[] {
  const { patterns, length } = problem;
  let states: SequenceState[] = [{ at: problem.from, floating: false, bindings: start, first: -1, last: -1 }];
  for (const pattern of patterns) {
    const next: SequenceState[] = [];
    const name = problem.dotsName(pattern);
    for (const state of states) {
      if (problem.isDots(pattern)) next.push({ ...state, floating: true });
      else if (name !== undefined) {
        for (let end = state.at; end <= length && next.length < MAX_STATES; end++)
          for (const bindings of problem.bindRange(name, state.at, end, state.bindings))
            next.push({
              at: end,
              floating: false,
              bindings,
              first: state.first < 0 && end > state.at ? state.at : state.first,
              last: end > state.at ? end - 1 : state.last,
            });
      } else {
        const limit = state.floating ? length : Math.min(length, state.at + 1);
        for (let at = state.at; at < limit && next.length < MAX_STATES; at++)
          for (const bindings of problem.matchAt(pattern, at, state.bindings))
            next.push({
              at: at + 1,
              floating: false,
              bindings,
              first: state.first < 0 ? at : state.first,
              last: at,
            });
      }
    }
    if (next.length === 0) return next;
    states = next;
  }
  return states;
}

/** Whether a state stands at the end of the list. */
export const isComplete = (state: SequenceState, length: number): boolean =>
  state.floating || state.at === length;

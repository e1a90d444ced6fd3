/** Where a formula is looked for: the module, or what a metavariable is bound to. */
import { K } from '../syntax/kinds.js';
import type { Bindings, Bound } from './bindings.js';
import type { Scope } from './candidates.js';
import type { Matcher } from './matcher.js';
import type { RangeMatch } from './range.js';
import type { Target } from './target.js';

export interface Place {
  readonly rows: Scope;
  /** Text window, for regular expressions and generic patterns. */
  readonly start: number;
  readonly end: number;
  /** Bindings that every match must agree with: of the metavariables around a `metavariable-pattern`. */
  readonly outer: Bindings;
  /** Stands for the positive pattern of a `patterns` that has none. */
  readonly whole: RangeMatch | undefined;
}

export const wholeModule = ({ tree, text }: Target): Place => ({
  rows: { from: 0, to: tree.size },
  start: 0,
  end: text.length,
  outer: undefined,
  whole: undefined,
});

/** All of a module, as what a metavariable stands for. */
export function wholeText(target: Target): Place {
  const end = target.text.length;
  return {
    ...wholeModule(target),
    whole: { start: 0, end, bindings: undefined, kind: 'plain' },
  };
}

/** The subtree that a metavariable is bound to. */
export function boundPlace(target: Target, bound: Bound, outer: Bindings): Place {
  const { tree } = target;
  const place = (start: number, end: number, from: number, to: number): Place => ({
    start,
    end,
    outer,
    rows: { from, to },
    whole: {
      start: bound.start,
      end: bound.end,
      bindings: outer,
      kind: 'plain',
    },
  });
  switch (bound.kind) {
    case 'node':
      return place(bound.start, bound.end, bound.node, tree.last[bound.node]!);
    case 'nodes': {
      const first = bound.nodes[0];
      const last = bound.nodes.at(-1);
      return first === undefined || last === undefined
        ? place(bound.start, bound.end, 0, 0)
        : place(bound.start, bound.end, first, tree.last[last]!);
    }
    case 'text': {
      // The literal around a string's content.
      let row = target.firstRow(bound.start);
      while (row > 0 && !(tree.start[row]! <= bound.start && tree.end[row]! >= bound.end)) row--;
      while (row > 0 && tree.kind[row] !== K.string && tree.kind[tree.parent[row]!] === K.string)
        row = tree.parent[row]!;
      return row > 0 && tree.kind[row] === K.string
        ? place(tree.start[row]!, tree.end[row]!, row, tree.last[row]!)
        : place(bound.start, bound.end, 0, 0);
    }
  }
}

/** The text between a string's quotes, or the source text of anything else. */
export function contentPlace({ tree }: Target, bound: Bound, outer: Bindings): Place {
  let { start, end } = bound;
  if (bound.kind === 'node' && tree.kind[bound.node] === K.string) {
    for (let row = bound.node + 1; row < tree.last[bound.node]!; row++) {
      if (tree.kind[row] === K.string_start) start = tree.end[row]!;
      if (tree.kind[row] === K.string_end) end = tree.start[row]!;
    }
  }
  const whole: RangeMatch = { start, end, bindings: outer, kind: 'plain' };
  return { start, end, outer, rows: { from: 0, to: 0 }, whole };
}

/** Whether the text that a metavariable stands for is not the one at its place. */
export function isComputed({ target, options }: Matcher, bound: Bound): boolean {
  if (bound.kind === 'text') return bound.text !== target.text.slice(bound.start, bound.end);
  if (bound.kind !== 'node' || isText(target, bound)) return false;
  return target.constants.constantOf(bound.node, options)?.type === 'string';
}

export const isText = ({ tree }: Target, bound: Bound): boolean =>
  bound.kind === 'text' ||
  (bound.kind === 'node' &&
    (tree.kind[bound.node] === K.string || tree.kind[bound.node] === K.concatenated_string));

/** The lines that ranges lie on, within a place, as stretches of the text that do not overlap. */
export function linesOf(
  text: string,
  ranges: readonly { readonly start: number; readonly end: number }[],
  place: Place,
): readonly (readonly [start: number, end: number])[] {
  const found: [number, number][] = [];
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    const from = start === 0 ? 0 : Math.max(place.start, text.lastIndexOf('\n', start - 1) + 1);
    const newline = text.indexOf('\n', end);
    const to = Math.min(place.end, newline < 0 ? text.length : newline);
    const last = found.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else if (from < to) found.push([from, to]);
  }
  return found;
}

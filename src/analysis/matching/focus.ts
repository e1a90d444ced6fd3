/** `focus-metavariable`: reports what metavariables are bound to in place of the whole match. */
import { lookup } from './bindings.js';
import { distinct, type RangeMatch } from './range.js';

/** Each entry is one `focus-metavariable`, one after another; the names of one entry are alternatives. */
export function focused(
  focus: readonly (readonly string[])[],
  ranges: readonly RangeMatch[],
): readonly RangeMatch[] {
  if (focus.length === 0) return ranges;
  return distinct(
    ranges.flatMap((range) => {
      let found: RangeMatch[] = [range];
      for (const names of focus)
        found = found.flatMap((before) =>
          names.flatMap((name): RangeMatch[] => {
            const bound = lookup(before.bindings, name);
            if (bound === undefined) return [];
            if (bound.start >= before.start && bound.end <= before.end)
              return [{ ...before, start: bound.start, end: bound.end }];
            return before.start >= bound.start && before.end <= bound.end ? [before] : [];
          }),
        );
      return found;
    }),
  );
}

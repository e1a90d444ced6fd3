/**
 * Sets: `set(x) - ALLOWED`, `set(x) & REFUSED`, `set(x) <= ALLOWED`. What an intersection with constants leaves is
 * constant; an empty difference proves that there is nothing but what was taken away.
 */
import { newList } from './builtin-values.js';
import type { CallFacts } from './call-conditions.js';
import { factsOfAllowing, factsOfRefusing } from './characters.js';
import { exactIteration } from './elements.js';
import type { Frame, Machine } from './machine.js';
import type { Method } from './text-methods.js';
import {
  constantValue,
  join,
  typedValue,
  type Constant,
  type Fact,
  type Facts,
  type Value,
  revised,
} from './values.js';

/** `a | b`, `a.union(b)`. */
export const combine: Method = (m, frame, call, self) => {
  const others = call.args.positional.map((value) => frame.state.elements(value));
  return newList(m, frame, call, others.reduce(join, frame.state.elements(self)), 'set');
};

/** `a & b`. */
export const intersection: Method = (m, frame, call, self) => {
  const [other] = call.args.positional;
  if (other === undefined) return undefined;
  const mine = frame.state.elements(self);
  const theirs = frame.state.elements(other);
  const clean = frame.state.deepTaint(theirs).length === 0 ? theirs : mine;
  const made = newList(m, frame, call, clean, 'set');
  return withFacts(made, { whenTrue: [], whenFalse: refusing(m, frame, self, other) });
};

/** `a - b`. */
export const difference: Method = (m, frame, call, self) => {
  const [other] = call.args.positional;
  if (other === undefined) return undefined;
  const made = newList(m, frame, call, frame.state.elements(self), 'set');
  return withFacts(made, { whenTrue: [], whenFalse: allowing(m, frame, self, other) });
};

/** `set(x).issubset(ALLOWED)`. */
export const isSubset: Method = (m, frame, call, self) => {
  const [other] = call.args.positional;
  if (other === undefined) return undefined;
  return withFacts(typedValue('bool'), { whenTrue: allowing(m, frame, self, other), whenFalse: [] });
};

/** `set(x).isdisjoint(REFUSED)`. */
export const isDisjoint: Method = (m, frame, call, self) => {
  const [other] = call.args.positional;
  if (other === undefined) return undefined;
  return withFacts(typedValue('bool'), { whenTrue: refusing(m, frame, self, other), whenFalse: [] });
};

/** `s.discard(x)`, `s.difference_update(t)`: what was in it may be gone. */
export const shrink: Method = (_m, frame, _call, self) => {
  if (!self.refs.some((ref) => frame.state.object(ref)?.kind === 'set')) return undefined;
  frame.state.collapse(self);
  return constantValue(null);
};

const METHODS_OF: Readonly<Record<string, Method>> = {
  '-': difference,
  '&': intersection,
  '|': combine,
  '<=': isSubset,
  '<': isSubset,
};

/** The operator of two sets, if the left side is one. */
export function setOperation(
  m: Machine,
  frame: Frame,
  call: CallFacts,
  operator: string,
  left: Value,
): Value | undefined {
  const isSet = left.types.some((type) => type === 'set' || type === 'frozenset');
  return isSet ? METHODS_OF[operator]?.(m, frame, call, left) : undefined;
}

const withFacts = (value: Value, facts: Facts): Value =>
  facts.whenTrue.length + facts.whenFalse.length === 0 ? value : revised(value, { facts });

/** What follows for x if all elements of `set(x)` are among trusted ones. */
function allowing(m: Machine, frame: Frame, set: Value, allowed: Value): Fact[] {
  if (set.part?.kind !== 'each' || frame.state.deepTaint(allowed).length > 0) return [];
  return [{ ...factsOfAllowing(m, textsOf(frame, allowed)), subject: set.part.subject }];
}

/** What follows for x if no element of `set(x)` is among constants. */
function refusing(m: Machine, frame: Frame, set: Value, refused: Value): Fact[] {
  const texts = textsOf(frame, refused);
  if (set.part?.kind !== 'each' || texts === undefined || frame.state.deepTaint(refused).length > 0)
    return [];
  return [{ ...factsOfRefusing(m, texts), subject: set.part.subject }];
}

/** The constant elements of a container of texts, or the characters of a text. */
function textsOf(frame: Frame, container: Value): readonly string[] | undefined {
  const elements = exactIteration(frame, container) ?? [frame.state.elements(container)];
  const constants: readonly (Constant | undefined)[] = elements.flatMap(
    (element): readonly (Constant | undefined)[] =>
      element.refs.length > 0 ? [undefined] : (element.constants ?? [undefined]),
  );
  return constants.every((constant) => typeof constant === 'string') ? constants : undefined;
}

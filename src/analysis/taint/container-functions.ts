/**
 * Builtin functions that make containers or go through them: `list(d.values())`, `dict(zip(names, values))`,
 * `next(it)`. Elements keep their places where they are exactly known.
 */
import { foldFunction, type ConstantValue } from '../semantics/index.js';
import { elementOf } from './comprehensions.js';
import { folded } from './constant-folding.js';
import type { CallFacts } from './call-conditions.js';
import { exactList, first, newList, type Builtin } from './builtin-values.js';
import { rearranged } from './container-methods.js';
import { exactItems, exactIteration } from './elements.js';
import { keyOf, newObject, type HeapObject, revisedObject } from './heap.js';
import type { Frame, Machine } from './machine.js';
import { MappingBuilder } from './mapping-builder.js';
import {
  NOTHING,
  constantValue,
  isSymbolic,
  join,
  onlyConstant,
  refValue,
  typedValue,
  withTaint,
  type Value,
  revised,
} from './values.js';

const ROWS = 32;

const listOf = (items: readonly ConstantValue[]): ConstantValue => ({ kind: 'list', items });

/** `list(x)`, `tuple(x)`, `set(x)`. */
export const sequence =
  (type: string): Builtin =>
  (m, frame, call) => {
    const value = first(call);
    if (value === undefined)
      return refValue(
        m.allocate(frame, call.site.node, type === 'set' ? newObject('set') : newObject('sequence'), 6),
        [type],
      );
    const items = type === 'set' ? undefined : exactIteration(frame, value);
    const made =
      items !== undefined && items.length <= 64
        ? exactList(m, frame, call, items, type)
        : newList(m, frame, call, frame.state.elements(value), type);
    return value.subject === 0 ? made : revised(made, { part: { kind: 'each', subject: value.subject } });
  };

export const dict: Builtin = (m, frame, call) => {
  const builder = new MappingBuilder();
  const source = first(call);
  const isMapping = source?.refs.some(
    (ref) => isSymbolic(ref) || frame.state.object(ref)?.kind === 'mapping',
  );
  if (source !== undefined && isMapping === true) builder.merge(frame, source);
  else if (source !== undefined) addPairs(frame, builder, source);
  for (const [name, value] of call.args.keywords) builder.set(`s:${name}`, value);
  if (call.args.restKeywords !== undefined) builder.merge(frame, call.args.restKeywords);
  const made = refValue(m.allocate(frame, call.site.node, builder.object(), 6), ['dict']);
  return source === undefined || source.refs.some(isSymbolic) ? made : withTaint(made, source.taint);
};

/** An iterable of pairs. */
function addPairs(frame: Frame, builder: MappingBuilder, pairs: Value): void {
  const rows = exactItems(frame, pairs) ?? [frame.state.elements(pairs)];
  const isExact = exactItems(frame, pairs) !== undefined;
  for (const row of rows) {
    const key = frame.state.read(row, 'n:0');
    const value = frame.state.read(row, 'n:1');
    const constant = onlyConstant(key);
    if (isExact && constant !== undefined) builder.set(keyOf(constant), value);
    else builder.setUnknown(key, value);
  }
}

/** `ChainMap(a, b)`: the first mapping that has a key wins. */
export const chainMap: Builtin = (m, frame, call) => {
  const builder = new MappingBuilder();
  for (const source of [...call.args.positional].reverse()) builder.merge(frame, source);
  return refValue(m.allocate(frame, call.site.node, builder.object(), 6), ['dict']);
};

/** `defaultdict(list)`: remembers what makes missing entries. */
export const defaultDict: Builtin = (m, frame, call) => {
  const [factory, ...others] = call.args.positional;
  const made = dict(m, frame, { ...call, args: { ...call.args, positional: others } })!;
  if (factory !== undefined) frame.state.write(made, '.default_factory', factory);
  return made;
};

export const zip: Builtin = (m, frame, call) => {
  const exact = call.args.positional.map((value) => exactIteration(frame, value));
  const length = Math.min(...exact.map((items) => items?.length ?? Infinity));
  if (exact.length > 0 && exact.every((items) => items !== undefined) && length <= ROWS) {
    const rows = Array.from({ length }, (_, row) =>
      tupleOf(
        m,
        frame,
        call,
        exact.map((items) => items[row]!),
        100 + row,
      ),
    );
    return exactList(m, frame, call, rows, 'generator');
  }
  const parts = call.args.positional.map((value) => frame.state.elements(value));
  return newList(m, frame, call, tupleOf(m, frame, call, parts, 7), 'generator');
};

function tupleOf(m: Machine, frame: Frame, call: CallFacts, parts: readonly Value[], variant: number): Value {
  const fields = new Map(parts.map((part, i) => [`n:${i}`, part]));
  const object: HeapObject = revisedObject(newObject('sequence'), { fields, length: parts.length });
  return refValue(m.allocate(frame, call.site.node, object, variant), ['tuple']);
}

export const enumerate: Builtin = (m, frame, call) => {
  const value = first(call);
  if (value === undefined) return undefined;
  const items = exactIteration(frame, value);
  const given = call.args.positional[1] ?? call.args.keywords.get('start');
  const start = given === undefined ? 0 : onlyConstant(given);
  if (items !== undefined && items.length <= ROWS && typeof start === 'number') {
    const rows = items.map((item, i) => tupleOf(m, frame, call, [constantValue(start + i), item], 100 + i));
    return exactList(m, frame, call, rows, 'generator');
  }
  const row = tupleOf(m, frame, call, [typedValue('int'), elementOf(frame, value)], 7);
  return newList(m, frame, call, row, 'generator');
};

/** `min(a, b)`, `max(xs)`. */
export const extremum =
  (name: 'min' | 'max'): Builtin =>
  (_m, frame, call) => {
    const [only] = call.args.positional;
    const isSpread = call.args.positional.length === 1 && only !== undefined;
    const items = isSpread ? exactItems(frame, only) : call.args.positional;
    const fallback = call.args.keywords.get('default') ?? NOTHING;
    const computed =
      items === undefined || items.length === 0 || call.args.keywords.size > 0
        ? undefined
        : folded(items, (...constants) => foldFunction(name, [listOf(constants)]));
    if (computed !== undefined) return computed;
    return isSpread ? join(frame.state.elements(only), fallback) : (items ?? []).reduce(join, fallback);
  };

/** Numbers; lists only with a list to begin with. */
export const sum: Builtin = (m, frame, call) => {
  const [iterable, start] = call.args.positional;
  if (iterable === undefined) return undefined;
  const items = exactItems(frame, iterable);
  if (start !== undefined && start.refs.length > 0) {
    const inner = frame.state.elements(frame.state.elements(iterable));
    return newList(m, frame, call, join(frame.state.elements(start), inner));
  }
  if (items === undefined || start !== undefined) return typedValue('int');
  const computed = folded(items, (...constants) => foldFunction('sum', [listOf(constants)]));
  return computed ?? typedValue('int');
};

/** `iter(xs)`: goes through the elements that there are now, each once. */
export const iterate: Builtin = (m, frame, call) => {
  const value = first(call);
  if (value === undefined || value.types.includes('generator')) return value;
  const items = exactIteration(frame, value);
  return items === undefined || items.length > ROWS ? value : exactList(m, frame, call, items, 'generator');
};

/** `next(it)`: takes the first of the elements that are left. */
export const next: Builtin = (_m, frame, call) => {
  const [iterator, fallback] = call.args.positional;
  if (iterator === undefined) return undefined;
  const all = frame.state.elements(iterator);
  const items = iterator.types.includes('generator') ? exactItems(frame, iterator) : undefined;
  if (items !== undefined) {
    let taken: Value | undefined;
    if (items.length === 0) return fallback ?? NOTHING;
    if (rearranged(frame, iterator, (left) => (taken = left.shift()))) return taken ?? NOTHING;
  }
  return fallback === undefined ? all : join(all, fallback);
};

/** Questions about values that many expressions ask: their exact elements, the fields of a mapping, what decides. */
import { ANY, constantOfKey, isAttributeKey } from './heap.js';
import type { Frame } from './machine.js';
import { NOTHING, constantValue, isSymbolic, join, onlyConstant, withTaint, type Value } from './values.js';

/** Remembers that a parameter or capture decides something, so that calls that know it are worth a context. */
export function noteSensitive(frame: Frame, value: Value): void {
  for (const label of value.taint) {
    const { root } = label.origin;
    if (root.kind === 'parameter') frame.sensitive.add(root.index);
    else if (root.kind === 'capture') frame.sensitive.add(root.key);
  }
}

/** The elements of a sequence of exactly known length. */
export function exactItems(frame: Frame, value: Value): readonly Value[] | undefined {
  if (value.refs.length !== 1 || value.taint.length > 0) return undefined;
  const object = frame.state.object(value.refs[0]!);
  if (object?.kind !== 'sequence' || object.length === undefined || object.length > 64) return undefined;
  return Array.from({ length: object.length }, (_, i) => object.fields.get(`n:${i}`) ?? object.rest);
}

/** The entries of a mapping all of whose keys are known, in order. */
export function exactMapping(frame: Frame, value: Value): ReadonlyMap<string, Value> | undefined {
  if (value.refs.length !== 1 || value.taint.length > 0 || isSymbolic(value.refs[0]!)) return undefined;
  const object = frame.state.object(value.refs[0]!);
  if (object?.kind !== 'mapping' || object.rest !== NOTHING || object.optional !== undefined)
    return undefined;
  const entries = new Map<string, Value>();
  for (const [key, field] of object.fields) {
    if (isAttributeKey(key)) continue;
    if (constantOfKey(key) === undefined) return undefined;
    entries.set(key, field);
  }
  return entries;
}

/** The number of elements of a set that was written down and not changed since: all known, and no two the same. */
export function exactSetSize(frame: Frame, value: Value): number | undefined {
  if (value.refs.length !== 1 || value.taint.length > 0) return undefined;
  const object = frame.state.object(value.refs[0]!);
  if (object?.kind !== 'set' || object.length === undefined) return undefined;
  const { constants, refs } = object.rest;
  // `True` is 1.
  if (refs.length > 0 || constants?.some((each) => typeof each === 'boolean') !== false) return undefined;
  return constants.length === object.length ? object.length : undefined;
}

/** What a loop over the value goes through one by one, if that is exactly known. */
export function exactIteration(frame: Frame, value: Value): readonly Value[] | undefined {
  const items = exactItems(frame, value);
  if (items !== undefined) return items;
  const entries = exactMapping(frame, value);
  if (entries !== undefined) return [...entries.keys()].map((key) => constantValue(constantOfKey(key)!));
  const text = value.taint.length > 0 ? undefined : onlyConstant(value);
  return typeof text === 'string' ? [...text].map((character) => constantValue(character)) : undefined;
}

/** What unpacking a mapping gives: constant keys, the rest, and what taints it as a whole. */
export function mappingFields(
  frame: Frame,
  value: Value,
): { readonly fields: ReadonlyMap<string, Value>; readonly rest: Value; readonly taint: Value } {
  const fields = new Map<string, Value>();
  let rest: Value = NOTHING;
  let known = value.refs.length > 0;
  for (const ref of value.refs) {
    const object = frame.state.object(ref);
    if (ref < 0 || object === undefined) known = false;
    for (const [key, field] of object?.fields ?? [])
      if (!isAttributeKey(key)) fields.set(key, join(fields.get(key) ?? NOTHING, field));
    rest = join(rest, object?.rest ?? NOTHING);
  }
  if (!known && (value.taint.length > 0 || value.constants === undefined))
    rest = join(rest, frame.state.read(value, ANY));
  return { fields, rest, taint: NOTHING };
}

/** A value that leaves the branch in which a check of it holds: what the check ruled out goes now. */
export function stripped(frame: Frame, value: Value): Value {
  return withTaint(value, frame.state.proofs.live(value.taint, value.subject));
}

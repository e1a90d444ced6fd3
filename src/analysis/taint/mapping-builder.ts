/**
 * A mapping that is being put together: later entries replace earlier ones, and those with unknown keys may replace
 * any.
 *
 *     {"a": 1, **defaults, k: x}      "a" is 1 or what `defaults` has for it, or x
 */
import { isAttributeKey, KEYS, newObject, type HeapObject, constantOfKey, revisedObject } from './heap.js';
import type { Frame } from './machine.js';
import { NOTHING, isSymbolic, join, type Value } from './values.js';
import { ANY } from './heap.js';

export class MappingBuilder {
  readonly #fields = new Map<string, Value>();
  readonly #optional = new Set<string>();
  #rest: Value = NOTHING;

  /** An entry with a constant key. */
  set(key: string, value: Value): void {
    this.#fields.set(key, value);
    this.#optional.delete(key);
  }

  /** An entry that may be there. */
  #setMaybe(key: string, value: Value): void {
    const before = this.#fields.get(key);
    if (before === undefined) this.#optional.add(key);
    this.#fields.set(key, join(before ?? this.#rest, value));
  }

  /** Entries with unknown keys. */
  setUnknown(keys: Value, value: Value): void {
    for (const [key, before] of this.#fields) if (key !== KEYS) this.#fields.set(key, join(before, value));
    this.#rest = join(this.#rest, value);
    if (keys !== NOTHING) this.#fields.set(KEYS, join(this.#fields.get(KEYS) ?? NOTHING, keys));
  }

  /** Everything that another mapping has. */
  merge(frame: Frame, source: Value): void {
    const { state } = frame;
    const [only] = source.refs;
    const isOne = source.refs.length === 1 && !isSymbolic(only!);
    for (const ref of source.refs) {
      const object = state.object(ref);
      if (object === undefined) continue;
      if (object.rest !== NOTHING) this.setUnknown(object.fields.get(KEYS) ?? NOTHING, object.rest);
      for (const [key, value] of object.fields) {
        if (isAttributeKey(key) || key === KEYS) continue;
        if (isOne && object.optional?.has(key) !== true) this.set(key, value);
        else this.#setMaybe(key, value);
      }
    }
    const isKnown =
      source.refs.length > 0 && source.refs.every((ref) => !isSymbolic(ref) && state.object(ref));
    if (isKnown && source.taint.length === 0) return;
    if (source.taint.length === 0 && source.constants !== undefined) return;
    this.setUnknown(NOTHING, state.read(source, ANY));
  }

  object(): HeapObject {
    const optional = this.#optional.size === 0 ? undefined : this.#optional;
    return revisedObject(newObject('mapping'), { fields: this.#fields, rest: this.#rest, optional });
  }
}

/** Constant keys of a mapping's fields in order, without attributes. */
export const entriesOf = (object: HeapObject): [string, Value][] =>
  [...object.fields].filter(([key]) => !isAttributeKey(key) && constantOfKey(key) !== undefined);

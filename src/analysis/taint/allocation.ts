/**
 * Numbers for abstract objects: one per place of allocation. The same place in a loop makes a new object each round;
 * those of earlier rounds become one older object, so that writes to the newest can replace.
 */
import type { Node } from '../syntax/tree.js';
import { joinObjects, type HeapObject, revisedObject } from './heap.js';
import type { Frame, Place } from './machine.js';
import type { State } from './state.js';
import { NOTHING, type Ref, type Value, revised } from './values.js';

/** Objects that calls make of objects that calls make …: recursion would never stop. */
const NESTING_LIMIT = 4;

export class Allocator {
  readonly #refs = new Map<string, Ref>();
  readonly #nesting = new Map<Ref, number>();
  readonly #places = new Map<Ref, Place>();

  /** Without aliases (for measurements) no object is unique. */
  constructor(private readonly isUnique: boolean) {}

  allocate(frame: Frame, node: Node, object: HeapObject, variant: number): Ref {
    const ref = this.#number(`${frame.module.index}:${node}:${variant}`);
    if (!this.#places.has(ref)) this.#places.set(ref, { module: frame.module.index, node });
    const { state } = frame;
    if (!this.isUnique) {
      state.heap.set(ref, revisedObject(object, { unique: false }));
      return ref;
    }
    const old = state.heap.get(ref);
    if (old !== undefined && frame.loops.length > 0) retire(state, ref, this.#number(`${ref}:old`), old);
    state.heap.set(ref, object);
    return ref;
  }

  inner(frame: Frame, node: Node, inner: Ref): Ref {
    const nesting = this.#nesting.get(inner) ?? 0;
    if (nesting >= NESTING_LIMIT) return inner;
    const ref = this.#number(`${inner}@${frame.module.index}:${node}`);
    this.#nesting.set(ref, nesting + 1);
    return ref;
  }

  /** Where the object was made, if not by a callee. */
  placeOf(ref: Ref): Place | undefined {
    return this.#places.get(ref);
  }

  #number(key: string): Ref {
    let ref = this.#refs.get(key);
    if (ref === undefined) this.#refs.set(key, (ref = this.#refs.size));
    return ref;
  }
}

/** The object of an earlier round of a loop becomes one of the "older" ones, so that the new one is unique. */
function retire(state: State, ref: Ref, old: Ref, object: HeapObject): void {
  let used = false;
  const rename = (value: Value): Value => {
    if (!value.refs.includes(ref)) return value;
    used = true;
    return revised(value, { refs: [...new Set(value.refs.map((each) => (each === ref ? old : each)))] });
  };
  for (const [binding, value] of state.env) {
    const renamed = rename(value);
    if (renamed !== value) state.env.set(binding, renamed);
  }
  for (const [other, holder] of state.heap) {
    let fields: Map<string, Value> | undefined;
    for (const [key, value] of holder.fields) {
      const renamed = rename(value);
      if (renamed !== value) (fields ??= new Map(holder.fields)).set(key, renamed);
    }
    const rest = rename(holder.rest);
    if (fields !== undefined || rest !== holder.rest)
      state.heap.set(other, revisedObject(holder, { fields: fields ?? holder.fields, rest }));
  }
  if (!used) return;
  const before = state.heap.get(old);
  const joined = before === undefined ? object : joinObjects(before, object, ref, () => NOTHING);
  state.heap.set(old, revisedObject(joined, { unique: false }));
}

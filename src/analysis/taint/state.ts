/**
 * What is known at one point of a function: variables, heap, and what checks have proved. Mutable along straight code,
 * copied where control splits, joined where it meets.
 *
 *     if not name.isalnum():      then-branch: a copy
 *         abort(400)              the copy is dead
 *     open(name)                  `cleared`: the data of `name` is harmless for path-traversal
 */
import {
  ANY,
  KEYS,
  SOME_FIELD,
  collapsed,
  elementsOf,
  isAttributeKey,
  joinObjects,
  newObject,
  readObject,
  sameObject,
  symbolicValue,
  wholeTaint,
  withField,
  type HeapObject,
  revisedObject,
} from './heap.js';
import { joinedVariable } from './joined-variables.js';
import { CLEAN, joinTaint, type Label, type OriginTable, type Taint } from './labels.js';
import { Proofs } from './proofs.js';
import { SharedMap } from './shared-map.js';
import {
  NOTHING,
  UNKNOWN,
  isSymbolic,
  join,
  originOfRef,
  sameValue,
  taintedValue,
  type Fact,
  type Ref,
  type Value,
  revised,
} from './values.js';

/** The characters of constant texts, up to a bound. */
function charactersOf(constants: Value['constants']): Value {
  if (constants === undefined) return UNKNOWN;
  const characters = new Set<string>();
  for (const constant of constants) {
    if (typeof constant !== 'string') return UNKNOWN;
    for (const character of constant) characters.add(character);
  }
  return characters.size > 64 ? UNKNOWN : revised(NOTHING, { constants: [...characters] });
}

/** Objects looked at when everything reachable from a value counts. */
const REACH_LIMIT = 64;
/** Fields and elements of one object that are known apart: a write makes a copy of them all. */
const FIELD_LIMIT = 512;

export class State {
  /** By index of the binding in its module. */
  env = new SharedMap<number, Value>();
  heap = new SharedMap<Ref, HeapObject>();
  proofs: Proofs;
  /** Labels that taint the flow of control itself (Semgrep's `control: true`). */
  control: Taint = CLEAN;

  constructor(
    readonly origins: OriginTable,
    /** Objects of modules, allocated before any function runs. */
    readonly globals: ReadonlyMap<Ref, HeapObject>,
    /** Writes replace (rather than add to) the fields of unique objects. */
    readonly strongUpdates: boolean,
  ) {
    this.proofs = new Proofs(origins);
  }

  fork(): State {
    const copy = new State(this.origins, this.globals, this.strongUpdates);
    copy.env = this.env.copy();
    copy.heap = this.heap.copy();
    copy.proofs = this.proofs.fork();
    copy.control = this.control;
    return copy;
  }

  /** Takes over what `other` knows; whether that changed anything. */
  join(other: State): boolean {
    let changed = false;
    const proved: Fact[] = [];
    if (!this.env.isShared(other.env)) changed = this.#joinVariables(other, proved) || changed;
    if (!this.heap.isShared(other.heap)) changed = this.#joinHeaps(other) || changed;
    changed = this.proofs.join(other.proofs, proved) || changed;
    const control = joinTaint(this.control, other.control);
    if (control !== this.control) changed = true;
    this.control = control;
    return changed;
  }

  /** `proved` takes what both sides have proved about variables that differ between them. */
  #joinVariables(other: State, proved: Fact[]): boolean {
    let changed = false;
    for (const [binding, value] of other.env) {
      const own = this.env.get(binding);
      const joined =
        own === undefined
          ? value
          : joinedVariable(binding, { value: own, state: this }, { value, state: other }, proved);
      if (joined === own) continue;
      if (own === undefined || !sameValue(own, joined)) changed = true;
      this.env.set(binding, joined);
    }
    return changed;
  }

  #joinHeaps(other: State): boolean {
    let changed = false;
    const initial = (ref: Ref): HeapObject | undefined =>
      this.globals.get(ref) ?? (isSymbolic(ref) ? newObject('symbolic') : undefined);
    for (const [ref, object] of other.heap) {
      const own = this.heap.get(ref);
      if (own === object) continue;
      const before = own ?? initial(ref);
      const joined =
        before === undefined ? object : joinObjects(before, object, ref, (key) => this.unwritten(ref, key));
      if (joined === own) continue;
      if (own === undefined || !sameObject(own, joined)) changed = true;
      this.heap.set(ref, joined);
    }
    for (const [ref, object] of this.heap) {
      if (other.heap.has(ref)) continue;
      const before = initial(ref);
      if (before === undefined) continue;
      const joined = joinObjects(object, before, ref, (key) => this.unwritten(ref, key));
      if (joined !== object) this.heap.set(ref, joined);
    }
    return changed;
  }

  /** Constants that a loop keeps changing since `before` count as unknown, so that it comes to an end. */
  widen(before: State): void {
    const widened = (value: Value, old: Value | undefined): Value =>
      old === undefined ||
      value.constants === undefined ||
      old.constants === undefined ||
      sameValue(value, old)
        ? value
        : value.constants.length === old.constants.length
          ? value
          : revised(value, { constants: undefined });
    for (const [binding, value] of this.env) {
      const wide = widened(value, before.env.get(binding));
      if (wide !== value) this.env.set(binding, wide);
    }
    for (const [ref, object] of this.heap) {
      const old = before.heap.get(ref);
      if (old === undefined || old === object) continue;
      const fields = new Map(
        [...object.fields].map(([key, value]) => [key, widened(value, old.fields.get(key))]),
      );
      this.heap.set(ref, revisedObject(object, { fields, rest: widened(object.rest, old.rest) }));
    }
  }

  object(ref: Ref): HeapObject | undefined {
    return this.heap.get(ref) ?? this.globals.get(ref);
  }

  /** What a symbolic object's field holds if nobody wrote to it. */
  unwritten(ref: Ref, key: string): Value {
    const origin = this.origins.get(originOfRef(ref));
    const mask = origin.root.kind === 'source' ? origin.root.mask : -1 >>> 1;
    return symbolicValue({ origin: this.origins.child(origin, key), mask, trace: undefined });
  }

  /** Value of a field or element; UNKNOWN where the object says nothing, NOTHING where it certainly has none. */
  read(value: Value, key: string): Value {
    let result: Value = NOTHING;
    for (const ref of value.refs) {
      const object = this.object(ref);
      if (!isSymbolic(ref)) {
        if (object !== undefined) result = join(result, readObject(object, key));
        continue;
      }
      const written = object?.fields.get(key);
      if (written !== undefined) {
        result = join(result, written);
        continue;
      }
      const label = this.#labelOf(value, ref);
      if (label !== undefined)
        result = join(result, symbolicValue({ ...label, origin: this.origins.child(label.origin, key) }));
      else result = join(result, UNKNOWN);
      if (object !== undefined) result = join(result, readObject(object, key));
    }
    const whole = wholeTaint(value);
    if (whole.length > 0) result = join(result, taintedValue(whole));
    else if (value.refs.length === 0 && value.constants === undefined) result = join(result, UNKNOWN);
    return result;
  }

  #labelOf(value: Value, ref: Ref): Label | undefined {
    const id = originOfRef(ref);
    return value.taint.find((label) => label.origin.id === id);
  }

  /** Writes a field or element of everything that `target` may be. */
  write(target: Value, key: string, value: Value): void {
    const single = target.refs.length === 1;
    for (const ref of target.refs) this.writeRef(ref, key, value, single);
  }

  writeRef(ref: Ref, key: string, value: Value, single: boolean): void {
    const object = this.object(ref) ?? newObject(isSymbolic(ref) ? 'symbolic' : 'opaque');
    if (object.fields.size >= FIELD_LIMIT && key !== ANY && !object.fields.has(key)) {
      this.#writeBeyond(ref, object, key, value);
      return;
    }
    const strong = this.strongUpdates && single && object.unique && key !== ANY;
    if (key === ANY) {
      // An element at an unknown place: any of the known ones may have been replaced.
      const fields = new Map<string, Value>();
      for (const [name, old] of object.fields)
        fields.set(name, isAttributeKey(name) || name === KEYS ? old : join(old, value));
      this.heap.set(ref, revisedObject(object, { fields, rest: join(object.rest, value) }));
      return;
    }
    const before = strong
      ? NOTHING
      : (object.fields.get(key) ?? (isSymbolic(ref) ? this.unwritten(ref, key) : readObject(object, key)));
    if (strong) {
      this.heap.set(ref, withField(object, key, value));
      return;
    }
    const isNew = object.kind === 'mapping' && !object.fields.has(key);
    const fields = new Map(object.fields).set(key, join(before, value));
    const optional = isNew ? new Set(object.optional).add(key) : object.optional;
    this.heap.set(ref, revisedObject(object, { fields, optional }));
  }

  /** One more field of an object that has too many: it counts with all that are not known apart. */
  #writeBeyond(ref: Ref, object: HeapObject, key: string, value: Value): void {
    const any = revised(value, { constants: undefined });
    if (isAttributeKey(key)) {
      const fields = new Map(object.fields);
      fields.set(SOME_FIELD, join(fields.get(SOME_FIELD) ?? NOTHING, any));
      this.heap.set(ref, revisedObject(object, { fields }));
      return;
    }
    const length = object.kind === 'sequence' ? undefined : object.length;
    this.heap.set(ref, revisedObject(object, { rest: join(object.rest, any), length }));
  }

  /** Replaces an object as a whole (for list operations that move elements). */
  replace(ref: Ref, object: HeapObject): void {
    this.heap.set(ref, object);
  }

  /** Puts an element somewhere into a container. */
  addElement(target: Value, value: Value): void {
    const single = target.refs.length === 1;
    for (const ref of target.refs) {
      const object = this.object(ref);
      const isExact = object?.length !== undefined && object.fields.size < FIELD_LIMIT;
      if (object?.kind === 'sequence' && isExact && object.unique && single) {
        const fields = new Map(object.fields).set(`n:${object.length}`, value);
        this.heap.set(ref, revisedObject(object, { fields, length: object.length + 1 }));
      } else if (object?.kind === 'sequence') {
        const open = revisedObject(object, { length: undefined });
        this.heap.set(ref, revisedObject(open, { rest: join(open.rest, value) }));
      } else {
        const base = object ?? newObject(isSymbolic(ref) ? 'symbolic' : 'opaque');
        this.heap.set(ref, revisedObject(base, { rest: join(base.rest, value) }));
      }
    }
  }

  /** Everything inside the value counts: its own labels and those of all that it refers to. */
  deepTaint(value: Value): Taint {
    if (value.refs.length === 0) return this.proofs.live(value.taint, value.subject);
    let taint = this.proofs.live(value.taint, value.subject);
    const seen = new Set<Ref>();
    const open = [...value.refs];
    for (let ref = open.pop(); ref !== undefined && seen.size < REACH_LIMIT; ref = open.pop()) {
      if (seen.has(ref)) continue;
      seen.add(ref);
      const object = this.object(ref);
      if (object === undefined) continue;
      const { tainted, taint: all, refs } = object.contents;
      if (this.proofs.isEmpty) taint = joinTaint(taint, all);
      else
        for (const field of tainted) taint = joinTaint(taint, this.proofs.live(field.taint, field.subject));
      for (const next of refs) if (!seen.has(next)) open.push(next);
    }
    return taint;
  }

  /** The elements that iterating over the value gives. */
  elements(value: Value): Value {
    let result: Value = NOTHING;
    for (const ref of value.refs) {
      const object = this.object(ref);
      if (object?.kind === 'mapping') {
        result = join(result, this.keys(ref, object));
        continue;
      }
      if (isSymbolic(ref)) {
        const label = this.#labelOf(value, ref);
        if (label !== undefined)
          result = join(result, symbolicValue({ ...label, origin: this.origins.child(label.origin, ANY) }));
        else result = join(result, UNKNOWN);
      }
      if (object !== undefined) result = join(result, elementsOf(object));
    }
    const whole = wholeTaint(value);
    if (whole.length > 0) result = join(result, taintedValue(whole));
    else if (value.refs.length === 0) {
      result = join(result, charactersOf(value.constants));
    }
    return result;
  }

  /** The keys of a mapping. */
  keys(ref: Ref, object: HeapObject): Value {
    let keys = object.fields.get(KEYS) ?? NOTHING;
    const constants: (string | number)[] = [];
    for (const key of object.fields.keys()) {
      if (key.startsWith('s:')) constants.push(key.slice(2));
      else if (key.startsWith('n:')) constants.push(Number(key.slice(2)));
    }
    if (constants.length > 0)
      keys = join(keys, constants.length <= 8 ? revised(NOTHING, { constants }) : revised(UNKNOWN, {}));
    return keys;
  }

  /** Forgets the positions of a container's elements. */
  collapse(value: Value): void {
    for (const ref of value.refs) {
      const object = this.object(ref);
      if (object !== undefined && object.kind !== 'symbolic') this.heap.set(ref, collapsed(object));
    }
  }

  prove(facts: readonly Fact[]): void {
    for (const fact of facts) {
      if (fact.subject === 0 || fact.each === true) continue;
      this.proofs.add(fact);
      if (fact.constants !== undefined || fact.excluded !== undefined) this.#narrow(fact);
    }
  }

  /** Variables that hold the fact's subject can only be the constants that it allows. */
  #narrow(fact: Fact): void {
    for (const [binding, value] of this.env) {
      if (value.subject !== fact.subject) continue;
      const { constants, excluded } = fact;
      if (constants !== undefined) {
        const kept =
          value.constants === undefined
            ? constants
            : value.constants.filter((item) => constants.includes(item));
        const only = value.constants === undefined || value.refs.length === 0;
        this.env.set(binding, only ? revised(value, { constants: kept }) : value);
      } else if (value.constants !== undefined && excluded !== undefined)
        this.env.set(
          binding,
          revised(value, { constants: value.constants.filter((item) => !excluded.includes(item)) }),
        );
    }
  }
}

/**
 * The abstract heap: objects by the place that allocates them, and what their fields and elements hold.
 *
 *     d = {"a": x}            object #1: fields {"s:a": x}
 *     d[k] = y                k unknown: `rest` of #1 joins y, "s:a" may be y too
 *     xs = [x]; xs.append(y)  object #2: fields {"n:0": x, "n:1": y}, length 2
 *     o.name = z              fields {".name": z}
 *
 * Keys: ".name" an attribute, "s:text" and "n:1" constant keys and indices, ANY an unknown key, KEYS the keys
 * themselves. Objects are immutable; a write makes a new one. The object of a symbolic origin (negative number) is in
 * the heap only once something has been written to it; what is not in its fields is read from the origin.
 */
import { CLEAN, joinTaint, type Label, type Taint } from './labels.js';
import {
  NOTHING,
  UNKNOWN,
  isSymbolic,
  join,
  originSubject,
  sameValue,
  symbolicRef,
  type Constant,
  type Ref,
  type Value,
  revised,
} from './values.js';

export const ANY = '*';
export const KEYS = '#keys';
/** What attributes hold that were written under names which are not known. */
export const SOME_FIELD = '.*';

export type ObjectKind =
  /** dict and kin. */
  | 'mapping'
  /** list, tuple, generator: indexed from 0. */
  | 'sequence'
  /** set: only `rest`. */
  | 'set'
  /** Of a class of the program. */
  | 'instance'
  /** Result of a call into a library: what is put in comes out. */
  | 'opaque'
  /** What a parameter or a source refers to. */
  | 'symbolic';

/** What an object's fields and elements hold, each value and each ref once. */
interface Contents {
  /** Values with labels of their own. */
  readonly tainted: readonly Value[];
  /** Their labels, all together. */
  readonly taint: Taint;
  readonly refs: readonly Ref[];
}

export interface HeapObject {
  readonly kind: ObjectKind;
  readonly fields: ReadonlyMap<string, Value>;
  /** Any element that `fields` does not list; NOTHING if there is none. */
  readonly rest: Value;
  /** Exact number of elements of a sequence, or of those that a set was written down with. */
  readonly length: number | undefined;
  /** Keys of `fields` that it may not have after all; undefined if there are none. */
  readonly optional: ReadonlySet<string> | undefined;
  /** Stands for exactly one run-time object, so that a write replaces. */
  readonly unique: boolean;
  /** Everything directly inside it. */
  readonly contents: Contents;
  /** Its number: no other object has it. */
  readonly id: number;
  /** The number of the object that was joined to it last and adds nothing to it. */
  absorbed: number;
}

const EMPTY: ReadonlyMap<string, Value> = new Map();

/** Objects have one shape, as values have (see values.ts). */
class ObjectRecord implements HeapObject {
  static #count = 0;
  readonly id = ++ObjectRecord.#count;
  absorbed = 0;
  #contents: Contents | undefined;

  constructor(
    readonly kind: ObjectKind,
    readonly fields: ReadonlyMap<string, Value>,
    readonly rest: Value,
    readonly length: number | undefined,
    readonly optional: ReadonlySet<string> | undefined,
    readonly unique: boolean,
  ) {}

  get contents(): Contents {
    return (this.#contents ??= contentsOf(this));
  }
}

function contentsOf({ fields, rest }: HeapObject): Contents {
  const tainted = new Set<Value>();
  const refs = new Set<Ref>();
  let taint: Taint = CLEAN;
  for (const value of [...fields.values(), rest]) {
    if (value.taint.length > 0) tainted.add(value);
    taint = joinTaint(taint, value.taint);
    for (const ref of value.refs) refs.add(ref);
  }
  return { tainted: [...tainted], taint, refs: [...refs] };
}

export const newObject = (kind: ObjectKind, unique = true): HeapObject =>
  new ObjectRecord(kind, EMPTY, NOTHING, kind === 'sequence' ? 0 : undefined, undefined, unique);

/** The object with some of its parts replaced. */
export function revisedObject(
  { kind, fields, rest, length, optional, unique }: HeapObject,
  changes: Partial<Omit<HeapObject, 'contents' | 'id' | 'absorbed'>>,
): HeapObject {
  return Object.assign(new ObjectRecord(kind, fields, rest, length, optional, unique), changes);
}

export const isAttributeKey = (key: string): boolean => key.startsWith('.');

/** The key of a constant subscript. */
export function keyOf(constant: Constant): string {
  if (typeof constant === 'number') return `n:${constant}`;
  if (typeof constant === 'boolean') return `n:${constant ? 1 : 0}`;
  return constant === null ? 'None' : `s:${constant}`;
}

/** The constant that a key stands for, undefined for attributes and unknown keys. */
export function constantOfKey(key: string): Constant | undefined {
  if (key.startsWith('s:')) return key.slice(2);
  if (key.startsWith('n:')) return Number(key.slice(2));
  return key === 'None' ? null : undefined;
}

/** All elements (not attributes) of an object that is not symbolic. */
export function elementsOf(object: HeapObject): Value {
  let all = object.rest;
  for (const [key, value] of object.fields) if (!isAttributeKey(key) && key !== KEYS) all = join(all, value);
  return all;
}

/** Forgets which element is where. */
export function collapsed(object: HeapObject): HeapObject {
  const fields = new Map<string, Value>();
  for (const [key, value] of object.fields) if (isAttributeKey(key) || key === KEYS) fields.set(key, value);
  return revisedObject(object, { fields, rest: elementsOf(object), length: undefined });
}

/** A value of which nothing is known but where it comes from. */
export const symbolicValue = (label: Label): Value =>
  revised(UNKNOWN, {
    taint: [label],
    refs: [symbolicRef(label.origin.id)],
    subject: originSubject(label.origin.id),
    // All that it is, its label speaks for.
    fixed: true,
  });

/** Reads one object that is in the heap. NOTHING if it certainly has no such key. */
export function readObject(object: HeapObject, key: string): Value {
  if (key === ANY) return elementsOf(object);
  const found = object.fields.get(key);
  if (found !== undefined) return found;
  if (isAttributeKey(key)) return object.fields.get(SOME_FIELD) ?? NOTHING;
  return key === KEYS ? NOTHING : object.rest;
}

/** What may be either object. `unwritten` supplies fields that only one side of a symbolic object has. */
export function joinObjects(
  a: HeapObject,
  b: HeapObject,
  ref: Ref,
  unwritten: (key: string) => Value,
): HeapObject {
  if (a === b || a.absorbed === b.id) return a;
  const joined = joinedObjects(a, b, ref, unwritten);
  // Where an exception may leave, the same objects meet again and again.
  joined.absorbed = b.id;
  return joined;
}

function joinedObjects(
  a: HeapObject,
  b: HeapObject,
  ref: Ref,
  unwritten: (key: string) => Value,
): HeapObject {
  const fields = new Map<string, Value>();
  let changed = false;
  const missing = (object: HeapObject, key: string): Value =>
    isSymbolic(ref)
      ? join(unwritten(key), object.rest)
      : isAttributeKey(key) || key === KEYS
        ? NOTHING
        : object.rest;
  for (const [key, value] of a.fields) {
    const joined = join(value, b.fields.get(key) ?? missing(b, key));
    if (joined !== value) changed = true;
    fields.set(key, joined);
  }
  for (const [key, value] of b.fields) {
    if (fields.has(key)) continue;
    fields.set(key, join(missing(a, key), value));
    changed = true;
  }
  const rest = join(a.rest, b.rest);
  const length = a.length === b.length ? a.length : undefined;
  const unique = a.unique && b.unique;
  const optional = optionalKeys(a, b);
  if (
    !changed &&
    rest === a.rest &&
    length === a.length &&
    unique === a.unique &&
    optional?.size === a.optional?.size
  )
    return a;
  return new ObjectRecord(a.kind, fields, rest, length, optional, unique);
}

/** Keys of a mapping that one of the two lacks. */
function optionalKeys(a: HeapObject, b: HeapObject): ReadonlySet<string> | undefined {
  if (a.kind !== 'mapping') return a.optional;
  const keys = new Set([...(a.optional ?? []), ...(b.optional ?? [])]);
  for (const key of a.fields.keys()) if (!b.fields.has(key)) keys.add(key);
  for (const key of b.fields.keys()) if (!a.fields.has(key)) keys.add(key);
  return keys.size === 0 ? undefined : keys;
}

/** Whether the object certainly has this key. */
export const hasKey = (object: HeapObject, key: string): boolean =>
  object.fields.has(key) && object.optional?.has(key) !== true;

/** The object with one more field (or another value in it), which it then certainly has. */
export function withField(object: HeapObject, key: string, value: Value): HeapObject {
  const fields = new Map(object.fields).set(key, value);
  const { optional } = object;
  if (optional?.has(key) !== true) return revisedObject(object, { fields });
  const left = new Set([...optional].filter((each) => each !== key));
  return revisedObject(object, { fields, optional: left.size === 0 ? undefined : left });
}

/** The object without a field. */
export function withoutField(object: HeapObject, key: string): HeapObject {
  const without = withField(object, key, NOTHING);
  const fields = new Map(without.fields);
  fields.delete(key);
  return revisedObject(without, { fields });
}

export function sameObject(a: HeapObject, b: HeapObject): boolean {
  if (a === b) return true;
  if (a.length !== b.length || a.unique !== b.unique || a.fields.size !== b.fields.size) return false;
  if (a.optional?.size !== b.optional?.size) return false;
  if (!sameValue(a.rest, b.rest)) return false;
  for (const [key, value] of a.fields) {
    const other = b.fields.get(key);
    if (other === undefined || !sameValue(value, other)) return false;
  }
  return true;
}

/** Taint that a value's own labels give to its elements: all but those whose origin is read through `refs`. */
export function wholeTaint(value: Value): readonly Label[] {
  if (value.taint.length === 0) return CLEAN;
  if (!value.refs.some(isSymbolic)) return value.taint;
  return value.taint.filter((label) => !value.refs.includes(symbolicRef(label.origin.id)));
}

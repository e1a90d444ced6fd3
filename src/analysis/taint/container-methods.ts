/** Methods of lists, dictionaries and sets: which element goes where. */
import { positionalArguments } from './callables.js';
import type { CallFacts } from './call-conditions.js';
import { argumentAt } from './calls.js';
import { newList, exactList } from './builtin-values.js';
import { formMask } from './conditions.js';
import { exactItems, mappingFields } from './elements.js';
import { readSubscript } from './subscripts.js';
import {
  ANY,
  KEYS,
  collapsed,
  constantOfKey,
  isAttributeKey,
  keyOf,
  newObject,
  type HeapObject,
} from './heap.js';
import { CLEAN, joinTaint } from './labels.js';
import type { Frame } from './machine.js';
import {
  NOTHING,
  UNKNOWN,
  constantValue,
  isSymbolic,
  join,
  onlyConstant,
  refValue,
  taintedValue,
  typedValue,
  withTaint,
  type Value,
} from './values.js';

import type { Method } from './text-methods.js';
import { subjectsOf } from './text-methods.js';

const arg = (frame: Frame, call: CallFacts, index: number, name: string): Value | undefined =>
  argumentAt(frame, call.args, index)?.value ?? argumentAt(frame, call.args, name)?.value;

export const get: Method = (m, frame, call, self) => {
  const key = call.args.positional[0] ?? call.args.keywords.get('key');
  if (key === undefined) return undefined;
  const fallback = arg(frame, call, 1, 'default') ?? constantValue(null);
  const present = definitelyHas(frame, self, key);
  const value = readSubscript(
    m,
    frame,
    { ...self, types: self.types.filter((type) => m.program.classNamed(type) === undefined) },
    key,
    call.site.node,
  );
  // A converter: request.args.get("n", type=int).
  const type = call.args.keywords.get('type') ?? call.args.positional[2];
  if (type !== undefined) {
    const names = type.callables.flatMap((callable) => (callable.kind === 'external' ? callable.names : []));
    if (names.length > 0 && names.every((name) => m.isHarmless(name)))
      return join(typedValue(names[0]!), withTaint(fallback, CLEAN));
    if (type.callables.length > 0)
      return join(m.call(frame, type, positionalArguments([value]), call.site), fallback);
  }
  if (present) return value;
  const absent = value === NOTHING;
  // A key that cannot be there leaves the default only.
  return absent ? fallback : keepIdentity(join(value, fallback), value, fallback);
};

/** `x.get("k")` or its constant default: still that data. */
const keepIdentity = (joined: Value, value: Value, fallback: Value): Value =>
  fallback.taint.length === 0 && fallback.refs.length === 0 ? { ...joined, subject: value.subject } : joined;

function definitelyHas(frame: Frame, self: Value, key: Value): boolean {
  const constant = onlyConstant(key);
  if (constant === undefined || self.refs.length !== 1) return false;
  return (
    frame.state.object(self.refs[0]!)?.fields.has(keyOf(constant)) === true && !isSymbolic(self.refs[0]!)
  );
}

export const setDefault: Method = (m, frame, call, self) => {
  const [key, value] = call.args.positional;
  if (key === undefined) return undefined;
  const before = readSubscript(m, frame, self, key, call.site.node);
  if (value === undefined) return before;
  const constant = onlyConstant(key);
  const merged = join(before, value);
  frame.state.write(self, constant === undefined ? ANY : keyOf(constant), merged);
  return merged;
};

export const update: Method = (m, frame, call, self) => {
  for (const source of call.args.positional) {
    if (source.refs.some((ref) => frame.state.object(ref)?.kind === 'set')) {
      frame.state.addElement(self, frame.state.elements(source));
      continue;
    }
    const { fields, rest } = mappingFields(frame, source);
    for (const [key, value] of fields)
      frame.state.write(self, constantOfKey(key) === undefined ? ANY : key, value);
    if (rest !== NOTHING) frame.state.addElement(self, rest);
  }
  for (const [name, value] of call.args.keywords) frame.state.write(self, `s:${name}`, value);
  void m;
  return constantValue(null);
};

export const items: Method = (m, frame, call, self) => {
  const rows: Value[] = [];
  let exact = self.refs.length > 0 && self.taint.length === 0;
  let rest: Value = NOTHING;
  let keys: Value = NOTHING;
  for (const ref of self.refs) {
    const object = frame.state.object(ref);
    if (object?.kind !== 'mapping' || isSymbolic(ref)) exact = false;
    for (const [key, value] of object?.fields ?? []) {
      const constant = constantOfKey(key);
      if (key === KEYS) keys = join(keys, value);
      else if (constant !== undefined && rows.length < 32) {
        const fields = new Map([
          ['n:0', constantValue(constant)],
          ['n:1', value],
        ]);
        const pair: HeapObject = { ...newObject('sequence'), fields, length: 2 };
        rows.push(refValue(m.allocate(frame, call.site.node, pair, 100 + rows.length), ['tuple']));
      }
    }
    rest = join(rest, object?.rest ?? NOTHING);
  }
  if (exact && rest === NOTHING) return exactList(m, frame, call, rows, 'generator');
  const element = frame.state.read(self, ANY);
  const key = join(keys, taintedValue(frame.state.live(self.taint, self.subject)));
  const fields = new Map([
    ['n:0', key],
    ['n:1', element],
  ]);
  const pair: HeapObject = { ...newObject('sequence'), fields, length: 2 };
  const row = refValue(m.allocate(frame, call.site.node, pair, 7), ['tuple']);
  return newList(m, frame, call, rows.reduce(join, row), 'generator');
};

export const keys: Method = (m, frame, call, self) =>
  newList(m, frame, call, frame.state.elements(self), 'generator');
export const values: Method = (m, frame, call, self) =>
  newList(m, frame, call, frame.state.read(self, ANY), 'generator');

export const append: Method = (_m, frame, call, self) => {
  const value = call.args.positional[0];
  if (value === undefined) return undefined;
  frame.state.addElement(self, value);
  return constantValue(null);
};

/** Moves elements: positions are kept where they are exactly known. */
export function rearranged(frame: Frame, self: Value, change: (items: Value[]) => void): boolean {
  const list = exactItems(frame, self);
  const [ref] = self.refs;
  if (list === undefined || ref === undefined || frame.state.object(ref)?.unique !== true) {
    for (const each of self.refs) {
      const object = frame.state.object(each);
      if (object !== undefined && object.kind !== 'symbolic') frame.state.replace(each, collapsed(object));
    }
    return false;
  }
  const next = [...list];
  change(next);
  const fields = new Map(next.map((item, i) => [`n:${i}`, item]));
  const before = frame.state.object(ref)!;
  for (const [key, value] of before.fields) if (isAttributeKey(key)) fields.set(key, value);
  frame.state.replace(ref, { ...before, fields, length: next.length });
  return true;
}

export const insert: Method = (_m, frame, call, self) => {
  const [index, value] = call.args.positional;
  if (value === undefined || index === undefined) return undefined;
  const at = onlyConstant(index);
  const done = rearranged(frame, self, (list) => list.splice(typeof at === 'number' ? at : 0, 0, value));
  if (!done) frame.state.addElement(self, value);
  return constantValue(null);
};

export const extend: Method = (_m, frame, call, self) => {
  const value = call.args.positional[0];
  if (value === undefined) return undefined;
  const list = exactItems(frame, value);
  if (list !== undefined) for (const item of list) frame.state.addElement(self, item);
  else {
    for (const ref of self.refs) {
      const object = frame.state.object(ref);
      if (object !== undefined) frame.state.replace(ref, { ...object, length: undefined });
    }
    frame.state.addElement(self, frame.state.elements(value));
  }
  return constantValue(null);
};

export const pop: Method = (m, frame, call, self) => {
  const [key, fallback] = call.args.positional;
  const isMapping = self.refs.some((ref) => frame.state.object(ref)?.kind === 'mapping' || isSymbolic(ref));
  if (isMapping || self.refs.length === 0) {
    if (key === undefined) return frame.state.read(self, ANY);
    const value = readSubscript(m, frame, self, key, call.site.node);
    const constant = onlyConstant(key);
    const [ref] = self.refs;
    if (constant !== undefined && self.refs.length === 1 && !isSymbolic(ref!)) {
      const object = frame.state.object(ref!)!;
      const fields = new Map(object.fields);
      fields.delete(keyOf(constant));
      if (object.unique) frame.state.replace(ref!, { ...object, fields });
    }
    return value === NOTHING ? (fallback ?? UNKNOWN) : fallback === undefined ? value : join(value, fallback);
  }
  const at = key === undefined ? -1 : onlyConstant(key);
  const all = frame.state.read(self, ANY);
  let taken: Value | undefined;
  const done = rearranged(frame, self, (list) => {
    if (typeof at !== 'number') return;
    const index = at < 0 ? list.length + at : at;
    [taken] = list.splice(index, 1);
  });
  return done && typeof at === 'number' ? (taken ?? NOTHING) : all;
};

export const clear: Method = (_m, frame, _call, self) => {
  for (const ref of self.refs) {
    const object = frame.state.object(ref);
    if (object !== undefined && self.refs.length === 1 && object.unique && !isSymbolic(ref))
      frame.state.replace(ref, { ...newObject(object.kind), unique: object.unique });
  }
  return constantValue(null);
};

export const reverse: Method = (_m, frame, _call, self) => {
  rearranged(frame, self, (list) => list.reverse());
  return constantValue(null);
};

export const copy: Method = (m, frame, call, self) => {
  let result: Value = NOTHING;
  self.refs.forEach((ref, i) => {
    const object = frame.state.object(ref);
    if (isSymbolic(ref) || object === undefined) result = join(result, { ...self, refs: [ref] });
    else result = join(result, refValue(m.allocate(frame, call.site.node, object, 20 + i), self.types));
  });
  return self.refs.length === 0 ? self : withTaint(result, joinTaint(result.taint, self.taint));
};

/** `a | b`, `a.union(b)`, `a.intersection(ALLOWED)`: what an intersection with constants leaves is constant. */
export const combine: Method = (m, frame, call, self) => {
  const others = call.args.positional.map((value) => frame.state.elements(value));
  return newList(m, frame, call, others.reduce(join, frame.state.elements(self)), 'set');
};

export const intersection: Method = (m, frame, call, self) => {
  const [other] = call.args.positional;
  if (other === undefined) return undefined;
  const mine = frame.state.elements(self);
  const theirs = frame.state.elements(other);
  const clean = frame.state.deepTaint(theirs).length === 0 ? theirs : mine;
  return newList(m, frame, call, clean, 'set');
};

/** `set(x).issubset(ALLOWED)`. */
export const isSubset: Method = (m, frame, call, self) => {
  const [other] = call.args.positional;
  if (other === undefined || frame.state.deepTaint(other).length > 0) return typedValue('bool');
  const whenTrue = subjectsOf(self).map((subject) => ({ subject, cleared: formMask(m, 'constant') }));
  return { ...typedValue('bool'), facts: { whenTrue, whenFalse: [] } };
};

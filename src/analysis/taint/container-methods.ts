/** Methods of lists, dictionaries and sets: which element goes where. */
import { positionalArguments } from './callables.js';
import type { CallFacts } from './call-conditions.js';
import { argumentAt } from './calls.js';
import { newList, exactList } from './builtin-values.js';
import { formMask } from './guard-forms.js';
import { exactItems, exactIteration, exactMapping, mappingFields } from './elements.js';
import { MappingBuilder, entriesOf } from './mapping-builder.js';
import { readSubscript } from './subscripts.js';
import {
  ANY,
  KEYS,
  collapsed,
  constantOfKey,
  hasKey,
  isAttributeKey,
  keyOf,
  newObject,
  withoutField,
  type HeapObject,
  revisedObject,
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
  revised,
} from './values.js';

import type { Method } from './text-methods.js';

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
    revised(self, { types: self.types.filter((type) => m.program.classNamed(type) === undefined) }),
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
  fallback.taint.length === 0 && fallback.refs.length === 0
    ? revised(joined, { subject: value.subject })
    : joined;

function definitelyHas(frame: Frame, self: Value, key: Value): boolean {
  const constant = onlyConstant(key);
  if (constant === undefined || self.refs.length !== 1) return false;
  const [ref] = self.refs;
  const object = frame.state.object(ref!);
  return object !== undefined && !isSymbolic(ref!) && hasKey(object, keyOf(constant));
}

export const setDefault: Method = (m, frame, call, self) => {
  const [key, value = constantValue(null)] = call.args.positional;
  if (key === undefined) return undefined;
  const before = readSubscript(m, frame, self, key, call.site.node);
  if (definitelyHas(frame, self, key)) return before;
  const constant = onlyConstant(key);
  // A key that cannot be there yet reads as nothing.
  const merged = join(before, value);
  frame.state.write(self, constant === undefined ? ANY : keyOf(constant), merged);
  return merged;
};

export const update: Method = (m, frame, call, self) => {
  const [source] = call.args.positional;
  const [ref] = self.refs;
  const target = ref === undefined ? undefined : frame.state.object(ref);
  if (source?.refs.some((each) => frame.state.object(each)?.kind === 'set') === true) {
    frame.state.addElement(self, frame.state.elements(source));
    return constantValue(null);
  }
  if (target?.kind === 'mapping' && self.refs.length === 1 && target.unique && frame.state.strongUpdates) {
    const builder = new MappingBuilder();
    builder.merge(frame, revised(self, { taint: CLEAN }));
    if (source !== undefined) builder.merge(frame, source);
    if (call.args.restKeywords !== undefined) builder.merge(frame, call.args.restKeywords);
    for (const [name, value] of call.args.keywords) builder.set(`s:${name}`, value);
    const attributes = [...target.fields].filter(([key]) => isAttributeKey(key));
    const object = builder.object();
    frame.state.replace(ref!, revisedObject(object, { fields: new Map([...attributes, ...object.fields]) }));
    return constantValue(null);
  }
  if (source !== undefined) {
    const { fields, rest } = mappingFields(frame, source);
    for (const [key, value] of fields)
      frame.state.write(self, constantOfKey(key) === undefined ? ANY : key, value);
    if (rest !== NOTHING) frame.state.write(self, ANY, rest);
  }
  for (const [name, value] of call.args.keywords) frame.state.write(self, `s:${name}`, value);
  void m;
  return constantValue(null);
};

/** `d.items()`: pairs in order, as far as the keys are known. */
export const items: Method = (m, frame, call, self) => {
  const exact = exactMapping(frame, self);
  const entries =
    exact ?? new Map(self.refs.flatMap((ref) => entriesOf(frame.state.object(ref) ?? NO_ENTRIES)));
  const rows = [...entries].slice(0, 32).map(([key, value], i) => {
    const fields = new Map([
      ['n:0', constantValue(constantOfKey(key)!)],
      ['n:1', value],
    ]);
    const pair: HeapObject = revisedObject(newObject('sequence'), { fields, length: 2 });
    return refValue(m.allocate(frame, call.site.node, pair, 100 + i), ['tuple']);
  });
  if (exact !== undefined && exact.size <= 32) return exactList(m, frame, call, rows, 'generator');
  let keys: Value = NOTHING;
  for (const ref of self.refs) keys = join(keys, frame.state.object(ref)?.fields.get(KEYS) ?? NOTHING);
  const element = frame.state.read(self, ANY);
  const key = join(keys, taintedValue(frame.state.proofs.live(self.taint, self.subject)));
  const fields = new Map([
    ['n:0', key],
    ['n:1', element],
  ]);
  const pair: HeapObject = revisedObject(newObject('sequence'), { fields, length: 2 });
  const row = refValue(m.allocate(frame, call.site.node, pair, 7), ['tuple']);
  return newList(m, frame, call, rows.reduce(join, row), 'generator');
};

const NO_ENTRIES = newObject('mapping');

export const keys: Method = (m, frame, call, self) => {
  const exact = exactMapping(frame, self);
  return exact === undefined
    ? newList(m, frame, call, frame.state.elements(self), 'generator')
    : exactList(m, frame, call, exactIteration(frame, self)!, 'generator');
};

export const values: Method = (m, frame, call, self) => {
  const exact = exactMapping(frame, self);
  return exact === undefined
    ? newList(m, frame, call, frame.state.read(self, ANY), 'generator')
    : exactList(m, frame, call, [...exact.values()], 'generator');
};

/** `d.popitem()`: the last entry, or the first of an OrderedDict if told so. */
export const popItem: Method = (m, frame, call, self) => {
  const last = call.args.positional[0] ?? call.args.keywords.get('last');
  const isLast = last === undefined ? true : onlyConstant(last);
  const entries = [...(exactMapping(frame, self) ?? [])];
  const entry = isLast === true ? entries.at(-1) : isLast === false ? entries[0] : undefined;
  const [key, value] = entry ?? [];
  if (key !== undefined) deleteElement(frame, self, constantValue(constantOfKey(key)!));
  const fields = new Map([
    ['n:0', key === undefined ? frame.state.elements(self) : constantValue(constantOfKey(key)!)],
    ['n:1', value ?? frame.state.read(self, ANY)],
  ]);
  const pair: HeapObject = revisedObject(newObject('sequence'), { fields, length: 2 });
  return refValue(m.allocate(frame, call.site.node, pair, 7), ['tuple']);
};

/** `del xs[1]`, `del d["k"]`. */
export function deleteElement(frame: Frame, target: Value, key: Value): void {
  const constant = onlyConstant(key);
  const [ref] = target.refs;
  const object = ref === undefined ? undefined : frame.state.object(ref);
  if (object === undefined || target.refs.length !== 1 || isSymbolic(ref!)) return;
  if (object.kind === 'mapping') {
    if (constant !== undefined && object.unique && frame.state.strongUpdates)
      frame.state.replace(ref!, withoutField(object, keyOf(constant)));
    else
      frame.state.replace(
        ref!,
        revisedObject(object, { optional: new Set(entriesOf(object).map(([each]) => each)) }),
      );
  } else if (object.kind === 'sequence')
    rearranged(frame, target, (list) => {
      if (typeof constant === 'number') list.splice(constant < 0 ? list.length + constant : constant, 1);
    });
}

/** `xs.remove(x)`: the first element that equals x. */
export const remove: Method = (_m, frame, call, self) => {
  const constant = onlyConstant(call.args.positional[0] ?? UNKNOWN);
  const items = exactItems(frame, self);
  const at = items?.findIndex((item) => onlyConstant(item) === constant) ?? -1;
  const isCertain =
    constant !== undefined &&
    at !== -1 &&
    items!.slice(0, at).every((item) => onlyConstant(item) !== undefined);
  if (isCertain) rearranged(frame, self, (list) => list.splice(at, 1));
  else frame.state.collapse(self);
  return constantValue(null);
};

/** `xs.index(x)`, `s.count(x)`: a number. */
export const position: Method = (_m, frame, _call, self) =>
  self.constants !== undefined ||
  self.types.some((type) => type === 'str' || type === 'list' || type === 'tuple' || type === 'bytes') ||
  self.refs.some((ref) => frame.state.object(ref)?.kind === 'sequence')
    ? typedValue('int')
    : undefined;

/** `COLUMNS.index(x)` raises unless x is one of them. */
export const indexOf: Method = (m, frame, call, self) => {
  const item = call.args.positional[0];
  const isList = self.refs.some((ref) => frame.state.object(ref)?.kind === 'sequence');
  if (item !== undefined && item.subject !== 0 && isList && frame.state.deepTaint(self).length === 0)
    if (!m.isOff('guards')) frame.state.prove([{ subject: item.subject, cleared: formMask(m, 'constant') }]);
  return position(m, frame, call, self);
};

/** `xs.sort()`: constants in order, else any order. */
export const sort: Method = (_m, frame, call, self) => {
  const constants = exactItems(frame, self)?.map((item) => onlyConstant(item));
  const isText = constants?.every((each) => typeof each === 'string') === true;
  const isNumber = constants?.every((each) => typeof each === 'number') === true;
  if (call.args.keywords.size > 0 || (!isText && !isNumber)) frame.state.collapse(self);
  else
    rearranged(frame, self, (list) =>
      list.sort((a, b) =>
        onlyConstant(a)! < onlyConstant(b)! ? -1 : onlyConstant(a) === onlyConstant(b) ? 0 : 1,
      ),
    );
  return constantValue(null);
};

export const append: Method = (_m, frame, call, self) => {
  const value = call.args.positional[0];
  if (value === undefined) return undefined;
  frame.state.addElement(self, value);
  return constantValue(null);
};

/** Moves elements: positions are kept where they are exactly known. */
export function rearranged(frame: Frame, self: Value, change: (items: Value[]) => unknown): boolean {
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
  frame.state.replace(ref, revisedObject(before, { fields, length: next.length }));
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
      if (object !== undefined) frame.state.replace(ref, revisedObject(object, { length: undefined }));
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
    const isThere = definitelyHas(frame, self, key);
    const value = readSubscript(m, frame, self, key, call.site.node);
    deleteElement(frame, self, key);
    if (isThere) return value;
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
      frame.state.replace(ref, revisedObject(newObject(object.kind), { unique: object.unique }));
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
    if (isSymbolic(ref) || object === undefined) result = join(result, revised(self, { refs: [ref] }));
    else result = join(result, refValue(m.allocate(frame, call.site.node, object, 20 + i), self.types));
  });
  return self.refs.length === 0 ? self : withTaint(result, joinTaint(result.taint, self.taint));
};

const taking =
  (take: (list: Value[]) => Value | undefined): Method =>
  (_m, frame, _call, self) => {
    const all = frame.state.read(self, ANY);
    let taken: Value | undefined;
    return rearranged(frame, self, (list) => (taken = take(list))) ? (taken ?? NOTHING) : all;
  };

/** `queue.get()`, `deque.popleft()`. */
export const takeFirst = taking((list) => list.shift());
/** `LifoQueue.get()`. */
export const takeLast = taking((list) => list.pop());
/** `PriorityQueue.get()`. */
export const takeAny: Method = (_m, frame, _call, self) => {
  frame.state.collapse(self);
  return frame.state.read(self, ANY);
};

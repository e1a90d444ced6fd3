/**
 * Methods of text and containers. They apply to values of those types, to library types that derive from them, and by
 * name to values of unknown type.
 *
 *     d.get("k", x)        the element "k", or x
 *     xs.append(x)         x at the next index
 *     s.startswith(p)      a check of s
 */
import { positionalArguments } from './callables.js';
import type { CallFacts } from './call-conditions.js';
import { argumentAt } from './calls.js';
import { newList, exactList, sameData } from './builtin-functions.js';
import { clearedByCharacters, formMask } from './conditions.js';
import { exactItems, mappingFields, readSubscript } from './expressions.js';
import { braceFormat, templateFormat } from './formats.js';
import { ANY, KEYS, collapsed, constantOfKey, isAttributeKey, keyOf, newObject, type HeapObject } from './heap.js';
import { CLEAN, joinTaint, withStep, withoutDangers } from './labels.js';
import type { Frame, Machine } from './machine.js';
import { fixesHost } from './sinks.js';
import { joinedText } from './strings.js';
import {
  NOTHING,
  UNKNOWN,
  constantValue,
  constantsValue,
  isSymbolic,
  join,
  onlyConstant,
  refValue,
  taintedValue,
  typedValue,
  withTaint,
  type Fact,
  type Value,
} from './values.js';

type Method = (m: Machine, frame: Frame, call: CallFacts, self: Value) => Value | undefined;

/** Types whose methods these are; '?' is an unknown type. */
const OWNERS = new Set(['?', 'str', 'bytes', 'bytearray', 'list', 'tuple', 'dict', 'set', 'generator', 'collections.deque',
  'configparser.ConfigParser', 'string.Template', 'io.StringIO', 'pathlib.Path']);

export function callBuiltinMethod(
  m: Machine,
  frame: Frame,
  names: readonly string[],
  call: CallFacts,
): Value | undefined {
  const { self } = call;
  if (self === undefined) return undefined;
  for (const name of names) {
    const dot = name.lastIndexOf('.');
    const owner = name.slice(0, dot);
    if (!OWNERS.has(owner)) continue;
    const method = name.slice(dot + 1);
    const found = SPECIAL.get(name) ?? METHODS.get(method);
    // A method of an object of unknown type that holds nothing known: the default says more.
    if (owner === '?' && self.refs.length === 0 && self.taint.length === 0 && self.constants === undefined && !TEXT_ONLY.has(method)) continue;
    const value = found?.(m, frame, call, self);
    if (value !== undefined) return value;
  }
  return undefined;
}

const TEXT_ONLY = new Set(['format', 'join', 'startswith', 'endswith', 'isdigit', 'isalnum', 'isalpha', 'isdecimal', 'isnumeric', 'isidentifier', 'encode', 'decode']);

const arg = (frame: Frame, call: CallFacts, index: number, name: string): Value | undefined =>
  argumentAt(frame, call.args, index)?.value ?? argumentAt(frame, call.args, name)?.value;

/** Changes of case, blanks and encoding: the same data in other letters. */
const same: Method = (_m, frame, _call, self) => {
  if (self.refs.some((ref) => !isSymbolic(ref))) return undefined;
  return { ...sameData(self, frame.state.deepTaint(self)), prefix: '' };
};

/** The same for constants, computed. */
const mapped =
  (change: (text: string) => string): Method =>
  (m, frame, call, self) => {
    const { constants } = self;
    if (self.taint.length === 0 && self.refs.length === 0 && constants !== undefined && constants.length > 0 && call.args.positional.length === 0)
      return constantsValue(constants.map((each) => (typeof each === 'string' ? change(each) : each)));
    return same(m, frame, call, self);
  };

const split: Method = (m, frame, call, self) => {
  const text = onlyConstant(self);
  const separator = call.args.positional[0] === undefined ? null : onlyConstant(call.args.positional[0]);
  if (typeof text === 'string' && self.taint.length === 0) {
    const parts = typeof separator === 'string' && separator !== '' ? text.split(separator) : text.trim().split(/\s+/);
    if (parts.length <= 32 && call.args.positional.length <= 1) return exactList(m, frame, call, parts.map((part) => constantValue(part)));
  }
  const taint = frame.state.deepTaint(self);
  const piece: Value = { ...taintedValue(taint), types: ['str'] };
  const list = newList(m, frame, call, piece);
  // Words of a text with a constant start: the first ones are constant.
  if (self.prefix !== '' && call.args.positional.length === 0) {
    const words = self.prefix.split(/\s+/).slice(0, -1);
    const [ref] = list.refs;
    const fields = new Map(words.map((word, i) => [`n:${i}`, constantValue(word)]));
    if (ref !== undefined && words.length > 0)
      frame.state.replace(ref, { ...newObject('sequence'), fields, length: undefined, rest: piece });
  }
  return list;
};

const partition: Method = (m, frame, call, self) => {
  const piece: Value = { ...taintedValue(frame.state.deepTaint(self)), types: ['str'] };
  return exactList(m, frame, call, [piece, UNKNOWN, piece], 'tuple');
};

const joinMethod: Method = (_m, frame, call, self) => {
  const iterable = call.args.positional[0];
  if (iterable === undefined) return undefined;
  const items = exactItems(frame, iterable);
  if (items !== undefined) {
    const parts = items.flatMap((item, i) => (i === 0 ? [item] : [self, item]));
    return joinedText(frame, call.site.node, parts, 'joined into the text');
  }
  const element = frame.state.elements(iterable);
  const taint = joinTaint(frame.state.deepTaint(self), frame.state.deepTaint(element));
  // Characters that a filter let through, put together again.
  const through = frame.state.live(taint, iterable.subject);
  return {
    ...UNKNOWN,
    taint: withStep(through, frame.module.index, call.site.node, 'joined into the text'),
    types: ['str'],
  };
};

/** `x.replace("'", "''")`: the character is gone or doubled throughout. */
const replace: Method = (m, frame, call, self) => {
  const [from, to] = call.args.positional;
  if (from === undefined || to === undefined || self.refs.some((ref) => !isSymbolic(ref))) return undefined;
  const taint = joinTaint(frame.state.deepTaint(self), frame.state.deepTaint(to));
  const old = onlyConstant(from);
  const inserted = onlyConstant(to);
  const text = onlyConstant(self);
  if (typeof text === 'string' && typeof old === 'string' && typeof inserted === 'string' && taint.length === 0)
    return constantValue(text.replaceAll(old, inserted));
  if (typeof old !== 'string' || typeof inserted !== 'string' || [...old].length !== 1 || m.isOff('sanitizers'))
    return { ...taintedValue(taint), types: ['str'] };
  // Escaped by an entity, a doubled quote or a backslash, or taken out.
  const removed = self.removed.includes(old) ? self.removed : self.removed + old;
  const cleared = clearedByCharacters(m, (character) => removed.includes(character));
  return { ...taintedValue(withoutDangers(taint, cleared)), types: ['str'], removed };
};

const startsWith: Method = (m, frame, call, self) => {
  const prefix = call.args.positional[0];
  if (prefix === undefined) return undefined;
  const prefixes = exactItems(frame, prefix) ?? [prefix];
  const texts = prefixes.map((each) => onlyConstant(each));
  const text = onlyConstant(self);
  if (typeof text === 'string' && self.taint.length === 0 && texts.every((each) => typeof each === 'string'))
    return constantValue(texts.some((each) => text.startsWith(each)));
  const whenTrue: Fact[] = [];
  const whenFalse: Fact[] = [];
  const trusted = prefixes.every((each) => frame.state.deepTaint(each).length === 0);
  const subjects = subjectsOf(self);
  for (const subject of subjects) {
    if (trusted && texts.every((each) => typeof each === 'string' && fixesHost(each) && /:\/\//.test(each)))
      whenTrue.push({ subject, cleared: formMask(m, 'url-prefix') });
    // `x.startswith("/") and not x.startswith("//")` is a relative reference.
    if (texts.includes('//')) whenFalse.push({ subject, cleared: formMask(m, 'relative-url') });
    if (texts.includes('-')) whenFalse.push({ subject, cleared: 0 });
  }
  if (trusted && self.part?.kind === 'resolved') {
    if (self.subject !== 0) whenTrue.push({ subject: self.subject, cleared: formMask(m, 'inside-directory') });
    if (self.part.subject !== 0) whenTrue.push({ subject: self.part.subject, cleared: formMask(m, 'inside-directory') });
  }
  return { ...typedValue('bool'), facts: { whenTrue, whenFalse } };
};

const endsWith: Method = (m, frame, call, self) => {
  const suffix = call.args.positional[0];
  const text = onlyConstant(self);
  const constant = suffix === undefined ? undefined : onlyConstant(suffix);
  if (typeof text === 'string' && typeof constant === 'string') return constantValue(text.endsWith(constant));
  void frame;
  const whenTrue = subjectsOf(self).map((subject) => ({ subject, cleared: formMask(m, 'suffix') }));
  return { ...typedValue('bool'), facts: { whenTrue, whenFalse: [] } };
};

/** What a check of the value is about: itself and what it is the same as. */
export function subjectsOf(value: Value): number[] {
  const out: number[] = [];
  if (value.subject !== 0) out.push(value.subject);
  if (value.part?.kind === 'same' && value.part.subject !== 0) out.push(value.part.subject);
  // A check of each character, to be read by `all(...)`.
  if (value.part?.kind === 'each' && value.part.subject !== 0) out.push(value.part.subject);
  return out;
}

const checks =
  (form: 'numeric' | 'word'): Method =>
  (m, _frame, _call, self) => {
    const whenTrue = subjectsOf(self).map((subject) => ({ subject, cleared: formMask(m, form) }));
    return { ...typedValue('bool'), facts: { whenTrue, whenFalse: [] } };
  };

const cleanMethod =
  (type: string): Method =>
  () =>
    typedValue(type);

const get: Method = (m, frame, call, self) => {
  const key = call.args.positional[0] ?? call.args.keywords.get('key');
  if (key === undefined) return undefined;
  const fallback = arg(frame, call, 1, 'default') ?? constantValue(null);
  const present = definitelyHas(frame, self, key);
  const value = readSubscript(m, frame, { ...self, types: self.types.filter((type) => m.program.classNamed(type) === undefined) }, key, call.site.node);
  // A converter: request.args.get("n", type=int).
  const type = call.args.keywords.get('type') ?? call.args.positional[2];
  if (type !== undefined) {
    const names = type.callables.flatMap((callable) => (callable.kind === 'external' ? callable.names : []));
    if (names.length > 0 && names.every((name) => m.isHarmless(name))) return join(typedValue(names[0]!), withTaint(fallback, CLEAN));
    if (type.callables.length > 0) return join(m.call(frame, type, positionalArguments([value]), call.site), fallback);
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
  return frame.state.object(self.refs[0]!)?.fields.has(keyOf(constant)) === true && !isSymbolic(self.refs[0]!);
}

const setDefault: Method = (m, frame, call, self) => {
  const [key, value] = call.args.positional;
  if (key === undefined) return undefined;
  const before = readSubscript(m, frame, self, key, call.site.node);
  if (value === undefined) return before;
  const constant = onlyConstant(key);
  const merged = join(before, value);
  frame.state.write(self, constant === undefined ? ANY : keyOf(constant), merged);
  return merged;
};

const update: Method = (m, frame, call, self) => {
  for (const source of call.args.positional) {
    if (source.refs.some((ref) => frame.state.object(ref)?.kind === 'set')) {
      frame.state.addElement(self, frame.state.elements(source));
      continue;
    }
    const { fields, rest } = mappingFields(frame, source);
    for (const [key, value] of fields) frame.state.write(self, constantOfKey(key) === undefined ? ANY : key, value);
    if (rest !== NOTHING) frame.state.addElement(self, rest);
  }
  for (const [name, value] of call.args.keywords) frame.state.write(self, `s:${name}`, value);
  void m;
  return constantValue(null);
};

const items: Method = (m, frame, call, self) => {
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

const keys: Method = (m, frame, call, self) => newList(m, frame, call, frame.state.elements(self), 'generator');
const values: Method = (m, frame, call, self) => newList(m, frame, call, frame.state.read(self, ANY), 'generator');

const append: Method = (_m, frame, call, self) => {
  const value = call.args.positional[0];
  if (value === undefined) return undefined;
  frame.state.addElement(self, value);
  return constantValue(null);
};

/** Moves elements: positions are kept where they are exactly known. */
function rearranged(frame: Frame, self: Value, change: (items: Value[]) => void): boolean {
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

const insert: Method = (_m, frame, call, self) => {
  const [index, value] = call.args.positional;
  if (value === undefined || index === undefined) return undefined;
  const at = onlyConstant(index);
  const done = rearranged(frame, self, (list) => list.splice(typeof at === 'number' ? at : 0, 0, value));
  if (!done) frame.state.addElement(self, value);
  return constantValue(null);
};

const extend: Method = (_m, frame, call, self) => {
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

const pop: Method = (m, frame, call, self) => {
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

const clear: Method = (_m, frame, _call, self) => {
  for (const ref of self.refs) {
    const object = frame.state.object(ref);
    if (object !== undefined && self.refs.length === 1 && object.unique && !isSymbolic(ref))
      frame.state.replace(ref, { ...newObject(object.kind), unique: object.unique });
  }
  return constantValue(null);
};

const reverse: Method = (_m, frame, _call, self) => {
  rearranged(frame, self, (list) => list.reverse());
  return constantValue(null);
};

const copy: Method = (m, frame, call, self) => {
  let result: Value = NOTHING;
  self.refs.forEach((ref, i) => {
    const object = frame.state.object(ref);
    if (isSymbolic(ref) || object === undefined) result = join(result, { ...self, refs: [ref] });
    else result = join(result, refValue(m.allocate(frame, call.site.node, object, 20 + i), self.types));
  });
  return self.refs.length === 0 ? self : withTaint(result, joinTaint(result.taint, self.taint));
};

/** `a | b`, `a.union(b)`, `a.intersection(ALLOWED)`: what an intersection with constants leaves is constant. */
const combine: Method = (m, frame, call, self) => {
  const others = call.args.positional.map((value) => frame.state.elements(value));
  return newList(m, frame, call, others.reduce(join, frame.state.elements(self)), 'set');
};

const intersection: Method = (m, frame, call, self) => {
  const [other] = call.args.positional;
  if (other === undefined) return undefined;
  const mine = frame.state.elements(self);
  const theirs = frame.state.elements(other);
  const clean = frame.state.deepTaint(theirs).length === 0 ? theirs : mine;
  return newList(m, frame, call, clean, 'set');
};

/** `set(x).issubset(ALLOWED)`. */
const isSubset: Method = (m, frame, call, self) => {
  const [other] = call.args.positional;
  if (other === undefined || frame.state.deepTaint(other).length > 0) return typedValue('bool');
  const whenTrue = subjectsOf(self).map((subject) => ({ subject, cleared: formMask(m, 'constant') }));
  return { ...typedValue('bool'), facts: { whenTrue, whenFalse: [] } };
};

const configSet: Method = (m, frame, call, self) => {
  const [section, option, value] = call.args.positional;
  if (section === undefined || option === undefined || value === undefined) return undefined;
  const at = onlyConstant(section);
  if (at === undefined) {
    frame.state.addElement(self, value);
    return constantValue(null);
  }
  let inner = frame.state.read(self, keyOf(at));
  if (inner.refs.length === 0) {
    inner = refValue(m.allocate(frame, call.site.node, newObject('mapping'), 8), ['dict']);
    frame.state.write(self, keyOf(at), inner);
  }
  const name = onlyConstant(option);
  frame.state.write(inner, name === undefined ? ANY : keyOf(name), value);
  return constantValue(null);
};

const configGet: Method = (m, frame, call, self) => {
  const [section, option] = call.args.positional;
  if (section === undefined || option === undefined) return undefined;
  const inner = readSubscript(m, frame, { ...self, types: [] }, section, call.site.node);
  const value = readSubscript(m, frame, { ...inner, types: [] }, option, call.site.node);
  const fallback = call.args.keywords.get('fallback');
  if (value !== NOTHING && value !== UNKNOWN) return fallback === undefined ? value : join(value, fallback);
  return fallback ?? UNKNOWN;
};

const configRead: Method = (_m, frame, call, self) => {
  const [source] = call.args.positional;
  if (source !== undefined) {
    const { fields, rest } = mappingFields(frame, source);
    for (const [key, value] of fields) frame.state.write(self, key, value);
    if (rest !== NOTHING) frame.state.addElement(self, rest);
    const taint = frame.state.deepTaint(source);
    if (taint.length > 0 && source.refs.length === 0) frame.state.addElement(self, taintedValue(taint));
  }
  return constantValue(null);
};

const write: Method = (_m, frame, call, self) => {
  const value = call.args.positional[0];
  if (value === undefined) return undefined;
  frame.state.addElement(self, taintedValue(frame.state.deepTaint(value)));
  return typedValue('int');
};

const readAll: Method = (_m, frame, _call, self) => {
  const taint = frame.state.deepTaint(self);
  return { ...taintedValue(taint), types: ['str'] };
};

const resolved: Method = (_m, frame, _call, self) => ({
  ...UNKNOWN,
  taint: frame.state.deepTaint(self),
  types: ['pathlib.Path'],
  part: { kind: 'resolved', subject: self.subject },
});

const isRelativeTo: Method = (m, frame, call, self) => {
  const [base] = call.args.positional;
  if (base === undefined || frame.state.deepTaint(base).length > 0) return typedValue('bool');
  const whenTrue: Fact[] = [];
  if (self.part?.kind === 'resolved') {
    const cleared = formMask(m, 'inside-directory');
    if (self.subject !== 0) whenTrue.push({ subject: self.subject, cleared });
    if (self.part.subject !== 0) whenTrue.push({ subject: self.part.subject, cleared });
  }
  return { ...typedValue('bool'), facts: { whenTrue, whenFalse: [] } };
};

/** `p.relative_to(base)` raises unless p lies below. */
const relativeTo: Method = (m, frame, call, self) => {
  const verdict = isRelativeTo(m, frame, call, self);
  if (!m.isOff('guards')) frame.state.prove(verdict?.facts?.whenTrue ?? []);
  return { ...UNKNOWN, taint: frame.state.live(frame.state.deepTaint(self), self.subject), types: ['pathlib.Path'] };
};

const joinPath: Method = (_m, frame, call, self) => {
  let taint = frame.state.deepTaint(self);
  for (const value of call.args.positional) taint = joinTaint(taint, frame.state.deepTaint(value));
  return { ...UNKNOWN, taint, types: ['pathlib.Path'] };
};

const SPECIAL: ReadonlyMap<string, Method> = new Map<string, Method>([
  ['configparser.ConfigParser.set', configSet],
  ['configparser.ConfigParser.get', configGet],
  ['configparser.ConfigParser.getint', cleanMethod('int')],
  ['configparser.ConfigParser.getboolean', cleanMethod('bool')],
  ['configparser.ConfigParser.add_section', (m, frame, call, self): Value => {
    const [section] = call.args.positional;
    const at = section === undefined ? undefined : onlyConstant(section);
    if (at !== undefined && frame.state.read(self, keyOf(at)).refs.length === 0)
      frame.state.write(self, keyOf(at), refValue(m.allocate(frame, call.site.node, newObject('mapping'), 8), ['dict']));
    return constantValue(null);
  }],
  ['configparser.ConfigParser.read_dict', configRead],
  ['configparser.ConfigParser.read_string', configRead],
  ['string.Template.substitute', (_m, frame, call, self): Value => templateFormat(frame, call.site.node, frame.state.read(self, '.template'), call.args)],
  ['string.Template.safe_substitute', (_m, frame, call, self): Value => templateFormat(frame, call.site.node, frame.state.read(self, '.template'), call.args)],
  ['io.StringIO.write', write],
  ['io.StringIO.writelines', write],
  ['io.StringIO.getvalue', readAll],
  ['io.StringIO.read', readAll],
  ['pathlib.Path.resolve', resolved],
  ['pathlib.Path.is_relative_to', isRelativeTo],
  ['pathlib.Path.relative_to', relativeTo],
  ['pathlib.Path.joinpath', joinPath],
]);

const METHODS: ReadonlyMap<string, Method> = new Map<string, Method>([
  ['lower', mapped((text) => text.toLowerCase())],
  ['upper', mapped((text) => text.toUpperCase())],
  ['strip', mapped((text) => text.trim())],
  ...['lstrip', 'rstrip', 'title', 'capitalize', 'casefold', 'swapcase', 'encode', 'decode', 'expandtabs', 'removesuffix', 'removeprefix', 'zfill', 'ljust', 'rjust', 'center', 'hex', 'as_posix'].map((name) => [name, same] as const),
  ['split', split],
  ['rsplit', split],
  ['splitlines', split],
  ['partition', partition],
  ['rpartition', partition],
  ['join', joinMethod],
  ['format', (_m, frame, call, self): Value => braceFormat(frame, call.site.node, self, call.args)],
  ['format_map', (_m, frame, call, self): Value =>
    braceFormat(frame, call.site.node, self, { ...call.args, positional: [], restKeywords: call.args.positional[0] })],
  ['replace', replace],
  ['startswith', startsWith],
  ['endswith', endsWith],
  ['isdigit', checks('numeric')],
  ['isdecimal', checks('numeric')],
  ['isnumeric', checks('numeric')],
  ['isalnum', checks('word')],
  ['isalpha', checks('word')],
  ['isidentifier', checks('word')],
  ['isascii', cleanMethod('bool')],
  ['isspace', cleanMethod('bool')],
  ['isupper', cleanMethod('bool')],
  ['islower', cleanMethod('bool')],
  ['find', (_m, _f, _c, self): Value | undefined => (self.types.length === 0 && self.taint.length === 0 ? undefined : typedValue('int'))],
  ['rfind', cleanMethod('int')],
  ['get', get],
  ['pop', pop],
  ['setdefault', setDefault],
  ['update', update],
  ['items', items],
  ['iteritems', items],
  ['keys', keys],
  ['values', values],
  ['append', append],
  ['appendleft', (_m, frame, call, self): Value | undefined => {
    const value = call.args.positional[0];
    if (value === undefined) return undefined;
    if (!rearranged(frame, self, (list) => list.unshift(value))) frame.state.addElement(self, value);
    return constantValue(null);
  }],
  ['popleft', (_m, frame, _call, self): Value => {
    let taken: Value | undefined;
    const all = frame.state.read(self, ANY);
    return rearranged(frame, self, (list) => { taken = list.shift(); }) ? (taken ?? NOTHING) : all;
  }],
  ['add', append],
  ['insert', insert],
  ['extend', extend],
  ['clear', clear],
  ['reverse', reverse],
  ['sort', reverse],
  ['copy', copy],
  ['union', combine],
  ['intersection', intersection],
  ['issubset', isSubset],
  ['__getitem__', (m, frame, call, self): Value | undefined => {
    const key = call.args.positional[0];
    return key && readSubscript(m, frame, { ...self, types: [] }, key, call.site.node);
  }],
  ['__setitem__', (m, frame, call, self): Value | undefined => {
    const [key, value] = call.args.positional;
    if (key === undefined || value === undefined) return undefined;
    m.storeSubscript(frame, { ...self, types: [] }, key, value, call.site.node, call.site.node);
    return constantValue(null);
  }],
]);

/**
 * Attributes: fields of objects, methods through the classes' resolution order, names of modules and libraries.
 *
 *     self.db            a field that `__init__` wrote, or the class's attribute
 *     cursor.execute     type sqlite3.Cursor: the name `sqlite3.Cursor.execute`, bound to `cursor`
 *     thing.execute      unknown type: the name `?.execute`
 */
import { classOf } from './classes-of-values.js';
import { declaredData } from './model-fields.js';
import { memberField } from './enums.js';
import { K } from '../syntax/kinds.js';
import type { Node } from '../syntax/tree.js';
import { NONE } from '../syntax/tree.js';
import { NO_ARGUMENTS, type Callable } from './callables.js';
import {
  isSymbolic,
  join,
  NOTHING,
  UNKNOWN,
  callableValue,
  sameValue,
  withTaint,
  type Value,
  revised,
} from './values.js';
import { withDeclared } from './declared-fields.js';
import { carriedValue, classCarrier } from './carriers.js';
import { missingAttribute } from './special-methods.js';
import { SOME_FIELD, wholeTaint } from './heap.js';
import { joinTaint, withoutDangers, type Label } from './labels.js';
import type { Frame, Machine } from './machine.js';
import { externalValue, libraryConstant } from './names.js';
import type { ClassInfo, FunctionUnit } from './program-units.js';

export function memberOf(
  m: Machine,
  frame: Frame,
  object: Value,
  name: string,
  node: Node,
  forCall: boolean,
): Value {
  if (name === '__class__') return classOf(m, object);
  const key = m.isOff('fields') ? SOME_FIELD : `.${name}`;
  let result: Value = NOTHING;
  let typed = false;
  let fixed = false;
  const externals: string[] = [];

  for (const callable of object.callables) {
    const found = ofCallable(m, callable, name, externals);
    if (found !== undefined) {
      result = join(result, found);
      typed = true;
    }
  }
  const written = writtenField(frame, object, key);
  if (written !== undefined) result = join(result, written);
  else {
    const field = memberField(m, object, name);
    if (field !== undefined) return field;
  }
  if (!m.isOff('types'))
    for (const type of object.types) {
      const info = m.program.classNamed(type);
      if (info === undefined) {
        externals.push(...m.index.typeAndBases(type).map((each) => `${each}.${name}`));
        continue;
      }
      const found = ofInstance(m, frame, info, object, name, node, written !== undefined);
      if (found !== undefined) {
        result = join(result, found);
        typed = true;
        fixed = isFixed(m, info, name);
        // A method of the program stands before that of a library's base class.
        if (found.callables.length > 0) continue;
      }
      for (const base of m.program.externalBases(info))
        externals.push(...m.index.typeAndBases(base).map((each) => `${each}.${name}`));
    }
  const part = partOf(m, frame, object, name);
  if (part !== undefined) return part;
  if (!typed && written === undefined) {
    const computed = missingAttribute(m, frame, object, name, node);
    if (computed !== undefined) return computed;
  }
  const carried = carriedValue(m, object, key);
  if (carried !== undefined) return carried;
  if (!m.isOff('types') && !typed && written === undefined) {
    const given = frameworkField(m, frame, object, name, key, node);
    if (given !== undefined) return given;
  }
  // A method is not data; anything else of tainted or symbolic origin is read from there.
  const isMethod =
    typed &&
    (fixed || (result.callables.length > 0 && result.refs.length === 0)) &&
    result.taint.length === 0 &&
    written === undefined;
  if (!isMethod && written === undefined) {
    const read = NAMED_IN_CODE.has(name)
      ? UNKNOWN
      : declaredData(m, object, name, readData(frame, object, key));
    result = typed || result !== NOTHING ? joinData(result, read) : read;
  } else if (!isMethod) result = withTaint(result, joinTaint(result.taint, wholeTaint(object)));

  const only = forCall && !typed && object.types.length === 0 ? onlyMethod(m, object, name) : undefined;
  if (only !== undefined && written === undefined && externals.length === 0) {
    // What unknown calls made of tainted data: all that the method gives may be tainted, but not all that it reads.
    const whole = wholeTaint(object);
    if (whole.length === 0) return bound(frame, only, object, node);
    const taint = object.taint.filter((label) => !whole.includes(label));
    return withTaint(bound(frame, only, revised(object, { taint, subject: 0 }), node), whole);
  }

  const names = externals.length > 0 ? [...new Set(externals)] : [];
  if (isMethod && names.length === 0) return result;
  const known = names.length > 0 && hasModels(m, names);
  const unknownType = object.types.length === 0 && externals.length === 0;
  if (known || (forCall && !typed) || (names.length > 0 && forCall)) {
    const all = unknownType || (forCall && !known) ? [...names, `?.${name}`] : names;
    const callable = handOut(frame, node, { kind: 'external', names: all, self: object });
    result = revised(result, { callables: [...result.callables, callable] });
    result = withSources(m, frame, externalValue(m, result, all), all, object, node);
  } else if (object.callables.some((callable) => callable.kind === 'external') && names.length > 0) {
    const callable = handOut(frame, node, { kind: 'external', names, self: object });
    result = revised(result, { callables: [...result.callables, callable] });
  } else if (!typed && unknownType) {
    const all = [`?.${name}`];
    if (m.index.about(all).sources.length > 0) result = withSources(m, frame, result, all, object, node);
  }
  return result;
}

/** What Python and object mappers say of a class or function itself, whoever chose it: names out of the source code. */
const NAMED_IN_CODE: ReadonlySet<string> = new Set(['__name__', '__qualname__', '__module__', '_meta']);

function hasModels(m: Machine, names: readonly string[]): boolean {
  const about = m.index.about(names);
  return (
    about.sources.length > 0 ||
    about.sinks.length > 0 ||
    about.returns !== undefined ||
    about.sanitizers.length > 0 ||
    about.propagators.length > 0 ||
    about.guards.length > 0 ||
    names.some((name) => m.index.isCarrier(name))
  );
}

/** Reads whose name is a source carry its label. Calls of the name are handled by the call. */
export function withSources(
  m: Machine,
  frame: Frame,
  value: Value,
  names: readonly string[],
  self: Value | undefined,
  node: Node,
): Value {
  const { sources, declaration } = m.index.about(names);
  const data = sources.length === 0 ? value : m.sourceValue(frame, value, sources, self, node);
  if (declaration !== 'holds' || self === undefined) return data;
  return withDeclared(m, frame, self, data, node, frame.tree.kind[node] === K.call);
}

function handOut(frame: Frame, node: Node, callable: Extract<Callable, { kind: 'external' }>): Callable {
  const known = frame.handed.get(node);
  if (known?.kind === 'external' && known.names.join() === callable.names.join()) {
    if (known.self === callable.self) return known;
    if (known.self !== undefined && callable.self !== undefined && sameValue(known.self, callable.self))
      return known;
  }
  frame.handed.set(node, callable);
  return callable;
}

/** A field that code in sight has written; undefined if none has. */
function writtenField(frame: Frame, object: Value, key: string): Value | undefined {
  let found: Value | undefined;
  for (const ref of object.refs) {
    const value = frame.state.object(ref)?.fields.get(key);
    if (value !== undefined) found = found === undefined ? value : join(found, value);
    else if (isSymbolic(ref) && found !== undefined) found = join(found, frame.state.unwritten(ref, key));
  }
  return found;
}

/** What data says about a field: taint of the whole, or the symbolic child. */
function readData(frame: Frame, object: Value, key: string): Value {
  const hasObject = object.refs.some((ref) => !isSymbolic(ref));
  const read = frame.state.read(object, key);
  if (!hasObject || read !== NOTHING) return read === NOTHING ? UNKNOWN : read;
  // What a library object was given comes out of any of its attributes.
  let taint: readonly Label[] = [];
  for (const ref of object.refs) {
    const target = frame.state.object(ref);
    if (target?.kind === 'opaque' || target?.kind === 'mapping')
      taint = joinTaint(taint, frame.state.deepTaint(target.rest));
  }
  return withTaint(UNKNOWN, taint);
}

/** Data joined to what a class says about the field: types and callables of both, taint of the data. */
function joinData(known: Value, data: Value): Value {
  return revised(known, {
    taint: joinTaint(known.taint, data.taint),
    refs: [...known.refs, ...data.refs.filter((ref) => !known.refs.includes(ref))],
    constants: data.taint.length > 0 ? undefined : known.constants,
    subject: known.subject === 0 ? data.subject : known.subject,
  });
}

function ofCallable(m: Machine, callable: Callable, name: string, externals: string[]): Value | undefined {
  switch (callable.kind) {
    case 'module': {
      const found = m.moduleAttribute(callable.info, name);
      if (found !== undefined) return found;
      return m.dotted(callable.info, `${callable.info.name}.${name}`);
    }
    case 'class': {
      const { info } = callable;
      const method = m.program.method(info, name);
      if (method !== undefined)
        return m.functionValue(method, method.isClassMethod ? m.classValue(info) : undefined);
      const attribute = m.classAttribute(info, name);
      if (attribute !== undefined) return withClassWrites(m, info, name, attribute);
      const nested = m.program.classNamed(`${info.qualified}.${name}`);
      if (nested !== undefined) return m.classValue(nested);
      externals.push(...m.program.externalBases(info).map((base) => `${base}.${name}`));
      return undefined;
    }
    case 'external': {
      if (callable.self === undefined)
        for (const each of callable.names) {
          const found = libraryConstant(`${each}.${name}`) ?? m.programName(`${each}.${name}`);
          if (found !== undefined) return found;
        }
      externals.push(...callable.names.map((each) => `${each}.${name}`));
      return undefined;
    }
    case 'function':
      // `send_mail.delay(x)`: a task that a worker runs later.
      return QUEUES.test(name) && TASKS.some((decorator) => callable.unit.hasDecorator(decorator))
        ? callableValue(callable)
        : undefined;
    case 'partial':
      return undefined;
  }
}

/** Methods of tasks that take the arguments of the function, and decorators that make tasks. */
const QUEUES = /^(delay|delay_on_commit|send|enqueue)$/;
const TASKS = ['task', 'shared_task', 'actor', 'job'];

function ofInstance(
  m: Machine,
  frame: Frame,
  info: ClassInfo,
  object: Value,
  name: string,
  node: Node,
  written: boolean,
): Value | undefined {
  const method = m.program.method(info, name);
  if (method !== undefined) {
    if (method.isProperty) {
      const callable = { kind: 'function' as const, unit: method, self: object, captures: undefined };
      return m.callFunction(frame, callable, NO_ARGUMENTS, { node, receiverName: '' });
    }
    if (method.isStatic) return m.functionValue(method);
    return bound(frame, method, method.isClassMethod ? m.classValue(info) : object, node);
  }
  const field = m.instanceField(info, name);
  const own = written ? undefined : m.classAttribute(info, name);
  const attribute = own && withClassWrites(m, info, name, own);
  if (field === undefined && attribute === undefined) return undefined;
  const known = field === undefined ? attribute! : attribute === undefined ? field : join(field, attribute);
  // Constants of the class hold only where no instance writes the field.
  return field !== undefined ? revised(known, { constants: undefined }) : known;
}

/** A method as one object, however often the expression is evaluated. */
function bound(frame: Frame, unit: FunctionUnit, self: Value, node: Node): Value {
  const known = frame.handed.get(node);
  if (
    known?.kind === 'function' &&
    known.unit === unit &&
    known.self !== undefined &&
    sameValue(known.self, self)
  )
    return callableValue(known);
  const callable: Callable = { kind: 'function', unit, self, captures: undefined };
  frame.handed.set(node, callable);
  return callableValue(callable);
}

/** Names of several words, which libraries do not happen to share. */
const SEVERAL_WORDS = /^[a-z][a-z0-9]*_[a-z0-9_]*[a-z0-9]$/;

/** `owner.server_url(name)`, of whatever type the owner is: one class of the program has such a method, and no library known. */
function onlyMethod(m: Machine, object: Value, name: string): FunctionUnit | undefined {
  if (m.isOff('types') || !SEVERAL_WORDS.test(name) || m.index.isMember(name)) return undefined;
  if (object.callables.length > 0 || object.constants !== undefined) return undefined;
  const unit = m.program.onlyMethod(name);
  return unit === undefined || unit.isStatic || unit.isClassMethod || unit.isProperty ? undefined : unit;
}

/** `Settings.theme = x` anywhere: what the class's attribute may be besides what its body says. */
function withClassWrites(m: Machine, info: ClassInfo, name: string, value: Value): Value {
  if (m.isOff('globals')) return value;
  let result = value;
  for (const ref of m.program.mro(info)) {
    if (ref.kind !== 'program') continue;
    const stored = m.carried(classCarrier(ref.info), `.${name}`);
    if (stored !== undefined) result = join(result, stored);
  }
  return result;
}

/** The last part of a path, which names no other folder. */
const LAST_PARTS = ['name', 'stem', 'suffix'];

/** `urlparse(x).netloc`, `x.resolve().parents`: a part whose check counts for x. */
function partOf(m: Machine, frame: Frame, object: Value, name: string): Value | undefined {
  if (LAST_PARTS.includes(name) && object.types.includes('pathlib.Path') && !m.isOff('sanitizers')) {
    const taint = withoutDangers(frame.state.deepTaint(object), m.index.sinkMask(['path-traversal']));
    return revised(UNKNOWN, { taint, types: ['str'] });
  }
  if (object.part?.kind === 'resolved' && name === 'parents') {
    const subject = object.subject === 0 ? object.part.subject : object.subject;
    return revised(UNKNOWN, { taint: object.taint, part: { kind: 'parents', subject } });
  }
  if (object.part?.kind !== 'url') return undefined;
  const { subject, also } = object.part;
  const kind = name === 'netloc' || name === 'hostname' ? 'host' : name === 'scheme' ? 'scheme' : undefined;
  return kind && revised(UNKNOWN, { taint: object.taint, types: ['str'], part: { kind, subject, also } });
}

/** `self.request` of a class that a framework instantiates. */
function frameworkField(
  m: Machine,
  frame: Frame,
  object: Value,
  name: string,
  key: string,
  node: Node,
): Value | undefined {
  for (const type of object.types) {
    const info = m.program.classNamed(type);
    if (info === undefined) continue;
    const model = m.selfOf(info);
    const given = model.types.get(name);
    if (given !== undefined) return revised(readData(frame, object, key), { types: [given] });
    const source = model.sources.get(name);
    if (source !== undefined) return m.sourceValue(frame, UNKNOWN, [source], object, node);
  }
  return undefined;
}

/** A class attribute that no code of the class assigns on instances and that is no declared field. */
function isFixed(m: Machine, info: ClassInfo, name: string): boolean {
  let found = false;
  for (const ref of m.program.mro(info)) {
    if (ref.kind !== 'program') continue;
    if (ref.info.writtenFields.has(name)) return false;
    const attribute = ref.info.attributes.get(name);
    if (attribute !== undefined) {
      if (attribute.annotation !== NONE) return false;
      found = true;
    }
  }
  return found;
}

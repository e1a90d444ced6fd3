/** Calls of the program's own functions and classes. */
import { argumentsOf } from '../semantics/index.js';
import { K } from '../syntax/kinds.js';
import { NONE, type Node } from '../syntax/tree.js';
import { NO_ARGUMENTS, type Arguments, type Callable } from './callables.js';
import { allArguments, argumentAt, callUnknown } from './calls.js';
import { bindArguments } from './binding.js';
import { contextFor } from './specialisation.js';
import { exactMapping, noteSensitive } from './elements.js';
import { newObject, type HeapObject } from './heap.js';
import { ENUM } from './enums.js';
import { captureAt } from './captures.js';
import { applySummary } from './instantiate.js';
import { joinTaint, type Taint } from './labels.js';
import type { CallSite, Frame, Machine } from './machine.js';
import type { ClassInfo } from './program-units.js';
import {
  NOTHING,
  UNKNOWN,
  refValue,
  typedValue,
  withTaint,
  type Ref,
  type Value,
  revised,
} from './values.js';

export function callFunction(
  m: Machine,
  frame: Frame,
  callable: Extract<Callable, { kind: 'function' }>,
  args: Arguments,
  site: CallSite,
): Value {
  const { unit } = callable;
  if (m.isOff('summaries') || m.index.spec.scope === 'function')
    return callUnknown(m, frame, callable.self ?? UNKNOWN, args, site);
  const self = callable.self;
  const parameters = bindArguments(m, frame, unit, self, args, site);
  const actuals = { parameters, captures: callable.captures };
  let summary = m.summarise(unit, new Map());
  for (const key of summary.sensitive) {
    const actual = typeof key === 'number' ? parameters[key] : captureAt(m, frame, key, callable.captures);
    if (actual !== undefined) noteSensitive(frame, actual);
    else if (typeof key === 'string') frame.sensitive.add(key);
  }
  const context = contextFor(m, frame, summary, actuals);
  if (context.size > 0) summary = m.summarise(unit, context);
  return applySummary(m, frame, summary, actuals, site);
}

/** Calling a class: a new object, and what `__init__` or the declared fields do to it. */
export function construct(m: Machine, frame: Frame, info: ClassInfo, args: Arguments, site: CallSite): Value {
  const bases = m.program.externalBases(info);
  if (bases.some((base) => ENUM.test(base))) return enumMember(m, frame, info, args);
  const isTuple = bases.some((base) => /(^|\.)NamedTuple$/.test(base));
  const object: HeapObject = newObject(isTuple ? 'sequence' : 'instance');
  const ref = m.allocate(frame, site.node, object, 1);
  const instance = refValue(ref, [info.qualified]);
  const init = m.program.method(info, '__init__');
  if (init !== undefined) {
    callFunction(m, frame, { kind: 'function', unit: init, self: instance, captures: undefined }, args, site);
    if (!frame.live) return NOTHING;
    recordCollaborators(m, frame, info, ref);
    return instance;
  }
  const declared = declaredFields(m, info);
  if (declared.length > 0) {
    declared.forEach(({ name, fallback, owner }, index) => {
      const given = argumentAt(frame, args, name) ?? argumentAt(frame, args, index);
      const splat =
        args.restKeywords === undefined ? undefined : frame.state.read(args.restKeywords, `s:${name}`);
      const value = given?.value ?? splat ?? defaultOf(m, frame, owner, fallback, site);
      const kept = harmlessFor(m, info, name, value);
      frame.state.write(instance, `.${name}`, kept);
      if (isTuple) frame.state.addElement(instance, kept);
    });
    const after = m.program.method(info, '__post_init__');
    if (after !== undefined)
      callFunction(
        m,
        frame,
        { kind: 'function', unit: after, self: instance, captures: undefined },
        { ...args, positional: [], keywords: new Map(), rest: undefined, restKeywords: undefined },
        site,
      );
    return instance;
  }
  // A library's constructor keeps what it is given; keywords become fields (Django models and kin).
  let taint: Taint = [];
  const isMapping = bases.some((base) => /(^|\.)(dict|UserDict|OrderedDict|defaultdict)$/.test(base));
  for (const value of args.positional)
    if (isMapping && exactMapping(frame, value) !== undefined)
      for (const [key, item] of exactMapping(frame, value)!) frame.state.write(instance, key, item);
    else taint = joinTaint(taint, frame.state.deepTaint(value));
  for (const [name, value] of args.keywords)
    frame.state.write(instance, isMapping ? `s:${name}` : `.${name}`, value);
  if (bases.length > 0 && args.restKeywords !== undefined)
    taint = joinTaint(taint, frame.state.deepTaint(args.restKeywords));
  return withTaint(instance, taint);
}

/**
 * `Service(Repository())`: what kind of object a field of the class holds. Methods of the class are interpreted without
 * knowing who made the instance.
 */
function recordCollaborators(m: Machine, frame: Frame, info: ClassInfo, ref: Ref): void {
  // A test puts stand-ins in.
  if (info.module.isTest || frame.module.isTest) return;
  for (const [key, { types, callables }] of frame.state.object(ref)?.fields ?? []) {
    if (!key.startsWith('.')) continue;
    const known = types.filter((type) => m.program.classNamed(type) !== undefined);
    const functions = callables.filter(({ kind }) => kind === 'function' || kind === 'class');
    if (known.length > 0 && known.length === types.length)
      m.recordField(info, key.slice(1), revised(UNKNOWN, { types: known }));
    else if (functions.length > 0 && functions.length === callables.length)
      m.recordField(info, key.slice(1), revised(UNKNOWN, { callables: functions.map(unbound) }));
  }
}

/** A bound method's object belongs to one caller. */
const unbound = (callable: Callable): Callable =>
  callable.kind === 'function' && callable.self !== undefined
    ? { ...callable, self: revised(UNKNOWN, { types: callable.self.types }) }
    : callable;

/** `Color(text)` raises unless the text is one of the members. */
function enumMember(m: Machine, frame: Frame, info: ClassInfo, args: Arguments): Value {
  const [given] = allArguments(args);
  if (given !== undefined && given.subject !== 0 && !m.isOff('guards'))
    frame.state.prove([{ subject: given.subject, cleared: -1 >>> 1 }]);
  return typedValue(info.qualified);
}

export interface DeclaredField {
  readonly name: string;
  readonly fallback: number;
  readonly owner: ClassInfo;
}

/** Annotated attributes of dataclasses, named tuples, pydantic models and kin: the parameters of their constructor. */
export function declaredFields(m: Machine, info: ClassInfo): DeclaredField[] {
  const isDeclaring =
    info.hasDecorator('dataclass') ||
    info.decorators.length > 0 ||
    m.program
      .externalBases(info)
      .some((base) => /(NamedTuple|BaseModel|TypedDict|Schema|SQLModel|Struct|BaseSettings)$/.test(base));
  if (!isDeclaring) return [];
  const found: DeclaredField[] = [];
  for (const ref of [...m.program.mro(info)].reverse()) {
    if (ref.kind !== 'program') continue;
    for (const [name, attribute] of ref.info.attributes)
      if (attribute.annotation !== NONE && !found.some((field) => field.name === name))
        found.push({ name, fallback: attribute.value, owner: ref.info });
  }
  return found;
}

/** A field's default: a value, or `field(default_factory=list)` and kin, which make one for every instance. */
function defaultOf(m: Machine, frame: Frame, owner: ClassInfo, fallback: Node, site: CallSite): Value {
  if (fallback === NONE) return UNKNOWN;
  const { tree } = owner.module.semantics;
  if (tree.kind[fallback] !== K.call) return m.detached(owner.module, fallback);
  for (const { kind, name, value } of argumentsOf(tree, fallback)) {
    if (kind !== 'keyword' || value === NONE) continue;
    if (name === 'default') return m.detached(owner.module, value);
    if (name === 'default_factory' || name === 'factory')
      return m.call(frame, m.detached(owner.module, value), NO_ARGUMENTS, site);
  }
  return m.detached(owner.module, fallback);
}

/** Validated models turn text into the declared type. */
function harmlessFor(m: Machine, info: ClassInfo, name: string, value: Value): Value {
  if (!m.program.externalBases(info).some((base) => /(BaseModel|SQLModel)$/.test(base))) return value;
  for (const ref of m.program.mro(info)) {
    const attribute = ref.kind === 'program' ? ref.info.attributes.get(name) : undefined;
    if (attribute === undefined || ref.kind !== 'program' || attribute.annotation === NONE) continue;
    const types = m.annotationTypes(ref.info.module, attribute.annotation);
    return types.length > 0 && types.every((type) => m.isHarmless(type)) ? typedValue(types[0]!) : value;
  }
  return value;
}

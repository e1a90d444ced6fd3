/**
 * Interpreting one unit, and writing down what it does.
 *
 *     def save(self, name, log=None):
 *         self.name = name                    effect: parameter 0, ".name" := parameter 1
 *         if "/" in name: raise ValueError    proved: parameter 1 has no "/"
 *         return open(ROOT + name)            sink: parameter 1 in path-traversal, minus what is proved
 */
import type { Callable } from './callables.js';
import { ANY, newObject, symbolicValue, type HeapObject, revisedObject } from './heap.js';
import { CLEAN, joinTaint, type Taint } from './labels.js';
import { Frame, type Context, type Effect, type Machine, type ReturnSite, type Summary } from './machine.js';
import { FAR_EFFECT_LIMIT, isFar, nearestOf } from './far-effects.js';
import { fromContext } from './contexts.js';
import { isCovered } from './fixed.js';
import { captured } from './names.js';
import { applyPlaces } from './place-effects.js';
import type { PlaceIndex } from './places.js';
import { bindingKey, type FunctionUnit } from './program-units.js';
import { NONE } from '../syntax/tree.js';
import { State } from './state.js';
import {
  NOTHING,
  UNKNOWN,
  canBe,
  commonFacts,
  constantValue,
  isSymbolic,
  join,
  originOfRef,
  refValue,
  sameValue,
  withTaint,
  type Fact,
  type Facts,
  type Ref,
  type Value,
  revised,
} from './values.js';

const ALL_SINKS = -1 >>> 1;
/** Objects that a summary keeps apart; of those beyond it keeps what taints them. */
const OBJECT_LIMIT = 32;
/** A frame whose parameters stand for whatever a call will pass. */
export function openFrame(
  m: Machine,
  unit: FunctionUnit,
  context: Context,
  places: PlaceIndex | undefined,
  globals: ReadonlyMap<Ref, HeapObject>,
): Frame {
  const state = new State(m.origins, globals, !m.isOff('strong-updates'));
  const frame = new Frame(unit, context, places, state);
  unit.parameters.forEach((parameter, index) => {
    const binding = frame.semantics.bindingOf(parameter.nameNode);
    if (binding === undefined) return;
    // A user's rule may name the parameter itself as a source.
    const value = applyPlaces(m, frame, parameter.nameNode, withDefault(m, frame, index));
    state.env.set(binding.index, value);
  });
  return frame;
}

/** Under a user's rules, what its default is tainted with taints a parameter. */
function withDefault(m: Machine, frame: Frame, index: number): Value {
  const value = parameterValue(m, frame, index);
  const fallback = frame.unit.parameters[index]!.default;
  if (frame.places === undefined || fallback === NONE) return value;
  const taint = frame.state.deepTaint(m.evaluate(frame, fallback));
  return taint.length === 0 ? value : withTaint(value, joinTaint(value.taint, taint));
}

function parameterValue(m: Machine, frame: Frame, index: number): Value {
  const { unit, context } = frame;
  const parameter = unit.parameters[index]!;
  const fixed = context.get(index);
  const symbolic = symbolicValue({ origin: m.origins.parameter(index), mask: ALL_SINKS, trace: undefined });
  if (fixed !== undefined) return fromContext(m, frame, fixed, symbolic, parameter.node);
  if (index === 0 && unit.cls !== undefined && unit.isMethod && !unit.isStatic) {
    if (unit.isClassMethod) return m.classValue(unit.cls);
    return revised(symbolic, { types: [unit.cls.qualified] });
  }
  if (parameter.kind === 'var-positional') return revised(symbolic, { types: ['tuple'] });
  if (parameter.kind === 'var-keyword') return revised(symbolic, { types: ['dict'] });
  const types = m.parameterTypes(unit, index);
  return types.length === 0 ? symbolic : revised(symbolic, { types });
}

/** Interprets a unit to its end. */
export function interpret(m: Machine, frame: Frame): void {
  const { unit } = frame;
  if (unit.kind === 'lambda') {
    const value = m.evaluate(frame, unit.body);
    if (frame.live) recordReturn(m, frame, value);
    return;
  }
  m.execute(frame, unit.body);
  if (frame.live) recordReturn(m, frame, constantValue(null));
}

/** A `return`, or the end of the body. */
export function recordReturn(m: Machine, frame: Frame, value: Value): void {
  void m;
  const live = frame.state.proofs.live(value.taint, value.subject);
  frame.returnSites.push({
    // What checks have made harmless is as good as fixed.
    value:
      live === value.taint ? value : revised(value, { taint: live, fixed: value.fixed || isCovered(value) }),
    proved: frame.state.proofs.aboutOrigins(),
  });
  if (frame.exit === undefined) frame.exit = frame.state.fork();
  else frame.exit.join(frame.state);
  frame.live = false;
}

/** What the frame's unit does, once it has been interpreted. */
export function summaryOf(m: Machine, frame: Frame): Summary {
  const { unit, exit } = frame;
  const objects = new Map<Ref, HeapObject>();
  let returns = joinReturns(frame.returnSites);
  if (unit.isGenerator && exit !== undefined) {
    const object: HeapObject = revisedObject(newObject('sequence'), {
      length: undefined,
      rest: frame.yields,
    });
    const ref = m.allocate(frame, unit.node, object, 3);
    exit.heap.set(ref, object);
    returns = refValue(ref, ['generator']);
  }
  if (exit !== undefined) returns = closed(m, frame, exit, returns);
  let { raises } = frame;
  let effects = exit === undefined ? [] : nearest(m, frame, exit, effectsOf(m, frame, exit));
  if (exit !== undefined) {
    collect(exit, returns, objects);
    for (const effect of effects) collect(exit, effect.value, objects);
    if (objects.size >= OBJECT_LIMIT) {
      returns = flattened(exit, returns, objects);
      effects = effects.map((effect) => ({ ...effect, value: flattened(exit, effect.value, objects) }));
      for (const [ref, object] of objects) objects.set(ref, flatObject(exit, object, objects));
    }
  }
  if (frame.raiseState !== undefined) {
    collect(frame.raiseState, raises, objects);
    if (objects.size >= OBJECT_LIMIT) raises = flattened(frame.raiseState, raises, objects);
  }
  return {
    unit,
    returns,
    raises,
    objects,
    sinks: [...frame.sinks.values()],
    questions: [...frame.questions.values()],
    effects,
    proved: commonToAll(frame.returnSites, () => true),
    neverReturns: frame.returnSites.length === 0 && !unit.isGenerator,
    sensitive: frame.sensitive,
  };
}

function joinReturns(sites: readonly ReturnSite[]): Value {
  let value: Value = NOTHING;
  for (const site of sites) value = join(value, revised(site.value, { facts: undefined }));
  const whenTrue = commonToAll(sites, (site) => canBe(site.value, true), 'whenTrue');
  const whenFalse = commonToAll(sites, (site) => canBe(site.value, false), 'whenFalse');
  const facts: Facts | undefined =
    whenTrue.length === 0 && whenFalse.length === 0 ? undefined : { whenTrue, whenFalse };
  return revised(value, { facts });
}

/** Facts that hold at all the returns that count. */
function commonToAll(
  sites: readonly ReturnSite[],
  counts: (site: ReturnSite) => boolean,
  side?: 'whenTrue' | 'whenFalse',
): readonly Fact[] {
  let common: readonly Fact[] | undefined;
  for (const site of sites) {
    if (!counts(site)) continue;
    const own = side === undefined ? [] : (site.value.facts?.[side] ?? []);
    const facts = merged([...site.proved, ...own]);
    common = common === undefined ? facts : commonFacts(common, facts);
  }
  return common ?? [];
}

function merged(facts: readonly Fact[]): Fact[] {
  const known = new Map<number, Fact>();
  for (const fact of facts) {
    if (fact.each === true) continue;
    const before = known.get(fact.subject);
    const cleared = (before?.cleared ?? 0) | fact.cleared;
    const absent = (before?.absent ?? '') + (fact.absent ?? '');
    known.set(fact.subject, { subject: fact.subject, cleared, absent });
  }
  return [...known.values()];
}

/** Inner functions that leave their function take the values of its variables along. */
export function closed(m: Machine, frame: Frame, exit: State, value: Value, depth = 0): Value {
  if (value.callables.length === 0 || depth > 3) return value;
  let changed = false;
  const callables = value.callables.map((callable): Callable => {
    if (callable.kind === 'partial') {
      const target = closed(m, frame, exit, callable.target, depth + 1);
      if (target === callable.target) return callable;
      changed = true;
      return { ...callable, target };
    }
    if (callable.kind !== 'function' || callable.captures !== undefined) return callable;
    if (callable.unit.parent !== frame.unit || callable.unit.module !== frame.module) return callable;
    const captures = new Map<string, Value>();
    const { node } = callable.unit;
    const end = frame.tree.last[node]!;
    for (const binding of frame.semantics.scopeOf(frame.unit.body).bindings.values()) {
      const value = exit.env.get(binding.index);
      if (value === undefined || !binding.references.some((at) => at > node && at < end)) continue;
      m.captureOrigin(frame.module, binding);
      captures.set(bindingKey(frame.module, binding), value);
    }
    // What this function itself has captured goes along.
    for (let outer = frame.unit.parent; outer?.kind === 'function'; outer = outer.parent)
      for (const binding of frame.semantics.scopeOf(outer.body).bindings.values())
        if (binding.references.some((at) => at > node && at < end))
          captures.set(bindingKey(frame.module, binding), captured(m, frame, binding));
    if (captures.size === 0) return callable;
    changed = true;
    return { ...callable, captures };
  });
  return changed ? revised(value, { callables }) : value;
}

function effectsOf(m: Machine, frame: Frame, exit: State): Effect[] {
  const effects: Effect[] = [];
  const { unit } = frame;
  for (const [ref, object] of exit.heap) {
    if (isSymbolic(ref)) {
      const origin = m.origins.get(originOfRef(ref));
      if (origin.root.kind === 'source') continue;
      for (const [key, raw] of object.fields) {
        const value = closed(m, frame, exit, raw);
        if (sameValue(value, exit.unwritten(ref, key))) continue;
        effects.push({ target: { kind: 'origin', origin }, key, value });
        if (
          unit.cls !== undefined &&
          origin.root.kind === 'parameter' &&
          origin.root.index === 0 &&
          origin.path.length === 0
        )
          if (key.startsWith('.') && unit.isMethod && !unit.isStatic)
            m.recordField(unit.cls, key.slice(1), persistent(exit, value));
      }
      if (object.rest !== NOTHING)
        effects.push({ target: { kind: 'origin', origin }, key: ANY, value: object.rest });
      continue;
    }
    const global = exit.globals.get(ref);
    if (global === undefined) continue;
    for (const [key, value] of object.fields)
      if (!sameValue(value, global.fields.get(key) ?? NOTHING)) {
        effects.push({ target: { kind: 'global', ref }, key, value });
        m.recordGlobalObject(ref, key, persistent(exit, value));
      }
    if (!sameValue(object.rest, global.rest)) {
      effects.push({ target: { kind: 'global', ref }, key: ANY, value: object.rest });
      m.recordGlobalObject(ref, ANY, persistent(exit, object.rest));
    }
  }
  if (unit.kind === 'module' || unit.kind === 'class') return effects;
  for (const binding of m.foreignBindings(unit)) {
    const value = exit.env.get(binding.index);
    if (value === undefined) continue;
    if (binding.scope.kind === 'module')
      m.share(frame, { kind: 'variable', module: frame.module, binding: binding.index }, '', value);
    else
      effects.push({ target: { kind: 'capture', key: bindingKey(frame.module, binding) }, key: '', value });
  }
  effects.push(...frame.shared.values());
  return effects;
}

/** Effects on the parameters themselves, and of those on what they refer to the nearest, if these are too many. */
function nearest(m: Machine, frame: Frame, exit: State, effects: readonly Effect[]): Effect[] {
  const far = effects.filter(isFar);
  if (far.length <= FAR_EFFECT_LIMIT) return [...effects];
  m.gap(frame.module, 'methods change too many objects, through each other, to follow all');
  return [
    ...effects.filter((effect) => !isFar(effect)),
    ...nearestOf(far).map((effect) => ({ ...effect, value: flattened(exit, effect.value, NO_OBJECTS) })),
  ];
}

const NO_OBJECTS: ReadonlyMap<Ref, HeapObject> = new Map();

/** What of a value can be kept beyond the function: attacker data, types, callables; not its parameters or objects. */
export function persistent(exit: State, value: Value): Value {
  const taint: Taint = exit.deepTaint(value).filter((label) => label.origin.root.kind === 'source');
  const isConstant = value.refs.length === 0 && value.taint.length === 0;
  return revised(UNKNOWN, {
    taint: taint.length === 0 ? CLEAN : taint,
    types: value.types,
    callables: value.callables.filter((callable) => callable.kind !== 'partial'),
    constants: isConstant ? value.constants : undefined,
    prefix: value.prefix,
  });
}

/** Objects that a value refers to, with all that they refer to. */
function collect(exit: State, value: Value, into: Map<Ref, HeapObject>): void {
  const open: Value[] = [value];
  for (let next = open.pop(); next !== undefined && into.size < OBJECT_LIMIT; next = open.pop()) {
    for (const callable of next.callables) {
      if (callable.kind === 'function') open.push(...(callable.captures?.values() ?? []));
      if ((callable.kind === 'function' || callable.kind === 'external') && callable.self !== undefined)
        open.push(callable.self);
      if (callable.kind === 'partial')
        open.push(callable.target, ...callable.positional, ...callable.keywords.values());
    }
    for (const ref of next.refs) {
      if (isSymbolic(ref) || into.has(ref) || exit.globals.has(ref)) continue;
      const object = exit.heap.get(ref);
      if (object === undefined) continue;
      into.set(ref, object);
      open.push(...object.fields.values(), object.rest);
    }
  }
}

/** A value without refs to objects that the summary does not keep: their taint becomes its own. */
function flattened(exit: State, value: Value, kept: ReadonlyMap<Ref, HeapObject>): Value {
  const isKept = (ref: Ref): boolean =>
    isSymbolic(ref) || kept.has(ref) || exit.globals.has(ref) || !exit.heap.has(ref);
  if (value.refs.every(isKept)) return value;
  const lost = revised(value, { refs: value.refs.filter((ref) => !isKept(ref)) });
  return revised(value, {
    refs: value.refs.filter(isKept),
    taint: joinTaint(value.taint, exit.deepTaint(lost)),
    constants: undefined,
  });
}

function flatObject(exit: State, object: HeapObject, kept: ReadonlyMap<Ref, HeapObject>): HeapObject {
  let fields: Map<string, Value> | undefined;
  for (const [key, value] of object.fields) {
    const flat = flattened(exit, value, kept);
    if (flat !== value) (fields ??= new Map(object.fields)).set(key, flat);
  }
  const rest = flattened(exit, object.rest, kept);
  return fields === undefined && rest === object.rest
    ? object
    : revisedObject(object, { fields: fields ?? object.fields, rest });
}

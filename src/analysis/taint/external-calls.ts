/**
 * Calls of library functions: what the models say about the name, what is built in for Python's own functions and
 * containers, and otherwise the default: taint goes from receiver and arguments to the result.
 */
import type { Arguments } from './callables.js';
import { allHold, referenced, type CallFacts } from './call-conditions.js';
import { callBuiltinFunction } from './builtin-functions.js';
import { callBuiltinMethod } from './builtin-methods.js';
import { allArguments } from './calls.js';
import { clearedByCharacters } from './characters.js';
import { declareField } from './declared-fields.js';
import { PURE_FUNCTIONS, computedByCall } from './fixed.js';
import { newObject } from './heap.js';
import { joinTaint, withStep, withoutDangers, type Taint } from './labels.js';
import type { CallSite, Frame, Machine } from './machine.js';
import type { NameModels } from './model-index.js';
import { withSources } from './members.js';
import { isLookup } from './lookups.js';
import { isSelf, receiverTaint } from './receivers.js';
import { madeWithType } from './response-headers.js';
import { checkSinks } from './sinks.js';
import {
  NOTHING,
  isSymbolic,
  onlyConstant,
  refValue,
  taintedValue,
  withTaint,
  type Fact,
  type Facts,
  type Value,
  join,
  revised,
} from './values.js';

export function callExternal(
  m: Machine,
  frame: Frame,
  names: readonly string[],
  self: Value | undefined,
  args: Arguments,
  site: CallSite,
): Value {
  const about = m.index.about(names);
  const call: CallFacts = { args, self, site };
  checkSinks(m, frame, call, about.sinks);
  if (about.declaration === 'declares') declareField(frame, m, call);
  if (about.declaration === 'part' && self !== undefined) return self;
  const made = about.instanceOf === undefined ? undefined : instance(m, frame, call, about.instanceOf);
  if (made !== undefined) return made;
  if (about.registrations.length > 0) register(m, frame, call, about);
  if (about.noReturn) {
    frame.live = false;
    return NOTHING;
  }
  const canonical = names.map((name) => m.index.canonical(name));
  let result =
    propagated(m, frame, call, about, site) ??
    callBuiltinFunction(m, frame, canonical, call) ??
    callBuiltinMethod(m, frame, canonical, call) ??
    passedThrough(m, frame, names, call);
  if (!frame.live) return NOTHING;
  if (canonical.some((name) => PURE_FUNCTIONS.has(name))) result = computedByCall(m, frame, call, result);
  if (!m.isOff('sanitizers')) result = sanitized(m, frame, call, about, result);
  result = withGuards(m, frame, call, about, result);
  result = withSources(m, frame, result, names, self, site.node);
  const type = about.typed.find(({ when }) => allHold(m, frame, call, when))?.type ?? about.returns;
  if (type !== undefined && !m.isOff('types')) result = typed(m, frame, type, result, site);
  madeWithType(frame, args, result);
  return result;
}

/** `self.get_serializer(data=…)`: an instance of the class that `self.serializer_class` names. */
function instance(
  m: Machine,
  frame: Frame,
  { self, args, site }: CallFacts,
  attribute: string,
): Value | undefined {
  if (self === undefined || m.isOff('types')) return undefined;
  const { callables } = m.member(frame, self, attribute, site.node, false);
  const [only] = callables;
  return callables.length === 1 && only?.kind === 'class'
    ? m.construct(frame, only.info, args, site)
    : undefined;
}

/** `path("x/<slug>", views.item)`: the argument is a handler. */
function register(m: Machine, frame: Frame, call: CallFacts, about: NameModels): void {
  const route = onlyConstant(
    call.args.positional.find((value) => typeof onlyConstant(value) === 'string') ?? NOTHING,
  );
  for (const { entry, argument } of about.registrations)
    for (const { value } of referenced(frame, call, argument))
      for (const callable of value.callables)
        if (callable.kind === 'function') m.setEntry(callable, entry, typeof route === 'string' ? route : '');
}

/** Models that say where taint goes. */
function propagated(
  m: Machine,
  frame: Frame,
  call: CallFacts,
  about: NameModels,
  site: CallSite,
): Value | undefined {
  // A name alone says little about a container that is known, and drops no data that the receiver has.
  const isKnown = call.self?.refs.some((ref) => !isSymbolic(ref)) === true;
  const isData = call.self !== undefined && frame.state.deepTaint(call.self).length > 0;
  const propagators = about.propagators.filter(
    ({ names, from, when }) =>
      !((isKnown || (isData && from.length === 0)) && names.every((name) => name.startsWith('?.'))) &&
      allHold(m, frame, call, when ?? []),
  );
  if (propagators.length === 0) return undefined;
  let toResult: Taint = [];
  for (const model of propagators) {
    let taint: Taint = [];
    for (const { value } of referenced(frame, call, model.from))
      taint = joinTaint(taint, frame.state.deepTaint(value));
    const noted = withStep(
      taint,
      frame.module.index,
      site.node,
      model.note === '' ? 'passed through a call' : model.note,
    );
    for (const to of model.to) {
      if (to === 'return') toResult = joinTaint(toResult, noted);
      else
        for (const { value } of referenced(frame, call, [to]))
          frame.state.addElement(value, taintedValue(noted));
    }
  }
  return taintedValue(toResult);
}

/** The default. Methods that change their receiver by convention do so. */
function passedThrough(m: Machine, frame: Frame, names: readonly string[], call: CallFacts): Value {
  const { state } = frame;
  const { self, args, site } = call;
  if (!names.some((name) => !name.startsWith('?.')) || self !== undefined) m.unresolved(frame, site.node);
  const last = names[0]?.slice(names[0].lastIndexOf('.') + 1) ?? '';
  let taint: Taint = self === undefined ? [] : receiverTaint(m, frame, self);
  let content: Value = NOTHING;
  for (const value of allArguments(args)) {
    handOut(m, value);
    // `self.hook(self)`: nobody in sight says that the answer is all that the object holds.
    const isHook = self !== undefined || names.every((name) => name.startsWith('?.'));
    const deep = isHook && isSelf(m, frame, value) ? receiverTaint(m, frame, value) : state.deepTaint(value);
    if (deep.length > 0) content = join(content, taintedValue(deep));
    if (!isLookup(last, names, self)) taint = joinTaint(taint, deep);
  }
  if (self !== undefined && content !== NOTHING && MUTATORS.test(last)) state.addElement(self, content);
  const value = taintedValue(withStep(taint, frame.module.index, site.node, `passed through \`${last}\``));
  // A constructor's result keeps what is put into it later.
  if (/^[A-Z]/.test(last) && self === undefined) {
    const ref = m.allocate(frame, site.node, newObject('opaque'), 4);
    return revised(value, { refs: [ref], types: EXCEPTION.test(last) ? names.slice(0, 1) : value.types });
  }
  return value;
}

/** `bus.subscribe(handler)`: the library calls the function when it likes. */
function handOut(m: Machine, { callables }: Value): void {
  for (const callable of callables) {
    if (callable.kind === 'function') m.reached.handedOut(callable.unit);
    else if (callable.kind === 'partial') handOut(m, callable.target);
  }
}

const EXCEPTION = /^[A-Z]\w*(Error|Exception)$/;

const MUTATORS =
  /^(append|add|add_\w+|extend|insert|update|write|writelines|put|put_nowait|push|set|set_\w+|setdefault|appendleft|feed|send|register|attach|load_\w+)$/;

function sanitized(m: Machine, frame: Frame, call: CallFacts, about: NameModels, result: Value): Value {
  let cleared = 0;
  let removed = '';
  for (const model of about.sanitizers)
    if (allHold(m, frame, call, model.when)) {
      cleared |= m.index.sinkMask(model.sinks);
      removed += model.removes;
    }
  if (removed !== '') cleared |= clearedByCharacters(m, (character) => removed.includes(character));
  if (cleared === 0 && removed === '') return result;
  const taint = withoutDangers(frame.state.deepTaint(result), cleared);
  const refs = cleared === -1 >>> 1 ? [] : result.refs.filter((ref) => ref >= 0);
  return revised(withTaint(result, taint), { refs, subject: 0, removed: result.removed + removed });
}

function withGuards(m: Machine, frame: Frame, call: CallFacts, about: NameModels, result: Value): Value {
  if (about.guards.length === 0 || m.isOff('guards')) return result;
  const whenTrue: Fact[] = [...(result.facts?.whenTrue ?? [])];
  const whenFalse: Fact[] = [...(result.facts?.whenFalse ?? [])];
  for (const model of about.guards) {
    if (!allHold(m, frame, call, model.when)) continue;
    const cleared = m.index.sinkMask(model.sinks);
    for (const { value } of referenced(frame, call, model.argument)) {
      const facts: Fact[] = [];
      if (value.subject !== 0) facts.push({ subject: value.subject, cleared });
      if (value.part?.kind === 'same' || value.part?.kind === 'url')
        facts.push({ subject: value.part.subject, cleared });
      if (model.outcome === 'true') whenTrue.push(...facts);
      else if (model.outcome === 'false') whenFalse.push(...facts);
      else frame.state.prove(facts);
    }
  }
  const facts: Facts | undefined =
    whenTrue.length + whenFalse.length === 0 ? undefined : { whenTrue, whenFalse };
  return facts === undefined ? result : revised(result, { facts });
}

/** A result whose type the models know; it is an object that can be changed. */
function typed(m: Machine, frame: Frame, type: string, result: Value, site: CallSite): Value {
  // What is built in knows better: the prefix of a path, what it is resolved from.
  if (result.types.includes(type)) return result;
  if (result.refs.length > 0 || result.callables.length > 0 || !type.includes('.'))
    return revised(result, { types: [type] });
  const made = refValue(m.allocate(frame, site.node, newObject('opaque'), 5), [type]);
  return revised(result, { refs: made.refs, types: made.types });
}

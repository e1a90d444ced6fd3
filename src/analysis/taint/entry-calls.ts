/** Dependencies of dependencies are followed this far. */
const DEPTH_LIMIT = 5;

/** Runs a unit as the framework would: what it does to attacker data in its parameters is reported. */
import { NO_ARGUMENTS, positionalArguments } from './callables.js';
import { entryPoint } from './entries.js';
import type { Node } from '../syntax/tree.js';
import { applySummary } from './instantiate.js';
import { symbolicValue } from './heap.js';
import { step } from './labels.js';
import type { Interpreter } from './interpreter.js';
import type { EntryPoint, Frame } from './machine.js';
import { declaredFields } from './functions.js';
import type { ClassInfo, FunctionUnit } from './program-units.js';
import { UNKNOWN, typedValue, type Value, revised } from './values.js';

export function runEntry(m: Interpreter, unit: FunctionUnit): void {
  const summary = m.summarise(unit, new Map());
  const entry = m.entry(unit);
  if (entry === undefined) return;
  const site = { node: unit.node, receiverName: '' };
  const decorated = m.functionValue(unit);
  const isWrapped = decorated.callables.some((each) => each.kind !== 'function' || each.unit !== unit);
  const closures = m.closures(unit);
  const heirs = heirsOf(m, unit);
  const isGiven = entry.sources.size > 0 || entry.dependencies.size > 0;
  if (!isWrapped && !isGiven && closures.length + heirs.length === 0) return;
  const frame = m.openUnit(unit.module.body, new Map());
  const parameters = unit.parameters.map((_, index) => given(m, frame, unit, entry, index, 0));
  if (!isWrapped && closures.length === 0) {
    applySummary(m, frame, summary, { parameters, captures: undefined }, site);
    for (const heir of heirs) runFor(m, frame, unit, heir, parameters.slice(1));
    return;
  }
  // Decorators of the program stand between: frameworks pass what they inject first, data of the route by name.
  const first = unit.parameters.findIndex(
    (_, index) =>
      entry.sources.has(index) || !(entry.parameterTypes.has(index) || (index === 0 && unit.isMethod)),
  );
  const leading = first === -1 ? parameters.length : first;
  const keywords = new Map(
    unit.parameters.flatMap(({ name, kind }, index) =>
      index < leading || kind.startsWith('var-') ? [] : [[name, parameters[index]!] as const],
    ),
  );
  const args = { ...NO_ARGUMENTS, positional: parameters.slice(0, leading), keywords };
  const handler = isWrapped ? decorated : revised(UNKNOWN, { callables: closures });
  m.call(frame, handler, args, site);
}

/** Classes that inherit one handler, of which each is run. */
const HEIR_LIMIT = 8;

/** Classes that inherit the handler. */
function heirsOf(m: Interpreter, unit: FunctionUnit): readonly ClassInfo[] {
  if (unit.cls === undefined || unit.isStatic || unit.isClassMethod || m.isOff('types')) return [];
  return m.program.heirs(unit.cls, unit).slice(0, HEIR_LIMIT);
}

/** Runs what a class inherits with an instance of it: `type(self).reader`, `self.template` are its own. */
function runFor(
  m: Interpreter,
  frame: Frame,
  unit: FunctionUnit,
  heir: ClassInfo,
  args: readonly Value[],
): void {
  const callable = { kind: 'function', unit, self: typedValue(heir.qualified), captures: undefined } as const;
  m.callFunction(frame, callable, positionalArguments(args), { node: unit.node, receiverName: '' });
  frame.live = true;
}

/** What the framework passes for a parameter. */
function given(
  m: Interpreter,
  frame: Frame,
  unit: FunctionUnit,
  entry: EntryPoint,
  index: number,
  depth: number,
): Value {
  if (index === 0 && unit.isMethod && unit.cls !== undefined) return typedValue(unit.cls.qualified);
  const [type] = m.parameterTypes(unit, index);
  const other = type === undefined ? UNKNOWN : typedValue(type);
  const dependency = entry.dependencies.get(index);
  if (dependency !== undefined) {
    const { callables } = m.detached(unit.module, dependency);
    const [only] = callables;
    if (only?.kind === 'class' && isFilled(m, only.info)) {
      const { kind, note } = entry.model;
      const data = { kind, note: `${note} \`${unit.parameters[index]!.name}\``, isText: false };
      return requested(m, unit, index, data, typedValue(only.info.qualified));
    }
    const provided = depth < DEPTH_LIMIT ? provide(m, frame, unit, entry, dependency, depth) : UNKNOWN;
    return provided.types.length === 0 && type !== undefined
      ? revised(provided, { types: [type] })
      : provided;
  }
  return requested(m, unit, index, entry.sources.get(index), other);
}

/** A value of the request, of a kind and for the parameter's type. */
function requested(
  m: Interpreter,
  unit: FunctionUnit,
  index: number,
  data: { readonly kind: string; readonly note: string; readonly isText: boolean } | undefined,
  other: Value,
): Value {
  const source = data && m.index.sourceIndex(data.kind);
  if (data === undefined || source === undefined) return other;
  const full = m.index.sourceMask(source);
  const mask = data.isText ? full & ~m.index.structureMask : full;
  if (mask === 0) return other;
  const { node } = unit.parameters[index]!;
  const module = unit.module.index;
  const origin = m.origins.source(`entry:${unit.id}:${index}`, {
    source,
    mask,
    module,
    node,
    note: data.note,
  });
  const trace = step(undefined, module, node, data.note);
  const types = other.types.length > 0 ? other.types : m.parameterTypes(unit, index);
  return revised(symbolicValue({ origin, mask, trace }), { types });
}

/** A class of declared fields, which are parameters of the request. */
const isFilled = (m: Interpreter, info: ClassInfo): boolean =>
  m.program.method(info, '__init__') === undefined && declaredFields(m, info).length > 0;

/** What a dependency gives: the result of a function whose own parameters are data of the request, an object of a class. */
function provide(
  m: Interpreter,
  frame: Frame,
  unit: FunctionUnit,
  { model }: EntryPoint,
  dependency: Node,
  depth: number,
): Value {
  const value = m.detached(unit.module, dependency);
  const site = { node: dependency, receiverName: '' };
  const call = (callee: Value, of: FunctionUnit, skipped: number): Value => {
    const entry = entryPoint(m, model, of, '');
    const args = of.parameters.map((_, index) => given(m, frame, of, entry, index, depth + 1)).slice(skipped);
    const result = m.call(frame, callee, positionalArguments(args), site);
    frame.live = true;
    return of.isGenerator ? frame.state.elements(result) : result;
  };
  const [callable] = value.callables;
  if (callable?.kind === 'function') return call(value, callable.unit, callable.self === undefined ? 0 : 1);
  if (callable?.kind === 'class') {
    const init = m.program.method(callable.info, '__init__');
    return init === undefined ? typedValue(callable.info.qualified) : call(value, init, 1);
  }
  for (const type of value.types) {
    const info = m.program.classNamed(type);
    const method = info && m.program.method(info, '__call__');
    if (method !== undefined) return call(m.member(frame, value, '__call__', dependency, true), method, 1);
  }
  // A security scheme of the framework reads the request itself.
  const names = value.types.map((type) => `${type}.__call__`);
  return m.index.about(names).sources.length === 0
    ? UNKNOWN
    : m.callExternal(frame, names, value, NO_ARGUMENTS, site);
}

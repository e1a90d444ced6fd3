/** Runs a unit as the framework would: what it does to attacker data in its parameters is reported. */
import { NO_ARGUMENTS } from './callables.js';
import { applySummary } from './instantiate.js';
import { symbolicValue } from './heap.js';
import { step } from './labels.js';
import type { Interpreter } from './interpreter.js';
import type { EntryPoint } from './machine.js';
import type { FunctionUnit } from './program.js';
import { UNKNOWN, typedValue, type Value } from './values.js';

export function runEntry(m: Interpreter, unit: FunctionUnit): void {
  const summary = m.summarise(unit, new Map());
  const entry = m.entry(unit);
  if (entry === undefined) return;
  const site = { node: unit.node, receiverName: '' };
  const decorated = m.functionValue(unit);
  const isWrapped = decorated.callables.some((each) => each.kind !== 'function' || each.unit !== unit);
  if (!isWrapped && entry.sources.size === 0) return;
  const frame = m.openUnit(unit.module.body, new Map());
  const parameters = unit.parameters.map((_, index) => given(m, unit, entry, index));
  if (!isWrapped) {
    applySummary(m, frame, summary, { parameters, captures: undefined }, site);
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
  m.call(frame, decorated, { ...NO_ARGUMENTS, positional: parameters.slice(0, leading), keywords }, site);
}

/** What the framework passes for a parameter. */
function given(m: Interpreter, unit: FunctionUnit, entry: EntryPoint, index: number): Value {
  if (index === 0 && unit.isMethod && unit.cls !== undefined) return typedValue(unit.cls.qualified);
  const [type] = m.parameterTypes(unit, index);
  const other = type === undefined ? UNKNOWN : typedValue(type);
  const data = entry.sources.get(index);
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
  return { ...symbolicValue({ origin, mask, trace }), types: m.parameterTypes(unit, index) };
}

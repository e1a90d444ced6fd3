/** Runs a unit as the framework would: what it does to attacker data in its parameters is reported. */
import { applySummary } from './instantiate.js';
import { symbolicValue } from './heap.js';
import { step } from './labels.js';
import type { Interpreter } from './interpreter.js';
import type { FunctionUnit } from './program.js';
import { openFrame } from './summaries.js';
import { UNKNOWN, type Value } from './values.js';

export function runEntry(m: Interpreter, unit: FunctionUnit): void {
  const summary = m.summarise(unit, new Map());
  const entry = m.entry(unit);
  if (entry === undefined || entry.sources.size === 0) return;
  const frame = openFrame(m, unit.module.body, new Map(), undefined, new Map());
  const parameters = unit.parameters.map((parameter, index): Value => {
    const given = entry.sources.get(index);
    const source = given && m.index.sourceIndex(given.kind);
    if (given === undefined || source === undefined) return UNKNOWN;
    const full = m.index.sourceMask(source);
    const mask = given.isText ? full & ~m.index.structureMask : full;
    if (mask === 0) return UNKNOWN;
    const origin = m.origins.source(`entry:${unit.id}:${index}`, {
      source,
      mask,
      module: unit.module.index,
      node: parameter.node,
      note: given.note,
    });
    const trace = step(undefined, unit.module.index, parameter.node, given.note);
    const types = m.parameterTypes(unit, index);
    return { ...symbolicValue({ origin, mask, trace }), types };
  });
  applySummary(m, frame, summary, { parameters, captures: undefined }, { node: unit.node, receiverName: '' });
}

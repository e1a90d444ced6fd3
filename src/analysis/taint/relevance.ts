/**
 * Which units have to be interpreted for their own sake.
 *
 * Within functions ('function'), those around the places that a user's rules matched: data meets a sink nowhere else.
 *
 * Through the whole program, all of them. A filter by names (who mentions a source, who mentions whom) was tried: it took
 * as long as the interpretation that it saved, and it lost flows whose way names do not show. Functions that nothing
 * calls and that touch nothing are short, and so is their interpretation.
 */
import { NONE } from '../syntax/tree.js';
import type { FunctionUnit, ModuleInfo } from './program-units.js';
import type { Program } from './program.js';
import type { Place, TaintSpec } from './spec.js';

export class Relevance {
  readonly #isWhole: boolean;
  readonly #sources = new Set<FunctionUnit>();
  readonly #sinks = new Set<FunctionUnit>();

  constructor(program: Program, spec: TaintSpec) {
    this.#isWhole = spec.scope === 'program';
    for (const module of program.modules) {
      const places = spec.places?.(module.path);
      for (const place of places?.sources ?? []) mark(this.#sources, module, place);
      for (const place of places?.sinks ?? []) mark(this.#sinks, module, place);
    }
  }

  isRelevant(unit: FunctionUnit): boolean {
    return this.#isWhole || (this.#sources.has(unit) && this.#sinks.has(unit));
  }
}

/** Marks the units whose text has a part in common with the place; a module's body always. */
function mark(units: Set<FunctionUnit>, module: ModuleInfo, place: Place): void {
  const { tree } = module.semantics;
  units.add(module.body);
  for (const unit of module.units.values())
    if (unit.node !== NONE && tree.start[unit.node]! < place.end && tree.end[unit.node]! > place.start)
      units.add(unit);
}

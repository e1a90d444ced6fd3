/**
 * What a run may take, counted in steps, so that every machine gives the same result, and what was left out because of it.
 * A step is an expression or statement that is evaluated, or a part of a callee's summary that a call takes over.
 */
import type { ModuleInfo, FunctionUnit } from './program-units.js';
import type { TaintLimits } from './spec.js';

export class Budget {
  /** By path of the module. */
  readonly gaps = new Map<string, Set<string>>();
  steps = 0;
  readonly #unitSteps = new Map<number, number>();

  constructor(private readonly limits: TaintLimits) {}

  /** Counts steps of a unit; false when its budget or the run's is used up, which is a gap. */
  spend(unit: FunctionUnit, steps: number): boolean {
    this.steps += steps;
    const used = (this.#unitSteps.get(unit.id) ?? 0) + steps;
    this.#unitSteps.set(unit.id, used);
    if (used > this.limits.stepsPerFunction) {
      this.gap(unit.module, `following values through \`${unit.name || 'the module'}\` took too many steps`);
      return false;
    }
    if (this.steps > this.limits.stepsTotal) {
      this.gap(unit.module, 'the step limit of the whole run was met');
      return false;
    }
    return true;
  }

  gap(module: ModuleInfo, detail: string): void {
    let known = this.gaps.get(module.path);
    if (known === undefined) this.gaps.set(module.path, (known = new Set()));
    known.add(detail);
  }

  /** The units are interpreted anew, each with its own budget. */
  renew(units: Iterable<FunctionUnit>): void {
    for (const { id } of units) this.#unitSteps.delete(id);
  }
}

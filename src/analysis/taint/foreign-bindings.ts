/**
 * Variables that a function has from outside.
 *
 *     def outer():
 *         total = 0
 *         def add(n):
 *             nonlocal total      foreign to `add`, which writes it
 *             total += n
 */
import type { Binding } from '../semantics/index.js';
import type { Origin, OriginTable } from './labels.js';
import { bindingKey, type FunctionUnit, type ModuleInfo } from './program-units.js';

export class ForeignBindings {
  readonly #captures = new Map<string, Binding>();
  readonly #written = new Map<number, readonly Binding[]>();

  constructor(private readonly origins: OriginTable) {}

  /** What the variable of an enclosing function stands for while the inner one is interpreted. */
  captured(module: ModuleInfo, binding: Binding): Origin {
    const key = bindingKey(module, binding);
    this.#captures.set(key, binding);
    return this.origins.capture(key);
  }

  /** The variable of a key that has been captured. */
  byKey(key: string): Binding | undefined {
    return this.#captures.get(key);
  }

  /** Variables that the unit declares `global` or `nonlocal`. */
  written(unit: FunctionUnit): readonly Binding[] {
    const known = this.#written.get(unit.id);
    if (known !== undefined) return known;
    const scope = unit.module.semantics.scopeOf(unit.body);
    const found: Binding[] = [];
    for (const name of scope.globals) {
      const binding = unit.module.semantics.moduleScope.bindings.get(name);
      if (binding !== undefined) found.push(binding);
    }
    for (const name of scope.nonlocals)
      for (let outer = scope.parent; outer !== undefined; outer = outer.parent) {
        const binding = outer.kind === 'class' ? undefined : outer.bindings.get(name);
        if (binding === undefined) continue;
        found.push(binding);
        this.captured(unit.module, binding);
        break;
      }
    this.#written.set(unit.id, found);
    return found;
  }
}

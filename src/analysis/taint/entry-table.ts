/** Which functions a framework calls, and with what: found out once for each function, class and module. */
import { entryModelsOf, entryOf, entryPoint, selfModel } from './entries.js';
import type { Callable } from './callables.js';
import type { EntryPoint, Machine, SelfModel } from './machine.js';
import type { EntryModel } from './models.js';
import type { ClassInfo, FunctionUnit, ModuleInfo } from './program-units.js';

/** Inner functions of one place that are registered, each with captures of its own. */
const CLOSURE_LIMIT = 8;

export class EntryTable {
  readonly #entries = new Map<number, EntryPoint | undefined>();
  readonly #models = new Map<ModuleInfo, readonly EntryModel[]>();
  readonly #selves = new Map<ClassInfo, SelfModel>();
  readonly #registered = new Set<number>();
  readonly #closures = new Map<number, Callable[]>();

  constructor(private readonly m: Machine) {}

  /** Models of the frameworks that the module uses. */
  models(module: ModuleInfo): readonly EntryModel[] {
    let models = this.#models.get(module);
    if (models === undefined)
      this.#models.set(module, (models = entryModelsOf(this.m.index.entries, module)));
    return models;
  }

  /** What is known of a function that a framework calls; undefined of any other. */
  entry(unit: FunctionUnit): EntryPoint | undefined {
    if (!this.#entries.has(unit.id)) this.#entries.set(unit.id, entryOf(this.m, unit));
    return this.#entries.get(unit.id);
  }

  /** What frameworks put into `self` of the class. */
  selfOf(info: ClassInfo): SelfModel {
    let found = this.#selves.get(info);
    if (found === undefined) this.#selves.set(info, (found = selfModel(this.m, info)));
    return found;
  }

  /** What was registered of an inner function, with what it has captured. */
  closures(unit: FunctionUnit): readonly Callable[] {
    return this.#closures.get(unit.id) ?? [];
  }

  /**
   * A call has made the function a handler; the first one counts, but for what an inner function has captured. Whether
   * that is new.
   */
  register(callable: Extract<Callable, { kind: 'function' }>, model: EntryModel, route: string): boolean {
    const { unit } = callable;
    if (callable.captures !== undefined) {
      const known = this.#closures.get(unit.id) ?? [];
      if (known.length < CLOSURE_LIMIT) this.#closures.set(unit.id, [...known, callable]);
    }
    if (this.#registered.has(unit.id)) return false;
    this.#registered.add(unit.id);
    this.#entries.set(unit.id, entryPoint(this.m, model, unit, route));
    return true;
  }
}

/** Values of names that stand still: dotted names, functions with their decorators, classes, defaults. */
import { K } from '../syntax/kinds.js';
import { NONE, childOf, textOf, type Node } from '../syntax/tree.js';
import { positionalArguments, type Callable } from './callables.js';
import type { FrameOpener } from './global-table.js';
import type { HeapObject } from './heap.js';
import type { Frame } from './machine.js';
import { externalValue } from './names.js';
import type { ClassInfo, FunctionUnit, ModuleInfo } from './program-units.js';
import { persistent } from './summaries.js';
import { NOTHING, UNKNOWN, callableValue, type Ref, type Value, revised } from './values.js';

export class NameTable {
  readonly #functionValues = new Map<number, Value>();
  readonly #classValues = new Map<ClassInfo, Value>();
  readonly #moduleValues = new Map<number, Value>();
  readonly #externals = new Map<string, Value>();
  readonly #detached = new Map<string, Value>();

  constructor(
    private readonly m: FrameOpener,
    private readonly globals: Map<Ref, HeapObject>,
  ) {}

  /** Forgets what was computed from tables that have grown. */
  clear(): void {
    this.#detached.clear();
  }

  dotted(module: ModuleInfo, name: string): Value {
    const { m } = this;
    if (!m.isOff('imports')) {
      const found = this.#programThing(module.path, name);
      if (found !== undefined && !this.#isModelled(module.path, name, found)) return found;
    }
    let value = this.#externals.get(name);
    if (value === undefined) {
      const canonical = m.index.canonical(name);
      const names = canonical === name ? [name] : [canonical, name];
      value = externalValue(m, callableValue({ kind: 'external', names, self: undefined }), names);
      this.#externals.set(name, value);
    }
    return value;
  }

  /**
   * Whether the program is the library itself, and the models say what its function does: `flask.redirect` in Flask's own
   * repository. A module of the program that is only called like a library is no package of that name.
   */
  #isModelled(importing: string, name: string, found: Value): boolean {
    const { index, program } = this.m;
    if (found.callables.length === 0 || found.callables.some(({ kind }) => kind !== 'function')) return false;
    const { sinks, sanitizers, propagators, guards } = index.about([name]);
    if (sinks.length + sanitizers.length + propagators.length + guards.length === 0) return false;
    const path = program.resolve(importing, name)?.module.path ?? '';
    return path
      .split('/')
      .slice(0, -1)
      .includes(name.slice(0, name.indexOf('.')));
  }

  programName(name: string): Value | undefined {
    const { m } = this;
    return m.isOff('imports') ? undefined : this.#programThing('', name);
  }

  #programThing(importing: string, name: string): Value | undefined {
    const { m } = this;
    const target = m.program.named(importing, name);
    if (target === undefined) return undefined;
    const [first, ...rest] = target.rest;
    if (first === undefined) return this.#moduleValue(target.module);
    if (rest.length > 0 || this.#importDepth > 12) return undefined;
    this.#importDepth++;
    const found = m.moduleAttribute(target.module, first);
    this.#importDepth--;
    return found;
  }

  #importDepth = 0;

  #moduleValue(module: ModuleInfo): Value {
    let value = this.#moduleValues.get(module.index);
    if (value === undefined)
      this.#moduleValues.set(module.index, (value = callableValue({ kind: 'module', info: module })));
    return value;
  }

  functionValue(unit: FunctionUnit, self?: Value): Value {
    const plain = this.#decorated(unit);
    if (self === undefined) return plain;
    return revised(plain, {
      callables: plain.callables.map((callable) =>
        callable.kind === 'function' ? { ...callable, self } : callable,
      ),
    });
  }

  /** A function with its decorators of the program applied; a library's decorators leave it as it is. */
  #decorated(unit: FunctionUnit): Value {
    const { m } = this;
    const known = this.#functionValues.get(unit.id);
    if (known !== undefined) return known;
    const plain = callableValue({ kind: 'function', unit, self: undefined, captures: undefined });
    this.#functionValues.set(unit.id, plain);
    if (unit.decorators.length === 0 || m.isOff('callables')) return plain;
    let value = plain;
    for (const node of [...unit.decorators].reverse()) {
      const decorator = this.detached(unit.module, node);
      const own = decorator.callables.filter(
        (callable) => callable.kind === 'function' || callable.kind === 'class',
      );
      if (own.length === 0) continue;
      const frame = this.#scratch(unit.module);
      const result = m.call(frame, revised(decorator, { callables: own }), positionalArguments([value]), {
        node,
        receiverName: '',
      });
      this.#keepObjects(frame);
      const callables = result.callables.filter((callable) => callable.kind !== 'module');
      if (callables.length > 0) value = revised(NOTHING, { callables });
    }
    if (unit.hasDecorator('singledispatch') || unit.hasDecorator('singledispatchmethod'))
      value = revised(NOTHING, { callables: [...value.callables, ...this.#overloads(unit)] });
    this.#functionValues.set(unit.id, value);
    return value;
  }

  /** Functions that are registered for other types of the first argument: `@show.register`. */
  #overloads({ module, shortName, parent }: FunctionUnit): Callable[] {
    const { tree } = module.semantics;
    const registered = [...module.units.values()].filter(
      (unit) =>
        unit.parent === parent &&
        unit.decorators.some((node) => {
          const fn = tree.kind[node] === K.call ? childOf(tree, node, 'function') : node;
          return fn !== NONE && textOf(tree, fn) === `${shortName}.register`;
        }),
    );
    // What is registered for numbers is never given a text.
    const isForText = ({ parameters: [first] }: FunctionUnit): boolean => {
      const types =
        first === undefined || first.annotation === NONE
          ? []
          : this.m.annotationTypes(module, first.annotation);
      return types.length === 0 || !types.every((type) => this.m.isHarmless(type));
    };
    return registered
      .filter(isForText)
      .map((unit) => ({ kind: 'function', unit, self: undefined, captures: undefined }));
  }

  classValue(info: ClassInfo): Value {
    let value = this.#classValues.get(info);
    if (value === undefined) this.#classValues.set(info, (value = callableValue({ kind: 'class', info })));
    return value;
  }

  #scratch(module: ModuleInfo): Frame {
    const { m } = this;
    return m.openUnit(module.body, new Map());
  }

  /** What a name that stands still refers to lives on. */
  #keepObjects(frame: Frame): void {
    for (const [ref, object] of frame.state.heap)
      if (ref >= 0 && !this.globals.has(ref)) this.globals.set(ref, object);
  }

  detached(module: ModuleInfo, node: Node): Value {
    const { m } = this;
    const key = `${module.index}:${node}`;
    const known = this.#detached.get(key);
    if (known !== undefined) return known;
    this.#detached.set(key, UNKNOWN);
    // Names of the module are read as a function would read them.
    const unit = this.#unitAround(module, node);
    const frame = m.openUnit(unit, new Map());
    const value = m.evaluate(frame, node);
    this.#keepObjects(frame);
    const kept = value.taint.length === 0 ? value : persistent(frame.state, value);
    if (m.isOpen(module)) this.#detached.delete(key);
    else this.#detached.set(key, kept);
    return kept;
  }

  /** Any unit of the module that is not its body, so that module names are globals. */
  #unitAround(module: ModuleInfo, node: Node): FunctionUnit {
    let best: FunctionUnit | undefined;
    for (let up = node; up !== NONE; up = module.semantics.tree.parent[up]!) {
      best = module.units.get(up);
      if (best !== undefined) break;
      // A decorator stands beside its function.
      if (module.semantics.tree.kind[up] === K.decorated_definition) {
        best = module.units.get(childOf(module.semantics.tree, up, 'definition'));
        if (best !== undefined) break;
      }
    }
    return best ?? module.body;
  }
}

/**
 * What outlives a function: variables and objects of modules, attributes of classes, fields of instances. Filled by
 * interpreting module and class bodies, and by what functions store; readers look again when
 * something grows (see dependents.ts).
 */
import { NONE } from '../syntax/tree.js';
import type { Dependents } from './dependents.js';
import { ANY, joinObjects, newObject, type HeapObject, revisedObject } from './heap.js';
import type { Context, Frame, Machine } from './machine.js';
import { sameTaint } from './labels.js';
import { staticValue } from './names.js';
import type { ClassInfo, FunctionUnit, ModuleInfo } from './program-units.js';
import { interpret } from './summaries.js';
import { NOTHING, UNKNOWN, join, sameValue, type Ref, type Value, revised } from './values.js';

/** A machine that opens frames. */
export interface FrameOpener extends Machine {
  openUnit(unit: FunctionUnit, context: Context): Frame;
  readonly dependents: Dependents;
  /** Whether the module's body is being interpreted, so that its variables are not all known yet. */
  isOpen(module: ModuleInfo): boolean;
}

export class GlobalTable {
  /** Objects of modules and classes. */
  readonly heap = new Map<Ref, HeapObject>();
  readonly #carried = new Map<string, Value>();
  /** Object -> variables through which it is reached. */
  readonly #holders = new Map<Ref, Set<string>>();
  readonly #globalEnv = new Map<number, Map<number, Value> | 'open'>();
  readonly #open = new Map<number, Frame>();
  readonly #classEnv = new Map<ClassInfo, Map<string, Value> | 'open'>();
  readonly #fields = new Map<ClassInfo, Map<string, Value>>();

  constructor(private readonly m: FrameOpener) {}

  moduleAttribute(module: ModuleInfo, name: string): Value | undefined {
    const { m } = this;
    const binding = module.semantics.moduleScope.bindings.get(name);
    if (binding === undefined) {
      for (const star of module.semantics.moduleScope.starImports) {
        const target = m.program.resolve(module.path, star.module);
        if (target?.rest.length !== 0 || target.module === module) continue;
        if (this.#starDepth > 6) continue;
        this.#starDepth++;
        const found = this.moduleAttribute(target.module, name);
        this.#starDepth--;
        if (found !== undefined) return found;
      }
      return undefined;
    }
    const fixed = staticValue(m, module.body, binding);
    if (fixed !== undefined) return fixed;
    if (m.isOff('globals')) return UNKNOWN;
    m.dependents.reads(variableCell(module, binding.index));
    const open = this.#open.get(module.index)?.state.env.get(binding.index);
    // A decorator is applied while its module is being imported: what stands above it is known.
    if (open !== undefined) return revised(open, { refs: [], constants: undefined });
    return this.#environmentOf(module).get(binding.index) ?? UNKNOWN;
  }

  #starDepth = 0;

  #environmentOf(module: ModuleInfo): Map<number, Value> {
    const { m } = this;
    const known = this.#globalEnv.get(module.index);
    if (known === 'open') return new Map();
    if (known !== undefined) return known;
    this.#globalEnv.set(module.index, 'open');
    const frame = m.openUnit(module.body, new Map());
    this.#open.set(module.index, frame);
    interpret(m, frame);
    this.#open.delete(module.index);
    const state = frame.exit ?? frame.state;
    const env = new Map<number, Value>();
    for (const [index, value] of state.env) env.set(index, value);
    for (const [ref, object] of state.heap) if (ref >= 0 && !this.heap.has(ref)) this.heap.set(ref, object);
    this.#globalEnv.set(module.index, env);
    for (const [index, value] of env) this.#hold(variableCell(module, index), value);
    return env;
  }

  isOpen(module: ModuleInfo): boolean {
    return this.#open.has(module.index);
  }

  /** Interprets a module's body, for what happens in it. */
  runModule(module: ModuleInfo): void {
    this.#environmentOf(module);
  }

  /** Remembers who has to look again when an object within the value grows. */
  #hold(cell: string, value: Value): void {
    const open = [...value.refs];
    const seen = new Set<Ref>();
    for (let ref = open.pop(); ref !== undefined && seen.size < 64; ref = open.pop()) {
      if (seen.has(ref)) continue;
      seen.add(ref);
      const holders = this.#holders.get(ref);
      if (holders === undefined) this.#holders.set(ref, new Set([cell]));
      else holders.add(cell);
      const object = this.heap.get(ref);
      for (const field of object === undefined ? [] : [...object.fields.values(), object.rest])
        open.push(...field.refs);
    }
  }

  recordGlobal(module: ModuleInfo, binding: number, value: Value): void {
    const open = this.#open.get(module.index)?.state.env;
    const env = open ?? this.#environmentOf(module);
    const before = env.get(binding);
    const after = before === undefined ? value : join(before, value);
    if (before !== undefined && sameValue(before, after)) return;
    env.set(binding, after);
    if (hasGrown(before ?? NOTHING, after)) this.m.dependents.grown(variableCell(module, binding));
  }

  carried(carrier: string, key: string): Value | undefined {
    this.m.dependents.reads(`${carrier} ${key}`);
    return this.#carried.get(`${carrier} ${key}`);
  }

  recordCarried(carrier: string, key: string, value: Value): void {
    const cell = `${carrier} ${key}`;
    const before = this.#carried.get(cell);
    const after = before === undefined ? value : join(before, value);
    if (before !== undefined && sameValue(before, after)) return;
    this.#carried.set(cell, after);
    if (hasGrown(before ?? NOTHING, after)) this.m.dependents.grown(cell);
  }

  recordGlobalObject(ref: Ref, key: string, value: Value): void {
    const object = this.heap.get(ref);
    if (object === undefined) return;
    // `queue = []`: filled elsewhere, it is not empty any more.
    const isOpened = isEmptyContainer(object) || (key === ANY && object.length !== undefined);
    if (value.taint.length === 0 && value.callables.length === 0 && !isOpened) return;
    const added =
      key === ANY
        ? revisedObject(newObject(object.kind), { rest: value })
        : revisedObject(newObject(object.kind), { fields: new Map([[key, value]]) });
    const joined = joinObjects(
      object,
      revisedObject(added, { length: isOpened ? undefined : object.length, unique: object.unique }),
      ref,
      () => NOTHING,
    );
    if (joined === object) return;
    const grown =
      key === ANY
        ? !sameValue(object.rest, joined.rest)
        : !sameValue(object.fields.get(key) ?? NOTHING, joined.fields.get(key)!);
    this.heap.set(ref, joined);
    if (grown || isOpened) for (const cell of this.#holders.get(ref) ?? []) this.m.dependents.grown(cell);
  }

  classAttribute(info: ClassInfo, name: string): Value | undefined {
    const { m } = this;
    for (const ref of m.program.mro(info)) {
      if (ref.kind !== 'program') continue;
      const attribute = ref.info.attributes.get(name);
      if (attribute === undefined) continue;
      const env = this.#classEnvironment(ref.info);
      const value = env.get(name) ?? UNKNOWN;
      if (value.types.length > 0 || attribute.annotation === NONE) return value;
      const types = m.annotationTypes(ref.info.module, attribute.annotation);
      return types.length === 0 ? value : revised(value, { types });
    }
    return undefined;
  }

  #classEnvironment(info: ClassInfo): Map<string, Value> {
    const { m } = this;
    const known = this.#classEnv.get(info);
    if (known === 'open') return new Map();
    if (known !== undefined) return known;
    this.#classEnv.set(info, 'open');
    const frame = m.openUnit(info.body, new Map());
    interpret(m, frame);
    const state = frame.exit ?? frame.state;
    const env = new Map<string, Value>();
    const scope = info.module.semantics.scopeOf(info.body.body);
    for (const binding of scope.bindings.values()) {
      const value = state.env.get(binding.index);
      if (value !== undefined) env.set(binding.name, value);
    }
    for (const [ref, object] of state.heap) if (ref >= 0 && !this.heap.has(ref)) this.heap.set(ref, object);
    this.#classEnv.set(info, env);
    return env;
  }

  runClass(info: ClassInfo): void {
    this.#classEnvironment(info);
  }

  instanceField(info: ClassInfo, name: string): Value | undefined {
    const { m } = this;
    let found: Value | undefined;
    m.dependents.reads(fieldCell(info, name));
    for (const ref of m.program.mro(info)) {
      const value = ref.kind === 'program' ? this.#fields.get(ref.info)?.get(name) : undefined;
      if (value !== undefined) found = found === undefined ? value : join(found, value);
    }
    return found;
  }

  recordField(info: ClassInfo, name: string, value: Value): void {
    const { m } = this;
    if (m.isOff('fields')) return;
    if (value.taint.length === 0 && value.types.length === 0 && value.callables.length === 0) return;
    let fields = this.#fields.get(info);
    if (fields === undefined) this.#fields.set(info, (fields = new Map()));
    const kept = revised(value, { constants: undefined, prefix: '' });
    const before = fields.get(name);
    const after = before === undefined ? kept : join(before, kept);
    if (before !== undefined && sameValue(before, after)) return;
    fields.set(name, after);
    if (hasGrown(before ?? NOTHING, after)) m.dependents.grown(fieldCell(info, name));
  }
}

const isEmptyContainer = ({ kind, fields, rest, length }: HeapObject): boolean =>
  rest === NOTHING && (kind === 'sequence' ? length === 0 : kind === 'mapping' && fields.size === 0);

const variableCell = (module: ModuleInfo, binding: number): string => `${module.index}:${binding}`;
const fieldCell = (info: ClassInfo, name: string): string => `${info.qualified}.${name}`;

/** Whether a reader may find a flow or a function that it has not seen. */
const hasGrown = (before: Value, after: Value): boolean =>
  after.callables.length > before.callables.length ||
  after.types.length > before.types.length ||
  !sameTaint(before.taint, after.taint);

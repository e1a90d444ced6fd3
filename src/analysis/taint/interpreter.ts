/** The machine: budgets, tables of what is known program-wide, and the parts of the interpreter wired together. */
import type { Binding } from '../semantics/index.js';
import { K } from '../syntax/kinds.js';
import { NONE, childOf, namedChildren, textOf, type Node } from '../syntax/tree.js';
import { assignTo, storeAttribute, storeSubscript } from './assignments.js';
import { positionalArguments, type Arguments, type Callable } from './callables.js';
import { callValue } from './calls.js';
import { allHold, importsAny, type CallFacts } from './call-conditions.js';
import { contextKey } from './binding.js';
import { evaluateCondition } from './conditions.js';
import { entryOf, entryPoint } from './entries.js';
import { evaluateExpression } from './expressions.js';
import { callExternal } from './external-calls.js';
import { callFunction, construct } from './functions.js';
import { ANY, joinObjects, newObject, symbolicValue, type HeapObject } from './heap.js';
import {
  OriginTable,
  joinTaint,
  joinTraces,
  step,
  withStep,
  withoutDangers,
  type Label,
  type Origin,
  type Taint,
} from './labels.js';
import type { CallSite, Context, EntryPoint, Frame, Machine, SinkHit, Summary } from './machine.js';
import { memberOf } from './members.js';
import { ModelIndex, holds, sourcesOf } from './model-index.js';
import type { EntryModel, SourceModel } from './models.js';
import { externalValue, ownerOf, staticValue } from './names.js';
import { PlaceIndex } from './places.js';
import { applyPlaces } from './place-effects.js';
import { bindingKey, type ClassInfo, type FunctionUnit, type ModuleInfo, type Program } from './program.js';
import type { FoundFlow } from './flows.js';
import type { Mechanism, SinkMask, TaintLimits, TaintSpec } from './spec.js';
import { dangerousPart } from './sinks.js';
import { State } from './state.js';
import { executeBlock } from './statements.js';
import { interpret, openFrame, persistent, summaryOf } from './summaries.js';
import {
  NOTHING,
  UNKNOWN,
  callableValue,
  isNothing,
  join,
  nodeSubject,
  originSubject,
  sameValue,
  symbolicRef,
  withTaint,
  type Ref,
  type Value,
} from './values.js';

/** CPython refuses 200 nested brackets; what nests deeper is no Python. */
const EXPRESSION_DEPTH = 210;
/** Interpretations that may be open at once: each is a call that was met before its callee was known. */
const OPEN_LIMIT = 24;

interface Cached {
  summary: Summary;
  /** Still being interpreted: a recursive call uses what is known so far. */
  open: boolean;
  depth: number;
  usedWhileOpen: boolean;
}

export class Interpreter implements Machine {
  readonly origins = new OriginTable();
  readonly index: ModelIndex;
  readonly flows = new Map<string, FoundFlow>();
  readonly gaps = new Map<string, Set<string>>();
  readonly unresolvedCalls = new Set<string>();
  readonly interpreted = new Set<number>();
  steps = 0;
  /** Grows whenever a program-wide table learns something: readers may have to be interpreted again. */
  version = 0;

  readonly #off: ReadonlySet<Mechanism>;
  readonly #summaries = new Map<string, Cached>();
  readonly #contexts = new Map<number, Set<string>>();
  readonly #stack: Cached[] = [];
  readonly #unitSteps = new Map<number, number>();
  readonly #globalHeap = new Map<Ref, HeapObject>();
  readonly #globalEnv = new Map<number, Map<number, Value> | 'open'>();
  readonly #classEnv = new Map<ClassInfo, Map<string, Value> | 'open'>();
  readonly #fields = new Map<ClassInfo, Map<string, Value>>();
  readonly #refs = new Map<string, Ref>();
  readonly #places = new Map<number, PlaceIndex | undefined>();
  readonly #functionValues = new Map<number, Value>();
  readonly #classValues = new Map<ClassInfo, Value>();
  readonly #moduleValues = new Map<number, Value>();
  readonly #externals = new Map<string, Value>();
  readonly #detached = new Map<string, Value>();
  readonly #captures = new Map<string, Binding>();
  readonly #numbers = new Map<Callable, number>();
  readonly #annotations = new Map<string, readonly string[]>();
  readonly #entries = new Map<number, EntryPoint | undefined>();
  readonly #foreign = new Map<number, readonly Binding[]>();

  constructor(
    readonly program: Program,
    spec: TaintSpec,
    readonly limits: TaintLimits,
    off: readonly Mechanism[],
  ) {
    this.index = new ModelIndex(spec);
    this.#off = new Set(off);
  }

  isOff(mechanism: Mechanism): boolean {
    return this.#off.has(mechanism);
  }

  spend(frame: Frame): boolean {
    this.steps++;
    const id = frame.unit.id;
    const used = (this.#unitSteps.get(id) ?? 0) + 1;
    this.#unitSteps.set(id, used);
    if (used > this.limits.stepsPerFunction) {
      this.gap(frame.module, `following values through \`${frame.unit.name || 'the module'}\` took too many steps`);
      return false;
    }
    if (this.steps > this.limits.stepsTotal) {
      this.gap(frame.module, 'the step limit of the whole run was met');
      return false;
    }
    return true;
  }

  gap(module: ModuleInfo, detail: string): void {
    let known = this.gaps.get(module.path);
    if (known === undefined) this.gaps.set(module.path, (known = new Set()));
    known.add(detail);
  }

  unresolved(frame: Frame, node: Node): void {
    this.unresolvedCalls.add(`${frame.module.index}:${node}`);
  }

  // --- evaluation

  evaluate(frame: Frame, node: Node): Value {
    if (node === NONE || !frame.live) return UNKNOWN;
    if (frame.depth > EXPRESSION_DEPTH) {
      this.gap(frame.module, 'an expression is nested too deeply');
      return UNKNOWN;
    }
    if (!this.spend(frame)) return UNKNOWN;
    frame.depth++;
    let value = evaluateExpression(this, frame, node);
    if (frame.places !== undefined) value = applyPlaces(this, frame, node, value);
    frame.depth--;
    if (value.taint.length > 0 && value.subject === 0) {
      const subject = nodeSubject(node);
      frame.state.forget(subject);
      return { ...value, subject };
    }
    return value;
  }

  condition(frame: Frame, node: Node): Value {
    const kind = frame.tree.kind[node];
    // Names, calls and the rest come back here through `evaluate`, which these kinds must not.
    if (kind === K.boolean_operator || kind === K.not_operator || kind === K.comparison_operator) {
      if (frame.depth > EXPRESSION_DEPTH) return UNKNOWN;
      frame.depth++;
      const value = evaluateCondition(this, frame, node);
      frame.depth--;
      return value;
    }
    return evaluateCondition(this, frame, node);
  }

  execute(frame: Frame, block: Node): void {
    executeBlock(this, frame, block);
  }

  assign(frame: Frame, target: Node, value: Value, at: Node): void {
    assignTo(this, frame, target, value, at);
  }

  member(frame: Frame, object: Value, name: string, node: Node, forCall: boolean): Value {
    return memberOf(this, frame, object, name, node, forCall);
  }

  call(frame: Frame, callee: Value, args: Arguments, site: CallSite): Value {
    return callValue(this, frame, callee, args, site);
  }

  callExternal(frame: Frame, names: readonly string[], self: Value | undefined, args: Arguments, site: CallSite): Value {
    return callExternal(this, frame, names, self, args, site);
  }

  callFunction(frame: Frame, callable: Extract<Callable, { kind: 'function' }>, args: Arguments, site: CallSite): Value {
    return callFunction(this, frame, callable, args, site);
  }

  construct(frame: Frame, info: ClassInfo, args: Arguments, site: CallSite): Value {
    return construct(this, frame, info, args, site);
  }

  storeAttribute(frame: Frame, object: Value, name: string, value: Value, target: Node, at: Node): void {
    storeAttribute(this, frame, object, name, value, target, at);
  }

  storeSubscript(frame: Frame, object: Value, key: Value, value: Value, target: Node, at: Node): void {
    storeSubscript(this, frame, object, key, value, target, at);
  }

  // --- summaries

  summarise(unit: FunctionUnit, context: Context): Summary {
    const key = context.size === 0 ? String(unit.id) : `${unit.id}|${contextKey(context, (each) => this.numberOf(each))}`;
    const known = this.#summaries.get(key);
    if (known !== undefined) {
      if (known.open) {
        known.usedWhileOpen = true;
        this.#noteRecursion(known);
      }
      return known.summary;
    }
    if (context.size > 0) {
      const contexts = this.#contexts.get(unit.id) ?? new Set();
      if (contexts.size >= this.limits.contexts) return this.summarise(unit, new Map());
      contexts.add(key);
      this.#contexts.set(unit.id, contexts);
    }
    if (this.#stack.length >= OPEN_LIMIT) {
      this.gap(unit.module, `calls nest too deeply at \`${unit.name}\``);
      return unknownSummary(unit);
    }
    return this.#interpretUnit(unit, context, key);
  }

  readonly #lowest: number[] = [];

  #noteRecursion(target: Cached): void {
    const top = this.#lowest.length - 1;
    if (top >= 0) this.#lowest[top] = Math.min(this.#lowest[top]!, target.depth);
  }

  #interpretUnit(unit: FunctionUnit, context: Context, key: string): Summary {
    this.interpreted.add(unit.id);
    const entry: Cached = {
      summary: { ...unknownSummary(unit), returns: NOTHING },
      open: true,
      depth: this.#stack.length,
      usedWhileOpen: false,
    };
    this.#summaries.set(key, entry);
    this.#stack.push(entry);
    let lowest = entry.depth;
    for (let round = 0; ; round++) {
      entry.usedWhileOpen = false;
      this.#lowest.push(entry.depth);
      const before = new Set(this.#summaries.keys());
      const frame = openFrame(this, unit, context, this.#placesOf(unit.module), this.#globalHeap);
      interpret(this, frame);
      const summary = summaryOf(this, frame);
      lowest = Math.min(lowest, this.#lowest.pop()!);
      const changed = !sameSummary(entry.summary, summary);
      entry.summary = summary;
      if (!entry.usedWhileOpen || !changed) break;
      if (round + 1 >= this.limits.rounds) {
        this.gap(unit.module, `the recursion of \`${unit.name}\` was cut off`);
        break;
      }
      // What was interpreted meanwhile relied on the old summary.
      for (const other of this.#summaries.keys())
        if (!before.has(other)) {
          this.#summaries.delete(other);
        }
    }
    entry.open = false;
    this.#stack.pop();
    if (lowest < entry.depth) {
      // Part of a group whose head is still open: interpreted again with the head's final summary.
      const top = this.#lowest.length - 1;
      if (top >= 0) this.#lowest[top] = Math.min(this.#lowest[top]!, lowest);
    }
    return entry.summary;
  }

  /** Forgets summaries, for another round with what program-wide tables have learnt. */
  forgetSummaries(): void {
    this.#summaries.clear();
    this.#contexts.clear();
    this.#unitSteps.clear();
    this.#detached.clear();
  }

  #placesOf(module: ModuleInfo): PlaceIndex | undefined {
    if (!this.#places.has(module.index)) {
      const places = this.index.spec.places?.(module.path);
      this.#places.set(module.index, places && new PlaceIndex(module.semantics.tree, places));
    }
    return this.#places.get(module.index);
  }

  // --- objects

  allocate(frame: Frame, node: Node, object: HeapObject, variant = 0): Ref {
    const ref = this.#refNumber(`${frame.module.index}:${node}:${variant}`);
    const { state } = frame;
    if (this.isOff('aliases')) {
      state.heap.set(ref, { ...object, unique: false });
      return ref;
    }
    const old = state.heap.get(ref);
    if (old !== undefined && frame.loops.length > 0) retire(state, ref, this.#refNumber(`${ref}:old`), old);
    state.heap.set(ref, object);
    return ref;
  }

  innerRef(frame: Frame, node: Node, inner: Ref): Ref {
    const key = `${inner}@${frame.module.index}:${node}`;
    // Recursive calls would make ever new objects.
    const nesting = this.#nesting.get(inner) ?? 0;
    if (nesting >= 4) return inner;
    const ref = this.#refNumber(key);
    this.#nesting.set(ref, nesting + 1);
    return ref;
  }

  readonly #nesting = new Map<Ref, number>();

  #refNumber(key: string): Ref {
    let ref = this.#refs.get(key);
    if (ref === undefined) this.#refs.set(key, (ref = this.#refs.size));
    return ref;
  }

  // --- program-wide tables

  moduleAttribute(module: ModuleInfo, name: string): Value | undefined {
    const binding = module.semantics.moduleScope.bindings.get(name);
    if (binding === undefined) {
      for (const star of module.semantics.moduleScope.starImports) {
        const target = this.program.resolve(module.path, star.module);
        if (target?.rest.length !== 0 || target.module === module) continue;
        if (this.#starDepth > 6) continue;
        this.#starDepth++;
        const found = this.moduleAttribute(target.module, name);
        this.#starDepth--;
        if (found !== undefined) return found;
      }
      return undefined;
    }
    const fixed = staticValue(this, module.body, binding);
    if (fixed !== undefined) return fixed;
    if (this.isOff('globals')) return UNKNOWN;
    return this.#environmentOf(module).get(binding.index) ?? UNKNOWN;
  }

  #starDepth = 0;

  #environmentOf(module: ModuleInfo): Map<number, Value> {
    const known = this.#globalEnv.get(module.index);
    if (known === 'open') return new Map();
    if (known !== undefined) return known;
    this.#globalEnv.set(module.index, 'open');
    const frame = openFrame(this, module.body, new Map(), this.#placesOf(module), this.#globalHeap);
    this.interpreted.add(module.body.id);
    interpret(this, frame);
    const state = frame.exit ?? frame.state;
    const env = new Map<number, Value>();
    for (const [index, value] of state.env) env.set(index, value);
    for (const [ref, object] of state.heap) if (ref >= 0 && !this.#globalHeap.has(ref)) this.#globalHeap.set(ref, object);
    this.#globalEnv.set(module.index, env);
    return env;
  }

  /** Interprets a module's body, for what happens in it. */
  runModule(module: ModuleInfo): void {
    this.#environmentOf(module);
  }

  recordGlobal(module: ModuleInfo, binding: number, value: Value): void {
    const env = this.#globalEnv.get(module.index);
    if (env === undefined || env === 'open') return;
    const before = env.get(binding);
    const after = before === undefined ? value : join(before, value);
    if (before !== undefined && sameValue(before, after)) return;
    env.set(binding, after);
    if (value.taint.length > 0 || value.types.length > 0) this.version++;
  }

  recordGlobalObject(ref: Ref, key: string, value: Value): void {
    if (value.taint.length === 0) return;
    const object = this.#globalHeap.get(ref);
    if (object === undefined) return;
    const added =
      key === ANY
        ? { ...newObject(object.kind), rest: value }
        : { ...newObject(object.kind), fields: new Map([[key, value]]) };
    const joined = joinObjects(object, { ...added, length: object.length, unique: object.unique }, ref, () => NOTHING);
    if (joined === object) return;
    const grown = key === ANY ? !sameValue(object.rest, joined.rest) : !sameValue(object.fields.get(key) ?? NOTHING, joined.fields.get(key)!);
    this.#globalHeap.set(ref, joined);
    if (grown) this.version++;
  }

  classAttribute(info: ClassInfo, name: string): Value | undefined {
    for (const ref of this.program.mro(info)) {
      if (ref.kind !== 'program') continue;
      const attribute = ref.info.attributes.get(name);
      if (attribute === undefined) continue;
      const env = this.#classEnvironment(ref.info);
      const value = env.get(name) ?? UNKNOWN;
      if (value.types.length > 0 || attribute.annotation === NONE) return value;
      const types = this.annotationTypes(ref.info.module, attribute.annotation);
      return types.length === 0 ? value : { ...value, types };
    }
    return undefined;
  }

  #classEnvironment(info: ClassInfo): Map<string, Value> {
    const known = this.#classEnv.get(info);
    if (known === 'open') return new Map();
    if (known !== undefined) return known;
    this.#classEnv.set(info, 'open');
    const frame = openFrame(this, info.body, new Map(), this.#placesOf(info.module), this.#globalHeap);
    interpret(this, frame);
    const state = frame.exit ?? frame.state;
    const env = new Map<string, Value>();
    const scope = info.module.semantics.scopeOf(info.body.body);
    for (const binding of scope.bindings.values()) {
      const value = state.env.get(binding.index);
      if (value !== undefined) env.set(binding.name, value);
    }
    for (const [ref, object] of state.heap) if (ref >= 0 && !this.#globalHeap.has(ref)) this.#globalHeap.set(ref, object);
    this.#classEnv.set(info, env);
    return env;
  }

  runClass(info: ClassInfo): void {
    this.#classEnvironment(info);
  }

  instanceField(info: ClassInfo, name: string): Value | undefined {
    let found: Value | undefined;
    for (const ref of this.program.mro(info)) {
      const value = ref.kind === 'program' ? this.#fields.get(ref.info)?.get(name) : undefined;
      if (value !== undefined) found = found === undefined ? value : join(found, value);
    }
    return found;
  }

  recordField(info: ClassInfo, name: string, value: Value): void {
    if (this.isOff('fields')) return;
    if (value.taint.length === 0 && value.types.length === 0 && value.callables.length === 0) return;
    let fields = this.#fields.get(info);
    if (fields === undefined) this.#fields.set(info, (fields = new Map()));
    const kept = { ...value, constants: undefined, prefix: '' };
    const before = fields.get(name);
    const after = before === undefined ? kept : join(before, kept);
    if (before !== undefined && sameValue(before, after)) return;
    fields.set(name, after);
    this.version++;
  }

  // --- names

  dotted(module: ModuleInfo, name: string): Value {
    if (!this.isOff('imports')) {
      const found = this.#programThing(module.path, name);
      if (found !== undefined) return found;
    }
    let value = this.#externals.get(name);
    if (value === undefined) {
      const canonical = this.index.canonical(name);
      const names = canonical === name ? [name] : [canonical, name];
      value = externalValue(this, callableValue({ kind: 'external', names, self: undefined }), names);
      this.#externals.set(name, value);
    }
    return value;
  }

  programName(name: string): Value | undefined {
    return this.isOff('imports') ? undefined : this.#programThing('', name);
  }

  #programThing(importing: string, name: string): Value | undefined {
    const target = this.program.resolve(importing, name);
    if (target === undefined) return undefined;
    const [first, ...rest] = target.rest;
    if (first === undefined) return this.#moduleValue(target.module);
    if (rest.length > 0 || this.#importDepth > 12) return undefined;
    this.#importDepth++;
    const found = this.moduleAttribute(target.module, first);
    this.#importDepth--;
    return found;
  }

  #importDepth = 0;

  #moduleValue(module: ModuleInfo): Value {
    let value = this.#moduleValues.get(module.index);
    if (value === undefined) this.#moduleValues.set(module.index, (value = callableValue({ kind: 'module', info: module })));
    return value;
  }

  functionValue(unit: FunctionUnit, self?: Value): Value {
    const plain = this.#decorated(unit);
    if (self === undefined) return plain;
    return {
      ...plain,
      callables: plain.callables.map((callable) => (callable.kind === 'function' ? { ...callable, self } : callable)),
    };
  }

  /** A function with its decorators of the program applied; a library's decorators leave it as it is. */
  #decorated(unit: FunctionUnit): Value {
    const known = this.#functionValues.get(unit.id);
    if (known !== undefined) return known;
    const plain = callableValue({ kind: 'function', unit, self: undefined, captures: undefined });
    this.#functionValues.set(unit.id, plain);
    if (unit.decorators.length === 0 || this.isOff('callables')) return plain;
    let value = plain;
    for (const node of [...unit.decorators].reverse()) {
      const decorator = this.detached(unit.module, node);
      const own = decorator.callables.filter((callable) => callable.kind === 'function' || callable.kind === 'class');
      if (own.length === 0) continue;
      const frame = this.#scratch(unit.module);
      const result = this.call(frame, { ...decorator, callables: own }, positionalArguments([value]), { node, receiverName: '' });
      const callables = result.callables.filter((callable) => callable.kind !== 'module');
      if (callables.length > 0) value = { ...NOTHING, callables };
    }
    this.#functionValues.set(unit.id, value);
    return value;
  }

  classValue(info: ClassInfo): Value {
    let value = this.#classValues.get(info);
    if (value === undefined) this.#classValues.set(info, (value = callableValue({ kind: 'class', info })));
    return value;
  }

  #scratch(module: ModuleInfo): Frame {
    return openFrame(this, module.body, new Map(), undefined, this.#globalHeap);
  }

  detached(module: ModuleInfo, node: Node): Value {
    const key = `${module.index}:${node}`;
    const known = this.#detached.get(key);
    if (known !== undefined) return known;
    this.#detached.set(key, UNKNOWN);
    // Names of the module are read as a function would read them.
    const unit = this.#unitAround(module, node);
    const frame = openFrame(this, unit, new Map(), undefined, this.#globalHeap);
    const value = this.evaluate(frame, node);
    for (const [ref, object] of frame.state.heap) if (ref >= 0 && !this.#globalHeap.has(ref)) this.#globalHeap.set(ref, object);
    const kept = value.taint.length === 0 ? value : persistent(frame.state, value);
    this.#detached.set(key, kept);
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

  captureOrigin(module: ModuleInfo, binding: Binding): Origin {
    const key = bindingKey(module, binding);
    this.#captures.set(key, binding);
    return this.origins.capture(key);
  }

  captureBinding(key: string): Binding | undefined {
    return this.#captures.get(key);
  }

  numberOf(callable: Callable): number {
    if (callable.kind === 'function' && callable.self === undefined && callable.captures === undefined)
      return callable.unit.id;
    let number = this.#numbers.get(callable);
    if (number === undefined) this.#numbers.set(callable, (number = 1_000_000 + this.#numbers.size));
    return number;
  }

  foreignBindings(unit: FunctionUnit): readonly Binding[] {
    const known = this.#foreign.get(unit.id);
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
        this.captureOrigin(unit.module, binding);
        break;
      }
    this.#foreign.set(unit.id, found);
    return found;
  }

  // --- types

  annotationTypes(module: ModuleInfo, annotation: Node): readonly string[] {
    if (this.isOff('types')) return [];
    const key = `${module.index}:${annotation}`;
    let types = this.#annotations.get(key);
    if (types === undefined) this.#annotations.set(key, (types = annotationTypes(this.program, module, annotation, 0)));
    return types;
  }

  parameterTypes(unit: FunctionUnit, index: number): readonly string[] {
    const parameter = unit.parameters[index]!;
    const entry = this.entry(unit);
    const given = entry?.parameterTypes.get(index);
    if (given !== undefined && !this.isOff('types')) return [given];
    return parameter.annotation === NONE ? [] : this.annotationTypes(unit.module, parameter.annotation);
  }

  entry(unit: FunctionUnit): EntryPoint | undefined {
    if (!this.#entries.has(unit.id)) this.#entries.set(unit.id, entryOf(this, unit));
    return this.#entries.get(unit.id);
  }

  setEntry(unit: FunctionUnit, model: EntryModel, route: string): void {
    const known = this.#registered.get(unit.id);
    if (known !== undefined) return;
    const entry = entryPoint(this, model, unit, route);
    this.#registered.set(unit.id, entry);
    this.#entries.set(unit.id, entry);
  }

  readonly #registered = new Map<number, EntryPoint>();

  isHarmless(type: string): boolean {
    if (this.index.isHarmlessType(type)) return true;
    const info = this.program.classNamed(type);
    return info !== undefined && this.program.externalBases(info).some((base) => /(^|\.)(Int|Str)?(Enum|Flag)$/.test(base));
  }

  enterType(manager: Value): string | undefined {
    const names = manager.types.flatMap((type) => this.index.typeAndBases(type)).map((type) => `${type}.__enter__`);
    return this.index.about(names).returns;
  }

  // --- sources and sinks

  sourceValue(
    frame: Frame,
    value: Value,
    sources: readonly SourceModel[],
    self: Value | undefined,
    node: Node,
  ): Value {
    void self;
    let result = value;
    for (const model of sources) {
      const source = this.index.sourceIndex(model.kind);
      if (source === undefined) continue;
      const call: CallFacts = { args: positionalArguments([]), self, site: { node, receiverName: '' } };
      if (!allHold(this, frame, call, model.when)) continue;
      const mask = this.index.sourceMask(source) & ~this.index.sinkMask(model.except);
      if (mask === 0) continue;
      const written = textOf(frame.tree, node);
      // `request.args` means the same data wherever it is read; `input()` new data each time.
      const pure = !written.includes('(');
      const key = pure ? `${frame.unit.id}:${written}` : `${frame.module.index}:${node}`;
      const label = this.#label(frame, source, mask, node, key, model.note);
      if (!pure) frame.state.forget(originSubject(label.origin.id));
      const symbolic = symbolicValue(label);
      result = {
        ...result,
        taint: joinTaint(result.taint, symbolic.taint),
        refs: [symbolicRef(label.origin.id)],
        subject: symbolic.subject,
        constants: undefined,
      };
    }
    return result;
  }

  sourceLabel(frame: Frame, source: number, node: Node, key: string, note: string): Label {
    return this.#label(frame, source, this.index.sourceMask(source), node, key, note);
  }

  #label(frame: Frame, source: number, mask: SinkMask, node: Node, key: string, note: string): Label {
    const module = frame.module.index;
    const origin = this.origins.source(key, { source, mask, module, node, note });
    return { origin, mask, trace: step(undefined, module, node, note) };
  }

  reachSink(frame: Frame, taint: Taint, sink: SinkMask, node: Node, note: string): void {
    if (sink === 0 || node === NONE) return;
    this.#reach(frame, joinTaint(taint, frame.state.control), sink, frame.module.index, node, undefined, note);
  }

  reachSinkAt(frame: Frame, taint: Taint, hit: SinkHit): void {
    this.#reach(frame, taint, hit.sink, hit.module, hit.node, hit, hit.note);
  }

  #reach(
    frame: Frame,
    taint: Taint,
    sink: SinkMask,
    module: number,
    node: Node,
    hit: SinkHit | undefined,
    note: string,
  ): void {
    const present = new Set<string>();
    for (const label of taint) {
      if ((label.mask & sink) === 0) continue;
      const { root } = label.origin;
      if (root.kind === 'source') {
        present.add(this.index.spec.sourceKinds[root.source]!);
        continue;
      }
      const key = `${label.origin.id}:${sink}:${module}:${node}`;
      if (frame.sinks.has(key)) continue;
      const trace = joinTraces(label.trace, hit?.trace);
      frame.sinks.set(key, { origin: label.origin, sink, module, node, trace, note });
    }
    if (present.size === 0) return;
    for (const rule of this.index.rulesOfSink(sink)) {
      if (!holds(rule.requires, (source) => present.has(source))) continue;
      const wanted = new Set(sourcesOf(rule.requires));
      const label = taint.find(
        ({ origin, mask }) =>
          (mask & sink) !== 0 &&
          origin.root.kind === 'source' &&
          wanted.has(this.index.spec.sourceKinds[origin.root.source]!),
      );
      if (label?.origin.root.kind !== 'source') continue;
      const trace = joinTraces(label.trace, hit?.trace);
      this.#record({
        rule: rule.id,
        sink: rule.sink,
        source: this.index.spec.sourceKinds[label.origin.root.source]!,
        module,
        node,
        trace,
        note,
      });
    }
  }

  #record(flow: FoundFlow): void {
    const key = `${flow.module}:${flow.node}:${flow.rule}`;
    const known = this.flows.get(key);
    // The shorter explanation is the better one; the first of equal ones keeps the result stable.
    if (known === undefined || (flow.trace?.length ?? 0) < (known.trace?.length ?? 0)) this.flows.set(key, flow);
  }

  assignmentSinks(frame: Frame, names: readonly string[], object: Value, value: Value, at: Node, key?: Value): void {
    for (const sink of this.index.about(names).sinks) {
      if (!sink.assignment) continue;
      const args = positionalArguments(key === undefined ? [value] : [key, value]);
      const call: CallFacts = { args, self: object, site: { node: at, receiverName: '' } };
      if (!allHold(this, frame, call, sink.when)) continue;
      const taint = dangerousPart(this, frame, call, sink.form, value);
      this.reachSink(frame, taint, this.index.sinkBit(sink.kind), at, sink.note);
    }
  }
}

/** Nothing is known: taint of the arguments does not even pass. Used while a recursive call has no result yet. */
function unknownSummary(unit: FunctionUnit): Summary {
  return {
    unit,
    returns: UNKNOWN,
    objects: new Map(),
    sinks: [],
    effects: [],
    proved: [],
    neverReturns: false,
    sensitive: new Set(),
  };
}

function sameSummary(a: Summary, b: Summary): boolean {
  return (
    sameValue(a.returns, b.returns) &&
    a.sinks.length === b.sinks.length &&
    a.effects.length === b.effects.length &&
    a.neverReturns === b.neverReturns &&
    a.effects.every((effect, i) => effect.key === b.effects[i]!.key && sameValue(effect.value, b.effects[i]!.value))
  );
}

/** The object of an earlier round of a loop becomes one of the "older" ones, so that the new one is unique. */
function retire(state: State, ref: Ref, old: Ref, object: HeapObject): void {
  let used = false;
  const rename = (value: Value): Value => {
    if (!value.refs.includes(ref)) return value;
    used = true;
    return { ...value, refs: [...new Set(value.refs.map((each) => (each === ref ? old : each)))] };
  };
  for (const [binding, value] of state.env) {
    const renamed = rename(value);
    if (renamed !== value) state.env.set(binding, renamed);
  }
  for (const [other, holder] of state.heap) {
    let fields: Map<string, Value> | undefined;
    for (const [key, value] of holder.fields) {
      const renamed = rename(value);
      if (renamed !== value) (fields ??= new Map(holder.fields)).set(key, renamed);
    }
    const rest = rename(holder.rest);
    if (fields !== undefined || rest !== holder.rest)
      state.heap.set(other, { ...holder, fields: fields ?? holder.fields, rest });
  }
  if (!used) return;
  const before = state.heap.get(old);
  const joined = before === undefined ? object : joinObjects(before, object, ref, () => NOTHING);
  state.heap.set(old, { ...joined, unique: false });
}

/** `int`, `Optional[User]`, `"User"`, `list[str]`, `Annotated[int, …]`, `A | B`. */
function annotationTypes(program: Program, module: ModuleInfo, annotation: Node, depth: number): readonly string[] {
  const { tree } = module.semantics;
  if (annotation === NONE || depth > 6) return [];
  switch (tree.kind[annotation]) {
    case K.type:
    case K.parenthesized_expression: {
      const [inner] = namedChildren(tree, annotation);
      return inner === undefined ? [] : annotationTypes(program, module, inner, depth + 1);
    }
    case K.identifier:
    case K.attribute:
    case K.member_type:
      return program
        .classRefs(module, annotation)
        .map((ref) => (ref.kind === 'program' ? ref.info.qualified : ref.name));
    case K.string: {
      const text = textOf(tree, annotation).replace(/^[a-zA-Z]*['"]+|['"]+$/g, '');
      const info = /^\w+$/.test(text) ? program.classIn(module, [text]) : undefined;
      return info === undefined ? [] : [info.qualified];
    }
    case K.generic_type:
    case K.subscript: {
      const [base, ...rest] = namedChildren(tree, annotation);
      if (base === undefined) return [];
      const name = textOf(tree, base).split('.').at(-1)!;
      const inner = rest.flatMap((each) => (tree.kind[each] === K.type_parameter ? namedChildren(tree, each) : [each]));
      if (name === 'Optional' || name === 'Union')
        return inner.flatMap((each) => annotationTypes(program, module, each, depth + 1));
      if (name === 'Annotated' || name === 'Final' || name === 'ClassVar' || name === 'Type')
        return inner.slice(0, 1).flatMap((each) => annotationTypes(program, module, each, depth + 1));
      if (name === 'Literal') return ['typing.Literal'];
      if (/^([Ll]ist|[Dd]ict|[Ss]et|[Tt]uple|frozenset|Sequence|Iterable|Mapping)$/.test(name)) {
        const elements = inner.flatMap((each) => annotationTypes(program, module, each, depth + 1));
        const numeric = elements.length > 0 && elements.every((each) => each === 'int' || each === 'float');
        return [numeric ? 'typing.Literal' : name.toLowerCase()];
      }
      return annotationTypes(program, module, base, depth + 1);
    }
    case K.binary_operator:
    case K.union_type:
      return namedChildren(tree, annotation)
        .filter((each) => tree.kind[each] !== K.none && textOf(tree, each) !== 'None')
        .flatMap((each) => annotationTypes(program, module, each, depth + 1));
    default:
      return [];
  }
}

export { importsAny, isNothing, ownerOf, withStep, withoutDangers };

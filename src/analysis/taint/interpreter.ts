/** The machine: budgets, tables of what is known program-wide, and the parts of the interpreter wired together. */
import type { Binding } from '../semantics/index.js';
import { K } from '../syntax/kinds.js';
import { NONE, type Node } from '../syntax/tree.js';
import { Allocator } from './allocation.js';
import { Dependents } from './dependents.js';
import { ForeignBindings } from './foreign-bindings.js';
import { FlowTable } from './flow-table.js';
import { GlobalTable } from './global-table.js';
import { NameTable } from './name-table.js';
import { SummaryTable } from './summary-table.js';
import { assignTo, storeAttribute, storeSubscript } from './assignments.js';
import type { Arguments, Callable } from './callables.js';
import { callValue } from './calls.js';
import { evaluateCondition } from './conditions.js';
import { evaluateExpression } from './expressions.js';
import { callExternal } from './external-calls.js';
import { Budget } from './budget.js';
import { CallableNumbers } from './callable-key.js';
import { EntryTable } from './entry-table.js';
import { callFunction, construct } from './functions.js';
import { type HeapObject } from './heap.js';
import { OriginTable, type Label, type Origin, type Taint } from './labels.js';
import type {
  CallSite,
  Context,
  EntryPoint,
  Frame,
  Machine,
  Place,
  SelfModel,
  SharedTarget,
  SinkHit,
  Summary,
} from './machine.js';
import { memberOf } from './members.js';
import { ModelIndex } from './model-index.js';
import type { EntryModel, SourceModel } from './models.js';
import { PlaceIndex } from './places.js';
import { applyPlaces } from './place-effects.js';
import { type ClassInfo, type FunctionUnit, type ModuleInfo } from './program-units.js';
import { type Program } from './program.js';
import type { FoundFlow } from './flows.js';
import type { Mechanism, SinkMask, TaintLimits, TaintSpec } from './spec.js';
import { ReachedSinks } from './reached-sinks.js';
import { executeBlock } from './statements.js';
import { TypeTable } from './type-table.js';
import { share } from './shared-writes.js';
import { openFrame } from './summaries.js';
import { UNKNOWN, nodeSubject, type Ref, type Value, revised } from './values.js';

/** CPython refuses 200 nested brackets; what nests deeper is no Python. */
const EXPRESSION_DEPTH = 210;
export class Interpreter implements Machine {
  readonly origins = new OriginTable();
  readonly index: ModelIndex;
  readonly unresolvedCalls = new Set<string>();
  readonly interpreted = new Set<number>();

  readonly #off: ReadonlySet<Mechanism>;
  readonly #flows: FlowTable;
  readonly dependents = new Dependents();
  readonly #globals = new GlobalTable(this);
  readonly #names = new NameTable(this, this.#globals.heap);
  readonly #summaries = new SummaryTable(
    this,
    (unit, context) => this.openUnit(unit, context),
    this.dependents,
  );
  readonly #budget: Budget;
  readonly #allocator: Allocator;
  readonly #places = new Map<number, PlaceIndex | undefined>();
  readonly #numbers = new CallableNumbers();
  readonly #types = new TypeTable(this);
  readonly #entries = new EntryTable(this);
  readonly #foreign = new ForeignBindings(this.origins);

  constructor(
    readonly program: Program,
    spec: TaintSpec,
    readonly limits: TaintLimits,
    off: readonly Mechanism[],
  ) {
    this.index = new ModelIndex(spec);
    this.#off = new Set(off);
    this.#budget = new Budget(limits);
    this.#allocator = new Allocator(!off.includes('aliases'));
    this.#flows = new FlowTable(this.index, this.origins, this.program);
  }

  isOff(mechanism: Mechanism): boolean {
    return this.#off.has(mechanism);
  }

  get steps(): number {
    return this.#budget.steps;
  }

  get gaps(): ReadonlyMap<string, ReadonlySet<string>> {
    return this.#budget.gaps;
  }

  spend(frame: Frame, steps = 1): boolean {
    return this.#budget.spend(frame.unit, steps);
  }

  gap(module: ModuleInfo, detail: string): void {
    this.#budget.gap(module, detail);
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
      frame.state.proofs.forget(subject);
      return revised(value, { subject });
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

  callExternal(
    frame: Frame,
    names: readonly string[],
    self: Value | undefined,
    args: Arguments,
    site: CallSite,
  ): Value {
    return callExternal(this, frame, names, self, args, site);
  }

  callFunction(
    frame: Frame,
    callable: Extract<Callable, { kind: 'function' }>,
    args: Arguments,
    site: CallSite,
  ): Value {
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
    return this.#summaries.summarise(unit, context);
  }

  /** Units that have read what has grown since, with their callers; their summaries are forgotten. */
  takeOutdated(): ReadonlySet<FunctionUnit> {
    const units = this.dependents.take();
    this.#summaries.forget(units);
    this.reached.forget(units);
    this.#budget.renew(units);
    return units;
  }

  openUnit(unit: FunctionUnit, context: Context): Frame {
    this.interpreted.add(unit.id);
    return openFrame(this, unit, context, this.#placesOf(unit.module), this.#globals.heap);
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
    return this.#allocator.allocate(frame, node, object, variant);
  }

  placeOf(ref: Ref): Place | undefined {
    return this.#allocator.placeOf(ref);
  }

  innerRef(frame: Frame, node: Node, inner: Ref): Ref {
    return this.#allocator.inner(frame, node, inner);
  }

  // --- what outlives a function

  moduleAttribute(module: ModuleInfo, name: string): Value | undefined {
    return this.#globals.moduleAttribute(module, name);
  }

  isOpen(module: ModuleInfo): boolean {
    return this.#globals.isOpen(module);
  }

  runModule(module: ModuleInfo): void {
    this.#globals.runModule(module);
  }

  runClass(info: ClassInfo): void {
    this.#globals.runClass(info);
  }

  recordGlobal(module: ModuleInfo, binding: number, value: Value): void {
    this.#globals.recordGlobal(module, binding, value);
  }

  recordGlobalObject(ref: Ref, key: string, value: Value): void {
    this.#globals.recordGlobalObject(ref, key, value);
  }

  carried(carrier: string, key: string): Value | undefined {
    return this.#globals.carried(carrier, key);
  }

  recordCarried(carrier: string, key: string, value: Value): void {
    this.#globals.recordCarried(carrier, key, value);
  }

  share(frame: Frame, target: SharedTarget, key: string, value: Value): void {
    share(this, frame, target, key, value);
  }

  classAttribute(info: ClassInfo, name: string): Value | undefined {
    return this.#globals.classAttribute(info, name);
  }

  instanceField(info: ClassInfo, name: string): Value | undefined {
    return this.#globals.instanceField(info, name);
  }

  recordField(info: ClassInfo, name: string, value: Value): void {
    this.#globals.recordField(info, name, value);
  }

  // --- names

  dotted(module: ModuleInfo, name: string): Value {
    return this.#names.dotted(module, name);
  }

  programName(name: string): Value | undefined {
    return this.#names.programName(name);
  }

  functionValue(unit: FunctionUnit, self?: Value): Value {
    return this.#names.functionValue(unit, self);
  }

  classValue(info: ClassInfo): Value {
    return this.#names.classValue(info);
  }

  detached(module: ModuleInfo, node: Node): Value {
    return this.#names.detached(module, node);
  }

  captureOrigin(module: ModuleInfo, binding: Binding): Origin {
    return this.#foreign.captured(module, binding);
  }

  captureBinding(key: string): Binding | undefined {
    return this.#foreign.byKey(key);
  }

  numberOf(callable: Callable): number {
    return this.#numbers.of(callable);
  }

  foreignBindings(unit: FunctionUnit): readonly Binding[] {
    return this.#foreign.written(unit);
  }

  // --- types

  annotationTypes(module: ModuleInfo, annotation: Node): readonly string[] {
    return this.#types.ofAnnotation(module, annotation);
  }

  parameterTypes(unit: FunctionUnit, index: number): readonly string[] {
    return this.#types.ofParameter(unit, index);
  }

  isHarmless(type: string): boolean {
    return this.#types.isHarmless(type);
  }

  enterType(manager: Value): string | undefined {
    return this.#types.onEnter(manager);
  }

  // --- entry points

  entryModels(module: ModuleInfo): readonly EntryModel[] {
    return this.#entries.models(module);
  }

  entry(unit: FunctionUnit): EntryPoint | undefined {
    this.dependents.reads(entryCell(unit));
    return this.#entries.entry(unit);
  }

  selfOf(info: ClassInfo): SelfModel {
    return this.#entries.selfOf(info);
  }

  setEntry(callable: Extract<Callable, { kind: 'function' }>, model: EntryModel, route: string): void {
    if (this.#entries.register(callable, model, route)) this.dependents.grown(entryCell(callable.unit));
  }

  closures(unit: FunctionUnit): readonly Callable[] {
    return this.#entries.closures(unit);
  }

  // --- sources and sinks

  get flows(): readonly FoundFlow[] {
    return this.#flows.found;
  }

  sourceValue(
    frame: Frame,
    value: Value,
    sources: readonly SourceModel[],
    self: Value | undefined,
    node: Node,
  ): Value {
    return this.#flows.sourceValue(this, frame, value, sources, self, node);
  }

  sourceLabel(frame: Frame, source: number, node: Node, key: string, note: string): Label {
    return this.#flows.sourceLabel(frame, source, node, key, note);
  }

  reachSink(frame: Frame, taint: Taint, sink: SinkMask, node: Node, note: string): void {
    this.#flows.reachSink(frame, taint, sink, node, note);
  }

  readonly reached = new ReachedSinks();

  retract(frame: Frame, node: Node, sinkKind: string): void {
    this.#flows.retract(frame.module.index, node, sinkKind);
  }

  reachSinkAt(frame: Frame, taint: Taint, hit: SinkHit): void {
    this.#flows.reachSinkAt(frame, taint, hit);
  }
}

/** What is read of a function by asking how a framework calls it. */
const entryCell = ({ id }: FunctionUnit): string => `entry ${id}`;

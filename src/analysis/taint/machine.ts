/**
 * What the parts of the interpreter share: the machine (one per run) and the frame (one per interpretation of a unit).
 * The parts call each other through the machine, so that expressions, calls and summaries live in files of their own.
 */
import type { ReachedSinks, SinkPlace } from './reached-sinks.js';
import type { Node, SyntaxTree } from '../syntax/tree.js';
import type { Binding, ModuleSemantics } from '../semantics/index.js';
import type { Arguments, Callable } from './callables.js';
import type { HeapObject } from './heap.js';
import type { Label, Origin, OriginTable, Taint, Trace } from './labels.js';
import type { EntryModel, SourceModel } from './models.js';
import type { ModelIndex } from './model-index.js';
import type { PlaceIndex } from './places.js';
import type { ClassInfo, FunctionUnit, ModuleInfo } from './program-units.js';
import type { Program } from './program.js';
import type { Mechanism, PropagatorPlace, SinkMask, TaintLimits } from './spec.js';
import type { State } from './state.js';
import { NOTHING, type Fact, type Ref, type Value } from './values.js';

/** Parameter data that reaches a sink: a flow for whoever passes attacker data. */
export interface SinkHit {
  /** Number of the place and kind of the sink. */
  readonly site: number;
  readonly origin: Origin;
  /** One bit. */
  readonly sink: SinkMask;
  readonly module: number;
  /** The expression that is reported. */
  readonly node: Node;
  readonly trace: Trace | undefined;
  readonly note: string;
}

/** Whether a sink is harmless depends on what callers pass for the origin. */
export interface SinkQuestion extends SinkPlace {
  readonly origin: Origin;
}

/** What every function of the program can read: a module's variable, something stored in a library's object. */
export type SharedTarget =
  | { readonly kind: 'variable'; readonly module: ModuleInfo; readonly binding: number }
  | { readonly kind: 'carrier'; readonly name: string };

/** A write that a call makes to something that existed before. */
export interface Effect {
  readonly target:
    | { readonly kind: 'origin'; readonly origin: Origin }
    | { readonly kind: 'global'; readonly ref: Ref }
    | { readonly kind: 'capture'; readonly key: string }
    | SharedTarget;
  /** Field key; ANY for some element. Unused for captures. */
  readonly key: string;
  readonly value: Value;
}

/** What a function does, in terms of its parameters and captures. */
export interface Summary {
  readonly unit: FunctionUnit;
  /** NOTHING if it never returns. */
  readonly returns: Value;
  /** Exceptions that leave it, as far as they carry anything. */
  readonly raises: Value;
  /** Objects that `returns`, `raises` and `effects` refer to. */
  readonly objects: ReadonlyMap<Ref, HeapObject>;
  readonly sinks: readonly SinkHit[];
  readonly questions: readonly SinkQuestion[];
  readonly effects: readonly Effect[];
  /** Proved about parameters and captures whenever it returns. */
  readonly proved: readonly Fact[];
  readonly neverReturns: boolean;
  /** Parameters and captures whose constants, types or callables decide what it does. */
  readonly sensitive: ReadonlySet<Variable>;
}

/** How a framework calls a function. */
export interface EntryPoint {
  /** Types of parameters, by index. */
  readonly parameterTypes: ReadonlyMap<number, string>;
  /** Parameters that carry attacker data: source kind and note. */
  readonly sources: ReadonlyMap<
    number,
    { readonly kind: string; readonly note: string; readonly isText: boolean }
  >;
  /** Parameters that are given what another function returns: the expression that names it, see dependencies.ts. */
  readonly dependencies: ReadonlyMap<number, Node>;
  /** Sink kind of the returned value, '' for none. */
  readonly returns: string;
  readonly model: EntryModel;
}

/** Attributes that a framework sets on a handler's instance. */
export interface SelfModel {
  readonly types: ReadonlyMap<string, string>;
  /** Attribute -> source. */
  readonly sources: ReadonlyMap<string, SourceModel>;
}

/** A parameter by its index, or a captured variable by the key of its binding. */
export type Variable = number | string;

/** Constants, callables and types of some parameters and captures, for which a function is interpreted again. */
export type Context = ReadonlyMap<Variable, Value>;

/** What is known about the place of a call besides its arguments. */
export interface CallSite {
  /** The call, or whatever implies it (a subscript, a `with`). */
  readonly node: Node;
  /** Source text of the receiver's last name, '' without receiver. */
  readonly receiverName: string;
}

/** Where something stands in the program. */
export interface Place {
  readonly module: number;
  readonly node: Node;
}

export interface LoopFrame {
  breaks: State | undefined;
  continues: State | undefined;
}

/** One `try` that is being executed: where exceptions go. */
export interface TryFrame {
  raised: State | undefined;
  /** Exceptions that have arrived, as far as they carry anything. */
  readonly values: Value[];
}

export interface ReturnSite {
  readonly value: Value;
  readonly proved: readonly Fact[];
}

/** One interpretation of a unit. */
export class Frame {
  state: State;
  /** False where control cannot be: after return, raise, a call that never returns. */
  live = true;
  readonly loops: LoopFrame[] = [];
  readonly tries: TryFrame[] = [];
  readonly returnSites: ReturnSite[] = [];
  /** States at all returns, joined. */
  exit: State | undefined;
  yields: Value = NOTHING;
  /** Exceptions that leave the function, and the states in which they do, joined. */
  raises: Value = NOTHING;
  raiseState: State | undefined;
  /** Exceptions that the open handlers have bound, the innermost last. */
  readonly caught: Value[] = [];
  /** By number of the origin and of the place of the sink, see FlowTable. */
  readonly sinks = new Map<number, SinkHit>();
  /** By place, kind and origin. */
  readonly questions = new Map<string, SinkQuestion>();
  readonly sensitive = new Set<Variable>();
  /** Bound names and attributes that have been handed out, by node, so that fixed points see the same object. */
  readonly handed = new Map<Node, Callable>();
  depth = 0;
  /** Attributes that callees read of the arguments and that are being looked up, one for the other. */
  lookups = 0;
  /** Writes to what is shared whose values depend on parameters, by target and key. */
  readonly shared = new Map<string, Effect>();
  /** Taint of the arguments of each call, for user rules whose sink is the whole call. */
  readonly argumentTaint = new Map<Node, Taint>();
  /** Keys in the environment of names that nothing in the module binds, for user rules. */
  readonly unbound = new Map<string, number>();
  /** What has left the `from` of a user rule's propagator whose ends lie in different statements. */
  readonly underway = new Map<PropagatorPlace, Taint>();

  constructor(
    readonly unit: FunctionUnit,
    readonly context: Context,
    readonly places: PlaceIndex | undefined,
    state: State,
  ) {
    this.state = state;
  }

  get module(): ModuleInfo {
    return this.unit.module;
  }

  get semantics(): ModuleSemantics {
    return this.unit.module.semantics;
  }

  get tree(): SyntaxTree {
    return this.unit.module.semantics.tree;
  }
}

/** The interpreter, as its parts see it. */
export interface Machine {
  readonly program: Program;
  readonly index: ModelIndex;
  readonly origins: OriginTable;
  readonly limits: TaintLimits;

  isOff(mechanism: Mechanism): boolean;
  /** Counts steps, one if not told; false when the frame's or the run's budget is used up. */
  spend(frame: Frame, steps?: number): boolean;
  gap(module: ModuleInfo, detail: string): void;
  unresolved(frame: Frame, node: Node): void;

  evaluate(frame: Frame, node: Node): Value;
  /** Evaluates a condition: a value whose facts say what follows from it. */
  condition(frame: Frame, node: Node): Value;
  execute(frame: Frame, block: Node): void;
  /** Binds a value to a target: name, attribute, subscript, tuple of targets. */
  assign(frame: Frame, target: Node, value: Value, at: Node): void;

  storeAttribute(frame: Frame, object: Value, name: string, value: Value, target: Node, at: Node): void;
  storeSubscript(frame: Frame, object: Value, key: Value, value: Value, target: Node, at: Node): void;
  /** What the models say `with` gives for a manager of a library's type. */
  enterType(manager: Value): string | undefined;
  /** The attribute of a value. `forCall`: bound methods of unknown types are wanted too. */
  member(frame: Frame, object: Value, name: string, node: Node, forCall: boolean): Value;
  call(frame: Frame, callee: Value, args: Arguments, site: CallSite): Value;
  callExternal(
    frame: Frame,
    names: readonly string[],
    self: Value | undefined,
    args: Arguments,
    site: CallSite,
  ): Value;
  callFunction(
    frame: Frame,
    callable: Extract<Callable, { kind: 'function' }>,
    args: Arguments,
    site: CallSite,
  ): Value;
  construct(frame: Frame, info: ClassInfo, args: Arguments, site: CallSite): Value;
  summarise(unit: FunctionUnit, context: Context): Summary;

  /** A fresh object of the place; the same place in the same frame again is a second object. */
  allocate(frame: Frame, node: Node, object: HeapObject, variant?: number): Ref;
  /** Where an object was made, if not by a callee. */
  placeOf(ref: Ref): Place | undefined;
  /** Number of the object that a call at `node` makes of the callee's object `inner`. */
  innerRef(frame: Frame, node: Node, inner: Ref): Ref;

  /** Value of a module's global name; undefined if the module has no such name. */
  moduleAttribute(module: ModuleInfo, name: string): Value | undefined;
  classAttribute(info: ClassInfo, name: string): Value | undefined;
  /** What methods of the class store in `self.<name>`. */
  instanceField(info: ClassInfo, name: string): Value | undefined;
  recordField(info: ClassInfo, name: string, value: Value): void;
  recordGlobal(module: ModuleInfo, binding: number, value: Value): void;
  recordGlobalObject(ref: Ref, key: string, value: Value): void;
  /** What a carrier holds under a key, see carriers.ts. */
  carried(carrier: string, key: string): Value | undefined;
  recordCarried(carrier: string, key: string, value: Value): void;
  /** Keeps what is written to something shared, and has the unit's callers write what depends on its parameters. */
  share(frame: Frame, target: SharedTarget, key: string, value: Value): void;
  /** Bindings of other scopes that the unit writes, through `global` and `nonlocal`. */
  foreignBindings(unit: FunctionUnit): readonly Binding[];
  /** Types that annotations, docstring conventions or entry points give a parameter. */
  parameterTypes(unit: FunctionUnit, index: number): readonly string[];
  /** What a dotted name seen from a module means: something of the program, else a library's. */
  dotted(module: ModuleInfo, name: string): Value;
  functionValue(unit: FunctionUnit, self?: Value): Value;
  classValue(info: ClassInfo): Value;
  /** Types that an annotation names. */
  annotationTypes(module: ModuleInfo, annotation: Node): readonly string[];

  /** The program's own thing of this dotted name, undefined if it is a library's. */
  programName(name: string): Value | undefined;
  /** Whether values of the type (a library's or an Enum of the program) cannot carry an injection. */
  isHarmless(type: string): boolean;
  /** A value that is read from a source, with the source's labels. */
  sourceValue(
    frame: Frame,
    value: Value,
    sources: readonly SourceModel[],
    self: Value | undefined,
    node: Node,
  ): Value;
  /** Entry models that can apply to functions of the module. */
  entryModels(module: ModuleInfo): readonly EntryModel[];
  /** What a framework does with the unit, if it is a handler. */
  entry(unit: FunctionUnit): EntryPoint | undefined;
  /** What a framework puts into instances of the class. */
  selfOf(info: ClassInfo): SelfModel;
  setEntry(callable: Extract<Callable, { kind: 'function' }>, model: EntryModel, route: string): void;
  /** A label for attacker data that appears at a node. */
  sourceLabel(frame: Frame, source: number, node: Node, key: string, note: string): Label;
  /** Sinks that were come to, and who says what of them. */
  readonly reached: ReachedSinks;
  /** Says that what was made at the node turned out to be none of the kind's sinks. */
  retract(frame: Frame, node: Node, sinkKind: string): void;
  /** Says that tainted data is in a sink. */
  reachSink(frame: Frame, taint: Taint, sink: SinkMask, node: Node, note: string): void;
  /** The same for a sink inside a function that is called. */
  reachSinkAt(frame: Frame, taint: Taint, hit: SinkHit): void;
  /** Value of an expression outside any function being interpreted: a default, a decorator. */
  detached(module: ModuleInfo, node: Node): Value;
  /** Origin of a variable of an enclosing unit. */
  captureOrigin(module: ModuleInfo, binding: Binding): Origin;
  captureBinding(key: string): Binding | undefined;
  /** A number that tells callables apart, for context keys. */
  numberOf(callable: Callable): number;
}

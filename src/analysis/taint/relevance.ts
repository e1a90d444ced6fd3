/**
 * Which units can be part of a flow at all, found by names alone before anything is interpreted.
 *
 *     def get(): return request.args["q"]     mentions a source
 *     def run(q): conn.execute(q)             mentions a sink
 *     def view(): run(get())                  mentions `get` and `run`: data can meet here, so it is interpreted
 *     def other(): run("x")                   reaches a sink and no source: only interpreted if somebody calls it
 *
 * A unit mentions another by its name. That over-estimates, which costs time and loses nothing; a name that many
 * functions have counts only where the defining module or class is mentioned too.
 */
import { decoratorsOf } from '../semantics/index.js';
import { F, K } from '../syntax/kinds.js';
import { NONE, childOf, namedChildren, type Node, type SyntaxTree } from '../syntax/tree.js';
import type { ModelIndex } from './model-index.js';
import { FunctionUnit, lastName, type ClassInfo, type ModuleInfo, type Program } from './program.js';
import type { Place, SinkMask, TaintSpec } from './spec.js';
import { Triggers } from './triggers.js';

/** Definitions of one name up to which a mention counts wherever it stands. */
const COMMON = 6;

interface Mention {
  source: SinkMask;
  sink: SinkMask;
}

/** Methods that text and containers have too: their calls say little. */
const BUILTIN_METHODS = new Set(
  'get set add pop update items keys values append extend insert remove clear copy join split strip format replace find index count sort reverse read write close open start stop run call send delete create save load name key'.split(
    ' ',
  ),
);

export class Relevance {
  /** Sink kinds that sources within reach endanger. */
  readonly #sources = new Map<FunctionUnit, SinkMask>();
  /** Kinds of the sinks within reach. */
  readonly #sinks = new Map<FunctionUnit, SinkMask>();
  readonly #relevantBodies = new Set<ModuleInfo>();
  readonly #registering = new Set<ModuleInfo>();
  readonly #mentions = new Map<FunctionUnit, Mention>();
  readonly #words = new Map<string, number>();
  readonly #defining = new Map<number, FunctionUnit[]>();
  /** Words of definitions that each module mentions anywhere. */
  readonly #wordsOf = new Map<ModuleInfo, Set<number>>();
  /** Variables of modules, by the statement that assigns them. */
  readonly #variables = new Map<string, FunctionUnit>();
  /** Units by the words that they use as a bare name, as an attribute, as a called attribute. */
  readonly #mentioning = {
    bare: new Map<number, FunctionUnit[]>(),
    attribute: new Map<number, FunctionUnit[]>(),
    called: new Map<number, FunctionUnit[]>(),
  };
  /** Names that each module imports. */
  readonly #importing = new Map<ModuleInfo, Set<number>>();

  constructor(
    private readonly program: Program,
    private readonly index: ModelIndex,
    private readonly spec: TaintSpec,
  ) {
    if (spec.models === undefined) {
      for (const module of program.modules) this.#byPlaces(module);
      if (spec.scope === 'function') return;
    }
    this.#numberWords();
    const triggers = spec.models === undefined ? undefined : new Triggers(index);
    for (const module of program.modules) this.#scan(module, triggers);
  }

  /** Whether the module's body registers handlers. */
  registers(module: ModuleInfo): boolean {
    return this.#registering.has(module);
  }

  /** To be called once handlers are registered: spreads sources and sinks over the mentions. */
  spread(isHandled: (unit: FunctionUnit) => boolean): void {
    if (this.spec.scope === 'function') return;
    const everything = this.index.sinkMask('all');
    for (const [unit, mention] of this.#mentions) {
      const handled = isHandled(unit);
      const source = mention.source | (handled ? everything : 0);
      const sink = mention.sink | (handled ? this.index.sinkBit('xss') : 0);
      if (source !== 0) this.#sources.set(unit, (this.#sources.get(unit) ?? 0) | source);
      if (sink !== 0) this.#sinks.set(unit, (this.#sinks.get(unit) ?? 0) | sink);
    }
    this.#climb(this.#sinks);
    this.#addSiblings();
    this.#climb(this.#sources);
    for (const variable of this.#variables.values())
      if (this.#meet(variable)) this.#relevantBodies.add(variable.module);
  }

  /** Whether data can meet a sink in the unit, so that it has to be interpreted even if nobody calls it. */
  isRelevant(unit: FunctionUnit): boolean {
    if (unit.kind === 'module' && this.#relevantBodies.has(unit.module)) return true;
    return this.#meet(unit);
  }

  /** Whether a call of the unit can bring data in or take it to a sink. */
  canMatter(unit: FunctionUnit): boolean {
    return this.#sources.has(unit) || this.#sinks.has(unit);
  }

  #meet(unit: FunctionUnit): boolean {
    return ((this.#sources.get(unit) ?? 0) & (this.#sinks.get(unit) ?? 0)) !== 0;
  }

  /** Methods read what other methods of their class store; functions what others of their module store. */
  #addSiblings(): void {
    const classes = new Map<ClassInfo, SinkMask>();
    const modules = new Map<ModuleInfo, SinkMask>();
    for (const [unit, mask] of this.#sources) {
      if (unit.cls !== undefined) classes.set(unit.cls, (classes.get(unit.cls) ?? 0) | mask);
      modules.set(unit.module, (modules.get(unit.module) ?? 0) | mask);
    }
    for (const [unit, mention] of this.#mentions) {
      let mask = 0;
      if (unit.cls !== undefined && this.#sinks.has(unit)) mask |= classes.get(unit.cls) ?? 0;
      if (mention.sink !== 0) mask |= modules.get(unit.module) ?? 0;
      if (mask !== 0) this.#sources.set(unit, (this.#sources.get(unit) ?? 0) | mask);
    }
  }

  /** Hands what each unit reaches to everything that mentions it, directly or not. */
  #climb(masks: Map<FunctionUnit, SinkMask>): void {
    const open = [...masks.keys()];
    for (let unit = open.pop(); unit !== undefined; unit = open.pop()) {
      const mask = masks.get(unit)!;
      for (const caller of this.#callersOf(unit)) {
        const before = masks.get(caller) ?? 0;
        if ((before | mask) === before) continue;
        masks.set(caller, before | mask);
        open.push(caller);
      }
    }
  }

  #callersOf(unit: FunctionUnit): readonly FunctionUnit[] {
    let callers = this.#callerCache.get(unit);
    if (callers === undefined) this.#callerCache.set(unit, (callers = [...new Set(this.#callers(unit))]));
    return callers;
  }

  readonly #callerCache = new Map<FunctionUnit, readonly FunctionUnit[]>();

  #callers(unit: FunctionUnit): FunctionUnit[] {
    const { parent } = unit;
    const found: FunctionUnit[] = [];
    if (unit.kind === 'module' && unit.name === '') return found;
    // Inner functions and lambdas run for their outer one, class bodies and variables for what they stand in.
    if (parent !== undefined && (unit.kind !== 'function' || parent.kind === 'function')) found.push(parent);
    const name = unit.shortName;
    if (unit.kind === 'class' || (unit.isMethod && name.startsWith('__'))) this.#usersOfClass(unit, found);
    else if (unit.isMethod) this.#usersOfMethod(unit, name, found);
    else if (unit.kind !== 'lambda') this.#usersOfName(unit, name, found);
    return found;
  }

  /** A constructor, an operator, an attribute of the class: whoever mentions the class. */
  #usersOfClass(unit: FunctionUnit, found: FunctionUnit[]): void {
    if (unit.cls !== undefined) this.#usersOfName(unit, lastPart(unit.cls.name), found);
  }

  /** `x.name()`; of a property `x.name`. */
  #usersOfMethod(unit: FunctionUnit, name: string, found: FunctionUnit[]): void {
    const word = this.#words.get(name);
    if (word === undefined) return;
    const isCommon =
      unit.isProperty || BUILTIN_METHODS.has(name) || (this.#defining.get(word)?.length ?? 0) > COMMON;
    const contexts = isCommon ? this.#contextWords(unit) : undefined;
    this.#add(unit, this.#mentioning.called.get(word), contexts, found);
    if (unit.isProperty) this.#add(unit, this.#mentioning.attribute.get(word), contexts, found);
  }

  /** A name of a module: bare where it is defined or imported, else behind the module's name. */
  #usersOfName(unit: FunctionUnit, name: string, found: FunctionUnit[]): void {
    const word = this.#words.get(name);
    if (word === undefined) return;
    for (const user of this.#mentioning.bare.get(word) ?? [])
      if (
        user !== unit &&
        (user.module === unit.module || this.#importing.get(user.module)?.has(word) === true)
      )
        found.push(user);
    if (unit.parent?.kind === 'function') return;
    const isCommon = unit.kind === 'module' || (this.#defining.get(word)?.length ?? 0) > COMMON;
    const contexts = isCommon ? this.#contextWords(unit) : undefined;
    this.#add(unit, this.#mentioning.called.get(word), contexts, found);
    this.#add(unit, this.#mentioning.attribute.get(word), contexts, found);
  }

  #add(
    unit: FunctionUnit,
    users: readonly FunctionUnit[] | undefined,
    contexts: readonly (readonly number[])[] | undefined,
    found: FunctionUnit[],
  ): void {
    for (const user of users ?? []) {
      if (user === unit) continue;
      if (contexts !== undefined && user.module !== unit.module) {
        const words = this.#wordsOf.get(user.module)!;
        if (!contexts.some((context) => context.every((needed) => words.has(needed)))) continue;
      }
      found.push(user);
    }
  }

  /** Alternatives of words that a module which uses the unit will mention: its class, or its module and folder. */
  #contextWords(unit: FunctionUnit): readonly (readonly number[])[] {
    const path = unit.module.path
      .replace(/(\/__init__)?\.py$/, '')
      .split('/')
      .slice(-2);
    const place = path.flatMap((part) => this.#words.get(part) ?? []);
    const cls = unit.cls === undefined ? undefined : this.#words.get(lastPart(unit.cls.name));
    if (cls === undefined) return [place];
    const isCommon = (this.#defining.get(cls)?.length ?? 0) > COMMON;
    return [place, isCommon ? [cls, ...place] : [cls]];
  }

  #number(word: string): number {
    let number = this.#words.get(word);
    if (number === undefined) this.#words.set(word, (number = this.#words.size));
    return number;
  }

  /** Names of definitions and modules. Variables of a module stand for its body. */
  #numberWords(): void {
    const define = (word: string, unit: FunctionUnit): void => {
      const number = this.#number(word);
      const same = this.#defining.get(number);
      if (same === undefined) this.#defining.set(number, [unit]);
      else same.push(unit);
    };
    for (const module of this.program.modules) {
      for (const part of module.path.replace(/(\/__init__)?\.py$/, '').split('/')) this.#number(part);
      for (const unit of module.units.values()) define(unit.shortName, unit);
      for (const [statement, name] of moduleVariables(module.semantics.tree)) {
        // A variable is followed like a function that its statement defines.
        const variable = new FunctionUnit(-1, 'module', module, statement, name, module.body, undefined);
        this.#variables.set(`${module.index}:${statement}`, variable);
        define(name, variable);
      }
    }
  }

  /** One pass over a module's rows: which unit mentions which words. */
  #scan(module: ModuleInfo, triggers: Triggers | undefined): void {
    const { tree } = module.semantics;
    const dangers = triggers?.dangersOf(importsOf(tree));
    let registers = false;
    const words = new Set<number>();
    const importing = new Set<number>();
    this.#wordsOf.set(module, words);
    this.#importing.set(module, importing);
    const open: { readonly end: number; readonly unit: FunctionUnit; readonly mention: Mention }[] = [];
    const start = (unit: FunctionUnit, end: number): void => {
      const mention: Mention = { source: 0, sink: 0 };
      this.#mentions.set(unit, mention);
      open.push({ end, unit, mention });
    };
    start(module.body, tree.size);
    for (let row = 1; row < tree.size; row++) {
      while (row >= open.at(-1)!.end) open.pop();
      const kind = tree.kind[row]!;
      if (kind === K.function_definition || kind === K.class_definition || kind === K.lambda) {
        const unit = module.units.get(row);
        if (unit !== undefined) start(unit, tree.last[row]!);
        continue;
      }
      if (kind === K.expression_statement && tree.parent[row] === 0) {
        const variable = this.#variables.get(`${module.index}:${row}`);
        if (variable !== undefined) start(variable, tree.last[row]!);
        continue;
      }
      if (kind !== K.identifier) continue;
      // The name of a definition is no mention of it.
      if (tree.field[row] === F.name && namesSomething(tree, tree.parent[row]!)) continue;
      const text = tree.text.slice(tree.start[row], tree.end[row]);
      const { unit, mention } = open.at(-1)!;
      const danger = dangers?.get(text);
      if (danger !== undefined) {
        mention.source |= danger.source;
        mention.sink |= danger.sink;
        registers ||= danger.registers;
      }
      const word = this.#words.get(text);
      if (word === undefined) continue;
      words.add(word);
      const use = useOf(tree, row);
      if (use === 'import') importing.add(word);
      else {
        const users = this.#mentioning[use];
        const same = users.get(word);
        if (same === undefined) users.set(word, [unit]);
        else if (same.at(-1) !== unit) same.push(unit);
      }
    }
    if (registers) this.#registering.add(module);
  }

  /** Units around the places that a user's rules matched. */
  #byPlaces(module: ModuleInfo): void {
    const places = this.spec.places?.(module.path);
    if (places === undefined) return;
    const all = this.index.sinkMask('all');
    for (const place of places.sources)
      for (const unit of this.#unitsAt(module, place)) this.#sources.set(unit, all);
    for (const place of places.sinks)
      for (const unit of this.#unitsAt(module, place)) this.#sinks.set(unit, all);
  }

  #unitsAt(module: ModuleInfo, place: Place): FunctionUnit[] {
    const { tree } = module.semantics;
    const found = [module.body];
    for (const unit of module.units.values())
      if (tree.start[unit.node]! < place.end && tree.end[unit.node]! > place.start) found.push(unit);
    return found;
  }
}

/** How an identifier is used. `self.name` counts as called: it may be handed on. */
function useOf(tree: SyntaxTree, row: Node): 'bare' | 'attribute' | 'called' | 'import' {
  const up = tree.parent[row]!;
  const kind = tree.kind[up];
  if (kind === K.attribute && tree.field[row] === F.attribute) {
    const outer = tree.parent[up]!;
    if (tree.kind[outer] === K.call && tree.field[up] === F.function) return 'called';
    const object = up + 1;
    const isSelf =
      tree.kind[object] === K.identifier &&
      tree.end[object]! - tree.start[object]! <= 4 &&
      tree.text.startsWith('self', tree.start[object]);
    return isSelf ? 'called' : 'attribute';
  }
  return kind === K.dotted_name || kind === K.aliased_import ? 'import' : 'bare';
}

/** The names of definitions and keyword arguments are no mentions. */
const namesSomething = (tree: SyntaxTree, node: Node): boolean =>
  tree.kind[node] === K.function_definition ||
  tree.kind[node] === K.class_definition ||
  tree.kind[node] === K.keyword_argument;

const lastPart = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

/** Top-level names of imported modules. */
function importsOf(tree: SyntaxTree): ReadonlySet<string> {
  const tops = new Set<string>();
  for (let row = 0; row < tree.size; row++) {
    const kind = tree.kind[row];
    if (kind !== K.import_statement && kind !== K.import_from_statement) continue;
    for (let inner = row + 1; inner < tree.last[row]!; inner++)
      if (tree.kind[inner] === K.dotted_name)
        tops.add(tree.text.slice(tree.start[inner + 1], tree.end[inner + 1]));
    row = tree.last[row]! - 1;
  }
  return tops;
}

/** Statements of the module's top level that assign a name, with the name. */
function moduleVariables(tree: SyntaxTree): readonly (readonly [Node, string])[] {
  const names: (readonly [Node, string])[] = [];
  for (const statement of namedChildren(tree, 0)) {
    if (tree.kind[statement] !== K.expression_statement) continue;
    const assignment = statement + 1;
    if (assignment >= tree.last[statement]! || tree.kind[assignment] !== K.assignment) continue;
    const left = childOf(tree, assignment, 'left');
    if (left !== NONE && tree.kind[left] === K.identifier)
      names.push([statement, tree.text.slice(tree.start[left], tree.end[left])]);
  }
  return names;
}

/** Whether a unit looks like a handler: its decorators, its class's bases or its name are in an entry model. */
export class EntryNames {
  readonly #decorators = new Set<string>();
  readonly #bases = new Set<string>();
  readonly #names = new Set<string>();
  readonly #first = new Set<string>();
  readonly #derived = new Map<ClassInfo, boolean>();

  constructor(
    private readonly program: Program,
    index: ModelIndex,
  ) {
    for (const entry of index.entries) {
      for (const name of entry.decorators) this.#decorators.add(lastPart(name));
      if (entry.firstParameter !== '') this.#first.add(entry.firstParameter);
      for (const name of entry.bases) this.#bases.add(lastPart(name));
      if (entry.bases.length === 0 && entry.decorators.length === 0)
        for (const name of entry.methods) this.#names.add(name);
    }
  }

  mayBeEntry(unit: FunctionUnit): boolean {
    if (unit.kind !== 'function') return false;
    if (decoratorsOf(unit.tree, unit.node).some((node) => this.#decorators.has(lastName(unit.tree, node))))
      return true;
    if (this.#names.has(unit.shortName) && unit.cls === undefined) return true;
    if (unit.cls !== undefined && this.#derives(unit.cls, 0)) return true;
    const list = childOf(unit.tree, unit.node, 'parameters');
    const names = list === NONE ? [] : namedChildren(unit.tree, list).slice(0, 2);
    return names.some((node) =>
      this.#first.has(unit.tree.text.slice(unit.tree.start[node], unit.tree.end[node])),
    );
  }

  #derives(info: ClassInfo, depth: number): boolean {
    const known = this.#derived.get(info);
    if (known !== undefined) return known;
    this.#derived.set(info, false);
    const { tree } = info.module.semantics;
    const result = info.bases.some((base) => {
      const node = tree.kind[base] === K.subscript ? childOf(tree, base, 'value') : base;
      const name = node === NONE ? '' : lastName(tree, node);
      if (this.#bases.has(name)) return true;
      if (depth > 8) return false;
      const parents = this.program.classesNamed(name);
      return parents.some((parent) => this.#derives(parent, depth + 1));
    });
    this.#derived.set(info, result);
    return result;
  }
}

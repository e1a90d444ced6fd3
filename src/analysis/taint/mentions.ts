/**
 * Who mentions whom: for every unit the units that may call it, by names.
 *
 *     repo.find(q)        may call any method `find`; if many classes have one, only those whose class or module the
 *                         file mentions
 *     db.run(q)           calls `run` of a module named `db`
 *     run(q)              calls `run` of this module, or of one that this file imports it from
 *
 * That over-estimates, which costs time and loses little.
 */
import { F, K } from '../syntax/kinds.js';
import { NONE, childOf, childrenOf, namedChildren, type Node, type SyntaxTree } from '../syntax/tree.js';
import type { ModelIndex } from './model-index.js';
import { FunctionUnit, lastName, type ModuleInfo, type Program } from './program.js';
import type { SinkMask } from './spec.js';
import { Triggers } from './triggers.js';

/** Sources and sinks that a unit's own text brings in. */
export interface Mention {
  source: SinkMask;
  sink: SinkMask;
}

/** A unit that uses a word as an attribute, and the last name of what it is an attribute of; -1 if it has none. */
interface AttributeUse {
  readonly unit: FunctionUnit;
  readonly receiver: number;
}

/** Words by which a module shows that it knows a class. */
interface Contexts {
  /** Folder and name of the module that defines the class: `compute.api`. */
  readonly place: string;
  readonly cls: number;
  /** Many classes have the name. */
  readonly isCommon: boolean;
}

/** Definitions of one name up to which a mention counts wherever it stands: the fewer, the larger the program. */
const commonFrom = (definitions: number): number =>
  Math.min(60, Math.max(2, Math.round(20_000 / definitions)));

/** Methods that text and containers have too: their calls say little. */
const BUILTIN_METHODS = new Set(
  'get set add pop update items keys values append extend insert remove clear copy join split strip format replace find index count sort reverse read write close open start stop run call send delete create save load name key'.split(
    ' ',
  ),
);

/** Special methods that the interpreter calls for what is written otherwise. */
const CALLED_SPECIALS = new Set([
  '__init__',
  '__call__',
  '__enter__',
  '__aenter__',
  '__getitem__',
  '__setitem__',
  '__post_init__',
  '__init_subclass__',
]);

export class MentionGraph {
  readonly mentions = new Map<FunctionUnit, Mention>();
  /** Modules whose bodies register handlers. */
  readonly registering = new Set<ModuleInfo>();
  readonly #common: number;
  readonly #words = new Map<string, number>();
  readonly #defining = new Map<number, FunctionUnit[]>();
  /** Words of definitions that each module mentions anywhere. */
  readonly #wordsOf = new Map<ModuleInfo, Set<number>>();
  /** Variables of modules, by the statement that assigns them. */
  readonly #variables = new Map<string, FunctionUnit>();
  readonly #bare = new Map<number, FunctionUnit[]>();
  readonly #attributes = new Map<number, AttributeUse[]>();
  readonly #called = new Map<number, AttributeUse[]>();
  /** Names that each module imports, with the last parts of the modules that they come from. */
  readonly #importing = new Map<ModuleInfo, Map<number, readonly number[]>>();
  readonly #callers = new Map<FunctionUnit, readonly FunctionUnit[]>();

  constructor(
    private readonly program: Program,
    index: ModelIndex,
  ) {
    this.#common = commonFrom(program.modules.reduce((sum, module) => sum + module.units.size, 1));
    this.#numberWords();
    const triggers = index.spec.models === undefined ? undefined : new Triggers(index);
    for (const module of program.modules) this.#scan(module, triggers);
  }

  variables(): Iterable<FunctionUnit> {
    return this.#variables.values();
  }

  /** Units that may call the unit, or read the variable. */
  callersOf(unit: FunctionUnit): readonly FunctionUnit[] {
    let callers = this.#callers.get(unit);
    if (callers === undefined) this.#callers.set(unit, (callers = [...new Set(this.#findCallers(unit))]));
    return callers;
  }

  #findCallers(unit: FunctionUnit): FunctionUnit[] {
    const found: FunctionUnit[] = [];
    if (unit.kind === 'module' && unit.name === '') return found;
    const { parent } = unit;
    // Inner functions and lambdas run for their outer one, class bodies and variables for what they stand in.
    if (parent !== undefined && (unit.kind !== 'function' || parent.kind === 'function')) found.push(parent);
    const name = unit.shortName;
    if (unit.kind === 'class') this.#usersOfName(unit, lastPart(unit.cls?.name ?? ''), found);
    else if (unit.isMethod && name.startsWith('__')) {
      if (CALLED_SPECIALS.has(name)) this.#usersOfName(unit, lastPart(unit.cls!.name), found);
    } else if (unit.isMethod) this.#usersOfMethod(unit, name, found);
    else if (unit.kind !== 'lambda') this.#usersOfName(unit, name, found);
    return found;
  }

  /** `x.name()`; of a property `x.name`. */
  #usersOfMethod(unit: FunctionUnit, name: string, found: FunctionUnit[]): void {
    const word = this.#words.get(name);
    if (word === undefined) return;
    const isCommon =
      unit.isProperty || BUILTIN_METHODS.has(name) || (this.#defining.get(word)?.length ?? 0) > this.#common;
    const contexts = isCommon ? this.#contextWords(unit) : undefined;
    const add = (uses: readonly AttributeUse[] | undefined): void => {
      for (const { unit: user } of uses ?? []) {
        if (user === unit) continue;
        if (contexts !== undefined && user.module !== unit.module && !isBaseOf(user, unit)) {
          if (!this.#knows(user.module, contexts)) continue;
        }
        found.push(user);
      }
    };
    add(this.#called.get(word));
    if (unit.isProperty) add(this.#attributes.get(word));
  }

  /** A name of a module: bare where it is defined or imported, else behind the module's name. */
  #usersOfName(unit: FunctionUnit, name: string, found: FunctionUnit[]): void {
    const word = this.#words.get(name);
    if (word === undefined) return;
    for (const user of this.#bare.get(word) ?? [])
      if (user !== unit && (user.module === unit.module || this.#imports(user.module, word, unit.module)))
        found.push(user);
    if (unit.parent?.kind === 'function') return;
    const own = unit.module.path.replace(/(\/__init__)?\.py$/, '').split('/');
    const parts = own.flatMap((part) => this.#words.get(part) ?? []);
    const last = parts.at(-1) ?? -1;
    for (const uses of [this.#called.get(word), this.#attributes.get(word)])
      for (const { unit: user, receiver } of uses ?? []) {
        if (user === unit) continue;
        if (receiver === last || this.#isAlias(user.module, receiver, parts)) found.push(user);
      }
  }

  /** `import x.y as z`, `from . import y as z`: z stands for some module. A package hands on its modules' names. */
  #isAlias(module: ModuleInfo, receiver: number, parts: readonly number[]): boolean {
    const origins = this.#importing.get(module)?.get(receiver);
    return (
      origins !== undefined && (parts.includes(receiver) || origins.some((origin) => parts.includes(origin)))
    );
  }

  /** Whether a module imports the name from the other one, or from a package around it. */
  #imports(importing: ModuleInfo, word: number, from: ModuleInfo): boolean {
    const origins = this.#importing.get(importing)?.get(word);
    if (origins === undefined) return false;
    const parts = from.path.replace(/(\/__init__)?\.py$/, '').split('/');
    return (
      origins.length === 0 || origins.some((origin) => parts.some((part) => this.#words.get(part) === origin))
    );
  }

  /** The last part of the module that an import statement names; nothing for `from . import x`. */
  #originOf(tree: SyntaxTree, row: Node): readonly number[] {
    let statement = row;
    while (statement !== NONE && tree.kind[statement] !== K.import_from_statement) {
      if (tree.kind[statement] === K.import_statement) return [];
      statement = tree.parent[statement]!;
    }
    const module = statement === NONE ? NONE : childOf(tree, statement, 'module_name');
    if (module === NONE) return [];
    const last = tree.last[module]! - 1;
    if (tree.kind[last] !== K.identifier) return [];
    return [this.#number(tree.text.slice(tree.start[last], tree.end[last]))];
  }

  /** What a module that uses the unit will mention: its class, or by import its module and folder. */
  #contextWords(unit: FunctionUnit): Contexts {
    const place = moduleParts(unit.module).slice(-2).join('.');
    const cls = unit.cls === undefined ? -1 : (this.#words.get(lastPart(unit.cls.name)) ?? -1);
    const isCommon = (this.#defining.get(cls)?.length ?? 0) > Math.max(this.#common, 3);
    return { place, cls, isCommon };
  }

  #knows(module: ModuleInfo, { place, cls, isCommon }: Contexts): boolean {
    if (this.#places(module).has(place)) return true;
    if (cls === -1 || !this.#wordsOf.get(module)!.has(cls)) return false;
    return !isCommon || [...this.#places(module)].some((known) => place.startsWith(`${lastPart(known)}.`));
  }

  /** Each two consecutive parts of the dotted names that a module imports, and those that stand alone. */
  #places(module: ModuleInfo): ReadonlySet<string> {
    let places = this.#imported.get(module);
    if (places === undefined) this.#imported.set(module, (places = importedPlaces(module)));
    return places;
  }

  readonly #imported = new Map<ModuleInfo, ReadonlySet<string>>();

  /** Number of the last name before the dot: `db` in `self.db.run`; -1 if it is no name that matters. */
  #receiverOf(tree: SyntaxTree, row: Node): number {
    let object = tree.parent[row]! + 1;
    if (tree.kind[object] === K.attribute) object = tree.last[object]! - 1;
    if (tree.kind[object] !== K.identifier) return -1;
    return this.#words.get(tree.text.slice(tree.start[object], tree.end[object])) ?? -1;
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
    const importing = new Map<number, readonly number[]>();
    this.#wordsOf.set(module, words);
    this.#importing.set(module, importing);
    const open: { readonly end: number; readonly unit: FunctionUnit; readonly mention: Mention }[] = [];
    const start = (unit: FunctionUnit, end: number): void => {
      const mention: Mention = { source: 0, sink: 0 };
      this.mentions.set(unit, mention);
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
      if (use === 'import') {
        importing.set(word, [...(importing.get(word) ?? []), ...this.#originOf(tree, row)]);
        const alias = aliasOf(tree, row);
        if (alias !== NONE) {
          const number = this.#number(tree.text.slice(tree.start[alias], tree.end[alias]));
          importing.set(number, [...(importing.get(number) ?? []), word]);
        }
      } else if (use === 'bare') {
        const same = this.#bare.get(word);
        if (same === undefined) this.#bare.set(word, [unit]);
        else if (same.at(-1) !== unit) same.push(unit);
      } else {
        const uses = use === 'called' ? this.#called : this.#attributes;
        const receiver = this.#receiverOf(tree, row);
        const same = uses.get(word);
        if (same === undefined) uses.set(word, [{ unit, receiver }]);
        else if (same.at(-1)!.unit !== unit || same.at(-1)!.receiver !== receiver)
          same.push({ unit, receiver });
      }
    }
    if (registers) this.registering.add(module);
  }
}

/** The alias behind `as` for the last name of an imported dotted name. */
function aliasOf(tree: SyntaxTree, row: Node): Node {
  const dotted = tree.parent[row]!;
  const up = tree.parent[dotted]!;
  if (tree.kind[dotted] !== K.dotted_name || tree.kind[up] !== K.aliased_import) return NONE;
  return tree.end[row] === tree.end[dotted] ? childOf(tree, up, 'alias') : NONE;
}

const moduleParts = (module: ModuleInfo): string[] =>
  module.path.replace(/(\/__init__)?\.py$/, '').split('/');

function importedPlaces(module: ModuleInfo): ReadonlySet<string> {
  const { tree } = module.semantics;
  const places = new Set<string>();
  const folders = module.path.split('/').slice(0, -1);
  const add = (parts: readonly string[]): void => {
    if (parts.length === 1) places.add(parts[0]!);
    for (let i = 0; i + 1 < parts.length; i++) places.add(`${parts[i]}.${parts[i + 1]}`);
  };
  const textOfDotted = (node: Node): string[] =>
    namedChildren(tree, node)
      .filter((part) => tree.kind[part] === K.identifier)
      .map((part) => tree.text.slice(tree.start[part], tree.end[part]));
  for (let row = 0; row < tree.size; row++) {
    const kind = tree.kind[row];
    if (kind !== K.import_statement && kind !== K.import_from_statement) continue;
    let base: string[] = [];
    const from = childOf(tree, row, 'module_name');
    if (from !== NONE && tree.kind[from] === K.relative_import) {
      const dots = tree.text.slice(tree.start[from], tree.end[from]).replace(/[^.].*$/s, '').length;
      const name = namedChildren(tree, from).find((part) => tree.kind[part] === K.dotted_name);
      base = [
        ...folders.slice(0, folders.length - dots + 1),
        ...(name === undefined ? [] : textOfDotted(name)),
      ];
    } else if (from !== NONE) base = textOfDotted(from);
    if (base.length > 0) add(base);
    for (const item of childrenOf(tree, row, 'name')) {
      const dotted = tree.kind[item] === K.aliased_import ? childOf(tree, item, 'name') : item;
      if (dotted !== NONE) add([...base, ...textOfDotted(dotted)]);
    }
    row = tree.last[row]! - 1;
  }
  return places;
}

/** A base class that calls `self.hook()` without knowing who overrides it. */
function isBaseOf(user: FunctionUnit, unit: FunctionUnit): boolean {
  if (user.cls === undefined || unit.cls === undefined) return false;
  const name = lastPart(user.cls.name);
  const { tree } = unit.module.semantics;
  return unit.cls.bases.some((base) => lastName(tree, base) === name);
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
  return kind === K.dotted_name || kind === K.aliased_import || kind === K.relative_import
    ? 'import'
    : 'bare';
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

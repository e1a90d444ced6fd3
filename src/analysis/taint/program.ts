/**
 * The program as taint sees it: modules, their functions and classes, and which dotted name means which of them.
 * Nothing here is interpreted; everything is found by name, from the scopes of analysis/semantics.
 */
import {
  argumentsOf,
  basesOf,
  decoratorsOf,
  definedName,
  parametersOf,
  resolveImport,
  type Binding,
  type KnownPaths,
  type ModuleSemantics,
  type Parameter,
} from '../semantics/index.js';
import { TemplateIndex } from './template-index.js';
import { F, K } from '../syntax/kinds.js';
import { NONE, childOf, namedChildren, textOf, type Node, type SyntaxTree } from '../syntax/tree.js';

/** Code that is interpreted as one piece: a function, a lambda, a class body or a module body. */
export class FunctionUnit {
  #parameters: readonly Parameter[] | undefined;
  #decorators: readonly Node[] | undefined;
  #generator: boolean | undefined;

  constructor(
    readonly id: number,
    readonly kind: 'function' | 'lambda' | 'class' | 'module',
    readonly module: ModuleInfo,
    readonly node: Node,
    /** 'Class.method', 'outer.inner'; '' for the module. */
    readonly name: string,
    /** Innermost enclosing function, class or module. */
    readonly parent: FunctionUnit | undefined,
    /** The class in whose body a method stands directly, or that a class body is of. */
    readonly cls: ClassInfo | undefined,
  ) {}

  get tree(): SyntaxTree {
    return this.module.semantics.tree;
  }

  get parameters(): readonly Parameter[] {
    return (this.#parameters ??=
      this.kind === 'function' || this.kind === 'lambda' ? parametersOf(this.tree, this.node) : []);
  }

  get decorators(): readonly Node[] {
    return (this.#decorators ??= this.kind === 'function' ? decoratorsOf(this.tree, this.node) : []);
  }

  /** The block, or the expression of a lambda. */
  get body(): Node {
    return this.kind === 'module' ? this.node : childOf(this.tree, this.node, 'body');
  }

  get isMethod(): boolean {
    return this.cls !== undefined && this.kind === 'function';
  }

  get isStatic(): boolean {
    return this.isMethod && this.hasDecorator('staticmethod');
  }

  get isClassMethod(): boolean {
    return this.isMethod && (this.hasDecorator('classmethod') || this.shortName === '__init_subclass__');
  }

  get isProperty(): boolean {
    return this.isMethod && (this.hasDecorator('property') || this.hasDecorator('cached_property'));
  }

  get shortName(): string {
    return this.name.slice(this.name.lastIndexOf('.') + 1);
  }

  /** Whether some decorator's last name is this. */
  hasDecorator(name: string): boolean {
    return this.decorators.some((node) => lastName(this.tree, node) === name);
  }

  /** Has a `yield` of its own. */
  get isGenerator(): boolean {
    if (this.#generator !== undefined) return this.#generator;
    const { tree } = this;
    let found = false;
    if (this.kind === 'function' || this.kind === 'lambda')
      for (let row = this.body; row !== NONE && row < tree.last[this.node]!; row++) {
        const kind = tree.kind[row]!;
        if (kind === K.yield) {
          found = true;
          break;
        }
        if (row !== this.node && (kind === K.function_definition || kind === K.lambda))
          row = tree.last[row]! - 1;
      }
    return (this.#generator = found);
  }
}

/** `a.b.name(...)` and `a.b.name` end in this name. */
export function lastName(tree: SyntaxTree, expression: Node): string {
  let node = expression;
  if (tree.kind[node] === K.call) node = childOf(tree, node, 'function');
  if (node !== NONE && tree.kind[node] === K.attribute) node = childOf(tree, node, 'attribute');
  return node !== NONE && tree.kind[node] === K.identifier ? textOf(tree, node) : '';
}

export interface ClassAttribute {
  readonly annotation: Node;
  readonly value: Node;
}

export class ClassInfo {
  readonly methods = new Map<string, FunctionUnit>();
  readonly setters = new Map<string, FunctionUnit>();
  #attributes: Map<string, ClassAttribute> | undefined;
  #written: Set<string> | undefined;

  constructor(
    readonly module: ModuleInfo,
    readonly node: Node,
    /** 'Outer.Inner'. */
    readonly name: string,
    readonly body: FunctionUnit,
  ) {}

  get qualified(): string {
    return this.module.name === '' ? this.name : `${this.module.name}.${this.name}`;
  }

  get bases(): readonly Node[] {
    return basesOf(this.module.semantics.tree, this.node);
  }

  /** Names that the class body assigns or annotates directly, in order. */
  get attributes(): ReadonlyMap<string, ClassAttribute> {
    if (this.#attributes !== undefined) return this.#attributes;
    const attributes = new Map<string, ClassAttribute>();
    const { tree } = this.module.semantics;
    const block = childOf(tree, this.node, 'body');
    for (const statement of block === NONE ? [] : namedChildren(tree, block)) {
      if (tree.kind[statement] !== K.expression_statement) continue;
      const assignment = namedChildren(tree, statement)[0] ?? NONE;
      if (assignment === NONE || tree.kind[assignment] !== K.assignment) continue;
      const left = childOf(tree, assignment, 'left');
      if (left === NONE || tree.kind[left] !== K.identifier) continue;
      attributes.set(textOf(tree, left), {
        annotation: childOf(tree, assignment, 'type'),
        value: childOf(tree, assignment, 'right'),
      });
    }
    return (this.#attributes = attributes);
  }

  /** Attribute names that code in the class assigns (`self.x = …`). */
  get writtenFields(): ReadonlySet<string> {
    if (this.#written !== undefined) return this.#written;
    const names = new Set<string>();
    const { tree } = this.module.semantics;
    for (let row = this.node; row < tree.last[this.node]!; row++) {
      if (tree.kind[row] !== K.attribute) continue;
      const up = tree.parent[row]!;
      const kind = tree.kind[up];
      const isTarget =
        tree.field[row] === F.left &&
        (kind === K.assignment || kind === K.augmented_assignment || kind === K.for_statement);
      if (isTarget || kind === K.pattern_list || kind === K.as_pattern_target)
        names.add(textOf(tree, childOf(tree, row, 'attribute')));
    }
    return (this.#written = names);
  }

  get decorators(): readonly Node[] {
    return decoratorsOf(this.module.semantics.tree, this.node);
  }

  hasDecorator(name: string): boolean {
    return this.decorators.some((node) => lastName(this.module.semantics.tree, node) === name);
  }

  /** Value of a keyword in the base list, such as `metaclass`. */
  keyword(name: string): Node {
    const found = argumentsOf(this.module.semantics.tree, this.node).find(
      (argument) => argument.name === name,
    );
    return found?.value ?? NONE;
  }
}

/** A base class: of the program, or a library's by its qualified name. */
export type ClassRef =
  | { readonly kind: 'program'; readonly info: ClassInfo }
  | { readonly kind: 'external'; readonly name: string };

export class ModuleInfo {
  readonly units = new Map<Node, FunctionUnit>();
  readonly classes = new Map<Node, ClassInfo>();
  readonly body: FunctionUnit;

  constructor(
    readonly index: number,
    readonly semantics: ModuleSemantics,
    /** Import hops from the nearest target. */
    readonly depth: number,
    /** The file is test code. */
    readonly isTest: boolean,
    nextId: () => number,
  ) {
    this.body = new FunctionUnit(nextId(), 'module', this, 0, '', undefined, undefined);
    this.#collect(nextId);
  }

  get path(): string {
    return this.semantics.path;
  }

  get name(): string {
    return this.semantics.moduleName;
  }

  /** One pass over the rows in preorder; enclosing definitions are on a stack. */
  #collect(nextId: () => number): void {
    const { tree } = this.semantics;
    const open: { readonly end: number; readonly unit: FunctionUnit }[] = [];
    for (let row = 1; row < tree.size; row++) {
      const kind = tree.kind[row];
      if (kind !== K.function_definition && kind !== K.class_definition && kind !== K.lambda) continue;
      while (open.length > 0 && row >= open.at(-1)!.end) open.pop();
      const parent = open.at(-1)?.unit ?? this.body;
      const short = kind === K.lambda ? '<lambda>' : definedName(tree, row);
      const name = parent.name === '' ? short : `${parent.name}.${short}`;
      let unit: FunctionUnit;
      if (kind === K.class_definition) {
        // The body is a unit that knows its class, and the class knows its body.
        const holder: { info?: ClassInfo } = {};
        unit = new ClassBody(nextId(), this, row, name, parent, holder);
        const info = new ClassInfo(this, row, name, unit);
        holder.info = info;
        this.classes.set(row, info);
      } else {
        const cls = parent.kind === 'class' && kind === K.function_definition ? parent.cls : undefined;
        unit = new FunctionUnit(
          nextId(),
          kind === K.lambda ? 'lambda' : 'function',
          this,
          row,
          name,
          parent,
          cls,
        );
        if (cls !== undefined) this.#addMethod(cls, short, unit);
      }
      this.units.set(row, unit);
      open.push({ end: tree.last[row]!, unit });
    }
  }

  #addMethod(cls: ClassInfo, name: string, unit: FunctionUnit): void {
    if (unit.hasDecorator('setter') || unit.hasDecorator('deleter')) {
      if (unit.hasDecorator('setter')) cls.setters.set(name, unit);
    } else if (!unit.hasDecorator('overload')) cls.methods.set(name, unit);
  }
}

class ClassBody extends FunctionUnit {
  constructor(
    id: number,
    module: ModuleInfo,
    node: Node,
    name: string,
    parent: FunctionUnit,
    private readonly holder: { info?: ClassInfo },
  ) {
    super(id, 'class', module, node, name, parent, undefined);
    Object.defineProperty(this, 'cls', { get: () => this.holder.info });
  }
}

/** What a dotted name means: a module of the program and the names to look up in it. */
export interface Resolved {
  readonly module: ModuleInfo;
  readonly rest: readonly string[];
}

const RE_EXPORTS = 8;
const MRO_LIMIT = 64;

export class Program {
  readonly modules: ModuleInfo[] = [];
  readonly #byPath = new Map<string, ModuleInfo>();
  /** Names of all folders and files: no import that begins with another name can mean a module of the program. */
  readonly #pathParts = new Set<string>();
  readonly #resolved = new Map<string, Resolved | undefined>();
  readonly #mro = new Map<ClassInfo, readonly ClassRef[]>();
  readonly #externals = new Map<ClassInfo, readonly string[]>();
  /** Folder of the importing file and dotted name -> files of the repository that it may mean. */
  readonly #located = new Map<string, readonly string[]>();
  readonly #byQualified = new Map<string, ClassInfo>();
  readonly #byShortName = new Map<string, ClassInfo[]>();
  #nextUnit = 0;
  readonly templates = new TemplateIndex();

  constructor(private readonly known: KnownPaths | undefined) {}

  add(semantics: ModuleSemantics, depth: number, isTest: boolean): ModuleInfo {
    const module = new ModuleInfo(this.modules.length, semantics, depth, isTest, () => this.#nextUnit++);
    this.modules.push(module);
    this.#byPath.set(semantics.path, module);
    for (const part of semantics.path.replace(/\.py$/, '').split('/')) this.#pathParts.add(part);
    for (const info of module.classes.values()) {
      this.#byQualified.set(info.qualified, info);
      const short = info.name.slice(info.name.lastIndexOf('.') + 1);
      const same = this.#byShortName.get(short);
      if (same === undefined) this.#byShortName.set(short, [info]);
      else same.push(info);
    }
    this.#resolved.clear();
    this.#mro.clear();
    this.#externals.clear();
    return module;
  }

  byPath(path: string): ModuleInfo | undefined {
    return this.#byPath.get(path);
  }

  classNamed(qualified: string): ClassInfo | undefined {
    return this.#byQualified.get(qualified);
  }

  /** Classes of this name anywhere in the program. */
  classesNamed(short: string): readonly ClassInfo[] {
    return this.#byShortName.get(short) ?? [];
  }

  /** The module that `dotted` or its longest leading part names, seen from the importing file. */
  resolve(importing: string, dotted: string): Resolved | undefined {
    const dot = dotted.indexOf('.');
    if (!this.#pathParts.has(dot === -1 ? dotted : dotted.slice(0, dot))) return undefined;
    const folder = importing.slice(0, importing.lastIndexOf('/') + 1);
    const key = `${folder}\0${dotted}`;
    if (this.#resolved.has(key)) return this.#resolved.get(key);
    let result: Resolved | undefined;
    for (const path of resolveImport(importing, dotted, this.#byPath)) {
      const module = this.#byPath.get(path);
      if (module === undefined) continue;
      const stem = path.replace(/(\/__init__)?\.py$/, '').split('/');
      const steps = dotted.split('.');
      let used = Math.min(steps.length, stem.length);
      while (used > 0 && stem.slice(-used).join('.') !== steps.slice(0, used).join('.')) used--;
      if (used === 0) continue;
      result = { module, rest: steps.slice(used) };
      break;
    }
    this.#resolved.set(key, result);
    return result;
  }

  /**
   * What a name that is imported means. A package's own name goes before a module of the same name:
   *
   *     from .users import users       in services/__init__.py: `services.users` is the object, no longer the module
   */
  named(importing: string, dotted: string): Resolved | undefined {
    const found = this.resolve(importing, dotted);
    if (found === undefined || found.rest.length > 0) return found;
    const match = /^(.*\/)?([^/]+)\.py$/.exec(found.module.path);
    const holder = match && this.#byPath.get(`${match[1] ?? ''}__init__.py`);
    if (match === null || holder === null || holder === undefined || holder === found.module) return found;
    const short = match[2]!;
    const definitions = holder.semantics.moduleScope.bindings.get(short)?.definitions ?? [];
    const isModule = ({ imported }: (typeof definitions)[number]): boolean =>
      imported !== undefined && this.resolve(holder.path, imported.denotes)?.rest.length === 0;
    return definitions.length === 0 || definitions.some(isModule) ? found : { module: holder, rest: [short] };
  }

  /** Paths of the repository that a module's imports may mean and that the program does not have yet. */
  missingImports(module: ModuleInfo): string[] {
    if (this.known === undefined) return [];
    const found = new Set<string>();
    for (const record of module.semantics.imports) {
      const names =
        record.name === undefined || record.name === '*' ? [record.module] : [record.denotes, record.module];
      for (const dotted of names) {
        const path = this.#locate(module.path, dotted, this.known);
        if (path !== undefined && !this.#byPath.has(path)) found.add(path);
      }
    }
    return [...found].sort();
  }

  /** The file of the repository that an import most likely means; files of one folder import alike. */
  #locate(importing: string, dotted: string, known: KnownPaths): string | undefined {
    const folder = importing.slice(0, importing.lastIndexOf('/') + 1);
    const key = `${folder}\0${dotted}`;
    let paths = this.#located.get(key);
    // Asked for the folder, so that no file is left out as the importing one.
    if (paths === undefined) this.#located.set(key, (paths = resolveImport(folder, dotted, known)));
    return paths.find((path) => path !== importing);
  }

  /** The class that a name of a module finally means, through imports and plain aliases. */
  classIn(module: ModuleInfo, names: readonly string[], hops = 0): ClassInfo | undefined {
    const [first, ...rest] = names;
    if (first === undefined || hops > RE_EXPORTS) return undefined;
    const binding = module.semantics.moduleScope.bindings.get(first);
    const definition = binding?.definitions.findLast(({ kind }) => kind === 'class' || kind === 'import');
    if (definition === undefined) {
      for (const star of module.semantics.moduleScope.starImports) {
        const target = this.resolve(module.path, star.module);
        const found =
          target?.rest.length === 0 && target.module !== module
            ? this.classIn(target.module, names, hops + 1)
            : undefined;
        if (found !== undefined) return found;
      }
      return undefined;
    }
    if (definition.kind === 'class') {
      let info = module.classes.get(definition.node);
      for (const name of rest) info = info && this.#byQualified.get(`${info.qualified}.${name}`);
      return info;
    }
    const dotted = [definition.imported!.denotes, ...rest].join('.');
    const target = this.named(module.path, dotted);
    return target === undefined ? undefined : this.classIn(target.module, target.rest, hops + 1);
  }

  /** Classes that an expression (base, annotation) may name. */
  classRefs(module: ModuleInfo, expression: Node): ClassRef[] {
    const found: ClassRef[] = [];
    for (const { kind, name, definition } of module.semantics.qualifiedNames(expression).names) {
      if (kind === 'local') {
        const info = definition?.kind === 'class' ? module.classes.get(definition.node) : undefined;
        const nested = info && name.length > info.qualified.length ? this.#byQualified.get(name) : info;
        if (nested !== undefined) found.push({ kind: 'program', info: nested });
      } else if (kind !== 'unresolved') {
        const target = this.named(module.path, name);
        const info = target && this.classIn(target.module, target.rest);
        found.push(info === undefined ? { kind: 'external', name } : { kind: 'program', info });
      }
    }
    return found;
  }

  /** The class, then its bases, depth first from the left, each once. */
  mro(info: ClassInfo): readonly ClassRef[] {
    const known = this.#mro.get(info);
    if (known !== undefined) return known;
    const out: ClassRef[] = [];
    const seen = new Set<string>();
    const open: ClassRef[] = [{ kind: 'program', info }];
    for (let ref = open.pop(); ref !== undefined && out.length < MRO_LIMIT; ref = open.pop()) {
      const key = ref.kind === 'program' ? `${ref.info.module.path}#${ref.info.node}` : ref.name;
      if (seen.has(key)) continue;
      seen.add(key);
      out.push(ref);
      if (ref.kind !== 'program') continue;
      const { module } = ref.info;
      const bases = ref.info.bases.flatMap((base) => this.classRefs(module, unsubscripted(module, base)));
      open.push(...bases.reverse());
    }
    this.#mro.set(info, out);
    return out;
  }

  /** The method that an instance of the class has, and the class that defines it. */
  method(info: ClassInfo, name: string): FunctionUnit | undefined {
    for (const ref of this.mro(info)) {
      const found = ref.kind === 'program' ? ref.info.methods.get(name) : undefined;
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Names of library classes among the bases, nearest first. */
  externalBases(info: ClassInfo): readonly string[] {
    let bases = this.#externals.get(info);
    if (bases === undefined) {
      bases = this.mro(info).flatMap((ref) => (ref.kind === 'external' ? [ref.name] : []));
      this.#externals.set(info, bases);
    }
    return bases;
  }
}

/** `Generic` of `Generic[T]`. */
function unsubscripted(module: ModuleInfo, expression: Node): Node {
  const { tree } = module.semantics;
  if (tree.kind[expression] === K.subscript) return childOf(tree, expression, 'value');
  return expression;
}

/** Key of a variable across modules. */
export const bindingKey = (module: ModuleInfo, binding: Binding): string =>
  `${module.index}:${binding.index}`;

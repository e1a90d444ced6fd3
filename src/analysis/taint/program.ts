/**
 * The program as taint sees it: modules, their functions and classes, and which dotted name means which of them.
 * Nothing here is interpreted; everything is found by name, from the scopes of analysis/semantics.
 */
import { resolveImport, type KnownPaths, type ModuleSemantics } from '../semantics/index.js';
import { linearize } from './linearization.js';
import { ModuleInfo, type ClassInfo, type ClassRef, type FunctionUnit } from './program-units.js';
import { TemplateIndex } from './template-index.js';
import { K } from '../syntax/kinds.js';
import { childOf, type Node } from '../syntax/tree.js';

/** What a dotted name means: a module of the program and the names to look up in it. */
export interface Resolved {
  readonly module: ModuleInfo;
  readonly rest: readonly string[];
}

const RE_EXPORTS = 8;
/** Classes that are known as heirs of one. */
const HEIRS = 64;

export class Program {
  readonly modules: ModuleInfo[] = [];
  readonly #byPath = new Map<string, ModuleInfo>();
  /** Names of all folders and files: no import that begins with another name can mean a module of the program. */
  readonly #pathParts = new Set<string>();
  readonly #resolved = new Map<string, Resolved | undefined>();
  #heirs: Map<ClassInfo, ClassInfo[]> | undefined;
  readonly #mro = new Map<ClassInfo, readonly ClassRef[]>();
  readonly #externals = new Map<ClassInfo, readonly string[]>();
  /** Folder of the importing file and dotted name -> files of the repository that it may mean. */
  readonly #located = new Map<string, readonly string[]>();
  readonly #byQualified = new Map<string, ClassInfo>();
  readonly #byShortName = new Map<string, ClassInfo[]>();
  /** Methods by name; undefined if several classes have one. */
  readonly #byMethod = new Map<string, FunctionUnit | undefined>();
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
      if (isTest) continue;
      for (const [name, unit] of info.methods)
        this.#byMethod.set(name, this.#byMethod.has(name) ? undefined : unit);
    }
    this.#resolved.clear();
    this.#mro.clear();
    this.#externals.clear();
    this.#heirs = undefined;
    return module;
  }

  byPath(path: string): ModuleInfo | undefined {
    return this.#byPath.get(path);
  }

  classNamed(qualified: string): ClassInfo | undefined {
    return this.#byQualified.get(qualified);
  }

  /** The method of this name if one class of the program has it, tests aside, and no other one. */
  onlyMethod(name: string): FunctionUnit | undefined {
    return this.#byMethod.get(name);
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
    for (const dotted of importedNames(module)) {
      const path = this.#locate(module.path, dotted, this.known);
      if (path !== undefined && !this.#byPath.has(path)) found.add(path);
    }
    return [...found].sort();
  }

  /** Modules of the program that a module's imports mean, or in which they find what they mean. */
  importedModules(module: ModuleInfo): ReadonlySet<ModuleInfo> {
    const found = new Set<ModuleInfo>();
    for (const dotted of importedNames(module)) {
      const imported = this.resolve(module.path, dotted)?.module;
      if (imported !== undefined && imported !== module) found.add(imported);
    }
    return found;
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

  /** The class, then its bases in the order in which Python looks for attributes, each once. */
  mro(info: ClassInfo): readonly ClassRef[] {
    let order = this.#mro.get(info);
    if (order === undefined) this.#mro.set(info, (order = linearize(info, (each) => this.#basesOf(each))));
    return order;
  }

  #basesOf({ module, bases }: ClassInfo): readonly ClassRef[] {
    return bases.flatMap((base) => this.classRefs(module, unsubscripted(module, base)));
  }

  /** Classes that inherit the method of `info`, in the order of their modules; of very many the first ones. */
  heirs(info: ClassInfo, method: FunctionUnit): readonly ClassInfo[] {
    this.#heirs ??= this.#findHeirs();
    const all = this.#heirs.get(info) ?? [];
    return all.filter((heir) => this.method(heir, method.shortName) === method);
  }

  #findHeirs(): Map<ClassInfo, ClassInfo[]> {
    const found = new Map<ClassInfo, ClassInfo[]>();
    for (const module of this.modules)
      for (const heir of module.classes.values())
        for (const ref of this.mro(heir)) {
          if (ref.kind !== 'program' || ref.info === heir) continue;
          const known = found.get(ref.info);
          if (known === undefined) found.set(ref.info, [heir]);
          else if (known.length < HEIRS) known.push(heir);
        }
    return found;
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

/** Dotted names of what a module imports, and of the modules that it imports them from. */
function* importedNames(module: ModuleInfo): Generator<string> {
  for (const { name, denotes, module: from } of module.semantics.imports) {
    if (name !== undefined && name !== '*') yield denotes;
    yield from;
  }
}

/** `Generic` of `Generic[T]`. */
function unsubscripted(module: ModuleInfo, expression: Node): Node {
  const { tree } = module.semantics;
  if (tree.kind[expression] === K.subscript) return childOf(tree, expression, 'value');
  return expression;
}

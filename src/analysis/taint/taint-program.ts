/**
 * The door of taint analysis: modules go in, flows come out.
 *
 *     const taint = new TaintProgram(spec, { known: paths });
 *     taint.add(semantics);                          the targets
 *     while ((wanted = taint.wanted()).length > 0)   what they import, in waves
 *       for (const path of wanted) taint.add(parsed(path));
 *     const { flows, gaps } = taint.run();
 */
import type { KnownPaths, ModuleSemantics } from '../semantics/index.js';
import { compareFlows, flowOf, type Flow } from './flows.js';
import { Interpreter } from './interpreter.js';
import { dependingModules } from './entered-modules.js';
import { runEntry } from './entry-calls.js';
import type { ReachedSink } from './reached-sinks.js';
import { Relevance } from './relevance.js';
import { type FunctionUnit, type ModuleInfo } from './program-units.js';
import { Program } from './program.js';
import { DEFAULT_LIMITS, type TaintLimits, type TaintOptions, type TaintSpec } from './spec.js';
import type { Node } from '../syntax/tree.js';

/** A file that was not analysed to the end, and why. */
export interface TaintGap {
  readonly path: string;
  readonly detail: string;
}

export interface UnresolvedCallSite {
  readonly path: string;
  readonly node: Node;
}

export interface TaintStatistics {
  readonly modules: number;
  readonly functions: number;
  /** Functions that had to be interpreted. */
  readonly interpreted: number;
  readonly steps: number;
  readonly unresolvedCalls: number;
}

export interface TaintResult {
  /** Sorted by path, place and rule. */
  readonly flows: readonly Flow[];
  /** Sorted by path. */
  readonly gaps: readonly TaintGap[];
  readonly statistics: TaintStatistics;
  /** All sinks that were come to, harmless or not. */
  readonly reached: readonly ReachedSink[];
  /** Calls whose callee is not known, by path and place. */
  readonly unresolved: readonly UnresolvedCallSite[];
  /** Paths of the modules whose functions were followed for their own sake, sorted; undefined for all. */
  readonly entered: readonly string[] | undefined;
}

/** What of the program is of interest. */
export interface TaintInterest {
  /** Only flows that may depend on one of these paths. */
  readonly changed?: ReadonlySet<string>;
  /** Only flows that come in through one of these paths, or through a changed one. */
  readonly entered?: ReadonlySet<string>;
}

/** Rounds over functions that have read a global or a field which has grown since. */
const LATER_ROUNDS = 3;

export class TaintProgram {
  readonly #program: Program;
  readonly #limits: TaintLimits;
  readonly #targets = new Set<string>();
  readonly #asked = new Set<string>();
  readonly #imported = new Map<string, number>();
  readonly #importGaps: TaintGap[] = [];
  #examined = 0;

  constructor(
    private readonly spec: TaintSpec,
    private readonly options: TaintOptions & {
      /** Paths of the repository, to find imports among. */
      readonly known?: KnownPaths;
    } = {},
  ) {
    this.#program = new Program(options.known);
    this.#limits = { ...DEFAULT_LIMITS, ...options.limits };
  }

  /** Adds a target, or a file that `wanted` asked for. `isTest`: what it makes says nothing about the application. */
  add(semantics: ModuleSemantics, isTest = false): void {
    if (this.#program.byPath(semantics.path) !== undefined) return;
    const depth = this.#imported.get(semantics.path);
    if (depth === undefined) this.#targets.add(semantics.path);
    this.#program.add(semantics, depth ?? 0, isTest);
  }

  /** Adds a file as the last link of a chain of imports: flows within it alone are not reported, its imports not asked for. */
  addImported(semantics: ModuleSemantics, isTest = false): void {
    this.#imported.set(semantics.path, this.#limits.importDepth);
    this.add(semantics, isTest);
  }

  /** Adds a template of pages. */
  addTemplate(path: string, text: string): void {
    this.#program.templates.add(path, text);
  }

  /** Files of the repository that the program imports and does not have yet. Empty when there is nothing more. */
  wanted(): readonly string[] {
    if (this.spec.scope === 'function' || (this.options.off ?? []).includes('imports')) return [];
    const wave: string[] = [];
    const { modules } = this.#program;
    for (; this.#examined < modules.length; this.#examined++) {
      const module = modules[this.#examined]!;
      for (const path of this.#program.missingImports(module)) {
        if (this.#asked.has(path)) continue;
        if (module.depth >= this.#limits.importDepth || this.#asked.size >= this.#limits.importedFiles) {
          this.#importGaps.push({ path: module.path, detail: `its import of ${path} was not followed` });
          continue;
        }
        this.#asked.add(path);
        this.#imported.set(path, module.depth + 1);
        wave.push(path);
      }
    }
    return wave.sort();
  }

  /** Follows all flows, or those of interest. Those that touch no target are left out. */
  run(interest: TaintInterest = {}): TaintResult {
    const interpreter = new Interpreter(this.#program, this.spec, this.#limits, this.options.off ?? []);
    const modules = [...this.#program.modules].sort((a, b) => (a.path < b.path ? -1 : 1));
    const relevance = new Relevance(this.#program, this.spec);
    const entered = this.#entered(interest);
    const isEntered = (unit: FunctionUnit): boolean =>
      relevance.isRelevant(unit) && (entered?.has(unit.module) !== false || isConstructor(unit));
    // Bodies first: some register functions as handlers.
    for (const module of modules) if (relevance.isRelevant(module.body)) interpreter.runModule(module);
    for (const module of modules) this.#runModule(interpreter, relevance, isEntered, module);
    for (let round = 0; round < LATER_ROUNDS; round++) {
      const outdated = interpreter.takeOutdated();
      if (outdated.size === 0) break;
      const again = [...outdated].filter((unit) => unit.kind === 'function' && isEntered(unit));
      for (const unit of again.sort((a, b) => a.id - b.id)) runEntry(interpreter, unit);
    }
    return this.#result(interpreter, modules, entered);
  }

  /** Modules whose functions are followed for their own sake; undefined for all. */
  #entered({ changed, entered }: TaintInterest): ReadonlySet<ModuleInfo> | undefined {
    if (entered === undefined) return changed && dependingModules(this.#program, changed);
    const isChanged = (path: string): boolean => changed?.has(path) === true;
    return new Set(this.#program.modules.filter(({ path }) => entered.has(path) || isChanged(path)));
  }

  #runModule(
    interpreter: Interpreter,
    relevance: Relevance,
    isEntered: (unit: FunctionUnit) => boolean,
    module: ModuleInfo,
  ): void {
    for (const info of module.classes.values())
      if (relevance.isRelevant(info.body)) interpreter.runClass(info);
    for (const unit of ordered(module)) {
      if (unit.kind !== 'function' || !isEntered(unit)) continue;
      runEntry(interpreter, unit);
    }
  }

  #result(
    interpreter: Interpreter,
    modules: readonly ModuleInfo[],
    entered: ReadonlySet<ModuleInfo> | undefined,
  ): TaintResult {
    const flows = interpreter.flows
      .map((found) => flowOf(this.#program.modules, found))
      .filter(({ trace }) => trace.some(({ path }) => this.#targets.has(path)))
      .sort(compareFlows);
    const gaps: TaintGap[] = [...this.#importGaps];
    for (const [path, details] of interpreter.gaps) for (const detail of details) gaps.push({ path, detail });
    gaps.sort((a, b) => (a.path === b.path ? (a.detail < b.detail ? -1 : 1) : a.path < b.path ? -1 : 1));
    const unresolved = [...interpreter.unresolvedCalls].map((key) => {
      const [module, node] = key.split(':');
      return { path: this.#program.modules[Number(module)]!.path, node: Number(node) };
    });
    unresolved.sort((a, b) => (a.path === b.path ? a.node - b.node : a.path < b.path ? -1 : 1));
    return {
      flows,
      gaps,
      reached: interpreter.reached.list(this.spec.sinkKinds, this.#program.modules),
      unresolved,
      entered: entered && [...entered].map(({ path }) => path).sort(),
      statistics: {
        modules: modules.length,
        functions: modules.reduce((sum, module) => sum + module.units.size, 0),
        interpreted: interpreter.interpreted.size,
        steps: interpreter.steps,
        unresolvedCalls: unresolved.length,
      },
    };
  }
}

/** What constructors store says of which types the fields of objects are, whoever makes them. */
const isConstructor = (unit: FunctionUnit): boolean => unit.shortName === '__init__';

/** Constructors first: what they store in `self` is read by the other methods. */
function ordered(module: ModuleInfo): FunctionUnit[] {
  const units = [...module.units.values()];
  const rank = (unit: FunctionUnit): number => (isConstructor(unit) ? 0 : 1);
  return units.sort((a, b) => rank(a) - rank(b) || a.node - b.node);
}

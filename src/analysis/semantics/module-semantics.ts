/** Everything known about one module's names. Each part is computed when it is first asked for, and kept. */
import type { Node, SyntaxTree } from '../syntax/tree.js';
import { Evaluator } from './constants/evaluator.js';
import { truthOf, type ConstantValue } from './constants/value.js';
import { Reachability } from './flow/reachability.js';
import type { ControlFlowGraph } from './flow/control-flow.js';
import { NameFlow } from './flow/name-flow.js';
import type { ImportRecord } from './import-records.js';
import { isPackagePath, moduleNameOf } from './import-resolution.js';
import { NameResolver, type ReachingDefinitions } from './name-resolver.js';
import type { QualifiedName, QualifiedNames } from './qualified-names.js';
import type { Binding, Definition, Scope } from './scope.js';
import { buildScopeTable, type ScopeTable } from './scope-table.js';
import { WorkBudget } from './work-budget.js';

export interface ModuleInput {
  /** Path in the repository. */
  readonly path: string;
  readonly tree: SyntaxTree;
  /** By default: the path ends in `__init__.py`. */
  readonly isPackage?: boolean;
  /** Dotted name; by default from the path alone. */
  readonly moduleName?: string;
  /** Names that modules export, for star imports: of a module that is listed only these names can come. */
  readonly knownModules?: ReadonlyMap<string, ReadonlySet<string>>;
}

export function analyseModule(input: ModuleInput): ModuleSemantics {
  return new ModuleSemantics(input);
}

/** Steps that following names through a module may take; ordinary files need less than one a node. */
const flowSteps = (tree: SyntaxTree): number => 200_000 + 40 * tree.size;

const CHANGES_ARGUMENTS =
  /^(?:random\.shuffle|heapq\.\w+|bisect\.insort\w*|operator\.\w+|setattr|delattr|next|iter)$/;

export class ModuleSemantics {
  readonly path: string;
  readonly tree: SyntaxTree;
  readonly moduleName: string;
  readonly isPackage: boolean;
  readonly #knownModules: ReadonlyMap<string, ReadonlySet<string>>;
  #budget: WorkBudget;
  #wasLimited = false;
  #table: ScopeTable | undefined;
  #flow: NameFlow | undefined;
  #resolver: NameResolver | undefined;
  #evaluator: Evaluator | undefined;
  #reachability: Reachability | undefined;

  constructor(input: ModuleInput) {
    this.path = input.path;
    this.tree = input.tree;
    this.isPackage = input.isPackage ?? isPackagePath(input.path);
    this.moduleName = input.moduleName ?? moduleNameOf(input.path);
    this.#knownModules = input.knownModules ?? new Map();
    this.#budget = new WorkBudget(flowSteps(input.tree));
  }

  /** Outer scopes before inner ones; the first is the module's. */
  get scopes(): readonly Scope[] {
    return this.#scopeTable.scopes;
  }

  get moduleScope(): Scope {
    return this.#scopeTable.scopes[0]!;
  }

  get imports(): readonly ImportRecord[] {
    return this.#scopeTable.imports;
  }

  /** The work limit was met: names and constants are less exact than they could be, and the file is not fully analysed. */
  get isLimited(): boolean {
    return this.#wasLimited || this.#budget.isExhausted;
  }

  /**
   * Gives back the memory of everything that was computed; it is computed anew when it is asked for. Scopes, bindings and
   * graphs that were handed out before are other objects than those that are handed out after.
   */
  forget(): void {
    this.#wasLimited = this.isLimited;
    this.#budget = new WorkBudget(flowSteps(this.tree));
    this.#table = undefined;
    this.#flow = undefined;
    this.#resolver = undefined;
    this.#evaluator = undefined;
    this.#reachability = undefined;
  }

  /** Scope in which a node is evaluated. */
  scopeOf(node: Node): Scope {
    const { scopes, scopeAt } = this.#scopeTable;
    return scopes[scopeAt[node]!]!;
  }

  /** Binding that an identifier reads or binds; undefined for builtins, undefined names and attribute names. */
  bindingOf(identifier: Node): Binding | undefined {
    const { bindings, bindingAt } = this.#scopeTable;
    return bindings[bindingAt[identifier]! - 1];
  }

  /** The definition whose name is this identifier. */
  definitionAt(identifier: Node): Definition | undefined {
    return this.#scopeTable.definitionAt.get(identifier);
  }

  /** Definitions that a read of a name may see; undefined where no binding is read. */
  reachingDefinitions(identifier: Node): ReachingDefinitions | undefined {
    const binding = this.bindingOf(identifier);
    return binding === undefined ? undefined : this.#names.reachingDefinitions(binding, identifier);
  }

  /** The dotted name that an expression certainly denotes; undefined if it has none or several. */
  qualifiedName(expression: Node): QualifiedName | undefined {
    const { names, complete } = this.qualifiedNames(expression);
    return complete && names.length === 1 ? names[0] : undefined;
  }

  /** All dotted names that an expression may denote. */
  qualifiedNames(expression: Node): QualifiedNames {
    return this.#names.qualifiedNames(expression);
  }

  /** Control-flow graph of a module, class_definition, function_definition or lambda. */
  controlFlow(owner: Node): ControlFlowGraph {
    return this.#nameFlow.controlFlow(owner);
  }

  /**
   * The one value that an expression always has; kind 'unknown' if there is none. Of an identifier that is being
   * bound it is the value bound.
   */
  constantOf(expression: Node): ConstantValue {
    this.#evaluator ??= new Evaluator(this.tree, this.#scopeTable, this.#nameFlow, this.#budget, (callee) =>
      this.#leavesArguments(callee),
    );
    return this.#evaluator.constantOf(expression);
  }

  /** The code at a node is never run: it stands behind a `return`, or under a condition that is constant. */
  isUnreachable(node: Node): boolean {
    this.#reachability ??= new Reachability(this.tree, this.#scopeTable, this.#nameFlow, (condition) =>
      truthOf(this.constantOf(condition)),
    );
    return this.#reachability.isUnreachable(node);
  }

  /** Imported functions are taken to leave their arguments as they are, those made to change them aside. */
  #leavesArguments(callee: Node): boolean {
    const name = this.qualifiedName(callee);
    if (name === undefined || (name.kind !== 'import' && name.kind !== 'builtin')) return false;
    return !CHANGES_ARGUMENTS.test(name.name);
  }

  get #scopeTable(): ScopeTable {
    return (this.#table ??= buildScopeTable(this.tree, this));
  }

  get #nameFlow(): NameFlow {
    if (this.#flow !== undefined) return this.#flow;
    const moduleOf = new Map(this.imports.map((record) => [record.nameNode, record.module]));
    const clobbers = (wildcard: Node, name: string): boolean =>
      this.#knownModules.get(moduleOf.get(wildcard) ?? '')?.has(name) ?? true;
    return (this.#flow = new NameFlow(this.tree, this.#scopeTable, this.#budget, clobbers));
  }

  get #names(): NameResolver {
    return (this.#resolver ??= new NameResolver(
      this.tree,
      this.moduleName,
      this.#scopeTable,
      this.#nameFlow,
      this.#knownModules,
    ));
  }
}

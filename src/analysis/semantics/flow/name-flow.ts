/**
 * What a read of a name may see. Within the body that owns the name this goes by flow; where the read happens at
 * another time (in a function, a lambda, a generator that is passed on) every definition counts.
 *
 *     x = 1
 *     f(x)                 by flow: x = 1
 *     def g(): return x    any: x = 1 or x = 2
 *     x = 2
 */
import { F, K } from '../../syntax/kinds.js';
import { NONE, childOf, textOf, type Node, type SyntaxTree } from '../../syntax/tree.js';
import type { Binding, Definition, Scope } from '../scope.js';
import type { ScopeTable } from '../scope-table.js';
import type { WorkBudget } from '../work-budget.js';
import { buildControlFlow } from './control-flow-builder.js';
import type { ControlFlowGraph } from './control-flow.js';
import { FlowValues, type FlowValue } from './flow-values.js';

export type Reach =
  | { readonly kind: 'flow'; readonly value: FlowValue }
  /**
   * Any definition of the binding may be the one. `opaque`: also writes that were not seen (`exec`, a star import).
   */
  | { readonly kind: 'any'; readonly definitions: readonly Definition[]; readonly opaque: boolean };

/** Whether `from m import *` (its wildcard row) may bind a name. */
export type Clobbers = (wildcard: Node, name: string) => boolean;

export class NameFlow {
  readonly #graphs = new Map<Node, ControlFlowGraph>();
  readonly #values = new Map<Scope, FlowValues>();
  #executedBy: Map<Scope, Definition[]> | undefined;

  constructor(
    private readonly tree: SyntaxTree,
    private readonly table: ScopeTable,
    private readonly budget: WorkBudget,
    private readonly clobbers: Clobbers,
  ) {}

  /** Graph of a module, class_definition, function_definition or lambda. */
  controlFlow(owner: Node): ControlFlowGraph {
    let graph = this.#graphs.get(owner);
    if (graph === undefined) {
      graph = buildControlFlow(this.tree, owner, (call) => this.#neverReturns(call));
      this.#graphs.set(owner, graph);
    }
    return graph;
  }

  /** What `binding` may hold when the identifier `reader` is evaluated. */
  reach(binding: Binding, reader: Node): Reach {
    const { scope } = binding;
    const opaque =
      scope.hasDynamicWrites || (scope.starImports.length > 0 && this.#isStarTarget(scope, binding));
    const any: Reach = { kind: 'any', definitions: binding.definitions, opaque };
    if (scope.writesAnyTime || binding.isWrittenElsewhere) return any;
    if (scope.kind === 'comprehension' || scope.kind === 'type-parameters') return any;
    if (!this.#runsWithin(reader, scope)) return any;
    const graph = this.controlFlow(scope.node);
    const positions = graph.positionsOf(reader);
    const values = positions.map((position) => this.#valuesOf(scope, graph).read(binding, position, reader));
    const [first] = values;
    if (first === undefined) return any;
    const value: FlowValue = values.length === 1 ? first : { kind: 'web', inputs: values };
    return { kind: 'flow', value };
  }

  /** The code at `reader` runs when the item of `owner` that holds it does. */
  #runsWithin(reader: Node, owner: Scope): boolean {
    const { scopes, scopeAt } = this.table;
    let scope: Scope | undefined = scopes[scopeAt[reader]!];
    for (; scope !== undefined && scope !== owner; scope = scope.parent) {
      if (scope.kind === 'function' || scope.kind === 'lambda') return false;
      if (scope.kind === 'comprehension' && !this.#isImmediate(scope.node)) return false;
    }
    return scope === owner;
  }

  /** List, set and dict comprehensions run at once; a generator does where it is the only argument of a call. */
  #isImmediate(comprehension: Node): boolean {
    const { tree } = this;
    return tree.kind[comprehension] !== K.generator_expression || tree.field[comprehension] === F.arguments;
  }

  #isStarTarget(scope: Scope, binding: Binding): boolean {
    return scope.starImports.some(({ nameNode }) => this.clobbers(nameNode, binding.name));
  }

  #valuesOf(scope: Scope, graph: ControlFlowGraph): FlowValues {
    let values = this.#values.get(scope);
    if (values === undefined) {
      const definitions = this.#executed().get(scope) ?? [];
      values = new FlowValues(this.tree, graph, definitions, scope.execs, this.budget, this.clobbers);
      this.#values.set(scope, values);
    }
    return values;
  }

  /** Definitions by the scope whose code executes them. */
  #executed(): Map<Scope, Definition[]> {
    if (this.#executedBy !== undefined) return this.#executedBy;
    const found = new Map<Scope, Definition[]>();
    for (const { definitions } of this.table.bindings)
      for (const definition of definitions) {
        const list = found.get(definition.scope);
        if (list === undefined) found.set(definition.scope, [definition]);
        else list.push(definition);
      }
    return (this.#executedBy = found);
  }

  /** `sys.exit()`, `os._exit()`, `os.abort()`, `exit()`, `quit()`, by imports and not by flow. */
  #neverReturns(call: Node): boolean {
    const { tree } = this;
    const callee = childOf(tree, call, 'function');
    if (callee === NONE || tree.end[callee]! - tree.start[callee]! > 80) return false;
    const text = textOf(tree, callee);
    if (!/(?:exit|abort|quit)$/.test(text)) return false;
    const [root = '', ...rest] = text.split('.');
    const rootNode = tree.kind[callee] === K.attribute ? childOf(tree, callee, 'object') : callee;
    if (rootNode === NONE || tree.kind[rootNode] !== K.identifier) return false;
    const binding = this.table.bindings[this.table.bindingAt[rootNode]! - 1];
    if (binding === undefined) return text === 'exit' || text === 'quit';
    const denoted = new Set(binding.definitions.map(({ imported }) => imported?.denotes ?? root));
    const [only] = denoted;
    return denoted.size === 1 && NO_RETURN.has([only, ...rest].join('.'));
  }
}

const NO_RETURN: ReadonlySet<string> = new Set(['sys.exit', 'os._exit', 'os.abort']);

/** Steps of a walk over the inputs of webs; beyond it the answer is "and others". */
const MAX_VISITED = 256;

/** The definitions among the possible values, at most `limit` of them. */
export function definitionsOf(
  value: FlowValue,
  limit: number,
): { readonly definitions: readonly Definition[]; readonly complete: boolean; readonly maybeUnset: boolean } {
  const definitions: Definition[] = [];
  const seen = new Set<FlowValue>([value]);
  let complete = true;
  let maybeUnset = false;
  for (const each of seen) {
    if (definitions.length >= limit || seen.size > MAX_VISITED) {
      complete = false;
      break;
    }
    switch (each.kind) {
      case 'definition':
        definitions.push(each.definition);
        break;
      case 'web':
        for (const input of each.inputs) seen.add(input);
        break;
      case 'unset':
        maybeUnset = true;
        break;
      case 'unknown':
        complete = false;
        break;
      case 'unreached':
        break;
    }
  }
  definitions.sort((a, b) => a.name - b.name);
  return { definitions, complete, maybeUnset };
}

/** Dead code: what no path leads to once conditions that are constant are decided. */
import type { Node, SyntaxTree } from '../../syntax/tree.js';
import type { Scope } from '../scope.js';
import type { ScopeTable } from '../scope-table.js';
import { reachableFrom, type ControlFlowGraph } from './control-flow.js';
import type { NameFlow } from './name-flow.js';

export class Reachability {
  readonly #reached = new Map<ControlFlowGraph, Uint8Array>();

  constructor(
    private readonly tree: SyntaxTree,
    private readonly table: ScopeTable,
    private readonly flow: NameFlow,
    private readonly truth: (condition: Node) => boolean | undefined,
  ) {}

  isUnreachable(node: Node): boolean {
    const { tree, table } = this;
    // The node itself, then the definitions around it: a function that is never defined never runs.
    let inner = node;
    let scope: Scope | undefined = table.scopes[table.scopeAt[node]!];
    for (; scope !== undefined; scope = scope.parent) {
      if (scope.kind === 'comprehension' || scope.kind === 'type-parameters') continue;
      const graph = this.flow.controlFlow(scope.node);
      const positions = graph.positionsOf(inner, tree.last[inner]!);
      const reached = this.#reachedIn(graph);
      if (positions.length > 0 && positions.every(({ block }) => reached[block.index] === 0)) return true;
      inner = scope.node;
    }
    return false;
  }

  #reachedIn(graph: ControlFlowGraph): Uint8Array {
    let reached = this.#reached.get(graph);
    if (reached === undefined) {
      reached = reachableFrom(graph, ({ kind, condition }) => {
        if (kind !== 'true' && kind !== 'false') return true;
        const truth = this.truth(condition);
        return truth === undefined || truth === (kind === 'true');
      });
      this.#reached.set(graph, reached);
    }
    return reached;
  }
}

/** Builds the control-flow graph of a body. */
import { K } from '../../syntax/kinds.js';
import { namedChildren, type Node, type SyntaxTree } from '../../syntax/tree.js';
import { addAssert, addFor, addIf, addMatch, addWhile, addWith } from './compound-statements.js';
import { Construction } from './construction.js';
import type { ControlFlowGraph } from './control-flow.js';
import { addTry } from './try-statement.js';

/** Says of a call whether it never returns (`sys.exit()`). */
export type NeverReturns = (call: Node) => boolean;

export function buildControlFlow(
  tree: SyntaxTree,
  owner: Node,
  neverReturns: NeverReturns,
): ControlFlowGraph {
  return new Construction(tree, (graph, node) => addStatement(graph, node, neverReturns)).build(owner);
}

function addStatement(graph: Construction, node: Node, neverReturns: NeverReturns): void {
  switch (graph.tree.kind[node]) {
    case K.if_statement:
      return addIf(graph, node);
    case K.while_statement:
      return addWhile(graph, node);
    case K.for_statement:
      return addFor(graph, node);
    case K.try_statement:
      return addTry(graph, node);
    case K.with_statement:
      return addWith(graph, node);
    case K.match_statement:
      return addMatch(graph, node);
    case K.assert_statement:
      return addAssert(graph, node);
    case K.function_definition:
    case K.class_definition:
    case K.decorated_definition:
      return graph.item('definition', node);
    case K.global_statement:
    case K.nonlocal_statement:
      return;
    case K.return_statement:
      graph.item('statement', node);
      return graph.jump('return');
    case K.break_statement:
      graph.item('statement', node);
      return graph.jump('break');
    case K.continue_statement:
      graph.item('statement', node);
      return graph.jump('continue');
    case K.raise_statement:
      graph.item('statement', node);
      return graph.raise();
    case K.expression_statement: {
      graph.item('statement', node);
      const [value] = namedChildren(graph.tree, node);
      if (value !== undefined && graph.tree.kind[value] === K.call && neverReturns(value)) graph.raise();
      return;
    }
    default:
      return graph.item('statement', node);
  }
}

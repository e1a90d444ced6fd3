/**
 * The control-flow graph of a body: a module, a class, a function or a lambda.
 *
 *     if a and b:        block 0: condition a    true -> 1, false -> 3
 *         x()            block 1: condition b    true -> 2, false -> 3
 *     y()                block 2: statement x()  next -> 3      block 3: statement y()
 *
 * A block is a run of items with one entry; its edges leave after the last item. Where a handler, a `finally`
 * or a `with` is around, every item that may raise begins a block, and an 'exception' edge leaves from the block
 * before it: the handler sees the state in which the item was about to run. Exceptions that leave the body have
 * no edge, explicit `raise` aside. A `finally` body appears twice, once for the normal way through it and once
 * for all others, so a node may stand at two places.
 */
import type { Node } from '../../syntax/tree.js';

/**
 * What happens at an item. 'statement': a simple statement. 'definition': a function or class statement (decorators,
 * defaults, bases are evaluated, a class body runs). 'condition': decides the edges that leave. 'evaluate': an
 * expression whose value is used by what follows (iterable, match subject, assert message, lambda body). 'target':
 * the names of a `for` are bound. 'with': a manager is entered, its alias bound. 'except': classes are
 * compared, the alias is bound. 'unbind': the alias of an `except` is deleted at its end. 'case': patterns have
 * matched and bind their captures.
 */
export type FlowItemKind =
  'statement' | 'definition' | 'condition' | 'evaluate' | 'target' | 'with' | 'except' | 'unbind' | 'case';

export interface FlowItem {
  readonly kind: FlowItemKind;
  /** First row of the item. */
  readonly node: Node;
  /** One past its last row. */
  readonly end: Node;
}

/**
 * 'true' and 'false' leave a condition; 'iterate' and 'exhausted' the head of a `for`; 'match' and 'no-match' a
 * case or an except clause; 'swallow' leads from inside a `with` to behind it, for managers that may suppress
 * exceptions; 'exception' to a handler or a `finally`.
 */
export type EdgeKind =
  'next' | 'true' | 'false' | 'iterate' | 'exhausted' | 'match' | 'no-match' | 'exception' | 'swallow';

export interface Edge {
  readonly kind: EdgeKind;
  readonly from: BasicBlock;
  readonly to: BasicBlock;
  /** For 'true' and 'false' the deciding expression, without `not`, `and` and `or`; else NONE. */
  readonly condition: Node;
  /** Leads to the head of a loop around it. */
  readonly isBack: boolean;
}

export interface BasicBlock {
  readonly index: number;
  readonly items: readonly FlowItem[];
  readonly out: readonly Edge[];
  readonly in: readonly Edge[];
}

/** A place in a graph: before the item `index` of `block`. */
export interface FlowPosition {
  readonly block: BasicBlock;
  readonly index: number;
}

export class ControlFlowGraph {
  /** Items with their places, sorted by row; 'unbind' left out. */
  readonly #rows: readonly { readonly item: FlowItem; readonly position: FlowPosition }[];
  #reachable: Uint8Array | undefined;

  constructor(
    /** The module, class_definition, function_definition or lambda. */
    readonly owner: Node,
    /** In the order in which they were begun: nearly that of the text. */
    readonly blocks: readonly BasicBlock[],
    readonly entry: BasicBlock,
    /** Reached by `return` and by the end of the body. Empty. */
    readonly exit: BasicBlock,
    /** Reached by `raise` and calls that never return, where nothing catches them. Empty. */
    readonly raised: BasicBlock,
  ) {
    this.#rows = blocks
      .flatMap((block) => block.items.map((item, index) => ({ item, position: { block, index } })))
      .filter(({ item }) => item.kind !== 'unbind')
      .sort((a, b) => a.item.node - b.item.node);
  }

  /**
   * Places of the item that holds the row `node`; if there is none, of the first item before the row `end`, which
   * for a compound statement is its first part. Two inside a `finally`; none for what is never executed, such as
   * `global`.
   */
  positionsOf(node: Node, end: Node = node + 1): FlowPosition[] {
    const rows = this.#rows;
    let low = 0;
    let high = rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (rows[middle]!.item.node <= node) low = middle + 1;
      else high = middle;
    }
    // rows[low - 1], if any, is the last item that begins at or before the node. Items do not overlap.
    let at = low - 1;
    if (at < 0 || rows[at]!.item.end <= node) at = low;
    const first = rows[at]?.item.node ?? end;
    if (at === low && first >= end) return [];
    while (at > 0 && rows[at - 1]!.item.node === first) at--;
    const positions: FlowPosition[] = [];
    for (; at < rows.length && rows[at]!.item.node === first; at++) positions.push(rows[at]!.position);
    return positions;
  }

  /** Some path leads from the entry to the block; conditions that are literals are taken into account. */
  isReachable(block: BasicBlock): boolean {
    this.#reachable ??= reachableFrom(this, () => true);
    return this.#reachable[block.index] === 1;
  }
}

/** 1 for every block that a path of accepted edges leads to. */
export function reachableFrom(graph: ControlFlowGraph, accept: (edge: Edge) => boolean): Uint8Array {
  const reached = new Uint8Array(graph.blocks.length);
  const stack = [graph.entry];
  reached[graph.entry.index] = 1;
  for (let block = stack.pop(); block !== undefined; block = stack.pop())
    for (const edge of block.out)
      if (reached[edge.to.index] === 0 && accept(edge)) {
        reached[edge.to.index] = 1;
        stack.push(edge.to);
      }
  return reached;
}

/** Blocks and edges under construction: the mutable side of control-flow.ts. */
import { NONE, type Node } from '../../syntax/tree.js';
import type { BasicBlock, Edge, EdgeKind, FlowItem } from './control-flow.js';

export class OpenBlock implements BasicBlock {
  readonly items: FlowItem[] = [];
  readonly out: Edge[] = [];
  readonly in: Edge[] = [];
  constructor(readonly index: number) {}
}

export class GraphWriter {
  readonly blocks: OpenBlock[] = [];

  block(): OpenBlock {
    const block = new OpenBlock(this.blocks.length);
    this.blocks.push(block);
    return block;
  }

  edge(from: OpenBlock, to: OpenBlock, kind: EdgeKind, condition: Node = NONE, isBack = false): void {
    const edge: Edge = { kind, from, to, condition, isBack };
    from.out.push(edge);
    to.in.push(edge);
  }
}

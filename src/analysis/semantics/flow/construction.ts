/**
 * A control-flow graph while it is built: the current block, where jumps lead from it, and the work that remains.
 * Statements nest as deep as the author likes, so nothing recurses: work is a stack of tasks, and "then" means "push
 * now, runs after what is pushed later".
 */
import { K } from '../../syntax/kinds.js';
import { NONE, childOf, firstChild, type Node, type SyntaxTree } from '../../syntax/tree.js';
import { ControlFlowGraph, type EdgeKind, type FlowItemKind } from './control-flow.js';
import { GraphWriter, type OpenBlock } from './graph-writer.js';
import { literalTruth, mayRaise, unwrapped } from './statement-effects.js';

/** Where jumps lead from the statement being built; one frame for each construct that changes it. */
export interface Frame {
  readonly outer: Frame | undefined;
  /** Receives exceptions. */
  readonly handler: OpenBlock | undefined;
  readonly breakTo: OpenBlock | undefined;
  readonly continueTo: OpenBlock | undefined;
  /** A `finally` that jumps must pass: they enter here and `jumps` records where they were going. */
  readonly cleanup:
    { readonly entry: OpenBlock; readonly jumps: Set<'return' | 'break' | 'continue'> } | undefined;
  /** Number of `finally` bodies around: deep ones are built once only. */
  readonly cleanups: number;
}

/** Adds one statement to the graph; what nests in it goes onto the stack of tasks. */
export type AddStatement = (graph: Construction, node: Node) => void;

export class Construction {
  readonly #writer = new GraphWriter();
  readonly #tasks: (() => void)[] = [];
  readonly #entry = this.#writer.block();
  readonly #exit = this.#writer.block();
  readonly #raised = this.#writer.block();
  /** Receives what comes next. */
  current: OpenBlock = this.#entry;
  frame: Frame = {
    outer: undefined,
    handler: undefined,
    breakTo: undefined,
    continueTo: undefined,
    cleanup: undefined,
    cleanups: 0,
  };

  constructor(
    readonly tree: SyntaxTree,
    private readonly addStatement: AddStatement,
  ) {}

  /** The graph of the body of `owner`: a function, a lambda, a class or a module. */
  build(owner: Node): ControlFlowGraph {
    const { tree } = this;
    const body = tree.kind[owner] === K.module ? owner : childOf(tree, owner, 'body');
    if (tree.kind[owner] === K.lambda && body !== NONE) this.item('evaluate', body);
    else if (body !== NONE) this.suite(body);
    for (let task = this.#tasks.pop(); task !== undefined; task = this.#tasks.pop()) task();
    this.edge(this.current, this.#exit, 'next');
    return new ControlFlowGraph(owner, this.#writer.blocks, this.#entry, this.#exit, this.#raised);
  }

  block(): OpenBlock {
    return this.#writer.block();
  }

  edge(from: OpenBlock, to: OpenBlock, kind: EdgeKind, condition: Node = NONE, isBack = false): void {
    this.#writer.edge(from, to, kind, condition, isBack);
  }

  then(task: () => void): void {
    this.#tasks.push(task);
  }

  /** Runs the tasks in the order given, before all that were pushed earlier. */
  sequence(...tasks: (() => void)[]): void {
    for (let i = tasks.length - 1; i >= 0; i--) this.#tasks.push(tasks[i]!);
  }

  /** A fresh block that the current one runs into. */
  advance(kind: EdgeKind = 'next'): OpenBlock {
    const block = this.block();
    this.edge(this.current, block, kind);
    return (this.current = block);
  }

  /** What follows cannot be reached from here. */
  stop(): void {
    this.current = this.block();
  }

  /** Adds an item to the current block, and the way to the handler if it may raise. */
  item(kind: FlowItemKind, node: Node, end: Node = this.tree.last[node]!): void {
    const { handler } = this.frame;
    if (handler !== undefined && kind !== 'unbind' && mayRaise(this.tree, node, end)) {
      this.edge(this.current, handler, 'exception');
      this.advance();
    }
    this.current.items.push({ kind, node, end });
  }

  /** The statements of a block, one at a time. */
  suite(block: Node): void {
    let statement = firstChild(this.tree, block);
    const step = (): void => {
      while (statement !== NONE && this.#isSkipped(statement)) statement = this.tree.next[statement]!;
      if (statement === NONE) return;
      const now = statement;
      statement = this.tree.next[statement]!;
      this.then(step);
      this.addStatement(this, now);
    };
    this.then(step);
  }

  #isSkipped(node: Node): boolean {
    const kind = this.tree.kind[node]!;
    return kind >= 256 || kind === K.comment || kind === K.line_continuation;
  }

  /** Where an exception goes that nothing within the frame catches. */
  unwinding(frame = this.frame): OpenBlock {
    return frame.handler ?? this.#raised;
  }

  /** An exception is raised here. */
  raise(): void {
    this.edge(this.current, this.unwinding(), 'exception');
    this.stop();
  }

  /** Leaves for where a jump leads from here, or from `from`, through the `finally` bodies on the way. */
  jump(kind: 'return' | 'break' | 'continue', from?: Frame): void {
    let frame: Frame | undefined = from ?? this.frame;
    for (; frame !== undefined; frame = frame.outer) {
      if (frame.cleanup !== undefined) {
        frame.cleanup.jumps.add(kind);
        this.edge(this.current, frame.cleanup.entry, 'next');
        break;
      }
      const target = kind === 'break' ? frame.breakTo : kind === 'continue' ? frame.continueTo : undefined;
      if (target === undefined) continue;
      this.edge(this.current, target, 'next', NONE, kind === 'continue');
      break;
    }
    if (frame === undefined) this.edge(this.current, this.#exit, 'next');
    if (from === undefined) this.stop();
  }

  /** Splits a condition into its leaves, each deciding between two blocks. Leaves no current block. */
  branch(condition: Node, whenTrue: OpenBlock, whenFalse: OpenBlock): void {
    const { tree } = this;
    const stack = [{ node: condition, entry: this.current, whenTrue, whenFalse }];
    for (let part = stack.pop(); part !== undefined; part = stack.pop()) {
      const node = unwrapped(tree, part.node);
      const kind = tree.kind[node];
      const left = kind === K.boolean_operator ? childOf(tree, node, 'left') : NONE;
      const right = left === NONE ? NONE : childOf(tree, node, 'right');
      const negated = kind === K.not_operator ? childOf(tree, node, 'argument') : NONE;
      if (right !== NONE) {
        const operator = childOf(tree, node, 'operator');
        const isAnd = operator !== NONE && tree.end[operator]! - tree.start[operator]! === 3;
        const middle = this.block();
        stack.push({ ...part, node: right, entry: middle });
        stack.push({ ...part, node: left, ...(isAnd ? { whenTrue: middle } : { whenFalse: middle }) });
      } else if (negated !== NONE) {
        stack.push({ node: negated, entry: part.entry, whenTrue: part.whenFalse, whenFalse: part.whenTrue });
      } else {
        this.current = part.entry;
        this.item('condition', node);
        const truth = literalTruth(tree, node);
        if (truth !== false) this.edge(this.current, part.whenTrue, 'true', node);
        if (truth !== true) this.edge(this.current, part.whenFalse, 'false', node);
      }
    }
  }

  /** The current block runs into `block`, which becomes the current one. */
  join(block: OpenBlock): void {
    this.edge(this.current, block, 'next');
    this.current = block;
  }

  /** Runs a task with other places for jumps to lead to, and what it pushes. */
  inFrame(change: Partial<Frame>, task: () => void): void {
    const outer = this.frame;
    this.frame = {
      ...outer,
      cleanup: undefined,
      breakTo: undefined,
      continueTo: undefined,
      ...change,
      outer,
    };
    this.sequence(task, () => (this.frame = outer));
  }
}

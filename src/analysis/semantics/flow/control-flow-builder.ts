/**
 * Builds the control-flow graph of a body. Statements nest as deep as the author likes, so nothing recurses: work
 * that remains is a stack of tasks, and "then" means "push now, runs after what is pushed later".
 */
import { F, K } from '../../syntax/kinds.js';
import {
  NONE,
  childOf,
  childrenOf,
  firstChild,
  namedChildren,
  type Node,
  type SyntaxTree,
} from '../../syntax/tree.js';
import { ControlFlowGraph, type EdgeKind, type FlowItemKind } from './control-flow.js';
import { GraphWriter, type OpenBlock } from './graph-writer.js';
import {
  isIrrefutable,
  letsExceptionsThrough,
  literalTruth,
  mayRaise,
  unwrapped,
} from './statement-effects.js';

/** Says of a call whether it never returns (`sys.exit()`). */
export type NeverReturns = (call: Node) => boolean;

export function buildControlFlow(
  tree: SyntaxTree,
  owner: Node,
  neverReturns: NeverReturns,
): ControlFlowGraph {
  return new Builder(tree, neverReturns).build(owner);
}

/** Where jumps lead from the statement being built; one frame for each construct that changes it. */
interface Frame {
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

/** `finally` bodies nested deeper than this have one copy: sound, less exact, and linear in size. */
const MAX_COPIED_CLEANUPS = 3;

class Builder {
  readonly #writer = new GraphWriter();
  readonly #tasks: (() => void)[] = [];
  readonly #entry = this.#writer.block();
  readonly #exit = this.#writer.block();
  readonly #raised = this.#writer.block();
  #current = this.#entry;
  #frame: Frame = {
    outer: undefined,
    handler: undefined,
    breakTo: undefined,
    continueTo: undefined,
    cleanup: undefined,
    cleanups: 0,
  };

  constructor(
    private readonly tree: SyntaxTree,
    private readonly neverReturns: NeverReturns,
  ) {}

  build(owner: Node): ControlFlowGraph {
    const { tree } = this;
    const body = tree.kind[owner] === K.module ? owner : childOf(tree, owner, 'body');
    if (tree.kind[owner] === K.lambda && body !== NONE) this.#item('evaluate', body);
    else if (body !== NONE) this.#suite(body);
    for (let task = this.#tasks.pop(); task !== undefined; task = this.#tasks.pop()) task();
    this.#writer.edge(this.#current, this.#exit, 'next');
    return new ControlFlowGraph(owner, this.#writer.blocks, this.#entry, this.#exit, this.#raised);
  }

  #then(task: () => void): void {
    this.#tasks.push(task);
  }

  /** Runs the tasks in the order given, before all that were pushed earlier. */
  #sequence(...tasks: (() => void)[]): void {
    for (let i = tasks.length - 1; i >= 0; i--) this.#tasks.push(tasks[i]!);
  }

  /** A fresh block that the current one runs into. */
  #advance(kind: EdgeKind = 'next'): OpenBlock {
    const block = this.#writer.block();
    this.#writer.edge(this.#current, block, kind);
    return (this.#current = block);
  }

  /** What follows cannot be reached from here. */
  #stop(): void {
    this.#current = this.#writer.block();
  }

  #item(kind: FlowItemKind, node: Node, end: Node = this.tree.last[node]!): void {
    const { handler } = this.#frame;
    if (handler !== undefined && kind !== 'unbind' && mayRaise(this.tree, node, end)) {
      this.#writer.edge(this.#current, handler, 'exception');
      this.#advance();
    }
    this.#current.items.push({ kind, node, end });
  }

  /** The statements of a block, one at a time. */
  #suite(block: Node): void {
    let statement = firstChild(this.tree, block);
    const step = (): void => {
      while (statement !== NONE && this.#isSkipped(statement)) statement = this.tree.next[statement]!;
      if (statement === NONE) return;
      const now = statement;
      statement = this.tree.next[statement]!;
      this.#then(step);
      this.#statement(now);
    };
    this.#then(step);
  }

  #isSkipped(node: Node): boolean {
    const kind = this.tree.kind[node]!;
    return kind >= 256 || kind === K.comment || kind === K.line_continuation;
  }

  #statement(node: Node): void {
    switch (this.tree.kind[node]) {
      case K.if_statement:
        return this.#if(node);
      case K.while_statement:
        return this.#while(node);
      case K.for_statement:
        return this.#for(node);
      case K.try_statement:
        return this.#try(node);
      case K.with_statement:
        return this.#with(node);
      case K.match_statement:
        return this.#match(node);
      case K.assert_statement:
        return this.#assert(node);
      case K.function_definition:
      case K.class_definition:
      case K.decorated_definition:
        return this.#item('definition', node);
      case K.global_statement:
      case K.nonlocal_statement:
        return;
      case K.return_statement:
        this.#item('statement', node);
        return this.#jump('return');
      case K.break_statement:
        this.#item('statement', node);
        return this.#jump('break');
      case K.continue_statement:
        this.#item('statement', node);
        return this.#jump('continue');
      case K.raise_statement:
        this.#item('statement', node);
        return this.#raise();
      case K.expression_statement: {
        this.#item('statement', node);
        const [value] = namedChildren(this.tree, node);
        if (value !== undefined && this.tree.kind[value] === K.call && this.neverReturns(value))
          this.#raise();
        return;
      }
      default:
        return this.#item('statement', node);
    }
  }

  #raise(): void {
    this.#writer.edge(this.#current, this.#frame.handler ?? this.#raised, 'exception');
    this.#stop();
  }

  #jump(kind: 'return' | 'break' | 'continue', from?: Frame): void {
    let frame: Frame | undefined = from ?? this.#frame;
    for (; frame !== undefined; frame = frame.outer) {
      if (frame.cleanup !== undefined) {
        frame.cleanup.jumps.add(kind);
        this.#writer.edge(this.#current, frame.cleanup.entry, 'next');
        break;
      }
      const target = kind === 'break' ? frame.breakTo : kind === 'continue' ? frame.continueTo : undefined;
      if (target === undefined) continue;
      this.#writer.edge(this.#current, target, 'next', NONE, kind === 'continue');
      break;
    }
    if (frame === undefined) this.#writer.edge(this.#current, this.#exit, 'next');
    if (from === undefined) this.#stop();
  }

  /** Splits a condition into its leaves, each deciding between two blocks. Leaves no current block. */
  #branch(condition: Node, whenTrue: OpenBlock, whenFalse: OpenBlock): void {
    const { tree } = this;
    const stack = [{ node: condition, entry: this.#current, whenTrue, whenFalse }];
    for (let part = stack.pop(); part !== undefined; part = stack.pop()) {
      const node = unwrapped(tree, part.node);
      const kind = tree.kind[node];
      const left = kind === K.boolean_operator ? childOf(tree, node, 'left') : NONE;
      const right = left === NONE ? NONE : childOf(tree, node, 'right');
      const negated = kind === K.not_operator ? childOf(tree, node, 'argument') : NONE;
      if (right !== NONE) {
        const operator = childOf(tree, node, 'operator');
        const isAnd = operator !== NONE && tree.end[operator]! - tree.start[operator]! === 3;
        const middle = this.#writer.block();
        stack.push({ ...part, node: right, entry: middle });
        stack.push({ ...part, node: left, ...(isAnd ? { whenTrue: middle } : { whenFalse: middle }) });
      } else if (negated !== NONE) {
        stack.push({ node: negated, entry: part.entry, whenTrue: part.whenFalse, whenFalse: part.whenTrue });
      } else {
        this.#current = part.entry;
        this.#item('condition', node);
        const truth = literalTruth(tree, node);
        if (truth !== false) this.#writer.edge(this.#current, part.whenTrue, 'true', node);
        if (truth !== true) this.#writer.edge(this.#current, part.whenFalse, 'false', node);
      }
    }
  }

  #if(node: Node): void {
    const { tree } = this;
    const after = this.#writer.block();
    const clauses = [node, ...childrenOf(tree, node, 'alternative')];
    const next = (index: number): void => {
      const clause = clauses[index];
      const condition = clause === undefined ? NONE : childOf(tree, clause, 'condition');
      const body =
        clause === undefined ? NONE : childOf(tree, clause, condition === NONE ? 'body' : 'consequence');
      if (clause === undefined || condition === NONE) {
        this.#sequence(
          () => body !== NONE && this.#suite(body),
          () => this.#join(after),
        );
        return;
      }
      const whenTrue = this.#writer.block();
      const whenFalse = this.#writer.block();
      this.#branch(condition, whenTrue, whenFalse);
      this.#current = whenTrue;
      this.#sequence(
        () => body !== NONE && this.#suite(body),
        () => {
          this.#writer.edge(this.#current, after, 'next');
          this.#current = whenFalse;
          next(index + 1);
        },
      );
    };
    next(0);
  }

  /** The current block runs into `block`, which becomes the current one. */
  #join(block: OpenBlock): void {
    this.#writer.edge(this.#current, block, 'next');
    this.#current = block;
  }

  #inFrame(change: Partial<Frame>, task: () => void): void {
    const outer = this.#frame;
    this.#frame = {
      ...outer,
      cleanup: undefined,
      breakTo: undefined,
      continueTo: undefined,
      ...change,
      outer,
    };
    this.#sequence(task, () => (this.#frame = outer));
  }

  #loop(node: Node, head: OpenBlock, body: OpenBlock, otherwise: OpenBlock): void {
    const { tree } = this;
    const after = this.#writer.block();
    const suite = childOf(tree, node, 'body');
    const alternative = childOf(tree, node, 'alternative');
    this.#current = body;
    this.#sequence(
      () => this.#inFrame({ breakTo: after, continueTo: head }, () => suite !== NONE && this.#suite(suite)),
      () => {
        this.#writer.edge(this.#current, head, 'next', NONE, true);
        this.#current = otherwise;
        const elseSuite = alternative === NONE ? NONE : childOf(tree, alternative, 'body');
        if (elseSuite !== NONE) this.#suite(elseSuite);
      },
      () => this.#join(after),
    );
  }

  #while(node: Node): void {
    const condition = childOf(this.tree, node, 'condition');
    const head = this.#advance();
    const body = this.#writer.block();
    const otherwise = this.#writer.block();
    if (condition === NONE) this.#writer.edge(head, body, 'next');
    else this.#branch(condition, body, otherwise);
    this.#loop(node, head, body, otherwise);
  }

  #for(node: Node): void {
    const { tree } = this;
    const iterable = childOf(tree, node, 'right');
    const left = childOf(tree, node, 'left');
    if (iterable !== NONE) this.#item('evaluate', iterable);
    const head = this.#advance();
    // Asking the iterator for its next element may raise.
    if (this.#frame.handler !== undefined) this.#writer.edge(head, this.#frame.handler, 'exception');
    const body = this.#writer.block();
    const otherwise = this.#writer.block();
    this.#writer.edge(head, body, 'iterate');
    this.#writer.edge(head, otherwise, 'exhausted');
    this.#current = body;
    if (left !== NONE) this.#item('target', left);
    this.#loop(node, head, this.#current, otherwise);
  }

  #with(node: Node): void {
    const { tree } = this;
    const clause = namedChildren(tree, node).find((child) => tree.kind[child] === K.with_clause);
    const items = clause === undefined ? [] : namedChildren(tree, clause);
    for (const item of items) this.#item('with', item);
    const body = childOf(tree, node, 'body');
    if (body === NONE) return;
    if (items.length > 0 && items.every((item) => letsExceptionsThrough(tree, item)))
      return this.#suite(body);
    const { handler } = this.#frame;
    const swallowed = this.#writer.block();
    this.#sequence(
      () => this.#inFrame({ handler: swallowed }, () => this.#suite(body)),
      () => {
        const after = this.#advance();
        if (swallowed.in.length === 0) return;
        this.#writer.edge(swallowed, after, 'swallow');
        if (handler !== undefined) this.#writer.edge(swallowed, handler, 'exception');
      },
    );
  }

  #match(node: Node): void {
    const { tree } = this;
    for (const subject of childrenOf(tree, node, 'subject')) this.#item('evaluate', subject);
    const after = this.#writer.block();
    const body = childOf(tree, node, 'body');
    const cases = body === NONE ? [] : childrenOf(tree, body, 'alternative');
    const next = (index: number): void => {
      const clause = cases[index];
      if (clause === undefined) return this.#join(after);
      const patterns = namedChildren(tree, clause).filter((child) => tree.kind[child] === K.case_pattern);
      const test = this.#current;
      const noMatch = this.#writer.block();
      this.#advance('match');
      if (!isIrrefutable(tree, clause, patterns)) this.#writer.edge(test, noMatch, 'no-match');
      if (patterns.length > 0) this.#item('case', patterns[0]!, tree.last[patterns.at(-1)!]!);
      const guard = childOf(tree, clause, 'guard');
      const [condition] = guard === NONE ? [] : namedChildren(tree, guard);
      if (condition !== undefined) {
        const accepted = this.#writer.block();
        this.#branch(condition, accepted, noMatch);
        this.#current = accepted;
      }
      const suite = childOf(tree, clause, 'consequence');
      this.#sequence(
        () => suite !== NONE && this.#suite(suite),
        () => {
          this.#writer.edge(this.#current, after, 'next');
          this.#current = noMatch;
          next(index + 1);
        },
      );
    };
    next(0);
  }

  #assert(node: Node): void {
    const [condition, message] = namedChildren(this.tree, node);
    if (condition === undefined) return;
    const holds = this.#writer.block();
    const fails = this.#writer.block();
    this.#branch(condition, holds, fails);
    this.#current = fails;
    if (message !== undefined) this.#item('evaluate', message);
    this.#writer.edge(this.#current, this.#frame.handler ?? this.#raised, 'exception');
    this.#current = holds;
  }

  /**
   *     try: A              A raises -> dispatch -> first clause that matches, else the abnormal cleanup
   *     except E: B         A ends -> C; B and C end -> the normal cleanup -> behind the statement
   *     else: C             return, break, exceptions in B and C -> the abnormal cleanup -> where they were going
   *     finally: D
   */
  #try(node: Node): void {
    const { tree } = this;
    const body = childOf(tree, node, 'body');
    const children = namedChildren(tree, node);
    const clauses = children.filter((child) => tree.kind[child] === K.except_clause);
    const otherwise = children.find((child) => tree.kind[child] === K.else_clause);
    const finallyClause = children.find((child) => tree.kind[child] === K.finally_clause);
    const cleanupSuite = finallyClause === undefined ? NONE : suiteOf(tree, finallyClause);

    const outerFrame = this.#frame;
    const after = this.#writer.block();
    const abnormal = cleanupSuite === NONE ? undefined : this.#writer.block();
    const jumps = new Set<'return' | 'break' | 'continue'>();
    const cleanups = outerFrame.cleanups + (abnormal === undefined ? 0 : 1);
    const uncaught = abnormal ?? outerFrame.handler;
    const guarded: Partial<Frame> =
      abnormal === undefined ? {} : { handler: abnormal, cleanup: { entry: abnormal, jumps } };
    const dispatch = clauses.length === 0 ? undefined : this.#writer.block();

    const steps: (() => void)[] = [];
    if (body !== NONE) {
      const handler = dispatch ?? uncaught;
      const frame: Partial<Frame> = handler === undefined ? guarded : { ...guarded, handler };
      steps.push(() => this.#inFrame(frame, () => this.#suite(body)));
    }
    const elseSuite = otherwise === undefined ? NONE : childOf(tree, otherwise, 'body');
    if (elseSuite !== NONE) steps.push(() => this.#inFrame(guarded, () => this.#suite(elseSuite)));
    steps.push(() => {
      this.#writer.edge(this.#current, after, 'next');
      if (dispatch !== undefined) this.#current = dispatch;
    });
    clauses.forEach((clause, index) => {
      const isLast = index === clauses.length - 1;
      steps.push(() =>
        this.#inFrame(guarded, () => this.#except(clause, after, isLast ? uncaught : undefined)),
      );
    });
    steps.push(() => (this.#current = after));
    if (abnormal !== undefined) {
      const shared = cleanups > MAX_COPIED_CLEANUPS;
      const inCleanup: Partial<Frame> = { cleanups };
      if (shared) steps.push(() => this.#join(abnormal));
      steps.push(() => this.#inFrame(inCleanup, () => this.#suite(cleanupSuite)));
      let behind: OpenBlock | undefined;
      if (!shared)
        steps.push(
          () => {
            behind = this.#advance();
            this.#current = abnormal;
          },
          () => this.#inFrame({ cleanups: MAX_COPIED_CLEANUPS }, () => this.#suite(cleanupSuite)),
        );
      steps.push(() => {
        for (const jump of ['return', 'break', 'continue'] as const)
          if (jumps.has(jump)) this.#jump(jump, outerFrame);
        this.#writer.edge(this.#current, outerFrame.handler ?? this.#raised, 'exception');
        if (behind !== undefined) this.#current = behind;
        else this.#advance();
      });
    }
    this.#sequence(...steps);
  }

  /** One except clause; the current block decides whether it matches. `uncaught` is given for the last one. */
  #except(clause: Node, after: OpenBlock, uncaught: OpenBlock | undefined): void {
    const { tree } = this;
    const test = this.#current;
    const noMatch = this.#writer.block();
    const values = childrenOf(tree, clause, 'value');
    const alias = childOf(tree, clause, 'alias');
    this.#advance('match');
    const first = values[0];
    if (first !== undefined) {
      this.#writer.edge(test, noMatch, 'no-match');
      this.#item('except', first, tree.last[alias === NONE ? values.at(-1)! : alias]!);
    }
    const suite = suiteOf(tree, clause);
    this.#sequence(
      () => suite !== NONE && this.#suite(suite),
      () => {
        if (first !== undefined && (alias !== NONE || tree.kind[first] === K.as_pattern))
          this.#item('unbind', first, tree.last[alias === NONE ? first : alias]!);
        this.#writer.edge(this.#current, after, 'next');
        this.#current = noMatch;
        if (uncaught !== undefined) this.#writer.edge(noMatch, uncaught, 'exception');
      },
    );
  }
}

/** The block of a clause that has no field for it. */
function suiteOf(tree: SyntaxTree, clause: Node): Node {
  for (let child = firstChild(tree, clause); child !== NONE; child = tree.next[child]!)
    if (tree.kind[child] === K.block && tree.field[child] !== F.value) return child;
  return NONE;
}

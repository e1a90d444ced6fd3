/** `try` statements in a control-flow graph. */
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
import type { Construction, Frame } from './construction.js';
import type { OpenBlock } from './graph-writer.js';

/** `finally` bodies nested deeper than this have one copy: sound, less exact, and linear in size. */
const MAX_COPIED_CLEANUPS = 3;

/**
 *     try: A              A raises -> dispatch -> first clause that matches, else the abnormal cleanup
 *     except E: B         A ends -> C; B and C end -> the normal cleanup -> behind the statement
 *     else: C             return, break, exceptions in B and C -> the abnormal cleanup -> where they were going
 *     finally: D
 */
export function addTry(graph: Construction, node: Node): void {
  const { tree } = graph;
  const body = childOf(tree, node, 'body');
  const children = namedChildren(tree, node);
  const clauses = children.filter((child) => tree.kind[child] === K.except_clause);
  const otherwise = children.find((child) => tree.kind[child] === K.else_clause);
  const finallyClause = children.find((child) => tree.kind[child] === K.finally_clause);
  const cleanupSuite = finallyClause === undefined ? NONE : suiteOf(tree, finallyClause);

  const outerFrame = graph.frame;
  const after = graph.block();
  const abnormal = cleanupSuite === NONE ? undefined : graph.block();
  const jumps = new Set<'return' | 'break' | 'continue'>();
  const cleanups = outerFrame.cleanups + (abnormal === undefined ? 0 : 1);
  const uncaught = abnormal ?? outerFrame.handler;
  const guarded: Partial<Frame> =
    abnormal === undefined ? {} : { handler: abnormal, cleanup: { entry: abnormal, jumps } };
  const dispatch = clauses.length === 0 ? undefined : graph.block();

  const steps: (() => void)[] = [];
  if (body !== NONE) {
    const handler = dispatch ?? uncaught;
    const frame: Partial<Frame> = handler === undefined ? guarded : { ...guarded, handler };
    steps.push(() => graph.inFrame(frame, () => graph.suite(body)));
  }
  const elseSuite = otherwise === undefined ? NONE : childOf(tree, otherwise, 'body');
  if (elseSuite !== NONE) steps.push(() => graph.inFrame(guarded, () => graph.suite(elseSuite)));
  steps.push(() => {
    graph.edge(graph.current, after, 'next');
    if (dispatch !== undefined) graph.current = dispatch;
  });
  clauses.forEach((clause, index) => {
    const isLast = index === clauses.length - 1;
    steps.push(() =>
      graph.inFrame(guarded, () => addExcept(graph, clause, after, isLast ? uncaught : undefined)),
    );
  });
  steps.push(() => (graph.current = after));
  if (abnormal !== undefined) {
    const shared = cleanups > MAX_COPIED_CLEANUPS;
    const inCleanup: Partial<Frame> = { cleanups };
    if (shared) steps.push(() => graph.join(abnormal));
    steps.push(() => graph.inFrame(inCleanup, () => graph.suite(cleanupSuite)));
    let behind: OpenBlock | undefined;
    if (!shared)
      steps.push(
        () => {
          behind = graph.advance();
          graph.current = abnormal;
        },
        () => graph.inFrame({ cleanups: MAX_COPIED_CLEANUPS }, () => graph.suite(cleanupSuite)),
      );
    steps.push(() => {
      for (const jump of ['return', 'break', 'continue'] as const)
        if (jumps.has(jump)) graph.jump(jump, outerFrame);
      graph.edge(graph.current, graph.unwinding(outerFrame), 'exception');
      if (behind !== undefined) graph.current = behind;
      else graph.advance();
    });
  }
  graph.sequence(...steps);
}

/** One except clause; the current block decides whether it matches. `uncaught` is given for the last one. */
function addExcept(
  graph: Construction,
  clause: Node,
  after: OpenBlock,
  uncaught: OpenBlock | undefined,
): void {
  const { tree } = graph;
  const test = graph.current;
  const noMatch = graph.block();
  const values = childrenOf(tree, clause, 'value');
  const alias = childOf(tree, clause, 'alias');
  graph.advance('match');
  const first = values[0];
  if (first !== undefined) {
    graph.edge(test, noMatch, 'no-match');
    graph.item('except', first, tree.last[alias === NONE ? values.at(-1)! : alias]!);
  }
  const suite = suiteOf(tree, clause);
  graph.sequence(
    () => suite !== NONE && graph.suite(suite),
    () => {
      if (first !== undefined && (alias !== NONE || tree.kind[first] === K.as_pattern))
        graph.item('unbind', first, tree.last[alias === NONE ? first : alias]!);
      graph.edge(graph.current, after, 'next');
      graph.current = noMatch;
      if (uncaught !== undefined) graph.edge(noMatch, uncaught, 'exception');
    },
  );
}

/** The block of a clause that has no field for it. */
function suiteOf(tree: SyntaxTree, clause: Node): Node {
  for (let child = firstChild(tree, clause); child !== NONE; child = tree.next[child]!)
    if (tree.kind[child] === K.block && tree.field[child] !== F.value) return child;
  return NONE;
}

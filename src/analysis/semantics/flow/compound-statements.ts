/** Compound statements other than `try` in a control-flow graph. */
import { K } from '../../syntax/kinds.js';
import { NONE, childOf, childrenOf, namedChildren, type Node } from '../../syntax/tree.js';
import type { Construction } from './construction.js';
import type { OpenBlock } from './graph-writer.js';
import { isIrrefutable, letsExceptionsThrough } from './statement-effects.js';

export function addIf(graph: Construction, node: Node): void {
  const { tree } = graph;
  const after = graph.block();
  const clauses = [node, ...childrenOf(tree, node, 'alternative')];
  const next = (index: number): void => {
    const clause = clauses[index];
    const condition = clause === undefined ? NONE : childOf(tree, clause, 'condition');
    const body =
      clause === undefined ? NONE : childOf(tree, clause, condition === NONE ? 'body' : 'consequence');
    if (clause === undefined || condition === NONE) {
      graph.sequence(
        () => body !== NONE && graph.suite(body),
        () => graph.join(after),
      );
      return;
    }
    const whenTrue = graph.block();
    const whenFalse = graph.block();
    graph.branch(condition, whenTrue, whenFalse);
    graph.current = whenTrue;
    graph.sequence(
      () => body !== NONE && graph.suite(body),
      () => {
        graph.edge(graph.current, after, 'next');
        graph.current = whenFalse;
        next(index + 1);
      },
    );
  };
  next(0);
}

export function addWhile(graph: Construction, node: Node): void {
  const condition = childOf(graph.tree, node, 'condition');
  const head = graph.advance();
  const body = graph.block();
  const otherwise = graph.block();
  if (condition === NONE) graph.edge(head, body, 'next');
  else graph.branch(condition, body, otherwise);
  addLoop(graph, node, head, body, otherwise);
}

export function addFor(graph: Construction, node: Node): void {
  const { tree } = graph;
  const iterable = childOf(tree, node, 'right');
  const left = childOf(tree, node, 'left');
  if (iterable !== NONE) graph.item('evaluate', iterable);
  const head = graph.advance();
  // Asking the iterator for its next element may raise.
  if (graph.frame.handler !== undefined) graph.edge(head, graph.frame.handler, 'exception');
  const body = graph.block();
  const otherwise = graph.block();
  graph.edge(head, body, 'iterate');
  graph.edge(head, otherwise, 'exhausted');
  graph.current = body;
  if (left !== NONE) graph.item('target', left);
  addLoop(graph, node, head, graph.current, otherwise);
}

function addLoop(
  graph: Construction,
  node: Node,
  head: OpenBlock,
  body: OpenBlock,
  otherwise: OpenBlock,
): void {
  const { tree } = graph;
  const after = graph.block();
  const suite = childOf(tree, node, 'body');
  const alternative = childOf(tree, node, 'alternative');
  graph.current = body;
  graph.sequence(
    () => graph.inFrame({ breakTo: after, continueTo: head }, () => suite !== NONE && graph.suite(suite)),
    () => {
      graph.edge(graph.current, head, 'next', NONE, true);
      graph.current = otherwise;
      const elseSuite = alternative === NONE ? NONE : childOf(tree, alternative, 'body');
      if (elseSuite !== NONE) graph.suite(elseSuite);
    },
    () => graph.join(after),
  );
}

export function addWith(graph: Construction, node: Node): void {
  const { tree } = graph;
  const clause = namedChildren(tree, node).find((child) => tree.kind[child] === K.with_clause);
  const items = clause === undefined ? [] : namedChildren(tree, clause);
  for (const item of items) graph.item('with', item);
  const body = childOf(tree, node, 'body');
  if (body === NONE) return;
  if (items.length > 0 && items.every((item) => letsExceptionsThrough(tree, item))) return graph.suite(body);
  const { handler } = graph.frame;
  const swallowed = graph.block();
  graph.sequence(
    () => graph.inFrame({ handler: swallowed }, () => graph.suite(body)),
    () => {
      const after = graph.advance();
      if (swallowed.in.length === 0) return;
      graph.edge(swallowed, after, 'swallow');
      if (handler !== undefined) graph.edge(swallowed, handler, 'exception');
    },
  );
}

export function addMatch(graph: Construction, node: Node): void {
  const { tree } = graph;
  for (const subject of childrenOf(tree, node, 'subject')) graph.item('evaluate', subject);
  const after = graph.block();
  const body = childOf(tree, node, 'body');
  const cases = body === NONE ? [] : childrenOf(tree, body, 'alternative');
  const next = (index: number): void => {
    const clause = cases[index];
    if (clause === undefined) return graph.join(after);
    const patterns = namedChildren(tree, clause).filter((child) => tree.kind[child] === K.case_pattern);
    const test = graph.current;
    const noMatch = graph.block();
    graph.advance('match');
    if (!isIrrefutable(tree, clause, patterns)) graph.edge(test, noMatch, 'no-match');
    if (patterns.length > 0) graph.item('case', patterns[0]!, tree.last[patterns.at(-1)!]!);
    const guard = childOf(tree, clause, 'guard');
    const [condition] = guard === NONE ? [] : namedChildren(tree, guard);
    if (condition !== undefined) {
      const accepted = graph.block();
      graph.branch(condition, accepted, noMatch);
      graph.current = accepted;
    }
    const suite = childOf(tree, clause, 'consequence');
    graph.sequence(
      () => suite !== NONE && graph.suite(suite),
      () => {
        graph.edge(graph.current, after, 'next');
        graph.current = noMatch;
        next(index + 1);
      },
    );
  };
  next(0);
}

export function addAssert(graph: Construction, node: Node): void {
  const [condition, message] = namedChildren(graph.tree, node);
  if (condition === undefined) return;
  const holds = graph.block();
  const fails = graph.block();
  graph.branch(condition, holds, fails);
  graph.current = fails;
  if (message !== undefined) graph.item('evaluate', message);
  graph.edge(graph.current, graph.unwinding(), 'exception');
  graph.current = holds;
}

/** `try`: handlers run on what the body may have left when it raised, `finally` on what comes out. */
import { K } from '../syntax/kinds.js';
import { NONE, childOf, namedChildren, type Node, type SyntaxTree } from '../syntax/tree.js';
import type { Frame, Machine, TryFrame } from './machine.js';
import { caughtValue, isCaught, raiseValue } from './raised.js';
import type { State } from './state.js';
import type { Value } from './values.js';

export function executeTry(m: Machine, frame: Frame, node: Node): void {
  const { tree } = frame;
  const handler: TryFrame = { raised: frame.state.fork(), values: [] };
  const body = childOf(tree, node, 'body');
  frame.tries.push(handler);
  m.execute(frame, body);
  frame.tries.pop();
  let after: State | undefined;
  let finallyBlock: Node = NONE;
  const handlers: Node[] = [];
  for (const child of namedChildren(tree, node)) {
    const kind = tree.kind[child];
    if (kind === K.except_clause) {
      if (canRaise(tree, body)) handlers.push(child);
    } else if (kind === K.finally_clause) finallyBlock = namedChildren(tree, child)[0] ?? NONE;
    else if (kind === K.else_clause && frame.live) m.execute(frame, childOf(tree, child, 'body'));
  }
  if (frame.live) after = frame.state;
  let open: readonly Value[] = handler.values;
  for (const clause of handlers) {
    frame.state = handler.raised!.fork();
    frame.live = true;
    const block = namedChildren(tree, clause).at(-1) ?? NONE;
    const caught = namedChildren(tree, clause)[0] ?? NONE;
    const types = caught === NONE || caught === block ? [] : caughtTypes(m, frame, caught);
    const exception = caughtValue(m, open, types);
    if (caught !== NONE && caught !== block) bindException(m, frame, caught, exception);
    frame.caught.push(exception);
    m.execute(frame, block);
    frame.caught.pop();
    open = open.filter((value) => !isCaught(m, value, types));
    if (!frame.live) continue;
    if (after === undefined) after = frame.state;
    else after.join(frame.state);
  }
  frame.state = handler.raised!;
  for (const value of open) raiseValue(frame, value);
  frame.live = after !== undefined;
  frame.state = after ?? handler.raised!;
  if (finallyBlock === NONE) return;
  if (after !== undefined) {
    // It also runs when an exception passes through, which matters only for what it does, not for what follows.
    m.execute(frame, finallyBlock);
    return;
  }
  frame.live = true;
  m.execute(frame, finallyBlock);
  if (m.index.spec.reachability !== 'graph') frame.live = false;
}

/** Whether a block does anything: `pass` never raises. */
const canRaise = (tree: SyntaxTree, block: Node): boolean =>
  namedChildren(tree, block).some((statement) => tree.kind[statement] !== K.pass_statement);

/** Qualified names of what a clause catches; empty if they are not known. */
function caughtTypes(m: Machine, frame: Frame, caught: Node): readonly string[] {
  const { tree } = frame;
  const type = tree.kind[caught] === K.as_pattern ? namedChildren(tree, caught)[0] : caught;
  if (type === undefined) return [];
  const each = tree.kind[type] === K.tuple ? namedChildren(tree, type) : [type];
  const names = each.map((node) => m.annotationTypes(frame.module, node));
  return names.some(({ length }) => length === 0) ? [] : names.flat();
}

function bindException(m: Machine, frame: Frame, caught: Node, value: Value): void {
  const alias = frame.tree.kind[caught] === K.as_pattern ? childOf(frame.tree, caught, 'alias') : NONE;
  if (alias !== NONE) m.assign(frame, alias, value, caught);
}

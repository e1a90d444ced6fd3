/** `with`: what is bound, and whether exceptions are swallowed. */
import { K } from '../syntax/kinds.js';
import { NONE, childOf, namedChildren, type Node } from '../syntax/tree.js';
import { NO_ARGUMENTS } from './callables.js';
import type { Frame, Machine, TryFrame } from './machine.js';
import { NOTHING, join, revised, type Value } from './values.js';

export function executeWith(m: Machine, frame: Frame, node: Node): void {
  const { tree } = frame;
  const clause = namedChildren(tree, node).find((child) => tree.kind[child] === K.with_clause);
  let suppresses = false;
  for (const item of clause === undefined ? [] : namedChildren(tree, clause)) {
    const value = childOf(tree, item, 'value');
    if (value === NONE) continue;
    const isAs = tree.kind[value] === K.as_pattern;
    const expression = isAs ? (namedChildren(tree, value)[0] ?? NONE) : value;
    if (expression === NONE) continue;
    const manager = m.evaluate(frame, expression);
    if (!frame.live) return;
    suppresses ||= manager.types.includes('contextlib.suppress');
    const entered = enter(m, frame, manager, expression);
    const alias = isAs ? childOf(tree, value, 'alias') : NONE;
    if (alias !== NONE) m.assign(frame, alias, entered, expression);
  }
  const body = childOf(tree, node, 'body');
  if (suppresses) executeSuppressing(m, frame, body);
  else m.execute(frame, body);
}

/** `with suppress(ValueError)`: what follows may find the state of any place in the body. */
function executeSuppressing(m: Machine, frame: Frame, body: Node): void {
  const handler: TryFrame = { raised: frame.state.fork(), values: [] };
  frame.tries.push(handler);
  m.execute(frame, body);
  frame.tries.pop();
  const raised = handler.raised!;
  if (frame.live) frame.state.join(raised);
  else frame.state = raised;
  frame.live = true;
}

/** What `as` binds: the yield of a generator, the result of `__enter__`, or the manager itself. */
function enter(m: Machine, frame: Frame, manager: Value, node: Node): Value {
  if (manager.types.includes('generator')) return frame.state.elements(manager);
  let result: Value = NOTHING;
  for (const type of manager.types) {
    const info = m.program.classNamed(type);
    const method = info && (m.program.method(info, '__enter__') ?? m.program.method(info, '__aenter__'));
    if (method === undefined) continue;
    const callable = { kind: 'function' as const, unit: method, self: manager, captures: undefined };
    result = join(result, m.callFunction(frame, callable, NO_ARGUMENTS, { node, receiverName: '' }));
  }
  if (result !== NOTHING) return result;
  const external = m.enterType(manager);
  return external === undefined ? manager : revised(manager, { types: [external] });
}

/**
 * Loops: the body runs on the joined state of all rounds until nothing changes.
 *
 *     for p in parts:             `parts` known and not empty: the body certainly runs
 *         if bad(p): abort()      … so what it proved holds behind the loop
 */
import { NONE, childOf, type Node } from '../syntax/tree.js';
import { elementOf } from './comprehensions.js';
import { exactItems } from './elements.js';
import type { Frame, LoopFrame, Machine } from './machine.js';
import type { State } from './state.js';
import { UNKNOWN, canBe, onlyConstant, type Value } from './values.js';

const LOOP_ROUNDS = 6;

/** Runs a loop's body until its head is stable. `enter` returns false if the body cannot run. */
function executeLoop(
  m: Machine,
  frame: Frame,
  body: Node,
  enter: () => boolean,
  leave: () => void,
  runsOnce: boolean,
): void {
  let head = frame.state;
  let exit: State | undefined;
  const loop: LoopFrame = { breaks: undefined, continues: undefined };
  frame.loops.push(loop);
  for (let round = 0; round < LOOP_ROUNDS; round++) {
    frame.state = head.fork();
    frame.live = true;
    loop.continues = undefined;
    if (!enter() || !frame.live) {
      exit = undefined;
      break;
    }
    m.execute(frame, body);
    let end: State | undefined = frame.live ? frame.state : undefined;
    const continued = loop.continues as State | undefined;
    if (continued !== undefined) {
      if (end === undefined) end = continued;
      else end.join(continued);
    }
    if (end === undefined) {
      // The body never comes round: only breaks (or no round at all) lead on.
      exit = runsOnce ? DEAD : undefined;
      break;
    }
    exit = end.fork();
    const next = head.fork();
    const changed = next.join(end);
    head = next;
    if (!changed) break;
  }
  frame.loops.pop();
  // The loop ends when its head says so: before the first round, unless one is certain, or after any.
  frame.live = true;
  if (exit === DEAD) frame.live = false;
  else frame.state = runsOnce && exit !== undefined ? exit : head;
  if (frame.live) leave();
  const broken = loop.breaks as State | undefined;
  if (broken !== undefined) {
    if (frame.live) frame.state.join(broken);
    else {
      frame.state = broken;
      frame.live = true;
    }
  }
}

/** Marks "no state": a loop whose only ways on are breaks. */
const DEAD = Object.freeze({}) as State;

export function executeFor(m: Machine, frame: Frame, node: Node): void {
  const { tree } = frame;
  const left = childOf(tree, node, 'left');
  const right = childOf(tree, node, 'right');
  const iterable = right === NONE ? UNKNOWN : m.evaluate(frame, right);
  if (!frame.live) return;
  const items = exactItems(frame, iterable);
  const text = onlyConstant(iterable);
  const runsOnce = (items !== undefined && items.length > 0) || (typeof text === 'string' && text !== '');
  const alternative = childOf(tree, node, 'alternative');
  const orElse = (): void => {
    if (alternative !== NONE) m.execute(frame, childOf(tree, alternative, 'body'));
  };
  if (items?.length === 0 && !m.isOff('constants')) {
    orElse();
    return;
  }
  executeLoop(
    m,
    frame,
    childOf(tree, node, 'body'),
    () => {
      if (left !== NONE) m.assign(frame, left, elementOf(frame, iterable), right);
      return true;
    },
    orElse,
    runsOnce,
  );
}

export function executeWhile(m: Machine, frame: Frame, node: Node): void {
  const { tree } = frame;
  const test = childOf(tree, node, 'condition');
  const alternative = childOf(tree, node, 'alternative');
  let last: Value = UNKNOWN;
  let endless = false;
  executeLoop(
    m,
    frame,
    childOf(tree, node, 'body'),
    () => {
      last = test === NONE ? UNKNOWN : m.condition(frame, test);
      endless = !m.isOff('constants') && !canBe(last, false);
      if (!m.isOff('constants') && !canBe(last, true)) return false;
      if (!m.isOff('guards')) frame.state.prove(last.facts?.whenTrue ?? []);
      return true;
    },
    () => {
      if (endless) {
        frame.live = false;
        return;
      }
      const condition = test === NONE ? UNKNOWN : m.condition(frame, test);
      if (!m.isOff('guards')) frame.state.prove(condition.facts?.whenFalse ?? []);
      if (alternative !== NONE) m.execute(frame, childOf(tree, alternative, 'body'));
    },
    false,
  );
}

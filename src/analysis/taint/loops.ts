/**
 * Loops: the body runs on the joined state of all rounds until nothing changes.
 *
 *     for p in parts:             `parts` known and not empty: the body certainly runs
 *         if bad(p): abort()      … so what it proved holds behind the loop
 */
import { K } from '../syntax/kinds.js';
import { NONE, childOf, type Node } from '../syntax/tree.js';
import { elementOf } from './comprehensions.js';
import { exactItems, exactIteration } from './elements.js';
import type { Frame, LoopFrame, Machine } from './machine.js';
import { iterated } from './special-methods.js';
import type { State } from './state.js';
import { UNKNOWN, canBe, onlyConstant, type Fact, type Value } from './values.js';

/** Rounds until a loop's head has to be stable. */
const LOOP_ROUNDS = 8;
/** Rounds after which constants that still change count as unknown. */
const WIDEN_AFTER = 3;
/** Rows of body times rounds that a loop over known elements is run through one by one. */
const UNROLL_LIMIT = 6_000;
const UNROLL_ROUNDS = 24;

/** Runs a loop's body until its head is stable. `enter` returns false if the body cannot run. */
function executeLoop(
  m: Machine,
  frame: Frame,
  body: Node,
  enter: () => boolean,
  leave: () => void,
  runsOnce: boolean,
  /** Told the state at the end of a round that leads to another one, or out. */
  ended: (state: State) => void = () => undefined,
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
    ended(end);
    exit = end.fork();
    const next = head.fork();
    const changed = next.join(end);
    if (changed && round >= WIDEN_AFTER) next.widen(head);
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

/** Identity of what a loop variable holds. */
function subjectOf(frame: Frame, target: Node): number {
  const binding = frame.tree.kind[target] === K.identifier ? frame.semantics.bindingOf(target) : undefined;
  return (binding && frame.state.env.get(binding.index)?.subject) ?? 0;
}

/** Whether a loop of that many rounds is worth running through round by round. */
function canUnroll(m: Machine, frame: Frame, body: Node, rounds: number): boolean {
  if (m.isOff('paths') || m.isOff('constants') || m.isOff('elements')) return false;
  const rows = frame.tree.last[body]! - body;
  const most = UNROLL_ROUNDS >> (2 * frame.loops.length);
  return body !== NONE && rounds <= most && rounds * rows <= UNROLL_LIMIT;
}

/** Runs the body round by round for as long as `enter` says that there certainly is another one. */
function unroll(m: Machine, frame: Frame, body: Node, enter: () => boolean, leave: () => void): void {
  const loop: LoopFrame = { breaks: undefined, continues: undefined };
  frame.loops.push(loop);
  while (frame.live && enter() && frame.live) {
    loop.continues = undefined;
    m.execute(frame, body);
    const continued = loop.continues as State | undefined;
    if (continued === undefined) continue;
    if (frame.live) frame.state.join(continued);
    else frame.state = continued;
    frame.live = true;
  }
  frame.loops.pop();
  if (frame.live) leave();
  const broken = loop.breaks as State | undefined;
  if (broken === undefined) return;
  if (frame.live) frame.state.join(broken);
  else frame.state = broken;
  frame.live = true;
}

export function executeFor(m: Machine, frame: Frame, node: Node): void {
  const { tree } = frame;
  const left = childOf(tree, node, 'left');
  const right = childOf(tree, node, 'right');
  const iterable = right === NONE ? UNKNOWN : iterated(m, frame, m.evaluate(frame, right), right);
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
  const each = exactIteration(frame, iterable);
  const body = childOf(tree, node, 'body');
  if (each !== undefined && canUnroll(m, frame, body, each.length)) {
    const rounds = each.values();
    unroll(
      m,
      frame,
      body,
      () => {
        const { value, done } = rounds.next();
        if (done === true) return false;
        if (left !== NONE) m.assign(frame, left, value, right);
        return true;
      },
      orElse,
    );
    return;
  }
  let element = 0;
  let proved: Fact | undefined;
  executeLoop(
    m,
    frame,
    childOf(tree, node, 'body'),
    () => {
      if (left !== NONE) m.assign(frame, left, elementOf(frame, iterable), right);
      element = left === NONE ? 0 : subjectOf(frame, left);
      return true;
    },
    () => {
      // What every round has proved of its element holds of the whole.
      if (proved !== undefined && !m.isOff('guards')) frame.state.prove([proved]);
      orElse();
    },
    runsOnce,
    (end) => {
      const { subject } = iterable;
      if (element === 0 || subject === 0) return;
      proved = { subject, cleared: end.proofs.clearedFor(element), absent: end.proofs.absentIn(element) };
    },
  );
}

export function executeWhile(m: Machine, frame: Frame, node: Node): void {
  const { tree } = frame;
  const test = childOf(tree, node, 'condition');
  const alternative = childOf(tree, node, 'alternative');
  const orElse = (): void => {
    if (alternative !== NONE) m.execute(frame, childOf(tree, alternative, 'body'));
  };
  const body = childOf(tree, node, 'body');
  const isOpen = m.index.spec.reachability === 'graph' && rebinds(frame, body, test);
  const rounds = isOpen ? undefined : roundsOf(m, frame, node, test);
  if (rounds !== undefined) {
    let left = rounds;
    unroll(
      m,
      frame,
      body,
      () => {
        m.condition(frame, test);
        return left-- > 0;
      },
      orElse,
    );
    return;
  }
  let last: Value = UNKNOWN;
  let endless = false;
  executeLoop(
    m,
    frame,
    body,
    () => {
      last = test === NONE ? UNKNOWN : m.condition(frame, test);
      const isDecided = !isOpen && !m.isOff('constants');
      endless = isDecided && !canBe(last, false);
      if (isDecided && !canBe(last, true)) return false;
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
      orElse();
    },
    false,
  );
}

/** Whether a loop's body binds a name that the loop's condition reads. */
function rebinds(frame: Frame, body: Node, test: Node): boolean {
  const { tree, semantics } = frame;
  if (body === NONE || test === NONE) return false;
  for (let row = test; row < tree.last[test]!; row++) {
    if (tree.kind[row] !== K.identifier) continue;
    const definitions = semantics.bindingOf(row)?.definitions ?? [];
    if (definitions.some(({ name }) => name >= body && name < tree.last[body]!)) return true;
  }
  return false;
}

/**
 * How often a `while` runs that constants decide in every round; undefined if they do not. Found by a trial run that
 * counts and is thrown away, as a body with a break or a return may end it early.
 */
function roundsOf(m: Machine, frame: Frame, node: Node, test: Node): number | undefined {
  const { tree } = frame;
  const body = childOf(tree, node, 'body');
  if (test === NONE || tree.kind[test] !== K.comparison_operator || !canUnroll(m, frame, body, 1))
    return undefined;
  const decided = (): boolean | undefined => {
    const value = m.condition(frame, test);
    return canBe(value, true) !== canBe(value, false) ? canBe(value, true) : undefined;
  };
  const before = frame.state;
  frame.state = before.fork();
  const most = UNROLL_ROUNDS >> (2 * frame.loops.length);
  let rounds = 0;
  let outcome = decided();
  frame.loops.push({ breaks: undefined, continues: undefined });
  while (outcome === true && frame.live && rounds <= most) {
    rounds++;
    m.execute(frame, body);
    outcome = frame.live ? decided() : undefined;
  }
  frame.loops.pop();
  const isKnown = outcome === false && frame.live && canUnroll(m, frame, body, rounds);
  frame.state = before;
  frame.live = true;
  return isKnown ? rounds : undefined;
}

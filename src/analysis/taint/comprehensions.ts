/**
 * Comprehensions: a loop in an expression. Conditions refine what the element carries:
 *
 *     [p for p in parts if p in ALLOWED]      the elements are harmless
 *     all(c.isalnum() for c in name)          facts about `c`, "each" of `name`, become facts about `name`
 */
import { K } from '../syntax/kinds.js';
import { NONE, childOf, namedChildren, type Node } from '../syntax/tree.js';
import { exactItems, exactIteration, stripped } from './elements.js';
import { MappingBuilder } from './mapping-builder.js';
import { KEYS, keyOf, newObject, revisedObject } from './heap.js';
import type { Frame, Machine } from './machine.js';
import { iterated } from './special-methods.js';
import { NOTHING, canBe, onlyConstant, refValue, withTaint, type Value, revised } from './values.js';

export function evaluateComprehension(m: Machine, frame: Frame, node: Node): Value {
  const { tree } = frame;
  const [body, ...clauses] = namedChildren(tree, node);
  const exact = body === undefined ? undefined : evaluateExactly(m, frame, node, body, clauses);
  if (exact !== undefined) return exact;
  const before = frame.state;
  frame.state = before.fork();
  let reachable = true;
  let empty = false;
  for (const clause of clauses) {
    if (tree.kind[clause] === K.for_in_clause) {
      const left = childOf(tree, clause, 'left');
      const right = childOf(tree, clause, 'right');
      const iterable = right === NONE ? NOTHING : iterated(m, frame, m.evaluate(frame, right), right);
      empty ||= exactItems(frame, iterable)?.length === 0;
      if (left !== NONE) m.assign(frame, left, elementOf(frame, iterable), clause);
    } else if (tree.kind[clause] === K.if_clause) {
      const [test] = namedChildren(tree, clause);
      if (test === undefined) continue;
      const condition = m.condition(frame, test);
      if (!canBe(condition, true)) reachable = false;
      if (!m.isOff('guards')) frame.state.prove(condition.facts?.whenTrue ?? []);
    }
  }
  let element: Value = NOTHING;
  let key: Value = NOTHING;
  if (reachable && body !== undefined && !empty) {
    if (tree.kind[body] === K.pair) {
      key = stripped(frame, m.evaluate(frame, childOf(tree, body, 'key')));
      element = stripped(frame, m.evaluate(frame, childOf(tree, body, 'value')));
    } else element = stripped(frame, m.evaluate(frame, body));
  }
  const inner = frame.state;
  frame.state = before;
  frame.state.join(inner);
  if (tree.kind[node] === K.dictionary_comprehension) {
    const constant = onlyConstant(key);
    const fields = new Map<string, Value>();
    if (constant !== undefined) fields.set(keyOf(constant), element);
    else fields.set(KEYS, key);
    const rest = constant === undefined ? element : NOTHING;
    return refValue(m.allocate(frame, node, revisedObject(newObject('mapping'), { fields, rest })), ['dict']);
  }
  const isSet = tree.kind[node] === K.set_comprehension;
  const object = revisedObject(newObject(isSet ? 'set' : 'sequence'), { length: undefined, rest: element });
  const type = isSet ? 'set' : tree.kind[node] === K.list_comprehension ? 'list' : 'generator';
  const result = refValue(m.allocate(frame, node, object), [type]);
  return element.facts === undefined ? result : revised(result, { facts: element.facts });
}

/** Elements that a comprehension is evaluated for one by one. */
const EXACT_LIMIT = 24;

/**
 * `[f(x) for x in (a, b) if x != "c"]` over known elements, if constants decide every condition: each element in its
 * place. Undefined otherwise.
 */
function evaluateExactly(
  m: Machine,
  frame: Frame,
  node: Node,
  body: Node,
  clauses: readonly Node[],
): Value | undefined {
  const { tree } = frame;
  const kind = tree.kind[node];
  const [loop, ...tests] = clauses;
  if (loop === undefined || kind === K.set_comprehension || m.isOff('elements')) return undefined;
  if (tests.some((clause) => tree.kind[clause] !== K.if_clause)) return undefined;
  const left = childOf(tree, loop, 'left');
  const right = childOf(tree, loop, 'right');
  if (left === NONE || right === NONE) return undefined;
  const items = exactIteration(frame, m.evaluate(frame, right));
  if (items === undefined || items.length > EXACT_LIMIT) return undefined;
  const before = frame.state;
  frame.state = before.fork();
  const elements: Value[] = [];
  const builder = new MappingBuilder();
  let isExact = true;
  for (const item of items) {
    m.assign(frame, left, item, loop);
    const verdict = verdictOf(m, frame, tests);
    if (verdict === undefined) isExact = false;
    if (!isExact) break;
    if (verdict === false) continue;
    if (tree.kind[body] !== K.pair) elements.push(m.evaluate(frame, body));
    else {
      const key = m.evaluate(frame, childOf(tree, body, 'key'));
      const value = m.evaluate(frame, childOf(tree, body, 'value'));
      const constant = onlyConstant(key);
      if (constant === undefined) builder.setUnknown(key, value);
      else builder.set(keyOf(constant), value);
    }
  }
  // What holds of each element holds of all only if it is proved of all: left to the general case.
  const isVerdict = ({ types, facts }: Value): boolean => facts !== undefined || types.includes('bool');
  // The same place allocates in each round: such objects are kept apart in the general case only.
  const isFresh = ({ refs }: Value): boolean =>
    refs.some((ref) => frame.state.object(ref) !== before.object(ref));
  if (!isExact || elements.some((element) => isVerdict(element) || isFresh(element))) {
    frame.state = before;
    return undefined;
  }
  if (kind === K.dictionary_comprehension)
    return refValue(m.allocate(frame, node, builder.object()), ['dict']);
  const fields = new Map(elements.map((element, i) => [`n:${i}`, element]));
  const object = revisedObject(newObject('sequence'), { fields, length: elements.length });
  return refValue(m.allocate(frame, node, object), [kind === K.list_comprehension ? 'list' : 'generator']);
}

/** What constants say of all conditions together. */
function verdictOf(m: Machine, frame: Frame, tests: readonly Node[]): boolean | undefined {
  for (const clause of tests) {
    const [test] = namedChildren(frame.tree, clause);
    if (test === undefined) return undefined;
    const condition = m.condition(frame, test);
    if (m.isOff('constants') || canBe(condition, true) === canBe(condition, false)) return undefined;
    if (canBe(condition, false)) return false;
  }
  return true;
}

/** The element that a loop variable gets, marked as "each of" what is iterated over. */
export function elementOf(frame: Frame, iterable: Value): Value {
  const element = frame.state.elements(iterable);
  if (element.subject !== 0) frame.state.proofs.forget(element.subject);
  const live = frame.state.proofs.live(element.taint, iterable.subject);
  const marked = withTaint(element, live);
  return iterable.subject === 0
    ? marked
    : revised(marked, { part: { kind: 'each', subject: iterable.subject } });
}

/**
 * Comprehensions: a loop in an expression. Conditions refine what the element carries:
 *
 *     [p for p in parts if p in ALLOWED]      the elements are harmless
 *     all(c.isalnum() for c in name)          facts about `c`, "each" of `name`, become facts about `name`
 */
import { K } from '../syntax/kinds.js';
import { NONE, childOf, namedChildren, type Node } from '../syntax/tree.js';
import { exactItems, stripped } from './elements.js';
import { KEYS, keyOf, newObject } from './heap.js';
import type { Frame, Machine } from './machine.js';
import { NOTHING, canBe, onlyConstant, refValue, withTaint, type Value } from './values.js';

export function evaluateComprehension(m: Machine, frame: Frame, node: Node): Value {
  const { tree } = frame;
  const [body, ...clauses] = namedChildren(tree, node);
  const before = frame.state;
  frame.state = before.fork();
  let reachable = true;
  let empty = false;
  for (const clause of clauses) {
    if (tree.kind[clause] === K.for_in_clause) {
      const left = childOf(tree, clause, 'left');
      const right = childOf(tree, clause, 'right');
      const iterable = right === NONE ? NOTHING : m.evaluate(frame, right);
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
    return refValue(m.allocate(frame, node, { ...newObject('mapping'), fields, rest }), ['dict']);
  }
  const isSet = tree.kind[node] === K.set_comprehension;
  const object = { ...newObject(isSet ? 'set' : 'sequence'), length: undefined, rest: element };
  const type = isSet ? 'set' : tree.kind[node] === K.list_comprehension ? 'list' : 'generator';
  const result = refValue(m.allocate(frame, node, object), [type]);
  return element.facts === undefined ? result : { ...result, facts: element.facts };
}

/** The element that a loop variable gets, marked as "each of" what is iterated over. */
export function elementOf(frame: Frame, iterable: Value): Value {
  const element = frame.state.elements(iterable);
  if (element.subject !== 0) frame.state.forget(element.subject);
  const live = frame.state.live(element.taint, iterable.subject);
  const marked = withTaint(element, live);
  return iterable.subject === 0 ? marked : { ...marked, part: { kind: 'each', subject: iterable.subject } };
}

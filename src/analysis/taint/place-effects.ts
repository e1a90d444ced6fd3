/**
 * What a user's rules say about the place of an expression: sources taint it, sanitizers clean it, propagators pass
 * taint on to another place, sinks report what arrives.
 */
import { K } from '../syntax/kinds.js';
import { NONE, childOf, type Node } from '../syntax/tree.js';
import { CLEAN, joinTaint, withStep, withoutDangers, type Taint } from './labels.js';
import type { Frame, Machine } from './machine.js';
import { holds } from './model-index.js';
import type { PropagatorPlace, Requires } from './spec.js';
import { variableOf } from './unbound-names.js';
import { originSubject, withTaint, type Value, revised } from './values.js';

/** The value of an expression after the rules have had their say. */
export function applyPlaces(m: Machine, frame: Frame, node: Node, value: Value): Value {
  const places = frame.places;
  if (places === undefined) return value;
  let result = value;
  for (const place of places.sources(node)) {
    const source = m.index.sourceIndex(place.source);
    if (source === undefined) continue;
    if (place.requires !== undefined && !holdsFor(m, place.requires, frame.state.deepTaint(result))) continue;
    const label = m.sourceLabel(
      frame,
      source,
      node,
      `${frame.module.index}:${place.start}:${place.end}`,
      'the source',
    );
    frame.state.proofs.forget(originSubject(label.origin.id));
    const isWhole = place.start === frame.tree.start[node] && place.end === frame.tree.end[node];
    if (place.control && isWhole) frame.state.control = joinTaint(frame.state.control, [label]);
    else if (place.bySideEffect !== 'only')
      result = clearConstants(withTaint(result, joinTaint(result.taint, [label])));
    if (place.bySideEffect !== false && isWhole)
      assignBack(m, frame, node, clearConstants(withTaint(result, joinTaint(result.taint, [label]))));
  }
  let cleared = 0;
  for (const place of places.sanitizers(node)) {
    cleared |= m.index.sinkMask(place.sinks);
    if (place.bySideEffect && place.start === frame.tree.start[node] && place.end === frame.tree.end[node])
      assignBack(
        m,
        frame,
        node,
        withTaint(result, withoutDangers(frame.state.deepTaint(result), m.index.sinkMask(place.sinks))),
      );
  }
  if (cleared !== 0) {
    const taint = withoutDangers(frame.state.deepTaint(result), cleared);
    result = revised(withTaint(result, taint), { refs: [], subject: 0 });
  }
  for (const place of places.sinks(node)) {
    const taint = withArguments(m, frame, node, frame.state.deepTaint(result));
    m.reachSink(frame, taint, m.index.sinkBit(place.sink), node, 'the sink');
  }
  for (const place of places.propagators(node)) propagate(m, frame, place, node);
  for (const place of places.leaving(node)) frame.underway.set(place, passedOn(m, frame, place, result));
  for (const place of places.arriving(node)) {
    const taint = frame.underway.get(place) ?? CLEAN;
    if (taint.length > 0) result = arrive(m, frame, place, node, result, taint);
  }
  return result;
}

const clearConstants = (value: Value): Value => revised(value, { constants: undefined, prefix: '' });

/** Truth of a `requires` over the labels. */
function holdsFor(m: Machine, requires: Requires, taint: Taint): boolean {
  const present = new Set<string>();
  for (const { origin } of taint)
    if (origin.root.kind === 'source') present.add(m.index.spec.sourceKinds[origin.root.source]!);
  return holds(requires, (source) => present.has(source));
}

/** A call that is a sink is reached by its arguments, whatever it returns. */
function withArguments(m: Machine, frame: Frame, node: Node, taint: Taint): Taint {
  void m;
  const passed = frame.argumentTaint.get(node);
  return passed === undefined ? taint : joinTaint(taint, passed);
}

/** Writes a changed value back to the variable that the expression names. */
function assignBack(m: Machine, frame: Frame, node: Node, value: Value): void {
  void m;
  const { tree } = frame;
  let at = node;
  // `x.append(y)` taints x; `x` taints x.
  if (tree.kind[at] === K.call) at = childOf(tree, at, 'function');
  while (at !== NONE && (tree.kind[at] === K.attribute || tree.kind[at] === K.subscript))
    at = childOf(tree, at, tree.kind[at] === K.attribute ? 'object' : 'value');
  if (at === NONE || tree.kind[at] !== K.identifier) return;
  const variable = variableOf(frame, at);
  if (variable === undefined) return;
  const before = frame.state.env.get(variable);
  frame.state.env.set(
    variable,
    before === undefined || at === node
      ? value
      : revised(before, { taint: joinTaint(before.taint, value.taint), constants: undefined }),
  );
}

function propagate(m: Machine, frame: Frame, place: PropagatorPlace, node: Node): void {
  const from = nodeAt(frame, node, place.from.start, place.from.end);
  const to = nodeAt(frame, node, place.to.start, place.to.end);
  if (from === NONE || to === NONE) return;
  const taint = passedOn(m, frame, place, m.evaluate(frame, from));
  if (taint.length > 0) arrive(m, frame, place, to, m.evaluate(frame, to), taint);
}

/** The labels of a value that a propagator passes on. */
function passedOn(m: Machine, frame: Frame, place: PropagatorPlace, value: Value): Taint {
  const taint = frame.state
    .deepTaint(value)
    .filter(
      ({ origin }) =>
        origin.root.kind === 'source' &&
        place.sources.includes(m.index.spec.sourceKinds[origin.root.source]!),
    );
  return place.requires === undefined || holdsFor(m, place.requires, taint) ? taint : CLEAN;
}

/** Taints what a propagator leads to; the value of that expression from here on. */
function arrive(
  m: Machine,
  frame: Frame,
  place: PropagatorPlace,
  to: Node,
  target: Value,
  passed: Taint,
): Value {
  let taint = passed;
  if (place.relabel !== undefined) {
    const source = m.index.sourceIndex(place.relabel);
    if (source === undefined) return target;
    taint = [m.sourceLabel(frame, source, to, `${frame.module.index}:${to}:${place.relabel}`, 'the source')];
  }
  const noted = withStep(taint, frame.module.index, to, 'propagated');
  if (target.refs.length > 0) frame.state.addElement(target, withTaint(revised(target, { refs: [] }), noted));
  const value = clearConstants(withTaint(target, joinTaint(target.taint, noted)));
  assignBack(m, frame, to, value);
  return value;
}

/** The node of an extent within another. */
function nodeAt(frame: Frame, within: Node, start: number, end: number): Node {
  const { tree } = frame;
  for (let row = within; row < tree.last[within]!; row++)
    if (tree.start[row] === start && tree.end[row] === end) return row;
  return NONE;
}

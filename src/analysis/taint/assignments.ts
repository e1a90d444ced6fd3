/** Binding values to targets: names, attributes, subscripts, tuples of targets. */
import { K } from '../syntax/kinds.js';
import { NONE, childOf, childrenOf, namedChildren, textOf, type Node } from '../syntax/tree.js';
import { carrierOf, classCarrier } from './carriers.js';
import { exactItems, noteSensitive } from './elements.js';
import { ANY, KEYS, SOME_FIELD, keyOf, newObject, revisedObject } from './heap.js';
import { withStep } from './labels.js';
import type { Frame, Machine } from './machine.js';
import { storesHeader, storesType } from './response-headers.js';
import { checkAssignmentSinks } from './sinks.js';
import { unboundRoot, variableOf, writable } from './unbound-names.js';
import {
  NOTHING,
  UNKNOWN,
  join,
  nodeSubject,
  onlyConstant,
  refValue,
  taintedValue,
  withTaint,
  type Value,
  revised,
} from './values.js';

export function assignTo(m: Machine, frame: Frame, target: Node, value: Value, at: Node): void {
  const { tree, state } = frame;
  switch (tree.kind[target]) {
    case K.identifier: {
      const binding = frame.semantics.bindingOf(target);
      if (binding === undefined) return;
      const noted = withTaint(
        value,
        withStep(value.taint, frame.module.index, target, `assigned to \`${textOf(tree, target)}\``),
      );
      if (noted.taint.length > 0 && noted.subject === 0) {
        const subject = nodeSubject(target);
        state.proofs.forget(subject);
        state.env.set(binding.index, revised(noted, { subject }));
      } else state.env.set(binding.index, noted);
      return;
    }
    case K.attribute: {
      const object = holderOf(m, frame, childOf(tree, target, 'object'));
      const nameNode = childOf(tree, target, 'attribute');
      const name = nameNode === NONE ? '' : textOf(tree, nameNode);
      m.storeAttribute(frame, object, name, value, target, at);
      return;
    }
    case K.subscript: {
      const holder = childOf(tree, target, 'value');
      const indices = childrenOf(tree, target, 'subscript');
      const key = indices.length === 1 ? m.evaluate(frame, indices[0]!) : UNKNOWN;
      if (holder !== NONE && unboundRoot(frame, holder) === holder && onlyConstant(key) === undefined) {
        // An array of which nothing is known is what was written to it last.
        const variable = variableOf(frame, holder)!;
        frame.state.env.set(variable, taintedValue(frame.state.deepTaint(value)));
        return;
      }
      const object = holderOf(m, frame, holder);
      m.storeSubscript(frame, object, key, value, target, at);
      return;
    }
    case K.list_splat_pattern:
    case K.list_splat: {
      const [inner] = namedChildren(tree, target);
      if (inner !== undefined) assignTo(m, frame, inner, value, at);
      return;
    }
    case K.as_pattern_target:
    case K.parenthesized_expression: {
      const [inner] = namedChildren(tree, target);
      if (inner !== undefined) assignTo(m, frame, inner, value, at);
      return;
    }
    case K.pattern_list:
    case K.tuple_pattern:
    case K.list_pattern:
    case K.tuple:
    case K.list:
    case K.expression_list:
      unpack(m, frame, namedChildren(tree, target), value, at);
      return;
    default:
      return;
  }
}

/** The object whose attribute or element is written. */
function holderOf(m: Machine, frame: Frame, node: Node): Value {
  const value = m.evaluate(frame, node);
  return node !== NONE && unboundRoot(frame, node) === node ? writable(m, frame, node, value) : value;
}

/** `a, *b, c = value`. */
function unpack(m: Machine, frame: Frame, targets: readonly Node[], value: Value, at: Node): void {
  const { tree, state } = frame;
  const isStar = (node: Node): boolean =>
    tree.kind[node] === K.list_splat_pattern || tree.kind[node] === K.list_splat;
  const star = targets.findIndex(isStar);
  const items = exactItems(frame, value);
  const read = (index: number): Value => {
    if (items !== undefined && star === -1) return items[index] ?? UNKNOWN;
    if (m.isOff('elements')) return state.read(value, ANY);
    return state.read(value, `n:${index}`);
  };
  targets.forEach((target, index) => {
    if (star === -1 || index < star) {
      assignTo(m, frame, target, read(index), at);
      return;
    }
    const behind = targets.length - 1 - index;
    if (index === star) {
      const kept = items?.slice(star, items.length - behind);
      const object =
        kept === undefined
          ? revisedObject(newObject('sequence'), { length: undefined, rest: state.elements(value) })
          : revisedObject(newObject('sequence'), {
              length: kept.length,
              fields: new Map(kept.map((item, i) => [`n:${i}`, item])),
            });
      assignTo(m, frame, target, refValue(m.allocate(frame, target, object), ['list']), at);
      return;
    }
    assignTo(m, frame, target, items?.[items.length - 1 - behind] ?? state.elements(value), at);
  });
}

/** `object.name = value`: a property's setter, a sink by assignment, or a field. */
export function storeAttribute(
  m: Machine,
  frame: Frame,
  object: Value,
  name: string,
  value: Value,
  target: Node,
  at: Node,
): void {
  for (const type of object.types) {
    const info = m.program.classNamed(type);
    if (info === undefined) {
      checkAssignmentSinks(
        m,
        frame,
        m.index.typeAndBases(type).map((each) => `${each}.${name}`),
        object,
        value,
        at,
      );
      continue;
    }
    const setter = info.setters.get(name);
    if (setter !== undefined) {
      const callable = { kind: 'function' as const, unit: setter, self: object, captures: undefined };
      m.callFunction(
        frame,
        callable,
        {
          positional: [value],
          keywords: new Map(),
          rest: undefined,
          restKeywords: undefined,
          nodes: [at],
          keywordNodes: new Map(),
        },
        { node: target, receiverName: '' },
      );
      return;
    }
    const external = m.program.externalBases(info);
    if (external.length > 0)
      checkAssignmentSinks(
        m,
        frame,
        external.flatMap((base) => m.index.typeAndBases(base)).map((each) => `${each}.${name}`),
        object,
        value,
        at,
      );
  }
  for (const callable of object.callables) {
    if (callable.kind === 'external')
      checkAssignmentSinks(
        m,
        frame,
        callable.names.map((each) => `${each}.${name}`),
        object,
        value,
        at,
      );
    if (callable.kind === 'class' && !m.isOff('globals'))
      m.share(frame, { kind: 'carrier', name: classCarrier(callable.info) }, `.${name}`, value);
  }
  if (object.types.length === 0 && object.callables.length === 0)
    checkAssignmentSinks(m, frame, [`?.${name}`], object, value, at);
  storesType(m, frame, object, name, value, at);
  const noted = withTaint(value, withStep(value.taint, frame.module.index, target, `stored in \`.${name}\``));
  const carrier = carrierOf(m, object);
  if (carrier !== undefined) m.share(frame, { kind: 'carrier', name: carrier }, `.${name}`, noted);
  frame.state.write(object, m.isOff('fields') ? SOME_FIELD : `.${name}`, noted);
}

/** `object[key] = value`. */
export function storeSubscript(
  m: Machine,
  frame: Frame,
  object: Value,
  key: Value,
  value: Value,
  target: Node,
  at: Node,
): void {
  const { state } = frame;
  noteSensitive(frame, key);
  const names: string[] = [];
  for (const type of object.types) {
    const info = m.program.classNamed(type);
    const method = info && m.program.method(info, '__setitem__');
    if (method !== undefined) {
      const callable = { kind: 'function' as const, unit: method, self: object, captures: undefined };
      m.callFunction(
        frame,
        callable,
        {
          positional: [key, value],
          keywords: new Map(),
          rest: undefined,
          restKeywords: undefined,
          nodes: [at, at],
          keywordNodes: new Map(),
        },
        { node: target, receiverName: '' },
      );
    }
    names.push(...m.index.typeAndBases(type).map((each) => `${each}.__setitem__`));
  }
  for (const callable of object.callables)
    if (callable.kind === 'external') names.push(...callable.names.map((each) => `${each}.__setitem__`));
  if (names.length > 0) checkAssignmentSinks(m, frame, names, object, value, at, key);
  storesHeader(m, frame, object, key, value, target);
  const noted = withTaint(value, withStep(value.taint, frame.module.index, target, 'stored in an element'));
  const constant = m.isOff('elements') ? undefined : onlyConstant(key);
  const carrier = carrierOf(m, object);
  if (carrier !== undefined)
    m.share(frame, { kind: 'carrier', name: carrier }, constant === undefined ? ANY : keyOf(constant), noted);
  if (constant === undefined || (typeof constant === 'number' && constant < 0)) {
    state.write(object, ANY, noted);
    const keyTaint = state.deepTaint(key);
    if (keyTaint.length > 0) addKeys(frame, object, key);
  } else state.write(object, keyOf(constant), noted);
}

function addKeys(frame: Frame, object: Value, key: Value): void {
  for (const ref of object.refs) {
    const known = frame.state.object(ref);
    if (known === undefined || known.kind !== 'mapping') continue;
    const keys = join(known.fields.get(KEYS) ?? NOTHING, taintedValue(key.taint));
    frame.state.replace(ref, revisedObject(known, { fields: new Map(known.fields).set(KEYS, keys) }));
  }
}

/** Subscripts: elements by constant or unknown key, slices, characters of a text. */
import { foldSlice, foldSubscript, intConstant, sliced } from '../semantics/index.js';
import { K, T, TOKEN_BASE } from '../syntax/kinds.js';
import { NONE, childOf, childrenOf, firstChild, type Node } from '../syntax/tree.js';
import { carriedValue, carrierOf } from './carriers.js';
import { noteSensitive } from './elements.js';
import { folded } from './constant-folding.js';
import { NO_ARGUMENTS } from './callables.js';
import { cleanedField } from './form-fields.js';
import { ANY, hasKey, keyOf, newObject, type HeapObject, revisedObject } from './heap.js';
import { joinTaint } from './labels.js';
import type { Frame, Machine } from './machine.js';
import { knownStart } from './strings.js';
import {
  NOTHING,
  constantValue,
  isSymbolic,
  join,
  onlyConstant,
  originOfRef,
  refValue,
  taintedValue,
  typedValue,
  withTaint,
  type Constant,
  type Value,
  revised,
} from './values.js';

/** `x[1:3]`, `x["k"]`, `x[i]`. */
export function evaluateSubscript(m: Machine, frame: Frame, node: Node): Value {
  const { tree } = frame;
  const object = m.evaluate(frame, childOf(tree, node, 'value'));
  const indices = childrenOf(tree, node, 'subscript');
  const [index] = indices;
  if (index === undefined || indices.length > 1) {
    for (const each of indices) m.evaluate(frame, each);
    return frame.state.read(object, ANY);
  }
  if (tree.kind[index] === K.slice) return slice(m, frame, node, object, index);
  const key = m.evaluate(frame, index);
  return readSubscript(m, frame, object, key, node);
}

/** The element of a container, or the character of a text, at a key. */
export function readSubscript(m: Machine, frame: Frame, object: Value, key: Value, node: Node): Value {
  noteSensitive(frame, key);
  // `Tool["WC"]`, `Tool[name]`: one of the members.
  const members = object.callables.length === 1 ? object.callables[0] : undefined;
  if (members?.kind === 'class' && m.isHarmless(members.info.qualified)) {
    const name = onlyConstant(key);
    const member = typeof name === 'string' ? m.classAttribute(members.info, name) : undefined;
    return member ?? typedValue(members.info.qualified);
  }
  // Generic[T], List[int]: still the same class.
  if (
    object.callables.length > 0 &&
    object.refs.length === 0 &&
    object.taint.length === 0 &&
    object.types.length === 0 &&
    carrierOf(m, object) === undefined
  )
    return object;
  for (const type of object.types) {
    const info = m.program.classNamed(type);
    const method = info && m.program.method(info, '__getitem__');
    if (method !== undefined)
      return m.callFunction(
        frame,
        { kind: 'function', unit: method, self: object, captures: undefined },
        {
          positional: [key],
          keywords: new Map(),
          rest: undefined,
          restKeywords: undefined,
          nodes: [NONE],
          keywordNodes: new Map(),
        },
        { node, receiverName: '' },
      );
  }
  makeMissing(m, frame, object, key, node);
  const keys = m.isOff('elements') ? undefined : key.refs.length === 0 ? key.constants : undefined;
  let result: Value = NOTHING;
  if (keys === undefined || keys.length === 0) result = frame.state.read(object, ANY);
  else
    for (const constant of keys)
      result = join(
        result,
        cleanedField(
          m,
          frame,
          object,
          constant,
          frame.state.read(object, resolveIndex(frame, object, constant)),
        ),
      );
  for (const constant of keys ?? []) {
    const carried = carriedValue(m, object, keyOf(constant));
    if (carried !== undefined) return join(result, carried);
  }
  // Characters of a text are text.
  if (object.refs.length === 0 && object.constants !== undefined) {
    const character = m.isOff('elements') ? undefined : folded([object, key], foldSubscript);
    return character ?? taintedValue(result.taint);
  }
  const names = object.types
    .flatMap((type) => m.index.typeAndBases(type))
    .map((type) => `${type}.__getitem__`);
  if (names.length === 0) return result;
  const { returns, sources } = m.index.about(names);
  if (sources.length > 0) result = m.sourceValue(frame, result, sources, object, node);
  if (returns !== undefined && result.types.length === 0) result = revised(result, { types: [returns] });
  return result;
}

/** A `defaultdict` makes the entry that is asked for and missing. */
function makeMissing(m: Machine, frame: Frame, object: Value, key: Value, node: Node): void {
  const [ref] = object.refs;
  const known = object.refs.length === 1 ? frame.state.object(ref!) : undefined;
  const factory = known?.fields.get('.default_factory');
  if (known === undefined || factory === undefined) return;
  const constant = m.isOff('elements') ? undefined : onlyConstant(key);
  if (constant !== undefined && hasKey(known, keyOf(constant))) return;
  const made = m.call(frame, factory, NO_ARGUMENTS, { node, receiverName: '' });
  if (constant === undefined) frame.state.write(object, ANY, made);
  else if (known.fields.has(keyOf(constant)) || known.rest !== NOTHING)
    frame.state.write(object, keyOf(constant), join(frame.state.read(object, keyOf(constant)), made));
  else frame.state.write(object, keyOf(constant), made);
}

/** Negative indices count from the end where the length is known. */
function resolveIndex(frame: Frame, object: Value, constant: Constant): string {
  if (typeof constant !== 'number' || constant >= 0) return keyOf(constant);
  const [ref] = object.refs;
  const length = object.refs.length === 1 ? frame.state.object(ref!)?.length : undefined;
  return length === undefined ? ANY : `n:${length + constant}`;
}

function slice(m: Machine, frame: Frame, node: Node, object: Value, index: Node): Value {
  const { tree } = frame;
  const bounds: (Value | undefined)[] = [undefined, undefined, undefined];
  let at = 0;
  for (let child = firstChild(tree, index); child !== NONE; child = tree.next[child]!) {
    if (tree.kind[child] === T[':']) at++;
    else if (tree.kind[child]! < TOKEN_BASE && tree.kind[child] !== K.comment)
      bounds[at] = m.evaluate(frame, child);
  }
  const constantAt = (i: number): number | undefined => {
    const bound = bounds[i];
    const constant = bound === undefined ? undefined : onlyConstant(bound);
    return typeof constant === 'number' ? constant : undefined;
  };
  const from = bounds[0] === undefined ? undefined : constantAt(0);
  const to = bounds[1] === undefined ? undefined : constantAt(1);
  const step = bounds[2] === undefined ? 1 : constantAt(2);
  const exact =
    (bounds[0] === undefined || from !== undefined) &&
    (bounds[1] === undefined || to !== undefined) &&
    step !== undefined &&
    step !== 0;
  if (object.refs.length === 0) return slicedText(object, exact ? { from, to, step } : undefined);
  let result: Value = NOTHING;
  for (const ref of object.refs) {
    const source = frame.state.object(ref);
    // Of attacker data the whole is as good as its elements, and checks of a text are about the whole.
    if (source === undefined && isSymbolic(ref) && m.origins.get(originOfRef(ref)).root.kind === 'source') {
      result = join(result, revised(taintedValue(object.taint), { types: object.types }));
      continue;
    }
    let made: HeapObject = newObject('sequence');
    if (source?.kind === 'sequence' && source.length !== undefined && exact) {
      const items = Array.from(
        { length: source.length },
        (_, i) => source.fields.get(`n:${i}`) ?? source.rest,
      );
      const kept = sliced(items, from, to, step);
      made = revisedObject(made, {
        length: kept.length,
        fields: new Map(kept.map((item, i) => [`n:${i}`, item])),
      });
    } else
      made = revisedObject(made, { length: undefined, rest: frame.state.read(refOnly(object, ref), ANY) });
    result = join(result, refValue(m.allocate(frame, node, made), object.types));
  }
  return withTaint(result, joinTaint(result.taint, object.taint));
}

interface Bounds {
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly step: number;
}

/** Characters of a text: computed for constants, and for what lies within its constant beginning. */
function slicedText(text: Value, bounds: Bounds | undefined): Value {
  if (bounds === undefined) return revised(taintedValue(text.taint), { types: text.types });
  const { from, to, step } = bounds;
  const constant = folded([text], (each) =>
    foldSlice(
      each,
      [from, to, step].map((bound) => (bound === undefined ? undefined : intConstant(BigInt(bound)))),
    ),
  );
  if (constant !== undefined) return constant;
  const start = from ?? 0;
  const known = [...knownStart(text)];
  if (step === 1 && start >= 0) {
    if (to !== undefined && to >= 0 && to <= known.length)
      return constantValue(known.slice(start, to).join(''));
    return revised(taintedValue(text.taint), {
      types: text.types,
      prefix: known.slice(start, to !== undefined && to >= 0 ? to : undefined).join(''),
    });
  }
  return revised(taintedValue(text.taint), { types: text.types });
}

const refOnly = (value: Value, ref: number): Value => revised(value, { refs: [ref] });

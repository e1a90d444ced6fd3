/**
 * The value of an expression, kind by kind.
 *
 * Nesting is bounded: CPython itself refuses more than 200 open brackets, and chains that are long rather than deep
 * (`a + b + c …`) are walked along their spine. Deeper input is reported as not analysed.
 */
import { stringPieces } from '../semantics/index.js';
import { K, T, TOKEN_BASE } from '../syntax/kinds.js';
import { NONE, childOf, childrenOf, firstChild, namedChildren, textOf, type Node } from '../syntax/tree.js';
import { KEYS, constantOfKey, isAttributeKey, keyOf, newObject, ANY, type HeapObject } from './heap.js';
import { joinTaint } from './labels.js';
import type { Frame, Machine } from './machine.js';
import { percentFormat } from './formats.js';
import { joinedText } from './strings.js';
import {
  NOTHING,
  UNKNOWN,
  canBe,
  constantValue,
  constantsValue,
  join,
  nodeSubject,
  onlyConstant,
  refValue,
  taintedValue,
  typedValue,
  withTaint,
  type Constant,
  type Value,
} from './values.js';
import { evaluateComprehension } from './comprehensions.js';
import { evaluateName } from './names.js';
import { evaluateCall } from './calls.js';

/** Bare evaluation, without what a user's rules say about the place. */
export function evaluateExpression(m: Machine, frame: Frame, node: Node): Value {
  const { tree } = frame;
  switch (tree.kind[node]) {
    case K.identifier:
      return evaluateName(m, frame, node);
    case K.string:
    case K.concatenated_string:
      return evaluateString(m, frame, node);
    case K.integer:
    case K.float:
      return number(textOf(tree, node));
    case K.true:
      return constantValue(true);
    case K.false:
      return constantValue(false);
    case K.none:
      return constantValue(null);
    case K.ellipsis:
      return UNKNOWN;
    case K.attribute:
      return evaluateAttribute(m, frame, node);
    case K.subscript:
      return evaluateSubscript(m, frame, node);
    case K.call:
      return evaluateCall(m, frame, node);
    case K.binary_operator:
      return evaluateBinary(m, frame, node);
    case K.unary_operator:
      return evaluateUnary(m, frame, node);
    case K.boolean_operator:
    case K.not_operator:
    case K.comparison_operator:
      return m.condition(frame, node);
    case K.conditional_expression:
      return evaluateTernary(m, frame, node);
    case K.named_expression: {
      const value = m.evaluate(frame, childOf(tree, node, 'value'));
      m.assign(frame, childOf(tree, node, 'name'), value, node);
      return value;
    }
    case K.parenthesized_expression:
    case K.expression_list:
    case K.tuple:
    case K.list:
    case K.pattern_list:
    case K.tuple_pattern:
    case K.list_pattern:
      return evaluateSequence(m, frame, node);
    case K.set: {
      const object = newObject('set');
      let rest = NOTHING;
      for (const child of namedChildren(tree, node)) rest = join(rest, m.evaluate(frame, child));
      return refValue(m.allocate(frame, node, { ...object, rest }), ['set']);
    }
    case K.dictionary:
      return evaluateDictionary(m, frame, node);
    case K.list_comprehension:
    case K.set_comprehension:
    case K.generator_expression:
    case K.dictionary_comprehension:
      return evaluateComprehension(m, frame, node);
    case K.lambda:
      return functionAt(m, frame, node);
    case K.await: {
      const inner = namedChildren(tree, node)[0] ?? NONE;
      return inner === NONE ? UNKNOWN : m.evaluate(frame, inner);
    }
    case K.yield: {
      const inner = namedChildren(tree, node)[0] ?? NONE;
      const value = inner === NONE ? constantValue(null) : m.evaluate(frame, inner);
      const from = childHas(frame, node, T.from);
      frame.yields = join(frame.yields, from ? frame.state.elements(value) : value);
      return UNKNOWN;
    }
    case K.list_splat:
    case K.dictionary_splat:
    case K.keyword_argument: {
      const inner = namedChildren(tree, node).at(-1) ?? NONE;
      return inner === NONE ? UNKNOWN : m.evaluate(frame, inner);
    }
    case K.assignment:
    case K.augmented_assignment:
      return UNKNOWN;
    default: {
      // Types, slices, error nodes: whatever stands in them may matter.
      let value: Value = UNKNOWN;
      for (const child of namedChildren(tree, node)) value = join(value, m.evaluate(frame, child));
      return taintedValue(frame.state.deepTaint(value));
    }
  }
}

function childHas(frame: Frame, node: Node, token: number): boolean {
  for (let child = firstChild(frame.tree, node); child !== NONE; child = frame.tree.next[child]!)
    if (frame.tree.kind[child] === token) return true;
  return false;
}

function number(text: string): Value {
  const parsed = Number(text.replaceAll('_', ''));
  return Number.isNaN(parsed) ? typedValue('int') : constantValue(parsed);
}

function functionAt(m: Machine, frame: Frame, node: Node): Value {
  const unit = frame.module.units.get(node);
  return unit === undefined ? UNKNOWN : m.functionValue(unit);
}

function evaluateString(m: Machine, frame: Frame, node: Node): Value {
  const { tree } = frame;
  const read = stringPieces(tree, node);
  if (read === undefined) return typedValue('str');
  const parts: Value[] = [];
  let holes = false;
  for (const piece of read.pieces) {
    if ('text' in piece) {
      parts.push(constantValue(piece.text));
      continue;
    }
    holes = true;
    const expression = childOf(tree, piece.hole, 'expression');
    const value = expression === NONE ? UNKNOWN : m.evaluate(frame, expression);
    const spec = childOf(tree, piece.hole, 'format_specifier');
    const format = spec === NONE ? '' : textOf(tree, spec);
    if (/[bcdoxXneEfFgG%]$/.test(format) && !format.includes('{')) parts.push(typedValue('int'));
    else parts.push(value);
  }
  if (!holes) {
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : joinedText(frame, node, parts, '');
  }
  return joinedText(frame, node, parts, 'joined into the text');
}

function evaluateAttribute(m: Machine, frame: Frame, node: Node): Value {
  const { tree } = frame;
  const object = m.evaluate(frame, childOf(tree, node, 'object'));
  const attribute = childOf(tree, node, 'attribute');
  return m.member(frame, object, attribute === NONE ? '' : textOf(tree, attribute), node, false);
}

/** `x[1:3]`, `x["k"]`, `x[i]`. */
function evaluateSubscript(m: Machine, frame: Frame, node: Node): Value {
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
  // Generic[T], List[int]: still the same class.
  if (object.callables.length > 0 && object.refs.length === 0 && object.taint.length === 0) {
    const typed = object.types.length > 0 ? m.member(frame, object, '__getitem__', node, false) : undefined;
    if (typed === undefined) return object;
  }
  for (const type of object.types) {
    const info = m.program.classNamed(type);
    const method = info && m.program.method(info, '__getitem__');
    if (method !== undefined)
      return m.callFunction(
        frame,
        { kind: 'function', unit: method, self: object, captures: undefined },
        { positional: [key], keywords: new Map(), rest: undefined, restKeywords: undefined, nodes: [NONE], keywordNodes: new Map() },
        { node, receiverName: '' },
      );
  }
  const keys = m.isOff('elements') ? undefined : key.refs.length === 0 ? key.constants : undefined;
  let result: Value = NOTHING;
  if (keys === undefined || keys.length === 0) result = frame.state.read(object, ANY);
  else
    for (const constant of keys) result = join(result, frame.state.read(object, resolveIndex(frame, object, constant)));
  // Characters of a text are text.
  if (object.refs.length === 0 && object.constants !== undefined) {
    const texts = object.constants.flatMap((text) =>
      typeof text === 'string' ? (keys ?? []).flatMap((at) => (typeof at === 'number' ? [text.at(at) ?? ''] : [])) : [],
    );
    return texts.length > 0 && object.taint.length === 0 ? constantsValue(texts) : taintedValue(result.taint);
  }
  const names = object.callables.flatMap((callable) => (callable.kind === 'external' ? callable.names : []));
  const all = [...names, ...object.types];
  if (all.length > 0) {
    const named = m.member(frame, object, '__getitem__', node, false);
    result = join(named.taint.length > 0 ? withTaint(result, joinTaint(result.taint, named.taint)) : result, NOTHING);
    if (named.types.length > 0 && result.types.length === 0) result = { ...result, types: named.types };
  }
  return result;
}

/** Negative indices count from the end where the length is known. */
function resolveIndex(frame: Frame, object: Value, constant: Constant): string {
  if (typeof constant !== 'number' || constant >= 0) return keyOf(constant);
  const [ref] = object.refs;
  const length = object.refs.length === 1 ? frame.state.object(ref!)?.length : undefined;
  return length === undefined ? ANY : `n:${length + constant}`;
}

/** Remembers that a parameter's constant decides something, so that calls with a constant are worth a context. */
export function noteSensitive(frame: Frame, value: Value): void {
  for (const label of value.taint) {
    const { root } = label.origin;
    if (root.kind === 'parameter') frame.sensitive.add(root.index);
  }
}

function slice(m: Machine, frame: Frame, node: Node, object: Value, index: Node): Value {
  const { tree } = frame;
  const bounds: (Value | undefined)[] = [undefined, undefined, undefined];
  let at = 0;
  for (let child = firstChild(tree, index); child !== NONE; child = tree.next[child]!) {
    if (tree.kind[child] === T[':']) at++;
    else if (tree.kind[child]! < TOKEN_BASE && tree.kind[child] !== K.comment) bounds[at] = m.evaluate(frame, child);
  }
  const constantAt = (i: number): number | undefined => {
    const bound = bounds[i];
    const constant = bound === undefined ? undefined : onlyConstant(bound);
    return typeof constant === 'number' ? constant : undefined;
  };
  const from = bounds[0] === undefined ? 0 : constantAt(0);
  const to = bounds[1] === undefined ? undefined : constantAt(1);
  const exact = from !== undefined && (bounds[1] === undefined || to !== undefined) && bounds[2] === undefined;
  if (object.refs.length === 0) {
    const { constants } = object;
    if (exact && constants?.every((text) => typeof text === 'string') === true && object.taint.length === 0)
      return constantsValue(constants.map((text) => text.slice(from, to)));
    const prefix = exact && from === 0 && to !== undefined && to >= 0 ? object.prefix.slice(0, to) : '';
    return { ...taintedValue(object.taint), types: object.types, prefix: bounds[0] === undefined && to === undefined ? object.prefix : prefix };
  }
  let result: Value = NOTHING;
  for (const ref of object.refs) {
    const source = frame.state.object(ref);
    let made: HeapObject = newObject('sequence');
    if (source?.kind === 'sequence' && source.length !== undefined && exact) {
      const items = Array.from({ length: source.length }, (_, i) => source.fields.get(`n:${i}`) ?? source.rest);
      const kept = items.slice(from, to);
      made = { ...made, length: kept.length, fields: new Map(kept.map((item, i) => [`n:${i}`, item])) };
    } else made = { ...made, length: undefined, rest: frame.state.read(refOnly(object, ref), ANY) };
    result = join(result, refValue(m.allocate(frame, node, made), object.types));
  }
  return withTaint(result, joinTaint(result.taint, object.taint));
}

const refOnly = (value: Value, ref: number): Value => ({ ...value, refs: [ref] });

/** `(x)`, `(a, b)`, `[a, *b]`. */
function evaluateSequence(m: Machine, frame: Frame, node: Node): Value {
  const { tree } = frame;
  const children = namedChildren(tree, node);
  if (tree.kind[node] === K.parenthesized_expression) {
    const [inner] = children;
    return inner === undefined ? UNKNOWN : m.evaluate(frame, inner);
  }
  const fields = new Map<string, Value>();
  let rest: Value = NOTHING;
  let length: number | undefined = 0;
  for (const child of children) {
    if (tree.kind[child] === K.list_splat) {
      const value = m.evaluate(frame, namedChildren(tree, child)[0] ?? child);
      const items = exactItems(frame, value);
      if (items !== undefined && length !== undefined) for (const item of items) fields.set(`n:${length++}`, item);
      else {
        rest = join(rest, frame.state.elements(value));
        length = undefined;
      }
      continue;
    }
    const value = m.evaluate(frame, child);
    if (length === undefined || m.isOff('elements')) {
      rest = join(rest, value);
      length = undefined;
    } else fields.set(`n:${length++}`, value);
  }
  const object: HeapObject = { kind: 'sequence', fields, rest, length, unique: true };
  const type = tree.kind[node] === K.list ? 'list' : 'tuple';
  return refValue(m.allocate(frame, node, object), [type]);
}

/** The elements of a sequence of exactly known length. */
export function exactItems(frame: Frame, value: Value): readonly Value[] | undefined {
  if (value.refs.length !== 1 || value.taint.length > 0) return undefined;
  const object = frame.state.object(value.refs[0]!);
  if (object?.kind !== 'sequence' || object.length === undefined || object.length > 64) return undefined;
  return Array.from({ length: object.length }, (_, i) => object.fields.get(`n:${i}`) ?? object.rest);
}

function evaluateDictionary(m: Machine, frame: Frame, node: Node): Value {
  const { tree } = frame;
  let fields = new Map<string, Value>();
  let rest: Value = NOTHING;
  let taint = NOTHING.taint;
  for (const child of namedChildren(tree, node)) {
    if (tree.kind[child] === K.pair) {
      const key = m.evaluate(frame, childOf(tree, child, 'key'));
      const value = m.evaluate(frame, childOf(tree, child, 'value'));
      const constant = m.isOff('elements') ? undefined : onlyConstant(key);
      if (constant !== undefined) fields.set(keyOf(constant), value);
      else {
        rest = join(rest, value);
        fields.set(KEYS, join(fields.get(KEYS) ?? NOTHING, key));
      }
    } else if (tree.kind[child] === K.dictionary_splat) {
      const value = m.evaluate(frame, namedChildren(tree, child)[0] ?? child);
      const merged = mappingFields(frame, value);
      fields = new Map([...fields, ...merged.fields]);
      rest = join(rest, merged.rest);
      taint = joinTaint(taint, merged.taint.taint);
    }
  }
  const object: HeapObject = { kind: 'mapping', fields, rest, length: undefined, unique: true };
  return withTaint(refValue(m.allocate(frame, node, object), ['dict']), taint);
}

/** What unpacking a mapping gives: constant keys, the rest, and what taints it as a whole. */
export function mappingFields(
  frame: Frame,
  value: Value,
): { readonly fields: ReadonlyMap<string, Value>; readonly rest: Value; readonly taint: Value } {
  const fields = new Map<string, Value>();
  let rest: Value = NOTHING;
  let known = value.refs.length > 0;
  for (const ref of value.refs) {
    const object = frame.state.object(ref);
    if (ref < 0 || object === undefined) known = false;
    for (const [key, field] of object?.fields ?? [])
      if (!isAttributeKey(key)) fields.set(key, join(fields.get(key) ?? NOTHING, field));
    rest = join(rest, object?.rest ?? NOTHING);
  }
  if (!known && (value.taint.length > 0 || value.constants === undefined)) rest = join(rest, frame.state.read(value, ANY));
  return { fields, rest, taint: NOTHING };
}

export { constantOfKey };

function evaluateTernary(m: Machine, frame: Frame, node: Node): Value {
  const [then, test, otherwise] = namedChildren(frame.tree, node);
  if (then === undefined || test === undefined || otherwise === undefined) return UNKNOWN;
  const condition = m.condition(frame, test);
  const before = frame.state;
  const constants = !m.isOff('constants');
  const canTrue = !constants || canBe(condition, true);
  const canFalse = !constants || canBe(condition, false);
  if (canTrue && canFalse) frame.state = before.fork();
  let value: Value = NOTHING;
  const first = frame.state;
  if (canTrue) {
    if (!m.isOff('guards')) first.prove(condition.facts?.whenTrue ?? []);
    value = stripped(frame, m.evaluate(frame, then));
  }
  if (canFalse) {
    frame.state = before;
    if (!m.isOff('guards')) before.prove(condition.facts?.whenFalse ?? []);
    value = join(value, stripped(frame, m.evaluate(frame, otherwise)));
  }
  if (canTrue && canFalse) before.join(first);
  return value;
}

/** A value that leaves the branch in which a check of it holds: what the check ruled out goes now. */
export function stripped(frame: Frame, value: Value): Value {
  return withTaint(value, frame.state.live(value.taint, value.subject));
}

function evaluateUnary(m: Machine, frame: Frame, node: Node): Value {
  const { tree } = frame;
  const value = m.evaluate(frame, childOf(tree, node, 'argument'));
  const constant = onlyConstant(value);
  if (typeof constant === 'number' && textOf(tree, firstChild(tree, node)) === '-') return constantValue(-constant);
  return taintedValue(value.taint);
}

/** Walks `a + b + c` along its left spine. */
function evaluateBinary(m: Machine, frame: Frame, node: Node): Value {
  const { tree } = frame;
  const spine: Node[] = [];
  let left = node;
  while (left !== NONE && tree.kind[left] === K.binary_operator) {
    spine.push(left);
    left = childOf(tree, left, 'left');
  }
  let value = left === NONE ? UNKNOWN : m.evaluate(frame, left);
  for (const at of spine.reverse()) {
    const right = childOf(tree, at, 'right');
    const operator = childOf(tree, at, 'operator');
    const other = right === NONE ? UNKNOWN : m.evaluate(frame, right);
    value = binary(m, frame, at, operator === NONE ? '' : textOf(tree, operator), value, other);
  }
  return value;
}

/** One binary operation; also for `+=` and kin. */
export function binary(m: Machine, frame: Frame, node: Node, operator: string, left: Value, right: Value): Value {
  const isNumber = (value: Value): boolean =>
    value.types.some((type) => type === 'int' || type === 'float') ||
    (value.constants?.length ?? 0) > 0 && value.constants!.every((constant) => typeof constant === 'number');
  const { state } = frame;
  switch (operator) {
    case '+': {
      if (isNumber(left) && isNumber(right)) return arithmetic(operator, left, right);
      const leftItems = exactItems(frame, left);
      const rightItems = exactItems(frame, right);
      if (left.refs.length > 0 || right.refs.length > 0) {
        const isSequence = (value: Value): boolean =>
          value.refs.some((ref) => state.object(ref)?.kind === 'sequence');
        if (isSequence(left) || isSequence(right)) {
          if (leftItems !== undefined && rightItems !== undefined) {
            const items = [...leftItems, ...rightItems];
            const fields = new Map(items.map((item, i) => [`n:${i}`, item]));
            const object: HeapObject = { ...newObject('sequence'), fields, length: items.length };
            return refValue(m.allocate(frame, node, object), left.types);
          }
          const fields = new Map((leftItems ?? []).map((item, i) => [`n:${i}`, item]));
          const rest = join(leftItems === undefined ? state.elements(left) : NOTHING, state.elements(right));
          const object: HeapObject = { ...newObject('sequence'), fields, rest, length: undefined };
          return refValue(m.allocate(frame, node, object), left.types);
        }
      }
      return joinedText(frame, node, [left, right], 'joined into the text');
    }
    case '%':
      if (isNumber(left)) return typedValue('int');
      return percentFormat(m, frame, node, left, right);
    case '/': {
      // pathlib: folder / name.
      const isPath = (value: Value): boolean => value.types.some((type) => /Path$/.test(type));
      if (isPath(left) || isPath(right)) {
        const prefix = left.prefix === '' ? '' : `${left.prefix}/`;
        const taint = joinTaint(state.deepTaint(left), state.deepTaint(right));
        return { ...typedValue('pathlib.Path', taint), prefix };
      }
      return typedValue('float', joinTaint(left.taint, right.taint));
    }
    case '*': {
      const repeated = left.refs.length > 0 ? left : right.refs.length > 0 ? right : undefined;
      if (repeated !== undefined) {
        const object = { ...newObject('sequence'), length: undefined, rest: state.elements(repeated) };
        return refValue(m.allocate(frame, node, object), repeated.types);
      }
      if (isNumber(left) && isNumber(right)) return arithmetic(operator, left, right);
      return taintedValue(joinTaint(left.taint, right.taint));
    }
    case '|': {
      if (left.refs.some((ref) => state.object(ref)?.kind === 'mapping')) {
        const a = mappingFields(frame, left);
        const b = mappingFields(frame, right);
        const object = { ...newObject('mapping'), fields: new Map([...a.fields, ...b.fields]), rest: join(a.rest, b.rest) };
        return refValue(m.allocate(frame, node, object), ['dict']);
      }
      return join(withTaint(left, state.deepTaint(left)), withTaint(right, state.deepTaint(right)));
    }
    case '-':
    case '**':
    case '//':
      return isNumber(left) && isNumber(right)
        ? arithmetic(operator, left, right)
        : taintedValue(joinTaint(state.deepTaint(left), operator === '-' ? [] : state.deepTaint(right)));
    default:
      return taintedValue(joinTaint(state.deepTaint(left), state.deepTaint(right)));
  }
}

function arithmetic(operator: string, left: Value, right: Value): Value {
  const out: number[] = [];
  for (const a of left.constants ?? [])
    for (const b of right.constants ?? []) {
      if (typeof a !== 'number' || typeof b !== 'number') return typedValue('int');
      if (operator === '+') out.push(a + b);
      else if (operator === '-') out.push(a - b);
      else if (operator === '*') out.push(a * b);
      else return typedValue('int');
    }
  // Counters in loops would never end.
  if (left.constants === undefined || right.constants === undefined || out.some((n) => Math.abs(n) > 64))
    return typedValue('int');
  return constantsValue([...new Set(out)]);
}

export const subjectAt = nodeSubject;

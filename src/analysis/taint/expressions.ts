/**
 * The value of an expression, kind by kind.
 *
 * Nesting is bounded: CPython itself refuses more than 200 open brackets, and chains that are long rather than deep
 * (`a + b + c …`) are walked along their spine. Deeper input is reported as not analysed.
 */
import { foldUnary, stringPieces } from '../semantics/index.js';
import { K, T } from '../syntax/kinds.js';
import { NONE, childOf, firstChild, namedChildren, textOf, type Node } from '../syntax/tree.js';
import { keyOf, newObject, revisedObject } from './heap.js';
import type { Frame, Machine } from './machine.js';
import { exactItems, stripped } from './elements.js';
import { MappingBuilder } from './mapping-builder.js';
import { binary } from './operators.js';
import { folded, numberValue } from './constant-folding.js';
import { asMapping } from './record-functions.js';
import { evaluateSubscript } from './subscripts.js';
import { asText } from './special-methods.js';
import { joinedText, represented } from './strings.js';
import {
  NOTHING,
  UNKNOWN,
  canBe,
  constantValue,
  join,
  onlyConstant,
  refValue,
  taintedValue,
  typedValue,
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
      return numberValue(textOf(tree, node));
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
      const children = namedChildren(tree, node);
      for (const child of children) rest = join(rest, m.evaluate(frame, child));
      const isWhole = children.every((child) => tree.kind[child] !== K.list_splat);
      const length = isWhole ? children.length : undefined;
      return refValue(m.allocate(frame, node, revisedObject(object, { rest, length })), ['set']);
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
    else {
      const text = asText(m, frame, value, piece.hole);
      const conversion = childOf(tree, piece.hole, 'type_conversion');
      const isLiteral = conversion !== NONE && /^!\s*[ra]$/.test(textOf(tree, conversion));
      parts.push(isLiteral ? represented(m, frame, text) : text);
    }
  }
  if (!holes) {
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : joinedText(m, frame, node, parts, '');
  }
  return joinedText(m, frame, node, parts, 'joined into the text');
}

function evaluateAttribute(m: Machine, frame: Frame, node: Node): Value {
  const { tree } = frame;
  const object = m.evaluate(frame, childOf(tree, node, 'object'));
  const attribute = childOf(tree, node, 'attribute');
  const name = attribute === NONE ? '' : textOf(tree, attribute);
  const fields = name === '__dict__' ? asMapping(m, frame, node, object) : undefined;
  return fields ?? m.member(frame, object, name, node, false);
}

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
      if (items !== undefined && length !== undefined)
        for (const item of items) fields.set(`n:${length++}`, item);
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
  const object = revisedObject(newObject('sequence'), { fields, rest, length });
  const type = tree.kind[node] === K.list ? 'list' : 'tuple';
  return refValue(m.allocate(frame, node, object), [type]);
}

function evaluateDictionary(m: Machine, frame: Frame, node: Node): Value {
  const { tree } = frame;
  const builder = new MappingBuilder();
  for (const child of namedChildren(tree, node)) {
    if (tree.kind[child] === K.pair) {
      const key = m.evaluate(frame, childOf(tree, child, 'key'));
      const value = m.evaluate(frame, childOf(tree, child, 'value'));
      const constant = m.isOff('elements') ? undefined : onlyConstant(key);
      if (constant !== undefined) builder.set(keyOf(constant), value);
      else builder.setUnknown(key, value);
    } else if (tree.kind[child] === K.dictionary_splat)
      builder.merge(frame, m.evaluate(frame, namedChildren(tree, child)[0] ?? child));
  }
  return refValue(m.allocate(frame, node, builder.object()), ['dict']);
}

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

function evaluateUnary(m: Machine, frame: Frame, node: Node): Value {
  const { tree } = frame;
  const value = m.evaluate(frame, childOf(tree, node, 'argument'));
  const operator = textOf(tree, firstChild(tree, node));
  return folded([value], (constant) => foldUnary(operator, constant)) ?? taintedValue(value.taint);
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
  let written = value.prefix;
  for (const at of spine.reverse()) {
    const right = childOf(tree, at, 'right');
    const operator = childOf(tree, at, 'operator');
    const other = right === NONE ? UNKNOWN : m.evaluate(frame, right);
    value = binary(m, frame, at, operator === NONE ? '' : textOf(tree, operator), value, other, written);
    written += other.prefix;
  }
  return value;
}

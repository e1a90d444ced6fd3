/** Binary operators: text and lists put together, paths joined, numbers computed. */
import { computedFrom } from './fixed.js';
import { foldBinary } from '../semantics/index.js';
import type { Node } from '../syntax/tree.js';
import { exactItems } from './elements.js';
import { MappingBuilder } from './mapping-builder.js';
import { percentFormat } from './formats.js';
import { newObject, type HeapObject, revisedObject } from './heap.js';
import { joinTaint, withoutDangers } from './labels.js';
import type { Frame, Machine } from './machine.js';
import { positionalArguments } from './callables.js';
import { setOperation } from './set-methods.js';
import { joinedText } from './strings.js';
import { foldArithmetic, folded } from './constant-folding.js';
import {
  NOTHING,
  join,
  refValue,
  taintedValue,
  typedValue,
  withTaint,
  type Value,
  revised,
} from './values.js';

/** One binary operation; also for `+=` and kin. `written` are constants that the left side certainly contains. */
export function binary(
  m: Machine,
  frame: Frame,
  node: Node,
  operator: string,
  left: Value,
  right: Value,
  written = '',
): Value {
  const isNumber = (value: Value): boolean =>
    value.types.some((type) => type === 'int' || type === 'float' || type === 'bool') ||
    ((value.constants?.length ?? 0) > 0 &&
      value.constants!.every((constant) => typeof constant === 'number' || typeof constant === 'boolean'));
  const { state } = frame;
  if (isNumber(left) && isNumber(right)) return foldArithmetic(operator, left, right);
  const escaping = escapedBy(m, operator, left, right);
  if (escaping !== 0) {
    const cleaned = (value: Value): Value =>
      revised(withTaint(value, withoutDangers(state.deepTaint(value), escaping)), {
        refs: exactItems(frame, value) === undefined ? [] : value.refs,
      });
    const text = revised(left, { types: [], callables: [] });
    const joined = joinedText(m, frame, node, [text, cleaned(right)], 'joined into the text');
    return revised(withTaint(joined, withoutDangers(joined.taint, escaping)), { types: left.types });
  }
  const call = { args: positionalArguments([right]), self: left, site: { node, receiverName: '' } };
  const ofSets = setOperation(m, frame, call, operator, left);
  if (ofSets !== undefined) return ofSets;
  switch (operator) {
    case '+': {
      const leftItems = exactItems(frame, left);
      const rightItems = exactItems(frame, right);
      if (left.refs.length > 0 || right.refs.length > 0) {
        const isSequence = (value: Value): boolean =>
          value.refs.some((ref) => state.object(ref)?.kind === 'sequence');
        if (isSequence(left) || isSequence(right)) {
          if (leftItems !== undefined && rightItems !== undefined) {
            const items = [...leftItems, ...rightItems];
            const fields = new Map(items.map((item, i) => [`n:${i}`, item]));
            const object: HeapObject = revisedObject(newObject('sequence'), { fields, length: items.length });
            return refValue(m.allocate(frame, node, object), left.types);
          }
          const fields = new Map((leftItems ?? []).map((item, i) => [`n:${i}`, item]));
          const rest = join(leftItems === undefined ? state.elements(left) : NOTHING, state.elements(right));
          const object: HeapObject = revisedObject(newObject('sequence'), {
            fields,
            rest,
            length: undefined,
          });
          return refValue(m.allocate(frame, node, object), left.types);
        }
      }
      return joinedText(m, frame, node, [left, right], 'joined into the text', written);
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
        return revised(typedValue('pathlib.Path', taint), { prefix });
      }
      return typedValue('float', joinTaint(left.taint, right.taint));
    }
    case '*': {
      if (isText(left) || isText(right)) return repeatedText(m, frame, left, right);
      const repeated = left.refs.length > 0 ? left : right.refs.length > 0 ? right : undefined;
      if (repeated !== undefined) {
        const object = revisedObject(newObject('sequence'), {
          length: undefined,
          rest: state.elements(repeated),
        });
        return refValue(m.allocate(frame, node, object), repeated.types);
      }
      return taintedValue(joinTaint(left.taint, right.taint));
    }
    case '|': {
      if (left.refs.some((ref) => state.object(ref)?.kind === 'mapping')) {
        const builder = new MappingBuilder();
        builder.merge(frame, left);
        builder.merge(frame, right);
        return refValue(m.allocate(frame, node, builder.object()), ['dict']);
      }
      return join(withTaint(left, state.deepTaint(left)), withTaint(right, state.deepTaint(right)));
    }
    case '-':
      return taintedValue(state.deepTaint(left));
    default:
      return taintedValue(joinTaint(state.deepTaint(left), state.deepTaint(right)));
  }
}

/** Sink kinds from which an operator of a library's type (`Markup % x`) protects by escaping. */
function escapedBy(m: Machine, operator: string, left: Value, right: Value): number {
  const names: Readonly<Record<string, readonly [string, string]>> = {
    '+': ['__add__', '__radd__'],
    '%': ['__mod__', '__rmod__'],
  };
  const methods = names[operator];
  if (methods === undefined) return 0;
  let mask = 0;
  for (const [value, method] of [
    [left, methods[0]],
    [right, methods[1]],
  ] as const)
    for (const type of value.types.filter((each) => each.includes('.')))
      for (const { sinks } of m.index.about([`${type}.${method}`]).sanitizers)
        mask |= m.index.sinkMask(sinks);
  return mask;
}

const isText = (value: Value): boolean =>
  value.types.includes('str') || (value.constants ?? []).some((constant) => typeof constant === 'string');

/** `"-" * n`: how often a text is repeated is no part of it. */
function repeatedText(m: Machine, frame: Frame, left: Value, right: Value): Value {
  const [text, times] = isText(left) ? [left, right] : [right, left];
  return (
    folded([text, times], (each, count) => foldBinary('*', each, count)) ??
    computedFrom(m, frame, [text], typedValue('str', text.taint))
  );
}

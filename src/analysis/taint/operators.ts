/** Binary operators: text and lists put together, paths joined, numbers computed. */
import type { Node } from '../syntax/tree.js';
import { exactItems, mappingFields } from './elements.js';
import { percentFormat } from './formats.js';
import { newObject, type HeapObject } from './heap.js';
import { joinTaint } from './labels.js';
import type { Frame, Machine } from './machine.js';
import { joinedText } from './strings.js';
import {
  NOTHING,
  constantsValue,
  join,
  refValue,
  taintedValue,
  typedValue,
  withTaint,
  type Value,
} from './values.js';

/** One binary operation; also for `+=` and kin. */
export function binary(
  m: Machine,
  frame: Frame,
  node: Node,
  operator: string,
  left: Value,
  right: Value,
): Value {
  const isNumber = (value: Value): boolean =>
    value.types.some((type) => type === 'int' || type === 'float') ||
    ((value.constants?.length ?? 0) > 0 &&
      value.constants!.every((constant) => typeof constant === 'number'));
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
        const object = {
          ...newObject('mapping'),
          fields: new Map([...a.fields, ...b.fields]),
          rest: join(a.rest, b.rest),
        };
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
  if (left.constants === undefined || right.constants === undefined || out.some((n) => Math.abs(n) > 1e9))
    return typedValue('int');
  return constantsValue([...new Set(out)]);
}

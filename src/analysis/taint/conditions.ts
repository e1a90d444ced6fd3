/**
 * Conditions: their constant value where it is known, and what follows for other values when they hold or fail.
 *
 *     x in ("asc", "desc")        when true: x is one of them, harmless for everything
 *     ".." not in p               when true: p cannot climb
 *     a and not b                 when true: a's facts and the facts of b's failure
 */
import { K, T, TOKEN_BASE } from '../syntax/kinds.js';
import { NONE, childOf, firstChild, namedChildren, textOf, type Node } from '../syntax/tree.js';
import { compare } from './comparisons.js';
import { noteSensitive, stripped } from './elements.js';
import { isConstantOnly } from './constant-folding.js';
import type { Frame, Machine } from './machine.js';
import {
  NOTHING,
  UNKNOWN,
  canBe,
  constantValue,
  join,
  subjectsOfPart,
  truthOf as isTrue,
  typedValue,
  type Constant,
  type Fact,
  type Facts,
  type Value,
  revised,
} from './values.js';
import { formMask } from './guard-forms.js';

const EVERYTHING = -1 >>> 1;

export function evaluateCondition(m: Machine, frame: Frame, node: Node): Value {
  const { tree } = frame;
  switch (tree.kind[node]) {
    case K.boolean_operator:
      return evaluateBoolean(m, frame, node);
    case K.not_operator: {
      const argument = childOf(tree, node, 'argument');
      return argument === NONE ? UNKNOWN : negated(m.condition(frame, argument));
    }
    case K.comparison_operator:
      return evaluateComparison(m, frame, node);
    case K.parenthesized_expression: {
      const [inner] = namedChildren(tree, node);
      return inner === undefined ? UNKNOWN : m.condition(frame, inner);
    }
    default:
      return truthFacts(m, frame, m.evaluate(frame, node));
  }
}

/** What a value's own truth says about it: nothing that is false injects. */
function truthFacts(m: Machine, frame: Frame, value: Value): Value {
  noteSensitive(frame, value);
  if (value.subject === 0 && value.part === undefined) return value;
  const whenTrue: Fact[] = [...(value.facts?.whenTrue ?? [])];
  const whenFalse: Fact[] = [...(value.facts?.whenFalse ?? [])];
  if (value.subject !== 0) {
    whenTrue.push({ subject: value.subject, cleared: 0, excluded: [null, '', false, 0] });
    whenFalse.push({ subject: value.subject, cleared: EVERYTHING });
  }
  // `if not urlparse(x).netloc`: a relative reference.
  if (value.part?.kind === 'host')
    for (const subject of subjectsOfPart(value.part))
      whenFalse.push({ subject, cleared: formMask(m, 'relative-url') });
  return revised(value, { facts: { whenTrue, whenFalse } });
}

export function negated(value: Value): Value {
  const facts: Facts | undefined = value.facts && {
    whenTrue: value.facts.whenFalse,
    whenFalse: value.facts.whenTrue,
  };
  const canTrue = canBe(value, true);
  const canFalse = canBe(value, false);
  const constants: Constant[] = [];
  if (canFalse) constants.push(true);
  if (canTrue) constants.push(false);
  const base = constants.length === 1 ? constantValue(constants[0]!) : typedValue('bool');
  return facts === undefined ? base : revised(base, { facts });
}

function evaluateBoolean(m: Machine, frame: Frame, node: Node): Value {
  const { tree } = frame;
  const leftNode = childOf(tree, node, 'left');
  const rightNode = childOf(tree, node, 'right');
  const operator = childOf(tree, node, 'operator');
  const isAnd = operator !== NONE && tree.kind[operator] === T.and;
  const left = leftNode === NONE ? UNKNOWN : m.condition(frame, leftNode);
  // `and` evaluates the right side if the left one is true, `or` if it is false.
  const evaluatesRight = m.isOff('constants') || canBe(left, isAnd);
  const skipsRight = m.isOff('constants') || canBe(left, !isAnd);
  const through = (isAnd ? left.facts?.whenTrue : left.facts?.whenFalse) ?? [];
  const around = (isAnd ? left.facts?.whenFalse : left.facts?.whenTrue) ?? [];
  if (!evaluatesRight) return left;
  const before = frame.state;
  frame.state = before.fork();
  if (!m.isOff('guards')) frame.state.prove(through);
  const evaluated = rightNode === NONE ? UNKNOWN : m.condition(frame, rightNode);
  const right = stripped(frame, evaluated);
  const inner = frame.state;
  frame.state = before;
  if (skipsRight) before.join(inner);
  else frame.state = inner;
  const whenRight = (isAnd ? right.facts?.whenTrue : right.facts?.whenFalse) ?? [];
  const whenNotRight = (isAnd ? right.facts?.whenFalse : right.facts?.whenTrue) ?? [];
  const both = [...through, ...whenRight];
  const either = skipsRight
    ? alternatives(around, [...through, ...whenNotRight])
    : [...through, ...whenNotRight];
  const facts: Facts = isAnd ? { whenTrue: both, whenFalse: either } : { whenTrue: either, whenFalse: both };
  const kept = skipsRight ? onlyTruth(left, !isAnd) : NOTHING;
  const value = join(revised(kept, { facts: undefined }), revised(right, { facts: undefined }));
  // `x or "default"`: where it is the default, x is false and harmless, so that what is proved of it is proved of x.
  if (!isAnd && skipsRight && isConstantOnly(right) && left.constants === undefined)
    return revised(value, { facts, subject: left.subject, part: left.part });
  return revised(value, { facts });
}

/** Facts that hold whichever side decided; with both kinds of proof kept for constants. */
function alternatives(a: readonly Fact[], b: readonly Fact[]): Fact[] {
  const out: Fact[] = [];
  for (const left of a) {
    let cleared = 0;
    for (const right of b) if (right.subject === left.subject) cleared |= right.cleared;
    if ((cleared & left.cleared) !== 0) out.push({ subject: left.subject, cleared: cleared & left.cleared });
  }
  return out;
}

/** The part of a value that is true (or false). `x or default`: x where it is true. */
function onlyTruth(value: Value, truth: boolean): Value {
  if (!truth) {
    const constants = (value.constants ?? [null]).filter((constant) => !isTrue(constant));
    return value.constants === undefined || value.refs.length > 0
      ? revised(value, { taint: [], constants: value.refs.length > 0 ? constants : [null, ''], subject: 0 })
      : revised(value, { constants });
  }
  if (value.constants === undefined) return value;
  return revised(value, { constants: value.constants.filter(isTrue) });
}

function evaluateComparison(m: Machine, frame: Frame, node: Node): Value {
  const { tree } = frame;
  const operands: Value[] = [];
  const operators: string[] = [];
  for (let child = firstChild(tree, node); child !== NONE; child = tree.next[child]!) {
    const kind = tree.kind[child]!;
    if (kind >= TOKEN_BASE) operators.push(textOf(tree, child).replace(/\s+/g, ' '));
    else if (kind !== K.comment && kind !== K.line_continuation) operands.push(m.evaluate(frame, child));
  }
  for (const operand of operands) noteSensitive(frame, operand);
  let result: Value | undefined;
  for (let i = 0; i + 1 < operands.length; i++) {
    const next = compare(m, frame, operands[i]!, operators[i] ?? '', operands[i + 1]!);
    if (result === undefined) result = next;
    else {
      const whenTrue = [...(result.facts?.whenTrue ?? []), ...(next.facts?.whenTrue ?? [])];
      const fails = !canBe(result, true) || !canBe(next, true);
      const holds = !canBe(result, false) && !canBe(next, false);
      const base = fails || holds ? constantValue(holds) : typedValue('bool');
      result = revised(base, { facts: { whenTrue, whenFalse: [] } });
    }
  }
  return result ?? UNKNOWN;
}

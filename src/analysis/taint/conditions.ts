/**
 * Conditions: their constant value where it is known, and what follows for other values when they hold or fail.
 *
 *     x in ("asc", "desc")        when true: x is one of them, harmless for everything
 *     ".." not in p               when true: p cannot climb
 *     a and not b                 when true: a's facts and the facts of b's failure
 */
import { foldComparison, truthOf, type ConstantValue } from '../semantics/index.js';
import { K, T, TOKEN_BASE } from '../syntax/kinds.js';
import { NONE, childOf, firstChild, namedChildren, textOf, type Node } from '../syntax/tree.js';
import { exactItems, exactIteration, noteSensitive, stripped } from './elements.js';
import { isConstantOnly, toConstantValue } from './constant-folding.js';
import { constantOfKey, isAttributeKey, KEYS } from './heap.js';
import type { Label, Taint } from './labels.js';
import type { Frame, Machine } from './machine.js';
import {
  NOTHING,
  UNKNOWN,
  canBe,
  constantValue,
  join,
  onlyConstant,
  subjectsOfPart,
  truthOf as isTrue,
  typedValue,
  type Constant,
  type Fact,
  type Facts,
  type Value,
  revised,
} from './values.js';

import { factsOfAllowing, factsOfRefusing } from './characters.js';
import { formMask } from './guard-forms.js';
import type { SinkMask } from './spec.js';
import { factsAbout, subjectsOf } from './text-methods.js';

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

/** One comparison of two values. */
export function compare(m: Machine, frame: Frame, left: Value, operator: string, right: Value): Value {
  const facts = comparisonFacts(m, frame, left, operator, right);
  const decided = m.isOff('constants') ? undefined : decide(frame, left, operator, right);
  const base = decided === undefined ? typedValue('bool') : constantValue(decided);
  return facts === undefined ? base : revised(base, { facts });
}

function comparisonFacts(
  m: Machine,
  frame: Frame,
  left: Value,
  operator: string,
  right: Value,
): Facts | undefined {
  switch (operator) {
    case '==':
    case 'is':
      return nullity(left, right) ?? equality(m, frame, left, right);
    case '!=':
    case '<>':
    case 'is not':
      return swapped(nullity(left, right) ?? equality(m, frame, left, right));
    case 'in':
      return membership(m, frame, left, right);
    case 'not in':
      return swapped(membership(m, frame, left, right));
    case '<=':
      // set(x) <= ALLOWED
      return membership(m, frame, left, right);
    default:
      return undefined;
  }
}

const swapped = (facts: Facts | undefined): Facts | undefined =>
  facts && { whenTrue: facts.whenFalse, whenFalse: facts.whenTrue };

/** `match is None`: None is false, and a match is true. */
function nullity(left: Value, right: Value): Facts | undefined {
  if (onlyConstant(right) !== null || left.facts === undefined) return undefined;
  const isTrueOtherwise = left.types.includes('re.Match');
  return { whenTrue: left.facts.whenFalse, whenFalse: isTrueOtherwise ? left.facts.whenTrue : [] };
}

function equality(m: Machine, frame: Frame, left: Value, right: Value): Facts | undefined {
  const whenTrue: Fact[] = [];
  const whenFalse: Fact[] = [];
  for (const [value, other] of [
    [left, right],
    [right, left],
  ] as const) {
    // What it is equal to is trusted where the other is no danger: the host of the request in a redirect.
    const danger = dangerOf(m, frame.state.deepTaint(other));
    if (danger === EVERYTHING) continue;
    const isKnown = danger === 0 && other.refs.length === 0 && other.callables.length === 0;
    const constants = isKnown ? other.constants : undefined;
    if (value.subject !== 0) {
      const cleared = formMask(m, 'constant') & ~danger;
      whenTrue.push({ subject: value.subject, cleared, ...(constants === undefined ? {} : { constants }) });
      if (constants?.length === 1)
        whenFalse.push({ subject: value.subject, cleared: 0, excluded: constants });
    }
    const about: Fact[] = [];
    partFacts(m, value, constants, about, whenFalse);
    whenTrue.push(...about.map((fact) => ({ ...fact, cleared: fact.cleared & ~danger })));
  }
  return whenTrue.length === 0 && whenFalse.length === 0 ? undefined : { whenTrue, whenFalse };
}

/** Sink kinds for which labels are dangerous. Where no flow leaves a function, its parameters are clean. */
function dangerOf(m: Machine, taint: Taint): SinkMask {
  const isClosed = m.index.spec.scope === 'function';
  const isData = ({ origin }: Label): boolean => !isClosed || origin.root.kind === 'source';
  return taint.reduce((mask, label) => (isData(label) ? mask | label.mask : mask), 0);
}

/** What equality with (or membership in) something trusted says about the value that this one is a part of. */
function partFacts(
  m: Machine,
  value: Value,
  constants: readonly Constant[] | undefined,
  whenTrue: Fact[],
  whenFalse: Fact[],
): void {
  const { part } = value;
  if (part === undefined) return;
  const empty = constants?.length === 1 && (constants[0] === '' || constants[0] === null);
  switch (part.kind) {
    case 'same':
      whenTrue.push({ subject: part.subject, cleared: formMask(m, 'constant') });
      break;
    case 'host':
      for (const subject of subjectsOfPart(part))
        whenTrue.push({ subject, cleared: formMask(m, empty ? 'relative-url' : 'host') });
      break;
    case 'common':
    case 'parents':
      whenTrue.push({ subject: part.subject, cleared: formMask(m, 'inside-directory') });
      break;
    case 'each':
      if (constants !== undefined)
        whenTrue.push({ subject: part.subject, cleared: formMask(m, 'constant'), each: true });
      break;
    case 'digest':
      // A keyed digest that is right: whoever knows the key has made the text.
      whenTrue.push({ subject: part.subject, cleared: formMask(m, 'constant') });
      break;
    case 'resolved':
    case 'scheme':
    case 'url':
    case 'relative':
      break;
  }
  void whenFalse;
}

function membership(m: Machine, frame: Frame, item: Value, container: Value): Facts | undefined {
  const danger = dangerOf(m, frame.state.deepTaint(container));
  const whenTrue: Fact[] = [];
  const whenFalse: Fact[] = [];
  if (danger === 0 && !(container.types.includes('str') && container.constants === undefined)) {
    const constants = constantElements(frame, container);
    if (item.subject !== 0)
      whenTrue.push({
        subject: item.subject,
        cleared: formMask(m, 'constant'),
        ...(constants === undefined ? {} : { constants }),
      });
    if (item.part?.kind === 'each') {
      const texts = constants?.every((each) => typeof each === 'string') === true ? constants : undefined;
      const text = onlyConstant(container);
      const allowed = factsOfAllowing(m, typeof text === 'string' ? [...text] : texts);
      whenTrue.push({ ...allowed, subject: item.part.subject, each: true });
    }
    partFacts(m, item, undefined, whenTrue, whenFalse);
    // `c not in "\r\n"` of the characters of a text.
    const refused = item.part?.kind === 'each' ? onlyConstant(container) : undefined;
    if (typeof refused === 'string') whenFalse.push(...factsAbout(item, factsOfRefusing(m, [...refused])));
  }
  // BASE in path.parents
  if (container.part?.kind === 'parents' && frame.state.deepTaint(item).length === 0)
    whenTrue.push({ subject: container.part.subject, cleared: formMask(m, 'inside-directory') });
  // ".." in path: harmless if it is not.
  const refused = item.refs.length === 0 ? item.constants : undefined;
  if (refused !== undefined && refused.length > 0 && container.subject !== 0) {
    const texts = refused.filter((text) => typeof text === 'string');
    // Of several possible texts only one is surely missing, unless all are gone through.
    const isEach = texts.length > 1;
    const fact = factsOfRefusing(m, texts);
    for (const subject of subjectsOf(container))
      whenFalse.push(isEach ? { ...fact, subject, each: true } : { ...fact, subject });
  }
  return whenTrue.length === 0 && whenFalse.length === 0 ? undefined : { whenTrue, whenFalse };
}

/** The constants that a container holds, if they are all it holds. */
function constantElements(frame: Frame, container: Value): readonly Constant[] | undefined {
  if (container.refs.length === 0 || container.taint.length > 0) return undefined;
  const found: Constant[] = [];
  for (const ref of container.refs) {
    const object = frame.state.object(ref);
    if (object === undefined || ref < 0) return undefined;
    if (object.kind === 'mapping') {
      if (object.fields.has(KEYS) || object.rest !== NOTHING) return undefined;
      for (const key of object.fields.keys()) {
        const constant = constantOfKey(key);
        if (constant !== undefined) found.push(constant);
      }
      continue;
    }
    for (const [key, value] of [...object.fields, ['', object.rest] as const]) {
      if (isAttributeKey(key)) continue;
      if (value.constants === undefined || value.refs.length > 0) return undefined;
      found.push(...value.constants);
    }
  }
  return found.length > 32 ? undefined : [...new Set(found)];
}

/** The comparison's outcome, if constants decide it. */
function decide(frame: Frame, left: Value, operator: string, right: Value): boolean | undefined {
  if (left.refs.length > 0 || left.callables.length > 0) {
    // Objects are not None.
    const isNone = onlyConstant(right) === null;
    if (!isNone || left.constants === undefined || left.constants.length > 0) return undefined;
    if (left.taint.length > 0 || left.refs.some((ref) => ref < 0)) return undefined;
    return operator === 'is' || operator === '=='
      ? false
      : operator === 'is not' || operator === '!='
        ? true
        : undefined;
  }
  if (left.constants === undefined || left.constants.length === 0) return undefined;
  if (operator === 'in' || operator === 'not in') {
    const items = constantElements(frame, right);
    const texts = right.refs.length === 0 ? right.constants : undefined;
    const isExact = exactIteration(frame, right) !== undefined;
    const holds = (constant: Constant): boolean | undefined => {
      if (items !== undefined) {
        const all: ConstantValue = { kind: 'tuple', items: items.map((item) => toConstantValue(item)) };
        const found = truthOf(foldComparison('in', toConstantValue(constant), all));
        // Of elements that may be missing only absence is certain.
        return found === true && !isExact && !isSet(frame, right) ? undefined : found;
      }
      const [text] = texts ?? [];
      return texts?.length === 1 && text !== undefined && right.taint.length === 0
        ? outcomeOf(constant, 'in', text)
        : undefined;
    };
    const all = same(left.constants.map(holds));
    return all === undefined ? undefined : operator === 'in' ? all : !all;
  }
  if (right.refs.length > 0 || right.callables.length > 0 || right.constants === undefined) return undefined;
  const outcomes: (boolean | undefined)[] = [];
  for (const a of left.constants) for (const b of right.constants) outcomes.push(outcomeOf(a, operator, b));
  return outcomes.length === 0 ? undefined : same(outcomes);
}

/** What a comparison of two constants gives, undefined if it is not certain. */
const outcomeOf = (a: Constant, operator: string, b: Constant): boolean | undefined =>
  truthOf(foldComparison(operator, toConstantValue(a), toConstantValue(b)));

/** A set of constants written down as such has all of them. */
const isSet = (frame: Frame, value: Value): boolean =>
  value.refs.length === 1 &&
  frame.state.object(value.refs[0]!)?.kind === 'set' &&
  frame.state.object(value.refs[0]!)?.length !== undefined;

function same(outcomes: readonly (boolean | undefined)[]): boolean | undefined {
  const [first] = outcomes;
  return outcomes.every((outcome) => outcome === first) ? first : undefined;
}

export { exactItems };

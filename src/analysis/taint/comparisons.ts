/**
 * Comparisons of two values: their outcome where constants decide it, and what follows for the values when they hold or fail.
 *
 *     kind == "csv"               when true: kind is the constant
 *     x in ("asc", "desc")        when true: x is one of them, harmless for everything
 *     ".." not in p               when true: p cannot climb
 */
import { foldComparison, truthOf, type ConstantValue } from '../semantics/index.js';
import { exactIteration } from './elements.js';
import { toConstantValue } from './constant-folding.js';
import { constantOfKey, isAttributeKey, KEYS } from './heap.js';
import type { Label, Taint } from './labels.js';
import type { Frame, Machine } from './machine.js';
import {
  NOTHING,
  constantValue,
  onlyConstant,
  subjectsOfPart,
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
    partFacts(m, value, constants, about);
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
    partFacts(m, item, undefined, whenTrue);
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

/** Methods of text: the same data changed, taken apart, put together, checked. */
import type { CallFacts } from './call-conditions.js';
import { newList, exactList, sameData } from './builtin-values.js';
import { clearedByCharacters, formMask } from './conditions.js';
import { exactItems } from './elements.js';
import { newObject } from './heap.js';
import { joinTaint, withStep, withoutDangers } from './labels.js';
import type { Frame, Machine } from './machine.js';
import { fixesHost } from './sinks.js';
import { joinedText } from './strings.js';
import {
  UNKNOWN,
  constantValue,
  constantsValue,
  isSymbolic,
  onlyConstant,
  taintedValue,
  typedValue,
  type Fact,
  type Value,
} from './values.js';

/** What a built-in method does; undefined leaves the call to the default. */
export type Method = (m: Machine, frame: Frame, call: CallFacts, self: Value) => Value | undefined;

/** Changes of case, blanks and encoding: the same data in other letters. */
export const same: Method = (_m, frame, _call, self) => {
  if (self.refs.some((ref) => !isSymbolic(ref))) return undefined;
  return { ...sameData(self, frame.state.deepTaint(self)), prefix: '' };
};

/** The same for constants, computed. */
export const mapped =
  (change: (text: string) => string): Method =>
  (m, frame, call, self) => {
    const { constants } = self;
    if (
      self.taint.length === 0 &&
      self.refs.length === 0 &&
      constants !== undefined &&
      constants.length > 0 &&
      call.args.positional.length === 0
    )
      return constantsValue(constants.map((each) => (typeof each === 'string' ? change(each) : each)));
    return same(m, frame, call, self);
  };

export const split: Method = (m, frame, call, self) => {
  const text = onlyConstant(self);
  const separator = call.args.positional[0] === undefined ? null : onlyConstant(call.args.positional[0]);
  if (typeof text === 'string' && self.taint.length === 0) {
    const parts =
      typeof separator === 'string' && separator !== '' ? text.split(separator) : text.trim().split(/\s+/);
    if (parts.length <= 32 && call.args.positional.length <= 1)
      return exactList(
        m,
        frame,
        call,
        parts.map((part) => constantValue(part)),
      );
  }
  const taint = frame.state.deepTaint(self);
  const piece: Value = { ...taintedValue(taint), types: ['str'] };
  const list = newList(m, frame, call, piece);
  // Words of a text with a constant start: the first ones are constant.
  if (self.prefix !== '' && call.args.positional.length === 0) {
    const words = self.prefix.split(/\s+/).slice(0, -1);
    const [ref] = list.refs;
    const fields = new Map(words.map((word, i) => [`n:${i}`, constantValue(word)]));
    if (ref !== undefined && words.length > 0)
      frame.state.replace(ref, { ...newObject('sequence'), fields, length: undefined, rest: piece });
  }
  return list;
};

export const partition: Method = (m, frame, call, self) => {
  const piece: Value = { ...taintedValue(frame.state.deepTaint(self)), types: ['str'] };
  return exactList(m, frame, call, [piece, UNKNOWN, piece], 'tuple');
};

export const joinMethod: Method = (_m, frame, call, self) => {
  const iterable = call.args.positional[0];
  if (iterable === undefined) return undefined;
  const items = exactItems(frame, iterable);
  if (items !== undefined) {
    const parts = items.flatMap((item, i) => (i === 0 ? [item] : [self, item]));
    return joinedText(frame, call.site.node, parts, 'joined into the text');
  }
  const element = frame.state.elements(iterable);
  const taint = joinTaint(frame.state.deepTaint(self), frame.state.deepTaint(element));
  // Characters that a filter let through, put together again.
  const through = frame.state.live(taint, iterable.subject);
  return {
    ...UNKNOWN,
    taint: withStep(through, frame.module.index, call.site.node, 'joined into the text'),
    types: ['str'],
  };
};

/** `x.replace("'", "''")`: the character is gone or doubled throughout. */
export const replace: Method = (m, frame, call, self) => {
  const [from, to] = call.args.positional;
  if (from === undefined || to === undefined || self.refs.some((ref) => !isSymbolic(ref))) return undefined;
  const taint = joinTaint(frame.state.deepTaint(self), frame.state.deepTaint(to));
  const old = onlyConstant(from);
  const inserted = onlyConstant(to);
  const text = onlyConstant(self);
  if (
    typeof text === 'string' &&
    typeof old === 'string' &&
    typeof inserted === 'string' &&
    taint.length === 0
  )
    return constantValue(text.replaceAll(old, inserted));
  if (
    typeof old !== 'string' ||
    typeof inserted !== 'string' ||
    [...old].length !== 1 ||
    m.isOff('sanitizers')
  )
    return { ...taintedValue(taint), types: ['str'] };
  // Escaped by an entity, a doubled quote or a backslash, or taken out.
  const removed = self.removed.includes(old) ? self.removed : self.removed + old;
  const cleared = clearedByCharacters(m, (character) => removed.includes(character));
  return { ...taintedValue(withoutDangers(taint, cleared)), types: ['str'], removed };
};

export const startsWith: Method = (m, frame, call, self) => {
  const prefix = call.args.positional[0];
  if (prefix === undefined) return undefined;
  const prefixes = exactItems(frame, prefix) ?? [prefix];
  const texts = prefixes.map((each) => onlyConstant(each));
  const text = onlyConstant(self);
  if (typeof text === 'string' && self.taint.length === 0 && texts.every((each) => typeof each === 'string'))
    return constantValue(texts.some((each) => text.startsWith(each)));
  const whenTrue: Fact[] = [];
  const whenFalse: Fact[] = [];
  const trusted = prefixes.every((each) => frame.state.deepTaint(each).length === 0);
  const subjects = subjectsOf(self);
  for (const subject of subjects) {
    if (trusted && texts.every((each) => typeof each === 'string' && fixesHost(each) && /:\/\//.test(each)))
      whenTrue.push({ subject, cleared: formMask(m, 'url-prefix') });
    // `x.startswith("/") and not x.startswith("//")` is a relative reference.
    if (texts.includes('//')) whenFalse.push({ subject, cleared: formMask(m, 'relative-url') });
    if (texts.includes('-')) whenFalse.push({ subject, cleared: 0 });
  }
  if (trusted && self.part?.kind === 'resolved') {
    if (self.subject !== 0)
      whenTrue.push({ subject: self.subject, cleared: formMask(m, 'inside-directory') });
    if (self.part.subject !== 0)
      whenTrue.push({ subject: self.part.subject, cleared: formMask(m, 'inside-directory') });
  }
  return { ...typedValue('bool'), facts: { whenTrue, whenFalse } };
};

export const endsWith: Method = (m, frame, call, self) => {
  const suffix = call.args.positional[0];
  const text = onlyConstant(self);
  const constant = suffix === undefined ? undefined : onlyConstant(suffix);
  if (typeof text === 'string' && typeof constant === 'string') return constantValue(text.endsWith(constant));
  void frame;
  const whenTrue = subjectsOf(self).map((subject) => ({ subject, cleared: formMask(m, 'suffix') }));
  return { ...typedValue('bool'), facts: { whenTrue, whenFalse: [] } };
};

/** What a check of the value is about: itself and what it is the same as. */
export function subjectsOf(value: Value): number[] {
  const out: number[] = [];
  if (value.subject !== 0) out.push(value.subject);
  if (value.part?.kind === 'same' && value.part.subject !== 0) out.push(value.part.subject);
  // A check of each character, to be read by `all(...)`.
  if (value.part?.kind === 'each' && value.part.subject !== 0) out.push(value.part.subject);
  return out;
}

export const checks =
  (form: 'numeric' | 'word'): Method =>
  (m, _frame, _call, self) => {
    const whenTrue = subjectsOf(self).map((subject) => ({ subject, cleared: formMask(m, form) }));
    return { ...typedValue('bool'), facts: { whenTrue, whenFalse: [] } };
  };

export const cleanMethod =
  (type: string): Method =>
  () =>
    typedValue(type);

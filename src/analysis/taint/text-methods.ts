/** Methods of text: the same data changed, taken apart, put together, checked. */
import type { CallFacts } from './call-conditions.js';
import { newList, exactList, sameData } from './builtin-values.js';
import { clearedByCharacters } from './characters.js';
import { computedFrom } from './fixed.js';
import { formMask } from './guard-forms.js';
import { exactItems } from './elements.js';
import { newObject, revisedObject } from './heap.js';
import { joinTaint, withStep, withoutDangers, type Taint } from './labels.js';
import type { Frame, Machine } from './machine.js';
import { fixesHost } from './sinks.js';
import { joinedText, knownStart } from './strings.js';
import {
  UNKNOWN,
  constantValue,
  isSymbolic,
  onlyConstant,
  subjectsOfPart,
  taintedValue,
  typedValue,
  type Constant,
  type Fact,
  type Value,
  revised,
} from './values.js';

/** What a built-in method does; undefined leaves the call to the default. */
export type Method = (m: Machine, frame: Frame, call: CallFacts, self: Value) => Value | undefined;

/** Changes of case, blanks and encoding: the same data in other letters. */
export const same: Method = (_m, frame, _call, self) => {
  if (self.refs.some((ref) => !isSymbolic(ref))) return undefined;
  return revised(sameData(self, frame.state.deepTaint(self)), { prefix: '' });
};

const splitting =
  (fromLeft: boolean): Method =>
  (m, frame, call, self) => {
    const separator = call.args.positional[0] === undefined ? null : onlyConstant(call.args.positional[0]);
    const own = frame.state.deepTaint(self);
    const taint = separator === '/' ? ofPieces(m, own) : own;
    const isKept = (call.args.positional[0] ?? call.args.keywords.get('keepends')) !== undefined;
    const whole =
      separator !== null || isKept ? revised(taintedValue(taint), { types: ['str'] }) : oneLine(m, taint);
    const piece = computedFrom(m, frame, [self], whole);
    const list = newList(m, frame, call, piece);
    // Pieces of a text with a constant start: the first ones are constant.
    const isKnown = separator === null || (typeof separator === 'string' && separator !== '');
    const start = knownStart(self);
    const all = separator === null ? start.trimStart().split(/\s+/) : isKnown ? start.split(separator!) : [];
    const limit = call.args.positional[1] ?? call.args.keywords.get('maxsplit');
    const most = limit === undefined ? all.length - 1 : fromLeft ? onlyConstant(limit) : 0;
    const heads = all.slice(0, typeof most === 'number' && most >= 0 ? Math.min(most, all.length - 1) : 0);
    const [ref] = list.refs;
    if (ref !== undefined && heads.length > 0) {
      const fields = new Map(heads.map((head, i) => [`n:${i}`, constantValue(head)]));
      frame.state.replace(
        ref,
        revisedObject(newObject('sequence'), { fields, length: undefined, rest: piece }),
      );
    }
    return list;
  };

const BREAKS = '\r\n';

/** A piece of a text that was split at line breaks, or at any white space. */
function oneLine(m: Machine, taint: Taint): Value {
  const cleared = m.isOff('sanitizers') ? 0 : clearedByCharacters(m, (each) => BREAKS.includes(each));
  return revised(taintedValue(withoutDangers(taint, cleared)), { types: ['str'], removed: BREAKS });
}

/** The request's own address leads nowhere else; a piece of its path is a text like any other. */
function ofPieces(m: Machine, taint: Taint): Taint {
  const hosts = formMask(m, 'host');
  return taint.map((label) => {
    const { root } = label.origin;
    const added = root.kind === 'source' ? hosts & m.index.sourceMask(root.source) : 0;
    return (label.mask | added) === label.mask ? label : { ...label, mask: label.mask | added };
  });
}

export const split = splitting(true);
export const rightSplit = splitting(false);

/** `head, separator, tail`: the head is constant if the text's constant start contains the separator. */
export const partition: Method = (m, frame, call, self) => {
  const separator = onlyConstant(call.args.positional[0] ?? UNKNOWN);
  const piece: Value = revised(taintedValue(frame.state.deepTaint(self)), { types: ['str'] });
  const start = knownStart(self);
  const at = typeof separator === 'string' ? start.indexOf(separator) : -1;
  if (at === -1 || typeof separator !== 'string')
    return exactList(m, frame, call, [piece, UNKNOWN, piece], 'tuple');
  const text = onlyConstant(self);
  const rest = start.slice(at + separator.length);
  const tail = typeof text === 'string' ? constantValue(rest) : revised(piece, { prefix: rest });
  return exactList(
    m,
    frame,
    call,
    [constantValue(start.slice(0, at)), constantValue(separator), tail],
    'tuple',
  );
};

/** The same from the right, where a constant start says nothing. */
export const rightPartition: Method = (m, frame, call, self) => {
  const piece: Value = revised(taintedValue(frame.state.deepTaint(self)), { types: ['str'] });
  return exactList(m, frame, call, [piece, UNKNOWN, piece], 'tuple');
};

/** Lines, with their breaks between them again. */
function withBreaks(m: Machine, taint: Taint): Taint {
  const breaks = formMask(m, 'newline');
  return taint.map((label) => {
    const { root } = label.origin;
    const added = root.kind === 'source' ? breaks & m.index.sourceMask(root.source) : breaks;
    return { ...label, mask: label.mask | added };
  });
}

export const joinMethod: Method = (m, frame, call, self) => {
  const iterable = call.args.positional[0];
  if (iterable === undefined) return undefined;
  const items = exactItems(frame, iterable);
  if (items !== undefined) {
    const parts = items.flatMap((item, i) => (i === 0 ? [item] : [self, item]));
    return joinedText(m, frame, call.site.node, parts, 'joined into the text');
  }
  const element = frame.state.elements(iterable);
  const pieces = frame.state.deepTaint(element);
  const separator = onlyConstant(self);
  const isOneLine = typeof separator === 'string' && !/[\r\n]/.test(separator);
  const hadBreaks = !isOneLine && element.removed.includes('\n');
  const taint = joinTaint(frame.state.deepTaint(self), hadBreaks ? withBreaks(m, pieces) : pieces);
  // Characters that a filter let through, put together again.
  const through = frame.state.proofs.live(taint, iterable.subject);
  const text = revised(UNKNOWN, {
    taint: withStep(through, frame.module.index, call.site.node, 'joined into the text'),
    types: ['str'],
  });
  return computedFrom(m, frame, [self, iterable], text);
};

/** `x.replace("'", "''")`: the character is gone or doubled throughout. */
export const replace: Method = (m, frame, call, self) => {
  const [from, to] = call.args.positional;
  if (from === undefined || to === undefined || self.refs.some((ref) => !isSymbolic(ref))) return undefined;
  const taint = joinTaint(frame.state.deepTaint(self), frame.state.deepTaint(to));
  const old = onlyConstant(from);
  const inserted = onlyConstant(to);
  if (
    typeof old !== 'string' ||
    typeof inserted !== 'string' ||
    [...old].length !== 1 ||
    m.isOff('sanitizers')
  )
    return revised(taintedValue(taint), { types: ['str'] });
  // Escaped by an entity, a doubled quote or a backslash, or taken out.
  const removed = self.removed.includes(old) ? self.removed : self.removed + old;
  const cleared = clearedByCharacters(m, (character) => removed.includes(character));
  return revised(taintedValue(withoutDangers(taint, cleared)), { types: ['str'], removed });
};

export const startsWith: Method = (m, frame, call, self) => {
  const prefix = call.args.positional[0];
  if (prefix === undefined) return undefined;
  const prefixes = exactItems(frame, prefix) ?? [prefix];
  const texts = prefixes.map((each) => onlyConstant(each));
  const text = onlyConstant(self);
  if (typeof text === 'string' && self.taint.length === 0 && texts.every((each) => typeof each === 'string'))
    return constantValue(texts.some((each) => text.startsWith(each)));
  const start = knownStart(self);
  const isDecided = (each: Constant | undefined): boolean =>
    typeof each === 'string' && (start.startsWith(each) || !each.startsWith(start));
  if (self.refs.length === 0 && texts.every(isDecided))
    return constantValue(texts.some((each) => typeof each === 'string' && start.startsWith(each)));
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
  const isFolder = texts.every((each) => typeof each !== 'string' || /[^/.]/.test(each));
  if (trusted && isFolder && self.part?.kind === 'resolved') {
    if (self.subject !== 0)
      whenTrue.push({ subject: self.subject, cleared: formMask(m, 'inside-directory') });
    if (self.part.subject !== 0)
      whenTrue.push({ subject: self.part.subject, cleared: formMask(m, 'inside-directory') });
  }
  return revised(typedValue('bool'), { facts: { whenTrue, whenFalse } });
};

/** A suffix proves nothing of a text, but ".example.org" much of a host. */
export const endsWith: Method = (m, frame, call, self) => {
  const suffix = call.args.positional[0];
  if (suffix === undefined) return undefined;
  const suffixes = (exactItems(frame, suffix) ?? [suffix]).map((each) => onlyConstant(each));
  const text = onlyConstant(self);
  if (typeof text === 'string' && suffixes.every((each) => typeof each === 'string'))
    return constantValue(suffixes.some((each) => text.endsWith(each)));
  const whenTrue = factsAbout(self, { cleared: formMask(m, 'suffix') });
  const { part } = self;
  if (part?.kind === 'host' && suffixes.every((each) => typeof each === 'string' && /^\.[^.]+\./.test(each)))
    for (const subject of subjectsOfPart(part)) whenTrue.push({ subject, cleared: formMask(m, 'host') });
  return revised(typedValue('bool'), { facts: { whenTrue, whenFalse: [] } });
};

/** What a check of the value is about: itself and what it is the same as. */
export function subjectsOf(value: Value): number[] {
  const out: number[] = [];
  if (value.subject !== 0) out.push(value.subject);
  if (value.part?.kind === 'same' && value.part.subject !== 0) out.push(value.part.subject);
  return out;
}

/** Facts of one form about a value, and about what it is an element of. */
export function factsAbout(value: Value, fact: Omit<Fact, 'subject'>): Fact[] {
  const facts: Fact[] = subjectsOf(value).map((subject) => ({ ...fact, subject }));
  if (value.part?.kind === 'each' && value.part.subject !== 0)
    facts.push({ ...fact, subject: value.part.subject, each: true });
  return facts;
}

export const checks =
  (form: 'numeric' | 'word'): Method =>
  (m, _frame, _call, self) =>
    revised(typedValue('bool'), {
      facts: { whenTrue: factsAbout(self, { cleared: formMask(m, form) }), whenFalse: [] },
    });

export const cleanMethod =
  (type: string): Method =>
  () =>
    typedValue(type);

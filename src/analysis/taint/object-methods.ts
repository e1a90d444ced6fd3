/** Methods of section stores, text buffers and path objects. */
import { computedFrom } from './fixed.js';
import { formMask } from './guard-forms.js';
import { mappingFields } from './elements.js';
import { readSubscript } from './subscripts.js';
import { ANY, keyOf, newObject } from './heap.js';
import { joinTaint } from './labels.js';
import {
  NOTHING,
  UNKNOWN,
  constantValue,
  join,
  onlyConstant,
  refValue,
  taintedValue,
  typedValue,
  type Fact,
  revised,
} from './values.js';

import type { Method } from './text-methods.js';

export const configSet: Method = (m, frame, call, self) => {
  const [section, option, value] = call.args.positional;
  if (section === undefined || option === undefined || value === undefined) return undefined;
  const at = onlyConstant(section);
  if (at === undefined) {
    frame.state.addElement(self, value);
    return constantValue(null);
  }
  let inner = frame.state.read(self, keyOf(at));
  if (inner.refs.length === 0) {
    inner = refValue(m.allocate(frame, call.site.node, newObject('mapping'), 8), ['dict']);
    frame.state.write(self, keyOf(at), inner);
  }
  const name = onlyConstant(option);
  frame.state.write(inner, name === undefined ? ANY : keyOf(name), value);
  return constantValue(null);
};

export const configGet: Method = (m, frame, call, self) => {
  const [section, option] = call.args.positional;
  if (section === undefined || option === undefined) return undefined;
  const inner = readSubscript(m, frame, revised(self, { types: [] }), section, call.site.node);
  const value = readSubscript(m, frame, revised(inner, { types: [] }), option, call.site.node);
  const fallback = call.args.keywords.get('fallback');
  if (value !== NOTHING && value !== UNKNOWN) return fallback === undefined ? value : join(value, fallback);
  return fallback ?? UNKNOWN;
};

export const configRead: Method = (_m, frame, call, self) => {
  const [source] = call.args.positional;
  if (source !== undefined) {
    const { fields, rest } = mappingFields(frame, source);
    for (const [key, value] of fields) frame.state.write(self, key, value);
    if (rest !== NOTHING) frame.state.addElement(self, rest);
    const taint = frame.state.deepTaint(source);
    if (taint.length > 0 && source.refs.length === 0) frame.state.addElement(self, taintedValue(taint));
  }
  return constantValue(null);
};

export const write: Method = (m, frame, call, self) => {
  const value = call.args.positional[0];
  if (value === undefined) return undefined;
  const text = computedFrom(m, frame, [value], taintedValue(frame.state.deepTaint(value)));
  frame.state.addElement(self, text);
  return typedValue('int');
};

export const readAll: Method = (_m, frame, _call, self) => {
  const taint = frame.state.deepTaint(self);
  return revised(taintedValue(taint), { types: ['str'] });
};

export const resolved: Method = (_m, frame, _call, self) =>
  revised(UNKNOWN, {
    taint: frame.state.deepTaint(self),
    types: ['pathlib.Path'],
    part: { kind: 'resolved', subject: self.subject },
  });

export const isRelativeTo: Method = (m, frame, call, self) => {
  const [base] = call.args.positional;
  if (base === undefined || frame.state.deepTaint(base).length > 0) return typedValue('bool');
  const whenTrue: Fact[] = [];
  if (self.part?.kind === 'resolved') {
    const cleared = formMask(m, 'inside-directory');
    if (self.subject !== 0) whenTrue.push({ subject: self.subject, cleared });
    if (self.part.subject !== 0) whenTrue.push({ subject: self.part.subject, cleared });
  }
  return revised(typedValue('bool'), { facts: { whenTrue, whenFalse: [] } });
};

/** `p.relative_to(base)` raises unless p lies below. */
export const relativeTo: Method = (m, frame, call, self) => {
  const verdict = isRelativeTo(m, frame, call, self);
  if (!m.isOff('guards')) frame.state.prove(verdict?.facts?.whenTrue ?? []);
  return revised(UNKNOWN, {
    taint: frame.state.proofs.live(frame.state.deepTaint(self), self.subject),
    types: ['pathlib.Path'],
  });
};

export const joinPath: Method = (_m, frame, call, self) => {
  let taint = frame.state.deepTaint(self);
  for (const value of call.args.positional) taint = joinTaint(taint, frame.state.deepTaint(value));
  return revised(UNKNOWN, { taint, types: ['pathlib.Path'] });
};

/** Texts that stand for something else: URLs, serialized data, encodings, templates, configuration files. */
import { first, type Builtin } from './builtin-values.js';
import { formMask } from './guard-forms.js';
import { newObject, revisedObject, type HeapObject } from './heap.js';
import { joinTaint, withStep, type Label } from './labels.js';
import { deepCopy } from './record-functions.js';
import type { SinkMask } from './spec.js';
import { refValue, revised, taintedValue, type Value } from './values.js';

export const parseUrl: Builtin = (_m, frame, call) => {
  const value = first(call);
  if (value === undefined) return undefined;
  const same = value.part?.kind === 'same' ? value.part.subject : 0;
  return revised(taintedValue(frame.state.deepTaint(value)), {
    types: ['urllib.parse.ParseResult'],
    part: { kind: 'url', subject: value.subject !== 0 ? value.subject : same, also: same },
  });
};

/** `urljoin(BASE, target)`: a check of the whole is one of the target. */
export const joinUrl: Builtin = (m, frame, call) => {
  const [base, target] = call.args.positional;
  if (base === undefined || target === undefined) return undefined;
  const taint = joinTaint(frame.state.deepTaint(base), frame.state.deepTaint(target));
  const made: Value = revised(taintedValue(taint), { types: ['str'] });
  // The request's own address says nothing about where a browser is sent.
  const hosts = formMask(m, 'host');
  const isTrusted = frame.state.deepTaint(base).every((label) => (label.mask & hosts) === 0);
  return isTrusted && target.subject !== 0
    ? revised(made, { part: { kind: 'same', subject: target.subject } })
    : made;
};

/** Text that is parsed may be any structure again. */
export const parsed: Builtin = (m, frame, call) => {
  const value = first(call);
  if (value === undefined) return undefined;
  if (value.parsed !== undefined) return value.parsed;
  const taint = frame.state.deepTaint(value).map((label) => ({
    ...label,
    mask: label.mask | (label.origin.root.kind === 'source' ? m.index.structureMask : 0),
  }));
  return taintedValue(withStep(taint, frame.module.index, call.site.node, 'parsed'));
};

/** A text that can be parsed again. */
export const serialized: Builtin = (m, frame, call) => {
  const value = first(call);
  if (value === undefined) return undefined;
  const taint = withStep(frame.state.deepTaint(value), frame.module.index, call.site.node, 'serialized');
  return revised(taintedValue(taint), { types: ['str'], parsed: deepCopy(m, frame, call) });
};

export const template: Builtin = (m, frame, call) => {
  const value = first(call);
  if (value === undefined) return undefined;
  const object: HeapObject = revisedObject(newObject('instance'), {
    fields: new Map([['.template', value]]),
  });
  return refValue(m.allocate(frame, call.site.node, object, 6), ['string.Template']);
};

export const configuration: Builtin = (m, frame, call) =>
  refValue(m.allocate(frame, call.site.node, newObject('mapping'), 6), ['configparser.ConfigParser']);

/** Decoding brings back whatever an encoding or an escape has hidden. */
export const decoded: Builtin = (m, frame, call) => {
  const value = first(call);
  if (value === undefined) return undefined;
  const whole = m.index.sinkMask('all');
  // A header has no line breaks, but what is decoded from it may.
  const breaks = formMask(m, 'newline');
  const maskOf = ({ origin: { root } }: Label): SinkMask =>
    root.kind === 'source' ? root.mask | (breaks & m.index.sourceMask(root.source)) : whole;
  const taint = frame.state.deepTaint(value).map((label) => ({ ...label, mask: maskOf(label) }));
  return revised(taintedValue(withStep(taint, frame.module.index, call.site.node, 'decoded')), {
    types: ['str'],
  });
};

export const DECODERS = [
  ...['unquote', 'unquote_plus', 'unquote_to_bytes'].map((name) => `urllib.parse.${name}`),
  'urllib.unquote',
  'urllib.unquote_plus',
  ...['b64', 'urlsafe_b64', 'standard_b64', 'b32', 'b16', 'a85', 'b85'].map((name) => `base64.${name}decode`),
  'base64.decodebytes',
  'binascii.a2b_base64',
  'binascii.unhexlify',
  'binascii.a2b_hex',
  'bytes.fromhex',
  'bytearray.fromhex',
  'codecs.decode',
  'html.unescape',
  'quopri.decodestring',
  'zlib.decompress',
  'gzip.decompress',
];

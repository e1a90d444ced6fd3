/** Paths: joining, resolving, comparing with a directory. */
import { allArguments } from './calls.js';
import { exactItems } from './elements.js';
import { joinTaint, withStep, CLEAN } from './labels.js';
import { UNKNOWN, constantsValue, onlyConstant, revised } from './values.js';

import { first, type Builtin } from './builtin-values.js';

/** `os.path.join(a, b)`: a constant start stays the start unless a later part is absolute. */
export const pathJoin: Builtin = (_m, frame, call) => {
  const parts = allArguments(call.args);
  let taint = CLEAN;
  for (const part of parts) taint = joinTaint(taint, frame.state.deepTaint(part));
  const constants = parts.map((part) => onlyConstant(part));
  if (constants.every((constant) => typeof constant === 'string'))
    return constantsValue([constants.join('/')]);
  const prefix = parts[0]?.prefix ?? '';
  const noted = withStep(taint, frame.module.index, call.site.node, 'joined into the path');
  return revised(UNKNOWN, {
    taint: noted,
    types: ['str'],
    prefix: prefix === '' ? '' : `${prefix.replace(/\/$/, '')}/`,
  });
};

/** The same path without `..` and links. */
export const resolvedPath: Builtin = (_m, frame, call) => {
  const value = first(call) ?? call.self;
  if (value === undefined) return undefined;
  const taint = frame.state.deepTaint(value);
  return revised(UNKNOWN, { taint, types: ['str'], part: { kind: 'resolved', subject: value.subject } });
};

export const commonPath: Builtin = (_m, frame, call) => {
  const parts = call.args.positional.flatMap((value) => exactItems(frame, value) ?? [value]);
  const tainted = parts.filter((part) => frame.state.deepTaint(part).length > 0);
  const [only] = tainted;
  const resolved = only?.part?.kind === 'resolved' || only?.part?.kind === 'same';
  const base = revised(UNKNOWN, {
    taint: only === undefined ? CLEAN : frame.state.deepTaint(only),
    types: ['str'],
  });
  return tainted.length === 1 && resolved && only.subject !== 0
    ? revised(base, { part: { kind: 'common', subject: only.subject } })
    : base;
};

export const pathObject: Builtin = (_m, frame, call) => {
  const joined = pathJoin(_m, frame, call)!;
  const [only] = call.args.positional;
  const single = call.args.positional.length === 1 && only !== undefined;
  return revised(joined, {
    types: ['pathlib.Path'],
    constants: undefined,
    part: single && only.subject !== 0 ? { kind: 'same', subject: only.subject } : undefined,
  });
};

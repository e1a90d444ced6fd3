/** Attributes by name: `getattr`, `setattr`, features of a parser. */
import type { Builtin } from './builtin-values.js';
import { SOME_FIELD } from './heap.js';
import { memberByText } from './special-methods.js';
import { knownStart } from './strings.js';
import { NOTHING, UNKNOWN, constantValue, join, onlyConstant, type Value } from './values.js';

export const getAttribute: Builtin = (m, frame, call) => {
  const [object, name, fallback] = call.args.positional;
  if (object === undefined || name === undefined) return undefined;
  const { constants } = name;
  if (
    constants === undefined ||
    constants.length === 0 ||
    constants.some((each) => typeof each !== 'string')
  ) {
    const found = memberByText(m, frame, object, knownStart(name), call.site.node);
    return found === UNKNOWN ? undefined : found;
  }
  let result: Value = fallback ?? NOTHING;
  for (const each of constants)
    result = join(result, m.member(frame, object, String(each), call.site.node, true));
  return result;
};

export const setAttribute: Builtin = (m, frame, call) => {
  const [object, name, value] = call.args.positional;
  if (object === undefined || name === undefined || value === undefined) return undefined;
  const constant = onlyConstant(name);
  if (typeof constant === 'string')
    m.storeAttribute(frame, object, constant, value, call.site.node, call.site.node);
  else frame.state.write(object, SOME_FIELD, join(frame.state.read(object, SOME_FIELD), value));
  return constantValue(null);
};

/** `parser.setFeature(feature_external_ges, True)`: kept as the attribute of that name. */
export const setFeature: Builtin = (_m, frame, call) => {
  const [feature, value] = call.args.positional;
  const name =
    feature?.constants?.[0] === 'http://xml.org/sax/features/external-general-entities'
      ? 'feature_external_ges'
      : feature?.callables.flatMap((each) => (each.kind === 'external' ? each.names : []))[0];
  if (name !== undefined && value !== undefined && call.self !== undefined)
    frame.state.write(call.self, `.${name.slice(name.lastIndexOf('.') + 1)}`, value);
  return constantValue(null);
};

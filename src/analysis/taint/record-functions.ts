/**
 * Records and copies: named tuples, `asdict`, `replace`, `vars`, `copy`, `deepcopy`. Fields keep their names.
 */
import { exactList, first, type Builtin } from './builtin-values.js';
import { exactItems } from './elements.js';
import { SOME_FIELD, isAttributeKey, newObject, withField, type HeapObject, revisedObject } from './heap.js';
import type { CallFacts } from './call-conditions.js';
import type { Node } from '../syntax/tree.js';
import type { Frame, Machine } from './machine.js';
import type { Method } from './text-methods.js';
import {
  NOTHING,
  UNKNOWN,
  callableValue,
  constantValue,
  isSymbolic,
  join,
  onlyConstant,
  refValue,
  withTaint,
  type Callable,
  type Ref,
  type Value,
  revised,
} from './values.js';

const RECORD: Value = callableValue({ kind: 'external', names: ['meerkat.record'], self: undefined });
/** Objects that a deep copy copies one by one. */
const COPY_LIMIT = 24;

/** `namedtuple("Point", ["x", "y"])`: a function of the fields' values. */
export const namedTuple: Builtin = (m, frame, call) => {
  const [, given] = call.args.positional;
  const names = given === undefined ? undefined : fieldNames(frame, given);
  if (names === undefined) return undefined;
  const known = frame.handed.get(call.site.node);
  if (known !== undefined) return callableValue(known);
  const list = exactList(m, frame, call, names.map(constantValue), 'tuple');
  const defaults = call.args.keywords.get('defaults') ?? constantValue(null);
  const made: Callable = {
    kind: 'partial',
    target: RECORD,
    positional: [list, defaults],
    keywords: new Map(),
  };
  frame.handed.set(call.site.node, made);
  return callableValue(made);
};

function fieldNames(frame: Frame, given: Value): string[] | undefined {
  const text = onlyConstant(given);
  const items =
    typeof text === 'string'
      ? text.split(/[\s,]+/).filter(Boolean)
      : exactItems(frame, given)?.map(onlyConstant);
  return items?.every((item) => typeof item === 'string') === true ? items : undefined;
}

/** The call of a named tuple: elements by position and by name. */
export const record: Builtin = (m, frame, call) => {
  const [list, defaults, ...values] = call.args.positional;
  const names = list === undefined ? undefined : fieldNames(frame, list);
  if (names === undefined) return undefined;
  const fallbacks = (defaults === undefined ? undefined : exactItems(frame, defaults)) ?? [];
  const offset = names.length - fallbacks.length;
  const rest = call.args.rest === undefined ? UNKNOWN : frame.state.elements(call.args.rest);
  const fields = names.map(
    (name, i) => values[i] ?? call.args.keywords.get(name) ?? fallbacks[i - offset] ?? rest,
  );
  return recordOf(m, frame, call, names, fields, 6);
};

function recordOf(
  m: Machine,
  frame: Frame,
  call: CallFacts,
  names: readonly string[],
  values: readonly Value[],
  variant: number,
): Value {
  const fields = new Map<string, Value>();
  names.forEach((name, i) => {
    fields.set(`n:${i}`, values[i]!).set(`.${name}`, values[i]!);
  });
  const object: HeapObject = revisedObject(newObject('sequence'), { fields, length: names.length });
  return refValue(m.allocate(frame, call.site.node, object, variant), ['tuple']);
}

/** `p._replace(x=1)`, `dataclasses.replace(p, x=1)`: a copy with other values in some fields. */
function replacedFields(m: Machine, frame: Frame, call: CallFacts, value: Value): Value | undefined {
  const [ref] = value.refs;
  const object = ref === undefined ? undefined : frame.state.object(ref);
  if (ref === undefined || value.refs.length > 1 || isSymbolic(ref) || object === undefined) return undefined;
  let copy = revisedObject(object, { unique: true });
  const attributes = [...object.fields.keys()].filter(isAttributeKey);
  for (const [name, field] of call.args.keywords) {
    copy = withField(copy, `.${name}`, field);
    const position = attributes.indexOf(`.${name}`);
    if (object.kind === 'sequence' && position !== -1) copy = withField(copy, `n:${position}`, field);
  }
  return revised(value, { refs: [m.allocate(frame, call.site.node, copy, 6)] });
}

export const replaceFunction: Builtin = (m, frame, call) => {
  const value = first(call);
  return value && replacedFields(m, frame, call, value);
};
export const replaceMethod: Method = (m, frame, call, self) => replacedFields(m, frame, call, self);

/** `asdict(p)`, `vars(p)`: a mapping from the fields' names. */
export function asMapping(m: Machine, frame: Frame, node: Node, value: Value): Value | undefined {
  if (value.refs.length === 0 || value.refs.some((ref) => isSymbolic(ref))) return undefined;
  let result: Value = NOTHING;
  value.refs.forEach((ref, i) => {
    const object = frame.state.object(ref);
    const fields = new Map<string, Value>();
    for (const [key, field] of object?.fields ?? [])
      if (isAttributeKey(key) && key !== SOME_FIELD) fields.set(`s:${key.slice(1)}`, field);
    const rest = join(
      object?.kind === 'instance' ? object.rest : NOTHING,
      object?.fields.get(SOME_FIELD) ?? NOTHING,
    );
    const mapping = revisedObject(newObject('mapping'), { fields, rest });
    result = join(result, refValue(m.allocate(frame, node, mapping, 40 + i), ['dict']));
  });
  return withTaint(result, value.taint);
}

export const mappingFunction: Builtin = (m, frame, call) => {
  const value = first(call);
  return value && asMapping(m, frame, call.site.node, value);
};
export const mappingMethod: Method = (m, frame, call, self) => asMapping(m, frame, call.site.node, self);

/** `astuple(p)`. */
export const tupleFunction: Builtin = (m, frame, call) => {
  const value = first(call);
  const [ref] = value?.refs ?? [];
  const object = ref === undefined || isSymbolic(ref) ? undefined : frame.state.object(ref);
  if (object === undefined || value?.refs.length !== 1) return undefined;
  const fields = [...object.fields].filter(([key]) => isAttributeKey(key)).map(([, field]) => field);
  return exactList(m, frame, call, fields, 'tuple');
};

/** `copy.copy(x)`: another object with the same elements. */
export const shallowCopy: Builtin = (m, frame, call) => {
  const value = first(call);
  return value && copied(m, frame, call, value, false);
};

/** `copy.deepcopy(x)`: nothing is shared. */
export const deepCopy: Builtin = (m, frame, call) => {
  const value = first(call);
  return value && copied(m, frame, call, value, true);
};

function copied(m: Machine, frame: Frame, call: CallFacts, value: Value, isDeep: boolean): Value {
  if (value.refs.length === 0) return value;
  const copies = new Map<Ref, Ref>();
  const copyOf = (ref: Ref): Ref => {
    const known = copies.get(ref);
    const object = frame.state.object(ref);
    if (known !== undefined) return known;
    if (isSymbolic(ref) || object === undefined || copies.size >= COPY_LIMIT) return ref;
    const made = m.allocate(
      frame,
      call.site.node,
      revisedObject(object, { unique: true }),
      200 + copies.size,
    );
    copies.set(ref, made);
    if (isDeep) {
      const fields = new Map([...object.fields].map(([key, field]) => [key, inner(field)]));
      frame.state.replace(made, revisedObject(object, { unique: true, fields, rest: inner(object.rest) }));
    }
    return made;
  };
  const inner = (each: Value): Value =>
    each.refs.length === 0 ? each : revised(each, { refs: each.refs.map(copyOf) });
  return inner(value);
}

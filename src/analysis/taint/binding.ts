/** Which argument becomes which parameter, and for which arguments a function is worth interpreting again. */
import { NONE } from '../syntax/tree.js';
import type { Arguments, Callable } from './callables.js';
import { ANY, isAttributeKey, newObject } from './heap.js';
import { joinTaint } from './labels.js';
import type { CallSite, Context, Frame, Machine, Summary } from './machine.js';
import type { FunctionUnit } from './program.js';
import { NOTHING, UNKNOWN, join, refValue, withTaint, type Constant, type Value } from './values.js';

/** Values of the parameters, by index. */
export function bindArguments(
  m: Machine,
  frame: Frame,
  unit: FunctionUnit,
  self: Value | undefined,
  args: Arguments,
  site: CallSite,
): Value[] {
  const { state } = frame;
  const positional = self === undefined ? args.positional : [self, ...args.positional];
  const used = new Set<string>();
  let next = 0;
  return unit.parameters.map((parameter, index) => {
    switch (parameter.kind) {
      case 'var-positional': {
        const extra = positional.slice(next);
        next = positional.length;
        const fields = new Map(extra.map((value, i) => [`n:${i}`, value]));
        const rest = args.rest === undefined ? NOTHING : state.elements(args.rest);
        const object = {
          ...newObject('sequence'),
          fields,
          rest,
          length: args.rest === undefined ? extra.length : undefined,
        };
        return refValue(m.allocate(frame, site.node, object, 2 * index + 10), ['tuple']);
      }
      case 'var-keyword': {
        const fields = new Map<string, Value>();
        for (const [name, value] of args.keywords)
          if (!used.has(name) && !unit.parameters.some((other) => other.name === name))
            fields.set(`s:${name}`, value);
        const given = args.restKeywords;
        const rest = given === undefined ? NOTHING : state.read(given, ANY);
        const object = { ...newObject('mapping'), fields, rest };
        const made = refValue(m.allocate(frame, site.node, object, 2 * index + 11), ['dict']);
        return given === undefined ? made : withTaint(made, joinTaint(made.taint, given.taint));
      }
      case 'keyword-only':
        return keyword(m, frame, unit, index, args, used);
      case 'positional-only':
      case 'positional-or-keyword': {
        if (next < positional.length) return positional[next++]!;
        const named = args.keywords.get(parameter.name);
        if (named !== undefined || args.rest === undefined) return keyword(m, frame, unit, index, args, used);
        const fallback = parameter.default === NONE ? NOTHING : m.detached(unit.module, parameter.default);
        return join(state.elements(args.rest), fallback);
      }
    }
  });
}

function keyword(
  m: Machine,
  frame: Frame,
  unit: FunctionUnit,
  index: number,
  args: Arguments,
  used: Set<string>,
): Value {
  const parameter = unit.parameters[index]!;
  used.add(parameter.name);
  const named = args.keywords.get(parameter.name);
  if (named !== undefined) return named;
  const fallback = parameter.default === NONE ? undefined : m.detached(unit.module, parameter.default);
  if (args.restKeywords !== undefined) {
    const read = frame.state.read(args.restKeywords, `s:${parameter.name}`);
    return fallback === undefined ? read : join(read, fallback);
  }
  return fallback ?? UNKNOWN;
}

/** Constants, callables and types of sensitive arguments. Empty if the generic summary says it all. */
export function contextFor(
  m: Machine,
  frame: Frame,
  unit: FunctionUnit,
  actuals: readonly Value[],
  { sensitive, effects }: Pick<Summary, 'sensitive' | 'effects'>,
): Context {
  const isChanged = (index: number): boolean =>
    effects.some(
      ({ target }) =>
        target.kind === 'origin' &&
        target.origin.root.kind === 'parameter' &&
        target.origin.root.index === index,
    );
  const context = new Map<number, Value>();
  if (m.isOff('contexts')) return context;
  actuals.forEach((actual, index) => {
    if (index === 0 && unit.isMethod && !unit.isStatic) {
      const other = actual.types.filter(
        (type) => type !== unit.cls?.qualified && m.program.classNamed(type) !== undefined,
      );
      if (other.length > 0 && !m.isOff('types')) context.set(index, { ...NOTHING, types: actual.types });
      return;
    }
    if (!sensitive.has(index)) return;
    const { constants, callables, taint } = actual;
    if (
      taint.length === 0 &&
      actual.refs.length === 0 &&
      constants !== undefined &&
      constants.length > 0 &&
      constants.length <= 4
    ) {
      if (callables.length === 0) {
        context.set(index, { ...NOTHING, constants, prefix: actual.prefix });
        return;
      }
    }
    // A library's name that is read as data (`request.args`) is data.
    if (callables.length > 0 && callables.length <= 3 && taint.length === 0 && !m.isOff('callables')) {
      context.set(index, { ...NOTHING, callables });
      return;
    }
    // Of a container that the function changes the caller's own object is wanted.
    const elements = isChanged(index) ? undefined : constantContent(frame, actual);
    if (elements !== undefined) {
      context.set(index, { ...NOTHING, constants: elements, types: ['set'] });
      return;
    }
    const parameter = unit.parameters[index];
    if (actual.types.length > 0 && parameter?.annotation === NONE && !m.isOff('types')) {
      const useful = actual.types.filter((type) => type.includes('.'));
      if (useful.length > 0) context.set(index, { ...NOTHING, types: useful });
    }
  });
  return context;
}

/** All elements of a container, if they are constants. */
function constantContent(frame: Frame, value: Value): readonly Constant[] | undefined {
  if (value.refs.length !== 1 || value.taint.length > 0) return undefined;
  const object = frame.state.object(value.refs[0]!);
  if (object === undefined || value.refs[0]! < 0) return undefined;
  if (object.kind !== 'sequence' && object.kind !== 'set') return undefined;
  const found: Constant[] = [];
  for (const [key, field] of [...object.fields, ['', object.rest] as const]) {
    if (isAttributeKey(key)) continue;
    if (field.constants === undefined || field.refs.length > 0 || field.taint.length > 0) return undefined;
    found.push(...field.constants);
  }
  return found.length === 0 || found.length > 24 ? undefined : found;
}

/** Names a context, so that equal ones are interpreted once. */
export function contextKey(context: Context, numberOf: (callable: Callable) => number): string {
  return [...context]
    .map(([index, value]) => {
      const constants = value.constants === undefined ? '' : JSON.stringify(value.constants);
      return `${index}=${constants};${value.callables.map(numberOf).join()};${value.types.join()}`;
    })
    .join('|');
}

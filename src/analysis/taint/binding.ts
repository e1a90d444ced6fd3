/** Which argument becomes which parameter. */
import { NONE } from '../syntax/tree.js';
import type { Arguments } from './callables.js';
import { ANY, newObject, revisedObject } from './heap.js';
import { joinTaint } from './labels.js';
import type { CallSite, Frame, Machine } from './machine.js';
import type { FunctionUnit } from './program-units.js';
import { NOTHING, UNKNOWN, join, refValue, withTaint, type Value } from './values.js';

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
        const object = revisedObject(newObject('sequence'), {
          fields,
          rest,
          length: args.rest === undefined ? extra.length : undefined,
        });
        return refValue(m.allocate(frame, site.node, object, 2 * index + 10), ['tuple']);
      }
      case 'var-keyword': {
        const fields = new Map<string, Value>();
        for (const [name, value] of args.keywords)
          if (!used.has(name) && !unit.parameters.some((other) => other.name === name))
            fields.set(`s:${name}`, value);
        const given = args.restKeywords;
        const rest = given === undefined ? NOTHING : state.read(given, ANY);
        const object = revisedObject(newObject('mapping'), { fields, rest });
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
        // `f(*args)`: the elements fill the parameters in order; what they leave comes by name or by default.
        const element = state.read(args.rest, `n:${next++ - positional.length}`);
        if (args.restKeywords === undefined && parameter.default === NONE) return element;
        return join(element, keyword(m, frame, unit, index, args, used));
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

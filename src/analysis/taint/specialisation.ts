/**
 * For which arguments and captures a function is worth interpreting again.
 *
 *     def run(cmd, shell): subprocess.run(cmd, shell=shell)       run(x, True) and run(x, False) differ
 *     def wrapper(*args): return func(*args)                      one for each function that is decorated
 */
import { NONE } from '../syntax/tree.js';
import { PATTERN } from './contexts.js';
import { isAttributeKey } from './heap.js';
import { captureAt } from './captures.js';
import type { Actuals } from './instantiate.js';
import type { Origin } from './labels.js';
import type { Context, Frame, Machine, Summary, Variable } from './machine.js';
import { NOTHING, onlyConstant, type Constant, type Value, revised } from './values.js';

/** What is known of sensitive arguments and captures. Empty if the generic summary says it all. */
export function contextFor(
  m: Machine,
  frame: Frame,
  { unit, sensitive, effects }: Summary,
  actuals: Actuals,
): Context {
  const context = new Map<Variable, Value>();
  if (m.isOff('contexts')) return context;
  actuals.parameters.forEach((actual, index) => {
    if (index === 0 && unit.isMethod && !unit.isStatic) {
      const other = actual.types.filter(
        (type) => type !== unit.cls?.qualified && m.program.classNamed(type) !== undefined,
      );
      if (other.length > 0 && !m.isOff('types'))
        context.set(index, revised(NOTHING, { types: actual.types }));
      return;
    }
    if (!sensitive.has(index)) return;
    const known = knownOf(m, frame, actual, unit.parameters[index]?.annotation !== NONE);
    // A container that the function changes is not just what it holds.
    const isChanged = effects.some(
      ({ target }) => target.kind === 'origin' && isParameter(target.origin, index),
    );
    if (known !== undefined && !(isChanged && actual.refs.length > 0)) context.set(index, known);
  });
  for (const key of sensitive) {
    if (typeof key === 'number') continue;
    const actual = captureAt(m, frame, key, actuals.captures);
    const known = actual === undefined ? undefined : knownOf(m, frame, actual, false);
    if (known !== undefined) context.set(key, known);
  }
  return context;
}

const isParameter = ({ root }: Origin, index: number): boolean =>
  root.kind === 'parameter' && root.index === index;

/** What a function can be interpreted again for: few constants, few callables, a container of constants, types. */
function knownOf(m: Machine, frame: Frame, actual: Value, isAnnotated: boolean): Value | undefined {
  const { constants, callables, taint, refs } = actual;
  const isPlain = taint.length === 0 && refs.length === 0;
  if (isPlain && constants !== undefined && constants.length > 0 && constants.length <= 4)
    if (callables.length === 0) return revised(NOTHING, { constants, prefix: actual.prefix });
  // `request.form` is data that has a name, and no function.
  if (callables.length > 0 && callables.length <= 3 && isPlain && !m.isOff('callables'))
    return revised(NOTHING, { callables });
  const pattern = constantPattern(frame, actual);
  if (pattern !== undefined) return revised(NOTHING, { constants: [pattern], types: [PATTERN] });
  const elements = constantContent(frame, actual);
  if (elements !== undefined) return revised(NOTHING, { constants: elements, types: ['set'] });
  if (isAnnotated || m.isOff('types')) return undefined;
  const useful = actual.types.filter((type) => type.includes('.'));
  return useful.length === 0 ? undefined : revised(NOTHING, { types: useful });
}

/** The text of a compiled regular expression without flags. */
function constantPattern(frame: Frame, value: Value): Constant | undefined {
  if (value.refs.length !== 1 || value.types.length !== 1 || value.types[0] !== PATTERN) return undefined;
  const fields = frame.state.object(value.refs[0]!)?.fields;
  const pattern = fields?.get('.pattern');
  return fields?.size === 1 && pattern !== undefined ? onlyConstant(pattern) : undefined;
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

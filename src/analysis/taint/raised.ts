/**
 * Exceptions as values: what is raised is what a handler binds, through calls.
 *
 *     def load(name):
 *         raise Missing(name)          raises: an object that holds parameter 0
 *
 *     try: load(text)
 *     except Missing as error:         error.name: the text
 */
import type { Frame, Machine } from './machine.js';
import { NOTHING, UNKNOWN, join, typedValue, type Value, revised } from './values.js';

/** An exception arrives at the innermost handler of the frame, or leaves the function. */
export function raiseValue(frame: Frame, value: Value): void {
  if (value.refs.length === 0 && value.taint.length === 0) return;
  const innermost = frame.tries.at(-1);
  if (innermost !== undefined) innermost.values.push(value);
  else {
    frame.raises = join(frame.raises, value);
    if (frame.raiseState === undefined) frame.raiseState = frame.state.fork();
    else frame.raiseState.join(frame.state);
  }
}

/** What of the raised values a handler for these types binds. `types` is empty if it catches everything. */
export function caughtValue(m: Machine, values: readonly Value[], types: readonly string[]): Value {
  let result: Value = NOTHING;
  for (const value of values) if (isCaught(m, value, types)) result = join(result, value);
  if (result === NOTHING) return typedValue(types[0] ?? 'Exception');
  return result.types.length > 0 ? result : revised(result, { types: types.slice(0, 1) });
}

export function isCaught(m: Machine, value: Value, types: readonly string[]): boolean {
  if (types.length === 0 || value.types.length === 0) return true;
  return types.some((type) => CATCH_ALL.test(type) || value.types.some((raised) => derives(m, raised, type)));
}

function derives(m: Machine, raised: string, type: string): boolean {
  if (raised === type) return true;
  const info = m.program.classNamed(raised);
  if (info === undefined) return (BUILTIN_BASES.get(type) ?? []).includes(raised);
  return m.program
    .mro(info)
    .some((ref) =>
      ref.kind === 'program'
        ? ref.info.qualified === type
        : ref.name === type || (BUILTIN_BASES.get(type) ?? []).includes(ref.name),
    );
}

const CATCH_ALL = /^(builtins\.)?(Base)?Exception$/;

const BUILTIN_BASES: ReadonlyMap<string, readonly string[]> = new Map([
  ['LookupError', ['KeyError', 'IndexError']],
  ['ArithmeticError', ['ZeroDivisionError', 'OverflowError']],
  ['ValueError', ['UnicodeError', 'UnicodeDecodeError', 'UnicodeEncodeError', 'json.JSONDecodeError']],
  ['OSError', ['IOError', 'FileNotFoundError', 'PermissionError', 'FileExistsError', 'ConnectionError']],
  ['RuntimeError', ['NotImplementedError', 'RecursionError']],
]);

/** What `raise` without an exception hands on. */
export const reraised = (frame: Frame): Value => frame.caught.at(-1) ?? UNKNOWN;

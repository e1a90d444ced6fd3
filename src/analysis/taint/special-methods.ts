/**
 * Special methods of the program's classes that Python calls by itself.
 *
 *     f"{user}"            user.__str__()
 *     for x in pages:      iter(pages), then __next__ until it stops
 *     settings.theme       settings.__getattr__("theme"), if there is no such attribute
 */
import { positionalArguments } from './callables.js';
import { newObject, revisedObject } from './heap.js';
import type { Frame, Machine } from './machine.js';
import type { Node } from '../syntax/tree.js';
import type { ClassInfo, FunctionUnit } from './program-units.js';
import { represented } from './strings.js';
import {
  UNKNOWN,
  constantValue,
  join,
  NOTHING,
  refValue,
  typedValue,
  type Value,
  revised,
} from './values.js';
import { decoratorsOf } from '../semantics/index.js';

/** What the special method of every type of the object gives; undefined if one of them does not define it. */
export function callSpecial(
  m: Machine,
  frame: Frame,
  object: Value,
  name: string,
  args: readonly Value[],
  node: Node,
): Value | undefined {
  const methods: FunctionUnit[] = [];
  for (const type of object.types) {
    const info = m.program.classNamed(type);
    const method = info && m.program.method(info, name);
    if (method === undefined) return undefined;
    methods.push(method);
  }
  let result: Value = NOTHING;
  for (const unit of methods) {
    const callable = { kind: 'function' as const, unit, self: object, captures: undefined };
    const value = m.callFunction(frame, callable, positionalArguments(args), { node, receiverName: '' });
    if (!frame.live) continue;
    result = join(result, value);
  }
  frame.live = true;
  return methods.length === 0 ? undefined : result;
}

/**
 * The text that `str()` makes of a value. An instance of the program shows what its own methods say, or nothing but its
 * address; a container shows the literals of its elements. Other values are as they are.
 */
export function asText(m: Machine, frame: Frame, value: Value, node: Node): Value {
  if (value.refs.length === 0) return value;
  if (isContainer(frame, value)) return represented(m, frame, value);
  if (value.types.length === 0) return value;
  const shown =
    callSpecial(m, frame, value, '__str__', [], node) ?? callSpecial(m, frame, value, '__repr__', [], node);
  if (shown !== undefined) return shown;
  return value.types.every((type) => showsItsAddress(m, type)) ? UNKNOWN_TEXT : value;
}

const UNKNOWN_TEXT: Value = typedValue('str');

/** Nothing but lists, tuples, dictionaries and sets that the program made. */
function isContainer(frame: Frame, { refs, constants }: Value): boolean {
  return (
    (constants === undefined || constants.every((constant) => constant === null)) &&
    refs.every((ref) => {
      const kind = frame.state.object(ref)?.kind;
      return kind === 'mapping' || kind === 'sequence' || kind === 'set';
    })
  );
}

/** A class of the program, based on none of a library, that says nothing about how it is shown. */
function showsItsAddress(m: Machine, type: string): boolean {
  const info = m.program.classNamed(type);
  if (info === undefined || isDecorated(info)) return false;
  if (m.program.externalBases(info).some((name) => !/^(?:builtins\.)?object$|^abc\.ABC$/.test(name)))
    return false;
  return SHOWN_BY.every((name) => m.program.method(info, name) === undefined);
}

const SHOWN_BY = ['__str__', '__repr__', '__format__', '__getattr__', '__getattribute__'];

/** A decorator, such as `dataclass`, may add methods. */
const isDecorated = ({ module, node }: ClassInfo): boolean =>
  decoratorsOf(module.semantics.tree, node).length > 0;

/** What a loop goes through: the result of `__iter__`, with the results of `__next__` as elements. */
export function iterated(m: Machine, frame: Frame, value: Value, node: Node): Value {
  if (value.types.length === 0 || value.refs.length === 0) return value;
  const iterator =
    callSpecial(m, frame, value, '__iter__', [], node) ??
    callSpecial(m, frame, value, '__aiter__', [], node) ??
    value;
  if (iterator.refs.length === 0) return iterator === value ? value : iterator;
  const element =
    callSpecial(m, frame, iterator, '__next__', [], node) ??
    callSpecial(m, frame, iterator, '__anext__', [], node);
  if (element === undefined) return iterator;
  const object = revisedObject(newObject('sequence'), { length: undefined, rest: element });
  return refValue(m.allocate(frame, node, object, 51), ['generator']);
}

/** An attribute that nothing defines, of a class with `__getattr__`. */
export function missingAttribute(
  m: Machine,
  frame: Frame,
  object: Value,
  name: string,
  node: Node,
): Value | undefined {
  if (object.types.length === 0 || name.startsWith('__')) return undefined;
  return callSpecial(m, frame, object, '__getattr__', [constantValue(name)], node);
}

/** Members that a name which is not known can mean: more than these say nothing. */
const MEMBER_LIMIT = 12;

/**
 * `getattr(handler, "do_" + command)`: the methods whose names begin so. Without a known beginning, the public methods
 * that the object's own class defines.
 */
export function memberByText(m: Machine, frame: Frame, object: Value, prefix: string, node: Node): Value {
  const names = new Set<string>();
  const fits = (name: string): boolean =>
    prefix === '' ? !name.startsWith('_') : name.startsWith(prefix) && !name.startsWith('__');
  for (const type of object.types) {
    const info = m.program.classNamed(type);
    if (info === undefined) return UNKNOWN;
    for (const ref of m.program.mro(info))
      if (ref.kind === 'program') for (const name of ref.info.methods.keys()) if (fits(name)) names.add(name);
  }
  for (const callable of object.callables)
    if (callable.kind === 'module')
      for (const [name, { definitions }] of callable.info.semantics.moduleScope.bindings)
        if (fits(name) && definitions.some(({ kind }) => kind === 'function' || kind === 'class'))
          names.add(name);
  if (names.size === 0 || names.size > MEMBER_LIMIT) return UNKNOWN;
  let result: Value = NOTHING;
  for (const name of [...names].sort()) {
    const value = m.member(frame, object, name, node, true);
    const callables = value.callables.filter(({ kind }) => kind === 'function' || kind === 'class');
    frame.handed.delete(node);
    result = join(result, revised(NOTHING, { callables }));
  }
  return result;
}

/**
 * The value of a name: a variable of this unit, of an enclosing function (symbolic until somebody calls), of the
 * module, or a builtin.
 */
import type { Binding } from '../semantics/index.js';
import { textOf, type Node } from '../syntax/tree.js';
import { fromContext } from './contexts.js';
import { symbolicValue } from './heap.js';
import type { Frame, Machine } from './machine.js';
import { bindingKey, type FunctionUnit } from './program-units.js';
import { variableOf } from './unbound-names.js';
import { UNKNOWN, callableValue, constantValue, join, NOTHING, type Value, revised } from './values.js';

const ALL_SINKS = -1 >>> 1;

export function evaluateName(m: Machine, frame: Frame, node: Node): Value {
  const binding = frame.semantics.bindingOf(node);
  if (binding === undefined) return freeName(m, frame, node);
  const known = frame.state.env.get(binding.index);
  if (known !== undefined) return known;
  const owner = ownerOf(frame.unit, binding);
  if (binding.scope.kind === 'module') {
    if (frame.unit.kind === 'module') return staticValue(m, frame.unit, binding) ?? UNKNOWN;
    return m.moduleAttribute(frame.module, binding.name) ?? UNKNOWN;
  }
  if (owner === frame.unit) return staticValue(m, frame.unit, binding) ?? UNKNOWN;
  return captured(m, frame, binding);
}

/** A variable of an enclosing function or class: symbolic unless it only ever is one definition. */
export function captured(m: Machine, frame: Frame, binding: Binding): Value {
  const fixed = staticValue(m, frame.unit, binding);
  if (fixed !== undefined) return fixed;
  const origin = m.captureOrigin(frame.module, binding);
  const symbolic = symbolicValue({ origin, mask: ALL_SINKS, trace: undefined });
  const known = frame.context.get(bindingKey(frame.module, binding));
  return known === undefined
    ? symbolic
    : fromContext(m, frame, known, symbolic, binding.scope.node, 20 + binding.index);
}

/** Value of a name that is bound by definitions and imports only, without interpreting anything. */
export function staticValue(m: Machine, from: FunctionUnit, binding: Binding): Value | undefined {
  const { module } = from;
  let value: Value = NOTHING;
  if (binding.definitions.length === 0) return undefined;
  for (const definition of binding.definitions) {
    if (definition.kind === 'function') {
      const unit = module.units.get(definition.node);
      // A decorator may put anything in its place.
      if (unit === undefined || unit.decorators.length > 0) return undefined;
      value = m.functionValue(unit);
    } else if (definition.kind === 'class') {
      const info = module.classes.get(definition.node);
      if (info === undefined) return undefined;
      value = m.classValue(info);
    } else if (definition.kind === 'import')
      value = join(value, m.dotted(module, definition.imported!.denotes));
    else if (definition.kind !== 'annotation') return undefined;
  }
  return value;
}

/** A name that the module does not bind: from a star import, or a builtin. */
function freeName(m: Machine, frame: Frame, node: Node): Value {
  const variable = variableOf(frame, node);
  const written = variable === undefined ? undefined : frame.state.env.get(variable);
  if (written !== undefined) return written;
  const name = textOf(frame.tree, node);
  const names: string[] = [];
  for (const star of frame.semantics.moduleScope.starImports) {
    const target = m.program.resolve(frame.module.path, star.module);
    if (target?.rest.length === 0 && target.module !== frame.module) {
      const found = m.moduleAttribute(target.module, name);
      if (found !== undefined) return found;
    } else if (target === undefined) names.push(`${star.module}.${name}`);
  }
  names.push(name);
  const handed = frame.handed.get(node);
  if (handed !== undefined) return callableValue(handed);
  const callable = { kind: 'external' as const, names, self: undefined };
  frame.handed.set(node, callable);
  return externalValue(m, callableValue(callable), names);
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const PUNCTUATION = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';

/** Texts of the standard library, with the values that they have on POSIX, and content types. */
const LIBRARY_CONSTANTS: ReadonlyMap<string, string> = new Map([
  ['string.ascii_lowercase', LETTERS],
  ['string.ascii_uppercase', LETTERS.toUpperCase()],
  ['string.ascii_letters', LETTERS + LETTERS.toUpperCase()],
  ['string.digits', '0123456789'],
  ['string.hexdigits', '0123456789abcdefABCDEF'],
  ['string.octdigits', '01234567'],
  ['string.punctuation', PUNCTUATION],
  ['string.whitespace', ' \t\n\r\v\f'],
  ['os.sep', '/'],
  ['os.path.sep', '/'],
  ['os.pardir', '..'],
  ['os.curdir', '.'],
  ['os.linesep', '\n'],
  ['os.pathsep', ':'],
  ...['falcon', 'falcon.constants'].flatMap((module): [string, string][] => [
    [`${module}.MEDIA_HTML`, 'text/html'],
    [`${module}.MEDIA_TEXT`, 'text/plain'],
    [`${module}.MEDIA_JSON`, 'application/json'],
    [`${module}.MEDIA_XML`, 'application/xml'],
  ]),
  ['os.devnull', '/dev/null'],
]);

/** A constant of the standard library. */
export function libraryConstant(name: string): Value | undefined {
  const constant = LIBRARY_CONSTANTS.get(name);
  return constant === undefined ? undefined : constantValue(constant);
}

/** A library's name with the type that the models know for reading it. */
export function externalValue(m: Machine, value: Value, names: readonly string[]): Value {
  const { returns } = m.index.about(names);
  return returns === undefined ? value : revised(value, { types: [returns] });
}

/** The unit in whose environment a binding lives. */
export function ownerOf(unit: FunctionUnit, binding: Binding): FunctionUnit {
  const { scope } = binding;
  // Comprehensions are evaluated in the unit around them.
  let at = scope;
  while (at.kind === 'comprehension' || at.kind === 'type-parameters') at = at.parent!;
  return unit.module.units.get(at.node) ?? unit.module.body;
}

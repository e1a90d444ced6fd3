/**
 * The content type that a handler's response is sent with: what `set_header` said on the way to the place, or what the
 * class says before every request.
 *
 *     def set_default_headers(self):
 *         self.set_header("Content-Type", "application/json")
 *     def get(self):
 *         self.write(json.dumps(x))            no page
 *
 * What an answer was made of is no page either if the answer gets another type later:
 *
 *     response = make_response(rows)
 *     response.mimetype = "text/csv"
 */
import { K } from '../syntax/kinds.js';
import { ancestor, childOf, contains, NONE, textOf, type Node } from '../syntax/tree.js';
import type { Arguments } from './callables.js';
import type { Frame, Machine } from './machine.js';
import type { ClassInfo, FunctionUnit } from './program-units.js';
import { NOTHING, constantValue, onlyConstant, type Value, revised } from './values.js';

/** Where the content type is kept in the object; no name of Python's. */
const FIELD = '.Content-Type';

/** Methods that frameworks call before the handler of a request. */
const BEFORE_REQUESTS = ['prepare', 'initialize', 'set_default_headers']; // the last one called first

/** Attributes of responses, and keywords of their constructors, that name the content type. */
const NAMES = ['mimetype', 'content_type', 'media_type'];

/** Content types that a browser runs script of. */
const PAGES = /html|xml|svg/i;

/** `HttpResponse(content_type="text/csv")`: what it is made with. */
export function madeWithType(frame: Frame, { keywords }: Arguments, made: Value): void {
  if (made.refs.length === 0) return;
  for (const name of NAMES) {
    const value = keywords.get(name);
    if (value !== undefined) frame.state.write(made, FIELD, value);
  }
}

/** `response.mimetype = value`, `response.headers = value`. */
export function storesType(
  m: Machine,
  frame: Frame,
  response: Value,
  name: string,
  value: Value,
  at: Node,
): void {
  if (NAMES.includes(name)) retype(m, frame, response, value, at);
  else if (name === 'headers')
    for (const key of ['s:Content-Type', 's:content-type'])
      if (value.refs.some((ref) => frame.state.object(ref)?.fields.has(key) === true))
        retype(m, frame, response, frame.state.read(value, key), at);
}

/** `response["Content-Type"] = value`, `response.headers["Content-Type"] = value`. */
export function storesHeader(
  m: Machine,
  frame: Frame,
  holder: Value,
  key: Value,
  value: Value,
  target: Node,
): void {
  const { tree } = frame;
  const name = onlyConstant(key);
  if (typeof name !== 'string' || name.toLowerCase() !== 'content-type') return;
  const headers = tree.kind[target] === K.subscript ? childOf(tree, target, 'value') : NONE;
  const isHeaders =
    headers !== NONE &&
    tree.kind[headers] === K.attribute &&
    textOf(tree, childOf(tree, headers, 'attribute')) === 'headers';
  const response = isHeaders ? m.evaluate(frame, childOf(tree, headers, 'object')) : holder;
  retype(m, frame, response, value, target);
}

function retype(m: Machine, frame: Frame, response: Value, value: Value, at: Node): void {
  frame.state.write(response, FIELD, value);
  const texts = value.constants;
  if (texts === undefined || texts.length === 0 || value.refs.length > 0) return;
  if (texts.some((text) => typeof text !== 'string' || PAGES.test(text))) return;
  // Wherever the response was made on the way to this place.
  const block = ancestor(frame.tree, at, K.block, K.module);
  for (const ref of response.refs) {
    const place = m.placeOf(ref);
    if (place?.module !== frame.module.index) continue;
    if (block === NONE || contains(frame.tree, block, place.node)) m.retract(frame, place.node, 'xss');
  }
}

/** `handler.set_header(name, value)`. */
export function setHeader(
  frame: Frame,
  handler: Value | undefined,
  { positional: [name, value] }: Arguments,
): Value {
  const text = name && onlyConstant(name);
  if (handler !== undefined && value !== undefined && typeof text === 'string')
    if (text.toLowerCase() === 'content-type') frame.state.write(handler, FIELD, value);
  return constantValue(null);
}

/** Content types that the response of a handler may be sent with; undefined if nothing in sight sets one. */
export function contentTypes(m: Machine, frame: Frame, handler: Value): readonly string[] | undefined {
  let value: Value | undefined;
  for (const ref of handler.refs) value ??= frame.state.object(ref)?.fields.get(FIELD);
  value ??= typeBeforeRequests(m, handler);
  const texts = value?.constants?.filter((constant) => typeof constant === 'string');
  return value === undefined || texts?.length !== value.constants?.length ? undefined : texts;
}

function typeBeforeRequests(m: Machine, handler: Value): Value | undefined {
  for (const type of handler.types) {
    const info = m.program.classNamed(type);
    if (info === undefined) continue;
    for (const name of BEFORE_REQUESTS) {
      const unit = m.program.method(info, name);
      if (unit === undefined) continue;
      const actual = ancestorAlike(m, info, unit);
      const context = new Map(
        unit.cls === actual ? [] : [[0, revised(NOTHING, { types: [actual.qualified] })]],
      );
      const effect = m
        .summarise(unit, context)
        .effects.find(
          ({ target, key }) => target.kind === 'origin' && target.origin.path.length === 0 && key === FIELD,
        );
      if (effect !== undefined) return effect.value;
    }
  }
  return undefined;
}

/** The most general class for which the method means the same: all that it asks of `self` resolves as in the class itself. */
function ancestorAlike(m: Machine, info: ClassInfo, unit: FunctionUnit): ClassInfo {
  const { tree } = unit.module.semantics;
  const self = unit.parameters[0] === undefined ? '' : textOf(tree, unit.parameters[0].nameNode);
  const names = new Set<string>();
  for (let row = unit.node; row < tree.last[unit.node]!; row++) {
    if (tree.kind[row] !== K.attribute || textOf(tree, childOf(tree, row, 'object')) !== self) continue;
    names.add(textOf(tree, childOf(tree, row, 'attribute')));
  }
  const isAlike = (ancestor: ClassInfo): boolean =>
    m.program.method(ancestor, unit.shortName) === unit &&
    [...names].every((name) => m.program.method(ancestor, name) === m.program.method(info, name));
  let found = info;
  for (const ref of m.program.mro(info)) if (ref.kind === 'program' && isAlike(ref.info)) found = ref.info;
  return found;
}

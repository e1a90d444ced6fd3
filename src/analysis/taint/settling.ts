/**
 * Whether nobody can do harm with what is in a sink, on the way that is being interpreted: it is fixed by the program,
 * or data that was made harmless. Of parameters the callers decide: the summary of the function asks them.
 */
import { isCovered, isFixed } from './fixed.js';
import { K } from '../syntax/kinds.js';
import { childOf } from '../syntax/tree.js';
import type { Origin } from './labels.js';
import type { Frame, Machine } from './machine.js';
import { lastName, type FunctionUnit } from './program-units.js';
import type { SinkPlace } from './reached-sinks.js';
import type { Value } from './values.js';

/** Questions that a function passes on to its callers; beyond them the answer is no. */
const QUESTION_LIMIT = 64;

/** Answers for values that are in a sink together, or leaves the answer to the callers. */
export function settle(m: Machine, frame: Frame, place: SinkPlace, values: readonly Value[]): void {
  const origins = openOrigins(m, frame, values, place);
  if (origins === undefined) m.reached.answer(frame.unit, place, false);
  else if (origins.length === 0) m.reached.answer(frame.unit, place, true);
  else for (const origin of origins) ask(m, frame, place, origin);
}

/** Decorators after which a function is called by whoever calls it without them. */
const PLAIN = new Set([
  ...['staticmethod', 'classmethod', 'property', 'cached_property', 'abstractmethod', 'override', 'final'],
  ...['wraps', 'lru_cache', 'cache', 'contextmanager', 'asynccontextmanager', 'coroutine'],
]);

/** Whether a decorator of a library gets hold of the function, which is no framework's handler that is known. */
function isHandedOut(m: Machine, unit: FunctionUnit): boolean {
  if (unit.decorators.length === 0 || m.entry(unit) !== undefined) return false;
  const { tree, module } = unit;
  return unit.decorators.some((node) => {
    if (PLAIN.has(lastName(tree, node))) return false;
    const named = tree.kind[node] === K.call ? childOf(tree, node, 'function') : node;
    return m.detached(module, named).callables.every(({ kind }) => kind === 'external');
  });
}

function ask(m: Machine, frame: Frame, place: SinkPlace, origin: Origin): void {
  if (isHandedOut(m, frame.unit)) m.reached.handedOut(frame.unit);
  const key = `${place.module}:${place.node}:${place.sink}:${origin.id}`;
  if (frame.questions.has(key)) return;
  if (frame.questions.size >= QUESTION_LIMIT) {
    m.reached.answer(frame.unit, place, false);
    return;
  }
  frame.questions.set(key, { ...place, origin });
  m.reached.ask(frame.unit, place);
}

/** Parameters and captures on which it depends; undefined if there is harm whatever they are. */
function openOrigins(
  m: Machine,
  frame: Frame,
  values: readonly Value[],
  { sink }: SinkPlace,
): readonly Origin[] | undefined {
  const open: Origin[] = [];
  for (const value of values) {
    const taint = frame.state.deepTaint(value);
    if (taint.length === 0) {
      if (!isFixed(m, frame, value)) return undefined;
      continue;
    }
    if (!isCovered(value)) return undefined;
    for (const { origin, mask } of taint) {
      const { root } = origin;
      if (root.kind === 'source' && (mask & sink) !== 0) return undefined;
      if (root.kind === 'source' || (mask & sink) === 0) continue;
      // What an object that outlives functions was once given: no parameter of this one.
      if (root.kind === 'parameter' && root.index >= frame.unit.parameters.length) return undefined;
      // `order: Literal["title", "created"]`, `limit: int`
      const types = root.kind === 'parameter' ? m.parameterTypes(frame.unit, root.index) : [];
      if (types.length === 0 || !types.every((type) => m.isHarmless(type))) open.push(origin);
    }
  }
  return open;
}

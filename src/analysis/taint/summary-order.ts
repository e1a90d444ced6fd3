/**
 * The partial order on summaries by which recursion comes to its end.
 *
 *     round 1: returns parameter 0                 round 2: returns parameter 0 or parameter 1
 *     round 2 is not included in round 1           widened: what either says
 *     round 3: returns parameter 0                 included: stable
 *
 * Summaries only grow from round to round, so that a group of functions that call each other settles even where a cap
 * (on labels, refs or callables of one value) makes a single round say less than the one before.
 */
import type { Callable } from './callables.js';
import { FAR_EFFECT_LIMIT, isFar, nearestOf } from './far-effects.js';
import { joinObjects, type HeapObject } from './heap.js';
import type { Label, Taint } from './labels.js';
import type { Effect, SinkHit, SinkQuestion, Summary } from './machine.js';
import {
  CALLABLE_LIMIT,
  NOTHING,
  REF_LIMIT,
  TYPE_LIMIT,
  commonFacts,
  isNothing,
  join,
  type Fact,
  type Ref,
  type Value,
} from './values.js';

/** Whether everything that `smaller` says is also said by `larger`. Traces do not count. */
export function includesSummary(larger: Summary, smaller: Summary): boolean {
  if (larger.neverReturns && !smaller.neverReturns) return false;
  if (!includesValue(larger.returns, smaller.returns)) return false;
  if (!includesValue(larger.raises, smaller.raises)) return false;
  if (!larger.proved.every((fact) => proves(smaller.proved, fact))) return false;
  const sinks = new Set(larger.sinks.map(sinkKey));
  if (!smaller.sinks.every((hit) => sinks.has(sinkKey(hit)))) return false;
  const questions = new Set(larger.questions.map(questionKey));
  if (!smaller.questions.every((each) => questions.has(questionKey(each)))) return false;
  const effects = new Map(larger.effects.map((effect) => [effectKey(effect), effect.value]));
  const isFull = larger.effects.filter(isFar).length >= FAR_EFFECT_LIMIT;
  return smaller.effects.every((effect) => {
    const known = effects.get(effectKey(effect));
    return known === undefined ? isFull && isFar(effect) : includesValue(known, effect.value);
  });
}

/** What either of two summaries of one function says. */
export function joinSummaries(a: Summary, b: Summary): Summary {
  if (a.neverReturns && isNothing(a.returns) && a.effects.length === 0) return withReached(b, a);
  const objects = new Map<Ref, HeapObject>(a.objects);
  for (const [ref, object] of b.objects) {
    const known = objects.get(ref);
    objects.set(ref, known === undefined ? object : joinObjects(known, object, ref, () => NOTHING));
  }
  const effects = new Map(a.effects.map((effect) => [effectKey(effect), effect]));
  for (const effect of b.effects) {
    const known = effects.get(effectKey(effect));
    effects.set(
      effectKey(effect),
      known === undefined ? effect : { ...effect, value: join(known.value, effect.value) },
    );
  }
  const all = [...effects.values()];
  return {
    ...withReached(b, a),
    unit: b.unit,
    returns: join(a.returns, b.returns),
    raises: join(a.raises, b.raises),
    objects,
    effects: [...all.filter((effect) => !isFar(effect)), ...nearestOf(all.filter(isFar))],
    proved: commonFacts(a.proved, b.proved),
    neverReturns: a.neverReturns && b.neverReturns,
    sensitive: new Set([...a.sensitive, ...b.sensitive]),
  };
}

/** The summary with what another one says of sinks. */
function withReached(summary: Summary, other: Summary): Summary {
  const sinks = new Map(other.sinks.map((hit) => [sinkKey(hit), hit]));
  for (const hit of summary.sinks) if (!sinks.has(sinkKey(hit))) sinks.set(sinkKey(hit), hit);
  const questions = new Map(other.questions.map((each) => [questionKey(each), each]));
  for (const each of summary.questions) questions.set(questionKey(each), each);
  return { ...summary, sinks: [...sinks.values()], questions: [...questions.values()] };
}

const questionKey = ({ module, node, sink, origin }: SinkQuestion): string =>
  `${module}:${node}:${sink}:${origin.id}`;

const sinkKey = (hit: SinkHit): string => `${hit.site}:${hit.origin.id}:${hit.sink}`;

function effectKey({ target, key }: Effect): string {
  switch (target.kind) {
    case 'origin':
      return `o${target.origin.id}${key}`;
    case 'global':
      return `g${target.ref}${key}`;
    case 'capture':
      return `c${target.key}`;
    case 'variable':
      return `v${target.module.index}:${target.binding}`;
    case 'carrier':
      return `s${target.name} ${key}`;
  }
}

const proves = (facts: readonly Fact[], wanted: Fact): boolean =>
  facts.some((fact) => fact.subject === wanted.subject && (wanted.cleared & ~fact.cleared) === 0);

/** A value at its cap of refs or callables stands for all of them. */
function includesValue(larger: Value, smaller: Value): boolean {
  if (larger === smaller || isNothing(smaller)) return true;
  return (
    smaller.taint.every((label) => includesLabel(larger.taint, label)) &&
    (larger.constants === undefined ||
      (smaller.constants?.every((constant) => larger.constants!.includes(constant)) ?? false)) &&
    (larger.refs.length >= REF_LIMIT || smaller.refs.every((ref) => larger.refs.includes(ref))) &&
    (larger.callables.length >= CALLABLE_LIMIT ||
      smaller.callables.every((callable) => larger.callables.some((known) => isAlike(known, callable)))) &&
    (larger.types.length >= TYPE_LIMIT || smaller.types.every((type) => larger.types.includes(type))) &&
    smaller.prefix.startsWith(larger.prefix)
  );
}

/** A label of a whole counts for its fields, one of a source for others of the same kind (see `capped` in labels.ts). */
function includesLabel(taint: Taint, wanted: Label): boolean {
  const { root } = wanted.origin;
  let missing = wanted.mask;
  for (const { origin, mask } of taint) {
    const counts =
      root.kind === 'source'
        ? origin.root.kind === 'source' && origin.root.source === root.source
        : isAbove(origin, wanted.origin);
    if (counts) missing &= ~mask;
    if (missing === 0) return true;
  }
  return false;
}

function isAbove(upper: Label['origin'], lower: Label['origin']): boolean {
  let at: Label['origin'] | undefined = lower;
  while (at !== undefined && at !== upper) at = at.parent;
  return at !== undefined;
}

/** The same definition; what it captured or is bound to is compared where it is used. */
function isAlike(a: Callable, b: Callable): boolean {
  if (a === b) return true;
  switch (a.kind) {
    case 'function':
      return b.kind === 'function' && a.unit === b.unit;
    case 'class':
      return b.kind === 'class' && a.info === b.info;
    case 'module':
      return b.kind === 'module' && a.info === b.info;
    case 'external':
      return b.kind === 'external' && a.names[0] === b.names[0];
    case 'partial':
      return b.kind === 'partial' && a.target === b.target;
  }
}

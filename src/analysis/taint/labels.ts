/**
 * Labels: what a value is tainted with, and how it got there.
 *
 *     def show(page):                  root: parameter 0 of `show`
 *         q = page["q"]                origin: parameter 0, path ["q"]
 *         a = request.args             root: the source `request.args`; origin with an empty path
 *         b = html.escape(q)           label: parameter 0, path ["q"], still dangerous for all but xss
 *
 * While a function is interpreted its parameters are symbolic, so that what is learnt holds for every call. A call
 * replaces parameter origins by what the arguments carry.
 */
import { JoinedSubjects } from './joined-subjects.js';
import type { SinkMask } from './spec.js';

/** Where data enters what is being interpreted. */
export type Root =
  /** Attacker data. Pure reads (`request.args["x"]`) written alike within one function are one root. */
  | {
      readonly kind: 'source';
      readonly id: number;
      /** Index into TaintSpec.sourceKinds. */
      readonly source: number;
      readonly mask: SinkMask;
      /** What attributes below it cannot endanger, by key. */
      readonly harmless?: ReadonlyMap<string, SinkMask> | undefined;
      readonly module: number;
      readonly node: number;
      readonly note: string;
    }
  /** A parameter of the function being interpreted, by position in its unit's parameter list. */
  | { readonly kind: 'parameter'; readonly id: number; readonly index: number }
  /** A variable of an enclosing function, by the key of its binding. */
  | { readonly kind: 'capture'; readonly id: number; readonly key: string };

/** An access path from a root. Interned: equal origins are the same object. */
export interface Origin {
  readonly id: number;
  readonly root: Root;
  /** Field keys, see heap.ts; at most PATH_LIMIT. */
  readonly path: readonly string[];
  readonly parent: Origin | undefined;
}

/** Access paths are cut (and stand for everything below) at this length. */
export const PATH_LIMIT = 3;

/** Steps of a flow as a list linked backwards, shared between labels. */
export interface Trace {
  readonly previous: Trace | undefined;
  /** Steps of a callee, which come between those before and this one; such a link is no step itself. */
  readonly inner: Trace | undefined;
  readonly module: number;
  readonly node: number;
  readonly note: string;
  /** Steps in all, roughly. */
  readonly length: number;
}

export interface Label {
  readonly origin: Origin;
  /** Sink kinds for which the value is still dangerous. Never 0. */
  readonly mask: SinkMask;
  /** Undefined for data of a parameter that nothing has happened to yet. */
  readonly trace: Trace | undefined;
}

/** Sink kinds for which data of a label is still dangerous: some fields of a source cannot endanger what others can. */
export function dangersOf({ origin, mask }: Label): SinkMask {
  if (origin.root.kind !== 'source' || origin.root.harmless === undefined) return mask;
  let left = mask;
  for (const key of origin.path) left &= ~(origin.root.harmless.get(key) ?? 0);
  return left;
}

/** Labels in the order of their origins' ids, each origin once. */
export type Taint = readonly Label[];

export const CLEAN: Taint = [];

/** More labels than this on one value: those of the same source kind that add no danger are dropped. */
const LABEL_LIMIT = 12;
const TRACE_LIMIT = 40;

/** Interns roots and origins of one run. */
export class OriginTable {
  readonly joined = new JoinedSubjects();
  readonly #roots = new Map<string, Root>();
  readonly #origins: Origin[] = [];
  readonly #children = new Map<number, Map<string, Origin>>();
  readonly #bases = new Map<number, Origin>();

  parameter(index: number): Origin {
    return this.#base(this.#root(`p${index}`, (id) => ({ kind: 'parameter', id, index })));
  }

  capture(key: string): Origin {
    return this.#base(this.#root(`c${key}`, (id) => ({ kind: 'capture', id, key })));
  }

  /** The source of this kind with this key: a place, or the text of a pure read within one function. */
  source(key: string, about: Omit<Extract<Root, { kind: 'source' }>, 'kind' | 'id'>): Origin {
    return this.#base(this.#root(`s${about.source}:${key}`, (id) => ({ kind: 'source', id, ...about })));
  }

  /** The origin of a field, element or attribute. */
  child(origin: Origin, key: string): Origin {
    if (origin.path.length >= PATH_LIMIT) return origin;
    let children = this.#children.get(origin.id);
    if (children === undefined) this.#children.set(origin.id, (children = new Map()));
    let child = children.get(key);
    if (child === undefined)
      children.set(key, (child = this.#add(origin.root, [...origin.path, key], origin)));
    return child;
  }

  get(id: number): Origin {
    return this.#origins[id]!;
  }

  #root(key: string, make: (id: number) => Root): Root {
    let root = this.#roots.get(key);
    if (root === undefined) this.#roots.set(key, (root = make(this.#roots.size)));
    return root;
  }

  #base(root: Root): Origin {
    let base = this.#bases.get(root.id);
    if (base === undefined) this.#bases.set(root.id, (base = this.#add(root, [], undefined)));
    return base;
  }

  #add(root: Root, path: readonly string[], parent: Origin | undefined): Origin {
    const origin = { id: this.#origins.length, root, path, parent };
    this.#origins.push(origin);
    return origin;
  }
}

/** Of two labels of one origin: the dangers of both, with the trace of the more dangerous one. */
function merge(a: Label, b: Label): Label {
  const mask = a.mask | b.mask;
  if (mask === a.mask) return a;
  if (mask === b.mask) return b;
  return { origin: a.origin, mask, trace: a.trace };
}

/** Union. Keeps `a`'s traces where both know an origin; returns `a` itself if `b` adds nothing. */
export function joinTaint(a: Taint, b: Taint): Taint {
  if (a === b || b.length === 0) return a;
  if (a.length === 0) return b;
  const out: Label[] = [];
  let changed = false;
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const left = a[i];
    const right = b[j];
    if (right === undefined || (left !== undefined && left.origin.id < right.origin.id)) {
      out.push(left!);
      i++;
    } else if (left === undefined || left.origin.id > right.origin.id) {
      out.push(right);
      changed = true;
      j++;
    } else {
      const merged = merge(left, right);
      if (merged !== left) changed = true;
      out.push(merged);
      i++;
      j++;
    }
  }
  if (!changed) return a;
  return out.length > LABEL_LIMIT ? capped(out) : out;
}

/** Union of many taints, of which most add nothing to what the first ones say. */
export class TaintUnion {
  readonly #labels = new Map<Origin, Label>();

  constructor(taint: Taint) {
    for (const label of taint) this.#labels.set(label.origin, label);
  }

  /** Adds what `mask` leaves of each label, with the steps of `later` behind its own; as `joinTaint` would. */
  add(taint: Taint, mask: SinkMask, later: Trace | undefined): void {
    for (const { origin, mask: own, trace } of taint) {
      const left = own & mask;
      const known = this.#labels.get(origin);
      const all = left | (known?.mask ?? 0);
      if (all === known?.mask || left === 0) continue;
      const kept = known !== undefined && all !== left ? known.trace : joinTraces(trace, later);
      this.#labels.set(origin, { origin, mask: all, trace: kept });
    }
  }

  get taint(): Taint {
    const labels = [...this.#labels.values()].sort((a, b) => a.origin.id - b.origin.id);
    return labels.length > LABEL_LIMIT ? capped(labels) : labels;
  }
}

/**
 * Fewer labels of about the same meaning: sources whose kind and dangers an earlier one has are dropped, fields of
 * parameters count as the whole parameter.
 */
function capped(labels: readonly Label[]): Taint {
  const seen = new Map<number, SinkMask>();
  const whole = new Map<number, Label>();
  const kept: Label[] = [];
  for (const label of labels) {
    const { root } = label.origin;
    if (root.kind === 'source') {
      const known = seen.get(root.source) ?? 0;
      seen.set(root.source, known | label.mask);
      if ((known | label.mask) !== known) kept.push(label);
      continue;
    }
    let base = label.origin;
    while (base.parent !== undefined) base = base.parent;
    const known = whole.get(base.id);
    const mask = (known?.mask ?? 0) | label.mask;
    if (known?.mask !== mask) whole.set(base.id, { origin: base, mask, trace: known?.trace ?? label.trace });
  }
  return [...kept, ...whole.values()].sort((a, b) => a.origin.id - b.origin.id);
}

export function sameTaint(a: Taint, b: Taint): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  return a.every((label, i) => label.origin === b[i]!.origin && label.mask === b[i]!.mask);
}

/** The taint without the dangers in `cleared`. */
export function withoutDangers(taint: Taint, cleared: SinkMask): Taint {
  if (cleared === 0 || taint.length === 0) return taint;
  const out: Label[] = [];
  for (const label of taint) {
    const mask = label.mask & ~cleared;
    if (mask === label.mask) out.push(label);
    else if (mask !== 0) out.push({ origin: label.origin, mask, trace: label.trace });
  }
  return out.length === 0 ? CLEAN : out;
}

/** The taint with one more step in every trace. A step at the place of the last one is not repeated. */
export function withStep(taint: Taint, module: number, node: number, note: string): Taint {
  if (taint.length === 0) return taint;
  return taint.map((label) => ({
    origin: label.origin,
    mask: label.mask,
    trace: step(label.trace, module, node, note),
  }));
}

export function step(previous: Trace | undefined, module: number, node: number, note: string): Trace {
  if (previous !== undefined) {
    if (previous.module === module && previous.node === node && previous.note === note) return previous;
    if (previous.length >= TRACE_LIMIT) return previous;
  }
  return { previous, inner: undefined, module, node, note, length: (previous?.length ?? 0) + 1 };
}

/** `later`'s steps put behind those of `earlier`. */
export function joinTraces(earlier: Trace | undefined, later: Trace | undefined): Trace | undefined {
  if (later === undefined) return earlier;
  if (earlier === undefined) return later;
  if (earlier.length >= TRACE_LIMIT) return earlier;
  return {
    previous: earlier,
    inner: later,
    module: -1,
    node: -1,
    note: '',
    length: earlier.length + later.length,
  };
}

/** Steps from first to last; of a very long trace the beginning and the end. */
export function traceSteps(trace: Trace | undefined): Trace[] {
  const out: Trace[] = [];
  const open: (Trace | undefined)[] = [trace];
  for (let link = open.pop(); link !== undefined || open.length > 0; link = open.pop()) {
    if (link === undefined) continue;
    // Backwards: what comes last is looked at first.
    open.push(link.previous);
    if (link.inner !== undefined) open.push(link.inner);
    else out.push(link);
    if (out.length > 10 * TRACE_LIMIT) break;
  }
  out.reverse();
  const distinct = out.filter((link, i) => {
    const before = out[i - 1];
    return (
      before === undefined ||
      before.module !== link.module ||
      before.node !== link.node ||
      before.note !== link.note
    );
  });
  return distinct.length <= TRACE_LIMIT
    ? distinct
    : [...distinct.slice(0, TRACE_LIMIT / 2), ...distinct.slice(-TRACE_LIMIT / 2)];
}

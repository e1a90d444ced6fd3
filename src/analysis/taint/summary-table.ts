/**
 * Summaries of functions, made when first asked for: a callee is interpreted while its caller waits, so callees come
 * first. A function that is met again while it is open is recursive: it is interpreted until its summary is stable.
 */
import { contextKey } from './binding.js';
import type { Context, Frame, Machine, Summary } from './machine.js';
import type { FunctionUnit } from './program.js';
import { interpret, summaryOf } from './summaries.js';
import { NOTHING, UNKNOWN, sameValue } from './values.js';

/** Interpretations that may be open at once: each is a call that was met before its callee was known. */
const OPEN_LIMIT = 24;

interface Cached {
  summary: Summary;
  /** Still being interpreted: a recursive call uses what is known so far. */
  open: boolean;
  usedWhileOpen: boolean;
  /** Position in the order of first interpretation. */
  readonly order: number;
}

export class SummaryTable {
  readonly #summaries = new Map<string, Cached>();
  readonly #contexts = new Map<number, Set<string>>();
  #open = 0;
  #order = 0;

  constructor(
    private readonly m: Machine,
    private readonly open: (unit: FunctionUnit, context: Context) => Frame,
  ) {}

  summarise(unit: FunctionUnit, context: Context): Summary {
    const { m } = this;
    const key =
      context.size === 0 ? String(unit.id) : `${unit.id}|${contextKey(context, (each) => m.numberOf(each))}`;
    const known = this.#summaries.get(key);
    if (known !== undefined) {
      if (known.open) known.usedWhileOpen = true;
      return known.summary;
    }
    if (context.size > 0) {
      const contexts = this.#contexts.get(unit.id) ?? new Set();
      if (contexts.size >= m.limits.contexts) return this.summarise(unit, new Map());
      contexts.add(key);
      this.#contexts.set(unit.id, contexts);
    }
    if (this.#open >= OPEN_LIMIT) {
      m.gap(unit.module, `calls nest too deeply at \`${unit.name}\``);
      return unknownSummary(unit);
    }
    return this.#interpret(unit, context, key);
  }

  #interpret(unit: FunctionUnit, context: Context, key: string): Summary {
    const { m } = this;
    const entry: Cached = {
      summary: { ...unknownSummary(unit), returns: NOTHING },
      open: true,
      usedWhileOpen: false,
      order: this.#order++,
    };
    this.#summaries.set(key, entry);
    this.#open++;
    for (let round = 0; ; round++) {
      entry.usedWhileOpen = false;
      const frame = this.open(unit, context);
      interpret(m, frame);
      const summary = summaryOf(m, frame);
      const changed = !sameSummary(entry.summary, summary);
      entry.summary = summary;
      if (!entry.usedWhileOpen || !changed) break;
      if (round + 1 >= m.limits.rounds) {
        m.gap(unit.module, `the recursion of \`${unit.name}\` was cut off`);
        break;
      }
      // What was interpreted meanwhile relied on the old summary.
      for (const [other, { order }] of this.#summaries)
        if (order > entry.order) this.#summaries.delete(other);
    }
    entry.open = false;
    this.#open--;
    return entry.summary;
  }

  clear(): void {
    this.#summaries.clear();
    this.#contexts.clear();
  }
}

/** Nothing is known: taint of the arguments does not even pass. Used while a recursive call has no result yet. */
function unknownSummary(unit: FunctionUnit): Summary {
  return {
    unit,
    returns: UNKNOWN,
    objects: new Map(),
    sinks: [],
    effects: [],
    proved: [],
    neverReturns: false,
    sensitive: new Set(),
  };
}

function sameSummary(a: Summary, b: Summary): boolean {
  return (
    sameValue(a.returns, b.returns) &&
    a.sinks.length === b.sinks.length &&
    a.effects.length === b.effects.length &&
    a.neverReturns === b.neverReturns &&
    a.effects.every(
      (effect, i) => effect.key === b.effects[i]!.key && sameValue(effect.value, b.effects[i]!.value),
    )
  );
}

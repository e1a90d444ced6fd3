/**
 * Summaries of functions, made when first asked for: a callee is interpreted while its caller waits, so callees come
 * first. A function that is met again while it is open is recursive:
 *
 *     def even(n): return n == 0 or odd(n - 1)      head: opened first
 *     def odd(n): return n != 0 and even(n - 1)     met `even` while it was open: provisional
 *
 * Functions that call each other are iterated together, by the one that was opened first (the head of their strongly
 * connected component, found as in Tarjan's algorithm): each round interprets every member once, from what the round
 * before found out about it. Members never iterate on their own, or rounds would multiply with every cycle inside.
 */
import { contextKey, widened } from './contexts.js';
import type { Context, Frame, Machine, Summary } from './machine.js';
import type { Dependents } from './dependents.js';
import type { FunctionUnit } from './program-units.js';
import { interpret, summaryOf } from './summaries.js';
import { includesSummary, joinSummaries } from './summary-order.js';
import { NOTHING, UNKNOWN } from './values.js';

/** Interpretations that may be open at once: each is a call that was met before its callee was known. */
const OPEN_LIMIT = 24;

/** Contexts of a function, as a multiple of the limit, if all beyond it are of receivers of a more general class. */
const WIDER = 2;

interface Cached {
  readonly key: string;
  summary: Summary;
  /** Still being interpreted: a recursive call uses what is known so far. */
  open: boolean;
  /** Position in the order of first interpretation. */
  readonly order: number;
  /** The lowest order of an open function that its summary relied on; `FINAL` if it relied on none. */
  low: number;
  /** Its summary differs from that of the round before. */
  changed: boolean;
}

const FINAL = Number.MAX_SAFE_INTEGER;

export class SummaryTable {
  readonly #summaries = new Map<string, Cached>();
  readonly #contexts = new Map<string, Set<string>>();
  /** Functions being interpreted, each called by the one before. */
  readonly #open: Cached[] = [];
  /** Interpreted, but from provisional summaries of functions that are open. In order of first interpretation. */
  #provisional: Cached[] = [];
  /** What the round before found out about members of a component. */
  readonly #earlier = new Map<string, Summary>();
  #order = 0;

  constructor(
    private readonly m: Machine,
    private readonly open: (unit: FunctionUnit, context: Context) => Frame,
    private readonly dependents: Dependents,
  ) {}

  summarise(unit: FunctionUnit, context: Context): Summary {
    const { m } = this;
    this.dependents.uses(unit);
    const key = this.#keyOf(unit, context);
    const known = this.#summaries.get(key);
    if (known !== undefined) {
      this.#relyOn(known.open ? known.order : known.low);
      return known.summary;
    }
    if (context.size > 0) {
      const carriesFunctions = [...context.values()].some(({ callables }) => callables.length > 0);
      const group = carriesFunctions ? `${unit.id}()` : String(unit.id);
      const limit = carriesFunctions ? m.limits.callableContexts : m.limits.contexts;
      const contexts = this.#contexts.get(group) ?? new Set();
      if (!contexts.has(key) && contexts.size >= limit) {
        const wider = contexts.size < WIDER * limit ? widened(m, unit, context) : undefined;
        if (wider === undefined) return this.summarise(unit, new Map());
        contexts.add(this.#keyOf(unit, wider));
        return this.summarise(unit, wider);
      }
      contexts.add(key);
      this.#contexts.set(group, contexts);
    }
    if (this.#open.length >= OPEN_LIMIT) {
      m.gap(unit.module, `calls nest too deeply at \`${unit.name}\``);
      return unknownSummary(unit);
    }
    return this.#interpret(unit, context, key);
  }

  #keyOf(unit: FunctionUnit, context: Context): string {
    if (context.size === 0) return String(unit.id);
    return `${unit.id}|${contextKey(context, (each) => this.m.numberOf(each))}`;
  }

  /** The function being interpreted relies on what is known about an open one. */
  #relyOn(order: number): void {
    const user = this.#open.at(-1);
    if (user !== undefined && order < user.low) user.low = order;
  }

  #interpret(unit: FunctionUnit, context: Context, key: string): Summary {
    const { m } = this;
    const entry: Cached = {
      key,
      summary: this.#earlier.get(key) ?? { ...unknownSummary(unit), returns: NOTHING },
      open: true,
      order: this.#order++,
      low: FINAL,
      changed: false,
    };
    this.#summaries.set(key, entry);
    this.#open.push(entry);
    this.dependents.enter(unit);
    for (let round = 1; ; round++) {
      entry.low = FINAL;
      const frame = this.open(unit, context);
      interpret(m, frame);
      const summary = summaryOf(m, frame);
      const isFirst = round === 1 && !this.#earlier.has(key);
      entry.changed = isFirst || !includesSummary(entry.summary, summary);
      // A summary on which nothing relied while it was made is exact; others only grow.
      if (isFirst || entry.low === FINAL) entry.summary = summary;
      else if (entry.changed) entry.summary = joinSummaries(entry.summary, summary);
      // Not recursive, or a member of a component whose head is still open.
      if (entry.low !== entry.order) break;
      if (!entry.changed && this.#members(entry).every((member) => !member.changed)) break;
      if (round >= m.limits.rounds) {
        m.gap(unit.module, `the recursion of \`${unit.name}\` was cut off`);
        break;
      }
      this.#startOver(entry);
    }
    entry.open = false;
    this.#open.pop();
    this.dependents.leave();
    if (entry.low < entry.order) {
      this.#provisional.push(entry);
      this.#relyOn(entry.low);
    } else this.#finish(entry);
    return entry.summary;
  }

  /** Functions of the component that `head` has opened. */
  #members(head: Cached): Cached[] {
    return this.#provisional.filter((member) => member.order > head.order);
  }

  /** Members are interpreted again, from what they are known to do so far. */
  #startOver(head: Cached): void {
    for (const member of this.#members(head)) {
      this.#earlier.set(member.key, member.summary);
      this.#summaries.delete(member.key);
    }
    this.#provisional = this.#provisional.filter((member) => member.order <= head.order);
  }

  /** The component is stable: nothing that its members know is provisional. */
  #finish(head: Cached): void {
    head.low = FINAL;
    for (const member of this.#members(head)) {
      member.low = FINAL;
      this.#earlier.delete(member.key);
    }
    this.#provisional = this.#provisional.filter((member) => member.order <= head.order);
  }

  /** Forgets what is known of the units. */
  forget(units: ReadonlySet<FunctionUnit>): void {
    for (const [key, { summary }] of this.#summaries)
      if (units.has(summary.unit)) this.#summaries.delete(key);
    for (const { id } of units) {
      this.#contexts.delete(String(id));
      this.#contexts.delete(`${id}()`);
    }
  }
}

/** Nothing is known: taint of the arguments does not even pass. Used while a recursive call has no result yet. */
function unknownSummary(unit: FunctionUnit): Summary {
  return {
    unit,
    returns: UNKNOWN,
    raises: NOTHING,
    objects: new Map(),
    sinks: [],
    questions: [],
    effects: [],
    proved: [],
    neverReturns: false,
    sensitive: new Set(),
  };
}

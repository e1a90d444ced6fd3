/**
 * Sinks that were come to, and whether on every way to them nobody could do harm there. A search rule that suspects what
 * is in such a sink asks here.
 *
 *     def ping(host): os.system("ping " + host)      depends on the callers of `ping`
 *     def check(): ping("localhost")                 harmless, and the only caller: settled
 */
import type { Node } from '../syntax/tree.js';
import type { FunctionUnit, ModuleInfo } from './program-units.js';
import type { SinkMask } from './spec.js';

/** A sink of the program, of one kind. */
export interface SinkPlace {
  /** One bit. */
  readonly sink: SinkMask;
  readonly module: number;
  readonly node: Node;
}

export interface ReachedSink {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly sinkKind: string;
  /** Certain: only literals of the program get there, or data that was made harmless for it. */
  readonly isSettled: boolean;
}

interface Reached {
  readonly place: SinkPlace;
  /** What was found out in each unit that gets there or that calls one that does: false where it may be harmful. */
  readonly answers: Map<FunctionUnit, boolean>;
  /** Units for which it depends on their callers. */
  readonly asking: Set<FunctionUnit>;
}

export class ReachedSinks {
  readonly #byPlace = new Map<string, Reached>();
  readonly #called = new Set<FunctionUnit>();
  readonly #handedOut = new Set<FunctionUnit>();

  /** Says whether a sink was harmless on one more way to it. */
  answer(unit: FunctionUnit, place: SinkPlace, isSettled: boolean): void {
    const { answers } = this.#at(place);
    answers.set(unit, (answers.get(unit) ?? true) && isSettled);
  }

  /** Says that it depends on what callers pass to the unit. */
  ask(unit: FunctionUnit, place: SinkPlace): void {
    this.#at(place).asking.add(unit);
  }

  /** Says that the application calls the unit. */
  called(unit: FunctionUnit): void {
    this.#called.add(unit);
  }

  /** Says that somebody out of sight may call the unit, with whatever they have. */
  handedOut(unit: FunctionUnit): void {
    this.#handedOut.add(unit);
  }

  /** The units are looked at once more, with more known. */
  forget(units: ReadonlySet<FunctionUnit>): void {
    for (const { answers, asking } of this.#byPlace.values()) {
      for (const unit of answers.keys()) if (units.has(unit)) answers.delete(unit);
      for (const unit of asking) if (units.has(unit)) asking.delete(unit);
    }
  }

  /** `sinkKinds`: by the position of their bit. `modules`: by index. */
  list(sinkKinds: readonly string[], modules: readonly ModuleInfo[]): ReachedSink[] {
    return [...this.#byPlace.values()].flatMap((reached) => {
      const { module, node, sink } = reached.place;
      const { path, semantics } = modules[module]!;
      const { start, end } = semantics.tree;
      const isSettled = this.#isSettled(reached);
      const kinds = sinkKinds.filter((_, i) => 1 << i === sink);
      return kinds.map((sinkKind) => ({ path, start: start[node]!, end: end[node]!, sinkKind, isSettled }));
    });
  }

  #isSettled({ answers, asking }: Reached): boolean {
    if (answers.size === 0 || ![...answers.values()].every(Boolean)) return false;
    return [...asking].every((unit) => this.#called.has(unit) && !this.#handedOut.has(unit));
  }

  #at(place: SinkPlace): Reached {
    const key = `${place.module}:${place.node}:${place.sink}`;
    let known = this.#byPlace.get(key);
    if (known === undefined)
      this.#byPlace.set(key, (known = { place, answers: new Map(), asking: new Set() }));
    return known;
  }
}

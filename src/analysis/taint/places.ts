/** The places of a module that a user's rules matched, found by the extent of an expression. */
import type { SyntaxTree, Node } from '../syntax/tree.js';
import type { ModulePlaces, Place, PropagatorPlace, SanitizerPlace, SinkPlace, SourcePlace } from './spec.js';

/** Places by where they begin and end. */
class Extents<P extends Place & { readonly exact: boolean }> {
  readonly #exact = new Map<number, Map<number, P[]>>();
  readonly #inside: P[] = [];

  constructor(places: readonly P[]) {
    for (const place of places) {
      let ends = this.#exact.get(place.start);
      if (ends === undefined) this.#exact.set(place.start, (ends = new Map()));
      const same = ends.get(place.end);
      if (same === undefined) ends.set(place.end, [place]);
      else same.push(place);
      if (!place.exact) this.#inside.push(place);
    }
    this.#inside.sort((a, b) => a.start - b.start || b.end - a.end);
  }

  /** Places of exactly this extent, and inexact ones around it. */
  at(start: number, end: number): readonly P[] {
    const exact = this.#exact.get(start)?.get(end) ?? [];
    let out: P[] | undefined;
    // Inexact places that begin at or before `start`: few in practice, as patterns match expressions.
    for (const place of this.#inside) {
      if (place.start > start) break;
      if (place.end >= end && !(place.start === start && place.end === end)) (out ??= [...exact]).push(place);
    }
    return out ?? exact;
  }

  exactly(start: number, end: number): readonly P[] {
    return this.#exact.get(start)?.get(end) ?? [];
  }
}

export class PlaceIndex {
  readonly #sources: Extents<SourcePlace>;
  readonly #sinks: Extents<SinkPlace>;
  readonly #sanitizers: Extents<SanitizerPlace>;
  readonly #propagators = new Map<string, PropagatorPlace[]>();
  readonly #ends = new Map<string, PropagatorPlace[]>();

  constructor(
    private readonly tree: SyntaxTree,
    places: ModulePlaces,
  ) {
    this.#sources = new Extents(places.sources);
    this.#sinks = new Extents(places.sinks);
    this.#sanitizers = new Extents(places.sanitizers);
    for (const place of places.propagators) {
      push(this.#propagators, key(place.start, place.end), place);
      push(this.#ends, key(place.to.start, place.to.end), place);
    }
  }

  sources(node: Node): readonly SourcePlace[] {
    return this.#sources.at(this.tree.start[node]!, this.tree.end[node]!);
  }

  sinks(node: Node): readonly SinkPlace[] {
    return this.#sinks.at(this.tree.start[node]!, this.tree.end[node]!);
  }

  sanitizers(node: Node): readonly SanitizerPlace[] {
    return this.#sanitizers.at(this.tree.start[node]!, this.tree.end[node]!);
  }

  /** Propagators that act when this expression has been evaluated. */
  propagators(node: Node): readonly PropagatorPlace[] {
    return this.#propagators.get(key(this.tree.start[node]!, this.tree.end[node]!)) ?? [];
  }

  /** Whether the expression is an end (`from` or `to`) of some propagator that is not by side effect. */
  receives(node: Node): readonly PropagatorPlace[] {
    return this.#ends.get(key(this.tree.start[node]!, this.tree.end[node]!)) ?? [];
  }
}

const key = (start: number, end: number): string => `${start}:${end}`;

function push<K, V>(map: Map<K, V[]>, at: K, value: V): void {
  const found = map.get(at);
  if (found === undefined) map.set(at, [value]);
  else found.push(value);
}

/** The places of a module that a user's rules matched, found by the extent of an expression. */
import { K } from '../syntax/kinds.js';
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
  readonly #leaving = new Map<string, PropagatorPlace[]>();
  readonly #arriving = new Map<string, PropagatorPlace[]>();

  constructor(
    private readonly tree: SyntaxTree,
    places: ModulePlaces,
  ) {
    this.#sources = new Extents(places.sources);
    this.#sinks = new Extents(places.sinks);
    this.#sanitizers = new Extents(places.sanitizers);
    const single = places.propagators.length === 0 ? undefined : extentsOfNodes(tree);
    for (const place of places.propagators) {
      const extent = key(place.start, place.end);
      if (single?.has(extent) === true) {
        push(this.#propagators, extent, place);
        continue;
      }
      push(this.#leaving, key(place.from.start, place.from.end), place);
      push(this.#arriving, key(place.to.start, place.to.end), place);
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

  /** Propagators over several statements whose `from` this expression is. */
  leaving(node: Node): readonly PropagatorPlace[] {
    return this.#leaving.get(key(this.tree.start[node]!, this.tree.end[node]!)) ?? [];
  }

  /** Propagators over several statements whose `to` this expression is. */
  arriving(node: Node): readonly PropagatorPlace[] {
    return this.#arriving.get(key(this.tree.start[node]!, this.tree.end[node]!)) ?? [];
  }
}

/** Extents of everything but sequences of statements. */
function extentsOfNodes(tree: SyntaxTree): ReadonlySet<string> {
  const extents = new Set<string>();
  for (let node = 0; node < tree.kind.length; node++)
    if (tree.kind[node] !== K.block && tree.kind[node] !== K.module)
      extents.add(key(tree.start[node]!, tree.end[node]!));
  return extents;
}

const key = (start: number, end: number): string => `${start}:${end}`;

function push<K, V>(map: Map<K, V[]>, at: K, value: V): void {
  const found = map.get(at);
  if (found === undefined) map.set(at, [value]);
  else found.push(value);
}

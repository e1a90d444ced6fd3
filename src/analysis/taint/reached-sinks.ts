/**
 * Sinks that were come to, and whether on every way to them nobody could do harm there. A search rule that suspects what
 * is in such a sink asks here.
 */
import type { Node } from '../syntax/tree.js';
import type { ModuleInfo } from './program-units.js';
import type { SinkMask } from './spec.js';

export interface ReachedSink {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly sinkKind: string;
  /** Certain: only literals of the program get there, or data that was made harmless for it. */
  readonly isSettled: boolean;
}

interface Reached {
  readonly module: ModuleInfo;
  readonly node: Node;
  readonly sink: SinkMask;
  isSettled: boolean;
}

export class ReachedSinks {
  readonly #byPlace = new Map<string, Reached>();

  /** Says whether a sink was harmless on one more way to it. */
  add(module: ModuleInfo, node: Node, sink: SinkMask, isSettled: boolean): void {
    const key = `${module.index}:${node}:${sink}`;
    const known = this.#byPlace.get(key);
    if (known === undefined) this.#byPlace.set(key, { module, node, sink, isSettled });
    else known.isSettled &&= isSettled;
  }

  /** `sinkKinds`: by the position of their bit. */
  list(sinkKinds: readonly string[]): ReachedSink[] {
    return [...this.#byPlace.values()].flatMap(({ module: { path, semantics }, node, sink, isSettled }) => {
      const { start, end } = semantics.tree;
      const kinds = sinkKinds.filter((_, i) => 1 << i === sink);
      return kinds.map((sinkKind) => ({ path, start: start[node]!, end: end[node]!, sinkKind, isSettled }));
    });
  }
}

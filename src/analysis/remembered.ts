/**
 * What an engine has found out already, for the next request: most files of a second review, and all of its base, are
 * those of the first. Texts are known by their syntax trees, which the parser keeps by content, so that what is
 * remembered of a text goes with its tree. Only results of pure functions of a text, a path and the rules are kept:
 * a request is answered as if nothing were.
 */
import type { SearchResult } from './search.js';
import type { SyntaxTree } from './syntax/tree.js';

/** What search rules said of a text at a path. */
export interface Searched {
  readonly result: SearchResult;
  /** Names and constants took too many steps. */
  readonly isLimited: boolean;
}

/** The same text may lie at many paths: empty files do. */
const MAX_PATHS = 64;

/** By text and path, as long as the text's tree is kept. */
export class RememberedSearches {
  readonly #byTree = new WeakMap<SyntaxTree, Map<string, Searched>>();

  /** What is known, or else `search` says. `place`: path and root. */
  of(tree: SyntaxTree, place: string, search: () => Searched): Searched {
    let byPlace = this.#byTree.get(tree);
    if (byPlace === undefined) this.#byTree.set(tree, (byPlace = new Map()));
    let known = byPlace.get(place);
    if (known !== undefined) return known;
    known = search();
    if (byPlace.size >= MAX_PATHS) byPlace.clear();
    byPlace.set(place, known);
    return known;
  }
}

/** Results of whole programs: of few, since only the same program has the same. */
const MAX_PROGRAMS = 8;

/** By what a program is made of. */
export class RememberedPrograms<Result> {
  readonly #numbers = new WeakMap<SyntaxTree, number>();
  #count = 0;
  /** The least recently used one first. */
  readonly #results = new Map<string, Result>();

  /** A number that the text's tree has and no other. */
  numberOf(tree: SyntaxTree): number {
    let number = this.#numbers.get(tree);
    if (number === undefined) this.#numbers.set(tree, (number = this.#count++));
    return number;
  }

  /** What is known, or else `run` says. `parts`: everything that the result depends on. */
  of(parts: readonly string[], run: () => Result): Result {
    const key = parts.join('\0');
    const result = this.#results.get(key) ?? run();
    this.#results.delete(key);
    this.#results.set(key, result);
    const [oldest] = this.#results.keys();
    if (this.#results.size > MAX_PROGRAMS) this.#results.delete(oldest!);
    return result;
  }
}

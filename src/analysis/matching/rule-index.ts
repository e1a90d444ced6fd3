/**
 * Rules by a word that they need: in a module only those are looked at whose word is there.
 *
 *     os.system($X)           needs os and system     found by system
 *     requests.get(...)       needs requests, get     not looked at in a module without requests
 *     $X == $X                needs nothing           looked at in every module
 */
import type { Needs, Occurrences } from './occurrences.js';

export class RuleIndex {
  readonly #always: readonly number[];
  readonly #byWord = new Map<number, number[]>();

  /** `positions`: of the rules; `needs` by position; `lengths`: of the words, by number: longer ones are rarer. */
  constructor(
    positions: readonly number[],
    private readonly needs: readonly Needs[],
    lengths: readonly number[],
  ) {
    const always: number[] = [];
    for (const position of positions) {
      const alternatives = rarest(needs[position]!, lengths);
      if (alternatives === undefined) always.push(position);
      for (const word of alternatives ?? []) {
        const known = this.#byWord.get(word);
        if (known === undefined) this.#byWord.set(word, [position]);
        else known.push(position);
      }
    }
    this.#always = always;
  }

  /** Positions, ascending, of the rules of which a module has the words. */
  in(words: Occurrences): number[] {
    const found = new Set(this.#always);
    for (const [word, positions] of this.#byWord)
      if (words.has(word)) for (const position of positions) found.add(position);
    return [...found].filter((position) => words.satisfies(this.needs[position]!)).sort((a, b) => a - b);
  }
}

/** Of the lists of alternatives of which a module must have a word, the one that modules have least often. */
function rarest(needs: Needs, lengths: readonly number[]): readonly number[] | undefined {
  let best: readonly number[] | undefined;
  let clause: number[] = [];
  const shortest = (words: readonly number[]): number => Math.min(...words.map((word) => lengths[word]!));
  for (const word of needs) {
    if (word >= 0) {
      clause.push(word);
      continue;
    }
    if (
      best === undefined ||
      clause.length < best.length ||
      (clause.length === best.length && shortest(clause) > shortest(best))
    )
      best = clause;
    clause = [];
  }
  return best;
}

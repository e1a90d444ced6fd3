/** Which of the compiled rules' words a module has; each is looked for at most once. */
import type { Target } from './target.js';

export class WordPresence {
  /** By word: 0 not asked yet, 1 there, 2 not there. */
  readonly #known: Uint8Array;

  constructor(
    private readonly words: readonly string[],
    private readonly target: Target,
  ) {
    this.#known = new Uint8Array(words.length);
  }

  has(word: number): boolean {
    if (this.#known[word] === 0) this.#known[word] = this.target.hasWord(this.words[word]!) ? 1 : 2;
    return this.#known[word] === 1;
  }

  /** Whether every clause has a word that is there. */
  satisfies(clauses: readonly (readonly number[])[]): boolean {
    for (const clause of clauses) {
      let found = false;
      for (let i = 0; i < clause.length && !found; i++) found = this.has(clause[i]!);
      if (!found) return false;
    }
    return true;
  }
}

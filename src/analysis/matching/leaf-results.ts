/** Matches of patterns over a whole module, kept for all rules that share them. */
import { tokenizeText, type TextToken } from '../rules/generic-pattern.js';
import { Budget } from './budget.js';
import type { CompiledRules } from './compiled.js';
import { countPlaces, evaluateLeaf } from './leaf.js';
import { distinct, type RangeMatch } from './range.js';
import type { Target } from './target.js';
import type { WordPresence } from './word-presence.js';

export interface LeafResult {
  readonly ranges: readonly RangeMatch[];
  readonly exceeded: boolean;
}

export class LeafResults {
  readonly #results: (LeafResult | undefined)[];
  /** By pattern, one more than the number of places; 0 for not counted yet. */
  readonly #places: Uint32Array;
  #tokens: readonly TextToken[] | undefined;

  constructor(
    readonly compiled: CompiledRules,
    readonly target: Target,
    readonly words: WordPresence,
    private readonly stepsPerPattern: number,
  ) {
    this.#results = new Array<LeafResult | undefined>(compiled.leaves.length);
    this.#places = new Uint32Array(compiled.leaves.length);
  }

  /** What is known already. */
  known(index: number): LeafResult | undefined {
    return this.#results[index];
  }

  whole(index: number): LeafResult {
    const known = this.#results[index];
    if (known !== undefined) return known;
    const leaf = this.compiled.leaves[index]!;
    const { target } = this;
    const budget = new Budget(this.stepsPerPattern);
    const matcher = { target, options: leaf.options, budget, anchor: this.compiled.anchor };
    const ranges = distinct(evaluateLeaf(leaf, matcher, { from: 0, to: target.tree.size }));
    return (this.#results[index] = { ranges, exceeded: budget.exceeded });
  }

  /** How many places of the module the pattern is tried at most. */
  places(index: number): number {
    if (this.#places[index] === 0) {
      const leaf = this.compiled.leaves[index]!;
      const { target } = this;
      const matcher = { target, options: leaf.options, budget: new Budget(0), anchor: this.compiled.anchor };
      this.#places[index] = countPlaces(leaf, matcher) + 1;
    }
    return this.#places[index]! - 1;
  }

  /** The module's text in tokens of generic patterns. */
  get tokens(): readonly TextToken[] {
    return (this.#tokens ??= tokenizeText(this.target.text));
  }
}

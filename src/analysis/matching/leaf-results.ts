/** Matches of patterns over a whole module, kept for all rules that share them. */
import { tokenizeText, type TextToken } from '../rules/generic-pattern.js';
import { Budget } from './budget.js';
import type { CompiledRules } from './compiled.js';
import { ConditionRows } from './condition-rows.js';
import { createMatcher } from './create-matcher.js';
import { countPlaces, evaluateLeaf } from './leaf.js';
import type { Plan } from './plan.js';
import { distinct, type RangeMatch } from './range.js';
import type { Target } from './target.js';
import type { Occurrences } from './occurrences.js';

const UNKNOWN = 0;
const YES = 1;
const NO = 2;

export interface LeafResult {
  readonly ranges: readonly RangeMatch[];
  readonly exceeded: boolean;
}

export class LeafResults {
  readonly #results: (LeafResult | undefined)[];
  /** By pattern, one more than the number of places; 0 for not counted yet. */
  readonly #places: Uint32Array;
  #tokens: readonly TextToken[] | undefined;
  /** By a plan's number. */
  readonly #mayMatch: Uint8Array;
  readonly conditionRows: ConditionRows;

  constructor(
    readonly compiled: CompiledRules,
    readonly target: Target,
    readonly words: Occurrences,
    private readonly stepsPerPattern: number,
  ) {
    this.#results = new Array<LeafResult | undefined>(compiled.leaves.length);
    this.#places = new Uint32Array(compiled.leaves.length);
    this.#mayMatch = new Uint8Array(compiled.planCount);
    this.conditionRows = new ConditionRows(target, words);
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
    const matcher = createMatcher(this.compiled, target, leaf.options, budget);
    const ranges = distinct(
      evaluateLeaf(leaf, matcher, { from: 0, to: target.tree.size }, this.conditionRows),
    );
    return (this.#results[index] = { ranges, exceeded: budget.exceeded });
  }

  /** Whether the module has the words that a formula needs. */
  mayMatch({ number, needs }: Plan): boolean {
    if (this.#mayMatch[number] === UNKNOWN) this.#mayMatch[number] = this.words.satisfies(needs) ? YES : NO;
    return this.#mayMatch[number] === YES;
  }

  /** Upper bound of the places that a formula is tried at: 0 if it cannot match. */
  placesOf(plan: Plan): number {
    if (!this.mayMatch(plan)) return 0;
    switch (plan.kind) {
      case 'pattern':
        return this.places(plan.leaf);
      case 'regex':
      case 'generic':
        return this.target.tree.size;
      case 'or': {
        let sum = 0;
        for (const child of plan.alternatives) sum += this.placesOf(child);
        return sum;
      }
      case 'inside':
      case 'anywhere':
        return this.placesOf(plan.operand);
      case 'and': {
        let least = this.target.tree.size;
        for (const child of plan.positives) least = Math.min(least, this.placesOf(child));
        return least;
      }
    }
  }

  /** How many places of the module the pattern is tried at most. */
  places(index: number): number {
    if (this.#places[index] === 0) {
      const leaf = this.compiled.leaves[index]!;
      const { target } = this;
      const matcher = createMatcher(this.compiled, target, leaf.options, new Budget(0));
      this.#places[index] = countPlaces(leaf, matcher, this.conditionRows) + 1;
    }
    return this.#places[index]! - 1;
  }

  /** The module's text in tokens of generic patterns. */
  get tokens(): readonly TextToken[] {
    return (this.#tokens ??= tokenizeText(this.target.text));
  }
}

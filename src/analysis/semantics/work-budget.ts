/** Steps that a computation may take. A count, not a clock: the same input ends the same way everywhere. */
export class WorkBudget {
  #left: number;

  constructor(steps: number) {
    this.#left = steps;
  }

  /** Some step was refused: what was computed is less than what could be known. */
  get isExhausted(): boolean {
    return this.#left < 0;
  }

  /** Takes steps; false when there are none left. */
  take(steps: number): boolean {
    this.#left -= steps;
    return this.#left >= 0;
  }
}

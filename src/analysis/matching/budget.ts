/** Steps that matching may take: a limit counted in work, so that the result is the same on every machine. */
export class Budget {
  #left: number;

  constructor(steps: number) {
    this.#left = steps;
  }

  /** Takes a step; false when there is none left. */
  spend(steps = 1): boolean {
    this.#left -= steps;
    return this.#left >= 0;
  }

  /** A limit other than of steps was met. */
  exhaust(): void {
    this.#left = -1;
  }

  get exceeded(): boolean {
    return this.#left < 0;
  }
}

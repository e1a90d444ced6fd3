/** Every request that reached the API, countable by route. */
export interface Call {
  readonly method: string;
  /** `GET /repos/{owner}/{repo}/pulls/{pull_number}`, `POST /graphql`, or the raw path of an unknown route. */
  readonly route: string;
  readonly path: string;
  readonly status: number;
  /** Set where a fault was played instead of, or after, the real answer. */
  readonly fault: string | undefined;
  readonly request: unknown;
  readonly milliseconds: number;
}

export class CallLog {
  readonly #calls: Call[] = [];

  add(call: Call): void {
    this.#calls.push(call);
  }

  all(): readonly Call[] {
    return this.#calls;
  }

  /** Calls of a route, for example `POST /repos/{owner}/{repo}/check-runs`. */
  to(route: string): readonly Call[] {
    return this.#calls.filter((call) => call.route === route);
  }

  /** How often each route was called, most first. */
  counts(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const { route } of this.#calls) counts.set(route, (counts.get(route) ?? 0) + 1);
    return new Map([...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)));
  }

  reset(): void {
    this.#calls.length = 0;
  }
}

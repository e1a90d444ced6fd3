/** Faults that a test orders: what GitHub does on a bad day. Each is played on the next matching requests. */
export type Fault =
  /** A server error; `after`: the write has taken effect all the same. */
  | { readonly kind: 'error'; readonly status: 500 | 502 | 503 | 504; readonly when: 'before' | 'after' }
  | { readonly kind: 'secondary-limit'; readonly retryAfter: number }
  /** GitHub says no, whatever was asked: a locked conversation, a rule of the organisation. */
  | { readonly kind: 'refusal'; readonly status: 403 | 404 | 422 }
  | { readonly kind: 'slow'; readonly milliseconds: number }
  /** The connection ends without an answer. */
  | { readonly kind: 'drop'; readonly when: 'before' | 'after' };

export interface FaultOrder {
  /** Whole or partial route such as `POST /repos/{owner}/{repo}/check-runs`; all routes without it. */
  readonly route?: string;
  readonly fault: Fault;
  /** How often; once by default. */
  readonly times?: number;
  /** Lets that many matching requests pass first. */
  readonly skip?: number;
}

interface Ordered {
  readonly route: string;
  readonly fault: Fault;
  left: number;
  skip: number;
}

export class Faults {
  #orders: Ordered[] = [];

  add(order: FaultOrder): void {
    const { route = '', fault, times = 1, skip = 0 } = order;
    this.#orders.push({ route, fault, left: times, skip });
  }

  clear(): void {
    this.#orders = [];
  }

  /** The fault to play on a request, used up by asking. */
  next(route: string): Fault | undefined {
    for (const order of this.#orders) {
      if (order.left === 0 || !route.includes(order.route)) continue;
      if (order.skip > 0) {
        order.skip -= 1;
        continue;
      }
      order.left -= 1;
      return order.fault;
    }
    return undefined;
  }
}

/** What an error of GitHub's API means for the work that ran into it. */
import { at, textAt } from './json.js';

export type ApiProblem =
  /** Wait so long, then go on. */
  | { readonly kind: 'limited'; readonly delayMs: number }
  /** GitHub or the network failed: a write may have taken effect or not. */
  | { readonly kind: 'transient' }
  /** The App is not installed here any more, or suspended: nobody waits for the work. */
  | { readonly kind: 'gone' }
  /** GitHub understood and said no. */
  | { readonly kind: 'refused'; readonly status: number }
  /** No answer of the API at all: an error of ours. */
  | { readonly kind: 'internal' };

const MAX_DELAY_MS = 65 * 60_000;
const SECONDARY_LIMIT_MS = 60_000;

/** Classifies what an API call threw. `nowMs` is the time now, for limits that name a moment. */
export function apiProblem(error: unknown, nowMs: number): ApiProblem {
  const status = at(error, 'status');
  if (typeof status !== 'number') return isNetworkError(error) ? { kind: 'transient' } : { kind: 'internal' };
  if (status >= 500) return { kind: 'transient' };
  const message = error instanceof Error ? error.message : '';
  if (status === 429 || status === 403) {
    const delayMs = limitDelay(error, message, nowMs);
    if (delayMs !== undefined)
      return { kind: 'limited', delayMs: Math.min(MAX_DELAY_MS, Math.max(1000, delayMs)) };
    if (/suspended/i.test(message)) return { kind: 'gone' };
  }
  const url = textAt(error, 'request', 'url') ?? '';
  if (status === 404 && /\/app\/installations\/\d+\/access_tokens$/.test(url)) return { kind: 'gone' };
  return { kind: 'refused', status };
}

/** Whether the API said that there is no such thing. */
export function isNotFound(error: unknown): boolean {
  return at(error, 'status') === 404;
}

function limitDelay(error: unknown, message: string, nowMs: number): number | undefined {
  const header = (name: string): number => Number(at(error, 'response', 'headers', name) ?? NaN);
  const after = header('retry-after');
  if (after >= 0) return after * 1000;
  if (header('x-ratelimit-remaining') === 0) {
    const reset = header('x-ratelimit-reset') * 1000;
    return Number.isNaN(reset) ? SECONDARY_LIMIT_MS : reset - nowMs + 1000;
  }
  return /secondary rate|abuse detection/i.test(message) || at(error, 'status') === 429
    ? SECONDARY_LIMIT_MS
    : undefined;
}

function isNetworkError(error: unknown): boolean {
  const code = textAt(error, 'code') ?? textAt(error, 'cause', 'code') ?? '';
  return /^(E[A-Z]+|UND_ERR_\w+)$/.test(code);
}

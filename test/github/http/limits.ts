/**
 * GitHub's rate limits, per installation: the hourly quota in `x-ratelimit-*` headers, and the secondary limits
 * (80 writes that create content a minute and 500 an hour, 900 points a minute, 100 requests at once).
 */
import { Refusal } from './refusal.js';

export interface LimitSettings {
  readonly hourly: number;
  readonly contentPerMinute: number;
  readonly contentPerHour: number;
  readonly pointsPerMinute: number;
  readonly concurrent: number;
}

export const GITHUB_LIMITS: LimitSettings = {
  hourly: 5000,
  contentPerMinute: 80,
  contentPerHour: 500,
  pointsPerMinute: 900,
  concurrent: 100,
};

interface Bucket {
  windowStart: number;
  used: number;
  running: number;
  /** Times of requests with their points, oldest first. */
  readonly points: { at: number; cost: number }[];
  readonly content: number[];
}

const MINUTE = 60_000;
const HOUR = 3_600_000;

export class Limiter {
  readonly #settings: LimitSettings;
  readonly #now: () => number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(settings: LimitSettings, now: () => number) {
    this.#settings = settings;
    this.#now = now;
  }

  /** Counts a request; throws GitHub's refusal when it is one too many. Call the result when it is done. */
  enter(key: string, method: string, createsContent: boolean): () => void {
    const now = this.#now();
    const bucket = this.#bucket(key, now);
    const { hourly, contentPerMinute, contentPerHour, pointsPerMinute, concurrent } = this.#settings;
    if (bucket.used >= hourly) {
      throw new Refusal(403, `API rate limit exceeded for ${key}.`, { headers: this.headers(key) });
    }
    bucket.used += 1;
    while (bucket.points[0] !== undefined && bucket.points[0].at <= now - MINUTE) bucket.points.shift();
    while (bucket.content[0] !== undefined && bucket.content[0] <= now - HOUR) bucket.content.shift();
    const cost = method === 'GET' || method === 'HEAD' ? 1 : 5;
    const spent = bucket.points.reduce((sum, item) => sum + item.cost, 0);
    const lastMinute = bucket.content.filter((at) => at > now - MINUTE).length;
    const crowded = bucket.running >= concurrent || spent + cost > pointsPerMinute;
    const chatty =
      createsContent && (lastMinute >= contentPerMinute || bucket.content.length >= contentPerHour);
    if (crowded || chatty) throw secondaryLimit(60);
    bucket.points.push({ at: now, cost });
    if (createsContent) bucket.content.push(now);
    bucket.running += 1;
    return () => {
      bucket.running -= 1;
    };
  }

  headers(key: string): Record<string, string> {
    const now = this.#now();
    const bucket = this.#bucket(key, now);
    const used = Math.min(bucket.used, this.#settings.hourly);
    return {
      'x-ratelimit-limit': String(this.#settings.hourly),
      'x-ratelimit-remaining': String(this.#settings.hourly - used),
      'x-ratelimit-used': String(used),
      'x-ratelimit-reset': String(Math.ceil((bucket.windowStart + HOUR) / 1000)),
      'x-ratelimit-resource': 'core',
    };
  }

  #bucket(key: string, now: number): Bucket {
    const known = this.#buckets.get(key);
    if (known === undefined) {
      const bucket: Bucket = { windowStart: now, used: 0, running: 0, points: [], content: [] };
      this.#buckets.set(key, bucket);
      return bucket;
    }
    if (now - known.windowStart >= HOUR) {
      known.windowStart = now;
      known.used = 0;
    }
    return known;
  }
}

export function secondaryLimit(retryAfterSeconds: number): Refusal {
  const message =
    'You have exceeded a secondary rate limit. Please wait a few minutes before you try again. ' +
    'For more on scraping GitHub and how it may affect your rights, please review our Terms of Service.';
  return new Refusal(403, message, { headers: { 'retry-after': String(retryAfterSeconds) } });
}

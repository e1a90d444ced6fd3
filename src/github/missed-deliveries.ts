/**
 * Asks GitHub to send again what did not arrive. GitHub never does so by itself: what was sent while the App was down
 * or could not store it would be lost. It keeps deliveries, and sends them again under the same id, for three days.
 */
import type { Logger } from 'pino';
import type { GitHubClient } from './client.js';
import { HANDLED_EVENTS } from './events.js';

/** How long GitHub keeps deliveries. */
const KEPT_MS = 3 * 24 * 3600_000;
/** A delivery that was refused so often is not asked for any more. */
const MOST_ATTEMPTS = 4;
/** What failed some rounds ago is looked at again: its new attempt may have failed as well. */
const OVERLAP_MS = 3600_000;
const PER_PAGE = 100;
/** Some days of a busy App: what is older than that many deliveries is left. */
const MOST_PAGES = 50;

/** One attempt to deliver, as GitHub lists it. */
export interface DeliveryAttempt {
  readonly id: number;
  /** Equal for all attempts of one delivery. */
  readonly guid: string;
  readonly delivered_at: string;
  readonly event: string;
  readonly action: string | null;
  /** 0 when there was no answer. */
  readonly status_code: number;
}

/** Of each delivery that concerns us and that no attempt brought here, the latest attempt; the oldest delivery first. */
export function missed(attempts: readonly DeliveryAttempt[]): DeliveryAttempt[] {
  const byDelivery = new Map<string, DeliveryAttempt[]>();
  for (const attempt of attempts)
    byDelivery.set(attempt.guid, [...(byDelivery.get(attempt.guid) ?? []), attempt]);
  const byTime = (a: DeliveryAttempt, b: DeliveryAttempt): number =>
    Date.parse(a.delivered_at) - Date.parse(b.delivered_at) || a.id - b.id;
  return [...byDelivery.values()]
    .filter((all) => all.length < MOST_ATTEMPTS && isHandled(all[0]!) && !all.some(arrived))
    .map((all) => all.sort(byTime).at(-1)!)
    .sort(byTime);
}

const arrived = ({ status_code: status }: DeliveryAttempt): boolean => status >= 200 && status < 300;

const HANDLED = new Map<string, readonly string[]>(Object.entries(HANDLED_EVENTS));
const isHandled = ({ event, action }: DeliveryAttempt): boolean =>
  HANDLED.get(event)?.includes(action ?? '') === true;

/** Has every delivery since a time (milliseconds of the epoch) sent again that did not arrive. Returns how many. */
export async function resendMissed(client: GitHubClient, since: number): Promise<number> {
  const attempts: DeliveryAttempt[] = [];
  let page = 0;
  for await (const { data } of client.paginate.iterator(client.rest.apps.listWebhookDeliveries, {
    per_page: PER_PAGE,
  })) {
    attempts.push(...data.filter((one) => Date.parse(one.delivered_at) >= since));
    const last = data.at(-1);
    if (++page === MOST_PAGES || last === undefined || Date.parse(last.delivered_at) < since) break;
  }
  const wanted = missed(attempts);
  for (const { id } of wanted) await client.rest.apps.redeliverWebhookDelivery({ delivery_id: id });
  return wanted.length;
}

export interface ResendOptions {
  /** A client that acts as the App itself. */
  readonly client: () => Promise<GitHubClient>;
  readonly everyMs: number;
  readonly log: Logger;
}

/** Looks for missed deliveries at once and then again and again. A failure is logged; the next round tries again. */
export function startResending({ client, everyMs, log }: ResendOptions): { stop(): Promise<void> } {
  let since = Date.now() - KEPT_MS;
  const look = async (): Promise<void> => {
    const started = Date.now();
    try {
      const count = await resendMissed(await client(), since);
      if (count > 0) log.info({ count }, 'missed deliveries are sent again');
      since = Math.max(since, started - OVERLAP_MS - everyMs);
    } catch (error) {
      log.warn({ err: error }, 'missed deliveries could not be looked for');
    }
  };
  let running = look();
  const timer = setInterval(() => void (running = running.then(look)), everyMs);
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}

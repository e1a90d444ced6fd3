/**
 * Sends webhooks and keeps the log of deliveries. Every delivery has a GUID, which a redelivery repeats; nothing is
 * sent again unless somebody asks, as on GitHub. On demand deliveries are duplicated, held back and reordered.
 */
import { createHmac, randomUUID } from 'node:crypto';
import type { JsonObject } from '../json.js';
import type { App, World } from '../world.js';

export interface Attempt {
  readonly id: number;
  readonly deliveredAt: string;
  readonly redelivery: boolean;
  /** What the App answered; 0 if it did not within ten seconds. */
  readonly statusCode: number;
  readonly response: string;
  readonly milliseconds: number;
}

export interface Delivery {
  readonly guid: string;
  readonly app: App;
  readonly event: string;
  readonly action: string | undefined;
  readonly payload: JsonObject;
  readonly body: string;
  readonly attempts: Attempt[];
}

/** GitHub gives the receiver ten seconds and sends no payload above 25 MB. */
const TIMEOUT = 10_000;
const MAX_PAYLOAD = 25 * 1024 * 1024;

export class Webhooks {
  readonly #world: World;
  readonly #log: Delivery[] = [];
  readonly #running = new Set<Promise<void>>();
  #held: Delivery[] | undefined;
  #duplicates = 0;
  #closed = false;

  constructor(world: World) {
    this.#world = world;
  }

  /** Every delivery so far, oldest first. */
  all(): readonly Delivery[] {
    return this.#log;
  }

  send(app: App, event: string, action: string | undefined, payload: JsonObject): void {
    if (app.webhook === undefined || this.#closed) return;
    const body = JSON.stringify(payload);
    const delivery: Delivery = { guid: randomUUID(), app, event, action, payload, body, attempts: [] };
    this.#log.push(delivery);
    if (this.#held === undefined) this.#dispatch(delivery);
    else this.#held.push(delivery);
  }

  /** Delivers once more, with the same GUID. */
  async redeliver(guid: string): Promise<Attempt> {
    const delivery = this.#log.find((item) => item.guid === guid);
    if (delivery === undefined) throw new Error(`There is no delivery ${guid}`);
    await this.#track(this.#attempt(delivery, true));
    return delivery.attempts.at(-1)!;
  }

  /** The next deliveries arrive twice, under one GUID. */
  duplicateNext(count: number): void {
    this.#duplicates += count;
  }

  /** Keeps deliveries back until `release`. */
  hold(): void {
    this.#held ??= [];
  }

  /** Delivers what was held, one after the other, in the order given (`reverse`: the newest first). */
  async release(order: 'as-sent' | 'reverse' = 'as-sent'): Promise<void> {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const delivery of order === 'reverse' ? held.reverse() : held) {
      await this.#track(this.#attempt(delivery, false));
    }
  }

  /** Resolves when no delivery is under way. */
  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.settled();
  }

  #dispatch(delivery: Delivery): void {
    void this.#track(this.#attempt(delivery, false));
    if (this.#duplicates > 0) {
      this.#duplicates -= 1;
      void this.#track(this.#attempt(delivery, false));
    }
  }

  async #track(work: Promise<void>): Promise<void> {
    this.#running.add(work);
    try {
      await work;
    } finally {
      this.#running.delete(work);
    }
  }

  async #attempt(delivery: Delivery, redelivery: boolean): Promise<void> {
    const { app, body } = delivery;
    const started = performance.now();
    const deliveredAt = this.#world.now();
    const id = this.#world.id();
    const finish = (statusCode: number, response: string) => {
      const milliseconds = Math.round(performance.now() - started);
      delivery.attempts.push({ id, deliveredAt, redelivery, statusCode, response, milliseconds });
    };
    if (app.webhook === undefined) return finish(0, 'no webhook address');
    if (Buffer.byteLength(body) > MAX_PAYLOAD) return finish(0, 'payload above 25 MB: not sent');
    const signature = (algorithm: string) =>
      createHmac(algorithm, app.webhook!.secret).update(body).digest('hex');
    try {
      const response = await fetch(app.webhook.url, {
        method: 'POST',
        body,
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT),
        headers: {
          'content-type': 'application/json',
          'user-agent': 'GitHub-Hookshot/stand-in',
          connection: 'close',
          'x-github-event': delivery.event,
          'x-github-delivery': delivery.guid,
          'x-github-hook-id': String(app.id),
          'x-github-hook-installation-target-id': String(app.id),
          'x-github-hook-installation-target-type': 'integration',
          'x-hub-signature': `sha1=${signature('sha1')}`,
          'x-hub-signature-256': `sha256=${signature('sha256')}`,
        },
      });
      finish(response.status, await response.text());
    } catch (error) {
      finish(0, error instanceof Error ? error.message : String(error));
    }
  }
}

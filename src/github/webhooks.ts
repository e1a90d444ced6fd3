/**
 * Accepts webhooks: verifies the signature, plans, stores the jobs durably, and only then answers 202, in
 * milliseconds. GitHub never redelivers by itself, so what is answered must not be lost.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { JobQueue } from '../jobs/queue.js';
import { planDelivery } from './delivery.js';
import { INSTALLATION_EVENTS } from './events.js';
import { textAt } from './json.js';

export const WEBHOOK_PATH = '/api/github/webhooks';

/** GitHub sends no larger payload. */
const MAX_BODY = 25 * 1024 * 1024;

/** What became of a delivery. */
export type Reception = 'accepted' | 'duplicate' | 'ignored' | 'refused';

export interface WebhookOptions {
  readonly appId: number;
  readonly queue: JobQueue;
  /** Whether the signature of a body is right. */
  readonly verify: (body: string, signature: string) => Promise<boolean>;
  readonly onReceived: (reception: Reception) => void;
  readonly log: Logger;
}

/** The route of GitHub's deliveries. */
export function webhookRoute(options: WebhookOptions) {
  return async (request: IncomingMessage, response: ServerResponse, path: string): Promise<boolean> => {
    if (path !== WEBHOOK_PATH) return false;
    const { status, reception, detail } = await receive(options, request);
    options.onReceived(reception);
    const text = `${JSON.stringify({ status: reception, detail })}\n`;
    // A body that was not read to its end cannot be followed by another request on this connection.
    const headers = {
      'content-type': 'application/json',
      ...(request.complete ? {} : { connection: 'close' }),
    };
    response.writeHead(status, headers).end(text);
    if (!request.complete) request.resume();
    return true;
  };
}

interface Answer {
  readonly status: number;
  readonly reception: Reception;
  readonly detail: string;
}

const refused = (status: number, detail: string): Answer => ({ status, reception: 'refused', detail });

async function receive(options: WebhookOptions, request: IncomingMessage): Promise<Answer> {
  const header = (name: string): string => String(request.headers[name] ?? '');
  const id = header('x-github-delivery');
  const event = header('x-github-event');
  if (request.method !== 'POST') return refused(405, 'deliveries are posted');
  if (!/^[\w-]{1,100}$/.test(id) || !/^\w{1,100}$/.test(event))
    return refused(400, 'not a delivery of GitHub');
  if (!header('content-type').startsWith('application/json'))
    return refused(415, 'the App’s webhook must use the content type application/json');
  const body = await readBody(request);
  if (body === undefined) return refused(413, `a payload has at most ${MAX_BODY} bytes`);
  const log = options.log.child({ delivery: id });
  if (!(await verified(options, body, header('x-hub-signature-256')))) {
    log.warn({ webhook: event }, 'wrong signature');
    return refused(401, 'the signature does not match');
  }
  let payload: unknown;
  try {
    payload = JSON.parse(body);
  } catch {
    return refused(400, 'the payload is no JSON');
  }
  return accept(options, log, { id, event, payload });
}

/** Stores what the delivery asks for. */
async function accept(
  options: WebhookOptions,
  log: Logger,
  delivery: { id: string; event: string; payload: unknown },
): Promise<Answer> {
  const { event, payload } = delivery;
  const plan = planDelivery(delivery, options.appId);
  const about = {
    webhook: event,
    action: textAt(payload, 'action'),
    repository: textAt(payload, 'repository', 'full_name'),
  };
  if (plan.kind === 'ignored') {
    if ((INSTALLATION_EVENTS as readonly string[]).includes(event))
      log.info(
        { ...about, account: textAt(payload, 'installation', 'account', 'login') },
        'installation changed',
      );
    else log.debug({ ...about, reason: plan.reason }, 'delivery ignored');
    return { status: 202, reception: 'ignored', detail: plan.reason };
  }
  let reception: Reception = 'duplicate';
  for (const job of plan.jobs) {
    const stored = await options.queue.enqueue(job);
    if (stored === 'accepted') reception = 'accepted';
    log.info({ ...about, review: job.key }, `delivery ${stored}`);
  }
  return { status: 202, reception, detail: '' };
}

async function verified(options: WebhookOptions, body: string, signature: string): Promise<boolean> {
  if (!/^sha256=[0-9a-f]{64}$/.test(signature) || body === '') return false;
  return options.verify(body, signature);
}

/** The body as text; undefined if it is too long. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY) return undefined;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

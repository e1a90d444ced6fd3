/** The way in: signatures, sizes, durable acceptance. Over a real socket, into a real queue. */
import { createHmac, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLogger } from '../../src/config/log.js';
import { createProbot } from '../../src/github/client.js';
import { webhookRoute, type Reception } from '../../src/github/webhooks.js';
import type { JobQueue } from '../../src/jobs/queue.js';
import { openSqliteQueue } from '../../src/jobs/sqlite-queue.js';
import { healthRoute } from '../../src/web/health.js';
import { listener } from '../../src/web/routes.js';
import { changed, examplesOf } from './examples.js';

const SECRET = 'a webhook secret';
const folder = mkdtempSync(join(tmpdir(), 'meerkat-webhooks-'));
const received: Reception[] = [];
let log = '';
let queue: JobQueue;
let server: Server;
let url: string;

beforeAll(async () => {
  const options = { now: Date.now, leaseMs: 1000, maxAttempts: 2, backoffMs: 10, maxBackoffMs: 10 };
  queue = openSqliteQueue(join(folder, 'queue.db'), options);
  const logger = createLogger({ level: 'trace', secrets: [SECRET], write: (line) => (log += line) });
  const probot = createProbot({
    appId: 12,
    privateKey: generateKeyPairSync('rsa', { modulusLength: 2048 })
      .privateKey.export({ type: 'pkcs8', format: 'pem' })
      .toString(),
    webhookSecret: SECRET,
    apiUrl: 'http://127.0.0.1:1/api/v3',
    throttle: false,
    log: logger,
  });
  await probot.ready();
  const health = {
    notReady: async () => undefined,
    jobs: () => queue.counts(),
    counters: () => ({ deliveries_accepted: 3 }),
    ended: () => ({ done: 2 }),
    version: '1.2.3',
  };
  const webhooks = webhookRoute({
    ...{ appId: 12, queue, log: logger, onReceived: (reception) => received.push(reception) },
    verify: (body, signature) => probot.webhooks.verify(body, signature),
  });
  server = createServer(
    listener([webhooks, healthRoute(health)], (error) => logger.error({ err: error }, 'request failed')),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await queue.close();
  rmSync(folder, { recursive: true });
});

const sign = (body: string, secret = SECRET): string =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

let deliveries = 0;
async function post(
  body: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; text: string }> {
  const response = await fetch(`${url}/api/github/webhooks`, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'x-github-event': 'pull_request',
      'x-github-delivery': `delivery-${deliveries++}`,
      'x-hub-signature-256': sign(body),
      ...headers,
    },
  });
  return { status: response.status, text: await response.text() };
}

const opened = (number: number): string =>
  JSON.stringify(
    changed(examplesOf('pull_request', 'opened')[0]!, { 'pull_request.number': number, number }),
  );

test('a signed delivery is stored before it is answered', async () => {
  const { status, text } = await post(opened(1));
  expect(status).toBe(202);
  expect(JSON.parse(text)).toEqual({ status: 'accepted', detail: '' });
  expect((await queue.list('queued', 100)).filter((job) => job.key.endsWith('#1'))).toHaveLength(1);
});

test('the same delivery again is a duplicate', async () => {
  const headers = { 'x-github-delivery': 'the-same' };
  expect((await post(opened(2), headers)).text).toContain('accepted');
  const again = await post(opened(2), headers);
  expect(again.status).toBe(202);
  expect(again.text).toContain('duplicate');
});

test('events that are not handled are answered and forgotten', async () => {
  const before = await queue.counts();
  for (const event of ['ping', 'push', 'installation', 'star', 'constructor'])
    expect((await post('{"action":"created","zen":"x"}', { 'x-github-event': event })).status).toBe(202);
  expect(await queue.counts()).toEqual(before);
});

const wrong: [string, () => Promise<{ status: number }>, number][] = [
  ['no signature', () => post(opened(3), { 'x-hub-signature-256': '' }), 401],
  [
    'a signature with another secret',
    () => post(opened(3), { 'x-hub-signature-256': sign(opened(3), 'development') }),
    401,
  ],
  ['a signature of another body', () => post(opened(3), { 'x-hub-signature-256': sign(opened(4)) }), 401],
  ['SHA-1 only', () => post(opened(3), { 'x-hub-signature-256': `sha1=${'0'.repeat(40)}` }), 401],
  ['no delivery id', () => post(opened(3), { 'x-github-delivery': '' }), 400],
  ['no event', () => post(opened(3), { 'x-github-event': '' }), 400],
  ['a form', () => post(opened(3), { 'content-type': 'application/x-www-form-urlencoded' }), 415],
  ['no JSON', () => post('{"action":', {}), 400],
  ['no body', () => post('', {}), 401],
];
for (const [what, send, status] of wrong)
  test(`${what} is answered with ${status} and stores nothing`, async () => {
    const before = await queue.counts();
    expect((await send()).status).toBe(status);
    expect(await queue.counts()).toEqual(before);
  });

test('a body beyond 25 MB is refused by its announced length, before it is read', async () => {
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const sending = request(`${url}/api/github/webhooks`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'content-length': 26 * 1024 * 1024,
        'x-github-event': 'pull_request',
        'x-github-delivery': 'big',
      },
    });
    sending.on('response', (response) => {
      resolve(response.statusCode);
      sending.destroy();
    });
    sending.on('error', reject);
    sending.write('{');
  });
  expect(status).toBe(413);
});

test('a body beyond 25 MB that does not say so is refused while it is read', async () => {
  const chunk = new Uint8Array(1024 * 1024).fill(32);
  let sent = 0;
  const body = new ReadableStream({
    pull(controller) {
      if (sent++ < 40) controller.enqueue(chunk);
      else controller.close();
    },
  });
  const answer = await fetch(`${url}/api/github/webhooks`, {
    method: 'POST',
    body,
    duplex: 'half',
    headers: { 'content-type': 'application/json', 'x-github-event': 'push', 'x-github-delivery': 'big-2' },
  } as RequestInit).then(
    (response) => response.status,
    () => 413, // The server may close while the rest is still being sent.
  );
  expect(answer).toBe(413);
});

test('a payload of 24 MB is taken', async () => {
  const payload = changed(examplesOf('pull_request', 'opened')[0]!, {
    'pull_request.number': 77,
    'pull_request.body': 'x'.repeat(24 * 1024 * 1024),
  });
  expect((await post(JSON.stringify(payload))).status).toBe(202);
});

test('acceptance takes milliseconds', async () => {
  const times: number[] = [];
  for (let i = 0; i < 50; i++) {
    const body = opened(100 + i);
    const start = performance.now();
    expect((await post(body)).status).toBe(202);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  expect(times[25]).toBeLessThan(100);
});

test('no payload, signature or secret was logged', () => {
  expect(log).toContain('delivery accepted');
  expect(log).toContain('wrong signature');
  expect(log).not.toContain(SECRET);
  expect(log).not.toContain('sha256=');
  const { title } = examplesOf('pull_request', 'opened')[0]!['pull_request'] as { title: string };
  expect(title).not.toBe('');
  expect(log).not.toContain(title);
});

test('health, readiness and metrics', async () => {
  const get = async (path: string): Promise<[number, string]> => {
    const response = await fetch(url + path);
    return [response.status, await response.text()];
  };
  expect(await get('/healthz')).toEqual([200, 'ok\n']);
  expect(await get('/readyz')).toEqual([200, 'ready\n']);
  const [status, text] = await get('/metrics');
  expect(status).toBe(200);
  expect(text).toMatch(/^meerkat_jobs\{state="queued"\} \d+$/m);
  expect(text).toMatch(/^meerkat_deliveries_accepted_total 3$/m);
  expect(text).toMatch(/^meerkat_attempts_total\{outcome="done"\} 2$/m);
  expect(text).toMatch(/^meerkat_build_info\{version="1.2.3",node="v\d+[^"]*"\} 1$/m);
});

test('nothing else is served: no set-up page, no manifest import', async () => {
  for (const path of ['/', '/probot', '/probot/setup', '/probot/import', '/.env'])
    expect((await fetch(url + path)).status).toBe(404);
  expect((await fetch(`${url}/probot/import`, { method: 'POST', body: '{}' })).status).toBe(404);
  expect((await fetch(`${url}/api/github/webhooks`)).status).toBe(405);
});

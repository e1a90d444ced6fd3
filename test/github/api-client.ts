/** A bare client for the stand-in's own tests, and a receiver of webhooks that remembers. */
import { createHmac, createSign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isObject } from './json.js';
import type { StandIn } from './stand-in.js';
import type { App } from './world.js';

export interface Answer {
  readonly status: number;
  /** Parsed where it is JSON, else text. */
  readonly body: unknown;
  readonly headers: Headers;
}

/** Reads `answer.body` along keys and indexes. */
export function dig(value: unknown, ...keys: readonly (string | number)[]): unknown {
  let here: unknown = value;
  for (const key of keys) {
    if (typeof key === 'number') here = Array.isArray(here) ? (here as unknown[])[key] : undefined;
    else here = isObject(here) ? here[key] : undefined;
  }
  return here;
}

export async function call(
  github: StandIn,
  token: string,
  method: string,
  path: string,
  body?: unknown,
  accept = 'application/vnd.github+json',
): Promise<Answer> {
  const url = path === '/graphql' ? `${github.url}/api/graphql` : `${github.apiUrl}${path}`;
  const response = await fetch(url, {
    method,
    headers: { authorization: `Bearer ${token}`, accept, connection: 'close' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const json = response.headers.get('content-type')?.includes('json') === true && text !== '';
  return {
    status: response.status,
    body: json ? (JSON.parse(text) as unknown) : text,
    headers: response.headers,
  };
}

/** An App's JWT, valid for five minutes unless told otherwise. */
export function appJwt(app: App, key = app.privateKey, claims: Record<string, unknown> = {}): string {
  const now = Math.floor(Date.now() / 1000);
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const payload = { iat: now - 30, exp: now + 300, iss: app.id, ...claims };
  const text = `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode(payload)}`;
  return `${text}.${createSign('RSA-SHA256').update(text).sign(key).toString('base64url')}`;
}

export interface Received {
  readonly event: string;
  readonly guid: string;
  readonly action: unknown;
  readonly body: unknown;
  readonly signed: boolean;
}

export interface Receiver {
  readonly url: string;
  readonly received: readonly Received[];
  /** Answers from now on with this status. */
  status: number;
  close(): Promise<void>;
}

export async function startReceiver(secret: string): Promise<Receiver> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const raw = Buffer.concat(chunks);
      const body: unknown = JSON.parse(raw.toString('utf8'));
      const wanted = `sha256=${createHmac('sha256', secret).update(raw).digest('hex')}`;
      received.push({
        event: String(request.headers['x-github-event']),
        guid: String(request.headers['x-github-delivery']),
        action: dig(body, 'action'),
        body,
        signed: request.headers['x-hub-signature-256'] === wanted,
      });
      response.writeHead(receiver.status).end('noted');
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  const { port } = server.address() as AddressInfo;
  const receiver: Receiver = {
    url: `http://127.0.0.1:${port}/api/github/webhooks`,
    received,
    status: 202,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
  return receiver;
}

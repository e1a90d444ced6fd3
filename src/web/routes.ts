/** A server of several parts: each request goes to the first route that answers it. */
import type { IncomingMessage, ServerResponse } from 'node:http';

/** Answers a request, or returns false to leave it to the next route. `path` is without the query. */
export type Route = (request: IncomingMessage, response: ServerResponse, path: string) => Promise<boolean>;

/** The listener of an HTTP server. What a route throws becomes a 500 without details. */
export function listener(
  routes: readonly Route[],
  onError: (error: unknown) => void,
): (request: IncomingMessage, response: ServerResponse) => void {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [path = '/'] = (request.url ?? '/').split('?', 1);
    for (const route of routes) if (await route(request, response, path)) return;
    send(response, 404, 'not found\n');
  };
  return (request, response) => {
    answer(request, response).catch((error: unknown) => {
      onError(error);
      if (response.headersSent) response.destroy();
      else send(response, 500, 'internal error\n');
    });
  };
}

/** Sends a text. */
export function send(response: ServerResponse, status: number, text: string, type = 'text/plain'): void {
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'content-length': Buffer.byteLength(text),
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  response.end(text);
}

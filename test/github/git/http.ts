/** git's smart HTTP protocol: `git http-backend` behind Node's server. */
import { spawn } from 'node:child_process';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { gitEnvironment } from './run.js';

export interface GitRequest {
  /** The bare repository's folder. */
  readonly folder: string;
  /** Path below the repository: `/info/refs`, `/git-receive-pack` … */
  readonly path: string;
  readonly query: string;
  readonly user: string | undefined;
}

/** Answers one request; resolves before the answer's last byte is sent, so that `finish` can come first. */
export async function serveGit(
  request: IncomingMessage,
  response: ServerResponse,
  git: GitRequest,
  finish: () => Promise<void>,
): Promise<void> {
  const child = spawn('git', ['-c', 'safe.directory=*', 'http-backend'], {
    env: gitEnvironment({
      GIT_PROJECT_ROOT: git.folder,
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: git.path,
      QUERY_STRING: git.query,
      REQUEST_METHOD: request.method ?? 'GET',
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
      GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
      ...(request.headers['content-length'] === undefined
        ? {}
        : { CONTENT_LENGTH: request.headers['content-length'] }),
      ...(git.user === undefined ? {} : { REMOTE_USER: git.user }),
    }),
  });
  child.stdin.on('error', () => undefined);
  request.pipe(child.stdin);
  const ended = new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => resolve());
  });
  let head: Buffer | undefined = Buffer.alloc(0);
  child.stdout.on('data', (chunk: Buffer) => {
    if (head === undefined) {
      if (!response.write(chunk)) {
        child.stdout.pause();
        response.once('drain', () => child.stdout.resume());
      }
      return;
    }
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf('\r\n\r\n');
    if (end < 0) return;
    writeHead(response, head.subarray(0, end).toString('latin1'));
    response.write(head.subarray(end + 4));
    head = undefined;
  });
  await ended;
  if (!response.headersSent) response.writeHead(500);
  await finish();
  response.end();
}

function writeHead(response: ServerResponse, text: string): void {
  let status = 200;
  for (const line of text.split('\r\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon);
    const value = line.slice(colon + 1).trim();
    if (name.toLowerCase() === 'status') status = Number.parseInt(value, 10);
    else response.setHeader(name, value);
  }
  response.writeHead(status);
}

/** The built App as a process of its own, told by its environment only. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { StandIn } from '../stand-in.js';
import { DemoError } from './arguments.js';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const MAIN = join(ROOT, 'dist/main.js');
/** Generous: a busy machine may take long to compile the rules. */
const START_TIMEOUT = 180_000;
/** Longer than the App takes to give its running review back. */
const STOP_TIMEOUT = 15_000;
const LAST_LINES = 25;

export class AppProcess {
  readonly url: string;
  readonly #child: ChildProcess;
  readonly #lines: string[] = [];
  #ended = false;

  private constructor(url: string, child: ChildProcess) {
    this.url = url;
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.#lines.push(
          ...chunk
            .toString('utf8')
            .split('\n')
            .filter((line) => line !== ''),
        );
        this.#lines.splice(0, this.#lines.length - LAST_LINES);
      });
    }
    child.on('close', () => {
      this.#ended = true;
    });
  }

  /** Starts it; `data` is a folder for its queue. Register `stop` before waiting until it is `ready`. */
  static spawn(
    github: StandIn,
    data: string,
    port: number,
    more: Readonly<Record<string, string>> = {},
  ): AppProcess {
    if (!existsSync(MAIN))
      throw new DemoError(`The App is not built: ${MAIN} is missing. Run npm run ready.`);
    const url = `http://127.0.0.1:${port}`;
    const root = new URL(github.url);
    const child = spawn(process.execPath, [MAIN, 'serve'], {
      cwd: data,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'] ?? '',
        HOME: data,
        APP_ID: String(github.app.id),
        PRIVATE_KEY: github.app.privateKey,
        WEBHOOK_SECRET: github.webhookSecret,
        GHE_HOST: root.host,
        GHE_PROTOCOL: root.protocol.replace(':', ''),
        BASE_URL: url,
        HOST: '127.0.0.1',
        PORT: String(port),
        MEERKAT_DATA: data,
        MEERKAT_THROTTLE: 'off',
        ...more,
      },
    });
    return new AppProcess(url, child);
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** The last lines of its log. */
  log(): string {
    return this.#lines.join('\n');
  }

  /** Asks it to end, and ends it if it does not. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  /** As a crash would. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    if (this.#ended) return;
    const closed = new Promise<void>((resolve) => this.#child.once('close', () => resolve()));
    this.#child.kill(signal);
    const late = setTimeout(() => this.#child.kill('SIGKILL'), STOP_TIMEOUT);
    await closed;
    clearTimeout(late);
  }

  /** Resolves when it accepts work. */
  async ready(): Promise<void> {
    const end = Date.now() + START_TIMEOUT;
    for (;;) {
      if (this.#ended) throw new DemoError(`The App ended while starting:\n${this.log()}`);
      const answer = await fetch(`${this.url}/readyz`).catch(() => undefined);
      if (answer?.ok === true) return;
      if (Date.now() > end) {
        await this.kill();
        throw new DemoError(`The App is not ready after ${START_TIMEOUT / 1000} s:\n${this.log()}`);
      }
      await new Promise((resolve) => {
        setTimeout(resolve, 50);
      });
    }
  }
}

/** A port that nobody listens on right now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve());
  });
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  return port;
}

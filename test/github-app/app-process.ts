/** The built App as a process of its own, configured by environment variables only, to be killed at will. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { StandIn } from '../github/stand-in.js';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
/** One rule: these tests are about the App. */
const RULES = fileURLToPath(new URL('./rules/', import.meta.url));
const START_MS = 30_000;

/** An installation of the App: its data outlives its processes. */
export class AppProcess {
  readonly folder = mkdtempSync(join(tmpdir(), 'meerkat-process-'));
  /** Everything that all processes wrote. */
  output = '';
  #child: ChildProcess | undefined;

  constructor(
    private readonly github: StandIn,
    private readonly variables: Readonly<Record<string, string>> = {},
  ) {}

  /** Starts a process and resolves when it listens; webhooks go there from now on. */
  async start(): Promise<void> {
    const { app, webhookSecret, url } = this.github;
    const child = spawn(process.execPath, [MAIN, 'serve'], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        APP_ID: String(app.id),
        PRIVATE_KEY: app.privateKey,
        WEBHOOK_SECRET: webhookSecret,
        GHE_HOST: new URL(url).host,
        GHE_PROTOCOL: 'http',
        HOST: '127.0.0.1',
        PORT: '0',
        MEERKAT_DATA: join(this.folder, 'data'),
        MEERKAT_THROTTLE: 'off',
        MEERKAT_LEASE_SECONDS: '1',
        MEERKAT_DRAIN_SECONDS: '0',
        MEERKAT_RULES: RULES,
        ...this.variables,
      },
    });
    this.#child = child;
    const from = this.output.length;
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    const end = Date.now() + START_MS;
    let port: string | undefined;
    while (port === undefined) {
      if (child.exitCode !== null || Date.now() > end) throw new Error(`not started:\n${this.output}`);
      await pause();
      port = /"port":(\d+)/.exec(this.output.slice(from))?.[1];
    }
    this.github.setWebhookUrl(`http://127.0.0.1:${port}/api/github/webhooks`);
  }

  /** kill -9, or a polite request; resolves with the exit code when the process is gone. */
  async stop(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    const child = this.#child!;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    if (child.exitCode === null && child.signalCode === null) {
      child.kill(signal);
      await gone;
    }
    return child.exitCode;
  }

  async dispose(): Promise<void> {
    await this.stop('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Resolves when `what` holds; rejects after ten seconds. */
export async function until(what: () => boolean): Promise<void> {
  const end = Date.now() + 10_000;
  while (!what()) {
    if (Date.now() > end) throw new Error(`it did not happen: ${what.toString()}`);
    await pause();
  }
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

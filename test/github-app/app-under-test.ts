/** The App in this process, on a real socket and a real queue, configured like any installation of GitHub Enterprise. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from '../../src/config/environment.js';
import { createLogger } from '../../src/config/log.js';
import { publishedReview } from '../../src/github/published-review.js';
import type { Analyse } from '../../src/github/services.js';
import { startServer, type RunningApp } from '../../src/serve.js';
import type { StandIn } from '../github/stand-in.js';
import { toyEngine } from './toy-engine.js';

export interface AppUnderTest {
  readonly url: string;
  /** Parsed log lines. */
  readonly log: readonly Readonly<Record<string, unknown>>[];
  /** Heads whose analysis has begun, in order. */
  readonly analysed: readonly string[];
  /** Forgets what was analysed and what `analyse` was replaced with, and lets go on what is held. */
  reset(): void;
  /** Blocks analyses before their end; the result lets them go on. */
  hold(): () => void;
  /** What analyses answer from now on in place of a review. */
  analyse: Analyse | undefined;
  readonly app: RunningApp;
  /** Resolves when no job waits or runs. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the App against the stand-in and points the webhooks at it. */
export async function startApp(github: StandIn, changes: Partial<Environment> = {}): Promise<AppUnderTest> {
  const folder = mkdtempSync(join(tmpdir(), 'meerkat-app-'));
  const environment = { ...environmentFor(github, folder), ...changes };
  const log: Record<string, unknown>[] = [];
  const analysed: string[] = [];
  let gate: Promise<void> = Promise.resolve();
  let open = (): void => undefined;
  const under: { analyse: Analyse | undefined } = { analyse: undefined };
  const analyse: Analyse = async (input, snapshot, signal) => {
    analysed.push(input.head);
    if (under.analyse) return under.analyse(input, snapshot, signal);
    try {
      const output = await publishedReview(toyEngine, input, '', snapshot);
      const stopped = new Promise<void>((resolve) => {
        // It may have been stopped while the review was made.
        if (signal.aborted) resolve();
        else signal.addEventListener('abort', () => resolve());
      });
      await Promise.race([gate, stopped]);
      return signal.aborted ? { kind: 'killed', why: 'stopped' } : { kind: 'done', output };
    } catch (error) {
      return { kind: 'snapshot-failed', error };
    }
  };
  const logger = createLogger({
    level: 'debug',
    secrets: [environment.webhookSecret, environment.privateKey],
    write: (line) => log.push(JSON.parse(line) as Record<string, unknown>),
  });
  const app = await startServer(environment, logger, {
    analyse,
    // The same paths as in production, with shorter pauses.
    queue: { maxAttempts: 3, backoffMs: 50, maxBackoffMs: 200 },
    pause: { now: Date.now, sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms / 50)) },
    rereadMs: 20,
  });
  const url = `http://127.0.0.1:${app.port}`;
  github.setWebhookUrl(`${url}/api/github/webhooks`);
  return Object.assign(under, {
    ...{ url, log, analysed, app },
    reset() {
      analysed.length = 0;
      under.analyse = undefined;
      open();
      gate = Promise.resolve();
    },
    hold() {
      gate = new Promise((resolve) => (open = resolve));
      return open;
    },
    async idle() {
      await github.deliveries.settled();
      const end = Date.now() + 20_000;
      for (;;) {
        const metrics = await (await fetch(`${url}/metrics`)).text();
        if (/state="queued"\} 0\n/.test(metrics) && /state="running"\} 0\n/.test(metrics)) return;
        if (Date.now() > end) throw new Error(`not idle:\n${metrics}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    async stop() {
      await app.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  });
}

/** What the environment variables of an App on this stand-in would give. */
export function environmentFor(github: StandIn, dataFolder: string): Environment {
  return {
    appId: github.app.id,
    privateKey: github.app.privateKey,
    webhookSecret: github.webhookSecret,
    markerSecret: github.webhookSecret,
    host: '127.0.0.1',
    port: 0,
    dataFolder,
    apiUrl: github.apiUrl,
    baseUrl: '',
    logLevel: 'debug',
    parser: 'wasm',
    rules: [],
    throttle: false,
    concurrency: 2,
    leaseMs: 2000,
    reviewMs: 30_000,
    drainMs: 0,
    memoryMb: 1024,
  };
}

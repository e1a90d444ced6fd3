/** The App's composition: HTTP server, queue, worker and GitHub, wired from the environment. Part of main.ts. */
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hostname } from 'node:os';
import { basename, join } from 'node:path';
import type { Logger } from 'pino';
import { ENGINE_VERSION } from './analysis/index.js';
import type { ServeOptions } from './cli/program.js';
import { composeEngine } from './compose-engine.js';
import { readEnvironment, type Environment } from './config/environment.js';
import { createLogger } from './config/log.js';
import { builtinRules, readRuleFiles, readRuleTest } from './config/rule-files.js';
import { BlobCache } from './github/blob-cache.js';
import { GitHubApp, createProbot } from './github/client.js';
import { createHandler } from './github/handler.js';
import { startResending } from './github/missed-deliveries.js';
import type { Analyse, AnalysisOutput, ThreadSetup } from './github/services.js';
import { webhookRoute } from './github/webhooks.js';
import type { Pause } from './github/write.js';
import type { JobQueue, QueueOptions } from './jobs/queue.js';
import { openSqliteQueue } from './jobs/sqlite-queue.js';
import { ThreadPool } from './jobs/thread-pool.js';
import { startWorker } from './jobs/worker.js';
import { healthRoute } from './web/health.js';
import { listener, type Route } from './web/routes.js';
import { ruleRoute } from './web/rule-pages.js';

const DAY = 24 * 3600_000;
/** GitHub lets a delivery be sent again for three days; for so long, at least, its id must be known. */
const KEEP_MS = 30 * DAY;
const CACHE_SIZE = 64_000_000;
const REQUEST_MS = 30_000;
/** A thread that no review has needed for so long gives its memory back. */
const KEEP_THREAD_MS = 20 * 60_000;
const MAX_WORKS = 200;
/** A delivery that did not arrive is asked for so soon. */
const RESEND_MS = 10 * 60_000;

export interface RunningApp {
  readonly port: number;
  /** Accepts no more, waits for running reviews, gives the others back to the queue. */
  stop(): Promise<void>;
}

/** What the composition may add or replace. */
export interface ServerParts {
  readonly analyse?: Analyse;
  readonly queue?: Partial<QueueOptions>;
  readonly pause?: Pause;
  readonly rereadMs?: number;
  /** Pause between two looks for deliveries that did not arrive. */
  readonly resendMs?: number;
  readonly routes?: readonly Route[];
}

/** Starts the App. Rejects if the port or the data folder cannot be used. */
export async function startServer(
  environment: Environment,
  log: Logger,
  parts: ServerParts = {},
): Promise<RunningApp> {
  mkdirSync(environment.dataFolder, { recursive: true, mode: 0o700 });
  const queue = openQueue(environment, parts.queue ?? {});
  const probot = createProbot({ ...environment, log, rereadMs: parts.rereadMs ?? 1000 });
  await probot.ready();
  const github = new GitHubApp(probot);
  const threads = threadPool(environment);
  const ended = { done: 0, retry: 0, postpone: 0, failed: 0, stopped: 0 };
  const worker = startWorker({
    queue,
    handler: createHandler({
      app: github,
      appId: environment.appId,
      queue,
      analyse: parts.analyse ?? ((...work) => threads.run(...work)),
      cache: new BlobCache(CACHE_SIZE),
      markerSecret: environment.markerSecret,
      pause: parts.pause ?? {
        now: Date.now,
        sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      },
      limits: { wallClockMs: environment.reviewMs, memoryMb: environment.memoryMb },
      wake: () => worker.wake(),
      log,
    }),
    owner: `${hostname()}/${process.pid}/${randomUUID()}`,
    concurrency: environment.concurrency,
    leaseMs: environment.leaseMs,
    pollMs: 1000,
    onEnd: (_job, outcome, stopped) => void ended[stopped === undefined ? outcome.kind : 'stopped']++,
    onError: (error) => log.error({ err: error }, 'queue or worker failed'),
  });
  let stopping = false;
  const counters = { accepted: 0, duplicate: 0, ignored: 0, refused: 0 };
  const routes: Route[] = [
    webhookRoute({
      appId: environment.appId,
      queue,
      verify: (body, signature) => probot.webhooks.verify(body, signature),
      onReceived(reception) {
        counters[reception]++;
        if (reception === 'accepted') worker.wake();
      },
      log,
    }),
    healthRoute({
      notReady: async () => (stopping ? 'stopping' : void (await queue.counts())),
      jobs: () => queue.counts(),
      counters: () =>
        Object.fromEntries(Object.entries(counters).map(([name, n]) => [`deliveries_${name}`, n])),
      ended: () => ended,
      version: ENGINE_VERSION,
    }),
    ...(parts.routes ?? []),
  ];
  const server = createServer(listener(routes, (error) => log.error({ err: error }, 'request failed')));
  server.requestTimeout = REQUEST_MS;
  const port = await listen(server, environment);
  const pruning = setInterval(() => {
    queue.prune(KEEP_MS).catch((error: unknown) => log.error({ err: error }, 'pruning failed'));
  }, DAY);
  log.info({ port, github: environment.apiUrl }, 'listening');
  const resending = startResending({
    client: () => github.own(),
    everyMs: parts.resendMs ?? RESEND_MS,
    log,
  });
  return {
    port,
    async stop() {
      stopping = true;
      clearInterval(pruning);
      await resending.stop();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      await worker.drain(environment.drainMs);
      await threads.close();
      server.closeAllConnections();
      await closed;
      await queue.close();
    },
  };
}

/** `meerkat serve`: runs until a signal asks it to stop, or looks after the queue. Returns the exit code. */
export async function serve(options: ServeOptions): Promise<number> {
  const read = readEnvironment(process.env, (path) => readFileSync(path, 'utf8'));
  if (!read.ok) {
    for (const { variable, problem } of read.problems) process.stderr.write(`${variable} ${problem}\n`);
    return 2;
  }
  const { environment } = read;
  if (options.deadLetters || options.requeue !== undefined) return tendQueue(environment, options.requeue);
  const log = createLogger({
    level: environment.logLevel,
    secrets: [environment.webhookSecret, environment.markerSecret, environment.privateKey],
    write: (line) => process.stdout.write(line),
  });
  const signal = new Promise<string>((resolve) => {
    for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, () => resolve(name));
  });
  // Rules are loaded here, too, so that a wrong one is noticed now and not in the first review.
  const { rules } = await composeEngine(environment.rules, (text) => log.warn(text), environment.parser);
  const pages = ruleRoute({ rules, testOf: builtinTests() });
  const app = await startServer(environment, log, { routes: [pages] });
  log.info({ signal: await signal }, 'stopping');
  await app.stop();
  log.info('stopped');
  return 0;
}

/** Lists the dead letters, or puts one back: works beside a running App, too. */
async function tendQueue(environment: Environment, requeue: string | undefined): Promise<number> {
  mkdirSync(environment.dataFolder, { recursive: true, mode: 0o700 });
  const queue = openQueue(environment, {});
  try {
    if (requeue === undefined) {
      for (const { id, key, delivery, attempt, error } of await queue.list('dead', 1000))
        process.stdout.write(`${id}\t${key}\t${delivery}\t${attempt} attempts\t${error.split('\n', 1)[0]}\n`);
      return 0;
    }
    if (/^\d{1,15}$/.test(requeue) && (await queue.requeue(Number(requeue)))) return 0;
    process.stderr.write(`there is no dead letter ${requeue}\n`);
    return 2;
  } finally {
    await queue.close();
  }
}

/** The marked tests of the built-in rules by rule id: their pages quote them. */
function builtinTests(): (ruleId: string) => string {
  const paths = readRuleFiles(builtinRules()).map(({ path }) => path);
  const files = new Map(paths.map((path) => [basename(path).replace(/\.ya?ml$/, ''), path]));
  return (ruleId) => readRuleTest(files.get(ruleId) ?? '');
}

function openQueue(environment: Environment, changes: Partial<QueueOptions>): JobQueue {
  return openSqliteQueue(join(environment.dataFolder, 'queue.db'), {
    now: Date.now,
    leaseMs: environment.leaseMs,
    maxAttempts: 5,
    backoffMs: 3000,
    maxBackoffMs: 600_000,
    ...changes,
  });
}

/** Threads for analyses, with what they need and nothing else. */
function threadPool({
  rules,
  parser,
  baseUrl,
  reviewMs,
  memoryMb,
  concurrency,
}: Environment): ThreadPool<AnalysisOutput> {
  const setup: ThreadSetup = { rules, parser, rulePages: baseUrl };
  return new ThreadPool({
    entry: new URL('./review-thread.js', import.meta.url),
    setup,
    wallClockMs: reviewMs,
    memoryMb,
    maxWaiting: concurrency,
    keepMs: KEEP_THREAD_MS,
    maxWorks: MAX_WORKS,
  });
}

function listen(server: Server, { port, host }: Environment): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

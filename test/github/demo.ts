/**
 * `npm run demo`: the built App, as a process of its own, reviews a pull request on the GitHub stand-in. Prints the
 * review, then serves it as a page until Ctrl-C. See USAGE in demo/arguments.ts.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { failureNotice } from '../../src/review/index.js';
import { AppProcess, freePort } from './demo/app-process.js';
import { DemoError, parseArguments, USAGE, type DemoOptions } from './demo/arguments.js';
import { propose } from './demo/change.js';
import { printReview } from './demo/print.js';
import type { PullHandle } from './handles.js';
import { servePage } from './page/index.js';
import { startStandIn } from './stand-in.js';
import type { CheckRun } from './world.js';

const WEBHOOKS = '/api/github/webhooks';
/** What a check says whose review never came about. */
const FAILED = failureNotice({ kind: 'crash' }).title;

/** Undoes what was started, last first, whatever happens on the way. */
class Cleanup {
  readonly #steps: (() => Promise<void> | void)[] = [];
  #running: Promise<void> | undefined;

  /** Also while everything is being undone: that step is then the next. */
  add(step: () => Promise<void> | void): void {
    this.#steps.push(step);
  }

  async run(): Promise<void> {
    this.#running ??= this.#all();
    await this.#running;
  }

  async #all(): Promise<void> {
    for (let step = this.#steps.pop(); step !== undefined; step = this.#steps.pop()) {
      try {
        await step();
      } catch (error) {
        process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
        process.exitCode = 1;
      }
    }
  }
}

async function demo(options: DemoOptions, cleanup: Cleanup): Promise<void> {
  const note = (text: string) => process.stderr.write(`${text}\n`);
  const started = performance.now();
  const since = () => `${((performance.now() - started) / 1000).toFixed(1)} s`;

  const data = mkdtempSync(join(tmpdir(), 'meerkat-demo-'));
  cleanup.add(() => rmSync(data, { recursive: true, force: true }));
  const github = await startStandIn({ port: options.port, page: servePage });
  cleanup.add(async () => await github.close());
  const app = AppProcess.spawn(github, data, await freePort());
  cleanup.add(async () => await app.stop());
  await app.ready();
  github.setWebhookUrl(`${app.url}${WEBHOOKS}`);
  note(`App ready after ${since()}, configured by environment only.`);

  const pull = await propose(github, options.source);
  note(`Pull request opened after ${since()}: ${pull.url}`);
  const check = await arrival(pull, app, options.timeout);
  note(`Review complete after ${since()}.`);

  const { stdout } = process;
  const terminal = {
    colours: stdout.isTTY === true && process.env['NO_COLOR'] === undefined,
    width: Math.min(Math.max(stdout.columns || 100, 40), 110),
  };
  await printReview(terminal, github, pull.pull, check, (text) => stdout.write(text));
  if (check.title === FAILED) throw new DemoError(`\nThe App failed. Its last words:\n${app.log()}`);
  if (options.once) return;
  note(`\nThe pull request as GitHub would show it: ${pull.url}\nCtrl-C ends the demo.`);
  await new Promise(() => undefined);
}

/** The concluded check, or why there is none. */
async function arrival(pull: PullHandle, app: AppProcess, timeout: number): Promise<CheckRun> {
  const end = Date.now() + timeout;
  for (;;) {
    const check = await pull
      .waitForCheck({ timeout: Math.max(0, Math.min(1000, end - Date.now())) })
      .catch((error: unknown) => error as Error);
    if (!(check instanceof Error)) return check;
    if (app.ended)
      throw new DemoError(`The App ended before the review arrived. Its last words:\n${app.log()}`);
    if (Date.now() > end) {
      throw new DemoError(
        `No review after ${timeout / 1000} s: ${check.message}. The App's last words:\n${app.log()}`,
      );
    }
  }
}

async function main(): Promise<number> {
  const cleanup = new Cleanup();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void cleanup.run().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143));
    });
  }
  try {
    const options = parseArguments(process.argv.slice(2));
    if (options === 'help') {
      process.stdout.write(USAGE);
      return 0;
    }
    await demo(options, cleanup);
    return 0;
  } catch (error) {
    if (!(error instanceof DemoError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  } finally {
    await cleanup.run();
  }
}

const code = await main();
if (code !== 0) process.exitCode = code;

#!/usr/bin/env node
/** The composition root: the command line with everything that it needs. */
import { run } from './cli/program.js';
import { testRules } from './cli/test.js';
import { composeEngine } from './compose-engine.js';

const loadEngine = (rulePaths: readonly string[]) =>
  composeEngine(rulePaths, (text) => process.stderr.write(`${text}\n`));

/** Only the App needs Probot and the queue: the other commands start without them. */
const serve = async (): Promise<number> => (await import('./serve.js')).serve();

process.exitCode = await run(process.argv.slice(2), { loadEngine, test: testRules, serve });

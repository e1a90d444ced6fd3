#!/usr/bin/env node
/** The composition root: the command line with everything that it needs. */
import { run, type Commands } from './cli/program.js';
import { testRules } from './cli/test.js';
import { UsageError } from './cli/usage-error.js';
import { composeEngine } from './compose-engine.js';
import { PARSERS, readParser } from './config/environment.js';

const loadEngine = async (rulePaths: readonly string[]) => {
  const parser = readParser(process.env);
  if (parser === undefined) throw new UsageError(`MEERKAT_PARSER must be one of ${PARSERS.join(', ')}`);
  return composeEngine(rulePaths, (text) => process.stderr.write(`${text}\n`), parser);
};

/** Only the App needs Probot and the queue: the other commands start without them. */
const serve: Commands['serve'] = async (options) => (await import('./serve.js')).serve(options);

process.exitCode = await run(process.argv.slice(2), { loadEngine, test: testRules, serve });

#!/usr/bin/env node
/** The composition root: the command line with everything that it needs. */
import { createParser, type ParserKind } from './analysis/index.js';
import { run, type Commands } from './cli/program.js';
import { EXIT } from './cli/report-options.js';
import { testRules } from './cli/test.js';
import { UsageError } from './cli/usage-error.js';
import { composeEngine } from './compose-engine.js';
import { PARSERS, readParser } from './config/environment.js';

/** Read when a command needs it, so that a wrong value is that command's error. */
const parserKind = (): ParserKind => {
  const parser = readParser(process.env);
  if (parser === undefined) throw new UsageError(`MEERKAT_PARSER must be one of ${PARSERS.join(', ')}`);
  return parser;
};

const loadEngine = async (rulePaths: readonly string[]) =>
  composeEngine(rulePaths, (text) => process.stderr.write(`${text}\n`), parserKind());

const test = async (paths: readonly string[]) => testRules(paths, await createParser(parserKind()));

/** Only the App needs Probot and the queue: the other commands start without them. */
const serve: Commands['serve'] = async (options) => (await import('./serve.js')).serve(options);

let isLost = false;
// Whoever reads may stop early (`meerkat rules | head`); any other failure means that the report is lost.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  isLost = true;
  process.exitCode = EXIT.usage;
  process.stderr.write(`standard output cannot be written: ${error.message}\n`);
});

const exit = await run(process.argv.slice(2), { loadEngine, test, serve });
process.exitCode = isLost ? EXIT.usage : exit;

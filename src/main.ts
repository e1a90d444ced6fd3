#!/usr/bin/env node
/** The composition root: the command line with everything that it needs. */
import { run } from './cli/program.js';
import { testRules } from './cli/test.js';
import { composeEngine } from './compose-engine.js';
import { serve } from './serve.js';

const loadEngine = (rulePaths: readonly string[]) =>
  composeEngine(rulePaths, (text) => process.stderr.write(`${text}\n`));

process.exitCode = await run(process.argv.slice(2), { loadEngine, test: testRules, serve });

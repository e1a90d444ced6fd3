/**
 * What a scan of a folder costs: processor seconds of each phase, their ratios to parsing, and peak memory, all of one
 * run with the built-in rules. Compiled first, because tsx wraps every function, which costs:
 *
 *     npx tsc --noEmit false --outDir node_modules/.bench
 *     node node_modules/.bench/bench/phases.js FOLDER
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { timedEngine } from './phase-clock.js';

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('usage: node node_modules/.bench/bench/phases.js FOLDER');
  process.exit(2);
}

const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.py') && !/(^|\/)(node_modules|\.git)\//.test(path))
  .sort();
const targets = paths.map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
const { engine, spent, restart } = await timedEngine();
restart();
const result = await engine.analyse({ targets, context: [], knownPaths: paths }, () => Promise.resolve([]));
const times = spent();

const parse = times.get('parse') ?? 0;
const megabytes = targets.reduce((sum, { text }) => sum + text.length, 0) / 1e6;
console.log(
  `${targets.length} files, ${megabytes.toFixed(1)} MB, ${engine.rules.length} rules, ` +
    `${result.findings.length} findings, ${result.coverage.filter(({ status }) => status !== 'full').length} files not fully analysed`,
);
for (const name of ['parse', 'semantics', 'matching', 'program', 'taint', 'report'] as const) {
  const seconds = times.get(name) ?? 0;
  console.log(
    `${name.padEnd(10)} ${seconds.toFixed(2).padStart(7)} s  ${(seconds / parse).toFixed(2)} x parse`,
  );
}
console.log(`peak       ${Math.round(process.resourceUsage().maxRSS / 1000)} MB`);

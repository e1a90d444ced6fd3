/**
 * Time of matching against the number of rules: `npx tsc --noEmit false --outDir node_modules/.bench` and then
 * `node node_modules/.bench/bench/matching.js CODE RULES [FILES]` (tsx wraps every function, which costs). CODE is a folder of
 * Python files (every one, or the first FILES), RULES a folder of rule files. 10, 25, 50 … of their rules, spread evenly
 * over the folder, are matched, names and constants worked out as far as they ask for them; the last row is all
 * rules. Ratios are to the time of parsing, in seconds of a processor.
 */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createWasmParser } from '../src/analysis/index.js';
import { ModuleMatcher, Target, compileRules, matchModule } from '../src/analysis/matching/index.js';
import { loadRules } from '../src/analysis/rules/index.js';
import { analyseModule } from '../src/analysis/semantics/index.js';
import { placesOf } from '../src/analysis/taint-places.js';

const [code, ruleFolder, count = '1000000'] = process.argv.slice(2);
if (code === undefined || ruleFolder === undefined) {
  console.error('usage: bench/matching.js CODE RULES [FILES]');
  process.exit(2);
}

/** Milliseconds of this process on a processor: a busy machine does not count. */
const cpu = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

function* below(path: string, ending: RegExp): Generator<string> {
  if (!statSync(path).isDirectory()) {
    if (ending.test(path)) yield path;
    return;
  }
  for (const name of readdirSync(path).sort())
    if (!name.startsWith('.')) yield* below(join(path, name), ending);
}

const parser = await createWasmParser();
const sources = [...below(code, /\.py$/)]
  .slice(0, Number(count))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
const { rules } = loadRules(
  [...below(ruleFolder, /\.ya?ml$/)].map((path) => ({ path, text: readFileSync(path, 'utf8') })),
  parser,
);

for (const { text } of sources.slice(0, 50)) parser.parse(text); // warm
let before = cpu();
const trees = sources.map(({ path, text }) => ({ path, tree: parser.parse(text).tree }));
const parsing = cpu() - before;
const nodes = trees.reduce((sum, { tree }) => sum + tree.size, 0);
console.log(`${sources.length} files, ${nodes} nodes, parsed in ${Math.round(parsing)} ms`);

const sizes = [...new Set([10, 25, 50, 100, 200, rules.length].map((size) => Math.min(size, rules.length)))];
/** Rules at equal distances: the first ones of a folder would be about one library. */
const spread = (size: number): typeof rules =>
  rules.filter(
    (_, i) => Math.floor((i * size) / rules.length) !== Math.floor(((i - 1) * size) / rules.length),
  );

const times = new Map<number, number>();
// The first round only warms the engine up, with all rules on some of the files.
for (const [round, size] of [rules.length, ...sizes].entries()) {
  const chosen = spread(size);
  const compiled = compileRules(chosen, parser);
  let matches = 0;
  let exceeded = 0;
  before = cpu();
  for (const { path, tree } of round === 0 ? trees.slice(0, 200) : trees) {
    const semantics = analyseModule({ path, tree });
    const target = new Target(semantics);
    const matcher = new ModuleMatcher(compiled, target);
    const found = matchModule(compiled, matcher);
    matches += found.matches.length;
    const places = placesOf(matcher);
    exceeded += found.exceeded.length + places.exceeded.length;
  }
  const time = cpu() - before;
  if (round === 0) continue;
  times.set(size, time);
  const against = times.get(25);
  console.log(
    `${String(size).padStart(4)} rules  ${String(Math.round(time)).padStart(6)} ms  ` +
      `${(time / parsing).toFixed(2)} x parsing  ` +
      `${against === undefined ? '' : `${(time / against).toFixed(2)} x 25 rules  `}` +
      `${matches} matches${exceeded > 0 ? `, ${exceeded} budgets exceeded` : ''}`,
  );
}

/**
 * What a review costs: processor seconds of each phase of the head's and the base's analysis, and of the same review again
 * in one process, where code is compiled and trees are kept. Compiled first, as for phases.ts:
 *
 *     npx tsc --noEmit false --outDir node_modules/.bench
 *     node node_modules/.bench/bench/review.js REPOSITORY BASE HEAD [TIMES]
 */
import { createEngine, createWasmParser, type AnalysisEngine, type Phase } from '../src/analysis/index.js';
import { readPolicy } from '../src/config/read-policy.js';
import { readRuleFiles } from '../src/config/rule-files.js';
import { localSnapshot, resolveCommit } from '../src/git/snapshot.js';
import { reviewRange } from '../src/review/index.js';

const [repository, from, to, times = '2'] = process.argv.slice(2);
if (repository === undefined || from === undefined || to === undefined) {
  console.error('usage: node node_modules/.bench/bench/review.js REPOSITORY BASE HEAD [TIMES]');
  process.exit(2);
}

const clock = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

const spent = new Map<Phase, number>();
let phase: Phase = 'report';
let since = clock();
function enter(next: Phase): void {
  const now = clock();
  spent.set(phase, (spent.get(phase) ?? 0) + now - since);
  phase = next;
  since = now;
}

const files = readRuleFiles('rules');
const isModel = ({ path }: { readonly path: string }): boolean => /(^|\/)models\//.test(path);
const { engine } = createEngine({
  parser: await createWasmParser(),
  rules: files.filter((file) => !isModel(file)),
  models: files.filter(isModel),
  builtin: true,
  observe: enter,
});
/** The engine, printing what each analysis cost. */
const measured: AnalysisEngine = {
  rules: engine.rules,
  rulesDigest: engine.rulesDigest,
  analyse: async (request, read) => {
    enter('report');
    spent.clear();
    const result = await engine.analyse(request, read);
    enter('report');
    const seconds = [...spent].map(([name, value]) => `${name} ${value.toFixed(2)}`).join('  ');
    const sum = [...spent.values()].reduce((all, each) => all + each, 0);
    console.log(`  ${result.statistics.files} files  ${seconds}  together ${sum.toFixed(2)} s`);
    return result;
  },
};

const base = await resolveCommit(repository, from);
const head = await resolveCommit(repository, to);
const snapshot = localSnapshot(repository);
const policy = await readPolicy(snapshot, base);
for (let i = 1; i <= Number(times); i++) {
  console.log(`review ${i}: the head, then the base`);
  await reviewRange({ repository, base, head, snapshot, engine: measured, policy });
}
console.log(`peak ${Math.round(process.resourceUsage().maxRSS / 1000)} MB`);

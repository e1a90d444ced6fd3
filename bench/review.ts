/**
 * What a review costs: processor seconds of each phase of the head's and the base's analysis, and of the reviews of what was
 * pushed next (the same head again is `/meerkat review`) in one process, where code is compiled and what was found out
 * is remembered. Compiled first, as for phases.ts:
 *
 *     npx tsc --noEmit false --outDir node_modules/.bench
 *     node node_modules/.bench/bench/review.js REPOSITORY BASE HEAD [HEAD…]
 */
import type { AnalysisEngine } from '../src/analysis/index.js';
import { readPolicy } from '../src/config/read-policy.js';
import { localSnapshot, resolveCommit } from '../src/git/snapshot.js';
import { reviewRange } from '../src/review/index.js';
import { timedEngine } from './phase-clock.js';

const [repository, from, ...pushed] = process.argv.slice(2);
if (repository === undefined || from === undefined || pushed.length === 0) {
  console.error('usage: node node_modules/.bench/bench/review.js REPOSITORY BASE HEAD [HEAD…]');
  process.exit(2);
}

const { engine, spent, restart } = await timedEngine();
/** The engine, printing what each analysis cost. */
const measured: AnalysisEngine = {
  rules: engine.rules,
  rulesDigest: engine.rulesDigest,
  analyse: async (request, read) => {
    restart();
    const result = await engine.analyse(request, read);
    const times = [...spent()];
    const seconds = times.map(([name, value]) => `${name} ${value.toFixed(2)}`).join('  ');
    const sum = times.reduce((all, [, value]) => all + value, 0);
    console.log(`  ${result.statistics.files} files  ${seconds}  together ${sum.toFixed(2)} s`);
    return result;
  },
};

const base = await resolveCommit(repository, from);
const snapshot = localSnapshot(repository);
const policy = await readPolicy(snapshot, base);
for (const pushedHead of pushed) {
  const head = await resolveCommit(repository, pushedHead);
  console.log(`review of ${head.slice(0, 10)}: the head, then the base`);
  await reviewRange({ repository, base, head, snapshot, engine: measured, policy });
}
console.log(`peak ${Math.round(process.resourceUsage().maxRSS / 1000)} MB`);

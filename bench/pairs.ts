/**
 * The pair suite by point, and what each mechanism of taint analysis is worth: `node --import tsx bench/pairs.ts
 * [--failures] [--ablation [MECHANISM…]]`. A pair passes when its unsafe half is reported where it is marked and
 * nowhere else, and its safe half is silent. The ablation runs the pairs that pass, once without each mechanism.
 */
import type { AnalysisEngine } from '../src/analysis/index.js';
import { MECHANISMS, type Mechanism } from '../src/analysis/taint/spec.js';
import { builtinEngine, isFlowRule } from '../test/builtin-engine.js';
import { CASES, passes, readPairs, runPair, type Pair, type PairResult } from '../test/pairs/pairs.js';

const pairs = readPairs(CASES);

/** Flow rules only: search rules would hide what flows miss. */
const engineWithout = (off: readonly Mechanism[]): AnalysisEngine => builtinEngine(isFlowRule, { off });

async function run(off: readonly Mechanism[], subset: readonly Pair[]): Promise<PairResult[]> {
  const engine = engineWithout(off);
  const results: PairResult[] = [];
  for (const pair of subset) results.push(await runPair(engine, pair));
  return results;
}

const whole = await run([], pairs);
const points = [...new Set(pairs.map((pair) => pair.point))];
for (const point of [...points, 'all']) {
  const mine = whole.filter((result) => point === 'all' || result.pair.point === point);
  const passed = mine.filter((result) => passes(result) && !result.known).length;
  console.log(
    `${point.padEnd(24)} ${String(passed).padStart(4)} / ${mine.length}  ${((100 * passed) / mine.length).toFixed(1)} %`,
  );
}

if (process.argv.includes('--failures'))
  for (const { pair, missed, unexpected, falseAlarms } of whole.filter(
    (result) => !passes(result) || result.known,
  ))
    console.log(
      `${pair.point}/${pair.name} missed [${missed.join()}] unexpected [${unexpected.join()}] false [${falseAlarms.join()}]`,
    );

const at = process.argv.indexOf('--ablation');
if (at !== -1) {
  const named = process.argv.slice(at + 1);
  const passing = whole.filter((result) => passes(result) && !result.known).map(({ pair }) => pair);
  for (const mechanism of MECHANISMS) {
    if (named.length > 0 && !named.includes(mechanism)) continue;
    const broken = (await run([mechanism], passing)).filter((result) => !passes(result));
    console.log(
      `without ${mechanism.padEnd(16)} ${String(broken.length).padStart(4)} of ${passing.length} fail`,
    );
  }
}

/**
 * Marks what the pair suite still gets wrong: `ruleid` becomes `todoruleid` where a flow is missed, `ok` becomes
 * `todook` where a safe twin is reported. `node --import tsx scripts/mark-pairs.ts`; a mark is taken back by hand.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtinEngine, isFlowRule } from '../test/builtin-engine.js';
import { CASES, readPairs, runPair } from '../test/pairs/pairs.js';

const engine = builtinEngine(isFlowRule);

/** Replaces the mark that speaks of a place `file:line weakness`. */
function mark(folder: string, place: string, from: string, to: string): void {
  const [, path, line, weakness] = /^(.*):(\d+) (\S+)$/.exec(place)!;
  const file = join(folder, path!);
  const lines = readFileSync(file, 'utf8').split('\n');
  for (let i = Number(line) - 2; i >= 0 && /^\s*#/.test(lines[i]!); i--)
    lines[i] = lines[i]!.replace(`# ${from}: ${weakness!}`, `# ${to}: ${weakness!}`);
  writeFileSync(file, lines.join('\n'));
}

let marked = 0;
for (const pair of readPairs(CASES)) {
  const { missed, unexpected, falseAlarms } = await runPair(engine, pair);
  const folder = join(CASES, pair.point, pair.name);
  for (const place of missed) mark(join(folder, 'unsafe'), place, 'ruleid', 'todoruleid');
  for (const place of falseAlarms) mark(join(folder, 'safe'), place, 'ok', 'todook');
  for (const place of unexpected) console.log(`${pair.point}/${pair.name}: unexpected ${place}`);
  if (missed.length + falseAlarms.length > 0) marked++;
}
console.log(`${marked} pairs marked`);

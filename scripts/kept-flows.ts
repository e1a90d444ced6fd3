/**
 * Whether a change loses flows because only what depends on it is followed: every file that a flow of a project goes
 * through is taken for changed alone, and the flows through it are compared with those of the whole project.
 *
 *     node --import tsx scripts/kept-flows.ts CLONE…
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { timedEngine } from '../bench/phase-clock.js';
import type { Finding, SourceFile } from '../src/analysis/index.js';

const folders = process.argv.slice(2);
if (folders.length === 0) {
  console.error('usage: kept-flows CLONE…');
  process.exit(2);
}

const { engine } = await timedEngine();

const keyOf = ({ ruleId, path, region, trace }: Finding): string =>
  `${ruleId} ${path}:${region.startLine} from ${trace[0]!.path}:${trace[0]!.region.startLine}`;

async function compare(folder: string): Promise<void> {
  const listed = execFileSync('git', ['-C', folder, 'ls-files', '-z'], { encoding: 'utf8' });
  const knownPaths = listed.split('\0').filter((path) => path !== '');
  const read = (path: string): SourceFile[] => {
    try {
      return [{ path, text: readFileSync(join(folder, path), 'utf8') }];
    } catch {
      return []; // listed, but not a file that can be read
    }
  };
  const context = knownPaths.filter((path) => path.endsWith('.py')).flatMap(read);
  const flows = async (changed?: readonly string[]): Promise<{ found: Finding[]; entered: number }> => {
    const { findings, statistics } = await engine.analyse(
      { targets: [], context, followContext: true, knownPaths, ...(changed && { changed }) },
      (paths) => Promise.resolve(paths.flatMap(read)),
    );
    return {
      found: findings.filter(({ trace }) => trace.length > 0),
      entered: statistics.entered?.length ?? context.length,
    };
  };
  const { found } = await flows();
  const touched = [...new Set(found.flatMap(({ trace }) => trace.map(({ path }) => path)))].sort();
  let kept = 0;
  let entered = 0;
  const lost: string[] = [];
  for (const path of touched) {
    const part = await flows([path]);
    entered += part.entered / touched.length;
    const keys = new Set(part.found.map(keyOf));
    for (const flow of found)
      if (!flow.trace.some((step) => step.path === path)) continue;
      else if (keys.has(keyOf(flow))) kept++;
      else lost.push(`  lost when ${path} changes: ${keyOf(flow)}`);
  }
  console.log(
    `${folder}: ${context.length} files, ${found.length} flows through ${touched.length} files; ` +
      `${Math.round(entered)} files followed for their own sake on average, ${kept} kept, ${lost.length} lost`,
  );
  for (const line of lost) console.log(line);
}

for (const folder of folders) await compare(folder);

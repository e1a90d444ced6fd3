/**
 * Measures the built-in rules on small programs of several files: `npx tsx bench/programs.ts [--misses]`, after `npm run build`.
 *
 * `data/programs` was written by somebody who had seen neither engine nor rules. A trailing `# BAD 89` marks a line that is weak, with
 * its CWE, `# GOOD 89` one that looks it and is not. Any finding of a line counts.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

interface Finding {
  readonly rule: string;
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly also: readonly number[];
}

const folder = join(import.meta.dirname, 'data/programs');
const main = join(import.meta.dirname, '../dist/main.js');
const count = { bad: 0, found: 0, good: 0, reported: 0 };
const rows: string[] = [];
for (const { name } of readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
  const report = execFileSync(process.execPath, [main, 'scan', '--format', 'json', name], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  const { findings } = JSON.parse(report) as { findings: readonly Finding[] };
  const files = readdirSync(join(folder, name), { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((path) => path.endsWith('.py')).sort()) {
    const path = `${name}/${file}`;
    readFileSync(join(folder, path), 'utf8')
      .split('\n')
      .forEach((line, i) => {
        const mark = /# (BAD|GOOD) (\d+)/.exec(line);
        if (mark === null) return;
        const at = i + 1;
        const rules = findings
          .filter((one) => one.path === path)
          .filter(({ startLine, endLine, also }) => (startLine <= at && at <= endLine) || also.includes(at))
          .map(({ rule }) => rule);
        const isBad = mark[1] === 'BAD';
        count[isBad ? 'bad' : 'good']++;
        if (rules.length > 0) count[isBad ? 'found' : 'reported']++;
        if (isBad !== rules.length > 0)
          rows.push(`${isBad ? 'missed' : 'wrong'} CWE-${mark[2]} ${path}:${at} ${rules.join(', ')}`);
      });
  }
}
if (process.argv.includes('--misses')) console.log(rows.join('\n'));
console.log(
  `weak lines found: ${count.found} of ${count.bad}; safe lines reported: ${count.reported} of ${count.good}`,
);

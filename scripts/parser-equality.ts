/**
 * Compares the two parser back ends, node by node, on every Python file below folders:
 *
 *     npx tsx scripts/parser-equality.ts DIR…
 */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { createParser } from '../src/analysis/index.js';
import { firstDifference } from '../test/analysis/syntax/support.js';

async function main(folders: readonly string[]): Promise<number> {
  if (folders.length === 0) {
    console.error('usage: parser-equality DIR…');
    return 2;
  }
  const wasm = await createParser('wasm');
  const native = await createParser('native');
  const totals = { files: 0, nodes: 0, problems: 0, different: 0, wasm: 0, native: 0 };
  for (const folder of folders)
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
      const path = `${folder}/${name}`;
      if (!name.endsWith('.py') || !statSync(path).isFile()) continue;
      const text = readFileSync(path, 'utf8');
      const begin = performance.now();
      const left = wasm.parse(text);
      const middle = performance.now();
      const right = native.parse(text);
      totals.wasm += middle - begin;
      totals.native += performance.now() - middle;
      totals.files++;
      totals.nodes += left.tree.size;
      if (left.problems.length > 0 || left.cutOff) totals.problems++;
      const difference = firstDifference(left, right);
      if (difference === undefined) continue;
      totals.different++;
      console.log(`${path}: ${difference}`);
    }
  console.log(
    `${totals.files} files, ${totals.nodes} nodes, ${totals.problems} files with problems, ` +
      `${totals.different} different; wasm ${Math.round(totals.wasm)} ms, native ${Math.round(totals.native)} ms`,
  );
  return totals.different === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));

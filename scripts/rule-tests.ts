/**
 * Runs the rule tests below folders: `node --import tsx scripts/rule-tests.ts FOLDER…`. A rule file is a YAML file
 * with `rules:`; its tests are the files beside it with the same name and another extension.
 */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { testRuleFile, type RuleFileWithTests } from '../src/analysis/index.js';
import { createWasmParser } from '../src/analysis/index.js';

function* filesBelow(path: string): Generator<string> {
  if (!statSync(path).isDirectory()) yield path;
  else
    for (const name of readdirSync(path).sort())
      if (!name.startsWith('.')) yield* filesBelow(join(path, name));
}

const read = (path: string): string => readFileSync(path, 'utf8');

function withTests(path: string): RuleFileWithTests | undefined {
  const stem = basename(path).replace(/\.ya?ml$/, '');
  const names = readdirSync(dirname(path));
  const tests = names.filter(
    (name) => name.startsWith(`${stem}.`) && !/\.ya?ml$/.test(name) && !name.includes('.fixed.'),
  );
  if (tests.length === 0) return undefined;
  return {
    path,
    text: read(path),
    tests: tests.map((name) => {
      const fixed = `${stem}.fixed${extname(name)}`;
      const file = { path: join(dirname(path), name), text: read(join(dirname(path), name)) };
      return names.includes(fixed) ? { ...file, fixed: read(join(dirname(path), fixed)) } : file;
    }),
  };
}

const parser = await createWasmParser();
let passed = 0;
let failed = 0;
for (const folder of process.argv.slice(2))
  for (const path of filesBelow(folder)) {
    if (!/\.ya?ml$/.test(path)) continue;
    const file = withTests(path);
    if (file === undefined) continue;
    const report = testRuleFile(file, parser);
    if (report.passed) passed++;
    else {
      failed++;
      console.log(path);
      for (const problem of report.problems)
        console.log(`  line ${problem.line}: ${problem.key}: ${problem.message}`);
      for (const { path: test, ruleId, missing, unexpected } of report.lines)
        console.log(
          `  ${basename(test)} ${ruleId}: missing ${missing.join(' ')} | unexpected ${unexpected.join(' ')}`,
        );
      for (const { path: test, line, expected, actual } of report.fixes)
        console.log(`  ${basename(test)}:${line}: fix\n    expected ${expected}\n    actual   ${actual}`);
      for (const id of report.exceeded) console.log(`  ${id}: budget exceeded`);
    }
  }
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

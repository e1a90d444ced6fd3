/** `meerkat test PATH…`: runs the tests that lie beside rule files. */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { loadModels, testRuleFile, type PythonParser, type RuleFileWithTests } from '../analysis/index.js';
import { builtinModels, readRuleFiles } from '../config/rule-files.js';
import { EXIT } from './report-options.js';
import { UsageError } from './usage-error.js';

/**
 * Runs the rule tests and returns the exit code. A test of `x.yaml` is any `x.*` beside it that is no YAML;
 * `x.fixed.py` is the text after all fixes. The last line is `N passed, N failed`, counted in rule files.
 */
export function testRules(paths: readonly string[], parser: PythonParser): number {
  const { models } = loadModels(readRuleFiles(builtinModels()));
  let passed = 0;
  let failed = 0;
  for (const path of paths.flatMap((one) => [...ruleFiles(one)])) {
    const file = withTests(path);
    if (file === undefined) continue;
    const report = testRuleFile(file, parser, models);
    if (report.passed) passed++;
    else {
      failed++;
      process.stdout.write(explain(path, report));
    }
  }
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed > 0 ? EXIT.gate : passed === 0 ? EXIT.usage : EXIT.ok;
}

type Report = ReturnType<typeof testRuleFile>;

function explain(path: string, report: Report): string {
  const rows = [
    path,
    ...report.problems.map(({ line, key, message }) => `  line ${line}: ${key}: ${message}`),
    ...report.lines.map(({ path: test, ruleId, missing, unexpected }) => {
      const parts = [
        ...(missing.length > 0 ? [`missing on ${missing.join(', ')}`] : []),
        ...(unexpected.length > 0 ? [`unexpected on ${unexpected.join(', ')}`] : []),
      ];
      return `  ${basename(test)} ${ruleId}: ${parts.join('; ')}`;
    }),
    ...report.fixes.map(
      ({ path: test, line, expected, actual }) =>
        `  ${basename(test)}:${line}: after the fixes\n    expected ${expected}\n    actual   ${actual}`,
    ),
    ...report.exceeded.map((id) => `  ${id}: budget of steps exceeded`),
  ];
  return rows.join('\n') + '\n';
}

/** Symbolic links below the folder are not followed. Throws UsageError for a root that does not exist. */
function* ruleFiles(root: string): Generator<string> {
  const isRule = (path: string): boolean => /\.ya?ml$/.test(path) && !/\.(test|fixed)\.ya?ml$/.test(path);
  let isFolder: boolean;
  try {
    isFolder = statSync(root).isDirectory();
  } catch {
    throw new UsageError(`${root}: no such file or folder`);
  }
  if (!isFolder) {
    if (isRule(root)) yield root;
    return;
  }
  const names = readdirSync(root, { withFileTypes: true }).filter(({ name }) => !name.startsWith('.'));
  for (const entry of names.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(root, entry.name);
    if (entry.isDirectory()) yield* ruleFiles(path);
    else if (entry.isFile() && isRule(path)) yield path;
  }
}

const read = (path: string): string => readFileSync(path, 'utf8');

function withTests(path: string): RuleFileWithTests | undefined {
  const folder = dirname(path);
  const stem = basename(path).replace(/\.ya?ml$/, '');
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort();
  const tests = names.filter(
    (name) => name.startsWith(`${stem}.`) && !/\.ya?ml$/.test(name) && !name.includes('.fixed.'),
  );
  if (tests.length === 0) return undefined;
  return {
    path,
    text: read(path),
    tests: tests.map((name) => {
      const fixed = `${stem}.fixed${extname(name)}`;
      const file = { path: join(folder, name), text: read(join(folder, name)) };
      return names.includes(fixed) ? { ...file, fixed: read(join(folder, fixed)) } : file;
    }),
  };
}

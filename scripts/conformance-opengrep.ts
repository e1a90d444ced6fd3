/**
 * Measures conformance on opengrep's own tests: `npx tsx scripts/conformance-opengrep.ts CLONE [FILTER]` prints one
 * line a failing case and then passed of all for each group. The clone is read, nothing of it is kept. Cases that are
 * set aside are named with the reason and still run: one that passes is to be taken off the list.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createWasmParser } from '../src/analysis/index.js';
import { matchRules } from '../src/analysis/rule-tests.js';
import { applyEdits } from '../src/analysis/rules-test/run-rule-test.js';
import { loadRules } from '../src/analysis/rules/index.js';
import { positionOf, lineStartsOf } from '../src/analysis/syntax/tree.js';

const [clone, filter = ''] = process.argv.slice(2);
if (clone === undefined) {
  console.error('usage: npx tsx scripts/conformance-opengrep.ts CLONE [FILTER]');
  process.exit(2);
}
const tests = join(clone, 'tests');
const parser = await createWasmParser();
const read = (...path: string[]): string => readFileSync(join(...path), 'utf8');

/** Lines, from 1, after those that a mark is on. */
function marked(text: string, mark: RegExp): Set<number> {
  const lines = new Set<number>();
  text.split('\n').forEach((line, i) => {
    if (mark.test(line)) lines.add(i + 2);
  });
  return lines;
}

const pythonFiles = (...folder: string[]): string[] =>
  readdirSync(join(...folder))
    .filter((name) => name.endsWith('.py'))
    .sort();

const difference = (a: Set<number>, b: Set<number>): string =>
  [...a]
    .filter((line) => !b.has(line))
    .sort((x, y) => x - y)
    .join(' ');

/** Undefined when the rules report exactly the expected lines. */
function compare(
  rules: string,
  path: string,
  text: string,
  expected: Set<number>,
  open = new Set<number>(),
): string | undefined {
  const { rules: loaded, problems } = loadRules([{ path: 'rules.yaml', text: rules }], parser);
  const [problem] = problems;
  if (problem !== undefined) return `refused: ${problem.key}: ${problem.message}`;
  const { matches, exceeded } = matchRules(loaded, path, text, parser);
  if (exceeded.length > 0) return 'budget exceeded';
  const lineStarts = lineStartsOf(text);
  const actual = new Set(matches.map(({ start }) => positionOf({ lineStarts }, start).line));
  const missing = difference(expected, new Set([...actual, ...open]));
  const unexpected = difference(actual, new Set([...expected, ...open]));
  return missing === '' && unexpected === '' ? undefined : `missing ${missing} | unexpected ${unexpected}`;
}

/** Cases of `rules` that are about what this engine does not set out to do. */
const SET_ASIDE: ReadonlyMap<string, string> = new Map([
  ['as_metavariable.py', 'v2 syntax (`match:`), which is refused'],
  ['as_metavariable2.py', 'v2 syntax (`match:`), which is refused'],
  ['severity_critical.py', 'v2 syntax (`match:`), which is refused'],
  ['taint_async.py', 'a flow across functions: a global of the module, read in a function'],
]);

const asRule = (pattern: string, more: Record<string, unknown> = {}): string =>
  JSON.stringify({
    rules: [{ id: 'case', languages: ['python'], message: 'case', severity: 'ERROR', pattern, ...more }],
  });

function patternCase(name: string): string | undefined {
  const own = join(tests, 'patterns/python', name.replace(/\.py$/, '.sgrep'));
  const shared = join(tests, 'patterns/POLYGLOT', name.replace(/\.py$/, '.sgrep'));
  const text = read(tests, 'patterns/python', name);
  const pattern = read(existsSync(own) ? own : shared);
  return compare(asRule(pattern), name, text, marked(text, /(ERROR|MATCH):/));
}

function ruleCase(folder: string, name: string): string | undefined {
  const text = read(tests, folder, name);
  const rules = read(tests, folder, name.replace(/\.py$/, '.yaml'));
  return compare(rules, name, text, marked(text, /\bruleid:/), marked(text, /\b(todook|todoruleid):/));
}

function fixCase(name: string): string | undefined {
  const folder = join(tests, 'autofix/python');
  const stem = name.replace(/\.py$/, '');
  const own = join(folder, `${stem}.sgrep`);
  const pattern = read(existsSync(own) ? own : join(tests, 'patterns/POLYGLOT', `${stem}.sgrep`));
  const text = read(folder, name);
  const [regex = '', second = '', ...rest] = existsSync(join(folder, `${stem}.fix-regex`))
    ? read(folder, `${stem}.fix-regex`).split('\n')
    : [];
  const more = rest.filter((line) => line !== '').length > 0;
  const fix =
    regex === ''
      ? { fix: read(folder, `${stem}.fix`) }
      : {
          'fix-regex': more
            ? { regex, count: Number(second), replacement: rest.join('\n').replace(/\n$/, '') }
            : { regex, replacement: second },
        };
  const { rules, problems } = loadRules([{ path: 'rules.yaml', text: asRule(pattern, fix) }], parser);
  if (problems[0] !== undefined) return `refused: ${problems[0].message}`;
  const { matches } = matchRules(rules, name, text, parser);
  const fixed = applyEdits(
    text,
    matches.flatMap((match) => match.fix),
  );
  return fixed.trimEnd() === read(folder, `${stem}.fixed`).trimEnd()
    ? undefined
    : `fixed text differs:\n${fixed}`;
}

function group(
  title: string,
  names: readonly string[],
  run: (name: string) => string | undefined,
  aside: ReadonlyMap<string, string> = new Map(),
): void {
  let passed = 0;
  const chosen = names.filter((name) => name.includes(filter));
  const counted = chosen.filter((name) => !aside.has(name));
  for (const name of counted) {
    const failure = run(name);
    if (failure === undefined) passed++;
    else console.log(`${title}/${name}: ${failure}`);
  }
  for (const name of chosen.filter((one) => aside.has(one))) {
    const state = run(name) === undefined ? 'passes: take it off the list' : 'fails';
    console.log(`${title}/${name}: set aside: ${aside.get(name)!} (${state})`);
  }
  const share = ((100 * passed) / Math.max(counted.length, 1)).toFixed(1);
  console.log(
    `${title}: ${passed} of ${counted.length} (${share} %), ${chosen.length - counted.length} set aside`,
  );
}

group('patterns/python', pythonFiles(tests, 'patterns/python'), patternCase);
group('rules', pythonFiles(tests, 'rules'), (name) => ruleCase('rules', name), SET_ASIDE);
group('tainting_rules/python', pythonFiles(tests, 'tainting_rules/python'), (name) =>
  ruleCase('tainting_rules/python', name),
);
group('autofix/python', pythonFiles(tests, 'autofix/python'), fixCase);

/**
 * Measures the built-in rules on deliberately vulnerable applications: `npx tsx bench/applications.ts CLONES [RESULTS]`.
 *
 * CLONES holds one clone an application, under the names of `data/applications.jsonl`, at the commits that
 * docs/applications.md names. That list was written by a reader who had seen no output of ours: places that are weak, and
 * places that look it and are not. A weakness counts as found when a finding of the same family (`data/weakness-families.json`)
 * lies within four lines of it. Each clone is scanned by `dist/main.js`; with RESULTS, reports are kept there as `<app>.json`,
 * and reports that lie there already are read instead. `--misses` and `--others` list what was not found and what is not listed.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Place {
  readonly app: string;
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly cwe: number;
  readonly kind: string;
  /** Whether the code alone tells, without running it or knowing what the application is for. */
  readonly static: boolean;
  readonly weak: boolean;
}

interface Finding {
  readonly rule: string;
  readonly severity: string;
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly cwe: readonly string[];
  /** Other lines of the file that it stands for. */
  readonly also: readonly number[];
  /** The steps of a flow, from where the data comes in. */
  readonly trace?: readonly { readonly path: string; readonly startLine: number }[];
}

/** Lines by which the reader's place and ours may differ. */
const TOLERANCE = 4;
/** A place that is fine is narrower: a finding next to it is about something else. */
const SAFE_TOLERANCE = 1;

const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const [clones, results = mkdtempSync(join(tmpdir(), 'applications-'))] = words;
if (clones === undefined) {
  console.error('usage: npx tsx bench/applications.ts CLONES [RESULTS] [--misses] [--others]');
  process.exit(2);
}
mkdirSync(results, { recursive: true });
const root = join(import.meta.dirname, '..');
const data = (name: string): string => readFileSync(join(import.meta.dirname, 'data', name), 'utf8');
const places = data('applications.jsonl')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Place);
const families = Object.values(JSON.parse(data('weakness-families.json')) as Record<string, number[]>);

/** Whether two numbers of the CWE name the same weakness, or two of one family. */
const related = (a: number, b: number): boolean =>
  a === b || families.some((family) => family.includes(a) && family.includes(b));

function scan(app: string): Finding[] {
  const report = join(results, `${app}.json`);
  if (!existsSync(report)) {
    const scanned = ['scan', '--no-ignores', '--format', 'json', '--output', report, join(clones!, app)];
    try {
      execFileSync('node', [join(root, 'dist/main.js'), ...scanned], {
        stdio: ['ignore', 'ignore', 'ignore'],
      });
    } catch {
      // A scan with findings fails on purpose; one without a report fails below.
    }
  }
  return (JSON.parse(readFileSync(report, 'utf8')) as { findings: Finding[] }).findings;
}

function meets({ path, startLine, endLine, also, cwe }: Finding, place: Place, tolerance: number): boolean {
  const inFile = path === place.file || path.endsWith(`/${place.app}/${place.file}`);
  const isNear = ([from, to]: readonly [number, number]): boolean =>
    from - tolerance <= place.line && place.line <= to + tolerance;
  const lines = [[startLine, endLine] as const, ...also.map((line) => [line, line] as const)];
  return (
    inFile && lines.some(isNear) && cwe.some((name) => related(Number(name.slice('CWE-'.length)), place.cwe))
  );
}

/** Whether the flow of a finding passes the place: a query is built in a handler and run by a helper that all handlers share. */
const passes = (finding: Finding, place: Place): boolean =>
  (finding.trace ?? []).some(({ path, startLine }) =>
    meets({ ...finding, path, startLine, endLine: startLine, also: [] }, place, TOLERANCE),
  );

interface Row {
  static: number;
  found: number;
  findings: number;
  others: number;
  onSafe: number;
}

const empty = (): Row => ({ static: 0, found: 0, findings: 0, others: 0, onSafe: 0 });
const total = empty();
const kinds = new Map<string, { found: number; of: number }>();

function measure(app: string): Row {
  const findings = scan(app);
  const own = places.filter((place) => place.app === app);
  const weak = own.filter((place) => place.weak);
  const row = empty();
  for (const place of weak.filter((each) => each.static)) {
    const found = findings.some((finding) => meets(finding, place, TOLERANCE));
    const kind = kinds.get(place.kind) ?? { found: 0, of: 0 };
    kinds.set(place.kind, { found: kind.found + Number(found), of: kind.of + 1 });
    row.static += 1;
    row.found += Number(found);
    if (!found && process.argv.includes('--misses'))
      console.log(`missed ${app} ${place.file}:${place.line} ${place.kind}`);
  }
  const others = findings.filter(
    (finding) => !weak.some((place) => meets(finding, place, TOLERANCE) || passes(finding, place)),
  );
  for (const finding of others) {
    const safe = own.some((place) => !place.weak && meets(finding, place, SAFE_TOLERANCE));
    row.onSafe += Number(safe);
    const where = `${finding.path}:${finding.startLine}`;
    if (process.argv.includes('--others'))
      console.log(`other ${app} ${where} ${finding.rule}${safe ? ' (fine)' : ''}`);
  }
  return { ...row, findings: findings.length, others: others.length };
}

const cells = (name: string, row: Row): string =>
  `| ${name} | ${row.found} of ${row.static} | ${row.findings} | ${row.others} | ${row.onSafe} |`;

const lines = [...new Set(places.map(({ app }) => app))].map((app) => {
  const row = measure(app);
  for (const key of Object.keys(total) as (keyof Row)[]) total[key] += row[key];
  return cells(app, row);
});
console.log(
  '\n| application | found | findings | not listed | on a place that is fine |\n| --- | --- | --- | --- | --- |',
);
console.log([...lines, cells('all', total)].join('\n'));
console.log('\n| kind | found |\n| --- | --- |');
const byCount = [...kinds].sort(([a, x], [b, y]) => y.of - x.of || (a < b ? -1 : 1));
console.log(byCount.map(([kind, { found, of }]) => `| ${kind} | ${found} of ${of} |`).join('\n'));

/**
 * The pair suite: `<point>/<case>/unsafe` must be reported where it is marked, `<point>/<case>/safe` must stay silent.
 * Each folder is one program. Marks are comments on the line before: `# ruleid: <weakness>`, `# ok: <weakness>`,
 * `# todoruleid:` and `# todook:` for what is known to be wrong. Weaknesses are the ids of the flow rules.
 */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AnalysisEngine, SourceFile } from '../../src/analysis/index.js';

export const WEAKNESSES = [
  'command-injection',
  'code-injection',
  'sql-injection',
  'nosql-injection',
  'ldap-injection',
  'xpath-injection',
  'template-injection',
  'xss',
  'path-traversal',
  'ssrf',
  'open-redirect',
  'unsafe-deserialization',
  'xml-external-entities',
  'log-injection',
  'header-injection',
  'regex-injection',
];

/** The folder of the suite. */
export const CASES = fileURLToPath(new URL('cases', import.meta.url));

export interface Pair {
  readonly point: string;
  readonly name: string;
  readonly unsafe: readonly SourceFile[];
  readonly safe: readonly SourceFile[];
}

/** What went wrong in a pair; empty lists for a pass. Entries are `file:line weakness`. */
export interface PairResult {
  readonly pair: Pair;
  readonly missed: readonly string[];
  readonly unexpected: readonly string[];
  readonly falseAlarms: readonly string[];
  /** Marked as known to be wrong. */
  readonly known: boolean;
}

export function readPairs(root: string): Pair[] {
  return folders(root).flatMap((point) =>
    folders(join(root, point)).map((name) => ({
      point,
      name,
      unsafe: sources(join(root, point, name, 'unsafe')),
      safe: sources(join(root, point, name, 'safe')),
    })),
  );
}

/** Places marked `todoruleid` and `todook` count neither way. */
export async function runPair(engine: AnalysisEngine, pair: Pair): Promise<PairResult> {
  const wanted = marks(pair.unsafe, 'ruleid');
  const reported = await report(engine, pair.unsafe);
  const alarms = await report(engine, pair.safe);
  const missing = marks(pair.unsafe, 'todoruleid');
  const tolerated = marks(pair.safe, 'todook');
  return {
    pair,
    missed: [...wanted].filter((one) => !reported.has(one)),
    unexpected: [...reported].filter((one) => !wanted.has(one) && !missing.has(one)),
    falseAlarms: [...alarms].filter((one) => !tolerated.has(one)),
    known: missing.size + tolerated.size > 0,
  };
}

export const passes = (result: PairResult): boolean =>
  result.missed.length + result.unexpected.length + result.falseAlarms.length === 0;

async function report(engine: AnalysisEngine, files: readonly SourceFile[]): Promise<Set<string>> {
  const knownPaths = files.map((file) => file.path);
  const { findings } = await engine.analyse({ targets: files, context: [], knownPaths }, () =>
    Promise.resolve([]),
  );
  const flows = findings.filter((finding) => WEAKNESSES.includes(finding.ruleId));
  return new Set(flows.map((finding) => `${finding.path}:${finding.region.startLine} ${finding.ruleId}`));
}

/** Marked places: the next line that is neither blank nor a comment. */
function marks(files: readonly SourceFile[], kind: string): Set<string> {
  const found = new Set<string>();
  for (const { path, text } of files) {
    let pending: string[] = [];
    text.split('\n').forEach((line, i) => {
      const mark = /^\s*#\s*(\w+):\s*(.+?)\s*$/.exec(line);
      if (mark?.[1] === kind) pending.push(...mark[2]!.split(/[,\s]+/));
      if (line.trim() === '' || /^\s*#/.test(line)) return;
      for (const weakness of pending) found.add(`${path}:${i + 1} ${weakness}`);
      pending = [];
    });
  }
  return found;
}

const folders = (root: string): string[] =>
  readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();

function sources(root: string, folder = root): SourceFile[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name): SourceFile[] => {
      const path = join(folder, name);
      if (statSync(path).isDirectory()) return sources(root, path);
      return name.endsWith('.py')
        ? [{ path: relative(root, path).split('\\').join('/'), text: readFileSync(path, 'utf8') }]
        : [];
    });
}

/** One rule file against its test files: which lines are missing, which are unexpected, and whether fixes fit. */
import type { Edit } from '../finding.js';
import type { Rule, RuleProblem } from '../rules/rule.js';
import { isMarkOf, readMarks } from './annotations.js';

export interface TestFile {
  readonly path: string;
  readonly text: string;
  /** The text after all fixes, if the test says what it must be. */
  readonly fixed?: string;
}

/** What a rule reported in a test file. */
export interface TestMatch {
  readonly ruleId: string;
  /** From 1. */
  readonly line: number;
  readonly fix: readonly Edit[];
}

export interface LineDifference {
  readonly path: string;
  readonly ruleId: string;
  readonly missing: readonly number[];
  readonly unexpected: readonly number[];
}

export interface FixDifference {
  readonly path: string;
  /** First line, from 1, on which the fixed text is not as expected. */
  readonly line: number;
  readonly expected: string;
  readonly actual: string;
}

export interface RuleTestResult {
  readonly passed: boolean;
  readonly problems: readonly RuleProblem[];
  readonly lines: readonly LineDifference[];
  readonly fixes: readonly FixDifference[];
  /** Ids of rules whose budget was spent. */
  readonly exceeded: readonly string[];
}

export interface RuleTest {
  readonly rules: readonly Rule[];
  readonly problems: readonly RuleProblem[];
  readonly files: readonly TestFile[];
  /** Runs the rules on a test file. */
  readonly analyse: (file: TestFile) => {
    readonly matches: readonly TestMatch[];
    readonly exceeded: readonly string[];
  };
}

export function runRuleTest({ rules, problems, files, analyse }: RuleTest): RuleTestResult {
  const lines: LineDifference[] = [];
  const fixes: FixDifference[] = [];
  const exceeded = new Set<string>();
  for (const file of files) {
    const { matches, exceeded: ids } = analyse(file);
    for (const id of ids) exceeded.add(id);
    for (const rule of rules) lines.push(...compareLines(file, rule.id, matches));
    if (file.fixed === undefined) continue;
    const difference = compareFix(file, file.fixed, matches);
    if (difference !== undefined) fixes.push(difference);
  }
  const passed = problems.length === 0 && lines.length === 0 && fixes.length === 0 && exceeded.size === 0;
  return { passed, problems, lines, fixes, exceeded: [...exceeded] };
}

function compareLines(file: TestFile, ruleId: string, matches: readonly TestMatch[]): LineDifference[] {
  const marks = readMarks(file.text).filter((mark) => isMarkOf(mark, ruleId));
  const linesOf = (...kinds: string[]): Set<number> =>
    new Set(marks.filter(({ kind }) => kinds.includes(kind)).map(({ line }) => line));
  const expected = linesOf('ruleid');
  const open = linesOf('todoruleid', 'todook', 'deepruleid', 'proruleid', 'deepok', 'prook');
  const actual = new Set(matches.filter((match) => match.ruleId === ruleId).map(({ line }) => line));
  const sorted = (set: Iterable<number>): number[] => [...set].sort((a, b) => a - b);
  const missing = sorted([...expected].filter((line) => !actual.has(line)));
  const unexpected = sorted([...actual].filter((line) => !expected.has(line) && !open.has(line)));
  if (missing.length === 0 && unexpected.length === 0) return [];
  return [{ path: file.path, ruleId, missing, unexpected }];
}

function compareFix(
  file: TestFile,
  expected: string,
  matches: readonly TestMatch[],
): FixDifference | undefined {
  const actual = applyEdits(
    file.text,
    matches.flatMap(({ fix }) => fix),
  );
  if (actual.trimEnd() === expected.trimEnd()) return undefined;
  const left = expected.split('\n');
  const right = actual.split('\n');
  const at = left.findIndex((line, i) => line !== right[i]);
  const line = at < 0 ? left.length : at;
  return { path: file.path, line: line + 1, expected: left[line] ?? '', actual: right[line] ?? '' };
}

/** Applies edits from the end of the text to its beginning; of overlapping ones the first counts. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const sorted = [...edits].sort((a, b) => a.start - b.start || b.end - a.end);
  let out = '';
  let at = 0;
  for (const edit of sorted) {
    if (edit.start < at) continue;
    out += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return out + text.slice(at);
}

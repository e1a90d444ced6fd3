/** Proves fixes: a fix becomes a suggestion only if it parses, removes the finding and lies within one hunk. */
import type { AnalysisEngine, Finding } from '../analysis/index.js';
import type { Suggestion } from './comment.js';
import { findingKey } from './fingerprint.js';
import type { Review, ReviewedFinding } from './model.js';
import type { ChangedFile } from './ports.js';

const MOST_LINES = 30;

/** Applies edits, which don't overlap, to a text. Undefined if they do overlap or lie outside it. */
export function applyEdits(text: string, edits: Finding['fix']): string | undefined {
  let out = '';
  let at = 0;
  for (const edit of [...(edits ?? [])].sort((a, b) => a.start - b.start)) {
    if (edit.start < at || edit.end < edit.start || edit.end > text.length) return undefined;
    out += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return out + text.slice(at);
}

/** Suggestions by fingerprint, for those of `findings` that have a provable fix. */
export async function proveFixes(
  review: Pick<Review, 'changes'>,
  findings: readonly ReviewedFinding[],
  texts: ReadonlyMap<string, string>,
  engine: AnalysisEngine,
): Promise<Map<string, Suggestion>> {
  const proven = new Map<string, Suggestion>();
  const changes = new Map(review.changes.map((file) => [file.path, file]));
  for (const { finding, fingerprint, anchor } of findings) {
    const text = texts.get(finding.path);
    if (finding.fix === undefined || text === undefined || anchor?.path !== finding.path) continue;
    const fixed = applyEdits(text, finding.fix);
    if (fixed === undefined || fixed === text) continue;
    const suggestion = wholeLines(text, fixed, finding.fix);
    if (suggestion === undefined || !inOneHunk(changes.get(finding.path), suggestion)) continue;
    if (await removes(engine, finding, text, fixed)) proven.set(fingerprint, suggestion);
  }
  return proven;
}

/** The whole lines that the edits touch, and what they become. */
function wholeLines(text: string, fixed: string, edits: NonNullable<Finding['fix']>): Suggestion | undefined {
  const first = Math.min(...edits.map((edit) => edit.start));
  const last = Math.max(...edits.map((edit) => edit.end));
  const start = text.lastIndexOf('\n', first - 1) + 1;
  const eol = text.indexOf('\n', last);
  const end = eol < 0 ? text.length : eol;
  const startLine = newlines(text.slice(0, start)) + 1;
  const endLine = startLine + newlines(text.slice(start, end));
  const replacement = fixed.slice(start, end + fixed.length - text.length).replace(/\r$/, '');
  return endLine - startLine >= MOST_LINES ? undefined : { startLine, endLine, text: replacement };
}

const newlines = (text: string): number => text.split('\n').length - 1;

function inOneHunk(file: ChangedFile | undefined, { startLine, endLine }: Suggestion): boolean {
  return (file?.hunks ?? []).some(
    (hunk) => startLine >= hunk.headStart && endLine < hunk.headStart + hunk.headLines,
  );
}

/** Whether, in the file alone, the fixed text is fully analysed and has one finding of this key less and no other more. */
async function removes(
  engine: AnalysisEngine,
  finding: Finding,
  text: string,
  fixed: string,
): Promise<boolean> {
  const { path, ruleId } = finding;
  const run = (content: string) =>
    engine.analyse({ targets: [{ path, text: content }], context: [], knownPaths: [path] }, () =>
      Promise.resolve([]),
    );
  const [before, after] = [await run(text), await run(fixed)];
  if (after.coverage.some((file) => file.gaps.some((gap) => gap.reason === 'syntax-error'))) return false;
  const key = findingKey(finding, text);
  const had = before.findings.filter((one) => findingKey(one, text) === key).length;
  const has = after.findings.filter((one) => findingKey(one, fixed) === key).length;
  const same = (findings: readonly Finding[]) => findings.filter((one) => one.ruleId === ruleId).length;
  // A flow through other files is not seen in the file alone: nothing is proven then.
  return (
    had > 0 &&
    has < had &&
    same(after.findings) < same(before.findings) &&
    after.findings.length < before.findings.length
  );
}

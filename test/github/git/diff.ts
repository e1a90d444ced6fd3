/**
 * A diff as GitHub shows it: one entry a file, `patch` from its first hunk header on, and which lines of either
 * side it shows (only those take a review comment).
 *
 *     @@ -1,3 +1,4 @@       position 0
 *      import os            position 1: LEFT 1, RIGHT 1
 *     +import re            position 2: RIGHT 2
 */
/** Old and new side of a diff. */
export type Side = 'LEFT' | 'RIGHT';

export interface DiffFile {
  readonly status: 'added' | 'removed' | 'modified' | 'renamed' | 'copied' | 'changed';
  readonly path: string;
  readonly previousPath: string | undefined;
  /** Blob at the head; for a removed file at the base. */
  readonly blob: string;
  readonly additions: number;
  readonly deletions: number;
  readonly binary: boolean;
  /** Absent for a binary file, a pure rename and a diff that is too large. */
  readonly patch: string | undefined;
}

export interface PatchLine {
  readonly position: number;
  /** Counts hunks from 0. */
  readonly hunk: number;
  readonly left: number | undefined;
  readonly right: number | undefined;
  readonly text: string;
}

const STATUS: Readonly<Record<string, DiffFile['status']>> = {
  A: 'added',
  D: 'removed',
  M: 'modified',
  R: 'renamed',
  C: 'copied',
  T: 'changed',
};

/** Joins `git diff --raw -z`, `--numstat -z` and the plain patch of the same range. */
export function parseDiff(
  raw: string,
  numstat: string,
  patch: string,
  limits: { readonly lines: number; readonly bytes: number },
): DiffFile[] {
  const patches = splitPatch(patch);
  const counts = parseNumstat(numstat);
  const fields = raw.split('\0');
  const files: DiffFile[] = [];
  for (let at = 0; at < fields.length && fields[at] !== '';) {
    const [, , before, after, code] = fields[at]!.split(' ') as [string, string, string, string, string];
    const two = code.startsWith('R') || code.startsWith('C');
    const first = fields[at + 1]!;
    const path = two ? fields[at + 2]! : first;
    const index = files.length;
    const count = counts[index]!;
    const text = patches[index];
    const tooLarge =
      text !== undefined && (Buffer.byteLength(text) > limits.bytes || countLines(text) > limits.lines);
    files.push({
      status: STATUS[code[0]!] ?? 'changed',
      path,
      previousPath: two ? first : undefined,
      blob: code.startsWith('D') ? before : after,
      additions: count.additions,
      deletions: count.deletions,
      binary: count.binary,
      patch: tooLarge ? undefined : text,
    });
    at += two ? 3 : 2;
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

const countLines = (text: string): number => text.split('\n').length;

function parseNumstat(text: string) {
  const fields = text.split('\0');
  const result: { additions: number; deletions: number; binary: boolean }[] = [];
  for (let at = 0; at < fields.length && fields[at] !== '';) {
    const [added, deleted, path] = fields[at]!.split('\t') as [string, string, string];
    result.push({
      additions: added === '-' ? 0 : Number(added),
      deletions: deleted === '-' ? 0 : Number(deleted),
      binary: added === '-',
    });
    at += path === '' ? 3 : 1;
  }
  return result;
}

/** One entry a file: everything from its first hunk header, or undefined without one. */
function splitPatch(patch: string): (string | undefined)[] {
  const result: (string | undefined)[] = [];
  let lines: string[] | undefined;
  const finish = () => {
    if (lines !== undefined) result.push(lines.length === 0 ? undefined : lines.join('\n'));
  };
  for (const line of patch.split('\n')) {
    if (line.startsWith('diff --git ')) {
      finish();
      lines = [];
    } else if (lines !== undefined && (lines.length > 0 || line.startsWith('@@ '))) {
      lines.push(line);
    }
  }
  if (lines !== undefined && lines.at(-1) === '') lines.pop();
  finish();
  return result;
}

/** The lines that a patch shows, in order; `\ No newline` markers take a position but show no line. */
export function patchLines(patch: string): PatchLine[] {
  const result: PatchLine[] = [];
  let left = 0;
  let right = 0;
  let hunk = -1;
  for (const [position, text] of patch.split('\n').entries()) {
    const header = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(text);
    if (header !== null) {
      left = Number(header[1]);
      right = Number(header[2]);
      hunk += 1;
    } else if (text.startsWith('+')) {
      result.push({ position, hunk, left: undefined, right: right++, text });
    } else if (text.startsWith('-')) {
      result.push({ position, hunk, left: left++, right: undefined, text });
    } else if (!text.startsWith('\\')) {
      result.push({ position, hunk, left: left++, right: right++, text });
    }
  }
  return result;
}

/** The line of a patch that takes a comment on `side` at `line`. */
export function findLine(lines: readonly PatchLine[], side: Side, line: number): PatchLine | undefined {
  return lines.find((entry) => (side === 'RIGHT' ? entry.right : entry.left) === line);
}

/** What GitHub quotes above a comment: the hunk from its header down to the commented line. */
export function diffHunk(patch: string, position: number): string {
  const lines = patch.split('\n').slice(0, position + 1);
  let start = lines.length - 1;
  while (start > 0 && !lines[start]!.startsWith('@@ ')) start -= 1;
  return lines.slice(start).join('\n');
}

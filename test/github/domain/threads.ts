/** Review comments: which lines take one, and what becomes of them when the head moves. */
import { diffHunk, findLine, patchLines, type DiffFile, type PatchLine, type Side } from '../git/diff.js';
import { Refusal } from '../http/refusal.js';
import type { Services } from '../services.js';
import type { Anchor, Pull, ReviewComment } from '../world.js';

/** As a client asks for it. */
export interface CommentPlace {
  readonly path: string;
  readonly position?: number;
  readonly line?: number;
  readonly side?: string;
  readonly start_line?: number;
  readonly start_side?: string;
}

export interface Placed {
  readonly anchor: Anchor;
  readonly position: number;
  readonly diffHunk: string;
}

const isSide = (text: string): text is Side => text === 'LEFT' || text === 'RIGHT';

/** Finds the place in the diff, or says in GitHub's words why there is none. */
export function place(
  files: readonly DiffFile[],
  wanted: CommentPlace,
): Placed | { readonly problem: string } {
  const file = files.find((item) => item.path === wanted.path);
  if (file === undefined) return { problem: 'Path could not be resolved' };
  if (file.patch === undefined) return { problem: 'Line could not be resolved' };
  const lines = patchLines(file.patch);
  if (wanted.position !== undefined) {
    if (wanted.line !== undefined) return { problem: 'Position and line cannot both be given' };
    const found = lines.find((item) => item.position === wanted.position);
    if (found === undefined) return { problem: 'Position could not be resolved' };
    const side: Side = found.right === undefined ? 'LEFT' : 'RIGHT';
    const line = (side === 'RIGHT' ? found.right : found.left)!;
    return placed(file, { path: file.path, side, line, startLine: undefined, startSide: undefined }, found);
  }
  const side = wanted.side ?? 'RIGHT';
  const startSide = wanted.start_side ?? side;
  for (const given of [side, startSide]) {
    if (!isSide(given)) return { problem: `side is invalid (Expected "${given}" to be one of: LEFT, RIGHT)` };
  }
  if (!isSide(side) || !isSide(startSide)) return { problem: 'side is invalid' };
  if (wanted.line === undefined) return { problem: 'Line could not be resolved' };
  const end = findLine(lines, side, wanted.line);
  if (end === undefined) return { problem: 'Line could not be resolved' };
  if (wanted.start_line === undefined) {
    if (wanted.start_side !== undefined) return { problem: 'Start line is required with a start side' };
    const anchor = { path: file.path, side, line: wanted.line, startLine: undefined, startSide: undefined };
    return placed(file, anchor, end);
  }
  const start = findLine(lines, startSide, wanted.start_line);
  if (start === undefined) return { problem: 'Start line could not be resolved' };
  if (start.position >= end.position) return { problem: 'Start line must precede the end line.' };
  if (start.hunk !== end.hunk) return { problem: 'Start line must be part of the same hunk as the line.' };
  const anchor = { path: file.path, side, line: wanted.line, startLine: wanted.start_line, startSide };
  return placed(file, anchor, end);
}

const placed = (file: DiffFile, anchor: Anchor, line: PatchLine): Placed => ({
  anchor,
  position: line.position,
  diffHunk: diffHunk(file.patch!, line.position),
});

/** GitHub's limit for every kind of comment, in characters. */
const MAX_BODY = 65_536;

export function refuseBody(body: string, resource: string): void {
  if (body.trim() === '') {
    throw new Refusal(422, 'Validation Failed', {
      errors: [{ resource, code: 'missing_field', field: 'body' }],
    });
  }
  if ([...body].length > MAX_BODY) {
    throw new Refusal(422, 'Validation Failed', {
      errors: [
        {
          resource,
          code: 'custom',
          field: 'body',
          message: 'body is too long (maximum is 65536 characters)',
        },
      ],
    });
  }
}

/** The head or base moved: comments follow their lines, or are outdated once these changed. */
export async function reanchor(
  services: Services,
  pull: Pull,
  headBefore: string,
  baseBefore: string,
): Promise<void> {
  if (pull.reviewComments.size === 0) return;
  const { git } = pull.repository;
  const { patch } = services.sizes;
  const mergeBase = await git.mergeBase(pull.base.sha, pull.head.sha);
  const mergeBaseBefore = await git.mergeBase(baseBefore, headBefore);
  const now = await git.diff(mergeBase, pull.head.sha, patch);
  const moved: Record<Side, readonly DiffFile[]> = {
    RIGHT: headBefore === pull.head.sha ? [] : await git.diff(headBefore, pull.head.sha, patch),
    LEFT: mergeBaseBefore === mergeBase ? [] : await git.diff(mergeBaseBefore, mergeBase!, patch),
  };
  for (const comment of pull.reviewComments.values()) {
    comment.current = comment.current && follow(comment, comment.current, moved[comment.current.side], now);
  }
}

function follow(
  comment: ReviewComment,
  anchor: Anchor,
  moved: readonly DiffFile[],
  now: readonly DiffFile[],
): Anchor | undefined {
  const change = moved.find((item) => (item.previousPath ?? item.path) === anchor.path);
  const file = now.find((item) => item.path === (change?.path ?? anchor.path));
  if (file === undefined) return undefined;
  if (comment.subject === 'file') return { ...anchor, path: file.path };
  if (file.patch === undefined) return undefined;
  const line = change === undefined ? anchor.line : shifted(change, anchor.line);
  const startLine =
    anchor.startLine === undefined || change === undefined
      ? anchor.startLine
      : shifted(change, anchor.startLine);
  if (line === undefined || (anchor.startLine !== undefined && startLine === undefined)) return undefined;
  if (findLine(patchLines(file.patch), anchor.side, line) === undefined) return undefined;
  return { ...anchor, path: file.path, line, startLine };
}

/** Where an old line is after a change; undefined if the change touches it. */
function shifted(change: DiffFile, line: number): number | undefined {
  if (change.patch === undefined) return change.status === 'renamed' ? line : undefined;
  let offset = 0;
  for (const entry of patchLines(change.patch)) {
    if (entry.left === line) return entry.right;
    if (entry.left !== undefined && entry.left > line) break;
    if (entry.left === undefined) offset += 1;
    else if (entry.right === undefined) offset -= 1;
  }
  return line + offset;
}

/** Changed files as GitHub lists them, to what a review needs; and what to do where GitHub lists not all of them. */
import { parseHunks, type ChangedFile, type TreeEntry } from '../review/index.js';

/** The fields that pull request files and compared files share. */
export interface ListedFile {
  readonly filename: string;
  readonly status: string;
  readonly previous_filename?: string | undefined;
  readonly patch?: string | undefined;
  readonly changes: number;
}

/** One listed file. Without a patch (binary, too large) no line of it can carry a comment: no hunks. */
export function changedFile(file: ListedFile): ChangedFile | undefined {
  const hunks =
    file.patch !== undefined
      ? parseHunks(file.patch)
      : file.status === 'renamed' && file.changes === 0
        ? []
        : undefined;
  const rest = hunks === undefined ? {} : { hunks };
  const path = file.filename;
  switch (file.status) {
    case 'added':
    case 'copied':
      return { status: 'added', path, ...rest };
    case 'removed':
      return { status: 'deleted', path, basePath: path, ...rest };
    case 'renamed':
      return { status: 'renamed', path, basePath: file.previous_filename ?? path, ...rest };
    case 'unchanged':
      return undefined;
    default:
      return { status: 'modified', path, basePath: path, ...rest };
  }
}

/**
 * Adds the changes that a listing at GitHub's limit leaves out, found by comparing the two trees: they are reviewed,
 * though none of their lines can carry a comment. A file that was only moved is found by its blob.
 */
export function completeFromTrees(
  listed: readonly ChangedFile[],
  base: readonly TreeEntry[],
  head: readonly TreeEntry[],
): ChangedFile[] {
  const known = new Set(listed.flatMap((file) => [file.path, file.basePath ?? file.path]));
  const before = new Map(base.map((entry) => [entry.path, entry.blob]));
  const after = new Map(head.map((entry) => [entry.path, entry.blob]));
  const removed = new Map<string, string>();
  for (const [path, blob] of before) if (!after.has(path) && !known.has(path)) removed.set(blob, path);
  const files = [...listed];
  const moved = new Set<string>();
  for (const [path, blob] of after) {
    if (known.has(path) || before.get(path) === blob) continue;
    const from = removed.get(blob);
    if (before.has(path)) files.push({ status: 'modified', path, basePath: path });
    else if (from === undefined || moved.has(from)) files.push({ status: 'added', path });
    else {
      moved.add(from);
      files.push({ status: 'renamed', path, basePath: from, hunks: [] });
    }
  }
  for (const path of before.keys())
    if (!after.has(path) && !known.has(path) && !moved.has(path))
      files.push({ status: 'deleted', path, basePath: path });
  return files;
}

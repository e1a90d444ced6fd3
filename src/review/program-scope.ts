/**
 * Chooses which unchanged files belong to the program from the start. Imports of the changed files are followed
 * on demand; callers of them are not reachable that way, yet a change in a helper can make its callers unsafe.
 * In a small repository every Python file is taken, in a large one the neighbours of the changed files, nearest
 * first: the same folder, then the parent's subtree, up to the budget.
 */
import type { TreeEntry } from './ports.js';

export interface ScopeBudget {
  readonly files: number;
  readonly bytes: number;
}

export const DEFAULT_SCOPE: ScopeBudget = { files: 400, bytes: 6_000_000 };

/** Paths of the context, sorted. `entries` is the revision's tree, `targets` the changed Python files. */
export function contextPaths(
  entries: readonly TreeEntry[],
  targets: readonly string[],
  budget = DEFAULT_SCOPE,
): string[] {
  if (targets.length === 0) return [];
  const isTarget = new Set(targets);
  const candidates = entries.filter(
    (entry) => entry.kind === undefined && isPython(entry.path) && !isTarget.has(entry.path),
  );
  const near = new Set(targets.map(folderOf));
  const around = new Set([...near].map(folderOf));
  const distance = (path: string): number => {
    const folder = folderOf(path);
    return near.has(folder) ? 0 : around.has(folder) || around.has(folderOf(folder)) ? 1 : 2;
  };
  const ranked = candidates
    .map((entry) => ({ entry, far: distance(entry.path) }))
    .sort((a, b) => a.far - b.far || (a.entry.path < b.entry.path ? -1 : 1));
  const everything = candidates.length <= budget.files;
  const chosen: string[] = [];
  let bytes = 0;
  for (const { entry, far } of ranked) {
    bytes += entry.size ?? 20_000;
    if (chosen.length >= budget.files || bytes > budget.bytes || (!everything && far > 1)) break;
    chosen.push(entry.path);
  }
  return chosen.sort();
}

/** Whether a path names Python source that is analysed. */
export const isPython = (path: string): boolean => /\.pyw?$/i.test(path);

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** What the code under review is, for the first sentence of the summary: everything after is judged in that light. */
import type { FileContext, FileCoverage } from '../analysis/index.js';
import { code } from './markdown.js';
import { count, listing } from './titles.js';

const NAMES: Readonly<Record<FileContext['role'], string>> = {
  production: 'production code',
  test: 'test code',
  example: 'example code',
  migration: 'migration code',
  script: 'script code',
  configuration: 'configuration code',
};

/** "test code using mock, in `tests/api`" or "production code (2 files) and test code (1 file) using Flask". Not for no file. */
export function describeCode(files: readonly FileCoverage[]): string {
  const roles = new Map<FileContext['role'], number>();
  for (const { context } of files) roles.set(context.role, (roles.get(context.role) ?? 0) + 1);
  const names = [...roles]
    .sort((a, b) => b[1] - a[1])
    .map(([role, n]) => (files.length > 1 ? `${NAMES[role]} (${count(n, 'file')})` : NAMES[role]));
  const frameworks = [...new Set(files.flatMap((file) => file.context.frameworks))].sort().slice(0, 6);
  const using = frameworks.length === 0 ? '' : ` using ${listing(frameworks)}`;
  return `${listing(names)}${using}${place(files)}`;
}

function place(files: readonly FileCoverage[]): string {
  if (files.length === 1) return `, ${code(files[0]!.path)}`;
  const folder = commonFolder(files.map((file) => file.path));
  return folder === '' ? '' : `, in ${code(folder, 80)}`;
}

/** The deepest folder that holds all paths, '' for the root. */
function commonFolder(paths: readonly string[]): string {
  const folders = paths.map((path) => path.split('/').slice(0, -1));
  const [first = []] = folders;
  let depth = 0;
  while (depth < first.length && folders.every((parts) => parts[depth] === first[depth])) depth++;
  return first.slice(0, depth).join('/');
}

/** Finds and reads the Python files of folders, as one program, and the templates beside them. */
import { readFileSync, readdirSync, statSync, type Dirent } from 'node:fs';
import { dirname, isAbsolute, join, normalize, relative, resolve, sep } from 'node:path';
import { isTemplate, type FileCoverage, type Gap, type SourceFile } from '../analysis/index.js';
import { MAX_FILE_BYTES, decodeContent, isPython } from '../review/index.js';
import { UsageError } from './usage-error.js';

export interface FoundFiles {
  readonly files: readonly SourceFile[];
  /** The folder, with a final '/', that holds all of them and lies outside the working directory; else ''. */
  readonly root: string;
  /** Files that could not be read, each with the reason. */
  readonly unread: readonly FileCoverage[];
}

/** Folders that hold no code of the project. */
const LEFT_OUT = new Set([
  '.git',
  '.hg',
  '.svn',
  'node_modules',
  '__pycache__',
  '.tox',
  '.nox',
  '.venv',
  'venv',
  'site-packages',
]);

/**
 * Reads the files and folders. Paths come out relative to the working directory, '/' between parts, sorted.
 * A file that is named is read whatever its ending; symbolic links below folders are not followed.
 * Throws UsageError for a path that does not exist.
 */
export function readPythonFiles(paths: readonly string[]): FoundFiles {
  // By the path that is shown, so that a file that is named twice counts once.
  const found = new Map<string, string>();
  const unread: FileCoverage[] = [];
  const onUnread = (path: string, detail: string): void => {
    unread.push(skipped(displayPath(path), 'unreadable', detail));
  };
  for (const path of paths) {
    let isFolder: boolean;
    try {
      isFolder = statSync(path).isDirectory();
    } catch {
      throw new UsageError(`${path}: no such file or folder`);
    }
    for (const file of isFolder ? pythonBelow(path, onUnread) : [path])
      found.set(displayPath(file), normalize(file));
  }
  const files: SourceFile[] = [];
  for (const [path, file] of [...found].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const content = readContent(file);
    if (content.ok) files.push({ path, text: content.text });
    else unread.push(skipped(path, content.reason, content.detail));
  }
  return { files, root: outsideRoot(paths), unread };
}

function readContent(file: string): ReturnType<typeof decodeContent> {
  try {
    const { size } = statSync(file);
    if (size > MAX_FILE_BYTES)
      return { ok: false, reason: 'too-large', detail: `${size} bytes, the limit is ${MAX_FILE_BYTES}` };
    const content = decodeContent(readFileSync(file));
    // A NUL byte makes git call a file binary; on disk, with a Python ending, it is a broken module.
    return content.ok || content.reason !== 'binary'
      ? content
      : { ok: true, text: readFileSync(file, 'utf8') };
  } catch (error) {
    return {
      ok: false,
      reason: 'unreadable',
      detail: error instanceof Error ? error.message : 'cannot be read',
    };
  }
}

/** Where one folder outside the working directory is analysed, that folder's parent; else ''. */
function outsideRoot(paths: readonly string[]): string {
  const [only] = paths;
  if (paths.length !== 1 || only === undefined) return '';
  const shown = displayPath(normalize(statSync(only).isDirectory() ? `${only}/` : dirname(only)));
  return isAbsolute(shown) ? `${shown.replace(/\/$/, '')}/` : '';
}

/** Relative to the working directory where the file lies below it. */
function displayPath(file: string): string {
  const inside = relative(process.cwd(), file);
  const isInside = inside !== '..' && !inside.startsWith(`..${sep}`);
  return (isInside ? inside : resolve(file)).split(sep).join('/');
}

/** A folder or file that cannot be looked at is told to `onUnread`, and the others are still found. */
function* pythonBelow(root: string, onUnread: (path: string, detail: string) => void): Generator<string> {
  const folders = [root];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    let entries: Dirent<Buffer>[];
    try {
      entries = readdirSync(folder, { withFileTypes: true, encoding: 'buffer' });
    } catch (error) {
      onUnread(folder, error instanceof Error ? error.message : 'cannot be read');
      continue;
    }
    for (const entry of entries.sort((a, b) => Buffer.compare(a.name, b.name))) {
      const name = entry.name.toString('utf8');
      const path = join(folder, name);
      const isWanted = isPython(name) || isTemplate(name);
      if (!Buffer.from(name).equals(entry.name)) {
        if (entry.isDirectory() || isWanted) onUnread(path, 'its name is not valid UTF-8');
      } else if (entry.isDirectory() && !LEFT_OUT.has(name)) folders.push(path);
      else if (entry.isFile() && isWanted) yield path;
    }
  }
}

function skipped(path: string, why: string, detail: string): FileCoverage {
  const reason: Gap['reason'] = why === 'too-large' || why === 'not-utf8' ? why : 'unreadable';
  const context = { role: 'production', frameworks: [] } as const;
  return { path, status: 'skipped', gaps: [{ reason, detail }], lines: 0, strings: 0, context };
}

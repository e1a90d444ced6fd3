/** RepositorySnapshot on a local repository: one `git cat-file --batch` a wave, contents cached by blob id. */
import {
  NO_FILE,
  NoCommonAncestor,
  decodeContent,
  parseHunks,
  type ChangedFile,
  type FileContent,
  type Hunk,
  type RepositorySnapshot,
  type TreeEntry,
} from '../review/index.js';
import { GitError, git } from './git.js';

/**
 * Resolves a revision to a full commit id. Throws GitError with a message for people
 * if there is no such commit or `folder` is no repository.
 */
export async function resolveCommit(folder: string, revision: string): Promise<string> {
  try {
    const out = await git(folder, [
      'rev-parse',
      '--verify',
      '--quiet',
      '--end-of-options',
      `${revision}^{commit}`,
    ]);
    return out.toString().trim();
  } catch (error) {
    const message = error instanceof GitError ? error.message : '';
    const noRepository = /not a git repository|cannot change to|cannot run git/i.test(message);
    throw new GitError(
      noRepository ? `${folder}: ${message}` : `no commit ${JSON.stringify(revision)} in ${folder}`,
    );
  }
}

/** The snapshot of a local repository. Revisions are full commit ids. */
export function localSnapshot(folder: string): RepositorySnapshot {
  const cache = new Map<string, FileContent>();
  const trees = new Map<string, Promise<readonly TreeEntry[]>>();

  const list = (revision: string): Promise<readonly TreeEntry[]> => {
    const known = trees.get(revision) ?? listTree(folder, revision);
    trees.set(revision, known);
    return known;
  };

  return {
    list,
    async read(revision, paths) {
      const entries = new Map((await list(revision)).map((entry) => [entry.path, entry]));
      const wanted = paths.map((path) => {
        const entry = entries.get(path);
        return entry?.kind === undefined ? entry?.blob : undefined;
      });
      const missing = [...new Set(wanted)]
        .filter((blob) => blob !== undefined)
        .filter((blob) => !cache.has(blob));
      const contents = missing.length === 0 ? [] : await readBlobs(folder, missing);
      missing.forEach((blob, i) => cache.set(blob, contents[i]!));
      return wanted.map((blob, i) =>
        blob === undefined ? (entries.has(paths[i]!) ? NO_FILE : ABSENT) : cache.get(blob)!,
      );
    },
    async mergeBase(base, head) {
      try {
        const [best] = (await git(folder, ['merge-base', base, head])).toString().split('\n');
        return best!;
      } catch (error) {
        // Without a word, git says that there is none.
        if (!(error instanceof GitError) || error.message !== 'git merge-base failed') throw error;
        throw new NoCommonAncestor(`${base} and ${head} have no common ancestor`);
      }
    },
    changes: (mergeBase, head) => listChanges(folder, mergeBase, head),
  };
}

const ABSENT: FileContent = { ok: false, reason: 'missing', detail: 'no such file at this revision' };
const SYMBOLIC_LINK = '120000';
const SUBMODULE = '160000';

async function listTree(folder: string, revision: string): Promise<readonly TreeEntry[]> {
  const out = (await git(folder, ['ls-tree', '-r', '-z', '--long', '--full-tree', revision])).toString();
  const entries: TreeEntry[] = [];
  for (const row of out.split('\0')) {
    const found = /^(\d+) \w+ ([0-9a-f]+) +(\d+|-)\t([^]+)$/.exec(row);
    if (found === null) continue;
    const [, mode, blob, size, path] = found as unknown as [string, string, string, string, string];
    if (mode === SUBMODULE) entries.push({ path, blob, kind: 'submodule' });
    else entries.push({ path, blob, size: Number(size), ...(mode === SYMBOLIC_LINK && { kind: 'link' }) });
  }
  return entries;
}

/** Reads `<id> blob <size>\n<bytes>\n` records in the order asked. */
async function readBlobs(folder: string, blobs: readonly string[]): Promise<FileContent[]> {
  const out = await git(folder, ['cat-file', '--batch'], blobs.join('\n') + '\n');
  const contents: FileContent[] = [];
  let at = 0;
  for (let i = 0; i < blobs.length; i++) {
    const eol = out.indexOf(10, at);
    const header = out.subarray(at, eol).toString();
    const size = / blob (\d+)$/.exec(header)?.[1];
    at = eol + 1;
    if (size === undefined) contents.push({ ok: false, reason: 'unreadable', detail: header.slice(0, 100) });
    else {
      contents.push(decodeContent(out.subarray(at, at + Number(size))));
      at += Number(size) + 1;
    }
  }
  return contents;
}

const STATUS: Readonly<Record<string, ChangedFile['status']>> = {
  A: 'added',
  M: 'modified',
  T: 'modified',
  D: 'deleted',
  R: 'renamed',
};

async function listChanges(folder: string, mergeBase: string, head: string): Promise<ChangedFile[]> {
  const diff = ['diff-tree', '-r', '-M', '--no-color', '--no-ext-diff', '--no-textconv', '--full-index'];
  const raw = (await git(folder, [...diff, '--raw', '-z', mergeBase, head])).toString().split('\0');
  // Names are quoted here, and content lines begin with a blank, '+', '-' or '\', so this splits at file headers only.
  // Not /^diff/m: for JavaScript, a carriage return within a line would begin another one.
  const patch = (await git(folder, [...diff, '-p', mergeBase, head])).toString('latin1');
  const sections = `\n${patch}`.split('\ndiff --git ').slice(1);
  const files: ChangedFile[] = [];
  let section = 0;
  for (let i = 0; i + 1 < raw.length; section++) {
    const [oldMode, newMode, , , letters] = raw[i++]!.slice(1).split(' ');
    const status = STATUS[letters?.[0] ?? ''] ?? 'modified';
    const from = raw[i++]!;
    const path = status === 'renamed' ? raw[i++]! : from;
    // A change of type prints two sections: what was deleted, what was added.
    if (letters === 'T') section++;
    const isText = letters !== 'T' && oldMode !== SUBMODULE && newMode !== SUBMODULE;
    const hunks = isText ? shownHunks(sections[section]) : undefined;
    files.push({
      status,
      path,
      ...(status === 'added' ? {} : { basePath: from }),
      ...(hunks ? { hunks } : {}),
    });
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Hunks of one file's section of a patch; undefined for a binary file. */
function shownHunks(section: string | undefined): Hunk[] | undefined {
  if (section === undefined) return undefined;
  const body = section.indexOf('\n@@ ');
  if (body < 0) return /^(Binary files |GIT binary patch)/m.test(section) ? undefined : [];
  return parseHunks(section.slice(body + 1));
}

/** What a review needs from the world. Implemented by `git/` on a local clone and by `github/` on the API. */

/** A file of a revision, not yet read. */
export interface TreeEntry {
  /** Relative to the repository's root, '/' between parts. */
  readonly path: string;
  /** Git blob id: the cache key of the content. */
  readonly blob: string;
  /** In bytes, where the listing says it. */
  readonly size?: number;
  /** What is no file with a content of its own; such entries cannot be read. */
  readonly kind?: 'link' | 'submodule';
}

/** What reading a symbolic link or a submodule gives. */
export const NO_FILE: FileContent = {
  ok: false,
  reason: 'unreadable',
  detail: 'is a symbolic link or a submodule, not a file',
};

/** The two revisions have no history in common: there is no change to review. */
export class NoCommonAncestor extends Error {
  override readonly name = 'NoCommonAncestor';
}

/** Content of a file, or why there is none. Expected failures are values. */
export type FileContent =
  | { readonly ok: true; readonly text: string }
  | {
      readonly ok: false;
      readonly reason: 'missing' | 'binary' | 'not-utf8' | 'too-large' | 'unreadable';
      readonly detail: string;
    };

/** Lines that a change touches, per file, as `git diff --merge-base -M` shows them. */
export interface ChangedFile {
  readonly status: 'added' | 'modified' | 'deleted' | 'renamed';
  /** Path at the head (at the base for a deleted file). */
  readonly path: string;
  /** Path at the merge base; equal to `path` unless renamed; undefined for an added file. */
  readonly basePath?: string;
  /** Undefined where the diff is not shown (binary, too large): no line of it can carry a comment. */
  readonly hunks?: readonly Hunk[];
}

/** Line numbers from 1. A hunk of 0 lines on a side sits after line `start`. */
export interface Hunk {
  readonly baseStart: number;
  readonly baseLines: number;
  readonly headStart: number;
  readonly headLines: number;
  /** Head lines that the hunk adds (not context), ascending. */
  readonly added: readonly number[];
  /** Base lines that the hunk removes, ascending. */
  readonly removed: readonly number[];
}

/** Read access to revisions of one repository. Revisions are full commit ids. */
export interface RepositorySnapshot {
  /** All files, symbolic links and submodules of the revision's tree. */
  list(revision: string): Promise<readonly TreeEntry[]>;
  /** Contents of many files in one go, in the order of `paths`, cached by blob id. */
  read(revision: string, paths: readonly string[]): Promise<readonly FileContent[]>;
  /** The best common ancestor. Rejects with NoCommonAncestor where there is none. */
  mergeBase(base: string, head: string): Promise<string>;
  /** Files that differ between merge base and head, renames followed, sorted by path. */
  changes(mergeBase: string, head: string): Promise<readonly ChangedFile[]>;
}

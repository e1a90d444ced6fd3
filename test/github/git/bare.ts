/** A bare repository on disk and the questions that the stand-in asks git about it. */
import { writeFile, mkdir, copyFile, access } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDiff, type DiffFile } from './diff.js';
import { ObjectReader, type GitObject } from './objects.js';
import { runGit, GitError } from './run.js';

export interface TreeItem {
  readonly mode: string;
  readonly type: 'blob' | 'tree' | 'commit';
  readonly id: string;
  readonly size: number | undefined;
  readonly path: string;
}

export interface CommitInfo {
  readonly id: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Signature;
  readonly committer: Signature;
  readonly message: string;
}

export interface Signature {
  readonly name: string;
  readonly email: string;
  readonly date: string;
}

export interface DiffLimits {
  readonly lines: number;
  readonly bytes: number;
}

/** git's id of the tree without files. */
const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

export class BareRepository {
  readonly folder: string;
  readonly objects: ObjectReader;
  readonly #diffs = new Map<string, Promise<DiffFile[]>>();

  private constructor(folder: string) {
    this.folder = folder;
    this.objects = new ObjectReader(folder);
  }

  /** `borrow`: a repository's git folder whose objects are used in place rather than copied. */
  static async create(folder: string, defaultBranch: string, borrow?: string): Promise<BareRepository> {
    await mkdir(folder, { recursive: true });
    await runGit(['init', '--quiet', '--bare', `--initial-branch=${defaultBranch}`, folder]);
    const settings = [
      '[http]\n\treceivepack = true',
      '[receive]\n\tautogc = false\n\thideRefs = refs/pull\n\tdenyDeleteCurrent = warn',
      '[gc]\n\tauto = 0',
      '[uploadpack]\n\tallowAnySHA1InWant = true\n\tallowFilter = true',
      '[core]\n\thooksPath = /dev/null',
      '[transfer]\n\tunpackLimit = 1',
    ];
    await writeFile(join(folder, 'config'), `${settings.join('\n')}\n`, { flag: 'a' });
    if (borrow !== undefined) {
      await writeFile(join(folder, 'objects/info/alternates'), `${join(borrow, 'objects')}\n`);
      const shallow = join(borrow, 'shallow');
      await access(shallow).then(
        () => copyFile(shallow, join(folder, 'shallow')),
        () => undefined,
      );
    }
    return new BareRepository(folder);
  }

  async git(...args: readonly string[]): Promise<string> {
    return (await runGit(args, { cwd: this.folder })).toString('utf8');
  }

  /** Every ref with its object id. */
  async refs(): Promise<Map<string, string>> {
    const text = await this.git('for-each-ref', '--format=%(refname) %(objectname)');
    return new Map(
      text
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => line.split(' ') as [string, string]),
    );
  }

  /** The commit that a branch, tag or (abbreviated) id names. */
  async commitId(revision: string): Promise<string | undefined> {
    if (revision === '' || revision.startsWith('-') || revision.includes('..')) return undefined;
    const text = await this.ask('rev-parse', '--verify', '--quiet', `${revision}^{commit}`);
    return text?.trim();
  }

  /** Standard output, or undefined where git says no. */
  async ask(...args: readonly string[]): Promise<string | undefined> {
    try {
      return await this.git(...args);
    } catch (error) {
      if (error instanceof GitError) return undefined;
      throw error;
    }
  }

  async branch(name: string): Promise<string | undefined> {
    return await this.commitId(`refs/heads/${name}`);
  }

  async mergeBase(one: string, other: string): Promise<string | undefined> {
    return (await this.ask('merge-base', one, other))?.trim();
  }

  async read(expression: string): Promise<GitObject | undefined> {
    return await this.objects.read(expression);
  }

  async tree(id: string, recursive: boolean): Promise<TreeItem[] | undefined> {
    const flags = recursive ? ['-r', '-t'] : [];
    const text = await this.ask('ls-tree', '-z', '-l', '--full-tree', ...flags, id);
    return text
      ?.split('\0')
      .filter((line) => line !== '')
      .map((line) => {
        const tab = line.indexOf('\t');
        const [mode, type, blob, size] = line.slice(0, tab).split(/ +/) as [string, string, string, string];
        return {
          mode,
          type: type as TreeItem['type'],
          id: blob,
          size: size === '-' ? undefined : Number(size),
          path: line.slice(tab + 1),
        };
      });
  }

  async commits(range: string, limit: number): Promise<CommitInfo[]> {
    const format = ['%H', '%T', '%P', '%an', '%ae', '%aI', '%cn', '%ce', '%cI', '%B'].join('%x00');
    const text = await this.ask('log', '-z', `--max-count=${limit}`, `--format=${format}%x00`, range, '--');
    const fields = (text ?? '').split('\0');
    const commits: CommitInfo[] = [];
    for (let at = 0; at + 9 < fields.length; at += 11) {
      const field = (index: number): string => fields[at + index]!;
      commits.push({
        id: field(0),
        tree: field(1),
        parents: field(2)
          .split(' ')
          .filter((parent) => parent !== ''),
        author: { name: field(3), email: field(4), date: utc(field(5)) },
        committer: { name: field(6), email: field(7), date: utc(field(8)) },
        message: field(9).trimEnd(),
      });
    }
    return commits;
  }

  async commit(id: string): Promise<CommitInfo | undefined> {
    return (await this.commits(id, 1))[0];
  }

  /** Files that differ, renames followed, as GitHub lists them. Cached: both ends are commit ids. */
  async diff(from: string | undefined, to: string, limits: DiffLimits): Promise<DiffFile[]> {
    const key = `${from ?? EMPTY_TREE} ${to} ${limits.lines} ${limits.bytes}`;
    const known = this.#diffs.get(key);
    if (known !== undefined) return await known;
    const range = [from ?? EMPTY_TREE, to];
    const flags = ['-M', '--no-color', '--no-ext-diff', '--no-textconv', '--full-index', '-l0'];
    const asked = Promise.all([
      this.git('diff', ...flags, '--raw', '--abbrev=40', '-z', ...range),
      this.git('diff', ...flags, '--numstat', '-z', ...range),
      this.git('diff', ...flags, '--src-prefix=a/', '--dst-prefix=b/', '-U3', ...range),
    ]).then(([raw, numstat, patch]) => parseDiff(raw, numstat, patch, limits));
    this.#diffs.set(key, asked);
    return await asked;
  }

  /** Takes objects and a ref over from another repository on disk. */
  async fetch(from: BareRepository, source: string, target: string): Promise<void> {
    await this.git('fetch', '--quiet', '--no-tags', from.folder, `+${source}:${target}`);
  }

  async updateRef(name: string, id: string): Promise<void> {
    await this.git('update-ref', name, id);
  }

  close(): void {
    this.objects.close();
  }
}

const utc = (date: string): string => new Date(date).toISOString().replace(/\.\d+Z$/, 'Z');

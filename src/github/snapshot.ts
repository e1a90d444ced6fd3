/** RepositorySnapshot on GitHub's API. All calls go to the base repository: it has the commits of forks, too. */
import {
  NO_FILE,
  NoCommonAncestor,
  type ChangedFile,
  type FileContent,
  type RepositorySnapshot,
  type TreeEntry,
} from '../review/index.js';
import { isNotFound } from './api-error.js';
import type { BlobCache } from './blob-cache.js';
import { readBlobs, type Blob } from './blobs.js';
import { changedFile, completeFromTrees, type ListedFile } from './changes.js';
import type { GitHubClient } from './client.js';
import { listTree } from './tree-listing.js';
import type { RepositoryRef } from './work.js';

/** GitHub lists so many files of a pull request, and of a comparison, and then stops without a word. */
const PULL_FILES = 3000;
const COMPARED_FILES = 300;

const ABSENT: FileContent = { ok: false, reason: 'missing', detail: 'no such file at this revision' };

/** What the caller knows already. */
export interface SnapshotHints {
  /** The pull request under review; absent for a merge group. */
  readonly pull?: number;
  /** A merge base that an earlier answer of GitHub named. */
  readonly known?: { readonly base: string; readonly head: string; readonly mergeBase: string } | undefined;
}

/** The snapshot that one review reads from. */
export function githubSnapshot(
  client: GitHubClient,
  repository: RepositoryRef,
  cache: BlobCache,
  { pull, known }: SnapshotHints,
): RepositorySnapshot {
  const { owner, name: repo } = repository;
  const trees = new Map<string, Promise<readonly TreeEntry[]>>();
  const changed = new Map<string, Promise<readonly ChangedFile[]>>();
  const list = (revision: string): Promise<readonly TreeEntry[]> =>
    once(trees, revision, () => listTree(client, repository, revision));

  return {
    list,
    async read(revision, paths) {
      const entries = new Map((await list(revision)).map((entry) => [entry.path, entry]));
      const contents = new Map<string, FileContent>();
      const missing = new Map<string, Blob>();
      for (const path of paths) {
        const entry = entries.get(path);
        if (entry?.kind !== undefined) continue;
        const cached = entry && cache.get(entry.blob);
        if (cached) contents.set(entry.blob, cached);
        else if (entry)
          missing.set(entry.blob, {
            id: entry.blob,
            ...(entry.size === undefined ? {} : { size: entry.size }),
          });
      }
      for (const [id, content] of await readBlobs(client, repository, [...missing.values()])) {
        contents.set(id, content);
        cache.set(id, content);
      }
      return paths.map((path) => {
        const entry = entries.get(path);
        return entry?.kind === undefined ? (contents.get(entry?.blob ?? '') ?? ABSENT) : NO_FILE;
      });
    },
    async mergeBase(base, head) {
      if (known?.base === base && known.head === head) return known.mergeBase;
      try {
        const { data } = await client.rest.repos.compareCommitsWithBasehead({
          ...{ owner, repo, basehead: `${base}...${head}` },
          per_page: 1,
        });
        return data.merge_base_commit.sha;
      } catch (error) {
        if (isNotFound(error) && /no common ancestor/i.test(String(error)))
          throw new NoCommonAncestor(`${base} and ${head} have no common ancestor`);
        throw error;
      }
    },
    changes: (mergeBase, head) =>
      once(changed, `${mergeBase} ${head}`, async () => {
        const listed: readonly ListedFile[] =
          pull === undefined
            ? await compare(client, repository, mergeBase, head)
            : await client.paginate(client.rest.pulls.listFiles, {
                owner,
                repo,
                pull_number: pull,
                per_page: 100,
              });
        const files = listed.map(changedFile).filter((file) => file !== undefined);
        const whole = listed.length < (pull === undefined ? COMPARED_FILES : PULL_FILES);
        const all = whole ? files : completeFromTrees(files, await list(mergeBase), await list(head));
        return all.sort((a, b) => (a.path < b.path ? -1 : 1));
      }),
  };
}

/** Asks once a key; what failed is asked again. */
function once<T>(memory: Map<string, Promise<T>>, key: string, ask: () => Promise<T>): Promise<T> {
  const known = memory.get(key);
  if (known) return known;
  const asked = ask();
  memory.set(key, asked);
  asked.catch(() => memory.delete(key));
  return asked;
}

async function compare(client: GitHubClient, { owner, name }: RepositoryRef, base: string, head: string) {
  const { data } = await client.rest.repos.compareCommitsWithBasehead({
    ...{ owner, repo: name, basehead: `${base}...${head}` },
    per_page: 1,
  });
  return data.files ?? [];
}

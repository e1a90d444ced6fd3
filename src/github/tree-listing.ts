/** The files of a revision. One request, unless GitHub cuts the listing: then folder by folder where needed. */
import type { TreeEntry } from '../review/index.js';
import type { GitHubClient } from './client.js';
import type { RepositoryRef } from './work.js';

const SYMBOLIC_LINK = '120000';
/** Requests for one listing at most; a repository beyond that cannot be reviewed completely. */
const MAX_REQUESTS = 500;

/** Files, symbolic links and submodules. */
export async function listTree(
  client: GitHubClient,
  { owner, name }: RepositoryRef,
  revision: string,
): Promise<TreeEntry[]> {
  const files: TreeEntry[] = [];
  const waiting = [{ sha: revision, prefix: '', deep: true }];
  let requests = 0;
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    if (++requests > MAX_REQUESTS)
      throw new Error(`the tree of ${revision} takes more than ${MAX_REQUESTS} requests`);
    const { data } = await client.rest.git.getTree({
      owner,
      repo: name,
      tree_sha: folder.sha,
      ...(folder.deep ? { recursive: 'true' } : {}),
    });
    if (data.truncated && folder.deep) {
      waiting.push({ ...folder, deep: false });
      continue;
    }
    if (data.truncated)
      throw new Error(`GitHub does not list the folder ${folder.prefix || '/'} of ${revision}`);
    for (const { path, sha, type, mode, size } of data.tree) {
      const full = folder.prefix + path;
      if (type === 'commit') files.push({ path: full, blob: sha, kind: 'submodule' });
      if (type === 'blob')
        files.push({
          path: full,
          blob: sha,
          ...(size === undefined ? {} : { size }),
          ...(mode === SYMBOLIC_LINK && { kind: 'link' }),
        });
      // A flat listing names folders that are still to be listed; a deep one has listed them.
      if (type === 'tree' && !folder.deep) waiting.push({ sha, prefix: `${full}/`, deep: true });
    }
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

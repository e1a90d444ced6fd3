/** Commits, trees and diffs as GitHub's JSON. */
import type { CommitInfo, TreeItem } from '../git/bare.js';
import type { DiffFile } from '../git/diff.js';
import type { JsonObject } from '../json.js';
import type { Repository } from '../world.js';
import { commitPage } from './pulls.js';
import type { Urls } from './urls.js';

const UNSIGNED = { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null };

export function renderGitCommit(urls: Urls, repository: Repository, commit: CommitInfo): JsonObject {
  const api = urls.repository(repository);
  return {
    sha: commit.id,
    node_id: `C_${commit.id}`,
    url: `${api}/git/commits/${commit.id}`,
    html_url: commitPage(urls, repository, commit.id),
    author: { ...commit.author },
    committer: { ...commit.committer },
    message: commit.message,
    tree: { sha: commit.tree, url: `${api}/git/trees/${commit.tree}` },
    parents: commit.parents.map((sha) => ({
      sha,
      url: `${api}/git/commits/${sha}`,
      html_url: commitPage(urls, repository, sha),
    })),
    verification: UNSIGNED,
  };
}

export function renderCommit(urls: Urls, repository: Repository, commit: CommitInfo): JsonObject {
  const api = urls.repository(repository);
  return {
    url: `${api}/commits/${commit.id}`,
    sha: commit.id,
    node_id: `C_${commit.id}`,
    html_url: commitPage(urls, repository, commit.id),
    comments_url: `${api}/commits/${commit.id}/comments`,
    commit: {
      url: `${api}/git/commits/${commit.id}`,
      author: { ...commit.author },
      committer: { ...commit.committer },
      message: commit.message,
      comment_count: 0,
      tree: { sha: commit.tree, url: `${api}/git/trees/${commit.tree}` },
      verification: UNSIGNED,
    },
    author: null,
    committer: null,
    parents: commit.parents.map((sha) => ({
      sha,
      url: `${api}/commits/${sha}`,
      html_url: commitPage(urls, repository, sha),
    })),
  };
}

export function renderTreeItem(urls: Urls, repository: Repository, item: TreeItem): JsonObject {
  const kind = item.type === 'tree' ? 'trees' : 'blobs';
  return {
    path: item.path,
    mode: item.mode,
    type: item.type,
    sha: item.id,
    ...(item.type === 'blob' && item.size !== undefined ? { size: item.size } : {}),
    ...(item.type === 'commit' ? {} : { url: `${urls.repository(repository)}/git/${kind}/${item.id}` }),
  };
}

export function renderDiffFile(
  urls: Urls,
  repository: Repository,
  commit: string,
  file: DiffFile,
): JsonObject {
  const path = file.path.split('/').map(encodeURIComponent).join('/');
  const page = urls.repositoryPage(repository);
  return {
    sha: file.blob,
    filename: file.path,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    blob_url: `${page}/blob/${commit}/${path}`,
    raw_url: `${page}/raw/${commit}/${path}`,
    contents_url: `${urls.repository(repository)}/contents/${path}?ref=${commit}`,
    ...(file.patch === undefined ? {} : { patch: file.patch }),
    ...(file.previousPath === undefined ? {} : { previous_filename: file.previousPath }),
  };
}

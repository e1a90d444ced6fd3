/** What is in a repository: commits, trees, blobs, files, comparisons. */
import type { Need } from '../http/auth.js';
import { notFound, Refusal } from '../http/refusal.js';
import type { Json } from '../json.js';
import { renderCommit, renderDiffFile, renderGitCommit, renderTreeItem } from '../render/git.js';
import type { Repository } from '../world.js';
import { ok, repositoryOf, type ApiRequest, type Reply, type Route } from './route.js';

const READ: readonly Need[] = [['contents', 'read']];

const MB = 1024 * 1024;
const MAX_BLOB = 100 * MB;
/** A tree's listing is cut off at seven megabytes. */
const MAX_TREE = 7 * MB;

/** The revision that a request names, the default branch without one. */
async function commitOf(repository: Repository, revision: string | null | undefined): Promise<string> {
  const sha = await repository.git.commitId(revision ?? `refs/heads/${repository.defaultBranch}`);
  if (sha === undefined) throw new Refusal(404, `No commit found for the ref ${revision}`);
  return sha;
}

async function blob(request: ApiRequest): Promise<Reply> {
  const repository = repositoryOf(request);
  const sha = request.params['file_sha'] ?? '';
  const found = /^[0-9a-f]{40}$/.test(sha) ? await repository.git.read(sha) : undefined;
  if (found?.type !== 'blob') throw notFound();
  if (found.content.length > MAX_BLOB) {
    throw new Refusal(403, 'This API returns blobs up to 100 MB in size.', {
      errors: [{ resource: 'Blob', field: 'data', code: 'too_large' }],
    });
  }
  if (request.media === 'raw') {
    return { status: 200, body: found.content, contentType: 'application/vnd.github.raw; charset=utf-8' };
  }
  return ok({
    sha,
    node_id: `B_${sha}`,
    size: found.content.length,
    url: `${request.services.urls.repository(repository)}/git/blobs/${sha}`,
    content: wrapped(found.content),
    encoding: 'base64',
  });
}

/** Base64 in lines of 60 characters, as GitHub sends it. */
const wrapped = (content: Buffer): string => content.toString('base64').replace(/.{60}/g, '$&\n');

async function tree(request: ApiRequest): Promise<Reply> {
  const { services, query } = request;
  const repository = repositoryOf(request);
  const revision = request.params['tree_sha'] ?? '';
  const id = (await repository.git.ask('rev-parse', '--verify', '--quiet', `${revision}^{tree}`))?.trim();
  if (revision.startsWith('-') || id === undefined) throw notFound();
  const items = (await repository.git.tree(id, query.has('recursive'))) ?? [];
  const shown: Json[] = [];
  let bytes = 0;
  for (const item of items) {
    const rendered = renderTreeItem(services.urls, repository, item);
    bytes += JSON.stringify(rendered).length;
    if (shown.length >= services.sizes.treeEntries || bytes > MAX_TREE) break;
    shown.push(rendered);
  }
  return ok({
    sha: id,
    url: `${services.urls.repository(repository)}/git/trees/${id}`,
    tree: shown,
    truncated: shown.length < items.length,
  });
}

async function content(request: ApiRequest): Promise<Reply> {
  const { services, query, media } = request;
  const repository = repositoryOf(request);
  const path = (request.params['path'] ?? '').replace(/^\/+|\/+$/g, '');
  const revision = query.get('ref');
  const commit = await commitOf(repository, revision);
  const listed = path === '' ? undefined : await repository.git.read(`${commit}:${path}`);
  if (path !== '' && listed === undefined) throw notFound();
  const ref = revision ?? repository.defaultBranch;
  const links = (itemPath: string, sha: string, kind: 'blobs' | 'trees') => {
    const url = `${services.urls.repository(repository)}/contents/${itemPath}?ref=${ref}`;
    const gitUrl = `${services.urls.repository(repository)}/git/${kind}/${sha}`;
    const html = `${services.urls.repositoryPage(repository)}/blob/${ref}/${itemPath}`;
    return {
      url,
      html_url: html,
      git_url: gitUrl,
      download_url: kind === 'trees' ? null : html.replace('/blob/', '/raw/'),
      _links: { self: url, git: gitUrl, html },
    };
  };
  if (listed?.type === 'blob') {
    if (listed.content.length > MAX_BLOB)
      throw new Refusal(403, 'This API returns blobs up to 100 MB in size.');
    if (media === 'raw') {
      return { status: 200, body: listed.content, contentType: 'application/vnd.github.raw; charset=utf-8' };
    }
    const large = listed.content.length > MB;
    return ok({
      name: path.split('/').at(-1)!,
      path,
      sha: listed.id,
      size: listed.content.length,
      ...links(path, listed.id, 'blobs'),
      type: 'file',
      content: large ? '' : wrapped(listed.content),
      encoding: large ? 'none' : 'base64',
    });
  }
  const items = (await repository.git.tree(path === '' ? commit : `${commit}:${path}`, false)) ?? [];
  return ok(
    items.map((item) => {
      const itemPath = path === '' ? item.path : `${path}/${item.path}`;
      return {
        name: item.path,
        path: itemPath,
        sha: item.id,
        size: item.size ?? 0,
        ...links(itemPath, item.id, item.type === 'tree' ? 'trees' : 'blobs'),
        type: item.type === 'tree' ? 'dir' : item.type === 'commit' ? 'submodule' : 'file',
      };
    }),
  );
}

/** One end of a comparison: `ref`, or `owner:ref` in a repository of the same network. */
async function end(request: ApiRequest, repository: Repository, text: string): Promise<string> {
  const colon = text.indexOf(':');
  const owner = colon < 0 ? repository.owner.login : text.slice(0, colon);
  const root = repository.parent ?? repository;
  const found = [...request.services.world.repositories.values()].find(
    (item) => item.owner.login === owner && (item === root || item.parent === root),
  );
  const sha = await found?.git.commitId(text.slice(colon + 1));
  if (found === undefined || sha === undefined) throw notFound();
  if (found !== repository) await repository.git.fetch(found.git, sha, `refs/compare/${sha}`);
  return sha;
}

async function compare(request: ApiRequest): Promise<Reply> {
  const { services } = request;
  const repository = repositoryOf(request);
  const { git } = repository;
  const base = await end(request, repository, request.params['base'] ?? '');
  const head = await end(request, repository, request.params['head'] ?? '');
  const mergeBase = await git.mergeBase(base, head);
  if (mergeBase === undefined) throw new Refusal(404, 'No common ancestor between the two commits.');
  const behind = Number(await git.git('rev-list', '--count', `${head}..${base}`));
  const all = (await git.commits(`${base}..${head}`, 10_000)).reverse();
  const perPage = Math.min(Number(request.query.get('per_page') ?? 250), 250);
  const pageNumber = Number(request.query.get('page') ?? 1);
  // Files come with the first page only, at most 300 of them, and nothing says that there were more.
  const files = pageNumber > 1 ? [] : await git.diff(mergeBase, head, services.sizes.patch);
  const status =
    behind === 0 ? (all.length === 0 ? 'identical' : 'ahead') : all.length === 0 ? 'behind' : 'diverged';
  const page = services.urls.repositoryPage(repository);
  const [baseCommit, mergeBaseCommit] = await Promise.all([git.commit(base), git.commit(mergeBase)]);
  return ok({
    url: `${services.urls.repository(repository)}/compare/${base}...${head}`,
    html_url: `${page}/compare/${base}...${head}`,
    permalink_url: `${page}/compare/${base}...${head}`,
    diff_url: `${page}/compare/${base}...${head}.diff`,
    patch_url: `${page}/compare/${base}...${head}.patch`,
    base_commit: renderCommit(services.urls, repository, baseCommit!),
    merge_base_commit: renderCommit(services.urls, repository, mergeBaseCommit!),
    status,
    ahead_by: all.length,
    behind_by: behind,
    total_commits: all.length,
    commits: all
      .slice((pageNumber - 1) * perPage, pageNumber * perPage)
      .map((commit) => renderCommit(services.urls, repository, commit)),
    files: files
      .slice(0, services.sizes.compareFiles)
      .map((file) => renderDiffFile(services.urls, repository, head, file)),
  });
}

export const gitRoutes: readonly Route[] = [
  { route: 'GET /repos/{owner}/{repo}/git/blobs/{file_sha}', needs: READ, handle: blob },
  { route: 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}', needs: READ, handle: tree },
  { route: 'GET /repos/{owner}/{repo}/contents/{path}', needs: READ, handle: content },
  { route: 'GET /repos/{owner}/{repo}/compare/{base}...{head}', needs: READ, handle: compare },
  {
    route: 'GET /repos/{owner}/{repo}/git/commits/{commit_sha}',
    needs: READ,
    handle: async (request) => {
      const repository = repositoryOf(request);
      const sha = request.params['commit_sha'] ?? '';
      const commit = /^[0-9a-f]{40}$/.test(sha) ? await repository.git.commit(sha) : undefined;
      if (commit === undefined) throw notFound();
      return ok(renderGitCommit(request.services.urls, repository, commit));
    },
  },
  {
    route: 'GET /repos/{owner}/{repo}/commits/{ref}',
    needs: READ,
    handle: async (request) => {
      const { services } = request;
      const repository = repositoryOf(request);
      const sha = await repository.git.commitId(request.params['ref'] ?? '');
      if (sha === undefined) throw new Refusal(422, `No commit found for SHA: ${request.params['ref']}`);
      const commit = (await repository.git.commit(sha))!;
      const files = await repository.git.diff(commit.parents[0], sha, services.sizes.patch);
      const additions = files.reduce((sum, file) => sum + file.additions, 0);
      const deletions = files.reduce((sum, file) => sum + file.deletions, 0);
      return ok({
        ...renderCommit(services.urls, repository, commit),
        stats: { total: additions + deletions, additions, deletions },
        files: files
          .slice(0, services.sizes.compareFiles)
          .map((file) => renderDiffFile(services.urls, repository, sha, file)),
      });
    },
  },
  {
    route: 'GET /repos/{owner}/{repo}/git/ref/{ref}',
    needs: READ,
    handle: async (request) => {
      const repository = repositoryOf(request);
      const name = `refs/${request.params['ref']}`;
      const sha = (await repository.git.refs()).get(name);
      if (sha === undefined) throw notFound();
      const url = request.services.urls.repository(repository);
      return ok({
        ref: name,
        node_id: `REF_${sha}`,
        url: `${url}/git/${name}`,
        object: { type: 'commit', sha, url: `${url}/git/commits/${sha}` },
      });
    },
  },
];

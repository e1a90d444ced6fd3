/** Pull requests: what they are, which files they change, which commits they hold. */
import { notFound, Refusal } from '../http/refusal.js';
import { pullDiff, pullFacts, pullMergeBase } from '../domain/pulls.js';
import type { Need } from '../http/auth.js';
import { renderCommit, renderDiffFile } from '../render/git.js';
import { renderPull, renderPullSimple } from '../render/pulls.js';
import type { Pull } from '../world.js';
import { ok, page, pullOf, repositoryOf, type ApiRequest, type Reply, type Route } from './route.js';

const READ: readonly Need[] = [
  ['pull_requests', 'read'],
  ['pull_requests', 'write'],
];
/** GitHub lists 250 commits of a pull request and shows no diff above 300 files. */
const MAX_COMMITS = 250;
const MAX_DIFF_FILES = 300;

async function asDiff(request: ApiRequest, pull: Pull): Promise<Reply> {
  const files = await pullDiff(request.services, pull);
  if (files.length > MAX_DIFF_FILES) {
    const message = `Sorry, the diff exceeded the maximum number of files (${MAX_DIFF_FILES}).`;
    throw new Refusal(406, message, {
      errors: [{ resource: 'PullRequest', field: 'diff', code: 'too_large' }],
    });
  }
  const { git } = pull.repository;
  const from = await pullMergeBase(pull);
  const text = await git.git('diff', '-M', '--no-ext-diff', '--full-index', from!, pull.head.sha);
  return { status: 200, body: Buffer.from(text), contentType: 'application/vnd.github.diff; charset=utf-8' };
}

export const pullRoutes: readonly Route[] = [
  {
    route: 'GET /repos/{owner}/{repo}/pulls',
    needs: READ,
    handle: (request) => {
      const { query, services } = request;
      const state = query.get('state') ?? 'open';
      const head = query.get('head');
      const base = query.get('base');
      const found = [...repositoryOf(request).pulls.values()].filter(
        (pull) =>
          (state === 'all' || pull.state === state) &&
          (head === null || head === `${pull.head.owner.login}:${pull.head.ref}`) &&
          (base === null || base === pull.base.ref),
      );
      if (query.get('direction') !== 'asc') found.reverse();
      return page(request, found, (pull) => renderPullSimple(services.urls, pull));
    },
  },
  {
    route: 'GET /repos/{owner}/{repo}/pulls/{pull_number}',
    needs: READ,
    handle: async (request) => {
      const pull = pullOf(request);
      if (request.media === 'diff') return await asDiff(request, pull);
      const { services } = request;
      return ok(renderPull(services.urls, pull, await pullFacts(services, pull)));
    },
  },
  {
    route: 'GET /repos/{owner}/{repo}/pulls/{pull_number}/files',
    needs: READ,
    handle: async (request) => {
      const { services } = request;
      const pull = pullOf(request);
      const files = (await pullDiff(services, pull)).slice(0, services.sizes.pullFiles);
      return page(request, files, (file) =>
        renderDiffFile(services.urls, pull.repository, pull.head.sha, file),
      );
    },
  },
  {
    route: 'GET /repos/{owner}/{repo}/pulls/{pull_number}/commits',
    needs: READ,
    handle: async (request) => {
      const pull = pullOf(request);
      const commits = await pull.repository.git.commits(`${pull.base.sha}..${pull.head.sha}`, MAX_COMMITS);
      return page(request, commits.reverse(), (commit) =>
        renderCommit(request.services.urls, pull.repository, commit),
      );
    },
  },
  {
    route: 'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls',
    needs: READ,
    handle: async (request) => {
      const repository = repositoryOf(request);
      const sha = await repository.git.commitId(request.params['commit_sha'] ?? '');
      if (sha === undefined) throw notFound();
      // As GitHub: open pull requests whose head branch lives in this repository, not those from forks.
      const found = [...repository.pulls.values()].filter(
        (pull) => pull.head.sha === sha && pull.head.repository === repository,
      );
      return page(request, found, (pull) => renderPullSimple(request.services.urls, pull));
    },
  },
];

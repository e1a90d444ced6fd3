/** Repositories themselves, who may do what in them, and the rate limit. */
import { notFound } from '../http/refusal.js';
import { renderFullRepository, renderUser } from '../render/basics.js';
import { renderCommit } from '../render/git.js';
import type { Role } from '../world.js';
import { ok, repositoryOf, type Route } from './route.js';

/** `maintain` and `triage` appear as `write` and `read`; the exact role is in `role_name`. */
const PERMISSION: Readonly<Record<Role, string>> = {
  none: 'none',
  read: 'read',
  triage: 'read',
  write: 'write',
  maintain: 'write',
  admin: 'admin',
};

const RANKS: readonly Role[] = ['none', 'read', 'triage', 'write', 'maintain', 'admin'];

export const repositoryRoutes: readonly Route[] = [
  {
    route: 'GET /repos/{owner}/{repo}',
    needs: [['metadata', 'read']],
    handle: (request) => ok(renderFullRepository(request.services.urls, repositoryOf(request))),
  },
  {
    route: 'GET /repos/{owner}/{repo}/branches/{branch}',
    needs: [['contents', 'read']],
    handle: async (request) => {
      const { urls } = request.services;
      const repository = repositoryOf(request);
      const name = request.params['branch'] ?? '';
      const sha = await repository.git.branch(name);
      if (sha === undefined) throw notFound();
      const url = `${urls.repository(repository)}/branches/${name}`;
      return ok({
        name,
        commit: renderCommit(urls, repository, (await repository.git.commit(sha))!),
        _links: { self: url, html: `${urls.repositoryPage(repository)}/tree/${name}` },
        protected: repository.requiredChecks.size > 0 && name === repository.defaultBranch,
        protection: { enabled: repository.requiredChecks.size > 0 },
        protection_url: `${url}/protection`,
      });
    },
  },
  {
    route: 'GET /repos/{owner}/{repo}/collaborators/{username}/permission',
    needs: [['metadata', 'read']],
    handle: (request) => {
      const { world, urls } = request.services;
      const user = world.users.get(request.params['username'] ?? '');
      if (user === undefined) throw notFound();
      const role = world.role(user, repositoryOf(request));
      const holds = (wanted: Role): boolean => RANKS.indexOf(role) >= RANKS.indexOf(wanted);
      return ok({
        permission: PERMISSION[role],
        role_name: role,
        user: {
          ...renderUser(urls, user),
          permissions: {
            pull: holds('read'),
            triage: holds('triage'),
            push: holds('write'),
            maintain: holds('maintain'),
            admin: holds('admin'),
          },
          role_name: role,
        },
      });
    },
  },
];

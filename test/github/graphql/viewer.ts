/** Who runs a GraphQL request, and what it may see and do. */
import { GraphQLError } from 'graphql';
import { allows, type InstallationToken } from '../http/auth.js';
import type { Services } from '../services.js';
import { covers, type Access, type Repository } from '../world.js';

export const notFoundError = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { type: 'NOT_FOUND' } });

const forbidden = (): GraphQLError =>
  new GraphQLError('Resource not accessible by integration', { extensions: { type: 'FORBIDDEN' } });

export class Viewer {
  readonly services: Services;
  readonly token: InstallationToken;

  constructor(services: Services, token: InstallationToken) {
    this.services = services;
    this.token = token;
  }

  repository(owner: string, name: string): Repository {
    const repository = this.services.world.repository(owner, name);
    const reached =
      repository !== undefined &&
      (!repository.private ||
        (covers(this.token.installation, repository) && this.token.repositories?.has(repository) !== false));
    if (!reached) {
      throw notFoundError(`Could not resolve to a Repository with the name '${owner}/${name}'.`);
    }
    return repository;
  }

  /** Throws unless the token holds the permission in the repository. */
  require(repository: Repository, permission: string, access: Access): void {
    const { installation, repositories, permissions } = this.token;
    const reached = covers(installation, repository) && repositories?.has(repository) !== false;
    if (!reached || !allows(permissions[permission], access)) throw forbidden();
  }
}

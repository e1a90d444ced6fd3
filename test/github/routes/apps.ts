/** The App's own routes: its installations, their tokens, the webhook's deliveries. */
import type { JsonObject } from '../json.js';
import { allows } from '../http/auth.js';
import { notFound, Refusal } from '../http/refusal.js';
import { renderApp, renderInstallation, renderRepository } from '../render/basics.js';
import type { Delivery, Attempt } from '../webhooks/delivery.js';
import { covers, type Access, type App, type Installation, type Permissions } from '../world.js';
import { ok, page, paginate, repositoryOf, type ApiRequest, type Route } from './route.js';

function appOf(request: ApiRequest): App {
  if (request.actor.kind !== 'app') throw new Refusal(401, 'A JSON web token could not be decoded');
  return request.actor.app;
}

function installationsOf(request: ApiRequest): Installation[] {
  const app = appOf(request);
  return [...request.services.world.installations.values()].filter((item) => item.app === app);
}

function installationOf(request: ApiRequest): Installation {
  const id = Number(request.params['installation_id']);
  const found = installationsOf(request).find((item) => item.id === id);
  if (found === undefined) throw notFound();
  return found;
}

function narrowed(installation: Installation, wanted: Permissions | undefined): Permissions {
  if (wanted === undefined) return installation.permissions;
  for (const [name, access] of Object.entries(wanted)) {
    if (!allows(installation.permissions[name], access)) {
      throw new Refusal(422, 'The permissions requested are not granted to this installation.');
    }
  }
  return { metadata: 'read' satisfies Access, ...wanted };
}

interface TokenBody {
  readonly repositories?: readonly string[];
  readonly repository_ids?: readonly number[];
  readonly permissions?: Permissions;
}

function renderDelivery({ delivery, attempt }: { delivery: Delivery; attempt: Attempt }): JsonObject {
  const installation = delivery.payload['installation'] as JsonObject | undefined;
  const repository = delivery.payload['repository'] as JsonObject | undefined;
  return {
    id: attempt.id,
    guid: delivery.guid,
    delivered_at: attempt.deliveredAt,
    redelivery: attempt.redelivery,
    duration: attempt.milliseconds / 1000,
    status: attempt.statusCode >= 200 && attempt.statusCode < 300 ? 'OK' : 'Failed',
    status_code: attempt.statusCode,
    event: delivery.event,
    action: delivery.action ?? null,
    installation_id: (installation?.['id'] as number | undefined) ?? null,
    repository_id: (repository?.['id'] as number | undefined) ?? null,
    throttled_at: null,
  };
}

const attempts = (request: ApiRequest) =>
  request.services.hooks
    .all()
    .filter((delivery) => delivery.app === appOf(request))
    .flatMap((delivery) => delivery.attempts.map((attempt) => ({ delivery, attempt })))
    .reverse();

export const appRoutes: readonly Route[] = [
  {
    route: 'GET /app',
    by: 'app',
    handle: (request) => ok(renderApp(request.services.urls, appOf(request))),
  },
  {
    route: 'GET /app/installations',
    by: 'app',
    handle: (request) =>
      page(request, installationsOf(request), (item) => renderInstallation(request.services.urls, item)),
  },
  {
    route: 'GET /app/installations/{installation_id}',
    by: 'app',
    handle: (request) => ok(renderInstallation(request.services.urls, installationOf(request))),
  },
  {
    route: 'GET /repos/{owner}/{repo}/installation',
    by: 'app',
    handle: (request) => {
      const repository = repositoryOf(request);
      const found = installationsOf(request).find((item) => covers(item, repository));
      if (found === undefined) throw notFound();
      return ok(renderInstallation(request.services.urls, found));
    },
  },
  {
    route: 'POST /app/installations/{installation_id}/access_tokens',
    by: 'app',
    handle: (request) => {
      const { services, authenticator } = request;
      const installation = installationOf(request);
      if (installation.suspendedAt !== undefined) {
        throw new Refusal(403, 'This installation has been suspended');
      }
      const body = (request.body ?? {}) as TokenBody;
      const named = body.repositories !== undefined || body.repository_ids !== undefined;
      const repositories = [...services.world.repositories.values()].filter(
        (item) =>
          covers(installation, item) &&
          (body.repositories?.includes(item.name) === true ||
            body.repository_ids?.includes(item.id) === true),
      );
      const asked = new Set([...(body.repositories ?? []), ...(body.repository_ids ?? [])]).size;
      if (named && repositories.length < asked) {
        const message = 'There is at least one repository that does not exist or is not accessible';
        throw new Refusal(422, `${message} to the parent installation.`);
      }
      const token = authenticator.issue(
        installation,
        narrowed(installation, body.permissions),
        named ? new Set(repositories) : undefined,
      );
      return {
        status: 201,
        body: {
          token: token.text,
          expires_at: new Date(token.expiresAt).toISOString().replace(/\.\d+Z$/, 'Z'),
          permissions: { ...token.permissions },
          repository_selection: named ? 'selected' : installation.selection,
          ...(named
            ? { repositories: repositories.map((item) => renderRepository(services.urls, item)) }
            : {}),
        },
      };
    },
  },
  {
    route: 'GET /installation/repositories',
    by: 'installation',
    handle: (request) => {
      const { actor, services } = request;
      if (actor.kind !== 'installation') throw new Refusal(401, 'Bad credentials');
      const { installation, repositories } = actor.token;
      const reachable = [...services.world.repositories.values()].filter(
        (item) => covers(installation, item) && repositories?.has(item) !== false,
      );
      const { items, headers } = paginate(request, reachable);
      return {
        status: 200,
        headers,
        body: {
          total_count: reachable.length,
          repository_selection: installation.selection,
          repositories: items.map((item) => renderRepository(services.urls, item)),
        },
      };
    },
  },
  {
    route: 'GET /app/hook/deliveries',
    by: 'app',
    handle: (request) => page(request, attempts(request), renderDelivery),
  },
  {
    route: 'POST /app/hook/deliveries/{delivery_id}/attempts',
    by: 'app',
    handle: (request) => {
      const id = Number(request.params['delivery_id']);
      const found = attempts(request).find((item) => item.attempt.id === id);
      if (found === undefined) throw notFound();
      void request.services.hooks.redeliver(found.delivery.guid);
      return { status: 202, body: {} };
    },
  },
];

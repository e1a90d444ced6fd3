/** Makes users, Apps and installations. */
import { createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import type { Services } from './services.js';
import { emitInstallation, emitInstallationRepositories, refuseEvents } from './webhooks/events.js';
import type { App, Installation, Permissions, Repository, User, World } from './world.js';

export interface AppInput {
  readonly name: string;
  readonly permissions: Permissions;
  readonly events: readonly string[];
  readonly webhookUrl?: string;
  readonly webhookSecret?: string;
}

/** The user of that name, made on first use. */
export function userNamed(world: World, login: string, type: User['type'] = 'User'): User {
  const known = world.users.get(login);
  if (known !== undefined) return known;
  const user: User = { id: world.id(), login, type, token: `ghp_${randomBytes(18).toString('hex')}` };
  world.users.set(login, user);
  return user;
}

/** Registers an App; its manifest is refused where GitHub would refuse it. */
export function registerApp(world: World, input: AppInput): App {
  const permissions: Permissions = { metadata: 'read', ...input.permissions };
  const problem = refuseEvents(permissions, input.events);
  if (problem !== undefined) throw new Error(problem);
  const slug = input.name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const app: App = {
    id: world.id(),
    slug,
    name: input.name,
    clientId: `Iv23${randomBytes(8).toString('hex')}`,
    owner: userNamed(world, 'app-owner'),
    bot: userNamed(world, `${slug}[bot]`, 'Bot'),
    privateKey: privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
    publicKey: createPublicKey(privateKey),
    permissions,
    events: input.events,
    createdAt: world.now(),
    webhook: undefined,
  };
  if (input.webhookUrl !== undefined) {
    app.webhook = { url: input.webhookUrl, secret: input.webhookSecret ?? randomBytes(16).toString('hex') };
  }
  world.apps.set(app.id, app);
  return app;
}

/** Installs an App on an account, on all its repositories or the given ones. */
export function install(
  services: Services,
  app: App,
  account: User,
  repositories?: readonly Repository[],
): Installation {
  const { world } = services;
  const installation: Installation = {
    id: world.id(),
    app,
    account,
    permissions: app.permissions,
    selection: repositories === undefined ? 'all' : 'selected',
    repositories: new Set(repositories),
    createdAt: world.now(),
    suspendedAt: undefined,
  };
  world.installations.set(installation.id, installation);
  emitInstallation(services, installation, 'created');
  return installation;
}

export function uninstall(services: Services, installation: Installation): void {
  emitInstallation(services, installation, 'deleted');
  services.world.installations.delete(installation.id);
}

export function setSuspended(services: Services, installation: Installation, suspended: boolean): void {
  installation.suspendedAt = suspended ? services.world.now() : undefined;
  emitInstallation(services, installation, suspended ? 'suspend' : 'unsuspend');
}

/** Adds a repository to an installation on selected ones, or takes it out. */
export function setSelected(
  services: Services,
  installation: Installation,
  repository: Repository,
  selected: boolean,
): void {
  if (selected) installation.repositories.add(repository);
  else installation.repositories.delete(repository);
  const changed = [repository];
  emitInstallationRepositories(services, installation, selected ? changed : [], selected ? [] : changed);
}

/**
 * Generates `test/github/openapi/*.json`: the part of GitHub's OpenAPI description that the GitHub stand-in
 * serves, as plain JSON Schema. The description is 400 MB as a package, so it is installed into a temporary
 * folder, read once and thrown away; the result is committed.
 *
 *     node --import tsx scripts/openapi-subset.ts [path/to/api.github.com.json]
 *
 * What happens to it: operations and webhooks of the lists below with every schema that they reach, without
 * prose and examples; `nullable: true` becomes `type: [..., "null"]`; names that GitHub's own answers carry
 * beyond the description stay allowed, as there (`additionalProperties` is left as it is).
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const VERSION = '23.0.2';
const target = join(dirname(dirname(fileURLToPath(import.meta.url))), 'test/github/openapi');

/** Operations by their id, as the stand-in's routes name them by method and path. */
const OPERATIONS = [
  'apps/get-authenticated',
  'apps/list-installations',
  'apps/get-installation',
  'apps/get-repo-installation',
  'apps/create-installation-access-token',
  'apps/list-repos-accessible-to-installation',
  'apps/list-webhook-deliveries',
  'apps/redeliver-webhook-delivery',
  'checks/create',
  'checks/get',
  'checks/update',
  'checks/list-annotations',
  'checks/rerequest-run',
  'checks/list-for-ref',
  'checks/list-for-suite',
  'checks/get-suite',
  'checks/list-suites-for-ref',
  'git/get-blob',
  'git/get-commit',
  'git/get-tree',
  'git/get-ref',
  'issues/create-comment',
  'issues/get-comment',
  'issues/list-comments',
  'issues/update-comment',
  'pulls/get',
  'pulls/list',
  'pulls/list-commits',
  'pulls/list-files',
  'pulls/create-review',
  'pulls/get-review',
  'pulls/list-reviews',
  'pulls/update-review',
  'pulls/list-comments-for-review',
  'pulls/create-review-comment',
  'pulls/create-reply-for-review-comment',
  'pulls/get-review-comment',
  'pulls/list-review-comments',
  'pulls/update-review-comment',
  'pulls/delete-review-comment',
  'rate-limit/get',
  'reactions/create-for-issue-comment',
  'reactions/list-for-issue-comment',
  'reactions/create-for-pull-request-review-comment',
  'repos/get',
  'repos/get-branch',
  'repos/get-collaborator-permission-level',
  'repos/get-commit',
  'repos/get-content',
  'repos/compare-commits',
  'repos/list-pull-requests-associated-with-commit',
  'search/issues-and-pull-requests',
] as const;

const WEBHOOKS = [
  'check-run-completed',
  'check-run-created',
  'check-run-rerequested',
  'check-suite-completed',
  'check-suite-requested',
  'check-suite-rerequested',
  'installation-created',
  'installation-deleted',
  'installation-suspend',
  'installation-unsuspend',
  'installation-repositories-added',
  'installation-repositories-removed',
  'issue-comment-created',
  'issue-comment-edited',
  'issue-comment-deleted',
  'merge-group-checks-requested',
  'merge-group-destroyed',
  'ping',
  'pull-request-closed',
  'pull-request-converted-to-draft',
  'pull-request-edited',
  'pull-request-opened',
  'pull-request-ready-for-review',
  'pull-request-reopened',
  'pull-request-synchronize',
  'push',
] as const;

const PROSE = new Set([
  'description',
  'example',
  'examples',
  'title',
  'externalDocs',
  'default',
  'deprecated',
]);

type Node = { readonly [key: string]: unknown };
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const at = (node: unknown, key: string): unknown => (isNode(node) ? node[key] : undefined);

/** A schema without prose and with `nullable` spelt as JSON Schema spells it. */
function plain(value: unknown, isMap = false): unknown {
  if (Array.isArray(value)) return value.map((item) => plain(item));
  if (!isNode(value)) return value;
  if (isMap) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
  const result: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    if (PROSE.has(key) || key.startsWith('x-') || key === 'nullable') continue;
    result[key] = plain(item, key === 'properties');
  }
  // The lists of events that an App subscribes to are older than some events, `merge_group` among them.
  if (Array.isArray(result['enum']) && result['enum'].includes('check_suite')) delete result['enum'];
  if (value['nullable'] !== true) return result;
  if (typeof result['type'] !== 'string') return { anyOf: [result, { type: 'null' }] };
  result['type'] = [result['type'], 'null'];
  if (Array.isArray(result['enum']) && !result['enum'].includes(null))
    result['enum'] = [...result['enum'], null];
  return result;
}

function jsonSchema(content: unknown): unknown {
  const schema = at(at(at(content, 'content'), 'application/json'), 'schema');
  return schema === undefined ? undefined : plain(schema);
}

class Subset {
  readonly schemas = new Map<string, unknown>();
  readonly #description: Node;

  constructor(description: Node) {
    this.#description = description;
  }

  /** Follows a reference of any kind to what it names. */
  resolve(value: unknown): unknown {
    const reference = at(value, '$ref');
    if (typeof reference !== 'string') return value;
    let found: unknown = this.#description;
    for (const part of reference.split('/').slice(1)) found = at(found, part);
    return found;
  }

  /** Adds every schema that `schema` reaches. */
  collect(schema: unknown): void {
    const pending: unknown[] = [schema];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      if (Array.isArray(next)) pending.push(...(next as unknown[]).filter((item) => item !== null));
      if (!isNode(next)) continue;
      const reference = next['$ref'];
      if (typeof reference === 'string') {
        const name = reference.slice('#/components/schemas/'.length);
        if (!this.schemas.has(name)) {
          const found = plain(this.resolve(next));
          this.schemas.set(name, found);
          pending.push(found);
        }
      }
      pending.push(...Object.values(next).filter((item) => item !== null && item !== undefined));
    }
  }

  operation(path: string, shared: unknown, operation: Node): unknown {
    const parameters = [...((shared ?? []) as unknown[]), ...((operation['parameters'] ?? []) as unknown[])]
      .map((parameter) => this.resolve(parameter) as Node)
      .filter((parameter) => parameter['in'] !== 'header')
      .map((parameter) => ({
        name: parameter['name'],
        in: parameter['in'],
        required: parameter['required'] === true,
        schema: plain(parameter['schema']),
      }));
    const responses: Record<string, unknown> = {};
    for (const [status, response] of Object.entries(operation['responses'] as Node)) {
      responses[status] = jsonSchema(this.resolve(response)) ?? true;
    }
    // Described as accounts that are a user and an enterprise at once; one installation is described well.
    if (operation['operationId'] === 'apps/list-installations') {
      responses['200'] = { type: 'array', items: { $ref: '#/components/schemas/installation' } };
    }
    const body = jsonSchema(this.resolve(operation['requestBody']));
    this.collect([parameters, responses, body ?? {}]);
    return {
      id: operation['operationId'],
      path,
      parameters,
      ...(body === undefined ? {} : { body }),
      responses,
    };
  }
}

function download(): { readonly file: string; readonly done: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'openapi-'));
  execFileSync(
    'npm',
    ['install', '--prefix', folder, '--ignore-scripts', '--no-audit', `@octokit/openapi@${VERSION}`],
    { stdio: ['ignore', 2, 2], cwd: folder },
  );
  return {
    file: join(folder, 'node_modules/@octokit/openapi/generated/api.github.com.json'),
    done: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function sorted(map: ReadonlyMap<string, unknown>): unknown {
  return Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function main(): void {
  const given = process.argv[2];
  const source = given === undefined ? download() : { file: given, done: () => undefined };
  const description = JSON.parse(readFileSync(source.file, 'utf8')) as Node;
  source.done();

  const rest = new Subset(description);
  const operations = new Map<string, unknown>();
  const wanted = new Set<string>(OPERATIONS);
  for (const [path, item] of Object.entries(description['paths'] as Node)) {
    for (const [method, operation] of Object.entries(item as Node)) {
      if (!isNode(operation) || !wanted.delete(String(operation['operationId']))) continue;
      const key = `${method.toUpperCase()} ${path}`;
      operations.set(key, rest.operation(path, at(item, 'parameters'), operation));
    }
  }
  if (wanted.size > 0) throw new Error(`GitHub does not describe: ${[...wanted].join(', ')}`);

  const hooks = new Subset(description);
  const webhooks = new Map<string, unknown>();
  for (const name of WEBHOOKS) {
    const body = at(at(at(description['x-webhooks'], name), 'post'), 'requestBody');
    const schema = jsonSchema(body);
    if (schema === undefined) throw new Error(`GitHub does not describe the webhook ${name}`);
    webhooks.set(name, schema);
    hooks.collect(schema);
  }

  // Null for outdated comments, as the webhooks' description of the same object has it.
  for (const name of ['line', 'position']) {
    const comment = at(rest.schemas.get('pull-request-review-comment'), 'properties') as Record<
      string,
      unknown
    >;
    comment[name] = { type: ['integer', 'null'] };
  }

  const write = (name: string, content: unknown) =>
    writeFileSync(join(target, name), `${JSON.stringify(content)}\n`);
  write('operations.json', {
    source: `@octokit/openapi ${VERSION}`,
    operations: sorted(operations),
    schemas: sorted(rest.schemas),
  });
  write('webhooks.json', {
    source: `@octokit/openapi ${VERSION}`,
    webhooks: sorted(webhooks),
    schemas: sorted(hooks.schemas),
  });
}

main();

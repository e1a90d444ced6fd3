/** Holds requests, responses and webhooks to GitHub's OpenAPI description (`openapi/`, see `scripts/`). */
import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { isObject, type Json, type JsonObject } from '../json.js';

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required: boolean;
  readonly schema: JsonObject;
}

interface Operation {
  readonly id: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body?: JsonObject;
  readonly responses: Readonly<Record<string, JsonObject | true>>;
}

interface OperationsFile {
  readonly operations: Readonly<Record<string, Operation>>;
  readonly schemas: JsonObject;
}

interface WebhooksFile {
  readonly webhooks: Readonly<Record<string, JsonObject>>;
  readonly schemas: JsonObject;
}

const load = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../openapi/${name}`, import.meta.url), 'utf8'));

/** Compiles schemas on first use: most tests touch a few. */
class Schemas {
  readonly #ajv: Ajv;
  readonly #compiled = new Map<string, ValidateFunction>();

  constructor(schemas: JsonObject, coerceTypes: boolean) {
    this.#ajv = new Ajv({
      strict: false,
      allErrors: true,
      verbose: false,
      coerceTypes,
      validateFormats: true,
    });
    addFormats.default(this.#ajv);
    this.#ajv.addSchema({ $id: 'github', components: { schemas } });
  }

  check(key: string, schema: JsonObject, value: unknown): string | undefined {
    let validate = this.#compiled.get(key);
    if (validate === undefined) {
      validate = this.#ajv.compile(rebased(schema) as JsonObject);
      this.#compiled.set(key, validate);
    }
    if (validate(value)) return undefined;
    return this.#ajv.errorsText(validate.errors, { dataVar: 'value', separator: '\n' });
  }
}

/** References point into the shared components. */
function rebased(value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => rebased(item) ?? null);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      key === '$ref' && typeof item === 'string' ? `github${item}` : rebased(item),
    ]),
  );
}

export class Validator {
  readonly #operations: OperationsFile['operations'];
  readonly #webhooks: WebhooksFile['webhooks'];
  readonly #rest: Schemas;
  readonly #query: Schemas;
  readonly #hooks: Schemas;

  constructor() {
    const operations = load('operations.json') as OperationsFile;
    const webhooks = load('webhooks.json') as WebhooksFile;
    this.#operations = operations.operations;
    this.#webhooks = webhooks.webhooks;
    this.#rest = new Schemas(operations.schemas, false);
    this.#query = new Schemas(operations.schemas, true);
    this.#hooks = new Schemas(webhooks.schemas, false);
  }

  describes(route: string): boolean {
    return this.#operations[route] !== undefined;
  }

  /** What is wrong with a query, or undefined. `route` is `GET /repos/{owner}/…`. */
  query(route: string, query: URLSearchParams): string | undefined {
    const parameters = this.#operations[route]?.parameters.filter((item) => item.in === 'query') ?? [];
    for (const [name, value] of query) {
      const parameter = parameters.find((item) => item.name === name);
      if (parameter === undefined) return `"${name}" is not a permitted query parameter.`;
      const problem = this.#query.check(
        `${route}?${name}`,
        { type: 'object', properties: { value: parameter.schema } },
        { value },
      );
      if (problem !== undefined) return `Query parameter "${name}": ${problem}`;
    }
    const missing = parameters.find((item) => item.required && !query.has(item.name));
    return missing === undefined ? undefined : `Query parameter "${missing.name}" is missing.`;
  }

  /** What is wrong with a request's body, or undefined. Unknown properties are wrong everywhere. */
  body(route: string, body: unknown): string | undefined {
    const schema = this.#operations[route]?.body;
    if (schema === undefined) return undefined;
    const stranger = unknownProperty(schema, body, '');
    if (stranger !== undefined) return `"${stranger}" is not a permitted key.`;
    return this.#rest.check(`${route} body`, schema, body ?? {});
  }

  response(route: string, status: number, body: unknown): string | undefined {
    const responses = this.#operations[route]?.responses;
    if (responses === undefined) return `${route} is not in the OpenAPI subset`;
    const schema = responses[String(status)];
    if (schema === undefined) {
      // GitHub describes few of its refusals.
      return status >= 400 ? undefined : `${route} does not answer ${status}`;
    }
    return schema === true ? undefined : this.#rest.check(`${route} ${status}`, schema, body);
  }

  webhook(event: string, action: string | undefined, payload: unknown): string | undefined {
    const name = [event, ...(action === undefined ? [] : [action])].join('-').replaceAll('_', '-');
    const schema = this.#webhooks[name];
    if (schema === undefined) return `the webhook ${name} is not in the OpenAPI subset`;
    return this.#hooks.check(name, schema, payload);
  }
}

/** The first property, nested ones included, that no alternative of the schema knows. */
function unknownProperty(schema: JsonObject, value: unknown, path: string): string | undefined {
  if (Array.isArray(value)) {
    const items = schema['items'];
    if (!isObject(items)) return undefined;
    for (const item of value) {
      const found = unknownProperty(items, item, path);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  const properties = schema['properties'];
  if (!isObject(value) || !isObject(properties)) return undefined;
  for (const [name, item] of Object.entries(value)) {
    const known = properties[name];
    const here = path === '' ? name : `${path}.${name}`;
    if (!isObject(known)) return here;
    const found = unknownProperty(known, item, here);
    if (found !== undefined) return found;
  }
  return undefined;
}

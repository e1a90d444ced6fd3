/** Parses, validates and runs a GraphQL request; errors come back with status 200, as GitHub's do. */
import { readFileSync } from 'node:fs';
import {
  buildSchema,
  execute,
  GraphQLError,
  parse,
  validate,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import type { InstallationToken } from '../http/auth.js';
import { isObject, type Json, type JsonObject } from '../json.js';
import type { Services } from '../services.js';
import { rootResolvers } from './resolvers.js';
import { Viewer } from './viewer.js';

const schema: GraphQLSchema = buildSchema(readFileSync(new URL('schema.graphql', import.meta.url), 'utf8'));

const asJson = (errors: readonly GraphQLError[]): Json =>
  errors.map((error) => {
    const type = error.extensions['type'];
    return {
      ...(typeof type === 'string' ? { type } : {}),
      ...(error.path === undefined ? {} : { path: [...error.path] }),
      locations: (error.locations ?? []).map(({ line, column }) => ({ line, column })),
      message: error.message,
    };
  });

export async function executeGraphql(
  services: Services,
  token: InstallationToken,
  body: unknown,
): Promise<JsonObject> {
  if (!isObject(body) || typeof body['query'] !== 'string') {
    return { errors: [{ message: 'A query attribute must be specified and must be a string.' }] };
  }
  let document: DocumentNode;
  try {
    document = parse(body['query']);
  } catch (error) {
    if (error instanceof GraphQLError) return { errors: asJson([error]) };
    throw error;
  }
  const invalid = validate(schema, document);
  if (invalid.length > 0) return { errors: asJson(invalid) };
  const variables = body['variables'];
  const result = await execute({
    schema,
    document,
    rootValue: rootResolvers,
    contextValue: new Viewer(services, token),
    ...(isObject(variables) ? { variableValues: variables } : {}),
    ...(typeof body['operationName'] === 'string' ? { operationName: body['operationName'] } : {}),
  });
  return {
    ...(result.data === undefined ? {} : { data: result.data as JsonObject | null }),
    ...(result.errors === undefined ? {} : { errors: asJson(result.errors) }),
  };
}

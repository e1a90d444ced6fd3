/**
 * Reads blobs: many small ones in one GraphQL query, the others one by one over REST.
 *
 * GraphQL gives text, decoded by GitHub's guess and cut when long. A blob id is a hash of the bytes, so text is
 * accepted only if it hashes to the id that was asked for; anything else is fetched as bytes.
 */
import { createHash } from 'node:crypto';
import { MAX_FILE_BYTES, decodeContent, type FileContent } from '../review/index.js';
import { apiProblem, isNotFound } from './api-error.js';
import type { GitHubClient } from './client.js';
import { at, textAt } from './json.js';
import type { RepositoryRef } from './work.js';

export interface Blob {
  readonly id: string;
  /** In bytes, where the listing says it. */
  readonly size?: number;
}

/** GitHub cuts text of blobs beyond about half a megabyte. */
const GRAPHQL_BLOB = 400_000;
const GRAPHQL_BATCH_BLOBS = 60;
const GRAPHQL_BATCH_BYTES = 2_000_000;
const REST_AT_ONCE = 4;

/** Contents of distinct blobs, by id. Throws what the API throws. */
export async function readBlobs(
  client: GitHubClient,
  repository: RepositoryRef,
  blobs: readonly Blob[],
): Promise<Map<string, FileContent>> {
  const contents = new Map<string, FileContent>();
  const single: Blob[] = [];
  const small: Blob[] = [];
  for (const blob of blobs) {
    if ((blob.size ?? 0) > MAX_FILE_BYTES) contents.set(blob.id, tooLarge(blob.size!));
    else ((blob.size ?? 0) > GRAPHQL_BLOB ? single : small).push(blob);
  }
  for (const batch of batches(small)) {
    const texts = await readBatch(client, repository, batch);
    for (const blob of batch) {
      const bytes = Buffer.from(texts.get(blob.id) ?? '', 'utf8');
      if (texts.has(blob.id) && blobId(bytes, blob.id.length) === blob.id)
        contents.set(blob.id, decodeContent(bytes));
      else single.push(blob);
    }
  }
  for (let i = 0; i < single.length; i += REST_AT_ONCE) {
    const some = single.slice(i, i + REST_AT_ONCE);
    const read = await Promise.all(some.map((blob) => readOne(client, repository, blob.id)));
    some.forEach((blob, k) => contents.set(blob.id, read[k]!));
  }
  return contents;
}

const tooLarge = (size: number): FileContent => ({
  ok: false,
  reason: 'too-large',
  detail: `${size} bytes, the limit is ${MAX_FILE_BYTES}`,
});

function* batches(blobs: readonly Blob[]): Generator<Blob[]> {
  let batch: Blob[] = [];
  let bytes = 0;
  for (const blob of blobs) {
    const size = blob.size ?? GRAPHQL_BLOB / 4;
    if (batch.length === GRAPHQL_BATCH_BLOBS || (batch.length > 0 && bytes + size > GRAPHQL_BATCH_BYTES)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(blob);
    bytes += size;
  }
  if (batch.length > 0) yield batch;
}

/** Texts by blob id; what GraphQL does not give whole, or refuses, is absent. */
async function readBatch(
  client: GitHubClient,
  { owner, name }: RepositoryRef,
  batch: readonly Blob[],
): Promise<Map<string, string>> {
  const fields = batch.map(
    (_, i) => `b${i}: object(oid: $o${i}) { ... on Blob { isBinary isTruncated text } }`,
  );
  const query = `query ($owner: String!, $name: String!, ${batch.map((_, i) => `$o${i}: GitObjectID!`).join(', ')}) {
    repository(owner: $owner, name: $name) { ${fields.join('\n')} } }`;
  const variables: Record<string, string> = { owner, name };
  batch.forEach((blob, i) => (variables[`o${i}`] = blob.id));
  let answer: unknown;
  try {
    answer = await client.graphql(query, variables);
  } catch (error) {
    const { kind } = apiProblem(error, 0);
    if (kind === 'limited' || kind === 'gone') throw error;
    // A query that is too heavy or partly failed: what came counts, the rest is read one by one.
    answer = at(error, 'data');
  }
  const texts = new Map<string, string>();
  batch.forEach((blob, i) => {
    const found = at(answer, 'repository', `b${i}`);
    const text = textAt(found, 'text');
    if (text !== undefined && at(found, 'isBinary') !== true && at(found, 'isTruncated') !== true)
      texts.set(blob.id, text);
  });
  return texts;
}

async function readOne(
  client: GitHubClient,
  { owner, name }: RepositoryRef,
  id: string,
): Promise<FileContent> {
  try {
    const { data } = await client.rest.git.getBlob({ owner, repo: name, file_sha: id });
    if (data.encoding !== 'base64')
      return { ok: false, reason: 'unreadable', detail: `GitHub sent the encoding ${data.encoding}` };
    return decodeContent(Buffer.from(data.content, 'base64'));
  } catch (error) {
    if (isNotFound(error))
      return { ok: false, reason: 'unreadable', detail: 'GitHub does not have the blob' };
    throw error;
  }
}

/** The id that git gives to these bytes; `length` tells SHA-1 from SHA-256 repositories. */
function blobId(bytes: Buffer, length: number): string {
  const hash = createHash(length === 64 ? 'sha256' : 'sha1');
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

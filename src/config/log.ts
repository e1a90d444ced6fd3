/**
 * The App's log: JSON lines with ids, never with payloads or credentials. Two nets: fields known to hold them are
 * dropped by name, and whatever looks like a credential is blanked in the finished line.
 */
import { pino, type Logger } from 'pino';
import type { LogLevel } from './environment.js';

/** Fields that are never logged, at the top of a line and up to two levels below. */
export const REDACTED_FIELDS = [
  'payload',
  'body',
  'rawBody',
  'event',
  'authorization',
  'headers',
  'token',
  'secret',
  'signature',
  'privateKey',
  'webhookSecret',
  'password',
  'cookie',
] as const;

/** GitHub's tokens, JSON web tokens, PEM blocks, credentials in addresses. */
const CREDENTIALS =
  /gh[a-z]_[A-Za-z0-9_]{16,}|github_pat_\w{16,}|v1\.[0-9a-f]{40}|eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}|-----BEGIN[^-]*-----.*?-----END[^-]*-----|(?<=:\/\/)[^\s/@"]+:[^\s/@"]+(?=@)/gs;

const BLANK = '[redacted]';

export interface LogOptions {
  readonly level: LogLevel;
  /** Values that may appear nowhere. */
  readonly secrets: readonly string[];
  readonly write: (line: string) => void;
}

/** The root logger. */
export function createLogger({ level, secrets, write }: LogOptions): Logger {
  const own = secrets
    .filter((secret) => secret.length >= 8)
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]);
  const clean = (line: string): string =>
    own.reduce((text, secret) => text.replaceAll(secret, BLANK), line.replace(CREDENTIALS, BLANK));
  return pino(
    {
      level,
      base: { app: 'meerkat' },
      redact: {
        paths: REDACTED_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
        remove: true,
      },
      serializers: { err: describeError, error: describeError },
    },
    { write: (line: string) => write(clean(line)) },
  );
}

/** What is worth knowing of an error. Errors of Octokit carry requests, errors of Probot whole events. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: String(error).slice(0, 2000) };
  const { status, request } = error as { status?: unknown; request?: { method?: unknown; url?: unknown } };
  return {
    type: error.name,
    message: error.message.slice(0, 2000),
    ...(typeof status === 'number' ? { status } : {}),
    ...(typeof request?.url === 'string' ? { request: `${String(request.method)} ${request.url}` } : {}),
    stack: error.stack?.slice(0, 4000),
    ...(error instanceof AggregateError ? { errors: error.errors.slice(0, 3).map(describeError) } : {}),
  };
}

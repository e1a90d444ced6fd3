/** The process environment of `meerkat serve` as typed configuration. Problems are values that name the variable. */
import { createPrivateKey } from 'node:crypto';
import type { ParserKind } from '../analysis/index.js';

export interface Environment {
  readonly appId: number;
  /** PEM. */
  readonly privateKey: string;
  readonly webhookSecret: string;
  /** Key of the signed markers in our comments. */
  readonly markerSecret: string;
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** Folder of the queue. */
  readonly dataFolder: string;
  /** Base URL of the REST API, without a slash at the end. */
  readonly apiUrl: string;
  /** Address under which people reach this App, for links to rule pages; '' for none. */
  readonly baseUrl: string;
  readonly logLevel: LogLevel;
  readonly parser: ParserKind;
  /** Rule files or folders that replace the built-in rules; empty for the built-in ones. */
  readonly rules: readonly string[];
  /** Space out API calls as GitHub asks for. */
  readonly throttle: boolean;
  readonly concurrency: number;
  readonly leaseMs: number;
  /** Wall clock after which an analysis is killed and its review has failed. */
  readonly reviewMs: number;
  /** How long a shutdown waits for running reviews. */
  readonly drainMs: number;
  /** Heap of an analysis thread. */
  readonly memoryMb: number;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export const PARSERS: readonly ParserKind[] = ['wasm', 'native'];

/** The parser that MEERKAT_PARSER selects, for all commands; undefined if there is no such parser. */
export function readParser(variables: Variables): ParserKind | undefined {
  const value = variables['MEERKAT_PARSER'] ?? '';
  return value === '' ? 'wasm' : PARSERS.find((kind) => kind === value);
}

export interface EnvironmentProblem {
  readonly variable: string;
  /** What is wrong, for people; never quotes a secret. */
  readonly problem: string;
}

export type EnvironmentResult =
  | { readonly ok: true; readonly environment: Environment }
  | { readonly ok: false; readonly problems: readonly EnvironmentProblem[] };

type Variables = Readonly<Record<string, string | undefined>>;

/** Reads the environment. `readFile` reads the file that PRIVATE_KEY_PATH names; it may throw. */
export function readEnvironment(variables: Variables, readFile: (path: string) => string): EnvironmentResult {
  const problems: EnvironmentProblem[] = [];
  const reader = new Reader(variables, problems);
  const webhookSecret = reader.required(
    'WEBHOOK_SECRET',
    'the secret of the App’s webhook; it may not be empty',
  );
  const environment: Environment = {
    appId: reader.integer('APP_ID', undefined, 1, Number.MAX_SAFE_INTEGER),
    privateKey: privateKey(reader, readFile),
    webhookSecret,
    markerSecret: reader.text('MEERKAT_MARKER_SECRET') || webhookSecret,
    host: reader.text('HOST') || '0.0.0.0',
    port: reader.integer('PORT', 3000, 0, 65_535),
    dataFolder: reader.text('MEERKAT_DATA') || '.data',
    apiUrl: apiUrl(reader),
    baseUrl: reader.url('BASE_URL', ''),
    logLevel: reader.choice('LOG_LEVEL', LOG_LEVELS, 'info'),
    parser: reader.choice('MEERKAT_PARSER', PARSERS, 'wasm'),
    rules: reader
      .text('MEERKAT_RULES')
      .split(':')
      .filter((path) => path !== ''),
    throttle: reader.choice('MEERKAT_THROTTLE', ['on', 'off'], 'on') === 'on',
    concurrency: reader.integer('MEERKAT_CONCURRENCY', 2, 1, 64),
    leaseMs: 1000 * reader.integer('MEERKAT_LEASE_SECONDS', 30, 1, 3600),
    reviewMs: 1000 * reader.integer('MEERKAT_REVIEW_SECONDS', 600, 1, 86_400),
    drainMs: 1000 * reader.integer('MEERKAT_DRAIN_SECONDS', 20, 0, 3600),
    memoryMb: reader.integer('MEERKAT_MEMORY_MB', 2048, 64, 65_536),
  };
  return problems.length === 0 ? { ok: true, environment } : { ok: false, problems };
}

class Reader {
  constructor(
    private readonly variables: Variables,
    private readonly problems: EnvironmentProblem[],
  ) {}

  complain(variable: string, problem: string): void {
    this.problems.push({ variable, problem });
  }

  text(variable: string): string {
    return this.variables[variable]?.trim() ?? '';
  }

  required(variable: string, what: string): string {
    const value = this.text(variable);
    if (value === '') this.complain(variable, `is missing: ${what}`);
    return value;
  }

  integer(variable: string, fallback: number | undefined, least: number, most: number): number {
    const value = this.text(variable);
    if (value === '' && fallback !== undefined) return fallback;
    const number = /^\d{1,16}$/.test(value) ? Number(value) : NaN;
    if (number >= least && number <= most) return number;
    this.complain(variable, value === '' ? 'is missing' : `must be a whole number from ${least} to ${most}`);
    return least;
  }

  choice<T extends string>(variable: string, allowed: readonly T[], fallback: T): T {
    const value = this.text(variable);
    if (value === '') return fallback;
    const found = allowed.find((one) => one === value);
    if (found === undefined) this.complain(variable, `must be one of ${allowed.join(', ')}`);
    return found ?? fallback;
  }

  /** An http(s) address without a slash at the end. */
  url(variable: string, fallback: string): string {
    const value = this.text(variable);
    if (value === '') return fallback;
    const parsed = URL.canParse(value) ? new URL(value) : undefined;
    if (parsed === undefined || !/^https?:$/.test(parsed.protocol) || parsed.username || parsed.search) {
      this.complain(variable, 'must be an http or https address without credentials and query');
      return fallback;
    }
    return value.replace(/\/+$/, '');
  }
}

/** GITHUB_API_URL as it is, else GitHub Enterprise Server's API under GHE_HOST, else github.com's. */
function apiUrl(reader: Reader): string {
  const host = reader.text('GHE_HOST');
  if (host !== '' && !/^[A-Za-z0-9.[\]:-]+$/.test(host))
    reader.complain('GHE_HOST', 'must be a host name, with a port where needed');
  const protocol = reader.choice('GHE_PROTOCOL', ['https', 'http'], 'https');
  return reader.url(
    'GITHUB_API_URL',
    host === '' ? 'https://api.github.com' : `${protocol}://${host}/api/v3`,
  );
}

/** The key itself (PEM, line breaks written as \n or not, or the PEM in base64), or the file that holds it. */
function privateKey(reader: Reader, readFile: (path: string) => string): string {
  const path = reader.text('PRIVATE_KEY_PATH');
  const given = reader.text('PRIVATE_KEY');
  const variable = given === '' && path !== '' ? 'PRIVATE_KEY_PATH' : 'PRIVATE_KEY';
  let pem = given;
  if (variable === 'PRIVATE_KEY_PATH')
    try {
      pem = readFile(path);
    } catch {
      reader.complain(variable, 'names a file that cannot be read');
      return '';
    }
  if (pem === '') {
    reader.complain(
      variable,
      'is missing: the App’s private key (or PRIVATE_KEY_PATH, a file that holds it)',
    );
    return '';
  }
  pem = pem.includes('-----BEGIN') ? pem.replaceAll('\\n', '\n') : Buffer.from(pem, 'base64').toString();
  try {
    if (createPrivateKey(pem).asymmetricKeyType === 'rsa') return pem;
  } catch {
    // Said below, without the key.
  }
  reader.complain(variable, 'is no RSA private key in PEM form');
  return '';
}

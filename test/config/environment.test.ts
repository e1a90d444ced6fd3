import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readEnvironment, type Environment } from '../../src/config/environment.js';

const pem = (type: 'rsa' | 'ed25519'): string =>
  (type === 'rsa'
    ? generateKeyPairSync('rsa', { modulusLength: 2048 })
    : generateKeyPairSync('ed25519')
  ).privateKey
    .export({ type: 'pkcs8', format: 'pem' })
    .toString();

const KEY = pem('rsa');
const WHOLE = { APP_ID: '12', PRIVATE_KEY: KEY, WEBHOOK_SECRET: 's3cret-s3cret' };
const noFile = (): string => {
  throw new Error('no such file');
};

function good(variables: Record<string, string | undefined>): Environment {
  const result = readEnvironment({ ...WHOLE, ...variables }, noFile);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.environment;
}

function problems(variables: Record<string, string | undefined>): readonly string[] {
  const result = readEnvironment({ ...WHOLE, ...variables }, noFile);
  return result.ok ? [] : result.problems.map(({ variable, problem }) => `${variable} ${problem}`);
}

test('three variables are enough', () => {
  expect(good({})).toEqual({
    appId: 12,
    privateKey: KEY.trim(),
    webhookSecret: 's3cret-s3cret',
    markerSecret: 's3cret-s3cret',
    host: '0.0.0.0',
    port: 3000,
    dataFolder: '.data',
    apiUrl: 'https://api.github.com',
    baseUrl: '',
    logLevel: 'info',
    parser: 'wasm',
    rules: [],
    throttle: true,
    concurrency: 2,
    leaseMs: 30_000,
    reviewMs: 600_000,
    drainMs: 20_000,
    memoryMb: 2048,
  });
});

describe('it refuses to start', () => {
  for (const value of [undefined, '', '   '])
    test(`with the webhook secret ${JSON.stringify(value)}`, () => {
      expect(problems({ WEBHOOK_SECRET: value })).toEqual([
        expect.stringMatching(/^WEBHOOK_SECRET is missing/),
      ]);
    });

  const table: [string, string, RegExp][] = [
    ['APP_ID', '', /^APP_ID is missing/],
    ['APP_ID', '12x', /^APP_ID must be a whole number/],
    ['APP_ID', '0', /^APP_ID must be a whole number/],
    ['PORT', '70000', /^PORT must be a whole number from 0 to 65535/],
    ['PRIVATE_KEY', '', /^PRIVATE_KEY is missing/],
    ['PRIVATE_KEY', 'nonsense', /^PRIVATE_KEY is no RSA/],
    ['PRIVATE_KEY', pem('ed25519'), /^PRIVATE_KEY is no RSA/],
    ['MEERKAT_PARSER', 'regex', /^MEERKAT_PARSER must be one of wasm, native/],
    ['LOG_LEVEL', 'loud', /^LOG_LEVEL must be one of/],
    ['GITHUB_API_URL', 'ftp://x', /^GITHUB_API_URL must be an http/],
    ['GITHUB_API_URL', 'https://me:pass@x', /^GITHUB_API_URL must be an http/],
    ['GHE_HOST', 'https://ghe.example.com', /^GHE_HOST must be a host name/],
    ['GHE_PROTOCOL', 'gopher', /^GHE_PROTOCOL must be one of https, http/],
    ['MEERKAT_THROTTLE', 'maybe', /^MEERKAT_THROTTLE must be one of on, off/],
    ['MEERKAT_LEASE_SECONDS', '-1', /^MEERKAT_LEASE_SECONDS must be/],
  ];
  for (const [variable, value, message] of table)
    test(`with ${variable}=${value.slice(0, 20)}`, () => {
      expect(problems({ [variable]: value })).toEqual([expect.stringMatching(message)]);
    });

  test('and names everything that is wrong at once, quoting no secret', () => {
    const all = problems({ APP_ID: '', PRIVATE_KEY: 'my-private-nonsense', WEBHOOK_SECRET: '', PORT: 'x' });
    expect(all.map((problem) => problem.split(' ')[0])).toEqual([
      'WEBHOOK_SECRET',
      'APP_ID',
      'PRIVATE_KEY',
      'PORT',
    ]);
    expect(all.join()).not.toContain('my-private-nonsense');
  });
});

describe('the private key', () => {
  test('may have its line breaks escaped', () => {
    expect(good({ PRIVATE_KEY: KEY.replaceAll('\n', '\\n') }).privateKey.trim()).toBe(KEY.trim());
  });
  test('may be in base64', () => {
    expect(good({ PRIVATE_KEY: Buffer.from(KEY).toString('base64') }).privateKey).toBe(KEY);
  });
  test('may be in a file', () => {
    const result = readEnvironment({ ...WHOLE, PRIVATE_KEY: '', PRIVATE_KEY_PATH: '/run/key.pem' }, (path) =>
      path === '/run/key.pem' ? KEY : '',
    );
    expect(result).toMatchObject({ ok: true, environment: { privateKey: KEY } });
  });
  test('in a file that cannot be read is a problem of PRIVATE_KEY_PATH', () => {
    expect(problems({ PRIVATE_KEY: '', PRIVATE_KEY_PATH: '/nowhere' })).toEqual([
      'PRIVATE_KEY_PATH names a file that cannot be read',
    ]);
  });
});

describe('GitHub Enterprise Server', () => {
  const table: [Record<string, string>, string][] = [
    [{ GHE_HOST: 'ghe.example.com' }, 'https://ghe.example.com/api/v3'],
    [{ GHE_HOST: 'localhost:8080', GHE_PROTOCOL: 'http' }, 'http://localhost:8080/api/v3'],
    [{ GITHUB_API_URL: 'https://ghe.example.com/api/v3/' }, 'https://ghe.example.com/api/v3'],
    [{ GITHUB_API_URL: 'https://a.example/api/v3', GHE_HOST: 'b.example' }, 'https://a.example/api/v3'],
  ];
  for (const [variables, url] of table)
    test(`${JSON.stringify(variables)} is ${url}`, () => {
      expect(good(variables).apiUrl).toBe(url);
    });
});

test('several rule folders are separated by colons', () => {
  expect(good({ MEERKAT_RULES: '/rules:/more' }).rules).toEqual(['/rules', '/more']);
});

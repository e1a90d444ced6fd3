import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { REDACTED_FIELDS, createLogger } from '../../src/config/log.js';

const SECRET = 'web"hook\nsecret';
const KEY = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString();

function logged(use: (log: ReturnType<typeof createLogger>) => void): string {
  let text = '';
  use(createLogger({ level: 'trace', secrets: [SECRET, KEY], write: (line) => (text += line) }));
  return text;
}

describe('fields that hold payloads and credentials are dropped', () => {
  for (const field of REDACTED_FIELDS)
    test(field, () => {
      const text = logged((log) => {
        log.info({ [field]: 'XYZZY' }, 'top');
        log.info({ a: { [field]: { x: 'XYZZY' } } }, 'one below');
        log.info({ a: { b: { [field]: ['XYZZY'] } } }, 'two below');
        log.child({ [field]: 'XYZZY' }).info('child');
      });
      expect(text).not.toContain('XYZZY');
      expect(text.trim().split('\n')).toHaveLength(4);
    });
});

describe('credentials are blanked wherever they stand', () => {
  const credentials: [string, string][] = [
    ['an installation token', `ghs_${'A1b2'.repeat(9)}`],
    ['a personal token', `ghp_${'A1b2'.repeat(9)}`],
    ['a fine-grained token', `github_pat_${'A1b2_'.repeat(12)}`],
    ['a JSON web token', `eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiIxMiJ9abc.${'s'.repeat(40)}`],
    ['a private key', KEY],
    ['a key of somebody else', '-----BEGIN RSA PRIVATE KEY-----\nMIIEow\n-----END RSA PRIVATE KEY-----'],
    ['the webhook secret', SECRET],
    ['credentials in an address', 'x-access-token:hunter2hunter2'],
  ];
  for (const [what, credential] of credentials)
    test(what, () => {
      const within = what.includes('address')
        ? `https://${credential}@github.com/a/b`
        : `before ${credential} after`;
      const text = logged((log) => {
        log.info(within);
        log.info({ detail: within }, 'in a field');
        log.error({ err: new Error(within) }, 'in an error');
        log.error(new Error(within));
        log.info({ deep: { er: { than: { paths: [within] } } } }, 'deep');
      });
      for (const part of credential.split('\n').filter((line) => line.length > 5)) {
        expect(text).not.toContain(part);
        expect(text).not.toContain(JSON.stringify(part).slice(1, -1));
      }
      for (const line of text.trim().split('\n')) expect(line).toContain('[redacted]');
    });
});

test('an error is logged without the request, response and event that it carries', () => {
  const error = Object.assign(new Error('Bad credentials'), {
    name: 'HttpError',
    status: 401,
    request: {
      method: 'GET',
      url: 'https://api.github.com/app',
      headers: { authorization: 'bearer XYZZY' },
      body: 'XYZZY',
    },
    response: { data: 'XYZZY' },
    event: { payload: 'XYZZY' },
  });
  const all = new AggregateError([error], 'several');
  const text = logged((log) => {
    log.error({ err: error }, 'one');
    log.error(all);
  });
  expect(text).not.toContain('XYZZY');
  const [first, second] = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(first).toMatchObject({
    msg: 'one',
    err: {
      type: 'HttpError',
      message: 'Bad credentials',
      status: 401,
      request: 'GET https://api.github.com/app',
    },
  });
  expect(second).toMatchObject({ err: { message: 'several', errors: [{ status: 401 }] } });
});

test('lines are JSON with the ids that were bound', () => {
  const text = logged((log) =>
    log.child({ delivery: 'guid', repository: 'acme/shop', review: '9#12' }).info('job started'),
  );
  expect(JSON.parse(text)).toMatchObject({
    ...{
      level: 30,
      app: 'meerkat',
      delivery: 'guid',
      repository: 'acme/shop',
      review: '9#12',
      msg: 'job started',
    },
  });
});

test('blanking leaves JSON that parses', () => {
  const text = logged((log) => log.info({ quoted: `"${SECRET}"`, key: KEY }, 'x'));
  expect(() => JSON.parse(text) as unknown).not.toThrow();
});

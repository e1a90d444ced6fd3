/** The small pure parts of the App: markers, clipping, errors, changed files, check identities. */
import { describe, expect, test } from 'vitest';
import { apiProblem } from '../../src/github/api-error.js';
import { BlobCache } from '../../src/github/blob-cache.js';
import { changedFile, completeFromTrees } from '../../src/github/changes.js';
import { externalId, parseExternalId } from '../../src/github/check-identity.js';
import { clip } from '../../src/github/clip.js';
import { Markers, type Marker } from '../../src/github/marker.js';
import { siteOf } from '../../src/github/work.js';
import { writeOnce } from '../../src/github/write.js';

const COMMIT = 'c'.repeat(40);

describe('markers', () => {
  const markers = new Markers('secret', 9, 12);
  const marker: Marker = { kind: 'finding', subject: 'f'.repeat(32), commit: COMMIT };
  const marked = markers.mark('A comment.', marker);

  test('are read back from the end of a comment, whatever GitHub appends', () => {
    expect(markers.read(marked)).toEqual(marker);
    expect(markers.read(`${marked}\r\n`)).toEqual(marker);
  });

  test('are invisible', () => {
    expect(marked).toMatch(/^A comment\.\n\n<!-- [^>]+ -->$/);
  });

  const forged: [string, string][] = [
    ['with another kind', marked.replace('finding', 'fixed')],
    ['with another subject', marked.replace('ffff', 'eeee')],
    ['with another commit', marked.replace('cccc', 'dddd')],
    ['of another pull request', new Markers('secret', 9, 13).mark('x', marker)],
    ['of another repository', new Markers('secret', 8, 12).mark('x', marker)],
    ['signed with another secret', new Markers('other', 9, 12).mark('x', marker)],
    ['in the middle of a text', `${marked}\nmore`],
    ['absent', 'A comment.'],
  ];
  for (const [what, text] of forged)
    test(`${what} are not ours`, () => {
      expect(markers.read(text)).toBeUndefined();
    });
});

describe('clipping', () => {
  test('leaves short text alone', () => {
    expect(clip('x'.repeat(100), 100)).toBe('x'.repeat(100));
  });
  test('cuts at a line, says so, and keeps the limit', () => {
    const text = 'a line of some length\n'.repeat(5000);
    const cut = clip(text, 65_535);
    expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(65_535);
    expect(cut).toMatch(/length\n\n… cut/);
  });
  test('counts bytes: the most that GitHub can mean by characters', () => {
    const cut = clip('größer als gedacht 😀\n'.repeat(5000), 65_535);
    expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(65_535);
    expect(Buffer.byteLength(cut)).toBeGreaterThan(65_000);
  });
  test('never cuts a character in two', () => {
    for (let limit = 10; limit < 20; limit++)
      expect(encodeURIComponent(clip('😀'.repeat(50), limit))).toMatch(/%80/); // throws for half a character
  });
});

describe('errors of the API', () => {
  const error = (status: number, headers: Record<string, string> = {}, message = 'no', url = ''): Error =>
    Object.assign(new Error(message), { status, response: { headers }, request: { url } });
  const NOW = 1_000_000_000_000;
  const table: [string, unknown, unknown][] = [
    ['500', error(500), { kind: 'transient' }],
    ['502', error(502), { kind: 'transient' }],
    ['429', error(429), { kind: 'limited', delayMs: 60_000 }],
    ['retry-after', error(403, { 'retry-after': '7' }), { kind: 'limited', delayMs: 7000 }],
    [
      'the hourly limit',
      error(403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW / 1000 + 90) }),
      { kind: 'limited', delayMs: 91_000 },
    ],
    [
      'a secondary limit',
      error(403, {}, 'You have exceeded a secondary rate limit'),
      { kind: 'limited', delayMs: 60_000 },
    ],
    [
      'a missing permission',
      error(403, { 'x-ratelimit-remaining': '4999' }),
      { kind: 'refused', status: 403 },
    ],
    ['a suspended installation', error(403, {}, 'This installation has been suspended'), { kind: 'gone' }],
    [
      'a deleted installation',
      error(404, {}, 'Not Found', 'https://api.github.com/app/installations/7/access_tokens'),
      { kind: 'gone' },
    ],
    ['404', error(404), { kind: 'refused', status: 404 }],
    ['422', error(422), { kind: 'refused', status: 422 }],
    ['a dropped connection', Object.assign(new Error('x'), { code: 'ECONNRESET' }), { kind: 'transient' }],
    [
      'a dropped connection inside fetch',
      new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code: 'UND_ERR_SOCKET' }) }),
      { kind: 'transient' },
    ],
    ['an error of ours', new TypeError('x is not a function'), { kind: 'internal' }],
  ];
  for (const [what, thrown, problem] of table)
    test(what, () => {
      expect(apiProblem(thrown, NOW)).toEqual(problem);
    });
});

describe('writing once', () => {
  const slept: number[] = [];
  const pause = { now: () => 0, sleep: async (ms: number) => void slept.push(ms) };
  const bad = Object.assign(new Error('bad gateway'), { status: 502 });

  test('a write that took effect although it was answered with a 502 is not repeated', async () => {
    let writes = 0;
    const write = async (): Promise<string> => {
      writes++;
      throw bad;
    };
    expect(await writeOnce(pause, write, async () => 'found')).toBe('found');
    expect(writes).toBe(1);
  });
  test('one that did not is repeated', async () => {
    let writes = 0;
    const write = async (): Promise<string> => {
      if (++writes < 3) throw bad;
      return 'written';
    };
    expect(await writeOnce(pause, write, async () => undefined)).toBe('written');
    expect(writes).toBe(3);
  });
  test('a refusal is not repeated', async () => {
    let writes = 0;
    const refused = Object.assign(new Error('unprocessable'), { status: 422 });
    const write = async (): Promise<string> => {
      writes++;
      throw refused;
    };
    await expect(writeOnce(pause, write, async () => 'found')).rejects.toBe(refused);
    expect(writes).toBe(1);
  });
  test('it gives up after three attempts', async () => {
    let writes = 0;
    const write = async (): Promise<string> => {
      writes++;
      throw bad;
    };
    await expect(writeOnce(pause, write, async () => undefined)).rejects.toBe(bad);
    expect(writes).toBe(3);
  });
});

describe('check identities', () => {
  test('are read back', () => {
    const pull = { kind: 'pull-request', number: 12 } as const;
    const group = { kind: 'merge-group', base: COMMIT } as const;
    for (const subject of [pull, group])
      expect(parseExternalId(externalId(subject, 'guid.1'))).toEqual(subject);
  });
  for (const id of ['', 'pr/12', 'pr/0/x', 'pr/012/x', 'pr/1x/y', 'mg/abc/x', 'x/pr/1/y'])
    test(`${JSON.stringify(id)} is none of ours`, () => {
      expect(parseExternalId(id)).toBeUndefined();
    });
});

describe('changed files', () => {
  const PATCH = '@@ -1,2 +1,2 @@\n a\n-b\n+c';
  const hunks = [{ baseStart: 1, baseLines: 2, headStart: 1, headLines: 2, added: [2], removed: [2] }];
  const table: [string, Parameters<typeof changedFile>[0], unknown][] = [
    [
      'added',
      { filename: 'a', status: 'added', patch: '@@ -0,0 +1 @@\n+x', changes: 1 },
      { status: 'added', path: 'a' },
    ],
    [
      'modified',
      { filename: 'a', status: 'modified', patch: PATCH, changes: 2 },
      { status: 'modified', basePath: 'a', hunks },
    ],
    [
      'removed',
      { filename: 'a', status: 'removed', patch: '@@ -1 +0,0 @@\n-x', changes: 1 },
      { status: 'deleted', basePath: 'a' },
    ],
    [
      'renamed with changes',
      { filename: 'b', previous_filename: 'a', status: 'renamed', patch: PATCH, changes: 2 },
      { status: 'renamed', path: 'b', basePath: 'a', hunks },
    ],
    [
      'only moved: no line changed',
      { filename: 'b', previous_filename: 'a', status: 'renamed', changes: 0 },
      { status: 'renamed', hunks: [] },
    ],
    [
      'a copy',
      { filename: 'b', previous_filename: 'a', status: 'copied', patch: PATCH, changes: 2 },
      { status: 'added' },
    ],
    ['changed mode', { filename: 'a', status: 'changed', changes: 0 }, { status: 'modified' }],
  ];
  for (const [what, listed, expected] of table)
    test(what, () => {
      expect(changedFile(listed)).toMatchObject(expected as object);
    });
  test('without a patch, no line can be commented', () => {
    expect(changedFile({ filename: 'a', status: 'modified', changes: 90_000 })).toEqual({
      status: 'modified',
      path: 'a',
      basePath: 'a',
    });
  });

  test('what a listing leaves out is found in the trees', () => {
    const entry = (path: string, blob: string) => ({ path, blob });
    const base = [
      entry('same', '1'),
      entry('listed', '2'),
      entry('edited', '3'),
      entry('gone', '4'),
      entry('old', '5'),
    ];
    const head = [
      entry('same', '1'),
      entry('listed', '9'),
      entry('edited', '8'),
      entry('new', '7'),
      entry('moved', '5'),
    ];
    const all = completeFromTrees(
      [{ status: 'modified', path: 'listed', basePath: 'listed', hunks }],
      base,
      head,
    );
    expect(all).toEqual([
      { status: 'modified', path: 'listed', basePath: 'listed', hunks },
      { status: 'modified', path: 'edited', basePath: 'edited' },
      { status: 'added', path: 'new' },
      { status: 'renamed', path: 'moved', basePath: 'old', hunks: [] },
      { status: 'deleted', path: 'gone', basePath: 'gone' },
    ]);
  });
});

describe('the blob cache', () => {
  test('keeps what was used last, within its size', () => {
    const cache = new BlobCache(1000);
    const content = (n: number) => ({ ok: true, text: String(n).repeat(200) }) as const;
    for (const n of [1, 2, 3]) cache.set(`b${n}`, content(n));
    cache.get('b1');
    cache.set('b4', content(4));
    expect(cache.get('b1')).toEqual(content(1));
    expect(cache.get('b2')).toBeUndefined();
    expect(cache.get('b4')).toEqual(content(4));
  });
});

test('the site of a repository is its address without owner and name', () => {
  const at = (url: string): string => siteOf({ id: 1, owner: 'Acme', name: 'shop', url });
  expect(at('https://github.com/acme/shop')).toBe('https://github.com');
  expect(at('http://127.0.0.1:8080/ghe/Acme/shop')).toBe('http://127.0.0.1:8080/ghe');
  expect(at('https://github.com/elsewhere')).toBe('https://github.com');
});

/** GitHub on a bad day: errors before and after a write, limits, slow answers, dropped connections. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { call, dig } from './api-client.js';
import type { PullHandle } from './handles.js';
import { startStandIn, type StandIn, type StandInOptions } from './stand-in.js';

const COMMENTS = '/repos/acme/shop/issues/1/comments';
const ROUTE = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';

let github: StandIn;
let pull: PullHandle;
let token: string;

async function start(options: StandInOptions = {}): Promise<void> {
  github = await startStandIn(options);
  const shop = await github.createRepository({ name: 'shop', files: { 'a.py': '1\n' } });
  await shop.push({ branch: 'topic', files: { 'a.py': '2\n' } });
  pull = await shop.openPullRequest({ head: 'topic' });
  token = github.token();
}

afterEach(async () => {
  await github.close();
});

const comment = async () => await call(github, token, 'POST', COMMENTS, { body: 'Hello.' });

describe('faults on demand', () => {
  beforeEach(async () => {
    await start();
  });

  it('fail before the write: nothing has happened', async () => {
    github.faults.add({ route: ROUTE, fault: { kind: 'error', status: 502, when: 'before' } });
    expect((await comment()).status).toBe(502);
    expect(pull.comments()).toHaveLength(0);
    expect((await comment()).status).toBe(201);
  });

  it('fail after the write: it has happened all the same', async () => {
    github.faults.add({ route: ROUTE, fault: { kind: 'error', status: 502, when: 'after' } });
    expect((await comment()).status).toBe(502);
    expect(pull.comments()).toHaveLength(1);
  });

  it('drop the connection before or after the write', async () => {
    github.faults.add({ route: ROUTE, fault: { kind: 'drop', when: 'before' } });
    await expect(comment()).rejects.toThrow('fetch failed');
    expect(pull.comments()).toHaveLength(0);
    github.faults.add({ route: ROUTE, fault: { kind: 'drop', when: 'after' } });
    await expect(comment()).rejects.toThrow('fetch failed');
    expect(pull.comments()).toHaveLength(1);
  });

  it('answer slowly', async () => {
    github.faults.add({ route: ROUTE, fault: { kind: 'slow', milliseconds: 150 } });
    const started = performance.now();
    expect((await comment()).status).toBe(201);
    expect(performance.now() - started).toBeGreaterThan(140);
  });

  it('refuse by a secondary limit that says when to come back', async () => {
    github.faults.add({ fault: { kind: 'secondary-limit', retryAfter: 7 }, times: 2, skip: 1 });
    expect((await comment()).status).toBe(201);
    const refused = await comment();
    expect(refused.status).toBe(403);
    expect(refused.headers.get('retry-after')).toBe('7');
    expect((await comment()).status).toBe(403);
    expect((await comment()).status).toBe(201);
  });

  it('are seen in the log of calls, which counts by route', async () => {
    github.faults.add({ route: ROUTE, fault: { kind: 'error', status: 503, when: 'before' } });
    await comment();
    await comment();
    expect(github.calls.counts().get(ROUTE)).toBe(2);
    expect(github.calls.to(ROUTE).map((item) => [item.status, item.fault])).toEqual([
      [503, 'error'],
      [201, undefined],
    ]);
    github.calls.reset();
    expect(github.calls.all()).toHaveLength(0);
  });
});

describe('limits', () => {
  it('count down in headers and refuse when used up, until the hour is over', async () => {
    let now = Date.parse('2026-01-01T00:00:00Z');
    await start({ limits: { hourly: 3 }, now: () => now });
    const first = await comment();
    expect(first.headers.get('x-ratelimit-limit')).toBe('3');
    expect(first.headers.get('x-ratelimit-remaining')).toBe('2');
    expect(Number(first.headers.get('x-ratelimit-reset'))).toBe(now / 1000 + 3600);
    await comment();
    const limits = await call(github, token, 'GET', '/rate_limit');
    expect(dig(limits.body, 'resources', 'core')).toMatchObject({ limit: 3, remaining: 1, used: 2 });
    await comment();
    const refused = await comment();
    expect(refused.status).toBe(403);
    expect(refused.headers.get('x-ratelimit-remaining')).toBe('0');
    now += 3_600_000;
    token = github.token();
    expect((await comment()).status).toBe(201);
  });

  it('refuse too much content in a minute, and allow it in the next', async () => {
    let now = Date.parse('2026-01-01T00:00:00Z');
    await start({ limits: { contentPerMinute: 2 }, now: () => now });
    expect((await comment()).status).toBe(201);
    expect((await comment()).status).toBe(201);
    const refused = await comment();
    expect(refused.status).toBe(403);
    expect(refused.headers.get('retry-after')).toBe('60');
    expect((await call(github, token, 'GET', COMMENTS)).status).toBe(200);
    now += 60_001;
    expect((await comment()).status).toBe(201);
  });

  it('refuse more points than a minute has', async () => {
    await start({ limits: { pointsPerMinute: 6 } });
    expect((await call(github, token, 'GET', COMMENTS)).status).toBe(200);
    expect((await comment()).status).toBe(201);
    expect((await call(github, token, 'GET', COMMENTS)).status).toBe(403);
  });
});

import { describe, expect, test } from 'vitest';
import { planDelivery, type Plan } from '../../src/github/delivery.js';
import { HANDLED_EVENTS } from '../../src/github/events.js';
import { parseWork, type Work } from '../../src/github/work.js';
import { allExamples, changed, examplesOf } from './examples.js';

const APP = 4711;
const HEAD = 'a'.repeat(40);
const BASE = 'b'.repeat(40);

const plan = (event: string, payload: unknown): Plan => planDelivery({ id: 'guid', event, payload }, APP);

const worksOf = (result: Plan): Work[] =>
  result.kind === 'jobs' ? result.jobs.map((job) => parseWork(job.payload)!) : [];

const reasonOf = (result: Plan): string => (result.kind === 'ignored' ? result.reason : 'not ignored');

const example = (event: string, action: string): Record<string, unknown> => examplesOf(event, action)[0]!;

describe('pull_request', () => {
  for (const action of ['opened', 'synchronize', 'reopened', 'ready_for_review', 'closed'])
    for (const [i, base] of (examplesOf('pull_request', action).length > 0
      ? examplesOf('pull_request', action)
      : [changed(example('pull_request', 'opened'), { action })]
    ).entries())
      test(`${action}, example ${i}: the pull request is brought up to date`, () => {
        const payload = changed(base, { 'pull_request.updated_at': '2026-01-02T03:04:05Z' });
        const result = plan('pull_request', payload);
        const repository = payload['repository'] as { id: number; name: string; html_url: string };
        expect(worksOf(result)).toEqual([
          {
            kind: 'pull-request',
            installation: (payload['installation'] as { id: number }).id,
            repository: {
              id: repository.id,
              owner: (payload['repository'] as { owner: { login: string } }).owner.login,
              name: repository.name,
              url: repository.html_url,
            },
            number: (payload['pull_request'] as { number: number }).number,
            updatedAt: '2026-01-02T03:04:05Z',
          },
        ]);
        const number = (payload['pull_request'] as { number: number }).number;
        expect(result).toMatchObject({
          jobs: [{ delivery: 'guid', key: `${repository.id}#${number}`, forced: false }],
        });
      });

  test('closing has the key of opening, so that it cancels', () => {
    const opened = plan('pull_request', example('pull_request', 'opened'));
    const closed = plan('pull_request', changed(example('pull_request', 'opened'), { action: 'closed' }));
    expect(closed).toEqual(opened);
  });

  test('an edited base is reviewed again; an edited title is not', () => {
    const edited = changed(example('pull_request', 'opened'), { action: 'edited' });
    const rebased = changed(edited, { changes: { base: { ref: { from: 'main' }, sha: { from: BASE } } } });
    expect(plan('pull_request', rebased)).toMatchObject({ kind: 'jobs', jobs: [{ forced: true }] });
    expect(reasonOf(plan('pull_request', changed(edited, { changes: { title: { from: 'x' } } })))).toBe(
      'the base did not change',
    );
  });

  test('drafts and forks are work like any other', () => {
    const fork = changed(example('pull_request', 'opened'), {
      'pull_request.draft': true,
      'pull_request.head.repo': null,
    });
    expect(worksOf(plan('pull_request', fork))).toHaveLength(1);
  });
});

describe('check_run and check_suite', () => {
  const run = (values: Readonly<Record<string, unknown>>): Record<string, unknown> =>
    changed(example('check_run', 'rerequested'), {
      'check_run.app.id': APP,
      'check_run.head_sha': HEAD,
      ...values,
    });
  const suite = (values: Readonly<Record<string, unknown>>): Record<string, unknown> =>
    changed(example('check_suite', 'rerequested'), {
      'check_suite.app.id': APP,
      'check_suite.head_sha': HEAD,
      ...values,
    });
  const pull = (number: number, sha: string): unknown => ({ number, head: { sha } });

  test('our check run says itself what it is of: forks need no search', () => {
    const result = plan(
      'check_run',
      run({ 'check_run.external_id': 'pr/12/d', 'check_run.pull_requests': [] }),
    );
    expect(worksOf(result)).toMatchObject([{ kind: 'pull-request', number: 12 }]);
    expect(result).toMatchObject({ jobs: [{ forced: true }] });
  });

  test('a check run of a merge group is run again as such', () => {
    const result = plan('check_run', run({ 'check_run.external_id': `mg/${BASE}/d` }));
    expect(worksOf(result)).toMatchObject([{ kind: 'merge-group', base: BASE, head: HEAD }]);
  });

  test('without an id of ours, the named pull requests count, if the commit is their head', () => {
    const pulls = [pull(1, HEAD), pull(2, BASE), pull(3, HEAD)];
    const result = plan('check_run', run({ 'check_run.external_id': '', 'check_run.pull_requests': pulls }));
    expect(worksOf(result)).toMatchObject([{ number: 1 }, { number: 3 }]);
    expect(result).toMatchObject({ jobs: [{ delivery: 'guid' }, { delivery: 'guid/1' }] });
  });

  test('a suite of a fork names no pull request: it is searched by commit', () => {
    const result = plan(
      'check_suite',
      suite({ 'check_suite.pull_requests': [], 'check_suite.head_branch': null }),
    );
    expect(worksOf(result)).toMatchObject([{ kind: 'locate', commit: HEAD }]);
  });

  test('a suite with pull requests needs no search', () => {
    const result = plan('check_suite', suite({ 'check_suite.pull_requests': [pull(5, HEAD)] }));
    expect(worksOf(result)).toMatchObject([{ kind: 'pull-request', number: 5 }]);
  });

  test('check runs and suites of other Apps are none of our business', () => {
    expect(reasonOf(plan('check_run', run({ 'check_run.app.id': 1 })))).toMatch(/another App/);
    expect(reasonOf(plan('check_suite', suite({ 'check_suite.app.id': 1 })))).toMatch(/another App/);
  });
});

describe('merge_group', () => {
  for (const [i, payload] of examplesOf('merge_group', 'checks_requested').entries())
    test(`checks_requested, example ${i}: base and head are reviewed`, () => {
      const group = payload['merge_group'] as { head_sha: string; base_sha: string };
      const whole = changed(payload, { 'repository.id': 9 });
      expect(worksOf(plan('merge_group', whole))).toMatchObject([
        { kind: 'merge-group', head: group.head_sha, base: group.base_sha },
      ]);
      expect(plan('merge_group', whole)).toMatchObject({ jobs: [{ key: `9@${group.head_sha}` }] });
    });
});

describe('issue_comment', () => {
  const comment = (values: Readonly<Record<string, unknown>> = {}): Record<string, unknown> =>
    changed(example('issue_comment', 'created'), {
      'comment.body': '/meerkat review',
      'issue.pull_request': { url: 'x' },
      'issue.number': 12,
      'comment.id': 34,
      'comment.user.login': 'alice',
      ...values,
    });

  for (const body of ['/meerkat review', '  /meerkat   review  \r\nplease', '\n/meerkat review'])
    test(`${JSON.stringify(body)} is a command`, () => {
      expect(worksOf(plan('issue_comment', comment({ 'comment.body': body })))).toMatchObject([
        { kind: 'command', number: 12, comment: 34, login: 'alice' },
      ]);
    });

  for (const body of [
    'please /meerkat review',
    '> /meerkat review',
    '`/meerkat review`',
    '/meerkat reviews',
    '',
    '/Meerkat review',
  ])
    test(`${JSON.stringify(body)} is none`, () => {
      expect(reasonOf(plan('issue_comment', comment({ 'comment.body': body })))).toBe('not a command');
    });

  const refusals: [string, Record<string, unknown>, string][] = [
    ['by a bot', { 'comment.user.type': 'Bot' }, 'written by a bot'],
    ['sent by a bot', { 'sender.type': 'Bot' }, 'written by a bot'],
    ['on a closed pull request', { 'issue.state': 'closed' }, 'the pull request is closed'],
    ['on an issue', { 'issue.pull_request': undefined }, 'not a pull request'],
    ['edited', { action: 'edited' }, 'issue_comment.edited is not handled'],
  ];
  for (const [what, values, reason] of refusals)
    test(`a command ${what} is ignored`, () => {
      expect(reasonOf(plan('issue_comment', comment(values)))).toBe(reason);
    });
});

describe('everything else', () => {
  test('no other example of GitHub asks for work, and none throws', () => {
    const handled: Readonly<Record<string, readonly string[]>> = HANDLED_EVENTS;
    let others = 0;
    for (const { event, action, payload } of allExamples()) {
      const result = plan(event, payload);
      if (handled[event]?.includes(action)) continue;
      others++;
      expect(result.kind, `${event}.${action}`).toBe('ignored');
    }
    expect(others).toBeGreaterThan(150);
  });

  const broken: [string, unknown][] = [
    ['null', null],
    ['a text', 'x'],
    ['no installation', changed(example('pull_request', 'opened'), { installation: undefined })],
    ['no repository', changed(example('pull_request', 'opened'), { repository: undefined })],
    ['no number', changed(example('pull_request', 'opened'), { 'pull_request.number': '12' })],
    ['a prototype as action', { action: '__proto__' }],
  ];
  for (const [what, payload] of broken)
    test(`a payload with ${what} is ignored`, () => {
      expect(plan('pull_request', payload).kind).toBe('ignored');
    });

  test('an event named like a property of objects is ignored', () => {
    expect(plan('constructor', example('pull_request', 'opened')).kind).toBe('ignored');
  });
});

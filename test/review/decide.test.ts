import { describe, expect, it } from 'vitest';
import { decide, isBlocking } from '../../src/review/decide.js';
import type { Acceptance, ReviewedFinding } from '../../src/review/index.js';
import { finding, fullCoverage, policy } from './build.js';

const text = 'run(q)';
const partial = fullCoverage('app/x.py', {
  status: 'partial',
  gaps: [{ reason: 'syntax-error', detail: 'line 1 does not parse' }],
});
const honoured: Acceptance = {
  by: 'waiver',
  waiver: { rule: 'sql-injection', paths: [], reason: 'because' },
};
const added: Acceptance = {
  by: 'new-suppression',
  suppression: { syntax: 'nosec', line: 1, reason: '' },
  honoured: false,
};

const reviewed = (over: Partial<ReviewedFinding> = {}): ReviewedFinding => ({
  finding: finding(text, text),
  status: 'new',
  fingerprint: 'f',
  blocking: true,
  ...over,
});

describe('isBlocking', () => {
  it.each([
    ['a new high finding', {}, 'new', undefined, true],
    ['one caused elsewhere', {}, 'elsewhere', undefined, true],
    ['an existing one', {}, 'existing', undefined, false],
    ['a fixed one', {}, 'fixed', undefined, false],
    ['medium severity', { severity: 'medium' }, 'new', undefined, false],
    ['low confidence', { confidence: 'low' }, 'new', undefined, false],
    ['critical, medium confidence', { severity: 'critical', confidence: 'medium' }, 'new', undefined, true],
    ['a waived one', {}, 'new', honoured, false],
    ['a suppression that the change adds', {}, 'new', added, true],
    ['one that the policy honours', {}, 'new', { ...added, honoured: true }, false],
  ] as const)('%s', (_name, over, status, acceptance, expected) => {
    expect(isBlocking(finding(text, text, over), status, acceptance, policy())).toBe(expected);
  });

  it('never blocks in advisory mode', () => {
    expect(isBlocking(finding(text, text), 'new', undefined, policy({ mode: 'advisory' }))).toBe(false);
  });
});

describe('decide', () => {
  const advisory = reviewed({ blocking: false });
  it.each([
    ['nothing found', [], [fullCoverage()], {}, 'success'],
    ['no Python file', [], [], {}, 'success'],
    ['a blocking finding', [reviewed()], [fullCoverage()], {}, 'failure'],
    ['an advisory finding', [advisory], [fullCoverage()], {}, 'success'],
    ['incomplete', [], [partial], {}, 'failure'],
    ['incomplete, allowed', [], [partial], { incomplete: 'allow' }, 'success'],
    ['advisory mode, clean', [], [fullCoverage()], { mode: 'advisory' }, 'success'],
    ['advisory mode, a finding', [advisory], [fullCoverage()], { mode: 'advisory' }, 'neutral'],
    ['advisory mode, incomplete', [], [partial], { mode: 'advisory' }, 'neutral'],
  ] as const)('%s', (_name, findings, coverage, over, conclusion) => {
    const decision = decide(findings, coverage, policy(over));
    expect(decision.conclusion).toBe(conclusion);
    expect(decision.reasons.length).toBeGreaterThan(0);
  });

  it('names the policy line that blocks', () => {
    expect(decide([reviewed()], [fullCoverage()], policy()).reasons[0]).toContain(
      'fail_on: {severity: high, confidence: medium}',
    );
  });
});

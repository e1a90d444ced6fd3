import { describe, expect, it } from 'vitest';
import { judge } from '../../src/analysis/judge.js';
import type { FileRole, Severity } from '../../src/analysis/finding.js';

const meerkat = {
  assessment: { test: '', production: '' },
  many: '',
  inTests: 'ignore',
  notIn: ['script'],
  gain: '',
  remediation: '',
  secret: false,
  onePerFile: false,
  unlessSettled: [],
  settledInFunction: false,
  aliases: [],
} as const;

const severityIn = (role: FileRole, severity: Severity): Severity | undefined =>
  judge({ severity, confidence: 'high', meerkat }, { role, frameworks: [] })?.severity;

describe('what a finding is worth where it stands', () => {
  it('is nothing in tests, and in kinds of files that the rule names', () => {
    expect(severityIn('test', 'high')).toBeUndefined();
    expect(severityIn('script', 'high')).toBeUndefined();
  });

  it('is what the rule says elsewhere', () => {
    expect(severityIn('production', 'critical')).toBe('critical');
    expect(severityIn('configuration', 'high')).toBe('high');
  });

  it('is medium at most in an example', () => {
    expect(severityIn('example', 'critical')).toBe('medium');
    expect(severityIn('example', 'high')).toBe('medium');
    expect(severityIn('example', 'low')).toBe('low');
  });
});

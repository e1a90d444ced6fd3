import { describe, expect, it } from 'vitest';
import { compareFindings } from '../../src/review/compare.js';
import { parseHunks } from '../../src/review/unified-diff.js';
import { changed, finding } from './build.js';

const side = (text: string, ...findings: ReturnType<typeof finding>[]) => ({
  findings,
  explained: [] as ReturnType<typeof finding>[],
  textOf: () => text,
});
const NONE = side('');

describe('compareFindings', () => {
  const before = 'def find(q):\n    run(q)\n';
  const moved = 'import os\n\ndef find(q):\n    run(q)\n';

  it('calls a finding on an added line new', () => {
    const { head, fixed } = compareFindings(NONE, side(before, finding(before, 'run(q)')), [changed()]);
    expect(head.map((one) => one.status)).toEqual(['new']);
    expect(fixed).toEqual([]);
  });

  it('recognises a finding that only moved', () => {
    const change = changed({ hunks: parseHunks('@@ -1,1 +1,3 @@\n+import os\n+\n def find(q):') });
    const { head, fixed } = compareFindings(
      side(before, finding(before, 'run(q)')),
      side(moved, finding(moved, 'run(q)')),
      [change],
    );
    expect(head.map((one) => one.status)).toEqual(['existing']);
    expect(fixed).toEqual([]);
  });

  it('recognises a finding in a renamed file', () => {
    const change = changed({ status: 'renamed', path: 'app/store.py', basePath: 'app/db.py' });
    const after = finding(before, 'run(q)', { path: 'app/store.py' });
    const { head } = compareFindings(side(before, finding(before, 'run(q)')), side(before, after), [change]);
    expect(head[0]!.status).toBe('existing');
  });

  it('recognises a finding on an unchanged line whose function was renamed', () => {
    const renamed = before.replace('find', 'search');
    const change = changed({
      hunks: parseHunks('@@ -1,2 +1,2 @@\n-def find(q):\n+def search(q):\n     run(q)'),
    });
    const { head } = compareFindings(
      side(before, finding(before, 'run(q)')),
      side(renamed, finding(renamed, 'run(q)', { symbol: 'search' })),
      [change],
    );
    expect(head[0]!.status).toBe('existing');
  });

  it('counts: a second equal finding is new', () => {
    const twice = 'def find(q):\n    run(q)\n    run(q)\n';
    const second = finding(twice, 'run(q)');
    const region = {
      ...second.region,
      start: second.region.start + 11,
      end: second.region.end + 11,
      startLine: 3,
      endLine: 3,
    };
    const { head } = compareFindings(
      side(before, finding(before, 'run(q)')),
      side(twice, finding(twice, 'run(q)'), { ...second, region }),
      [changed({ hunks: parseHunks('@@ -2,1 +2,2 @@\n     run(q)\n+    run(q)') })],
    );
    expect(head.map((one) => one.status)).toEqual(['existing', 'new']);
  });

  describe('what a better finding explains', () => {
    const searched = finding(before, 'run(q)', { ruleId: 'sql-built-from-strings' });
    const flow = finding(before, 'run(q)');
    const explaining = { ...side(before, flow), explained: [searched] };

    it('is not fixed where a flow comes to it', () => {
      const { head, fixed } = compareFindings(side(before, searched), explaining, [changed()]);
      expect(fixed).toEqual([]);
      expect(head.map((one) => one.status)).toEqual(['new']);
    });

    it('is not new where the flow has gone, and the flow is fixed', () => {
      const { head, fixed } = compareFindings(explaining, side(before, searched), [changed()]);
      expect(fixed).toEqual([flow]);
      expect(head.map((one) => one.status)).toEqual(['existing']);
    });

    it('is fixed where it has gone', () => {
      expect(compareFindings(side(before, searched), NONE, [changed()]).fixed).toEqual([searched]);
    });
  });

  it('says what is fixed', () => {
    const old = finding(before, 'run(q)');
    expect(compareFindings(side(before, old), NONE, [changed()]).fixed).toEqual([old]);
  });

  it('calls a finding in a file that the change does not touch caused elsewhere', () => {
    const after = finding(before, 'run(q)', { path: 'app/other.py' });
    expect(compareFindings(NONE, side(before, after), [changed()]).head[0]!.status).toBe('elsewhere');
  });

  it('does not take one rule for another on the same line', () => {
    const other = finding(before, 'run(q)', { ruleId: 'command-injection' });
    const { head, fixed } = compareFindings(side(before, other), side(before, finding(before, 'run(q)')), [
      changed(),
    ]);
    expect(head[0]!.status).toBe('new');
    expect(fixed).toEqual([other]);
  });

  it('calls a new handler that uses an old helper new, wherever it stands', () => {
    const text = 'def first(q):\n    run(q)\ndef second(q):\n    run(q)\n';
    const flow = (entry: string) => {
      const one = finding(text, 'run(q)', { path: 'app/db.py', symbol: 'run' });
      const step = { kind: 'source' as const, note: 'a parameter', path: 'app/views.py', region: one.region };
      return { ...one, trace: [step], entry };
    };
    const { head } = compareFindings(side(text, flow('second')), side(text, flow('first'), flow('second')), [
      changed({ path: 'app/views.py', basePath: 'app/views.py' }),
    ]);
    expect(head.map((one) => one.status)).toEqual(['elsewhere', 'existing']);
  });
});

/** Texts of comments: what the author of a change must read in them, and what must not stand there. */
import { describe, expect, it } from 'vitest';
import type { Finding, TraceStep } from '../../src/analysis/index.js';
import {
  gitHubLinks,
  renderOutput,
  type ChangedFile,
  type Policy,
  type Review,
  type ReviewedFinding,
} from '../../src/review/index.js';
import { RULE, applied, changed, finding, fullCoverage, regionOf } from './build.js';

const text = Array.from({ length: 60 }, (_, i) => `line_${i + 1}\n`).join('');
const at = (line: number) => regionOf(text, `line_${line}\n`);
const step = (kind: TraceStep['kind'], line: number, note: string, path = 'app/db.py'): TraceStep => ({
  kind,
  note,
  path,
  region: at(line),
});

/** A changed file of which these head lines are new. */
const adds = (lines: readonly number[], path = 'app/db.py'): ChangedFile =>
  changed({
    path,
    hunks: [{ baseStart: 1, baseLines: 0, headStart: 1, headLines: 60, added: lines, removed: [] }],
  });

const one = (
  line: number,
  over: Partial<Finding> = {},
  more: Partial<ReviewedFinding> = {},
): ReviewedFinding => ({
  finding: finding(text, `line_${line}\n`, over),
  status: 'new',
  fingerprint: `f${line}`,
  blocking: true,
  anchor: { path: 'app/db.py', line },
  ...more,
});

function bodies(
  findings: readonly ReviewedFinding[],
  changes: readonly ChangedFile[] = [adds([3, 5, 9, 12])],
  policy: Partial<Policy> = {},
): string[] {
  const review: Review = {
    subject: 'change',
    repository: 'o/r',
    base: 'b'.repeat(40),
    head: 'a'.repeat(40),
    mergeBase: 'c'.repeat(40),
    changes,
    findings,
    explained: [],
    observations: [],
    coverage: [fullCoverage()],
    skipped: [],
    notes: [],
    policy: applied(policy),
    conclusion: 'failure',
    reasons: [],
    rules: new Map([[RULE.id, RULE]]),
    digest: { engine: '0', rules: 'r', policy: 'p', review: 'd' },
    imported: 0,
  };
  return renderOutput(review, gitHubLinks('https://github.com', 'o/r', 'https://rules')).comments.map(
    (comment) => comment.body,
  );
}

const FLOW = [
  step('source', 3, 'body of the request'),
  step('step', 5, 'joined'),
  step('sink', 9, 'executed as SQL'),
];

describe('a comment on a flow', () => {
  it('says what an attacker controls, where it lands, what they gain, how to fix it and how to accept it', () => {
    expect(bodies([one(9, { trace: FLOW })])[0]).toMatchInlineSnapshot(`
      "**SQL injection** · high severity, high confidence · blocking

      A request parameter lands in an SQL statement. It comes in at [\`app/db.py:3\`](https://github.com/o/r/blob/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/app/db.py#L3) (body of the request) and lands at [\`app/db.py:9\`](https://github.com/o/r/blob/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/app/db.py#L9) (executed as SQL); this change adds the whole way.

      **Impact:** Whoever sends the request reads and changes the database.

      1. [\`app/db.py:3\`](https://github.com/o/r/blob/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/app/db.py#L3) body of the request — added by this change
      2. [\`app/db.py:5\`](https://github.com/o/r/blob/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/app/db.py#L5) joined — added by this change
      3. [\`app/db.py:9\`](https://github.com/o/r/blob/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/app/db.py#L9) executed as SQL — added by this change

      **Fix:** Bind values as parameters: \`execute("… WHERE id = ?", (id,))\`.

      <sub>Blocks the merge: \`fail_on: {severity: high, confidence: medium}\`. Rule [\`sql-injection\`](https://rules/rules/sql-injection) · [CWE-89](https://cwe.mitre.org/data/definitions/89.html) SQL Injection.<br>Not a problem here? Say why on this line: \`# meerkat: ignore[sql-injection] <reason>\`; or, which also opens the gate, under \`waivers\` in \`.github/meerkat.yml\` on the base branch: \`- {rule: sql-injection, paths: ["app/db.py"], reason: <reason>}\`</sub>"
    `);
  });

  it.each([
    [[3, 5, 9], 'this change adds the whole way'],
    [[3, 9], 'this change adds both ends'],
    [[9], 'this change adds the place where it lands'],
    [[3, 5], 'this change adds the place where it comes in'],
    [[5], 'this change connects the two at [`app/db.py:5`]'],
    [[20], 'this change opens the way, though it adds no step of it'],
  ])('when the change adds lines %j says: %s', (lines, expected) => {
    expect(bodies([one(9, { trace: FLOW })], [adds(lines)])[0]).toContain(expected);
  });

  it('is one for all places that the same data reaches', () => {
    const trace = (line: number) => [
      step('source', 3, 'body of the request'),
      step('sink', line, 'executed as SQL'),
    ];
    const texts = bodies([one(9, { trace: trace(9) }), one(12, { trace: trace(12) })]);
    expect(texts).toHaveLength(1);
    expect(texts[0]).toContain('The same data reaches 1 more place: [`app/db.py:12`]');
  });
});

describe('a comment on a line', () => {
  it.each([
    [[9], 'New in this change.'],
    [[5], 'The line itself is older; this change makes it a defect.'],
  ])('when the change adds lines %j says: %s', (lines, expected) => {
    expect(bodies([one(9)], [adds(lines)])[0]).toContain(expected);
  });

  it('is one for each place of the same message: a later push may add one beside what is published', () => {
    expect(bodies([one(9), one(12)])).toHaveLength(2);
  });

  it('names at most eleven places that the same data reaches; the check run has the others', () => {
    const many = Array.from({ length: 15 }, (_, i) => one(i + 3, { trace: FLOW }));
    const texts = bodies(many);
    expect(texts).toHaveLength(1);
    expect(texts[0]).toContain('The same data reaches 10 more places: [`app/db.py:4`]');
    expect(texts[0]).not.toContain('app/db.py:14');
  });

  it('shows at most three sentences before the fix', () => {
    for (const trace of [[], FLOW]) {
      const [shown] = bodies([one(9, { trace })])[0]!.split(/<details>|\n1\. |\*\*Fix/);
      const prose = shown!
        .split('\n\n')
        .slice(1)
        .join(' ')
        .replaceAll(/\[[^\]]*\]\([^)]*\)/g, 'place');
      expect(prose.match(/[.!?](\s|$)/g)!.length).toBeLessThanOrEqual(3);
    }
  });
});

describe('the last lines of a comment', () => {
  it.each<[string, boolean, Partial<Policy>, string]>([
    ['blocking', true, {}, 'Blocks the merge: `fail_on: {severity: high, confidence: medium}`.'],
    [
      'advisory',
      false,
      {},
      'Does not block the merge: below `fail_on: {severity: high, confidence: medium}`.',
    ],
    ['advisory mode', false, { mode: 'advisory' }, 'Does not block the merge: `mode: advisory`.'],
  ])('name the line of the policy (%s)', (_, blocking, policy, expected) => {
    expect(bodies([one(9, {}, { blocking })], undefined, policy)[0]).toContain(expected);
  });

  const waiver = '`- {rule: sql-injection, paths: ["app/db.py"], reason: <reason>}`';

  it('have the waiver that opens the gate, where a comment in the code does not', () => {
    expect(bodies([one(9)])[0]).toContain(waiver);
    expect(bodies([one(9, {}, { blocking: false })])[0]).not.toContain(waiver);
    expect(bodies([one(9)], undefined, { newSuppressions: 'honour' })[0]).not.toContain(waiver);
    expect(bodies([one(9)])[0]).toContain('`# meerkat: ignore[sql-injection] <reason>`');
  });
});

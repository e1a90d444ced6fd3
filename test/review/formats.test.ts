import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import {
  renderJson,
  renderSarif,
  renderText,
  type Review,
  type ReviewedFinding,
} from '../../src/review/index.js';
import { RULE, applied, changed, finding, fullCoverage, regionOf } from './build.js';

const text = 'import os\n\ndef find(request):\n    q = request.args["q"]\n    run("SELECT " + q)\n';
const source = {
  path: 'app/db.py',
  region: regionOf(text, 'request.args["q"]'),
  kind: 'source',
  note: 'from the request',
} as const;
const sink = {
  path: 'app/db.py',
  region: regionOf(text, 'run("SELECT " + q)'),
  kind: 'sink',
  note: 'executed',
} as const;

const standing: ReviewedFinding = {
  finding: finding(text, 'run("SELECT " + q)', {
    trace: [source, sink],
    fix: [{ start: 10, end: 11, text: 'x' }],
  }),
  status: 'new',
  fingerprint: '0'.repeat(32),
  blocking: true,
  anchor: { path: 'app/db.py', line: 5 },
};
const accepted: ReviewedFinding = {
  ...standing,
  status: 'existing',
  blocking: false,
  acceptance: { by: 'suppression', suppression: { syntax: 'nosec', line: 5, reason: 'checked' } },
};
const ignored: ReviewedFinding = {
  ...standing,
  acceptance: {
    by: 'new-suppression',
    suppression: { syntax: 'nosec', line: 5, reason: '' },
    honoured: false,
  },
};

const review = (findings: readonly ReviewedFinding[], over: Partial<Review> = {}): Review => ({
  subject: 'change',
  repository: 'o/r',
  base: 'b'.repeat(40),
  head: 'a'.repeat(40),
  mergeBase: 'c'.repeat(40),
  changes: [changed()],
  findings,
  explained: [],
  observations: [
    {
      ruleId: 'sleep',
      topic: 'concurrency-and-time',
      path: 'app/db.py',
      region: regionOf(text, 'import os'),
      message: 'm',
      assessment: '',
    },
  ],
  coverage: [
    fullCoverage(),
    fullCoverage('app/ü x.py', {
      status: 'partial',
      gaps: [{ reason: 'syntax-error', detail: 'line 3 does not parse' }],
    }),
  ],
  skipped: [{ path: 'vendor/v.py', why: 'ignored by the policy' }],
  notes: [{ path: 'app/db.py', line: 1, message: 'unknown id' }],
  policy: applied(),
  conclusion: 'failure',
  reasons: ['1 finding blocks.'],
  rules: new Map([[RULE.id, RULE]]),
  digest: { engine: '0', rules: '1', policy: '2', review: '3' },
  imported: 2,
  ...over,
});

describe('JSON', () => {
  const schema = JSON.parse(
    readFileSync(new URL('../../docs/report.schema.json', import.meta.url), 'utf8'),
  ) as object;
  const validate = new Ajv2020({ strict: false }).compile(schema);

  it.each([
    ['a review', review([standing, accepted, ignored])],
    ['a scan', review([standing], { subject: 'files' })],
    ['nothing', review([], { coverage: [], observations: [] })],
  ])('of %s keeps to the published schema', (_name, one) => {
    validate(JSON.parse(renderJson(one)));
    expect(validate.errors).toBeNull();
  });

  it('keeps findings, observations and coverage apart', () => {
    const report = JSON.parse(renderJson(review([standing]))) as Record<string, unknown[]>;
    expect(report['findings']).toHaveLength(1);
    expect(report['observations']).toHaveLength(1);
  });
});

describe('SARIF', () => {
  const sarif = (findings: readonly ReviewedFinding[]) =>
    (JSON.parse(renderSarif(review(findings), () => text)) as { runs: [Record<string, never>] }).runs[0];

  it('says what GitHub code scanning reads', () => {
    const run = sarif([standing]);
    expect(run).toMatchObject({
      columnKind: 'utf16CodeUnits',
      tool: {
        driver: {
          name: 'Meerkat',
          rules: [
            {
              id: 'sql-injection',
              properties: {
                tags: ['external/cwe/cwe-089', 'security', 'external/owasp/A03:2021'],
                precision: 'high',
                'security-severity': '8.0',
              },
            },
          ],
        },
      },
      results: [
        {
          ruleId: 'sql-injection',
          ruleIndex: 0,
          level: 'error',
          baselineState: 'new',
          partialFingerprints: { 'meerkat/v1': '0'.repeat(32) },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: 'app/db.py' },
                region: { startLine: 5, startColumn: 5, endLine: 5, endColumn: 23 },
              },
            },
          ],
          fixes: [
            {
              artifactChanges: [
                {
                  replacements: [
                    {
                      deletedRegion: { startLine: 2, startColumn: 1, endLine: 3, endColumn: 1 },
                      insertedContent: { text: 'x' },
                    },
                  ],
                },
              ],
            },
          ],
        },
      ],
    });
  });

  it('has the flow as a code flow and gaps as notifications with encoded paths', () => {
    const run = sarif([standing]) as unknown as {
      results: { codeFlows: { threadFlows: { locations: unknown[] }[] }[] }[];
      invocations: {
        toolExecutionNotifications: {
          locations: { physicalLocation: { artifactLocation: { uri: string } } }[];
        }[];
      }[];
    };
    expect(run.results[0]!.codeFlows[0]!.threadFlows[0]!.locations).toHaveLength(2);
    expect(
      run.invocations[0]!.toolExecutionNotifications[0]!.locations[0]!.physicalLocation.artifactLocation.uri,
    ).toBe('app/%C3%BC%20x.py');
  });

  it('marks accepted findings as suppressed, and no others', () => {
    const run = sarif([standing, accepted, ignored]) as unknown as {
      results: { suppressions?: unknown[] }[];
    };
    expect(run.results.map((one) => one.suppressions)).toEqual([
      undefined,
      [{ kind: 'inSource', justification: 'checked' }],
      undefined,
    ]);
  });

  it('never has observations as results', () => {
    expect(sarif([])).toMatchObject({ results: [] });
  });
});

describe('text', () => {
  it('reads like a compiler, with the flow and the fix', () => {
    expect(renderText(review([standing]))).toMatchInlineSnapshot(`
      "app/db.py:5:5: high: SQL injection [sql-injection, CWE-89, high confidence] (new, blocking)
          A request parameter lands in an SQL statement.
            source app/db.py:4  from the request
            sink   app/db.py:5  executed
          Fix: Bind values as parameters: \`execute("… WHERE id = ?", (id,))\`.

      app/ü x.py: not fully analysed: line 3 does not parse

      app/db.py:1: unknown id

      1 blocking finding: 1 high.
      Conclusion: failure. 1 finding blocks.
      1 of 2 files fully analysed, 1 observation.
      "
    `);
  });

  it('lets no control character through', () => {
    const evil = { ...standing, finding: { ...standing.finding, message: 'a\u001b[31mred\u0007' } };
    expect(renderText(review([evil]))).toContain('a\\u001b[31mred\\u0007');
  });
});

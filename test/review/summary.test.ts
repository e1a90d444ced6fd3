import { describe, expect, it } from 'vitest';
import {
  renderOutput,
  renderSummary,
  standingFindings,
  type Review,
  type ReviewedFinding,
} from '../../src/review/index.js';
import type { Observation } from '../../src/analysis/index.js';
import { RULE, applied, changed, finding, fullCoverage, regionOf } from './build.js';

const text = Array.from({ length: 40 }, (_, i) => `line_${i + 1}\n`).join('');
const seen = (line: number, message: string, topic: Observation['topic'], assessment = ''): Observation => ({
  ruleId: 'o',
  topic,
  path: 'tests/test_api.py',
  region: regionOf(text, `line_${line}\n`),
  message,
  assessment,
});

const review = (over: Partial<Review> = {}): Review => ({
  subject: 'change',
  repository: 'o/r',
  base: 'b'.repeat(40),
  head: 'a'.repeat(40),
  mergeBase: 'c'.repeat(40),
  changes: [changed({ path: 'tests/test_api.py' })],
  findings: [],
  observations: [],
  coverage: [
    fullCoverage('tests/test_api.py', {
      lines: 40,
      context: { role: 'test', frameworks: ['mock', 'unittest'] },
    }),
  ],
  skipped: [],
  notes: [],
  policy: applied(),
  conclusion: 'success',
  reasons: ['The change introduces no finding.'],
  rules: new Map([[RULE.id, RULE]]),
  digest: { engine: '0.1.0', rules: 'r', policy: 'p', review: 'd' },
  imported: 0,
  ...over,
});

const summary = (one: Review): string =>
  renderSummary(one, {}, { unplaced: standingFindings(one), commented: 0 });

describe('the summary', () => {
  it('opens with the verdict, says what the code is, and groups evidence by topic', () => {
    const one = review({
      observations: [
        seen(
          10,
          '`time.sleep` in a polling loop of at most 50 rounds',
          'concurrency-and-time',
          'acceptable in a test',
        ),
        seen(
          20,
          '`time.sleep` in a polling loop of at most 50 rounds',
          'concurrency-and-time',
          'acceptable in a test',
        ),
        seen(3, '`self.useFixture(db)` registers a fixture', 'test-isolation', 'cleaned up by the framework'),
      ],
    });
    expect(summary(one)).toMatchInlineSnapshot(`
      "### ✅ No security defects detected

      This is test code, using mock and unittest: 1 changed Python file in \`tests\`. The change introduces no finding.

      | Topic | Evidence | Assessment |
      |---|---|---|
      | **Concurrency and time** | \`time.sleep\` in a polling loop of at most 50 rounds (lines 10, 20) | Acceptable in a test. |
      | **Test isolation (mocks and fixtures)** | \`self.useFixture(db)\` registers a fixture (line 3) | Cleaned up by the framework. |

      **Against the base:** 0 new, 0 fixed and 0 existing.

      **Coverage:** 1 of 1 changed Python file fully analysed (40 lines).

      <details><summary>What this review depends on, and how to reproduce it</summary>

      \`\`\`text
      base    bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
      merge   cccccccccccccccccccccccccccccccccccccccc
      head    aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
      engine  0.1.0
      rules   r
      policy  p (defaults)
      review  d

      meerkat review --repo . --base bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb --head aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
      \`\`\`

      </details>"
    `);
  });

  it('never says passed where something was skipped', () => {
    const gap = { reason: 'syntax-error', detail: 'line 4 does not parse' } as const;
    const one = review({
      coverage: [fullCoverage('a.py', { status: 'partial', gaps: [gap] })],
      conclusion: 'failure',
      reasons: ['1 changed Python file was not fully analysed.'],
    });
    expect(summary(one)).toContain('Not fully analysed: 1 file');
    expect(summary(one)).toContain('0 of 1 changed Python file fully analysed');
    expect(summary(one)).not.toContain('✅');
  });

  it('says that a wrong policy file applies the defaults', () => {
    const one = review({
      policy: { ...applied(), problems: ['.github/meerkat.yml:1: mode must be one of gate, advisory'] },
    });
    expect(summary(one)).toContain('The policy file is not valid: the defaults apply.');
  });

  it('stays within the limit of GitHub, whatever comes', () => {
    const observations = Array.from({ length: 3000 }, (_, i) =>
      seen((i % 40) + 1, `${'x'.repeat(200)} ${i}`, 'hardcoded-values', 'y'.repeat(200)),
    );
    const findings = Array.from({ length: 500 }, (_, i): ReviewedFinding => ({
      finding: finding(text, 'line_7\n', {
        message: 'm'.repeat(900),
        path: `deep/${'d'.repeat(200)}/${i}.py`,
      }),
      status: 'new',
      fingerprint: String(i),
      blocking: true,
    }));
    expect(summary(review({ observations, findings })).length).toBeLessThanOrEqual(65_535);
  });
});

describe('hostile code under review', () => {
  it('puts nothing live into a comment or summary', () => {
    const evil = '@org/team <img src=x> [x](https://evil.example) `` ` ``';
    const one = review({
      findings: [
        {
          finding: finding(text, 'line_7\n', {
            path: 'tests/test_api.py',
            message: evil,
            trace: [
              { kind: 'source', note: evil, path: 'tests/test_api.py', region: regionOf(text, 'line_7\n') },
            ],
          }),
          status: 'new',
          fingerprint: 'f',
          blocking: true,
          anchor: { path: 'tests/test_api.py', line: 7 },
        },
      ],
      observations: [seen(1, evil, 'notifications', evil)],
    });
    const output = renderOutput(one, {});
    for (const body of [output.summary, output.comments[0]!.body]) {
      expect(body).not.toMatch(/@org|<img|\]\(https:\/\/evil/);
    }
  });

  it('never quotes a secret', () => {
    const secret = 'line_7\n';
    const one = review({
      findings: [
        {
          finding: finding(text, secret, {
            path: 'tests/test_api.py',
            secret: true,
            message: 'A password stands in the code.',
          }),
          status: 'new',
          fingerprint: 'f',
          blocking: true,
          anchor: { path: 'tests/test_api.py', line: 7 },
        },
      ],
    });
    expect(JSON.stringify(renderOutput(one, {}))).not.toContain('line_7');
  });
});

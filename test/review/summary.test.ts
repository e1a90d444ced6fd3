import { describe, expect, it } from 'vitest';
import {
  renderOutput,
  renderSummary,
  standingFindings,
  type Review,
  type ReviewedFinding,
} from '../../src/review/index.js';
import type { Observation, RuleInfo } from '../../src/analysis/index.js';
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
  explained: [],
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

      This is test code using mock and unittest, \`tests/test_api.py\`. The change introduces no finding.

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

  it('names several things of one kind by their count and examples, and cites unbroken runs of lines', () => {
    const many: RuleInfo = { ...RULE, id: 'o', kind: 'observation', many: 'locks held' };
    const locks = [4, 5, 6, 9, 10, 12, 14, 30].map((line) =>
      seen(line, `\`lock_${line % 4}\` is held`, 'concurrency-and-time', 'one thread at a time'),
    );
    const text = summary(review({ observations: locks, rules: new Map([['o', many]]) }));
    expect(text).toContain(
      '**8 locks held**: `lock_2`, `lock_0` and `lock_1` (lines 4–6, 9–10, 12, 14, 30) | One thread at a time.',
    );
  });

  it('names old findings of changed files only, and counts the others', () => {
    const existing = (path: string): ReviewedFinding => ({
      finding: finding('x = 1', 'x', { path }),
      status: 'existing',
      fingerprint: '',
      blocking: false,
    });
    const one = review({
      changes: [changed({ path: 'app/db.py' })],
      findings: [existing('app/db.py'), existing('app/other.py'), existing('lib/third.py')],
    });
    const text = summary(one);
    expect(text).toContain('(`app/db.py` line 1) | Not caused by this change.');
    expect(text).not.toContain('other.py');
    expect(text).toContain('0 new, 0 fixed and 3 existing (2 in files that the change does not touch).');
  });

  it('names the first five things that were not analysed in a file, and counts the others', () => {
    const gaps = Array.from(
      { length: 7 },
      (_, i) => ({ reason: 'flow-limit', detail: `limit ${i}` }) as const,
    );
    const text = summary(review({ coverage: [fullCoverage('a.py', { status: 'partial', gaps })] }));
    expect(text).toContain('partly analysed, limit 0; limit 1; limit 2; limit 3; limit 4; and 2 more');
  });

  it('counts Python files and templates together', () => {
    const one = review({ coverage: [fullCoverage('a.py'), fullCoverage('b.py'), fullCoverage('c.html')] });
    expect(summary(one)).toContain('3 of 3 changed files (2 Python files and 1 template) fully analysed');
  });

  it('counts the lines that it does not spell out, and spells out the longest runs', () => {
    const lines = [1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 30, 31, 32, 34, 36];
    const text = summary(review({ observations: lines.map((line) => seen(line, 'a', 'notifications')) }));
    expect(text).toContain('lines 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 30–32 and 2 more');
  });

  it('keeps apart what is judged by what the file is, and says which is about the tests', () => {
    const inCode = { ...seen(5, 'a sleep', 'concurrency-and-time', 'blocks a worker'), path: 'app.py' };
    const one = review({
      observations: [seen(7, 'a sleep', 'concurrency-and-time', 'bounded'), inCode],
      coverage: [
        fullCoverage('app.py'),
        fullCoverage('tests/test_api.py', { context: { role: 'test', frameworks: [] } }),
      ],
    });
    const text = summary(one);
    expect(text).toContain('This is production code (1 file) and test code (1 file) using Flask.');
    expect(text).toContain('a sleep (`tests/test_api.py` line 7) | In the tests: Bounded. |');
    expect(text).toContain('a sleep (`app.py` line 5) | Blocks a worker. |');
  });

  it('says what was searched where no secret was found, and only then', () => {
    const secretRule: RuleInfo = { ...RULE, id: 's', secret: true };
    const coverage = [fullCoverage('a.py', { strings: 12 })];
    const rules = new Map([['s', secretRule]]);
    const clean = summary(review({ coverage, rules }));
    expect(clean).toContain('12 string literals searched for the formats of credentials');
    expect(summary(review({ coverage }))).not.toContain('string literals');
    const found: ReviewedFinding = {
      finding: finding(text, 'line_7\n', { ruleId: 's', secret: true, topic: 'hardcoded-values' }),
      status: 'new',
      fingerprint: 'f',
      blocking: true,
    };
    expect(summary(review({ coverage, rules, findings: [found] }))).not.toContain('No credential found');
  });

  it('lists findings without a comment by rule and file, the gravest first', () => {
    const on = (
      line: number,
      over: Partial<ReviewedFinding['finding']>,
      blocking = false,
    ): ReviewedFinding => ({
      finding: finding(text, `line_${line}\n`, { path: 'app.py', ...over }),
      status: 'new',
      fingerprint: `f${line}`,
      blocking,
    });
    const debug = { ruleId: 'exception-text', severity: 'low', message: 'The text is sent.' } as const;
    const text2 = summary(review({ findings: [on(3, debug), on(4, debug), on(9, {}, true), on(12, debug)] }));
    const list = /4 findings without a line comment:\n\n(.*)\n(.*)\n\n/.exec(text2)!;
    expect(list[1]).toContain('**SQL injection** · high severity, high confidence · blocking');
    expect(list[2]).toContain('`app.py` lines 3–4, 12: The text is sent.');
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

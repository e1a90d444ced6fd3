/**
 * An analysis engine for tests of the App: every call of `danger(…)` is a finding of high severity, every call of
 * `doubt(…)` one of low severity, and a file that says `SYNTAX ERROR` is analysed in part only. What is called with
 * `shared` is reached from the line that begins with `shared =`.
 */
import {
  lineStartsOf,
  positionOf,
  type AnalysisEngine,
  type Finding,
  type Region,
  type RuleInfo,
  type TraceStep,
} from '../../src/analysis/index.js';

const RULES: readonly RuleInfo[] = (['danger', 'doubt'] as const).map((id) => ({
  id,
  kind: 'finding',
  message: `A call of ${id}.`,
  severity: id === 'danger' ? 'high' : 'low',
  confidence: 'high',
  topic: 'injection',
  cwe: [{ id: 94, name: 'Code Injection' }],
  owasp: [],
  gain: 'An attacker runs code.',
  remediation: `Do not call \`${id}\`.`,
  references: [],
  many: '',
  secret: false,
  builtin: true,
}));

export const toyEngine: AnalysisEngine = {
  rules: RULES,
  rulesDigest: 'd'.repeat(64),
  analyse({ targets }) {
    const findings = targets.flatMap(({ path, text }) =>
      RULES.flatMap((rule) => findingsOf(rule, path, text)),
    );
    const coverage = targets.map(({ path, text }) => {
      const partial = text.includes('SYNTAX ERROR');
      return {
        path,
        status: partial ? ('partial' as const) : ('full' as const),
        gaps: partial ? [{ reason: 'syntax-error' as const, detail: 'line 1 does not parse' }] : [],
        lines: text.split('\n').length,
        strings: 0,
        context: { role: 'production' as const, frameworks: [] },
      };
    });
    const statistics = {
      followed: true,
      files: targets.length,
      imported: [],
      entered: undefined,
      lines: 0,
      unresolvedCalls: 0,
    };
    const order = (a: Finding, b: Finding): number =>
      a.path < b.path ? -1 : a.path > b.path ? 1 : a.region.start - b.region.start;
    return Promise.resolve({
      findings: findings.sort(order),
      explained: [],
      observations: [],
      coverage,
      notes: [],
      statistics,
    });
  },
};

function findingsOf(rule: RuleInfo, path: string, text: string): Finding[] {
  const lines = { lineStarts: lineStartsOf(text) };
  const regionOf = (start: number, end: number): Region => {
    const [from, to] = [positionOf(lines, start), positionOf(lines, end)];
    return {
      ...{ start, startLine: from.line, startColumn: from.column },
      ...{ end, endLine: to.line, endColumn: to.column },
    };
  };
  const source = text.search(/^shared =/m);
  return [...text.matchAll(new RegExp(`\\b${rule.id}\\(\\w*\\)`, 'g'))].map((found) => {
    const region = regionOf(found.index, found.index + found[0].length);
    const trace: TraceStep[] = [
      { kind: 'source', path, region: regionOf(source, source + 6), note: 'comes in' },
      { kind: 'sink', path, region, note: 'does harm' },
    ];
    return {
      ruleId: rule.id,
      path,
      region,
      message: rule.message,
      severity: rule.severity,
      confidence: rule.confidence,
      topic: rule.topic,
      trace: source >= 0 && found[0].includes('(shared') ? trace : [],
      secret: false,
      symbol: '',
    };
  });
}

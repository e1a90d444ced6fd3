/** The JSON report. Its schema is docs/report.schema.json; keys are written in a fixed order. */
import type { FileCoverage, Observation, Region } from '../../analysis/index.js';
import type { Review, ReviewedFinding } from '../model.js';
import { otherLines } from '../one-place.js';
import { verdict } from '../summary.js';

export const REPORT_FORMAT = 'meerkat-report/1';

/** Renders the report, indented by two, with a final line break. */
export function renderJson(review: Review): string {
  const report = {
    format: REPORT_FORMAT,
    subject: review.subject,
    verdict: verdict(review),
    conclusion: review.conclusion,
    reasons: review.reasons,
    ...(review.subject === 'change' && {
      range: {
        repository: review.repository,
        base: review.base,
        mergeBase: review.mergeBase,
        head: review.head,
      },
    }),
    policy: { origin: review.policy.origin, problems: review.policy.problems, applied: review.policy.policy },
    digest: review.digest,
    findings: review.findings.map((one) => findingJson(review, one)),
    observations: review.observations.map(observationJson),
    coverage: {
      files: review.coverage.map(coverageJson),
      skipped: review.skipped,
      imported: review.imported,
    },
    notes: review.notes,
  };
  return JSON.stringify(report, null, 2) + '\n';
}

const place = (path: string, region: Region) => ({
  path,
  startLine: region.startLine,
  startColumn: region.startColumn + 1,
  endLine: region.endLine,
  endColumn: region.endColumn + 1,
});

function findingJson(review: Review, one: ReviewedFinding) {
  const { finding, alike = [], status, fingerprint, blocking, acceptance } = one;
  const rule = review.rules.get(finding.ruleId);
  return {
    rule: finding.ruleId,
    ...place(finding.path, finding.region),
    symbol: finding.symbol,
    message: finding.message,
    severity: finding.severity,
    confidence: finding.confidence,
    ...(finding.judgement !== undefined && { judgement: finding.judgement }),
    cwe: (rule?.cwe ?? []).map(({ id }) => `CWE-${id}`),
    owasp: rule?.owasp ?? [],
    topic: finding.topic,
    status,
    blocking,
    fingerprint,
    accepted: acceptance === undefined ? null : acceptanceJson(acceptance),
    trace: finding.trace.map((step) => ({
      kind: step.kind,
      ...place(step.path, step.region),
      note: step.note,
    })),
    entries: [finding, ...alike].flatMap(({ entry, trace: [source] }) =>
      entry === undefined || source === undefined
        ? []
        : [{ function: entry, path: source.path, line: source.region.startLine }],
    ),
    also: otherLines(one).map(({ region }) => region.startLine),
    fix: (finding.fix ?? []).map(({ start, end, text }) => ({ start, end, text })),
  };
}

function acceptanceJson(acceptance: NonNullable<ReviewedFinding['acceptance']>) {
  if (acceptance.by === 'waiver')
    return { by: acceptance.by, reason: acceptance.waiver.reason, honoured: true };
  const { syntax, line, reason } = acceptance.suppression;
  return {
    by: acceptance.by,
    syntax,
    line,
    reason,
    honoured: acceptance.by === 'suppression' || acceptance.honoured,
  };
}

const observationJson = (one: Observation) => ({
  rule: one.ruleId,
  topic: one.topic,
  ...place(one.path, one.region),
  message: one.message,
  assessment: one.assessment,
});

const coverageJson = (file: FileCoverage) => ({
  path: file.path,
  status: file.status,
  lines: file.lines,
  strings: file.strings,
  role: file.context.role,
  frameworks: file.context.frameworks,
  gaps: file.gaps,
});

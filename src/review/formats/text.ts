/** Plain text for a terminal. No colour: the output is the same everywhere. */
import { visible, visiblePath } from '../markdown.js';
import { SEVERITY_RANK, type Review, type ReviewedFinding } from '../model.js';
import { standsFor } from '../one-place.js';
import { verdict } from '../summary.js';
import { count, ruleTitle } from '../titles.js';

/** Renders findings, gaps and the verdict. Control characters of the code under review are made visible. */
export function renderText(review: Review): string {
  const shown = review.findings.filter((one) => one.status !== 'existing');
  const out = shown.map((one) => findingText(review, one));
  const gaps = review.coverage.flatMap((file) =>
    file.gaps.map((gap) => `${visiblePath(file.path)}: not fully analysed: ${visible(gap.detail)}`),
  );
  const notes = review.notes.map(
    (note) => `${visiblePath(note.path)}:${note.line}: ${visible(note.message)}`,
  );
  const problems = review.policy.problems.map((problem) => `policy: ${visible(problem)}`);
  for (const rows of [gaps, notes, problems]) if (rows.length > 0) out.push(rows.join('\n'));
  return [...out, closing(review)].join('\n\n') + '\n';
}

function findingText(review: Review, one: ReviewedFinding): string {
  const { finding, status, blocking, acceptance } = one;
  const { path, region, severity, confidence, ruleId } = finding;
  const flags = [
    ...(review.subject === 'change' ? [status] : []),
    ...(blocking && review.subject === 'change' ? ['blocking'] : []),
    ...(acceptance === undefined
      ? []
      : [
          acceptance.by === 'new-suppression' && !acceptance.honoured
            ? 'suppression not honoured'
            : 'accepted',
        ]),
  ];
  const rule = review.rules.get(ruleId);
  const cwe = rule?.cwe[0] === undefined ? '' : `, CWE-${rule.cwe[0].id}`;
  const rows = [
    `${visiblePath(path)}:${region.startLine}:${region.startColumn + 1}: ${severity}: ${ruleTitle(ruleId)} [${ruleId}${cwe}, ${confidence} confidence]${flags.length > 0 ? ` (${flags.join(', ')})` : ''}`,
    `    ${visible(finding.message, 600)}`,
    ...(one.alike === undefined
      ? []
      : [
          `    ${visible(
            standsFor(one, (name) => name),
            600,
          )}`,
        ]),
    ...(finding.judgement === undefined ? [] : [`    ${visible(finding.judgement)}`]),
    ...finding.trace.map(
      (step) =>
        `      ${step.kind.padEnd(6)} ${visiblePath(step.path)}:${step.region.startLine}  ${visible(step.note)}`,
    ),
    ...(rule === undefined || rule.remediation === '' ? [] : [`    Fix: ${visible(rule.remediation, 400)}`]),
  ];
  return rows.join('\n');
}

function closing(review: Review): string {
  const full = review.coverage.filter((file) => file.status === 'full').length;
  const worst = [...review.findings].sort(
    (a, b) => SEVERITY_RANK[b.finding.severity] - SEVERITY_RANK[a.finding.severity],
  );
  const counts = new Map<string, number>();
  for (const { finding, status, acceptance } of worst)
    if ((status === 'new' || status === 'elsewhere') && acceptance === undefined)
      counts.set(finding.severity, (counts.get(finding.severity) ?? 0) + 1);
  const by = [...counts].map(([severity, n]) => `${n} ${severity}`).join(', ');
  const rows = [
    `${verdict(review)}${by === '' ? '' : `: ${by}`}.`,
    ...(review.subject === 'change' ? [`Conclusion: ${review.conclusion}. ${review.reasons.join(' ')}`] : []),
    `${full} of ${count(review.coverage.length, 'file')} fully analysed, ${count(review.observations.length, 'observation')}.`,
  ];
  return rows.join('\n');
}

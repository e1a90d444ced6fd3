/**
 * SARIF 2.1.0 as GitHub code scanning reads it. Observations are never results.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/
 */
import {
  lineStartsOf,
  positionOf,
  type Edit,
  type FileCoverage,
  type Finding,
  type Region,
  type RuleInfo,
  type Severity,
} from '../../analysis/index.js';
import { ENGINE_VERSION } from '../../analysis/index.js';
import { isAccepted } from '../accept.js';
import type { FindingStatus, Review, ReviewedFinding } from '../model.js';
import { otherLines, standsFor } from '../one-place.js';
import { ruleTitle } from '../titles.js';

/** Renders one run. `textOf` gives the text of a file that has a fix; it may return '' for any other. */
export function renderSarif(review: Review, textOf: (path: string) => string): string {
  const used = [...review.rules.values()]
    .filter((rule) => rule.kind === 'finding')
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const index = new Map(used.map((rule, i) => [rule.id, i]));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Meerkat', semanticVersion: ENGINE_VERSION, rules: used.map(descriptor) } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { SRCROOT: { description: { text: 'The working directory' } } },
        invocations: [
          {
            executionSuccessful: review.coverage.every((file) => file.status !== 'skipped'),
            toolExecutionNotifications: review.coverage.flatMap(notifications),
          },
        ],
        results: review.findings.map((one) => result(review, one, index, textOf)),
        properties: { conclusion: review.conclusion, digest: review.digest.review },
      },
    ],
  };
  return JSON.stringify(log, null, 2) + '\n';
}

const SCORE: Readonly<Record<Severity, string>> = { critical: '9.5', high: '8.0', medium: '5.5', low: '3.0' };
const LEVEL: Readonly<Record<Severity, string>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
};
const BASELINE: Readonly<Record<FindingStatus, string>> = {
  new: 'new',
  elsewhere: 'new',
  existing: 'unchanged',
  fixed: 'absent',
};

function descriptor(rule: RuleInfo) {
  const help = [rule.message, rule.gain, rule.remediation].filter((text) => text !== '').join('\n\n');
  return {
    id: rule.id,
    name: ruleTitle(rule.id),
    shortDescription: { text: ruleTitle(rule.id) },
    fullDescription: { text: rule.message },
    help: { text: help },
    defaultConfiguration: { level: LEVEL[rule.severity] },
    properties: {
      tags: [
        ...rule.cwe.map(({ id }) => `external/cwe/cwe-${String(id).padStart(3, '0')}`),
        'security',
        ...rule.owasp.map((entry) => `external/owasp/${entry.split(/\s/)[0] ?? entry}`),
      ],
      'security-severity': SCORE[rule.severity],
      precision: rule.confidence,
    },
  };
}

function result(
  review: Review,
  one: ReviewedFinding,
  index: ReadonlyMap<string, number>,
  textOf: (path: string) => string,
) {
  const { finding, alike = [], status, fingerprint, acceptance } = one;
  const ways = standsFor(one, (name) => `'${name}'`);
  const related = otherLines(one).map(({ path, region }) => ({ physicalLocation: physical(path, region) }));
  const ruleIndex = index.get(finding.ruleId);
  return {
    ruleId: finding.ruleId,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: LEVEL[finding.severity],
    message: { text: ways === '' ? finding.message : `${finding.message.trimEnd()} ${ways}` },
    locations: [{ physicalLocation: physical(finding.path, finding.region) }],
    ...(related.length > 0 && { relatedLocations: related }),
    partialFingerprints: { 'meerkat/v1': fingerprint },
    ...(finding.trace.length > 0 && { codeFlows: [finding, ...alike].map(codeFlow) }),
    ...(acceptance !== undefined &&
      isAccepted(acceptance) && {
        suppressions: [
          acceptance.by === 'waiver'
            ? { kind: 'external', justification: acceptance.waiver.reason }
            : { kind: 'inSource', justification: acceptance.suppression.reason },
        ],
      }),
    ...(finding.fix !== undefined && { fixes: [fix(finding, finding.fix, textOf(finding.path))] }),
    ...(review.subject === 'change' && { baselineState: BASELINE[status] }),
    properties: { 'security-severity': SCORE[finding.severity], precision: finding.confidence },
  };
}

/** Path as a relative URI reference (RFC 3986): every segment encoded, no drive, no leading slash. */
const uri = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

const physical = (path: string, region: Region) => ({
  artifactLocation: { uri: uri(path), uriBaseId: 'SRCROOT' },
  region: {
    startLine: region.startLine,
    startColumn: region.startColumn + 1,
    endLine: region.endLine,
    endColumn: region.endColumn + 1,
  },
});

const codeFlow = (finding: Finding) => ({
  threadFlows: [
    {
      locations: finding.trace.map((step) => ({
        location: { physicalLocation: physical(step.path, step.region), message: { text: step.note } },
        importance: step.kind === 'step' ? 'important' : 'essential',
      })),
    },
  ],
});

function fix(finding: Finding, edits: readonly Edit[], text: string) {
  return {
    description: { text: `Fix ${ruleTitle(finding.ruleId)}` },
    artifactChanges: [
      {
        artifactLocation: { uri: uri(finding.path), uriBaseId: 'SRCROOT' },
        replacements: edits.map((edit) => ({
          deletedRegion: offsetsToRegion(text, edit),
          insertedContent: { text: edit.text },
        })),
      },
    ],
  };
}

function offsetsToRegion(text: string, { start, end }: Edit) {
  const lines = { lineStarts: lineStartsOf(text) };
  const [from, to] = [positionOf(lines, start), positionOf(lines, end)];
  return { startLine: from.line, startColumn: from.column + 1, endLine: to.line, endColumn: to.column + 1 };
}

const notifications = (file: FileCoverage) =>
  file.gaps.map((gap) => ({
    level: file.status === 'skipped' ? 'error' : 'warning',
    descriptor: { id: gap.reason },
    message: { text: `Not fully analysed: ${gap.detail}` },
    locations: [{ physicalLocation: { artifactLocation: { uri: uri(file.path), uriBaseId: 'SRCROOT' } } }],
  }));

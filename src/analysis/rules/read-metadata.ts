/** `metadata:` of a rule: what Semgrep's registry has, and our own key `meerkat`. */
import { CONFIDENCES, FILE_ROLES, SEVERITIES, type Confidence, type Severity } from '../finding.js';
import { TOPICS, type Topic } from '../topics.js';
import type { InTests, MeerkatMetadata } from './rule.js';
import type { YamlNode } from './yaml-node.js';

export interface Metadata {
  readonly confidence: Confidence | undefined;
  readonly severity: Severity | undefined;
  readonly cwe: readonly string[];
  readonly owasp: readonly string[];
  readonly references: readonly string[];
  readonly topic: Topic | undefined;
  readonly kind: 'finding' | 'observation';
  readonly meerkat: MeerkatMetadata;
}

const MEERKAT_KEYS = [
  'topic',
  'severity',
  'kind',
  'assessment',
  'many',
  'in-tests',
  'not-in',
  'gain',
  'remediation',
  'secret',
  'one-per',
  'aliases',
  'unless-settled',
  'settled-in',
  'flow',
] as const;

/** Unknown keys of `metadata` are anyone's; those of `metadata.meerkat` are refused. */
export function readMetadata(node: YamlNode | undefined): Metadata {
  const confidence = node?.get('confidence')?.text().toLowerCase();
  const ours = node?.get('meerkat')?.only(MEERKAT_KEYS);
  const assessment = ours?.get('assessment')?.only(['test', 'production']);
  const text = (from: YamlNode | undefined, key: string): string => from?.get(key)?.text().trim() ?? '';
  return {
    confidence: CONFIDENCES.find((known) => known === confidence),
    severity: ours?.get('severity')?.choice(SEVERITIES),
    cwe: strings(node?.get('cwe')),
    owasp: strings(node?.get('owasp')),
    references: strings(node?.get('references')),
    topic: ours?.get('topic')?.choice(TOPICS),
    kind: ours?.get('kind')?.choice(['finding', 'observation']) ?? 'finding',
    meerkat: {
      assessment: { test: text(assessment, 'test'), production: text(assessment, 'production') },
      many: text(ours, 'many'),
      inTests: ours?.get('in-tests')?.choice<InTests>(['report', 'ignore', 'low']) ?? (ours === undefined ? 'report' : 'ignore'),
      notIn: (ours?.get('not-in')?.itemsOrSelf() ?? []).map((item) => item.choice(FILE_ROLES)),
      gain: text(ours, 'gain'),
      remediation: text(ours, 'remediation'),
      secret: ours?.get('secret')?.boolean() ?? false,
      onePerFile: ours?.get('one-per')?.choice(['file']) !== undefined,
      settledInFunction: ours?.get('settled-in')?.choice(['function']) !== undefined,
      unlessSettled: strings(ours?.get('unless-settled')),
      aliases: strings(ours?.get('aliases')),
    },
  };
}

const strings = (node: YamlNode | undefined): string[] => node?.itemsOrSelf().map((item) => item.text()) ?? [];

/** Semgrep's severities in ours. */
export const SEMGREP_SEVERITIES: Readonly<Record<string, Severity>> = {
  ERROR: 'high',
  WARNING: 'medium',
  INFO: 'low',
  CRITICAL: 'critical',
  HIGH: 'high',
  MEDIUM: 'medium',
  LOW: 'low',
  INVENTORY: 'low',
  EXPERIMENT: 'low',
};

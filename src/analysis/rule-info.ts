/** Loaded rules as people are told about them. */
import { createHash } from 'node:crypto';
import type { RuleInfo } from './engine.js';
import type { Rule } from './rules/index.js';
import type { Topic } from './topics.js';

/** Topic of a user's rule that names none, by its primary weakness. */
const TOPIC_BY_CWE: readonly (readonly [Topic, readonly number[]])[] = [
  ['injection', [74, 77, 78, 88, 89, 90, 91, 93, 94, 95, 96, 113, 117, 564, 643, 943, 1336]],
  ['output-encoding', [79, 80, 83, 87, 116]],
  ['deserialization', [502, 611, 776, 827, 915]],
  ['files-and-paths', [22, 23, 36, 73, 98, 276, 277, 377, 378, 379, 434, 732]],
  ['network-and-tls', [295, 297, 311, 319, 441, 601, 605, 757, 918, 1327]],
  ['cryptography', [310, 321, 326, 327, 328, 329, 330, 331, 338, 347, 759, 760, 780, 916]],
  ['authentication', [284, 285, 287, 306, 352, 384, 521, 613, 614, 639, 862, 863, 942, 1004, 1275]],
  ['sensitive-data', [200, 209, 215, 256, 312, 497, 522, 532]],
  ['hardcoded-values', [259, 798, 1392]],
  ['error-handling', [252, 390, 391, 396, 703, 754, 755]],
  ['concurrency-and-time', [362, 367, 400, 667, 730, 833, 1333]],
  ['resource-cleanup', [404, 459, 772, 775]],
];

/** "CWE-78: OS Command Injection" in parts; what is not of that form is left out. */
export function weaknesses(entries: readonly string[]): RuleInfo['cwe'] {
  return entries.flatMap((entry) => {
    const found = /CWE-(\d+)(?:\s*:\s*(.*))?/i.exec(entry);
    return found === null ? [] : [{ id: Number(found[1]), name: (found[2] ?? '').trim() }];
  });
}

export function topicOf(rule: Pick<Rule, 'topic' | 'cwe'>): Topic {
  if (rule.topic !== undefined) return rule.topic;
  const [primary] = weaknesses(rule.cwe);
  return (
    TOPIC_BY_CWE.find(([, ids]) => primary !== undefined && ids.includes(primary.id))?.[0] ?? 'configuration'
  );
}

export const ruleInfo = (rule: Rule, builtin: boolean): RuleInfo => ({
  id: rule.id,
  kind: rule.kind,
  message: rule.message.trim(),
  severity: rule.severity,
  confidence: rule.confidence,
  topic: topicOf(rule),
  cwe: weaknesses(rule.cwe),
  owasp: rule.owasp,
  gain: rule.meerkat.gain,
  remediation: rule.meerkat.remediation,
  references: rule.references,
  many: rule.meerkat.many,
  secret: rule.meerkat.secret,
  builtin,
});

/** SHA-256 over paths and texts, in hex. */
export function digestFiles(files: readonly { readonly path: string; readonly text: string }[]): string {
  const hash = createHash('sha256');
  for (const { path, text } of files) hash.update(path).update('\0').update(text).update('\0');
  return hash.digest('hex');
}

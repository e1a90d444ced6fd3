/** `meerkat rules` and `meerkat explain`: what the loaded rules are. */
import { TOPICS, TOPIC_TITLES, type RuleInfo } from '../analysis/index.js';
import { ruleMessage, ruleTitle } from '../review/index.js';
import { UsageError } from './usage-error.js';

/** All rules by topic, observations last, one line each, with a count at the end. */
export function listRules(rules: readonly RuleInfo[]): string {
  const width = Math.max(0, ...rules.map((rule) => rule.id.length));
  const row = (rule: RuleInfo): string => {
    const cwe = rule.cwe[0] === undefined ? '' : `CWE-${rule.cwe[0].id}`;
    return rule.kind === 'observation'
      ? `  ${rule.id.padEnd(width)}  observation`
      : `  ${rule.id.padEnd(width)}  ${rule.severity.padEnd(8)}  ${cwe}`.trimEnd();
  };
  const sections = TOPICS.flatMap((topic) => {
    const mine = rules.filter((rule) => rule.topic === topic).sort(byKindAndId);
    return mine.length === 0 ? [] : [[TOPIC_TITLES[topic], ...mine.map(row)].join('\n')];
  });
  const findings = rules.filter((rule) => rule.kind === 'finding').length;
  return [...sections, `${findings} rules, ${rules.length - findings} observations`].join('\n\n') + '\n';
}

const byKindAndId = (a: RuleInfo, b: RuleInfo): number =>
  a.kind === b.kind ? (a.id < b.id ? -1 : 1) : a.kind === 'finding' ? -1 : 1;

/** One rule's page as plain text. Throws UsageError for an unknown id, naming near ones. */
export function explainRule(rules: readonly RuleInfo[], id: string): string {
  const rule = rules.find((one) => one.id === id);
  if (rule === undefined) {
    const near = rules.map((one) => one.id).filter((one) => one.includes(id) || id.includes(one));
    const hint =
      near.length === 0 ? 'meerkat rules lists them' : `did you mean ${near.slice(0, 5).join(', ')}?`;
    throw new UsageError(`no rule ${JSON.stringify(id)}: ${hint}`);
  }
  const parts = [
    `${ruleTitle(rule.id)}\n${'='.repeat(ruleTitle(rule.id).length)}`,
    ruleMessage(rule.message.trim()),
    ...(rule.gain === '' ? [] : [`What an attacker gains: ${rule.gain}`]),
    ...(rule.remediation === '' ? [] : [`What to do instead: ${rule.remediation}`]),
    [
      `Rule        ${rule.id}`,
      `Kind        ${rule.kind}`,
      ...(rule.kind === 'finding'
        ? [`Severity    ${rule.severity}, ${rule.confidence} confidence`]
        : ['Reported    in the summary only, as evidence']),
      `Topic       ${TOPIC_TITLES[rule.topic]}`,
      ...rule.cwe.map(({ id: number, name }) => `Weakness    CWE-${number} ${name}`.trimEnd()),
      ...rule.owasp.map((entry) => `OWASP       ${entry}`),
      ...rule.references.map((address) => `See         ${address}`),
    ].join('\n'),
    ...(rule.kind === 'finding'
      ? [`If it is not a problem, say why on the line: # meerkat: ignore[${rule.id}] reason`]
      : []),
  ];
  return parts.join('\n\n') + '\n';
}

/** The table of review topics: for each topic that the changed files touch, what was seen and what to make of it. */
import { TOPICS, TOPIC_TITLES, type FileContext, type Observation, type Topic } from '../analysis/index.js';
import { isAccepted } from './accept.js';
import { lines, type Links } from './links.js';
import { code, prose } from './markdown.js';
import type { Review, ReviewedFinding } from './model.js';
import { count, listing, ruleTitle } from './titles.js';

const LINES_SHOWN = 8;
const FACTS_SHOWN = 6;

interface Fact {
  readonly message: string;
  readonly assessment: string;
  readonly at: { readonly path: string; readonly line: number }[];
}

/** The Markdown table, or '' if no topic has anything to state. */
export function evidenceTable(review: Review, links: Links): string {
  const rows = TOPICS.flatMap((topic) => topicRow(review, topic, links));
  if (rows.length === 0) return '';
  return ['| Topic | Evidence | Assessment |', '|---|---|---|', ...rows].join('\n');
}

function topicRow(review: Review, topic: Topic, links: Links): string[] {
  const facts = groupFacts(review.observations.filter((one) => one.topic === topic));
  const findings = review.findings.filter(
    (one) => one.finding.topic === topic && one.status !== 'fixed' && !isAccepted(one.acceptance),
  );
  if (facts.length === 0 && findings.length === 0) return [];
  const severalFiles = review.coverage.length > 1;
  const evidence = [
    ...findingFacts(review, findings, links, severalFiles),
    ...facts
      .slice(0, FACTS_SHOWN)
      .map((fact) => `${prose(fact.message, 240)} (${placesOf(review, fact.at, links, severalFiles)})`),
    ...(facts.length > FACTS_SHOWN
      ? [`${count(facts.length - FACTS_SHOWN, 'further kind')} of evidence`]
      : []),
  ];
  return [
    `| **${TOPIC_TITLES[topic]}** | ${evidence.join('<br>')} | ${assessment(
      findings,
      facts,
      review.coverage.map((file) => file.context),
    )} |`,
  ];
}

/** Observations of equal text become one fact with many places; the most frequent first, then by place. */
function groupFacts(observations: readonly Observation[]): Fact[] {
  const facts = new Map<string, Fact>();
  for (const { message, assessment: judged, path, region } of observations) {
    const key = `${message}\0${judged}`;
    const fact = facts.get(key) ?? { message, assessment: judged, at: [] };
    facts.set(key, fact);
    if (!fact.at.some((place) => place.path === path && place.line === region.startLine))
      fact.at.push({ path, line: region.startLine });
  }
  return [...facts.values()].sort((a, b) => b.at.length - a.at.length);
}

function findingFacts(
  review: Review,
  findings: readonly ReviewedFinding[],
  links: Links,
  severalFiles: boolean,
): string[] {
  const byRule = new Map<string, { path: string; line: number }[]>();
  for (const { finding, status } of findings) {
    const key = `${ruleTitle(finding.ruleId)}${status === 'existing' ? ' (existed before)' : ''}`;
    byRule.set(key, [...(byRule.get(key) ?? []), { path: finding.path, line: finding.region.startLine }]);
  }
  return [...byRule].map(([title, at]) => `**${title}** (${placesOf(review, at, links, severalFiles)})`);
}

function placesOf(
  review: Review,
  at: readonly { path: string; line: number }[],
  links: Links,
  severalFiles: boolean,
): string {
  const shown = at.slice(0, LINES_SHOWN);
  const byPath = new Map<string, number[]>();
  for (const { path, line } of shown) byPath.set(path, [...(byPath.get(path) ?? []), line]);
  const parts = [...byPath].map(([path, numbers]) => {
    const linked = numbers.map((line) => lines(links, review.head, path, line)).join(', ');
    const word = numbers.length === 1 ? 'line' : 'lines';
    return severalFiles ? `${code(shortPath(path), 60)} ${word} ${linked}` : `${word} ${linked}`;
  });
  const more = at.length > shown.length ? `, and ${at.length - shown.length} more` : '';
  return parts.join('; ') + more;
}

const shortPath = (path: string): string => path.split('/').slice(-2).join('/');

function assessment(
  findings: readonly ReviewedFinding[],
  facts: readonly Fact[],
  contexts: readonly FileContext[],
): string {
  const standing = findings.filter((one) => one.status !== 'existing');
  const blocking = standing.filter((one) => one.blocking).length;
  const said: string[] = [];
  if (blocking > 0) said.push(`${count(blocking, 'finding blocks', 'findings block')} the merge.`);
  if (standing.length > blocking) said.push(`${count(standing.length - blocking, 'advisory finding')}.`);
  if (standing.length === 0 && findings.length > 0) said.push('Not caused by this change.');
  const judged = [...new Set(facts.map((fact) => fact.assessment).filter((text) => text !== ''))];
  said.push(...judged.slice(0, 3).map((text) => prose(sentence(text), 240)));
  if (said.length === 0)
    said.push(
      contexts.every((context) => context.role === 'test') ? 'As expected in test code.' : 'No defect found.',
    );
  return said.join(' ');
}

const sentence = (text: string): string => {
  const first = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(first) ? first : `${first}.`;
};

/** "test code (unittest, nova)" for the first sentence of the summary. */
export function describeCode(contexts: readonly FileContext[]): string {
  const roles = new Map<string, number>();
  for (const { role } of contexts) roles.set(role, (roles.get(role) ?? 0) + 1);
  const names = [...roles]
    .sort((a, b) => b[1] - a[1])
    .map(([role, n]) => (roles.size > 1 ? `${n} ${role}` : role));
  const frameworks = [...new Set(contexts.flatMap((context) => context.frameworks))].sort().slice(0, 6);
  const using = frameworks.length === 0 ? '' : `, using ${listing(frameworks)}`;
  return `${listing(names)} code${using}`;
}

/** The table of review topics: for each topic that the changed files touch, what was seen and what to make of it. */
import { TOPICS, TOPIC_TITLES, type FileContext, type Topic } from '../analysis/index.js';
import { isAccepted } from './accept.js';
import { lines, type Links } from './links.js';
import { code, prose } from './markdown.js';
import type { Review, ReviewedFinding } from './model.js';
import { groupBy, groupFacts, runsOf, type Fact, type Place } from './summary-facts.js';
import { count, listing, ruleTitle } from './titles.js';

/** How much of the evidence is spelled out. */
export interface Detail {
  /** Kinds of evidence a topic. */
  readonly facts: number;
  /** Runs of lines a kind. */
  readonly runs: number;
}

/** From the most to the least. A change of many files gets less from the start: a summary is for reading. */
export function detailsFor(files: number): readonly Detail[] {
  const all = [
    { facts: 7, runs: 14 },
    { facts: 5, runs: 6 },
    { facts: 3, runs: 3 },
    { facts: 1, runs: 1 },
  ];
  return all.slice(files <= 3 ? 0 : files <= 20 ? 1 : 2);
}

/** The Markdown table, or '' if no topic has anything to state. */
export function evidenceTable(review: Review, links: Links, detail: Detail): string {
  const view = { review, links, detail, severalFiles: review.coverage.length > 1 };
  const rows = TOPICS.flatMap((topic) => topicRow(view, topic));
  if (rows.length === 0) return '';
  return ['| Topic | Evidence | Assessment |', '|---|---|---|', ...rows].join('\n');
}

/** What the cells of the table are written from. */
interface View {
  readonly review: Review;
  readonly links: Links;
  readonly detail: Detail;
  readonly severalFiles: boolean;
}

function topicRow(view: View, topic: Topic): string[] {
  const { review, detail } = view;
  const facts = groupFacts(review.observations.filter((one) => one.topic === topic));
  const findings = review.findings.filter(
    (one) => one.finding.topic === topic && one.status !== 'fixed' && !isAccepted(one.acceptance),
  );
  if (facts.length === 0 && findings.length === 0) return [];
  const evidence = [
    ...findingFacts(view, findings),
    ...facts.slice(0, detail.facts).map((fact) => factText(view, fact)),
    ...(facts.length > detail.facts
      ? [`${count(facts.length - detail.facts, 'further kind')} of evidence`]
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

function factText(view: View, fact: Fact): string {
  const more = fact.others === 0 ? '' : ` and ${count(fact.others, 'similar one')}`;
  const message = prose(fact.message.replace(/[.]$/, ''), 240);
  return `${message}${more} (${placesOf(view, fact.at)})`;
}

function findingFacts(view: View, findings: readonly ReviewedFinding[]): string[] {
  const byRule = groupBy(
    findings,
    ({ finding, status }) =>
      `${ruleTitle(finding.ruleId)}${status === 'existing' ? ' (existed before)' : ''}`,
  );
  return [...byRule].map(([title, mine]) => {
    const at = mine.map(({ finding }) => ({ path: finding.path, line: finding.region.startLine }));
    return `**${title}** (${placesOf(view, at)})`;
  });
}

/** "lines 54, 266–290 and 3 more places". */
function placesOf({ review, links, detail, severalFiles }: View, at: readonly Place[]): string {
  let left = detail.runs;
  let hidden = 0;
  const parts = [...groupBy(at, (place) => place.path)].flatMap(([path, places]) => {
    const runs = runsOf(places.map((place) => place.line));
    const shown = runs.slice(0, left);
    left -= shown.length;
    hidden += runs.length - shown.length;
    if (shown.length === 0) return [];
    const linked = shown.map(([first, last]) => lines(links, review.head, path, first, last)).join(', ');
    const word = shown.length === 1 && shown[0]![0] === shown[0]![1] ? 'line' : 'lines';
    return [severalFiles ? `${code(shortPath(path), 60)} ${word} ${linked}` : `${word} ${linked}`];
  });
  return parts.join('; ') + (hidden > 0 ? ` and ${count(hidden, 'more place')}` : '');
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

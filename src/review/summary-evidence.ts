/** The table of review topics: for each topic that the changed files touch, what was seen and what to make of it. */
import { TOPICS, TOPIC_TITLES, type Topic } from '../analysis/index.js';
import { isAccepted } from './accept.js';
import type { Links } from './links.js';
import { code, prose } from './markdown.js';
import { isOldElsewhere, type Review, type ReviewedFinding } from './model.js';
import { groupBy, groupFacts, type Fact, type Place } from './summary-facts.js';
import { renderPlaces } from './summary-places.js';
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
    { facts: 6, runs: 12 },
    { facts: 5, runs: 6 },
    { facts: 3, runs: 3 },
    { facts: 1, runs: 1 },
  ];
  return all.slice(files <= 1 ? 0 : files <= 20 ? 1 : 2);
}

/** The Markdown table, or '' if no topic has anything to state. */
export function evidenceTable(review: Review, links: Links, detail: Detail): string {
  const roles = new Map(review.coverage.map((file) => [file.path, file.context.role]));
  const isMixed = new Set([...roles.values()].map((role) => role === 'test')).size > 1;
  const view: View = {
    review,
    detail,
    places: (at) =>
      renderPlaces(at, {
        links,
        revision: review.head,
        runs: detail.runs,
        namesFiles: review.coverage.length > 1 || at.some(({ path }) => path !== review.coverage[0]?.path),
      }),
    isInTests: (fact) => isMixed && fact.at.every((place) => roles.get(place.path) === 'test'),
  };
  const rows = TOPICS.flatMap((topic) => topicRows(view, topic));
  if (rows.length === 0) return '';
  return ['| Topic | Evidence | Assessment |', '|---|---|---|', ...rows].join('\n');
}

/** What the cells of the table are written from. */
interface View {
  readonly review: Review;
  readonly detail: Detail;
  readonly places: (at: readonly Place[]) => string;
  /** The fact is of test code in a review that has other code too. */
  readonly isInTests: (fact: Fact) => boolean;
}

/** One row a topic and assessment. */
interface Row {
  readonly evidence: string;
  readonly assessment: string;
}

function topicRows(view: View, topic: Topic): string[] {
  const { review, detail } = view;
  const facts = groupFacts(review.observations.filter((one) => one.topic === topic));
  const findings = review.findings.filter(
    (one) =>
      one.finding.topic === topic &&
      one.status !== 'fixed' &&
      !isAccepted(one.acceptance) &&
      !isOldElsewhere(review, one),
  );
  const rows = [
    ...findingRows(view, findings),
    ...(topic === 'sensitive-data' ? secretSearch(review) : []),
    ...facts.slice(0, detail.facts).map((fact) => factRow(view, fact)),
    ...otherFacts(view, facts.slice(detail.facts)),
  ];
  return [...groupBy(rows, (row) => row.assessment).values()].map(
    (same, i) =>
      `| ${i === 0 ? `**${TOPIC_TITLES[topic]}**` : ''} | ${same.map((row) => row.evidence).join('<br>')} | ${same[0]!.assessment} |`,
  );
}

function findingRows(view: View, findings: readonly ReviewedFinding[]): Row[] {
  const groups = groupBy(findings, (one) => `${findingAssessment(one)}\0${one.finding.ruleId}`);
  return [...groups.values()]
    .sort((a, b) => Number(b[0]!.blocking) - Number(a[0]!.blocking))
    .map((same) => ({
      evidence: `**${ruleTitle(same[0]!.finding.ruleId)}** (${view.places(same.map(({ finding }) => ({ path: finding.path, line: finding.region.startLine })))})`,
      assessment: findingAssessment(same[0]!),
    }));
}

function findingAssessment({ status, blocking }: ReviewedFinding): string {
  if (status === 'existing') return 'Not caused by this change.';
  return blocking ? '**Blocks the merge.**' : 'Advisory.';
}

/** What was looked at where no secret was found. */
function secretSearch({ coverage, findings, rules }: Review): Row[] {
  const looked = [...rules.values()].some((rule) => rule.builtin && rule.secret);
  const strings = coverage.reduce((sum, file) => sum + file.strings, 0);
  if (!looked || strings === 0 || findings.some((one) => one.finding.secret && one.status !== 'fixed'))
    return [];
  return [
    {
      evidence: `${count(strings, 'string literal')} searched for the formats of credentials and for private keys`,
      assessment: 'No credential found.',
    },
  ];
}

function factRow(view: View, fact: Fact): Row {
  const assessment = prose(sentence(fact.assessment), 240);
  return {
    evidence: `${factText(view, fact)} (${view.places(fact.at)})`,
    assessment: view.isInTests(fact) && assessment !== '' ? `In the tests: ${assessment}` : assessment,
  };
}

const MOST_EXAMPLES = 3;

/** The message where it says it all, else "**5 failures injected**: `TimeoutError`, `OSError` and 2 others". */
function factText(view: View, fact: Fact): string {
  const many = manyOf(view, fact);
  const isTold = fact.isUniform && fact.at.length <= 3;
  if (isTold || many === '') return prose(fact.message.replace(/[.]$/, ''), 240);
  const shown = fact.examples.slice(0, MOST_EXAMPLES).map((example) => code(example, 60));
  const others = fact.examples.length - shown.length;
  const examples = others > 0 ? `${shown.join(', ')} and ${count(others, 'other')}` : listing(shown);
  return `**${fact.at.length} ${many}**${examples === '' ? '' : `: ${examples}`}`;
}

function otherFacts(view: View, facts: readonly Fact[]): Row[] {
  if (facts.length === 0) return [];
  const named = facts.map((fact) => `${manyOf(view, fact) || 'more observations'} (${fact.at.length})`);
  return [{ evidence: `Also ${listing(named)}`, assessment: '' }];
}

const manyOf = ({ review }: View, fact: Fact): string =>
  prose(review.rules.get(fact.ruleId)?.many ?? '', 100);

const sentence = (text: string): string => {
  const first = text.charAt(0).toUpperCase() + text.slice(1);
  return first === '' || /[.!?]$/.test(first) ? first : `${first}.`;
};

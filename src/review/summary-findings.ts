/** The findings that no line comment carries, as a list of the summary: one entry a rule and file, the gravest first. */
import { heading } from './comment.js';
import type { Links } from './links.js';
import { code, prose } from './markdown.js';
import { graver, type Review, type ReviewedFinding } from './model.js';
import { groupBy } from './summary-facts.js';
import { renderPlaces } from './summary-places.js';
import { count } from './titles.js';

const MOST_ENTRIES = 30;
const MOST_RUNS = 8;

/** '' for no finding. */
export function renderUnplaced(review: Review, links: Links, unplaced: readonly ReviewedFinding[]): string {
  if (unplaced.length === 0) return '';
  const groups = [
    ...groupBy([...unplaced].sort(graver), (one) => `${heading(one)}\0${one.finding.path}`).values(),
  ];
  const rows = groups.slice(0, MOST_ENTRIES).map((same) => entry(review, links, same));
  const hidden = groups.slice(MOST_ENTRIES).reduce((sum, same) => sum + same.length, 0);
  if (hidden > 0)
    rows.push(`- and ${count(hidden, 'finding')} more, which \`meerkat review --format json\` lists`);
  return `${count(unplaced.length, 'finding')} without a line comment:\n\n${rows.join('\n')}`;
}

function entry(review: Review, links: Links, same: readonly ReviewedFinding[]): string {
  const { path, message } = same[0]!.finding;
  const at = same.map(({ finding }) => ({ path, line: finding.region.startLine }));
  const places = renderPlaces(at, { links, revision: review.head, runs: MOST_RUNS, namesFiles: false });
  return `- ${heading(same[0]!)}<br>${code(path)} ${places}: ${prose(message, 300)}`;
}

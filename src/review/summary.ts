/** The summary of a review in Markdown: verdict first, then evidence by topic, comparison, coverage, digest. */
import { isTemplate, type FileCoverage } from '../analysis/index.js';
import { isAccepted } from './accept.js';
import { describeCode } from './code-description.js';
import { detailsFor, evidenceTable } from './summary-evidence.js';
import { renderUnplaced } from './summary-findings.js';
import { place, type Links } from './links.js';
import { block, code, cutAt, details, prose } from './markdown.js';
import { isOldElsewhere, type Review, type ReviewedFinding } from './model.js';
import { count, listing, ruleTitle } from './titles.js';

/** GitHub refuses longer summaries and texts of a check run. */
export const MAX_TEXT = 65_535;

/** The check run's title: the verdict in a few words. */
export function verdict(review: Review): string {
  const standing = standingFindings(review);
  const blocking = standing.filter((one) => one.blocking).length;
  const partial = review.coverage.filter((file) => file.status !== 'full').length;
  if (blocking > 0) return count(blocking, 'blocking finding');
  if (review.coverage.length === 0) return nothingAnalysed(review);
  const advisory =
    standing.length === 0 ? '' : `No blocking finding, ${count(standing.length, 'advisory', 'advisory')}`;
  if (partial > 0)
    return `Not fully analysed: ${count(partial, 'file')}${advisory === '' ? '' : `. ${advisory}`}`;
  return advisory === '' ? 'No security defects detected' : advisory;
}

function nothingAnalysed({ subject, skipped }: Review): string {
  if (subject === 'files') return 'No Python file found';
  return skipped.length === 0 ? 'No Python file changed' : `Not analysed: ${count(skipped.length, 'file')}`;
}

/** Findings that the change introduces and nobody has accepted. */
export const standingFindings = (review: Review): readonly ReviewedFinding[] =>
  review.findings.filter(
    (one) => (one.status === 'new' || one.status === 'elsewhere') && !isAccepted(one.acceptance),
  );

export interface SummaryOptions {
  /** Standing findings that no line comment carries; they are listed in the summary. */
  readonly unplaced: readonly ReviewedFinding[];
  /** How many findings have a line comment of this review. */
  readonly commented: number;
}

/** GitHub says "characters" and does not say which; bytes are the most that it can mean. */
const sizeOf = (text: string): number => new TextEncoder().encode(text).length;

/** Renders the summary, at most MAX_TEXT bytes of UTF-8. */
export function renderSummary(review: Review, links: Links, options: SummaryOptions): string {
  const before = [opening(review), problems(review), findingsSection(review, links, options)];
  const after = [comparison(review, links), acceptances(review, links), coverage(review), digest(review)];
  const assemble = (table: string): string =>
    [...before, table, ...after].filter((part) => part !== '').join('\n\n');
  for (const detail of detailsFor(review.coverage.length)) {
    const text = assemble(evidenceTable(review, links, detail));
    if (sizeOf(text) <= MAX_TEXT) return text;
  }
  const text = assemble(
    'The evidence by topic is too long for GitHub: `meerkat review --format json` has it.',
  );
  if (sizeOf(text) <= MAX_TEXT) return text;
  let cut = cutAt(text, MAX_TEXT - 80);
  while (sizeOf(cut) > MAX_TEXT - 80) cut = cutAt(cut, Math.floor(cut.length * 0.95));
  return `${cut}\n\n… cut off at GitHub's limit of 65,535 characters.`;
}

function opening(review: Review): string {
  const what =
    review.coverage.length === 0 ? nothingToAnalyse(review) : `This is ${describeCode(review.coverage)}.`;
  // "Introduces no finding" would say too much where nothing was looked at.
  const reasons = review.coverage.length === 0 && review.conclusion === 'success' ? [] : review.reasons;
  return `### ${mark(review)} ${verdict(review)}\n\n${[what, ...reasons.map((reason) => prose(reason))].join(' ')}`;
}

function mark({ conclusion, coverage: files }: Review): string {
  if (conclusion === 'failure') return '❌';
  return conclusion === 'success' && files.every((file) => file.status === 'full') ? '✅' : '⚠️';
}

const nothingToAnalyse = (review: Review): string =>
  review.subject === 'files'
    ? 'There is nothing to analyse.'
    : review.skipped.length > 0
      ? `${count(review.changes.length, 'file')} changed. None was analysed; the reasons are below.`
      : `${count(review.changes.length, 'file')} changed, none of them Python: nothing to analyse.`;

/** "2 changed Python files", "3 changed files (2 Python files and 1 template)". */
function filesOf(review: Review): string {
  const all = review.coverage.length;
  const templates = review.coverage.filter((file) => isTemplate(file.path)).length;
  const changed = review.subject === 'files' ? '' : 'changed ';
  if (templates === 0) return count(all, `${changed}Python file`);
  if (templates === all) return count(all, `${changed}template`);
  const kinds = `${count(all - templates, 'Python file')} and ${count(templates, 'template')}`;
  return `${count(all, `${changed}file`)} (${kinds})`;
}

function problems(review: Review): string {
  const rows = review.policy.problems.map((problem) => `- ${prose(problem, 300)}`);
  return rows.length === 0
    ? ''
    : `**The policy file is not valid: the defaults apply.**\n\n${rows.join('\n')}`;
}

function findingsSection(review: Review, links: Links, { unplaced, commented }: SummaryOptions): string {
  const intro =
    commented === 0 ? '' : `${count(commented, 'finding is', 'findings are')} commented on the lines.`;
  return [intro, renderUnplaced(review, links, unplaced)].filter((part) => part !== '').join('\n\n');
}

function comparison(review: Review, links: Links): string {
  const by = (status: string): readonly ReviewedFinding[] =>
    review.findings.filter((one) => one.status === status);
  const fixed = by('fixed');
  const outside = by('existing').filter((one) => isOldElsewhere(review, one)).length;
  const untouched = outside === 0 ? '' : ` (${outside} in files that the change does not touch)`;
  const parts = [
    `${by('new').length} new`,
    ...(by('elsewhere').length > 0 ? [`${by('elsewhere').length} caused in unchanged files`] : []),
    `${fixed.length} fixed`,
    `${by('existing').length} existing${untouched}`,
  ];
  if (review.coverage.length === 0 || review.subject === 'files') return '';
  const list = fixed
    .slice(0, 10)
    .map(
      ({ finding }) =>
        `${ruleTitle(finding.ruleId)} at ${place(links, review.mergeBase, finding.path, finding.region.startLine)}`,
    );
  return `**Against the base:** ${listing(parts)}.${list.length === 0 ? '' : ` Fixed: ${list.join(', ')}.`}`;
}

function acceptances(review: Review, links: Links): string {
  const rows = review.findings.flatMap(({ finding, acceptance }) => {
    if (acceptance === undefined) return [];
    const at = place(links, review.head, finding.path, finding.region.startLine);
    const title = ruleTitle(finding.ruleId);
    if (acceptance.by === 'waiver')
      return [`- ${title} at ${at}: waived by the policy, “${prose(acceptance.waiver.reason, 200)}”`];
    const { suppression } = acceptance;
    const reason = suppression.reason === '' ? 'no reason given' : `“${prose(suppression.reason, 200)}”`;
    if (acceptance.by === 'suppression')
      return [`- ${title} at ${at}: suppressed before this change (${suppression.syntax}), ${reason}`];
    const effect = acceptance.honoured
      ? 'honoured by the policy'
      : 'added by this change, does not lift the gate';
    return [`- ${title} at ${at}: suppressed (${suppression.syntax}), ${reason}; ${effect}`];
  });
  const notes = review.notes.map(
    (note) => `- ${place(links, review.head, note.path, note.line)}: ${prose(note.message, 200)}`,
  );
  const all = [...rows, ...notes];
  if (all.length === 0) return '';
  const more = all.length > 30 ? [`- and ${all.length - 30} more`] : [];
  return `**Suppressions and waivers**\n\n${[...all.slice(0, 30), ...more].join('\n')}`;
}

function coverage(review: Review): string {
  const full = review.coverage.filter((file) => file.status === 'full');
  const incomplete = review.coverage.filter((file) => file.status !== 'full');
  const rows = incomplete
    .slice(0, 50)
    .map(
      (file) =>
        `- ${code(file.path)}: ${file.status === 'partial' ? 'partly analysed' : 'not analysed'}, ${gapsOf(file)}`,
    );
  if (incomplete.length > rows.length)
    rows.push(`- and ${incomplete.length - rows.length} more files that are not fully analysed`);
  rows.push(...review.skipped.slice(0, 20).map((file) => `- ${code(file.path)}: ${prose(file.why, 200)}`));
  if (review.skipped.length > 20)
    rows.push(`- and ${review.skipped.length - 20} more files that are not analysed`);
  const lines = full.reduce((sum, file) => sum + file.lines, 0);
  const head =
    review.coverage.length === 0
      ? '**Coverage:** nothing analysed'
      : `**Coverage:** ${full.length} of ${filesOf(review)} fully analysed (${count(lines, 'line')})`;
  const disabled = review.policy.policy.disabledRules;
  const off =
    disabled.length === 0
      ? ''
      : ` ${count(disabled.length, 'rule is', 'rules are')} switched off by the policy: ${listing(disabled.slice(0, 10).map((rule) => code(rule, 80)))}${disabled.length > 10 ? ` and ${disabled.length - 10} more` : ''}.`;
  const imported =
    review.imported === 0
      ? ''
      : `, with ${count(review.imported, 'further file')} followed for the flow of data`;
  return `${head}${imported}.${off}${rows.length === 0 ? '' : `\n\n${rows.join('\n')}`}`;
}

const MOST_GAPS = 5;

function gapsOf({ gaps }: FileCoverage): string {
  const shown = gaps.slice(0, MOST_GAPS).map((gap) => prose(gap.detail, 200));
  return [...shown, ...(gaps.length > MOST_GAPS ? [`and ${gaps.length - MOST_GAPS} more`] : [])].join('; ');
}

function digest(review: Review): string {
  const { engine, rules, policy, review: all } = review.digest;
  const isChange = review.subject === 'change';
  const rows = [
    ...(isChange ? [`base    ${review.base}`, `merge   ${review.mergeBase}`, `head    ${review.head}`] : []),
    `engine  ${engine}`,
    `rules   ${rules}`,
    `policy  ${policy} (${review.policy.origin})`,
    `review  ${all}`,
    ...(isChange ? ['', `meerkat review --repo . --base ${review.base} --head ${review.head}`] : []),
  ];
  return details('What this review depends on, and how to reproduce it', block(rows.join('\n'), 'text'));
}

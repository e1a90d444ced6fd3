/** Why a change causes a finding: which part of it, or of its flow, the change adds. */
import type { Finding, TraceStep } from '../analysis/index.js';
import { place, type Links } from './links.js';
import { prose } from './markdown.js';
import type { Review, ReviewedFinding } from './model.js';

type Changed = Pick<Review, 'head' | 'changes'>;

/** Whether the change adds one of the lines. */
export const addsLine = ({ changes }: Changed, path: string, first: number, last = first): boolean =>
  changes.some(
    (file) =>
      file.path === path &&
      (file.hunks ?? []).some((hunk) => hunk.added.some((n) => n >= first && n <= last)),
  );

const addsStep = (review: Changed, { path, region }: TraceStep): boolean =>
  addsLine(review, path, region.startLine);

/** "It comes in at `a.py:3` (body of the request) and lands at `b.py:9` (executed as SQL); …", '' without a flow. */
export function flowSentence(review: Changed, { trace }: Finding, links: Links): string {
  const [source, sink] = [trace[0], trace.at(-1)];
  if (source === undefined || sink === undefined || trace.length < 2) return '';
  const at = ({ path, region, note }: TraceStep): string =>
    `${place(links, review.head, path, region.startLine)} (${prose(note, 120)})`;
  return `It comes in at ${at(source)} and lands at ${at(sink)}; ${flowCause(review, trace, links)}.`;
}

function flowCause(review: Changed, trace: readonly TraceStep[], links: Links): string {
  const added = trace.filter((step) => addsStep(review, step));
  const [source, sink] = [added.includes(trace[0]!), added.includes(trace.at(-1)!)];
  if (added.length === trace.length) return 'this change adds the whole way';
  if (source && sink) return 'this change adds both ends';
  if (sink) return 'this change adds the place where it lands';
  if (source) return 'this change adds the place where it comes in';
  const [step] = added;
  return step === undefined
    ? 'this change opens the way, though it adds no step of it'
    : `this change connects the two at ${place(links, review.head, step.path, step.region.startLine)}`;
}

/** The same of a finding without a flow, as a sentence. */
export function lineCause(review: Changed, { finding, status }: ReviewedFinding, links: Links): string {
  const { path, region } = finding;
  if (status === 'elsewhere')
    return `The defect is at ${place(links, review.head, path, region.startLine)}, which this change does not touch; the change causes it.`;
  return addsLine(review, path, region.startLine, region.endLine)
    ? 'New in this change.'
    : 'The line itself is older; this change makes it a defect.';
}

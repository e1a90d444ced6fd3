/** Prints a review as its author would read it: the verdict, the summary, every comment under its code. */
import { mergeState } from '../domain/checks.js';
import { pullDiff, pullFacts } from '../domain/pulls.js';
import { patchLines, type DiffFile } from '../git/diff.js';
import type { StandIn } from '../stand-in.js';
import type { CheckRun, Pull, ReviewComment } from '../world.js';
import { fullName } from '../world.js';
import { paint, plainMarkdown, tame, wrap, type Terminal } from './terminal.js';

/** Lines of code above a comment's own. */
const CONTEXT = 2;

export async function printReview(
  terminal: Terminal,
  github: StandIn,
  pull: Pull,
  check: CheckRun,
  write: (text: string) => void,
): Promise<void> {
  const say = (text = '') => write(`${text}\n`);
  const facts = await pullFacts(github.services, pull);
  const merge = mergeState(pull, facts.mergeable !== false);
  const files = await pullDiff(github.services, pull);
  const colour = check.conclusion === 'success' ? 'green' : check.conclusion === 'failure' ? 'red' : 'yellow';
  say();
  say(paint(terminal, 'bold', `${tame(pull.title)}  #${pull.number}`));
  say(
    paint(
      terminal,
      'dim',
      `${fullName(pull.repository)} · ${pull.base.ref} ← ${pull.head.ref} · ${count(facts.changedFiles, 'file')} · ` +
        `+${facts.additions} −${facts.deletions}`,
    ),
  );
  say();
  const verdict = `${check.conclusion?.toUpperCase() ?? ''}  ${tame(check.title ?? '')}`;
  say(`${rule(terminal, `Check ${check.name}`)}`);
  say(`  ${paint(terminal, colour, verdict)}`);
  say(
    paint(
      terminal,
      'dim',
      `  Merge: ${merge.state}${merge.reasons.map((reason) => ` · ${reason}`).join('')}`,
    ),
  );
  say();
  say(plainMarkdown(terminal, [check.summary ?? '', check.text ?? ''].join('\n\n'), '  '));
  const reviews = [...pull.reviews.values()];
  for (const review of reviews.filter((item) => item.body !== '')) {
    say();
    say(rule(terminal, `Review by ${review.author.login}`));
    say(plainMarkdown(terminal, review.body, '  '));
  }
  const comments = [...pull.reviewComments.values()].sort(byPlace);
  for (const comment of comments) {
    say();
    say(rule(terminal, place(comment)));
    for (const line of code(terminal, comment, files)) say(line);
    say();
    say(plainMarkdown(terminal, comment.body, '  '));
  }
  for (const annotation of check.annotations) {
    say();
    say(rule(terminal, `${annotation.path}:${annotation.start_line} (annotation of the check)`));
    if (annotation.title !== undefined) say(`  ${paint(terminal, 'bold', tame(annotation.title))}`);
    say(wrap(terminal, tame(annotation.message), '  '));
  }
  say();
  say(rule(terminal, 'GitHub'));
  say(
    `  ${count(comments.length, 'line comment')}, ${count(check.annotations.length, 'annotation')}, ${count(github.calls.all().length, 'API call')}:`,
  );
  for (const [route, times] of github.calls.counts())
    say(paint(terminal, 'dim', `  ${String(times).padStart(4)}  ${route}`));
}

const byPlace = (a: ReviewComment, b: ReviewComment): number =>
  a.original.path === b.original.path
    ? a.original.line - b.original.line || a.id - b.id
    : a.original.path < b.original.path
      ? -1
      : 1;

function place({ original, inReplyTo }: ReviewComment): string {
  const from = original.startLine === undefined ? '' : `${original.startLine}–`;
  return `${original.path}:${from}${original.line}${inReplyTo === undefined ? '' : ' (reply)'}`;
}

function code(terminal: Terminal, comment: ReviewComment, files: readonly DiffFile[]): string[] {
  const { path, side, line, startLine } = comment.original;
  const patch = files.find((file) => file.path === path)?.patch;
  const lines = patchLines(patch ?? comment.diffHunk);
  const numberOf = (item: { left: number | undefined; right: number | undefined }) =>
    side === 'RIGHT' ? item.right : item.left;
  const first = startLine ?? line;
  return lines.flatMap((item) => {
    const number = numberOf(item);
    if (number === undefined || number < first - CONTEXT || number > line) return [];
    const own = number >= first;
    const text = `${own ? '>' : ' '} ${String(number).padStart(5)} ${item.text[0] ?? ' '} ${tame(item.text.slice(1))}`;
    return [`  ${paint(terminal, own ? 'yellow' : 'dim', text)}`];
  });
}

const count = (n: number, thing: string): string => `${n} ${thing}${n === 1 ? '' : 's'}`;

function rule(terminal: Terminal, title: string): string {
  const text = `── ${tame(title)} `;
  return paint(terminal, 'bold', text + '─'.repeat(Math.max(terminal.width - text.length, 3)));
}

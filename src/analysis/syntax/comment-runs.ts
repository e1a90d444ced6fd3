/**
 * Long runs of comment lines, made cheap to parse. At each of them the grammar's scanner looks ahead to the end of the run,
 * so that 4,000 commented-out lines in a block take 14 seconds. The middle of a run becomes one comment, without moving
 * anything:
 *
 *     if a:                 if a:
 *         # b                   # b
 *         # c                   # c         # d         …      one comment, as long as the lines were
 *         # d
 *         …
 *         # y                   # y
 *         # z                   # z
 *         f()                   f()
 *
 * The first line stays because its indentation counts, the last ones because a comment may speak of what follows it.
 */

/** Shorter runs stay as they are. */
const LONG_RUN = 24;
const KEPT_AT_END = 16;

/** Text of the same length, in which no run has more than LONG_RUN comment lines. Within strings it changes nothing that counts. */
export function withJoinedComments(text: string): string {
  const parts: string[] = [];
  let done = 0;
  let run: number[] = []; // where its comment lines begin
  const flush = (): void => {
    if (run.length > LONG_RUN) {
      const start = run[1]!;
      const end = run[run.length - KEPT_AT_END]!;
      // The line break before the lines that are kept stays.
      const middle = text.slice(start, end - 1);
      parts.push(text.slice(done, start), middle.replace(/[\r\n]/g, ' '));
      done = end - 1;
    }
    run = [];
  };
  for (const match of text.matchAll(/[^\r\n]+/g)) {
    const [line] = match;
    if (/^[ \t\f]*#/.test(line)) run.push(match.index);
    else if (/\S/.test(line)) flush();
  }
  flush();
  return done === 0 ? text : parts.join('') + text.slice(done);
}

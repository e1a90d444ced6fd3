/**
 * The work limit of a parse, counted in the parser's progress callbacks and not in time.
 *
 * A callback stands for 100 parser operations. An operation costs the same everywhere, with exceptions that
 * hostile text can use, and that are therefore looked for in the text itself:
 *
 *     print a b print a b …    while the parser recovers from errors, an operation costs as much as the ERROR node that
 *                              grows has children: one line of 40,000 tokens that belong nowhere would take ten seconds,
 *                              as would 10,000 brackets that are never closed. What recovery-cost.ts reads is counted.
 *     \\                       at each of a run of lone backslashes or of comments the scanner looks ahead to the end of the
 *     \\                       run: 20,000 such lines would take eight seconds. What it looks at is counted beforehand.
 *                              (Runs of comments alone have been shortened: comment-runs.ts.)
 */

/**
 * Callbacks that a parse may take. Valid Python takes about one a 180 code units, the densest one a 18 (a file of
 * 5 MB some 275,000).
 */
const callbackLimit = (length: number): number => 20_000 + Math.ceil(length / 4);

/** Children of growing ERROR nodes, summed over all callbacks; the limit corresponds to one to two seconds. */
const MAX_RECOVERY = 4_000_000;

/** Code units that the scanner may look ahead over in runs; the limit corresponds to about three seconds. */
const MAX_LOOKAHEAD = 150_000_000;

/** A text of this length cannot hold runs beyond MAX_LOOKAHEAD. */
const SHORTEST_RUN = 20_000;

export class ParseEffort {
  #callbacks: number;
  #recovery = MAX_RECOVERY;

  constructor(private readonly text: string) {
    this.#callbacks = callbackLimit(text.length);
  }

  /** The text alone shows that the limit will be met: there is no use in beginning. */
  get isHopeless(): boolean {
    return this.text.length > SHORTEST_RUN && lookaheadOf(this.text) > MAX_LOOKAHEAD;
  }

  /** To be called at each progress callback, with what recovery costs now. Whether the parse must stop. */
  isExceededWith(recovery: number): boolean {
    this.#recovery -= recovery;
    return --this.#callbacks < 0 || this.#recovery < 0;
  }
}

/** From the start of each line that holds only a comment or a backslash to the end of its run, summed up. */
function lookaheadOf(text: string): number {
  let total = 0;
  let lines = 0;
  let starts = 0;
  let end = 0;
  for (const match of text.matchAll(/[^\r\n]+/g)) {
    const [line] = match;
    if (/^[ \t\f]*(?:#|\\$)/.test(line)) {
      lines++;
      starts += match.index;
      end = match.index + line.length;
    } else if (/\S/.test(line)) {
      total += lines * end - starts;
      lines = starts = end = 0;
    }
  }
  return total + lines * end - starts;
}

/**
 * The work limit of a parse, counted in the parser's progress callbacks and not in time.
 *
 * A callback stands for 100 parser operations. An operation costs the same everywhere, with exceptions that
 * hostile text can use, and that are therefore looked for in the text itself:
 *
 *     a=(b          while the parser recovers from errors, an operation costs as much as brackets are open (or have
 *     a=(b          been closed without being open): 40,000 such lines would take half a minute. CPython refuses more
 *     a=(b          than 200 open brackets, so what is beyond them is counted.
 *     if a:
 *         # b       at each line of a run of comments or of lone backslashes the scanner looks ahead to the end of
 *         # b       the run: 50,000 such lines would take a minute. Runs count with the square of their length.
 *
 * Other malformed text that parses superlinearly (one line of 100,000 tokens that belong nowhere) is not
 * recognised; the clock of the worker that runs the analysis is what ends it.
 */

/**
 * Callbacks that a parse may take. Valid Python takes about one a 180 code units, the densest one a 18 (a file of
 * 5 MB some 275,000).
 */
const callbackLimit = (length: number): number => 20_000 + Math.ceil(length / 4);

/** Brackets beyond MAX_BRACKETS, summed over all callbacks; the limit corresponds to about a second. */
const MAX_EXCESS = 2_000_000;
const MAX_BRACKETS = 200;

/** Sum of the squared lengths of runs of comments, in lines; the limit corresponds to about two seconds. */
const MAX_RUNS = 100_000_000;

/** A text of this length cannot hold runs beyond MAX_RUNS. */
const SHORTEST_RUN = 20_000;

/** Callbacks before the text is looked at: small files end earlier. */
const FREE_CALLBACKS = 20;

/** Code units between two samples of the bracket depth. */
const SAMPLE = 128;

export class ParseEffort {
  #callbacks: number;
  #spent = 0;
  #excess = MAX_EXCESS;
  #depths: Uint32Array | undefined;

  constructor(private readonly text: string) {
    this.#callbacks = callbackLimit(text.length);
  }

  /** The text alone shows that the limit will be met: there is no use in beginning. */
  get isHopeless(): boolean {
    return this.text.length > SHORTEST_RUN && squaredRuns(this.text) > MAX_RUNS;
  }

  /** To be called at each progress callback, with the offset reached. Whether the parse must stop. */
  isExceededAt(offset: number): boolean {
    if (--this.#callbacks < 0) return true;
    if (++this.#spent <= FREE_CALLBACKS) return false;
    this.#depths ??= bracketDepths(this.text);
    const depth = this.#depths[Math.min(this.#depths.length - 1, Math.floor(offset / SAMPLE))] ?? 0;
    if (depth > MAX_BRACKETS) this.#excess -= depth - MAX_BRACKETS;
    return this.#excess < 0;
  }
}

/** Sum of the squares of the lengths of runs of lines that hold only a comment or a backslash. */
function squaredRuns(text: string): number {
  let total = 0;
  let run = 0;
  for (const [line] of text.matchAll(/[^\r\n]+/g)) {
    if (/^[ \t\f]*(?:#|\\$)/.test(line)) run++;
    else if (/\S/.test(line)) {
      total += run * run;
      run = 0;
    }
  }
  return total + run * run;
}

const NEWLINE = 0x0a;
const RETURN = 0x0d;
const BACKSLASH = 0x5c;
const HASH = 0x23;
const DOUBLE = 0x22;
const SINGLE = 0x27;

/**
 * Brackets that are open, and those that were closed without being open, at the end of each stretch of text. Strings and
 * comments are left out.
 */
function bracketDepths(text: string): Uint32Array {
  const depths = new Uint32Array(Math.floor(text.length / SAMPLE) + 1);
  let depth = 0;
  let unopened = 0;
  let at = 0;
  for (let sample = 0; sample < depths.length; sample++) {
    const end = Math.min(text.length, (sample + 1) * SAMPLE);
    while (at < end) {
      const unit = text.charCodeAt(at);
      if (unit === HASH) at = endOfLine(text, at);
      else if (unit === DOUBLE || unit === SINGLE) at = endOfString(text, at, unit);
      else {
        // ( [ { and ) ] }
        if (unit === 0x28 || unit === 0x5b || unit === 0x7b) depth++;
        else if (unit === 0x29 || unit === 0x5d || unit === 0x7d) {
          if (depth > 0) depth--;
          else unopened++;
        }
        at++;
      }
    }
    depths[sample] = depth + unopened;
  }
  return depths;
}

function endOfLine(text: string, start: number): number {
  let at = start;
  while (at < text.length && text.charCodeAt(at) !== NEWLINE && text.charCodeAt(at) !== RETURN) at++;
  return at;
}

/** One past the string that begins at `start`; an unterminated one ends with its line, or with the text. */
function endOfString(text: string, start: number, quote: number): number {
  const isLong = text.charCodeAt(start + 1) === quote && text.charCodeAt(start + 2) === quote;
  let at = start + (isLong ? 3 : 1);
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === BACKSLASH) at++;
    else if (unit === quote) {
      if (!isLong) return at + 1;
      if (text.charCodeAt(at + 1) === quote && text.charCodeAt(at + 2) === quote) return at + 3;
    } else if (!isLong && (unit === NEWLINE || unit === RETURN)) return at;
  }
  return text.length;
}

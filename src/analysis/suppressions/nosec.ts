/**
 * `# nosec`, `# nosec B602, B607 reason`, `# nosec: yaml_load`: Bandit's comment.
 *
 * Without ids it means every rule. Where Bandit takes what it cannot read for a comment without ids, nothing is
 * suppressed here: `# nosec BXXX` was not meant to switch off everything.
 */
import { banditTest } from './bandit-tests.js';
import { quoted, reasonOf, type Directive } from './directive.js';

const COMMENT = /#\s*nosec\b:?([^#]*)/;
const WORD = /\w+(?:-\w+)*/g;
const ID = /^B\d{3}$/i;
/** Meant as an id, but none of Bandit's: B60, B6O2, B-602, BXXX, S602. */
const MALFORMED = /^(?:B[-_]?(?:X[X\d]*|\d[\w-]*)|S\d{3})$/i;

/** The directive of a comment, or undefined if there is none. */
export function readNosec(comment: string): Directive | undefined {
  const tail = COMMENT.exec(comment)?.[1];
  if (tail === undefined) return undefined;
  const { ids, malformed, end, every } = readList(tail);
  return {
    syntax: 'nosec',
    target: every ? { kind: 'every' } : { kind: 'aliases', ids },
    reason: reasonOf(tail.slice(end)),
    problems: malformed.map((word) => `${quoted(word)} is no id of a Bandit test: it suppresses nothing`),
  };
}

interface List {
  readonly ids: readonly string[];
  readonly malformed: readonly string[];
  /** Where the last id ends. */
  readonly end: number;
  /** There is nothing but prose. */
  readonly every: boolean;
}

/** Ids count wherever they stand, as in Bandit; a test's name that is an ordinary word counts before prose only. */
function readList(tail: string): List {
  const ids: string[] = [];
  const malformed: string[] = [];
  let end = 0;
  let inProse = false;
  let every = true;
  for (const { 0: word, index } of tail.matchAll(WORD)) {
    const isName = word.includes('_') || !inProse;
    const id = ID.test(word) ? word.toUpperCase() : isName ? banditTest(word) : undefined;
    const isUnknownName = !inProse && word.includes('_');
    if (id !== undefined) ids.push(id);
    else if (MALFORMED.test(word)) malformed.push(word);
    else if (!isUnknownName) {
      inProse = true;
      continue;
    }
    every = false;
    end = index + word.length;
  }
  return { ids, malformed, end, every };
}

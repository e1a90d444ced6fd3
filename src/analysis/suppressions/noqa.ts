/** `# noqa: S602, F401 reason`: the comment of Ruff and Flake8, for codes of security checks. Bare, it means nothing here. */
import { quoted, reasonOf, type Directive } from './directive.js';

const COMMENT = /#\s*noqa\s*:([^#]*)/i;
const WORD = /[^\s,]+/g;
const CODE = /^[A-Z]+\d+$/i;
/** Meant as a code of flake8-bandit: SXXX, S60, S6O2. Four digits are another tool's. */
const MALFORMED = /^S(?:X+|\d{1,2}|\d+[A-Z]\w*)$/i;
/** `B301` is a check of flake8-bugbear here, not Bandit's. */
const BUGBEAR = /^B\d/;

/** The directive of a comment, or undefined if there is none. */
export function readNoqa(comment: string): Directive | undefined {
  const tail = COMMENT.exec(comment)?.[1];
  if (tail === undefined) return undefined;
  const ids: string[] = [];
  const problems: string[] = [];
  let end = 0;
  for (const { 0: word, index } of tail.matchAll(WORD)) {
    if (MALFORMED.test(word)) problems.push(`${quoted(word)} is no code of a check: it suppresses nothing`);
    else if (CODE.test(word)) ids.push(word.toUpperCase());
    else break;
    end = index + word.length;
  }
  return {
    syntax: 'noqa',
    target: { kind: 'aliases', ids: ids.filter((id) => !BUGBEAR.test(id)) },
    reason: reasonOf(tail.slice(end)),
    problems,
  };
}

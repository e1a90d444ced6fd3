/** `# nosemgrep`, `# nosemgrep: id, path.to.id reason`, `# nosem`, in any case: Semgrep's comment. */
import { quoted, reasonOf, type Directive } from './directive.js';

const COMMENT = /#\s*nosem(?:grep)?\b(?:\s*[:=])?([^#]*)/i;
/** Behind other words: `# noqa: E501 nosemgrep: id`. */
const BEHIND_WORDS = /\snosem(?:grep)?\s*[:=]([^#]*)/i;
const COLON = /nosem(?:grep)?\s*[:=]/i;
const IDS = /^\s*(\w[\w./-]*(?:\s*,\s*\w[\w./-]*)*)/;

/**
 * The directive of a comment, or undefined if there is none. Behind other words a colon is required, so that prose
 * about the comment is none.
 */
export function readNosemgrep(comment: string): Directive | undefined {
  const found = COMMENT.exec(comment) ?? BEHIND_WORDS.exec(comment);
  if (found === null) return undefined;
  const [whole, tail = ''] = found;
  if (!COLON.test(whole) || tail.trim() === '')
    return { syntax: 'nosemgrep', target: { kind: 'every' }, reason: reasonOf(tail), problems: [] };
  const list = IDS.exec(tail);
  return {
    syntax: 'nosemgrep',
    target: { kind: 'dotted', ids: list === null ? [] : list[1]!.split(',').map((id) => id.trim()) },
    reason: list === null ? '' : reasonOf(tail.slice(list[0].length)),
    problems: list === null ? [`${quoted(tail.trim())} is no rule id: nothing is suppressed`] : [],
  };
}

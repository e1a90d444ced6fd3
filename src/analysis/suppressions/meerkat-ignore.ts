/** `# meerkat: ignore[rule-id, rule-id] reason`: our own comment. */
import { quoted, reasonOf, type Directive } from './directive.js';

const COMMENT = /#\s*meerkat\s*:\s*ignore\b(.*)/i;
const LIST = /^\s*\[([^\]]*)\](.*)/;
/** Another comment behind ours. `issue #12` is none. */
const NEXT_COMMENT = /\s#\s.*/;

/** The directive of a comment, or undefined if there is none. `isRule` knows the ids of loaded rules. */
export function readMeerkatIgnore(comment: string, isRule: (id: string) => boolean): Directive | undefined {
  const tail = COMMENT.exec(comment)?.[1];
  if (tail === undefined) return undefined;
  const list = LIST.exec(tail);
  const ids = (list?.[1] ?? '')
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
  return {
    syntax: 'meerkat',
    target: { kind: 'ids', ids: ids.filter(isRule) },
    reason: reasonOf((list?.[2] ?? '').replace(NEXT_COMMENT, '')),
    problems:
      ids.length === 0
        ? ['names no rule, as in `# meerkat: ignore[rule-id] reason`: nothing is suppressed']
        : ids.filter((id) => !isRule(id)).map((id) => `${quoted(id)} is no rule: it suppresses nothing`),
  };
}

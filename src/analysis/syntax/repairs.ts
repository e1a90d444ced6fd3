/**
 * Python that is valid, now or formerly, and that the grammar does not accept. The text is rewritten without moving
 * anything, parsed again, and the tree is kept with the original text:
 *
 *     def abort(self, async=False)      `async` was a name before Python 3.7    parsed as `xsync`
 *     class Box[T = int]: ...           PEP 696 defaults                        parsed as `[T | int]`
 */
import { withJoinedComments } from './comment-runs.js';
import type { ParsedModule } from './parser.js';
import { lineStartsOf } from './tree.js';

/** Parses, and where there are problems parses the rewritten text too; the tree with fewer problems is taken. */
export function parseRepaired(text: string, parse: (text: string) => ParsedModule): ParsedModule {
  const joined = withJoinedComments(text);
  const first = parse(joined);
  const rewritten = first.cutOff || first.problems.length === 0 ? undefined : repaired(joined);
  const second = rewritten === undefined ? first : parse(rewritten);
  const isBetter = !second.cutOff && second.problems.length < first.problems.length;
  const taken = isBetter ? second : first;
  if (taken.tree.text === text) return taken;
  return { ...taken, tree: { ...taken.tree, text, lineStarts: lineStartsOf(text) } };
}

const ASYNC_NAME = /\basync\b(?![ \t\f\\\r\n]*\b(?:def|for|with)\b)/g;
const AWAIT_NAME = /\bawait\b(?=[ \t]*[=),.:\]])/g;

/** Same-length rewriting of a text that did not parse; undefined if there is nothing to rewrite. */
export function repaired(text: string): string | undefined {
  const changed = withoutTypeDefaults(text.replace(ASYNC_NAME, 'xsync').replace(AWAIT_NAME, 'xwait'));
  return changed === text ? undefined : changed;
}

/** Up to the opening bracket of `def f[…](`, `class A[…]:` and `type X[…] =`. */
const TYPE_PARAMETERS = /\b(?:def|class|type)[ \t]+\w+[ \t]*\[/g;
/** Bounds of the search, so that hostile text costs little. */
const MAX_LISTS = 1000;
const MAX_LIST_LENGTH = 2000;

/** Turns the `=` of each default into `|`, which the grammar reads as a union. */
function withoutTypeDefaults(text: string): string {
  const parts: string[] = [];
  let done = 0;
  let lists = 0;
  for (const match of text.matchAll(TYPE_PARAMETERS)) {
    if (++lists > MAX_LISTS) break;
    const start = match.index + match[0].length;
    const end = closingBracket(text, start);
    if (end === undefined || start < done) continue;
    parts.push(text.slice(done, start), text.slice(start, end).replace(/(?<![=!<>:])=(?!=)/g, '|'));
    done = end;
  }
  return parts.join('') + text.slice(done);
}

function closingBracket(text: string, start: number): number | undefined {
  let open = 1;
  for (let at = start; at < Math.min(text.length, start + MAX_LIST_LENGTH); at++) {
    if (text[at] === '[') open++;
    else if (text[at] === ']' && --open === 0) return at;
  }
  return undefined;
}

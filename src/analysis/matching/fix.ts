/** Autofix: the edits that a rule's `fix` or `fix-regex` makes of a match. */
import type { Edit } from '../finding.js';
import type { Fix } from '../rules/rule.js';
import { searchRegex, type RegexMatch } from '../rules/regex.js';
import { lookup, type Bindings } from './bindings.js';
import { boundText } from './equality.js';
import { fillTemplate, type Matched } from './fix-template.js';
import type { Target } from './target.js';

export function editsOf(fix: Fix, target: Target, match: Matched): Edit[] {
  const { start, end } = match;
  if (fix.kind === 'template') {
    const text = indentLike(fillTemplate(fix.text, target, match), target.text, start);
    return [{ start, end, text }];
  }
  return [{ start, end, text: replaceAll(fix, target.text.slice(start, end)) }];
}

/** Replaces `$X` in a message by what it is bound to; unbound ones stay. */
export function interpolate(template: string, target: Target, bindings: Bindings): string {
  return template.replace(/\$(?:\.\.\.)?(?:[A-Z_][A-Z_0-9]*|\d+)/g, (name) => {
    const bound = lookup(bindings, name) ?? lookup(bindings, name.replace('...', ''));
    return bound === undefined ? name : boundText(target, bound);
  });
}

/** Further lines of a fix are indented like the line that the match begins on. */
function indentLike(fix: string, text: string, start: number): string {
  if (!fix.includes('\n')) return fix;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart, start))![0];
  return fix.replace(/\n(?=[^\n])/g, `\n${indent}`);
}

function replaceAll(fix: Extract<Fix, { kind: 'regex' }>, text: string): string {
  let out = '';
  let at = 0;
  for (let n = 0; fix.count === 0 || n < fix.count; n++) {
    const match = searchRegex(fix.regex, text, at);
    if (match === undefined) break;
    out += text.slice(at, match.start) + expand(fix.replacement, text, match);
    at = match.end;
    if (match.end === match.start) {
      if (at >= text.length) break;
      out += text[at]!;
      at++;
    }
  }
  return out + text.slice(at);
}

/** `\1` and `\g<1>` in a replacement. */
const expand = (replacement: string, text: string, match: RegexMatch): string =>
  replacement.replace(
    /\\(?:(\d)|g<(\d+)>|(\\))/g,
    (_whole, short?: string, long?: string, backslash?: string) => {
      if (backslash !== undefined) return '\\';
      const group = match.groups[Number(short ?? long)];
      return group === undefined ? '' : text.slice(group.start, group.end);
    },
  );

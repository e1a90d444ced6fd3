/** Colours one line of Python. Line by line only: a string over several lines is coloured where it opens. */
import { html, type Html } from './html.js';

const KEYWORDS =
  'and|as|assert|async|await|break|class|continue|def|del|elif|else|except|finally|for|from|global|if|import|in|is|' +
  'lambda|nonlocal|not|or|pass|raise|return|try|while|with|yield|None|True|False';

const TOKEN = new RegExp(
  [
    '(?<comment>#.*$)',
    '(?<string>\\b[rbfuRBFU]{0,2}(?:"""[^]*?(?:"""|$)|\'\'\'[^]*?(?:\'\'\'|$)|"(?:[^"\\\\]|\\\\.)*"?|\'(?:[^\'\\\\]|\\\\.)*\'?)' +
      '|(?:"""[^]*?(?:"""|$)|"(?:[^"\\\\]|\\\\.)*"?|\'(?:[^\'\\\\]|\\\\.)*\'?))',
    '(?<decorator>^\\s*@[\\w.]+)',
    '(?<name>(?<=\\b(?:def|class)\\s+)\\w+)',
    `(?<keyword>\\b(?:${KEYWORDS})\\b)`,
    '(?<number>\\b\\d[\\w.]*\\b)',
  ].join('|'),
  'g',
);

/** Longer lines are shown plain: nobody reads their colours. */
const MAX_LINE = 500;

export function highlight(line: string): Html {
  if (line.length > MAX_LINE) return html`${line}`;
  const parts: Html[] = [];
  let at = 0;
  for (const match of line.matchAll(TOKEN)) {
    const kind = Object.entries(match.groups ?? {}).find(([, text]) => text !== undefined)?.[0];
    parts.push(html`${line.slice(at, match.index)}<span class="py-${kind}">${match[0]}</span>`);
    at = match.index + match[0].length;
  }
  parts.push(html`${line.slice(at)}`);
  return html`${parts}`;
}

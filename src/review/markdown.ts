/**
 * GitHub Markdown from untrusted text. Whatever comes from the code under review passes through `code` or
 * `prose`: no live mention, issue reference, link, image or HTML can come out of either.
 */

/** Control characters and the invisible or direction-changing ones that "Trojan Source" (CVE-2021-42574) uses. */
const INVISIBLE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

const ZERO_WIDTH_SPACE = '\u200b';

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** A path in full, with invisible characters and line ends made visible. */
export const visiblePath = (path: string): string =>
  path.replace(/[\t\n]/g, escaped).replace(INVISIBLE, escaped);

/** Invisible characters made visible (`\u202e`), white space folded, cut to `most` characters. */
export function visible(text: string, most = 200): string {
  const folded = text.replace(/\s+/g, ' ').replace(INVISIBLE, escaped);
  return folded.length > most ? `${cutAt(folded, most - 1)}…` : folded;
}

/** A code span that holds any text. */
export function code(text: string, most = 200): string {
  const shown = visible(text, most).trim();
  if (shown === '') return '` `';
  const fence = '`'.repeat(longestRun(shown) + 1);
  const pad = shown.startsWith('`') || shown.endsWith('`') ? ' ' : '';
  // A pipe would end the cell of a table, in a code span too.
  return `${fence}${pad}${shown.replaceAll('|', '\\|')}${pad}${fence}`;
}

/** Text with code spans in backticks: the spans stay code, the rest is escaped. */
export function prose(text: string, most = 1000): string {
  return visible(text, most)
    .split(/(`[^`]+`)/)
    .map((part, i) => (i % 2 === 1 ? code(part.slice(1, -1), most) : escape(part)))
    .join('');
}

function escape(text: string): string {
  return text
    .replace(/[\\`*_{}[\]|~$]/g, '\\$&')
    .replace(/^(\s*)([-+#>]|\d+[.)])/, '$1\\$2')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[@#](?=\w)/g, `$&${ZERO_WIDTH_SPACE}`)
    .replace(/\b(https?|ftp|mailto):/gi, `$1:${ZERO_WIDTH_SPACE}`)
    .replace(/\bwww\./gi, `www${ZERO_WIDTH_SPACE}.`)
    .replace(/\bGH-(?=\d)/gi, `$&${ZERO_WIDTH_SPACE}`);
}

/** A fenced block, with a fence that the content cannot close. */
export function block(text: string, language = ''): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${text.replace(/\n$/, '')}\n${fence}`;
}

/** A link to one of our own addresses; the label is Markdown already. */
export const link = (label: string, url: string | undefined): string =>
  url === undefined
    ? label
    : `[${label}](${encodeURI(decodeSafely(url)).replace(/[()]/g, (c) => (c === '(' ? '%28' : '%29'))})`;

/** A folded section. */
export const details = (summary: string, body: string): string =>
  `<details><summary>${summary}</summary>\n\n${body}\n\n</details>`;

/** Text cut to `most` UTF-16 code units, without half a surrogate pair. */
export function cutAt(text: string, most: number): string {
  if (text.length <= most) return text;
  const unit = text.charCodeAt(most - 1);
  return text.slice(0, unit >= 0xd800 && unit <= 0xdbff ? most - 1 : most);
}

function longestRun(text: string): number {
  let longest = 0;
  for (const run of text.match(/`+/g) ?? []) longest = Math.max(longest, run.length);
  return longest;
}

function decodeSafely(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

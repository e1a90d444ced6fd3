/**
 * GitHub's Markdown for the pages: tables, folded details and suggestions, nothing that runs or loads. Of HTML in the
 * text a few tags without attributes stay, comments vanish, everything else is shown as text.
 */
import MarkdownIt from 'markdown-it';
import { escapeHtml, Html, html } from './html.js';
import { highlight } from './highlight.js';

const TAGS = new Set([
  'details',
  'summary',
  'sub',
  'sup',
  'br',
  'kbd',
  'b',
  'i',
  'em',
  'strong',
  'code',
  'del',
  'hr',
  'p',
]);

/** Leaves the harmless tags of a piece of HTML and escapes the rest. */
export function harmless(text: string): string {
  const withoutComments = text.replace(/<!--[\s\S]*?(?:-->|$)/g, '');
  let result = '';
  let at = 0;
  for (const match of withoutComments.matchAll(/<(\/?)([a-z]+)((?: open)?)\s*\/?>/gi)) {
    const name = match[2]!.toLowerCase();
    if (!TAGS.has(name)) continue;
    result += escapeHtml(withoutComments.slice(at, match.index));
    const open = name === 'details' && match[1] === '' && match[3] !== '' ? ' open' : '';
    result += `<${match[1]}${name}${open}>`;
    at = match.index + match[0].length;
  }
  return result + escapeHtml(withoutComments.slice(at));
}

export interface MarkdownOptions {
  /** The lines that a suggestion replaces. */
  readonly replaces?: readonly string[];
}

/** Renders untrusted Markdown. */
export function markdown(text: string, options: MarkdownOptions = {}): Html {
  const renderer = new MarkdownIt({ html: true, linkify: false, breaks: false });
  const { rules } = renderer.renderer;
  rules.html_block = (tokens, index) => harmless(tokens[index]!.content);
  rules.html_inline = (tokens, index) => harmless(tokens[index]!.content);
  rules.image = (tokens, index) => escapeHtml(`[image: ${tokens[index]!.content}]`);
  rules['link_open'] = (tokens, index, settings, _, self) => {
    tokens[index]!.attrSet('rel', 'nofollow noreferrer');
    return self.renderToken(tokens, index, settings);
  };
  rules.fence = (tokens, index) => {
    const { info, content } = tokens[index]!;
    const lines = content.replace(/\n$/, '').split('\n');
    if (info.trim() === 'suggestion') return suggestion(options.replaces ?? [], lines).text;
    const python = /^(py|python)$/.test(info.trim());
    const shown = lines.map((line) => (python ? highlight(line) : html`${line}`).text);
    return `<pre><code>${shown.join('\n')}</code></pre>`;
  };
  return new Html(`<div class="markdown">${renderer.render(text)}</div>`);
}

function suggestion(old: readonly string[], lines: readonly string[]): Html {
  const row = (kind: 'del' | 'add', line: string) =>
    html`<tr class="${kind}">
      <td class="mark">${kind === 'add' ? '+' : '-'}</td>
      <td class="code">${highlight(line)}</td>
    </tr>`;
  return html`<div class="suggestion">
    <div class="suggestion-head">Suggested change</div>
    <table class="diff">
      ${old.map((line) => row('del', line))}${lines.map((line) => row('add', line))}
    </table>
    <div class="suggestion-foot"><span class="button small">Commit suggestion</span></div>
  </div>`;
}

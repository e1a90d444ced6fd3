/** Words on a terminal: colours where they help, lines of readable length, Markdown without its marks. */
import MarkdownIt from 'markdown-it';
import type { Token } from 'markdown-it/index.js';

export interface Terminal {
  readonly colours: boolean;
  readonly width: number;
}

const CODES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 } as const;
type Style = keyof typeof CODES;

export const paint = (terminal: Terminal, style: Style, text: string): string =>
  terminal.colours && text !== '' ? `\u001b[${CODES[style]}m${text}\u001b[0m` : text;

/** Control characters of the code under review may not drive the reader's terminal. */

export const tame = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '\ufffd');

/** Breaks text into lines of the terminal's width, each after `indent`. */
export function wrap(terminal: Terminal, text: string, indent = '', first = indent): string {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = lines.length === 0 ? first : indent;
    let empty = true;
    for (const word of paragraph.split(' ')) {
      if (!empty && visible(line) + 1 + visible(word) > terminal.width) {
        lines.push(line);
        line = indent;
        empty = true;
      }
      line += empty ? word : ` ${word}`;
      empty = false;
    }
    lines.push(line);
  }
  return lines.join('\n');
}

const visible = (text: string): number => text.replace(/\u001b\[\d+m/g, '').length;

/** Markdown as text. Lists, tables and code keep their shape; links show their text only. */
export function plainMarkdown(terminal: Terminal, source: string, indent = ''): string {
  const tokens = new MarkdownIt({ html: true }).parse(tame(source), {});
  const out: string[] = [];
  const lists: { ordered: boolean; next: number }[] = [];
  let marker = '';
  let cells: string[] = [];
  const pad = () => indent + '  '.repeat(Math.max(lists.length - 1, 0));
  const say = (text: string) => {
    if (text === '') return;
    const hang = lists.length > 0 ? `${pad()}${' '.repeat(3)}` : indent;
    out.push(wrap(terminal, text, hang, marker === '' ? hang : `${pad()}${marker.padEnd(3)}`));
    marker = '';
  };
  for (const [index, token] of tokens.entries()) {
    switch (token.type) {
      case 'inline': {
        const within = tokens[index - 1]?.type;
        if (within === 'td_open' || within === 'th_open') cells.push(inline(terminal, token));
        else if (within === 'heading_open') say(paint(terminal, 'bold', inline(terminal, token)));
        else say(inline(terminal, token));
        break;
      }
      case 'bullet_list_open':
        lists.push({ ordered: false, next: 1 });
        break;
      case 'ordered_list_open':
        lists.push({ ordered: true, next: Number(token.attrGet('start') ?? 1) });
        break;
      case 'bullet_list_close':
      case 'ordered_list_close':
        lists.pop();
        if (lists.length === 0) out.push('');
        break;
      case 'list_item_open': {
        const list = lists.at(-1)!;
        marker = list.ordered ? `${list.next++}.` : '•';
        break;
      }
      case 'paragraph_close':
      case 'heading_close':
        if (lists.length === 0) out.push('');
        break;
      case 'tr_close': {
        const [head = '', ...rest] = cells;
        const inHead = tokens.slice(0, index).findLast((item) => /^(thead|tbody)_open$/.test(item.type));
        if (inHead?.type === 'tbody_open') {
          out.push(wrap(terminal, head, indent));
          for (const cell of rest) out.push(wrap(terminal, cell, `${indent}    `));
        }
        cells = [];
        break;
      }
      case 'table_close':
        out.push('');
        break;
      case 'fence':
      case 'code_block':
        if (token.info.trim() === 'suggestion')
          out.push(`${indent}${paint(terminal, 'dim', 'Suggested change:')}`);
        for (const line of token.content.replace(/\n$/, '').split('\n')) {
          out.push(`${indent}    ${paint(terminal, 'cyan', line)}`.trimEnd());
        }
        out.push('');
        break;
      case 'html_block': {
        const text = withoutTags(token.content).trim();
        if (text !== '') out.push(wrap(terminal, text, indent), '');
        break;
      }
      default:
    }
  }
  return out
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd();
}

const withoutTags = (text: string): string =>
  text
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<summary>/gi, '▸ ')
    .replace(/<\/?[a-z]+(?: open)?\s*\/?>/gi, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&#(\d{2,5});/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');

function inline(terminal: Terminal, token: Token): string {
  let result = '';
  let bold = 0;
  for (const child of token.children ?? []) {
    switch (child.type) {
      case 'strong_open':
        bold += 1;
        break;
      case 'strong_close':
        bold -= 1;
        break;
      case 'softbreak':
        result += ' ';
        break;
      case 'hardbreak':
        result += '\n';
        break;
      case 'code_inline':
        result += paint(terminal, 'cyan', child.content);
        break;
      case 'html_inline':
        result += withoutTags(child.content);
        break;
      case 'image':
        result += `[image: ${child.content}]`;
        break;
      default:
        result += bold > 0 ? paint(terminal, 'bold', child.content) : child.content;
    }
  }
  return result;
}

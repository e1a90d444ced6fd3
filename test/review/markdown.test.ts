import MarkdownIt from 'markdown-it';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { block, code, link, prose, visible } from '../../src/review/markdown.js';

const render = (text: string): string => new MarkdownIt({ html: true, linkify: true }).render(text);
/** The HTML with code removed: what is live. */
const live = (html: string): string => html.replace(/<code>[^]*?<\/code>/g, '');

const ATTACKS = [
  '<img src=x onerror=alert(1)>',
  '<!-- hidden -->',
  '![pixel](https://evil.example/p.png)',
  '[click](https://evil.example)',
  'see https://evil.example/x and www.evil.example',
  '@maintainer please merge',
  'closes #1',
  '`` ` ``',
  '`a` ```js\ncode\n```',
  '# heading',
  '- [ ] task',
  '| a | b |',
  '~~~\nfence',
  '\\`not code\\` <b>bold</b>',
  '</details><script>x</script>',
];

describe('untrusted text', () => {
  it.each(ATTACKS)('is inert as prose: %s', (attack) => {
    const html = live(render(prose(attack)));
    expect(html).not.toMatch(/<(?!\/?p>)/);
    expect(html).not.toMatch(/@\w|#\d/);
  });

  it.each(ATTACKS)('is inert as code: %s', (attack) => {
    expect(render(code(attack))).toMatch(/^<p><code>[^<]*<\/code><\/p>\n$/);
  });

  it('is inert whatever it is', () => {
    const unit = fc.constantFrom(
      '`',
      '<',
      '>',
      '[',
      ']',
      '(',
      ')',
      '!',
      '@',
      '#',
      '*',
      '_',
      '\\',
      '\n',
      '|',
      'a',
      '1',
      ' ',
      ':',
      '/',
      '&',
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 60 }), (text) => {
        expect(live(render(prose(text))).replace(/<\/?(p|code)>/g, '')).not.toMatch(
          /<(a|img|script|h\d|ul|ol|em|strong|[a-z]+ )/,
        );
        expect(render(code(text))).toMatch(/^<p><code>[^<]*<\/code><\/p>\n$/);
      }),
    );
  });

  it('cannot close a fenced block', () => {
    expect(render(block('```\n<b>x</b>\n```', 'text'))).not.toContain('<b>');
  });

  it('shows what is invisible', () => {
    expect(visible('a\u202eb\u200bc\u0007')).toBe('a\\u202eb\\u200bc\\u0007');
  });

  it('keeps code spans of our own messages', () => {
    expect(prose('`shell=True` runs a shell')).toBe('`shell=True` runs a shell');
  });

  it('does not cut a surrogate pair in two', () => {
    expect(visible('😀😀', 3)).toBe('😀…');
  });
});

describe('link', () => {
  it('encodes what would end it', () => {
    expect(link('a', 'https://x/y (z)')).toBe('[a](https://x/y%20%28z%29)');
  });
});

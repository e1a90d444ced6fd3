import { describe, expect, it } from 'vitest';
import { cachedParser } from '../../../src/analysis/syntax/cached-parser.js';
import { cutOff } from '../../../src/analysis/syntax/flatten.js';
import type { PythonParser } from '../../../src/analysis/syntax/parser.js';

/** A parser that counts; each parsed text costs 27 bytes and its length. */
function counting(): { readonly parser: PythonParser; readonly parsed: string[] } {
  const parsed: string[] = [];
  const parse: PythonParser['parse'] = (text) => {
    parsed.push(text);
    return cutOff(text);
  };
  return { parser: { name: 'wasm', parse }, parsed };
}

describe('cachedParser', () => {
  it('parses the same content once', () => {
    const { parser, parsed } = counting();
    const cached = cachedParser(parser, 1000);
    const first = cached.parse('a = 1\n');
    expect(cached.parse(['a', ' = 1\n'].join(''))).toBe(first);
    expect(cached.parse('a = 2\n')).not.toBe(first);
    expect(parsed).toEqual(['a = 1\n', 'a = 2\n']);
  });

  it('forgets what was not used for longest when the limit is met', () => {
    const { parser, parsed } = counting();
    const cached = cachedParser(parser, 2 * 28);
    for (const text of ['a', 'b', 'a', 'c', 'a', 'b']) cached.parse(text);
    expect(parsed).toEqual(['a', 'b', 'c', 'b']);
  });

  it('does not keep what is larger than the limit', () => {
    const { parser, parsed } = counting();
    const cached = cachedParser(parser, 30);
    for (const text of ['a', 'long enough', 'long enough', 'a']) cached.parse(text);
    expect(parsed).toEqual(['a', 'long enough', 'long enough']);
  });
});

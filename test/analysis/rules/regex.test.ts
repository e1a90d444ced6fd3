/** Shortcuts of regular expressions change nothing about what they match. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  allMatches,
  compileRegex,
  matchRegexAtStart,
  mayMatch,
  type Regex,
} from '../../../src/analysis/rules/regex.js';

const regex = (source: string): Regex => {
  const compiled = compileRegex(source, { multiline: true });
  if (typeof compiled === 'string') throw new Error(compiled);
  return compiled;
};

const places = (of: Regex, text: string, limit = 100): string[] =>
  [...allMatches(of, text, limit)].map(({ start, end }) => text.slice(start, end) + `@${start}`);

/** The same expression without any shortcut. */
const plain = (of: Regex): Regex => ({
  ...of,
  literals: [],
  first: undefined,
  isWithinLine: false,
  known: new Map(),
});

describe('matches within lines', () => {
  const WITHIN = [
    String.raw`\b(AKIA|ASIA)[A-Z2-7]{4}\b`,
    String.raw`(?i)(password|token)\w*`,
    'a.b',
    'key=[\\w-]+',
    String.raw`[\x{0130}\x{202A}-\x{202E}]+`,
  ];
  const BEYOND = [String.raw`token\s+\w`, 'token$', '^token', '(?s)a.b', '[^x]token', 'token\nx', '(?!x)token'];

  test.each(WITHIN)('%s is looked for line by line', (source) => {
    expect(regex(source).isWithinLine).toBe(true);
  });
  test.each(BEYOND)('%s may need more than its line', (source) => {
    expect(regex(source).isWithinLine).toBe(false);
  });

  test('are the same as without the shortcut', () => {
    const text = fc
      .array(fc.constantFrom('AKIA', 'ASIA2222', 'abcd', 'token', 'PassWord', 'key=', 'a', 'b', ' ', '\n', '\r\n', 'İ', '\u202a'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.constantFrom(...WITHIN, ...BEYOND), fc.integer({ min: 1, max: 4 }), (given, source, limit) => {
        const compiled = regex(source);
        expect(places(compiled, given, limit)).toEqual(places(plain(compiled), given, limit));
      }),
      { numRuns: 500 },
    );
  });
});

describe('characters beyond ASCII', () => {
  test('are needed by classes of nothing else', () => {
    expect(mayMatch(regex(String.raw`[\x{202A}-\x{202E}\x{2066}]`), 'plain')).toBe(false);
    expect(mayMatch(regex(String.raw`[\x{202A}-\x{202E}\x{2066}]`), 'a\u202ab')).toBe(true);
    expect(mayMatch(regex(String.raw`[\x{E0100}-\x{E01EF}]{4,}`), 'plain')).toBe(false);
  });
  test('are not needed where they are optional, mixed with others, or equal but for case', () => {
    expect(mayMatch(regex(String.raw`a[\x{202A}]?`), 'a')).toBe(true);
    expect(mayMatch(regex(String.raw`a[\x{202A}]{0,2}`), 'a')).toBe(true);
    expect(mayMatch(regex(String.raw`[a\x{202A}]`), 'a')).toBe(true);
    expect(mayMatch(regex(String.raw`(?i)[\x{212A}]`), 'k')).toBe(true);
  });
});

test('a text that was asked before gets the same answer', () => {
  const compiled = regex('(a+)b');
  expect(matchRegexAtStart(compiled, 'aab')).toEqual(matchRegexAtStart(compiled, 'aab'));
  expect(matchRegexAtStart(compiled, 'xaab')).toBeUndefined();
  expect(matchRegexAtStart(compiled, 'xaab')).toBeUndefined();
});

describe('what a match begins with', () => {
  const ascii = (source: string): string | undefined => {
    const { first } = regex(source);
    return first && [...first.keys()].flatMap((code) => (first[code] === 1 ? String.fromCharCode(code) : [])).join('');
  };

  test.each([
    ['^(?:assert|wait_for_\\w+)$', 'aw'],
    ['^_?(get|set)$', '_gs'],
    ['(?i)^x[0-2]', 'Xx'],
    ['\\bA{2,3}b', 'A'],
    ['A{0,3}b', 'Ab'],
    ['(?P<name>a|b*c)d', 'abc'],
    ['(a?b?)c', 'abc'],
    [String.raw`[\x{0430}a-c]`, 'abc'],
    [String.raw`\d{3}\.`, '0123456789'],
    [String.raw`\.x`, '.'],
    ['(?!x)[xy]', 'xy'],
    ['é', ''],
  ])('%s', (source, expected) => {
    expect(ascii(source)).toBe(expected);
  });

  test.each(['', 'a*', '(a|)', '.a', '^$', 'a|', '(?s).', '(?i:a)', String.raw`\pL`, String.raw`[[:alpha:]]`, String.raw`\Qa\E`, String.raw`\x41`])(
    '%s may begin with anything, or it is not known',
    (source) => {
      expect(regex(source).first).toBeUndefined();
    },
  );

  test('refuses nothing that would match', () => {
    const SOURCES = [
      '^_?(get|set)$',
      '(?i)k[a-c]?',
      '(?:a|b*c)d?',
      String.raw`\W\w`,
      String.raw`[^a-z]b`,
      String.raw`\S+$`,
      String.raw`\s?x`,
      '{a',
      'x{,2}',
      'a{1}b',
      '(?!ab)[ab]+',
    ];
    const text = fc
      .array(fc.constantFrom('get', 'SET', 'k', '\u212a', 'a', 'b', 'c', 'd', 'x', '{', '_', ' ', '\v', '\n', 'é', '}', ',2'), {
        maxLength: 4,
      })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.constantFrom(...SOURCES), (given, source) => {
        const compiled = regex(source);
        expect(matchRegexAtStart(compiled, given)).toEqual(matchRegexAtStart(plain(compiled), given));
      }),
      { numRuns: 2_000 },
    );
  });
});

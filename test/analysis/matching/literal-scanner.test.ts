/** The scanner finds what a search for each word finds. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LiteralScanner } from '../../../src/analysis/matching/literal-scanner.js';

/** Where each word begins. */
function found(words: readonly string[], text: string): number[][] {
  const starts = words.map((): number[] => []);
  new LiteralScanner(words).scan(text, (word, start) => starts[word]!.push(start));
  return starts;
}

test('words in words, one behind another, in any case', () => {
  expect(found(['he', 'she', 'hers', 'his'], 'uSHErs he')).toEqual([[2, 7], [1], [2], []]);
});

test('the Kelvin sign is a k', () => {
  expect(found(['key'], 'a \u212aey')).toEqual([[2]]);
});

test('characters beyond ASCII are taken for one another, and found', () => {
  expect(found(['é', 'aé'], 'xaé')).toEqual([[0, 2], [1]]);
});

test('as many different characters as there are', () => {
  const words = Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i).toLowerCase());
  const text = [...new Set(words)].join('');
  expect(found([...new Set(words)], text)).toEqual([...text].map((_, i) => [i]));
});

test('the same as looking for each word by itself', () => {
  const letters = fc.constantFrom('a', 'b', 'c', 'A', ' ', 'é');
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(
      fc.uniqueArray(word, { minLength: 1, maxLength: 8 }),
      fc.string({ unit: letters, maxLength: 60 }),
      (words, text) => {
        const lower = text.toLowerCase();
        const expected = words.map((one) => {
          const starts: number[] = [];
          for (let at = lower.indexOf(one); at >= 0; at = lower.indexOf(one, at + 1)) starts.push(at);
          return starts;
        });
        expect(found(words, text)).toEqual(expected);
      },
    ),
  );
});

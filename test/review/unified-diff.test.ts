import { describe, expect, it } from 'vitest';
import { baseLineOf, isAdded, isShown, parseHunks } from '../../src/review/unified-diff.js';

const PATCH = `@@ -1,4 +1,5 @@
 a
-b
+B
+B2
 c
 d
@@ -10,3 +11,2 @@ def f():
 x
-y
 z
\\ No newline at end of file`;

describe('parseHunks', () => {
  it('numbers added and removed lines on their own sides', () => {
    expect(parseHunks(PATCH)).toEqual([
      { baseStart: 1, baseLines: 4, headStart: 1, headLines: 5, added: [2, 3], removed: [2] },
      { baseStart: 10, baseLines: 3, headStart: 11, headLines: 2, added: [], removed: [11] },
    ]);
  });

  it('reads content that looks like a header as content', () => {
    const [hunk] = parseHunks('@@ -0,0 +1,2 @@\n+@@ -1 +1 @@\n++++ b/x');
    expect(hunk).toMatchObject({ headStart: 1, headLines: 2, added: [1, 2] });
  });

  it('takes an absent count for one', () => {
    expect(parseHunks('@@ -3 +3 @@\n-a\n+b')).toEqual([
      { baseStart: 3, baseLines: 1, headStart: 3, headLines: 1, added: [3], removed: [3] },
    ]);
  });

  it('survives a malformed patch', () => {
    expect(parseHunks('')).toEqual([]);
    expect(parseHunks('garbage\n+x')).toEqual([]);
    expect(parseHunks('@@ -1,9999 +1,9999 @@\n+only this')).toMatchObject([{ added: [1] }]);
  });
});

describe('lines of a diff', () => {
  const hunks = parseHunks(PATCH);

  it('shows hunk lines, context included, and no others', () => {
    expect([1, 2, 5, 6, 11, 12, 13].map((line) => isShown(hunks, line))).toEqual([
      true,
      true,
      true,
      false,
      true,
      true,
      false,
    ]);
  });

  it('tells added lines from context', () => {
    expect([1, 2, 3, 4].map((line) => isAdded(hunks, line))).toEqual([false, true, true, false]);
  });

  it.each([
    [1, 1],
    [2, undefined],
    [3, undefined],
    [4, 3],
    [5, 4],
    [6, 5],
    [10, 9],
    [11, 10],
    [12, 12],
    [20, 20],
  ])('maps head line %i to base line %s', (head, base) => {
    expect(baseLineOf(hunks, head)).toBe(base);
  });
});

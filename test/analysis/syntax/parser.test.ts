import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { K } from '../../../src/analysis/syntax/kinds.js';
import type { ParsedModule } from '../../../src/analysis/syntax/parser.js';
import { dump, lineOf, positionOf, textOf, type SyntaxTree } from '../../../src/analysis/syntax/tree.js';
import { createWasmParser } from '../../../src/analysis/syntax/wasm-parser.js';

const parser = await createWasmParser();

/** Text and line of each identifier. */
function identifiers({ tree }: ParsedModule): string[] {
  const found: string[] = [];
  for (let row = 0; row < tree.size; row++)
    if (tree.kind[row] === K.identifier) found.push(`${textOf(tree, row)}:${lineOf(tree, row)}`);
  return found;
}

/** The rows make a tree: what SyntaxTree promises about them holds. */
function checkShape(tree: SyntaxTree): void {
  expect(tree.parent[0]).toBe(-1);
  expect(tree.last[0]).toBe(tree.size);
  for (let row = 1; row < tree.size; row++) {
    const parent = tree.parent[row]!;
    const next = tree.next[row]!;
    const inside = parent < row && tree.last[row]! <= tree.last[parent]! && tree.last[row]! > row;
    const ordered = tree.start[row]! <= tree.end[row]! && tree.start[row]! >= tree.start[parent]!;
    const follows = next === -1 ? tree.last[row] === tree.last[parent] : next === tree.last[row];
    if (!inside || !ordered || !follows) expect({ row, inside, ordered, follows }).toBe('a tree');
  }
}

const TEXTS: readonly [what: string, text: string, expected: string[], problems?: number][] = [
  ['byte order mark', '\ufeffa = b\n', ['a:1', 'b:1']],
  ['CRLF', 'a = 1\r\nb = 2\r\n', ['a:1', 'b:2']],
  ['CRLF in a block', 'if a:\r\n  b\r\n  c\r\nd\r\n', ['a:1', 'b:2', 'c:3', 'd:4']],
  ['tabs', 'if a:\n\tb\n\tc\n', ['a:1', 'b:2', 'c:3']],
  ['form feed', 'a\n\f\nb\n', ['a:1', 'b:3']],
  ['no newline at the end', 'a', ['a:1']],
  ['line continuation', 'a = \\\n  b\n', ['a:1', 'b:2']],
  ['empty', '', []],
  ['comment only', '# a', []],
  ['letters beyond ASCII', 'größe = π\n', ['größe:1', 'π:1']],
  ['astral characters', 'a = "😀😀"; b = "\\U0001F600"\nc\n', ['a:1', 'b:1', 'c:2']],
  ['astral identifier', '𝐱 = a\n', ['𝐱:1', 'a:1']],
  ['Python 2 print', 'print "a", b\nprint >>c, d\n', ['b:1', 'c:2', 'd:2']],
  ['Python 2 exec', 'exec a in b, c\n', ['a:1', 'b:1', 'c:1']],
  ['Python 2 except and raise', 'try:\n  a\nexcept B, c:\n  raise D, "e"\n', ['a:2', 'B:3', 'c:3', 'D:4']],
  ['Python 2 numbers and operators', 'a = 0777 + 10L\nb <> c\n', ['a:1', 'b:2', 'c:2']],
  [
    'async as a name',
    'def f(async=False):\n  g.async(async=1)\n',
    ['f:1', 'async:1', 'g:2', 'async:2', 'async:2'],
  ],
  ['async as a keyword', 'async def f():\n  async with a: await b\n', ['f:1', 'a:2', 'b:2']],
  [
    'both in one file',
    'def f(async): pass\nasync def g():\n  async for a in b: pass\n',
    ['f:1', 'async:1', 'g:2', 'a:3', 'b:3'],
  ],
  [
    'defaults of type parameters',
    'class A[T = int, U: str = b"="]: pass\n',
    ['A:1', 'T:1', 'int:1', 'U:1', 'str:1'],
  ],
  [
    'defaults of a function',
    'def f[T: a = list[b]](c=d): pass\n',
    ['f:1', 'T:1', 'a:1', 'list:1', 'b:1', 'c:1', 'd:1'],
  ],
  ['match as a name', 'match = 1\nmatch[a]\n', ['match:1', 'match:2', 'a:2']],
  ['NUL', 'a = 1\nb = "\0"\nc = 2\n', ['a:1', 'b:2', 'c:3'], 2],
];

describe('the parser', () => {
  it.each(TEXTS)('%s', (_what, text, expected, problems = 0) => {
    const parsed = parser.parse(text);
    checkShape(parsed.tree);
    expect(identifiers(parsed)).toEqual(expected);
    expect(parsed.problems).toHaveLength(problems);
    expect(parsed.tree.text).toBe(text);
  });

  it('counts offsets and columns in UTF-16 code units', () => {
    const { tree } = parser.parse('"😀" + b\nc');
    const row = tree.kind.findLastIndex(
      (kind, index) => kind === K.identifier && textOf(tree, index) === 'b',
    );
    expect(tree.start[row]).toBe(7);
    expect(positionOf(tree, 7)).toEqual({ line: 1, column: 7 });
    expect(positionOf(tree, 9)).toEqual({ line: 2, column: 0 });
  });

  it('counts lines as Python does: a lone carriage return ends one', () => {
    const { tree } = parser.parse('"""a\rb\r\nc"""\nd\n');
    const row = tree.kind.findIndex((kind) => kind === K.identifier);
    expect(lineOf(tree, row)).toBe(4);
  });

  const PROBLEMS: readonly [text: string, line: number][] = [
    ['a = 1\nb = = 2\nc = 3\n', 2],
    ['a\nb = (\n', 2],
    ['a\n\ndef f(:\n  pass\n', 3],
    ['a = {**d for d in ds}\n', 1],
    ['a\n\0\nb\n', 2],
    ['a ? b\n', 1],
  ];
  it.each(PROBLEMS)('says where %j does not parse', (text, line) => {
    const { tree, problems, cutOff } = parser.parse(text);
    checkShape(tree);
    expect(cutOff).toBe(false);
    expect(problems.map(({ start }) => positionOf(tree, start).line)).toContain(line);
  });

  it('keeps at most 100 problems', () => {
    expect(parser.parse('a b\n'.repeat(500)).problems).toHaveLength(100);
  });

  it('never throws, and gives the same tree every time', () => {
    const words = fc.array(
      fc.oneof(
        fc.constantFrom(
          'if',
          'def',
          'async',
          'await',
          'class',
          ':',
          '(',
          ')',
          '[',
          ']',
          '=',
          '\n',
          '\n  ',
          '\t',
          'f"{',
          '"""',
        ),
        fc.constantFrom(
          'lambda',
          'match',
          'case',
          'print',
          'type',
          '*',
          '**',
          '->',
          '\\\n',
          '\r',
          '\0',
          '\ud800',
          '😀',
          '#',
        ),
        fc.string({ maxLength: 4 }),
      ),
      { maxLength: 50 },
    );
    fc.assert(
      fc.property(words, (parts) => {
        const text = parts.join(' ');
        const first = parser.parse(text);
        checkShape(first.tree);
        parser.parse('a = 1\n');
        expect(parser.parse(text)).toEqual(first);
      }),
      { numRuns: 500, seed: 3 },
    );
  });
});

describe('deep and large text', () => {
  it('2,000 nested ifs are reported, not fatal', () => {
    const text =
      Array.from({ length: 2000 }, (_, i) => `${' '.repeat(i)}if a:\n`).join('') + `${' '.repeat(2000)}b\n`;
    const { tree, problems, cutOff } = parser.parse(text);
    checkShape(tree);
    expect(cutOff || problems.length > 0).toBe(true);
  });

  it('90 nested ifs, nearly what CPython allows, parse', () => {
    const text =
      Array.from({ length: 90 }, (_, i) => `${' '.repeat(i)}if a:\n`).join('') + `${' '.repeat(90)}b\n`;
    expect(parser.parse(text)).toMatchObject({ problems: [], cutOff: false });
  });

  it.each([150, 5000, 100_000])('%d nested parentheses', (depth) => {
    const parsed = parser.parse(`${'('.repeat(depth)}a${')'.repeat(depth)}\n`);
    checkShape(parsed.tree);
    // CPython refuses more than 200; the parser does not mind.
    expect(parsed).toMatchObject({ problems: [], cutOff: false });
    expect(identifiers(parsed)).toEqual(['a:1']);
    expect(dump(parsed.tree).length).toBeGreaterThan(0);
  });

  it('5 MB of dense Python are fully analysed', () => {
    const text = 'a=1\nf(a,b)[c]+{d:-e}\n'.repeat(240_000);
    const { tree, problems, cutOff } = parser.parse(text);
    expect({ problems, cutOff, end: tree.end[0] }).toEqual({ problems: [], cutOff: false, end: text.length });
  }, 120_000);

  it('many brackets in strings and comments are no reason to stop', () => {
    const text = `x = """${':( '.repeat(50_000)}"""\n# ${'('.repeat(50_000)}\n${'a = f(b, "(")\n'.repeat(20_000)}`;
    expect(parser.parse(text)).toMatchObject({ problems: [], cutOff: false });
  });

  it.each([20, 30, 50_000])('%d lines of comment in a block are no reason to stop', (count) => {
    const lines = Array.from({ length: count }, (_, i) => `  # ${'b'.repeat(70)} ${i}\n`).join('');
    const text = `if a:\n${lines}  c\nd\n`;
    const parsed = parser.parse(text);
    checkShape(parsed.tree);
    expect(parsed).toMatchObject({ problems: [], cutOff: false });
    expect(parsed.tree.text).toBe(text);
    expect(identifiers(parsed)).toEqual(['a:1', `c:${count + 2}`, `d:${count + 3}`]);
    // The last lines stay comments of their own: one may speak of the statement below it.
    const { tree } = parsed;
    const comments = [...tree.kind.keys()].filter((row) => tree.kind[row] === K.comment);
    expect(comments.slice(-16).map((row) => lineOf(tree, row))).toEqual(
      Array.from({ length: 16 }, (_, i) => count - 14 + i),
    );
    expect(comments.length).toBe(count > 24 ? 18 : count);
  });

  it('a long run of comment lines within a string stays a part of it', () => {
    const text = `x = """\n${'# b\n'.repeat(100)}"""\ny\n`;
    const parsed = parser.parse(text);
    expect(parsed).toMatchObject({ problems: [], cutOff: false });
    expect(identifiers(parsed)).toEqual(['x:1', 'y:103']);
  });

  it('a large file with a mistake at its beginning is still analysed', () => {
    const text = `a b c\nx = = 3\n${'def f(a):\n    return g(a, [1, 2])\n'.repeat(40_000)}`;
    const { cutOff, problems, tree } = parser.parse(text);
    expect({ cutOff, few: problems.length < 10, rows: tree.size > 40_000 * 20 }).toEqual({
      cutOff: false,
      few: true,
      rows: true,
    });
  });

  const SUPERLINEAR: readonly [what: string, text: string][] = [
    ['brackets never closed', 'a=(b\n'.repeat(100_000)],
    ['brackets never opened', 'a)\n'.repeat(150_000)],
    ['functions never closed', 'def f('.repeat(30_000)],
    ['one line of words that belong nowhere', 'print a b '.repeat(50_000)],
    ['the same, with other words', 'match a b type c d '.repeat(20_000)],
    ['lone backslashes between words', 'a \\ b '.repeat(50_000)],
    ['words within brackets that are never closed', `x = [\n${'print a b\n'.repeat(50_000)}`],
    [
      'lines that are indented at random',
      Array.from({ length: 60_000 }, (_, i) => `${' '.repeat(i % 50)}a b:\n`).join(''),
    ],
    ['lone backslashes', '\\\n'.repeat(200_000)],
    ['comments and backslashes', `if a:\n${'  # b\n\\\n'.repeat(50_000)}  c\n`],
  ];
  it.each(SUPERLINEAR)(
    'is cut off by work: %s',
    (_what, text) => {
      const first = parser.parse(text);
      expect(first).toMatchObject({ cutOff: true, tree: { size: 1 } });
      // The parser is as before: neither does it resume the old text, nor is the answer another one.
      expect(parser.parse('a = 1\n')).toMatchObject({ problems: [], cutOff: false, tree: { size: 6 } });
      expect(parser.parse(text)).toEqual(first);
    },
    60_000,
  );
});

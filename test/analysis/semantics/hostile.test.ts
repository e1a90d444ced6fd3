import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { K } from '../../../src/analysis/syntax/kinds.js';
import {
  argumentsOf,
  basesOf,
  decoratorsOf,
  parametersOf,
  stringLiteral,
  symbolOf,
  type ModuleSemantics,
} from '../../../src/analysis/semantics/index.js';
import { analyse } from './support.js';

/** Asks everything about every node. */
function askAll(module: ModuleSemantics): void {
  const { tree } = module;
  for (let row = 0; row < tree.size; row++) {
    module.scopeOf(row);
    module.bindingOf(row);
    module.reachingDefinitions(row);
    module.qualifiedNames(row);
    module.constantOf(row);
    if (row % 7 === 0) module.isUnreachable(row);
    switch (tree.kind[row]) {
      case K.call:
        argumentsOf(tree, row);
        break;
      case K.string:
      case K.concatenated_string:
        stringLiteral(tree, row);
        break;
      case K.lambda:
      case K.function_definition:
        parametersOf(tree, row);
        decoratorsOf(tree, row);
        symbolOf(tree, row);
        break;
      case K.class_definition:
        basesOf(tree, row);
        break;
    }
  }
  for (const { node, kind } of module.scopes)
    if (kind === 'module' || kind === 'class' || kind === 'function' || kind === 'lambda')
      module.controlFlow(node).positionsOf(node);
}

const SEEDS = [
  'import a.b as c\nfrom . import x\nfrom m import *\nclass A[T](B, metaclass=M):\n  X: int = 1\n  def f(self, *a, k=1, **q) -> T:\n    global g\n    g = self.X\n    return [y for y in z if (w := y)]\n',
  'try:\n  with open(p) as f, g() as (h, i):\n    x = f"{h!r:>{i}}" + "%s" % 1\nexcept (A, B) as e:\n  raise C from e\nelse:\n  pass\nfinally:\n  del x\n',
  'for a, *b in c:\n  while not (d and e or f):\n    if a: break\n    elif b: continue\n    else: x += 1\nelse:\n  assert x, "m"\n',
  'match p:\n  case [a, *b] if c: pass\n  case {"k": v, **r} | P(x=y) as z: pass\n  case -1 | None: pass\n  case _: pass\n',
  '@d(1)\nasync def f(a, /, b, *, c: int = lambda q: q):\n  async for i in j:\n    await k\n  nonlocal m\n  yield from (n async for n in o)\n',
  'type X[T: int, *U] = list[T]\nprint "a", b\nexec c in d\nprint >>e, f\nx: int\nlambda (a, b): a\n',
];
const WORDS = SEEDS.join(' ').match(/\w+|\s+|[^\w\s]/g) ?? [];

const mutated = fc
  .tuple(
    fc.constantFrom(...SEEDS),
    fc.array(fc.tuple(fc.nat(), fc.constantFrom(...WORDS), fc.constantFrom('insert', 'replace', 'delete')), {
      maxLength: 8,
    }),
  )
  .map(([seed, edits]) => {
    const words = seed.match(/\w+|\s+|[^\w\s]/g) ?? [];
    for (const [at, word, edit] of edits) {
      const index = at % (words.length + 1);
      words.splice(index, edit === 'insert' ? 0 : 1, ...(edit === 'delete' ? [] : [word]));
    }
    return words.join('');
  });

describe('whatever the text is', () => {
  it('nothing throws on mutated Python', () => {
    fc.assert(
      fc.property(mutated, (text) => askAll(analyse(text))),
      { numRuns: 600, seed: 1 },
    );
  });

  it('nothing throws on random words', () => {
    const words = fc.array(fc.constantFrom(...WORDS), { maxLength: 60 });
    fc.assert(
      fc.property(words, (parts) => askAll(analyse(parts.join(' ')))),
      { numRuns: 400, seed: 2 },
    );
  });

  const times = (count: number, make: (i: number) => string): string =>
    Array.from({ length: count }, (_, i) => make(i)).join('');
  const HOSTILE: readonly [what: string, text: string][] = [
    ['5,000 parentheses', `x = ${'('.repeat(5000)}a${')'.repeat(5000)}\nf(x)`],
    ['20,000 additions', `x = ${'"a" + '.repeat(20_000)}"b"\nf(x)`],
    ['20,000 attributes', `x${'.a'.repeat(20_000)}`],
    ['20,000 calls in a chain', `x${'.a()'.repeat(20_000)}`],
    ['20,000 ands', `if ${'a and '.repeat(20_000)}b:\n  c()`],
    ['5,000 nots', `if ${'not '.repeat(5000)}b:\n  c()`],
    ['5,000 lists', `x = ${'['.repeat(5000)}${']'.repeat(5000)}\nf(x)`],
    ['2,000 lambdas', `x = ${'lambda a: '.repeat(2000)}a`],
    ['200 nested loops', times(200, (i) => `${' '.repeat(i)}while a${i}:\n`) + `${' '.repeat(200)}b()`],
    [
      '200 nested functions',
      times(200, (i) => `${' '.repeat(i)}def f${i}(x):\n`) + `${' '.repeat(200)}g(x, y)`,
    ],
    ['3,000 aliases', times(3000, (i) => `x${i + 1} = x${i}\n`) + 'f(x3000)'],
    ['3,000 branches of one name', times(3000, (i) => `if c${i}:\n  x = ${i}\n`) + 'f(x)'],
    ['3,000 branches that read the name', times(3000, (i) => `if c${i}:\n  x = ${i}\nf(x)\n`)],
    [
      '500 names across 500 branches',
      times(500, (i) => `x${i} = 1\nif c${i}: pass\n`) + times(500, (i) => `f(x${i})\n`),
    ],
    ['2,000 handlers', `try:\n  a()\n${times(2000, (i) => `except E${i} as e:\n  b(e)\n`)}`],
    ['2,000 elifs', `if a:\n  b()\n${times(2000, (i) => `elif c${i}:\n  d()\n`)}`],
    ['a doubling string', `x = "aaaaaaaa"\n${'x = x + x\n'.repeat(3000)}f(x)`],
    ['a string that formats itself', `x = "%s%s"\n${'x = x % (x, x)\n'.repeat(200)}f(x)`],
    ['5,000 assignments in a chain', `${'x = '.repeat(5000)}1`],
    ['5,000 targets', `${times(5000, (i) => `x${i}, `)} = y`],
    ['nested targets', `${'('.repeat(2000)}x${',)'.repeat(2000)} = y`],
    ['5,000 parameters', `def f(${times(5000, (i) => `p${i}=${i}, `)}): pass`],
    ['2,000 comprehension clauses', `x = [a ${'for a in b '.repeat(2000)}]`],
    ['300 nested comprehensions', `x = ${'[a for a in '.repeat(300)}b${']'.repeat(300)}`],
    ['500 managers', `with ${times(500, (i) => `m${i}() as x${i}, `).slice(0, -2)}:\n  a()`],
    [
      '120 nested matches',
      times(120, (i) => `${' '.repeat(2 * i)}match a:\n${' '.repeat(2 * i + 1)}case [x, *y]:\n`) +
        `${' '.repeat(240)}b(x)`,
    ],
  ];
  it.each(HOSTILE)(
    '%s',
    (_what, text) => {
      askAll(analyse(text));
    },
    60_000,
  );

  it('stops at its work limit, says so, and stays sound', () => {
    // Every name lives across every branch: names times branches steps.
    const count = 2500;
    const text =
      times(count, (i) => `x${i} = 1\n`) +
      times(count, (i) => `if c${i}: pass\n`) +
      times(count, (i) => `f(x${i})\n`);
    const module = analyse(text);
    askAll(module);
    expect(module.isLimited).toBe(true);
    // What is forgotten is the names, not that they were less than exact.
    module.forget();
    expect(module.isLimited).toBe(true);
  });
});

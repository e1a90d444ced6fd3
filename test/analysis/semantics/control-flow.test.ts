import { describe, expect, it } from 'vitest';
import type { ControlFlowGraph } from '../../../src/analysis/semantics/index.js';
import { textOf } from '../../../src/analysis/syntax/tree.js';
import { analyse, find } from './support.js';

/** Every reachable edge between places, blocks named by the text of their items, or by their role. */
function edges(text: string): string[] {
  const module = analyse(text);
  const graph: ControlFlowGraph = module.controlFlow(0);
  const label = (block: ControlFlowGraph['entry']): string => {
    if (block.items.length > 0)
      return block.items.map(({ node }) => textOf(module.tree, node).split('\n')[0]).join('; ');
    if (block === graph.entry) return 'entry';
    if (block === graph.exit) return 'exit';
    return block === graph.raised ? 'raised' : '';
  };
  // Empty blocks are passed through, so that the table shows what follows what.
  const shown = new Set<string>();
  for (const block of graph.blocks) {
    if (!graph.isReachable(block) || label(block) === '') continue;
    const stack = block.out.map((edge) => ({ edge, kinds: [edge.kind === 'next' ? '' : edge.kind] }));
    const seen = new Set(stack.map(({ edge }) => edge));
    for (const step of stack) {
      if (label(step.edge.to) !== '') {
        const kinds = step.kinds.filter((kind) => kind !== '').join(' ');
        shown.add(`${label(block)} -${kinds === '' ? '' : ` ${kinds} -`}> ${label(step.edge.to)}`);
        continue;
      }
      for (const edge of step.edge.to.out)
        if (!seen.has(edge) && seen.add(edge))
          stack.push({ edge, kinds: [...step.kinds, edge.kind === 'next' ? '' : edge.kind] });
    }
  }
  return [...shown].sort();
}

const CASES: readonly [what: string, text: string, expected: string[]][] = [
  ['sequence', 'a()\nb()', ['a(); b() -> exit']],
  ['if', 'if c:\n  a()\nb()', ['a() -> b()', 'b() -> exit', 'c - false -> b()', 'c - true -> a()']],
  [
    'and',
    'if a and b:\n  c()\nd()',
    ['a - false -> d()', 'a - true -> b', 'b - false -> d()', 'b - true -> c()', 'c() -> d()', 'd() -> exit'],
  ],
  [
    'or, not, parentheses',
    'if not (a or b):\n  c()',
    ['a - false -> b', 'a - true -> exit', 'b - false -> c()', 'b - true -> exit', 'c() -> exit'],
  ],
  ['while', 'while c:\n  a()', ['a() -> c', 'c - false -> exit', 'c - true -> a()', 'entry -> c']],
  [
    'for with else',
    'for i in j:\n  a()\nelse:\n  b()',
    [
      'b() -> exit',
      'i; a() - exhausted -> b()',
      'i; a() - iterate -> i; a()',
      'j - exhausted -> b()',
      'j - iterate -> i; a()',
    ],
  ],
  [
    'return value of a loop that never ends',
    'while True:\n  a()',
    ['True - true -> a()', 'a() -> True', 'entry -> True'],
  ],
  ['raise', 'raise E\na()', ['raise E - exception -> raised']],
  [
    'calls that never return',
    'import sys\nsys.exit(1)\na()',
    ['import sys; sys.exit(1) - exception -> raised'],
  ],
  [
    'exit that is a function of ours',
    'def exit(): pass\nexit()\na()',
    ['def exit(): pass; exit(); a() -> exit'],
  ],
  [
    'assert',
    'assert c, m\na()',
    ['a() -> exit', 'c - false -> m', 'c - true -> a()', 'm - exception -> raised'],
  ],
  [
    'try',
    'try:\n  a()\nexcept E:\n  b()\nelse:\n  c()\nd()',
    [
      'E; b() -> d()',
      'a(); c() -> d()',
      'd() -> exit',
      'entry - exception match -> E; b()',
      'entry -> a(); c()',
    ],
  ],
];

describe('control flow', () => {
  it.each(CASES)('%s', (_what, text, expected) => {
    expect(edges(text)).toEqual(expected);
  });

  it('marks edges that lead back to the head of a loop', () => {
    const module = analyse('while c:\n  if d:\n    continue\n  a()\nb()');
    const back = module.controlFlow(0).blocks.flatMap(({ out }) => out.filter(({ isBack }) => isBack));
    expect(back.map(({ to }) => textOf(module.tree, to.items[0]!.node))).toEqual(['c', 'c']);
  });

  it('finds the places of nodes', () => {
    const module = analyse('if c:\n  a(1)\nelse:\n  b()\ntry:\n  d()\nfinally:\n  e()\nglobal z');
    const graph = module.controlFlow(0);
    const placesOf = (text: string): number => graph.positionsOf(find(module, text)).length;
    expect(['c', '1', 'a(1)', 'd()', 'e()', 'global z'].map(placesOf)).toEqual([1, 1, 1, 1, 2, 0]);
  });

  it('keeps a graph of nested finally blocks small', () => {
    const depth = 60;
    let text = '';
    for (let i = 0; i < depth; i++)
      text += `${' '.repeat(i)}try:\n${' '.repeat(i)} a()\n${' '.repeat(i)}finally:\n`;
    const module = analyse(`${text}${' '.repeat(depth)}b()`);
    expect(module.controlFlow(0).blocks.length).toBeLessThan(60 * depth);
  });
});

const DEAD: readonly [what: string, text: string, node: string, expected: boolean][] = [
  ['behind return', 'def g():\n  return\n  f(x)', 'f(x)', true],
  ['behind an endless loop', 'while 1:\n  pass\nf(x)', 'f(x)', true],
  [
    'behind if and else that return',
    'def g():\n  if c:\n    return 1\n  else:\n    return 2\n  f(x)',
    'f(x)',
    true,
  ],
  ['under False', 'if False:\n  f(x)', 'f(x)', true],
  ['under not True and c', 'if not True and c:\n  f(x)', 'f(x)', true],
  ['under a constant', 'DEBUG = False\nif DEBUG:\n  f(x)', 'f(x)', true],
  ['under a constant, in a function', 'DEBUG = 0\ndef g():\n  if DEBUG:\n    f(x)', 'f(x)', true],
  ['under a comparison of constants', 'MODE = "a"\nif MODE == "b":\n  f(x)', 'f(x)', true],
  ['in a function that is never defined', 'if False:\n  def g():\n    f(x)', 'f(x)', true],
  ['under a variable', 'if c:\n  f(x)', 'f(x)', false],
  [
    'under a changing global',
    'DEBUG = 0\ndef s():\n  global DEBUG\n  DEBUG = 1\nif DEBUG:\n  f(x)',
    'f(x)',
    false,
  ],
  ['under TYPE_CHECKING', 'from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n  f(x)', 'f(x)', false],
  ['under __name__', 'if __name__ == "__main__":\n  f(x)', 'f(x)', false],
  ['in a handler', 'try:\n  g()\nexcept E:\n  f(x)', 'f(x)', false],
  ['behind a with that returns', 'def g():\n  with m():\n    return h()\n  f(x)', 'f(x)', false],
];

describe('unreachable code', () => {
  it.each(DEAD)('%s', (_what, text, node, expected) => {
    const module = analyse(text);
    expect(module.isUnreachable(find(module, node))).toBe(expected);
  });
});

import { describe, expect, it } from 'vitest';
import { K } from '../../../src/analysis/syntax/kinds.js';
import { NONE, textOf, type Node, type SyntaxTree } from '../../../src/analysis/syntax/tree.js';
import {
  argumentsOf,
  basesOf,
  decoratorsOf,
  definedName,
  enclosingClass,
  enclosingFunction,
  isAsync,
  parametersOf,
  stringLiteral,
  stringPieces,
  symbolOf,
} from '../../../src/analysis/semantics/index.js';
import { analyse, find } from './support.js';

const text = (tree: SyntaxTree, node: Node): string => (node === NONE ? '' : textOf(tree, node));

/** Each row: a parameter list, and each parameter as `kind name: annotation = default`. */
const PARAMETERS: readonly [list: string, expected: string[]][] = [
  ['', []],
  ['a, b=1', ['positional-or-keyword a', 'positional-or-keyword b = 1']],
  ['a, /, b', ['positional-only a', 'positional-or-keyword b']],
  ['a, *, b', ['positional-or-keyword a', 'keyword-only b']],
  ['*a, b, **c', ['var-positional a', 'keyword-only b', 'var-keyword c']],
  ['a: int, b: str = "x"', ['positional-or-keyword a: int', 'positional-or-keyword b: str = "x"']],
  ['*a: int, **b: str', ['var-positional a: int', 'var-keyword b: str']],
  ['a, # note\n b', ['positional-or-keyword a', 'positional-or-keyword b']],
  ['a, (b, c)', ['positional-or-keyword a', 'positional-or-keyword ']],
];

const ARGUMENTS: readonly [list: string, expected: string[]][] = [
  ['()', []],
  ['(a, b)', ['positional a', 'positional b']],
  ['(a, k=b)', ['positional a', 'keyword k b']],
  ['(*a, **b)', ['* a', '** b']],
  ['(a for a in b)', ['positional (a for a in b)']],
  ['(a, # note\n b,)', ['positional a', 'positional b']],
  ['((a))', ['positional (a)']],
];

describe('callables', () => {
  it.each(PARAMETERS)('parameters (%s)', (list, expected) => {
    const { tree } = analyse(`def f(${list}): pass`);
    const shown = parametersOf(tree, tree.kind.indexOf(K.function_definition)).map(
      ({ kind, name, annotation, default: value }) =>
        `${kind} ${name}${annotation === NONE ? '' : `: ${text(tree, annotation)}`}${value === NONE ? '' : ` = ${text(tree, value)}`}`,
    );
    expect(shown).toEqual(expected);
  });

  it('parameters of a lambda', () => {
    const { tree } = analyse('lambda a, *b: 1');
    expect(parametersOf(tree, tree.kind.indexOf(K.lambda)).map(({ name }) => name)).toEqual(['a', 'b']);
  });

  it.each(ARGUMENTS)('arguments %s', (list, expected) => {
    const { tree } = analyse(`f${list}`);
    const shown = argumentsOf(tree, tree.kind.indexOf(K.call)).map(({ kind, name, value }) =>
      [kind, name, text(tree, value)].filter((part) => part !== '').join(' '),
    );
    expect(shown).toEqual(expected);
  });

  it('decorators, bases and names', () => {
    const { tree } = analyse(
      '@a\n@b.c(1)\nclass D(E, F.g, metaclass=M, *h):\n  async def i(self): pass\nclass J: pass',
    );
    const [first, second] = [
      tree.kind.indexOf(K.class_definition),
      tree.kind.lastIndexOf(K.class_definition),
    ];
    const shown = (nodes: Node[]): string[] => nodes.map((node) => text(tree, node));
    expect(shown(decoratorsOf(tree, first))).toEqual(['a', 'b.c(1)']);
    expect(shown(decoratorsOf(tree, second))).toEqual([]);
    expect(shown(basesOf(tree, first))).toEqual(['E', 'F.g']);
    expect(basesOf(tree, second)).toEqual([]);
    expect([definedName(tree, first), definedName(tree, second)]).toEqual(['D', 'J']);
    expect(isAsync(tree, tree.kind.indexOf(K.function_definition))).toBe(true);
  });

  const SYMBOLS: readonly [node: string, symbol: string][] = [
    ['at_module', ''],
    ['in_class', 'A'],
    ['in_method', 'A.f'],
    ['in_nested', 'A.f.g'],
    ['in_default', 'A'],
    ['in_decorator', 'A'],
    ['in_base', ''],
    ['in_lambda', 'A.f'],
  ];
  const NESTED = [
    'at_module',
    'class A(in_base):',
    '  in_class',
    '  @in_decorator',
    '  def f(self, x=in_default):',
    '    in_method',
    '    lambda: in_lambda',
    '    def g():',
    '      in_nested',
  ].join('\n');
  it.each(SYMBOLS)('%s belongs to "%s"', (node, symbol) => {
    const module = analyse(NESTED);
    expect(symbolOf(module.tree, find(module, node))).toBe(symbol);
  });

  it('the function and the class around a node', () => {
    const module = analyse(NESTED);
    const around = (lookup: typeof enclosingClass, node: string): string => {
      const found = lookup(module.tree, find(module, node));
      return found === NONE ? '' : definedName(module.tree, found);
    };
    expect(around(enclosingFunction, 'in_nested')).toBe('g');
    expect(around(enclosingFunction, 'in_class')).toBe('');
    expect(around(enclosingClass, 'in_nested')).toBe('A');
    expect(around(enclosingClass, 'in_base')).toBe('');
  });
});

describe('string literals', () => {
  it('separates text from holes', () => {
    const { tree } = analyse('x = f"a{b}c{{d" "\\n" rf"\\n{e!r}"');
    const literal = stringLiteral(tree, tree.kind.indexOf(K.concatenated_string));
    expect(literal).toMatchObject({ kind: 'str', value: 'ac{d\n\\n' });
    expect(literal?.holes.map((hole) => textOf(tree, hole))).toEqual(['{b}', '{e!r}']);
    const pieces = stringPieces(tree, tree.kind.indexOf(K.concatenated_string))?.pieces;
    expect(pieces?.map((piece) => ('hole' in piece ? 'hole' : piece.text))).toEqual([
      'a',
      'hole',
      'c{d',
      '\n',
      '\\n',
      'hole',
    ]);
  });

  it('is undefined for what is no string', () => {
    const { tree } = analyse('x = 1');
    expect(stringLiteral(tree, tree.kind.indexOf(K.integer))).toBeUndefined();
  });
});

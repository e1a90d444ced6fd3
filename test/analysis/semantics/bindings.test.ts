import { describe, expect, it } from 'vitest';
import { lineOf } from '../../../src/analysis/syntax/tree.js';
import { analyse, find } from './support.js';

/**
 * Each row: Python text; a name and the line on which it is used; the lines of all its definitions and the kind of
 * its scope, or what it is instead of a binding.
 */
const CASES: readonly [what: string, text: string, use: [string, number, number?], expected: string][] = [
  ['module name from a function', 'x = 1\ndef f():\n  return x', ['x', 3], 'module 1'],
  ['local hides module', 'x = 1\ndef f():\n  x = 2\n  return x', ['x', 4], 'function 3'],
  ['assignment below makes a name local', 'x = 1\ndef f():\n  g(x)\n  x = 2', ['x', 3], 'function 4'],
  ['global hands the name over', 'x = 1\ndef f():\n  global x\n  x = 2\n  g(x)', ['x', 5], 'module 1,4'],
  ['global without module definition', 'def f():\n  global x\n  x = 2\ng(x)', ['x', 4], 'module 3'],
  [
    'nonlocal writes the enclosing function',
    'def f():\n  x = 1\n  def g():\n    nonlocal x\n    x = 2\n  return x',
    ['x', 6],
    'function 2,5',
  ],
  ['nonlocal never means the module', 'x = 1\ndef f():\n  nonlocal x\n  g(x)', ['x', 4], 'none'],
  [
    'methods do not see class names',
    'x = 1\nclass A:\n  x = 2\n  def f(self):\n    g(x)',
    ['x', 5],
    'module 1',
  ],
  ['class body sees its own names', 'class A:\n  x = 2\n  y = x', ['x', 3], 'class 2'],
  ['default values see class names', 'class A:\n  x = 2\n  def f(self, y=x): pass', ['x', 3], 'class 2'],
  ['decorators see class names', 'class A:\n  x = 2\n  @x\n  def f(self): pass', ['x', 3], 'class 2'],
  ['annotations are outside the function', 'x = 1\ndef f(x: x): pass', ['x', 2, 1], 'module 1'],
  ['default values are outside the function', 'x = 1\ndef f(x=x): pass', ['x', 2, 1], 'module 1'],
  ['return annotation is outside', 'x = 1\ndef f(x) -> x: pass', ['x', 2, 1], 'module 1'],
  ['parameter', 'def f(a, *b, c=1, d: int, e: int = 2, **g):\n  h(b)', ['b', 2], 'function 1'],
  ['typed splat parameter', 'def f(*b: int):\n  h(b)', ['b', 2], 'function 1'],
  ['Python 2 tuple parameter', 'def f((a, b)):\n  h(b)', ['b', 2], 'function 1'],
  ['lambda parameter', 'x = 1\nf = lambda x: x', ['x', 2, 1], 'lambda 2'],
  ['lambda default', 'x = 1\nf = lambda y=x: y', ['x', 2], 'module 1'],
  ['comprehension target', 'x = 1\ny = [\n  x for x in z]', ['x', 3], 'comprehension 3'],
  ['comprehension target stays inside', 'y = [x for x in z]\ng(x)', ['x', 2], 'none'],
  ['first iterable is outside', 'x = 1\ny = [x for x in x]', ['x', 2, 2], 'module 1'],
  ['first iterable sees the class', 'class A:\n  x = 1\n  y = [z for z in x]', ['x', 3], 'class 2'],
  ['comprehension body does not', 'class A:\n  x = 1\n  y = [x for z in a]', ['x', 3], 'none'],
  ['second iterable does not', 'class A:\n  x = 1\n  y = [z for a in b for z in x]', ['x', 3], 'none'],
  ['walrus binds in the function', 'def f():\n  [y := 1 for z in a]\n  g(y)', ['y', 3], 'function 2'],
  ['walrus in a lambda', 'f = lambda: (y := 1) + y', ['y', 1, 1], 'lambda 1'],
  ['for target', 'for x, (y, *z) in w:\n  g(z)', ['z', 2], 'module 1'],
  ['with target', 'with a() as (x, y), b() as z:\n  g(y)', ['y', 2], 'module 1'],
  ['parenthesized with', 'with (a() as x, b() as z):\n  g(z)', ['z', 2], 'module 1'],
  ['except target', 'try: pass\nexcept E as e:\n  g(e)', ['e', 3], 'module 2'],
  ['except group', 'try: pass\nexcept* E as e:\n  g(e)', ['e', 3], 'module 2'],
  ['import binds the first name', 'import a.b.c\ng(a)', ['a', 2], 'module 1'],
  ['import as', 'import a.b as c\ng(c)', ['c', 2], 'module 1'],
  ['from import', 'from a import (b,\n  c as d)\ng(d)', ['d', 3], 'module 2'],
  ['imported names are no references', 'a = 1\nimport b.a', ['a', 2], 'none'],
  ['attribute names are no references', 'a = 1\nb.a', ['a', 2], 'none'],
  ['argument names are no references', 'a = 1\nf(a=2)', ['a', 2], 'none'],
  ['function and class names', 'def f(): pass\nclass f: pass\nf', ['f', 3], 'module 1,2'],
  ['conditional definitions', 'if c:\n  x = 1\nelse:\n  x = 2\nx', ['x', 5], 'module 2,4'],
  ['augmented', 'x = 1\nx += 2\ng(x)', ['x', 3], 'module 1,2'],
  ['annotation without value makes a local', 'x = 1\ndef f():\n  x: int\n  g(x)', ['x', 4], 'function 3'],
  ['del makes a local', 'x = 1\ndef f():\n  del x\n  g(x)', ['x', 4], 'function 3'],
  ['chained assignment', 'a = b = c\ng(b)', ['b', 2], 'module 1'],
  ['attribute target binds nothing', 'a.b = 1\ng(b)', ['b', 2], 'none'],
  ['subscript target reads its name', 'a = {}\na[0] = 1', ['a', 2], 'module 1'],
  ['starred target', 'a, *b = c\ng(b)', ['b', 2], 'module 1'],
  ['match capture', 'match s:\n  case [x, y]:\n    g(y)', ['y', 3], 'module 2'],
  ['match as', 'match s:\n  case str() as y:\n    g(y)', ['y', 3], 'module 2'],
  ['match star', 'match s:\n  case [1, *y]:\n    g(y)', ['y', 3], 'module 2'],
  ['match mapping', 'match s:\n  case {"k": v, **rest}:\n    g(v)', ['v', 3], 'module 2'],
  ['match keyword pattern', 'match s:\n  case P(x=y):\n    g(y)', ['y', 3], 'module 2'],
  ['match keyword name is no name', 'x = 1\nmatch s:\n  case P(x=1): pass', ['x', 3], 'none'],
  ['match class is a reference', 'P = 1\nmatch s:\n  case P(): pass', ['P', 3], 'module 1'],
  ['match value pattern is a reference', 'c = 1\nmatch s:\n  case c.RED: pass', ['c', 3], 'module 1'],
  ['match wildcard binds nothing', 'match s:\n  case _: pass\ng(_)', ['_', 3], 'none'],
  ['type parameter of a function', 'def f[T](x: T): pass', ['T', 1, 1], 'type-parameters 1'],
  ['type parameter of a class', 'class A[T](B[T]): pass', ['T', 1, 1], 'type-parameters 1'],
  ['type alias', 'type A = int\ng(A)', ['A', 2], 'module 1'],
  ['generic type alias', 'type A[T] = list[T]', ['T', 1, 1], 'type-parameters 1'],
  ['hole of an f-string', 'x = 1\nf"{x!r:>{w}}"', ['x', 2], 'module 1'],
  ['print as a name', 'print = 1\nprint(2)', ['print', 2], 'module 1'],
  ['type and match as names', 'match = 1\nmatch(2)', ['match', 2], 'module 1'],
  ['Python 2 print', 'x = 1\nprint x', ['x', 2], 'module 1'],
  ['builtin', 'len(x)', ['len', 1], 'none'],
  ['nested class', 'x = 1\nclass A:\n  x = 2\n  class B:\n    y = x', ['x', 5], 'module 1'],
];

describe('bindings', () => {
  it.each(CASES)('%s', (_what, text, [name, line, nth], expected) => {
    const module = analyse(text);
    const binding = module.bindingOf(find(module, name, line, nth ?? 0));
    const lines = binding?.definitions.map((definition) => lineOf(module.tree, definition.name)).join(',');
    expect(binding === undefined ? 'none' : `${binding.scope.kind} ${lines}`).toBe(expected);
  });

  it('lists the references of a binding, those of nested scopes included', () => {
    const module = analyse('x = 1\ng(x)\ndef f():\n  return lambda: x\nclass A:\n  x = x');
    const binding = module.moduleScope.bindings.get('x');
    expect(binding?.references.map((row) => lineOf(module.tree, row))).toEqual([2, 4]);
  });
});

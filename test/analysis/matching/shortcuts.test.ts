/** What is left out before it is matched must be what would not match: each shortcut with what it must let through. */
import { describe, expect, test } from 'vitest';
import { reported, rule, table } from './support.js';

describe('operations by their operator', () => {
  table({
    'one of several operators': [
      `pattern: $X is $X`,
      `a is a #!\na == a\na is not a\nb = (a is a) #!\nif x and a is a: pass #!`,
    ],
    'of two words': [`pattern: $X not in $X`, `a not in a #!\na in a\nnot a in a`],
    'a chain is told by all of its operators': [`pattern: 0 < $X < 9`, `0 < a < 9 #!\n0 < a\n0 < a > 9`],
    arithmetic: [`pattern: $X % $Y`, `a % b #!\na + b\n"%s" % c #!`],
    'logic, in parentheses too': [
      `pattern: $X and $X == 0`,
      `a and a == 0 #!\na or a == 0\n((a) and (a == 0)) #!`,
    ],
  });
});

describe('a bound name anywhere inside', () => {
  table({
    'by the name, in the scope': [
      `pattern: |
  def $F($X):
    ...
    <... $X ...>`,
      `def f(a): #!\n    g(h(a))\ndef f(a):\n    g(h(b))\ndef f(a):\n    g(b.a, a=1)\ndef f(a): #!\n    return (a)`,
    ],
    'by the value, where the name is a constant': [
      `pattern: |
  $X = $Y
  f(<... $Y ...>)`,
      `n = 1\nx = n #!\nf(g(1))\ny = n #!\nf(g(n))\nz = n\nf(g(2))`,
    ],
  });
});

describe('statements in a row', () => {
  table({
    'only neighbours': [
      `pattern: |
  $X[$Y] = ...
  $X[$Y] = ...`,
      `a[1] = 2 #!\na[1] = 3\n\na[2] = 2\nb = 1\na[2] = 3\n\na[3] = 2\na[4] = 2`,
    ],
    'of several kinds': [
      `pattern: |
  return ...
  $S`,
      `def f():\n    return 1 #!\n    g()\ndef h():\n    if a:\n        return 1\n    g()`,
    ],
  });
});

describe('default values', () => {
  table({
    'in parentheses and with a type': [
      `pattern: |
  def $F(..., $D={}, ...):
    ...`,
      `def f(a={}): pass #!\ndef f(a: dict = {}): pass #!\ndef f(a=({})): pass #!\ndef f(a=[]): pass\ndef f(a=None, b={}): pass #!`,
    ],
    'that are computed': [
      `pattern: |
  def $F($D=1):
    ...`,
      `N = [0, 1]\ndef f(a=N[1]): pass #!\ndef f(a=N[0]): pass\ndef f(a=2 - 1): pass #!\ndef f(a=x): pass`,
    ],
  });
});

describe('constants', () => {
  table({
    'begin with what methods, lists and conditions make': [
      `pattern: f("ab")`,
      `f("A".lower() + "b") #!\nf([] or "ab") #!\nx = "a"\nf(x + "b") #!\nf(g() + "b")\nf((lambda: 1) and "ab")\ny = g()\nf(y + "ab")`,
    ],
    'are of the type that is asked for': [
      `pattern: return None`,
      `def f(a):\n    x = None\n    return x #!\ndef g(a):\n    x = a + 1\n    return x\ndef h(a):\n    x = not a\n    return x`,
    ],
  });
});

test('words of generic patterns are looked for in any case where case does not count', () => {
  const body = (options: string): string => `${options}pattern: <Form $X>`;
  const text = '<form a>\n<Form b>\n<forms c>';
  expect(reported(rule(body(''), 'generic'), text, 'a.html')).toEqual([2]);
  const caseless = 'options:\n  generic_caseless: true\n';
  expect(reported(rule(body(caseless), 'generic'), text, 'a.html')).toEqual([1, 2]);
});

describe('comes to an end', () => {
  test.each([
    [
      'one name, written and read again and again',
      `def f():\n${'    x = g(1)\n    h(x, x + "a")\n'.repeat(20_000)}`,
    ],
    [
      'a long sum of strings',
      `def f(a):\n    x = a${' + "s"'.repeat(20_000)}\n    y = "s"${' + a'.repeat(20_000)}\n`,
    ],
    ['a long comparison', `if ${'a is a and '.repeat(5_000)}b:\n    pass\n`],
  ])('%s', (_, code) => {
    expect(reported(rule('pattern: h("a")'), code)).toEqual([]);
  });
});

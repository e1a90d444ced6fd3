import { describe, expect, it } from 'vitest';
import type { ConstantValue } from '../../../src/analysis/semantics/index.js';
import { analyse, find } from './support.js';

/** A value as Python shows it, roughly; '?' for unknown. */
function shown(value: ConstantValue): string {
  switch (value.kind) {
    case 'unknown':
      return '?';
    case 'none':
      return 'None';
    case 'bool':
      return value.value ? 'True' : 'False';
    case 'int':
    case 'float':
      return `${value.value}${value.kind === 'float' ? 'f' : ''}`;
    case 'str':
      return JSON.stringify(value.value);
    case 'bytes':
      return `b${JSON.stringify(value.value)}`;
    case 'tuple':
      return `(${value.items.map(shown).join(', ')})`;
    case 'list':
      return `[${value.items.map(shown).join(', ')}]`;
    case 'set':
      return `{${value.items.map(shown).join(', ')}}`;
    case 'dict':
      return `{${value.entries.map((entry) => entry.map(shown).join(': ')).join(', ')}}`;
  }
}

/** Each row: an expression without variables, and its value. */
const LITERALS: readonly [text: string, expected: string][] = [
  ['"a\\x41\\n\\u00e9\\101"', '"aA\\néA"'],
  ["'a' \"b\" '''c'''", '"abc"'],
  ['r"\\n"', '"\\\\n"'],
  ['u"x"', '"x"'],
  ['b"\\xff\\u0041"', `b${JSON.stringify('\u00ff\\u0041')}`],
  ['rb"\\x41"', 'b"\\\\x41"'],
  ['"\\q"', '"\\\\q"'],
  ['"a\\\nb"', '"ab"'],
  ['f"a{1}b{{c}}"', '"a1b{c}"'],
  ['f"{x}"', '?'],
  ['f"{1:>3}"', '?'],
  ['f"{1!r}"', '?'],
  ['f"a" "b"', '"ab"'],
  ['"a" b"b"', '?'],
  ['`1`', '?'],
  ['1_000', '1000'],
  ['0xFF', '255'],
  ['0o17', '15'],
  ['017', '15'],
  ['0b101', '5'],
  ['10L', '10'],
  ['1.5e3', '1500f'],
  ['3j', '?'],
  ['-1', '-1'],
  ['~1', '-2'],
  ['not 0', 'True'],
  ['1 + 2 * 3', '7'],
  ['7 // -2', '-4'],
  ['-7 % 3', '2'],
  ['7 % -3', '-2'],
  ['1 / 2', '0.5f'],
  ['1 // 0', '?'],
  ['2 ** 10', '1024'],
  ['2 ** 1000000', '?'],
  ['1 << 4', '16'],
  ['True + 1', '2'],
  ['"a" + "b"', '"ab"'],
  ['"a" + 1', '?'],
  ['"ab" * 3', '"ababab"'],
  ['3 * "ab"', '"ababab"'],
  ['"a" * -1', '""'],
  ['"a" * 10**9', '?'],
  ['[1] * 10**9', '?'],
  ['[1] + [2]', '[1, 2]'],
  ['(1, 2) + (3,)', '(1, 2, 3)'],
  ['"%s-%d%%" % ("a", 2)', '"a-2%"'],
  ['"%s" % "a"', '"a"'],
  ['"%(k)s" % {"k": "v"}', '"v"'],
  ['"%s %s" % "a"', '?'],
  ['"%s" % ("a", "b")', '?'],
  ['"%5s" % "a"', '?'],
  ['"%s" % x', '?'],
  ['"{} {k} {0}".format(1, k="v")', '"1 v 1"'],
  ['"{{}}".format()', '"{}"'],
  ['"{0.a}".format(1)', '?'],
  ['"{:>3}".format(1)', '?'],
  ['",".join(["a", "b"])', '"a,b"'],
  ['",".join(x)', '?'],
  ['"Ab".lower()', '"ab"'],
  ['" a ".strip()', '"a"'],
  ['"a-b".replace("-", "+")', '"a+b"'],
  ['"é".encode()', '?'],
  ['"e".encode()', 'b"e"'],
  ['len("abc")', '3'],
  ['len("😀")', '1'],
  ['str(12)', '"12"'],
  ['int("12")', '12'],
  ['int("x")', '?'],
  ['"abc"[1]', '"b"'],
  ['"abc"[-1]', '"c"'],
  ['"abc"[7]', '?'],
  ['"abcd"[1:3]', '"bc"'],
  ['"abcd"[:-1]', '"abc"'],
  ['"abcd"[1:]', '"bcd"'],
  ['"abcd"[::2]', '?'],
  ['[1, 2][0]', '1'],
  ['{"a": 1}["a"]', '1'],
  ['{"a": 1}.get("b", 2)', '2'],
  ['{"a": 1, "a": 2}["a"]', '2'],
  ['b"a"[0]', '97'],
  ['1 < 2 < 3', 'True'],
  ['1 < 2 > 3', 'False'],
  ['1 == 1.0', 'True'],
  ['"a" == b"a"', 'False'],
  ['"a" in ("a", "b")', 'True'],
  ['"c" not in "ab"', 'True'],
  ['None is None', 'True'],
  ['None is not True', 'True'],
  ['1 is 1', '?'],
  ['x and 1', '?'],
  ['0 and x', '0'],
  ['"" or "a"', '"a"'],
  ['1 or x', '1'],
  ['1 if True else 2', '1'],
  ['1 if x else 1', '1'],
  ['1 if x else 2', '?'],
  ['(1)', '1'],
  ['()', '()'],
  ['(1,)', '(1)'],
  ['{1, 2}', '{1, 2}'],
  ['{"a": [1]}', '{"a": [1]}'],
  ['[*x]', '?'],
  ['{**x}', '?'],
  ['[x]', '?'],
  ['lambda: 1', '?'],
  ['f(1)', '?'],
  ['None', 'None'],
  ['...', '?'],
];

/** Each row: Python text; a name that is read, its line and which of that line; the value it must have there. */
const FLOWS: readonly [what: string, text: string, use: [string, number, number?], expected: string][] = [
  ['assigned', 'x = "a"\nf(x)', ['x', 2], '"a"'],
  ['the assigned name itself', 'x = "a"', ['x', 1], '"a"'],
  ['assigned again', 'x = "a"\nx = "b"\nf(x)', ['x', 3], '"b"'],
  ['before it is assigned again', 'x = "a"\nf(x)\nx = "b"', ['x', 2], '"a"'],
  ['before it is assigned at all', 'f(x)\nx = "b"', ['x', 1], '?'],
  ['assigned from a call', 'x = g()\nf(x)', ['x', 2], '?'],
  ['parameter', 'def g(x="a"):\n  f(x)', ['x', 2], '?'],
  ['local', 'def g():\n  x = "a"\n  f(x)', ['x', 3], '"a"'],
  ['two steps', 'x = "a"\ny = x + "b"\nf(y)', ['y', 3], '"ab"'],
  ['chained', 'x = y = "a"\nf(x)', ['x', 2], '"a"'],
  ['unpacked', 'x, y = "a", "b"\nf(y)', ['y', 2], '"b"'],
  ['unpacked from a variable', 't = ("a", "b")\nx, y = t\nf(y)', ['y', 3], '"b"'],
  ['unpacked behind a star', 't = (1, 2, 3, 4)\nx, *y, z = t\nf(z)', ['z', 3], '4'],
  ['starred', 't = (1, 2, 3)\nx, *y = t\nf(y)', ['y', 3], '?'],
  ['swapped', 'x, y = 1, 2\nx, y = y, x\nf(x)', ['x', 3], '2'],
  ['walrus', 'f((x := "a"))\nf(x)', ['x', 2], '"a"'],
  ['walrus earlier in the statement', 'f((x := "a"), x)', ['x', 1, 1], '"a"'],
  ['walrus later in the statement', 'x = 1\nf(x, (x := 2))', ['x', 2], '1'],
  ['walrus behind and', 'x = 1\nc and (x := 2)\nf(x)', ['x', 3], '?'],
  ['walrus in a condition', 'if (x := 1):\n  f(x)', ['x', 2], '1'],
  ['walrus in the right side of a condition', 'x = 0\nif c and (x := 1):\n  f(x)\nf(x)', ['x', 3], '1'],
  ['and behind that condition', 'x = 0\nif c and (x := 1):\n  f(x)\nf(x)', ['x', 4], '?'],
  ['augmented', 'x = "a"\nx += "b"\nf(x)', ['x', 3], '"ab"'],
  ['augmented with unknown', 'x = "a"\nx += y\nf(x)', ['x', 3], '?'],
  ['annotated', 'x: str = "a"\nf(x)', ['x', 2], '"a"'],
  ['only annotated in between', 'x = "a"\nx: str\nf(x)', ['x', 3], '"a"'],
  ['same on both branches', 'if c:\n  x = 1\nelse:\n  x = 1\nf(x)', ['x', 5], '1'],
  ['different on the branches', 'if c:\n  x = 1\nelse:\n  x = 2\nf(x)', ['x', 5], '?'],
  ['1 and True differ', 'if c:\n  x = 1\nelse:\n  x = True\nf(x)', ['x', 5], '?'],
  ['inside the branch', 'x = 1\nif c:\n  x = 2\n  f(x)', ['x', 4], '2'],
  ['unset or constant', 'if c:\n  x = 1\nf(x)', ['x', 3], '1'],
  ['other branch returns', 'def g():\n  x = 1\n  if c:\n    x = 2\n    return\n  f(x)', ['x', 6], '1'],
  ['other branch raises', 'x = 1\nif c:\n  x = 2\n  raise E\nf(x)', ['x', 5], '1'],
  ['other branch exits', 'import sys\nx = 1\nif c:\n  x = 2\n  sys.exit(1)\nf(x)', ['x', 6], '1'],
  ['dead branch', 'x = 1\nif False:\n  x = 2\nf(x)', ['x', 4], '1'],
  ['elif chain', 'if a:\n  x = 1\nelif b:\n  x = 1\nelse:\n  x = 1\nf(x)', ['x', 7], '1'],
  ['elif chain with a gap', 'x = 0\nif a:\n  x = 1\nelif b:\n  x = 1\nf(x)', ['x', 6], '?'],
  ['loop that does not touch it', 'x = 1\nwhile c:\n  f(x)\n  g()', ['x', 3], '1'],
  ['loop that changes it', 'x = 1\nwhile c:\n  f(x)\n  x = 2', ['x', 3], '?'],
  ['loop that grows it', 's = ""\nwhile c:\n  s += "a"\nf(s)', ['s', 4], '?'],
  ['loop that grows it, inside', 's = ""\nfor i in j:\n  s = s + "a"\n  f(s)', ['s', 4], '?'],
  ['assigned at the top of a loop', 'for i in j:\n  x = 1\n  f(x)\n  x = 2', ['x', 3], '1'],
  ['behind a for', 'x = 1\nfor i in j:\n  x = 1\nf(x)', ['x', 4], '1'],
  ['for target', 'for x in ("a",):\n  f(x)', ['x', 2], '?'],
  [
    'break carries its value',
    'x = 1\nwhile True:\n  x = 2\n  if c:\n    break\n  x = 3\nf(x)',
    ['x', 7],
    '2',
  ],
  [
    'continue carries its value',
    'x = 1\nwhile c:\n  f(x)\n  if d:\n    x = 2\n    continue\n  x = 1',
    ['x', 3],
    '?',
  ],
  ['loop else', 'for i in j:\n  if c:\n    x = 1\n    break\nelse:\n  x = 2\nf(x)', ['x', 7], '?'],
  ['nested loops', 'x = 1\nwhile a:\n  while b:\n    f(x)\n  x = 1', ['x', 4], '1'],
  ['handler sees the state before', 'x = 1\ntry:\n  x = g()\nexcept E:\n  f(x)', ['x', 5], '1'],
  ['handler sees states in between', 'x = 1\ntry:\n  x = 2\n  g()\nexcept E:\n  f(x)', ['x', 6], '2'],
  ['handler sees all states', 'x = 1\ntry:\n  h()\n  x = 2\n  g()\nexcept E:\n  f(x)', ['x', 7], '?'],
  ['handler of nothing that can raise', 'try:\n  x = 1\nexcept E:\n  x = 2\nf(x)', ['x', 5], '1'],
  ['try else', 'try:\n  g()\nexcept E:\n  x = 2\nelse:\n  x = 1\n  f(x)', ['x', 7], '1'],
  [
    'behind a try whose handler returns',
    'def h():\n  x = 1\n  try:\n    g()\n  except E:\n    x = 2\n    return\n  f(x)',
    ['x', 8],
    '1',
  ],
  ['finally, normal and not', 'x = 1\ntry:\n  g()\n  x = 2\n  g()\nfinally:\n  f(x)', ['x', 7], '?'],
  [
    'behind finally only the normal way',
    'x = 1\ntry:\n  g()\n  x = 2\n  g()\nfinally:\n  h()\nf(x)',
    ['x', 8],
    '2',
  ],
  ['finally assigns', 'x = 1\ntry:\n  g()\nfinally:\n  x = 2\nf(x)', ['x', 6], '2'],
  [
    'return passes finally',
    'def h():\n  x = 1\n  try:\n    x = 2\n    return\n  finally:\n    f(x)',
    ['x', 7],
    '2',
  ],
  [
    'break passes finally',
    'while True:\n  x = 1\n  try:\n    x = 2\n    break\n  finally:\n    x = 3\nf(x)',
    ['x', 8],
    '3',
  ],
  [
    'finally in finally',
    'x = 1\ntry:\n  g()\nfinally:\n  try:\n    g()\n  finally:\n    f(x)',
    ['x', 8],
    '1',
  ],
  [
    'nested handlers',
    'x = 1\ntry:\n  try:\n    g()\n  except A:\n    x = 2\n    g()\nexcept B:\n  f(x)',
    ['x', 9],
    '?',
  ],
  ['exception target', 'try:\n  g()\nexcept E as x:\n  f(x)', ['x', 4], '?'],
  ['exception target is deleted', 'x = 1\ntry:\n  g()\nexcept E as x:\n  pass\nf(x)', ['x', 6], '1'],
  ['with body may be cut short', 'x = 1\nwith m():\n  g()\n  x = 2\nf(x)', ['x', 5], '?'],
  ['with body in order', 'x = 1\nwith m():\n  x = 2\n  f(x)', ['x', 4], '2'],
  ['with a file is not cut short', 'x = 1\nwith open(p) as h:\n  g()\n  x = 2\nf(x)', ['x', 5], '2'],
  ['with target', 'x = 1\nwith m() as x:\n  f(x)', ['x', 3], '?'],
  ['match captures', 'x = 1\nmatch s:\n  case [x]:\n    f(x)', ['x', 4], '?'],
  ['behind a match', 'match s:\n  case 1:\n    x = 1\n  case _:\n    x = 2\nf(x)', ['x', 6], '?'],
  [
    'behind a match that always decides',
    'x = 0\nmatch s:\n  case 1:\n    x = 1\n  case _:\n    x = 1\nf(x)',
    ['x', 7],
    '1',
  ],
  ['behind a match that may not', 'x = 0\nmatch s:\n  case 1:\n    x = 1\nf(x)', ['x', 5], '?'],
  ['deleted', 'x = 1\ndel x\nf(x)', ['x', 3], '?'],
  ['deleted on one branch', 'x = 1\nif c:\n  del x\nf(x)', ['x', 4], '1'],
  ['read in a function, assigned once', 'x = 1\ndef g():\n  f(x)', ['x', 3], '1'],
  ['read in a function, assigned later', 'def g():\n  f(x)\nx = 1', ['x', 2], '1'],
  ['read in a function, assigned twice', 'x = 1\ndef g():\n  f(x)\nx = 2', ['x', 3], '?'],
  ['read in a function, augmented', 'x = 1\nx += 1\ndef g():\n  f(x)', ['x', 4], '?'],
  ['read in a function, deleted', 'x = 1\ndef g():\n  f(x)\ndel x', ['x', 3], '?'],
  ['global in some function', 'x = 1\ndef g():\n  global x\n  x = 2\nf(x)', ['x', 5], '?'],
  ['global, in the function that writes', 'def g():\n  global x\n  x = 2\n  f(x)', ['x', 4], '?'],
  ['global declared and not written', 'x = 1\ndef g():\n  global x\n  f(x)', ['x', 4], '1'],
  ['nonlocal', 'def g():\n  x = 1\n  def h():\n    nonlocal x\n    x = 2\n  h()\n  f(x)', ['x', 7], '?'],
  ['closure', 'def g():\n  x = 1\n  def h():\n    f(x)', ['x', 4], '1'],
  ['closure over a changing name', 'def g():\n  x = 1\n  def h():\n    f(x)\n  x = 2', ['x', 4], '?'],
  ['closure over a parameter', 'def g(x):\n  def h():\n    f(x)', ['x', 3], '?'],
  ['lambda', 'x = 1\ng = lambda: x', ['x', 2], '1'],
  ['lambda over a changing name', 'x = 1\ng = lambda: x\nx = 2', ['x', 2], '?'],
  ['comprehension', 'x = 1\ny = [x for i in j]\nx = 2', ['x', 2], '1'],
  ['generator handed on', 'x = 1\ny = (x for i in j)\nx = 2', ['x', 2], '?'],
  ['generator consumed by a call', 'x = 1\ny = any(x for i in j)\nx = 2', ['x', 2], '1'],
  ['comprehension target', 'y = [x for x in (1,)]', ['x', 1], '?'],
  ['class body', 'class A:\n  x = 1\n  y = x', ['x', 3], '1'],
  ['star import', 'x = 1\nfrom m import *\nf(x)', ['x', 3], '?'],
  ['star import before', 'from m import *\nx = 1\nf(x)', ['x', 3], '1'],
  ['star import, read in a function', 'from m import *\nx = 1\ndef g():\n  f(x)', ['x', 4], '?'],
  ['exec', 'x = 1\nexec(c)\nf(x)', ['x', 3], '?'],
  ['before exec', 'x = 1\nexec(x)', ['x', 2], '1'],
  ['after exec', 'exec(c)\nx = 1\nf(x)', ['x', 3], '1'],
  ['exec in a loop', 'x = 1\nfor _ in c:\n    f(x)\n    exec(c)', ['x', 3], '?'],
  ['exec of the module, seen from a function', 'x = 1\nexec(c)\ndef g():\n    f(x)', ['x', 4], '?'],
  ['globals()', 'x = 1\nglobals()["x"] = 2\nf(x)', ['x', 3], '?'],
  ['Python 2 exec', 'x = 1\nexec c\nf(x)', ['x', 3], '?'],
  ['shadowed builtin', 'def len(x): return 2\ny = len("a")\nf(y)', ['y', 3], '?'],
  ['imported name', 'from m import x\nf(x)', ['x', 2], '?'],
  ['list that stays', 'x = ["a"]\nrun(x[0])\nf(x[0])', ['x', 3], '["a"]'],
  ['list that is appended to', 'x = ["a"]\nx.append(y)\nf(x[0])', ['x', 3], '?'],
  ['list whose item is stored', 'x = ["a"]\nx[0] = y\nf(x[0])', ['x', 3], '?'],
  ['list that a local function gets', 'x = ["a"]\ndef g(l): pass\ng(x)\nf(x[0])', ['x', 4], '?'],
  ['list that an imported function gets', 'import m\nx = ["a"]\nm.run(x)', ['x', 3], '["a"]'],
  ['list that is shuffled', 'import random\nx = ["a"]\nrandom.shuffle(x)', ['x', 3], '?'],
  ['list under a second name', 'x = ["a"]\ny = x\ny.append(1)\nf(x[0])', ['x', 4], '?'],
  ['tuple may go anywhere', 'x = ("a",)\ng(x)\nf(x)', ['x', 3], '("a")'],
  ['dict that is read', 'x = {"a": 1}\nf(x["a"])', ['x["a"]', 2], '1'],
  ['unreachable', 'def g():\n  x = 1\n  return\n  f(x)', ['x', 4], '?'],
];

/** Attributes: the same, with attribute expressions. */
const ATTRIBUTES: readonly [what: string, text: string, use: [string, number], expected: string][] = [
  ['class attribute', 'class A:\n  X = 1\n  def f(self):\n    g(self.X)', ['self.X', 4], '1'],
  ['class attribute by class name', 'class A:\n  X = 1\ng(A.X)', ['A.X', 3], '1'],
  [
    'class attribute set twice',
    'class A:\n  X = 1\n  X = 2\n  def f(self):\n    g(self.X)',
    ['self.X', 5],
    '?',
  ],
  [
    'class attribute set on an instance',
    'class A:\n  X = 1\n  def f(self):\n    g(self.X)\na.X = 2',
    ['self.X', 4],
    '?',
  ],
  [
    'class attribute of a subclass',
    'class A:\n  X = 1\n  def f(self):\n    g(self.X)\nclass B(A):\n  X = 2',
    ['self.X', 4],
    '?',
  ],
  [
    'instance attribute',
    'class A:\n  def __init__(self):\n    self.x = 1\n  def f(self):\n    g(self.x)',
    ['self.x', 5],
    '1',
  ],
  [
    'instance attribute set twice',
    'class A:\n  def __init__(self):\n    self.x = 1\n    self.x = 2\n  def f(self):\n    g(self.x)',
    ['self.x', 6],
    '?',
  ],
  [
    'instance attribute from a parameter',
    'class A:\n  def __init__(self, y):\n    self.x = y\n  def f(self):\n    g(self.x)',
    ['self.x', 5],
    '?',
  ],
  ['static method', 'class A:\n  X = 1\n  @staticmethod\n  def f(self):\n    g(self.X)', ['self.X', 5], '?'],
  [
    'setattr anywhere',
    'class A:\n  X = 1\n  def f(self):\n    setattr(self, k, v)\n    g(self.X)',
    ['self.X', 5],
    '?',
  ],
  ['attribute of something else', 'class A:\n  X = 1\n  def f(self, o):\n    g(o.X)', ['o.X', 4], '?'],
];

describe('constants', () => {
  it.each(LITERALS)('%s', (text, expected) => {
    const module = analyse(`v = ${text}`);
    expect(shown(module.constantOf(find(module, 'v')))).toBe(expected);
  });

  it.each([...FLOWS, ...ATTRIBUTES])('%s', (_what, text, [name, line, nth], expected) => {
    const module = analyse(text);
    expect(shown(module.constantOf(find(module, name, line, nth ?? 0)))).toBe(expected);
  });

  it('does not depend on the order of questions', () => {
    const text = 'x = 1\nwhile c:\n  y = x if True else z\n  z = y\n  x = z\nf(x, y, z)';
    const names = ['x', 'y', 'z'];
    const ask = (order: string[]): string => {
      const module = analyse(text);
      const values = new Map(order.map((name) => [name, shown(module.constantOf(find(module, name, 6)))]));
      return names.map((name) => values.get(name)).join();
    };
    expect(new Set([ask(names), ask([...names].reverse()), ask(['y', 'x', 'z'])]).size).toBe(1);
  });
});

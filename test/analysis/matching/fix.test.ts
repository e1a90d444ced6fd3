/** Autofix: the result is the code that is meant. */
import { expect, test } from 'vitest';
import { fixed, rule } from './support.js';

const CASES: Readonly<Record<string, readonly [body: string, before: string, after: string]>> = {
  plain: ['pattern: f($X)\nfix: g($X)', 'f(a.b)', 'g(a.b)'],
  'an operand keeps its meaning': ['pattern: f($X)\nfix: g($X * 2)', 'f(5 + 3)', 'g((5 + 3) * 2)'],
  'no parentheses where none are needed': [
    'pattern: f($X, $Y)\nfix: g($Y, k=$X)',
    'f(1 + 2, a or b)',
    'g(a or b, k=1 + 2)',
  ],
  'an attribute of an operand': ['pattern: f($X)\nfix: $X.g()', 'f(a + b)', '(a + b).g()'],
  'the fix is an operand': ['pattern: f()\nfix: a + 2', 'x = f() * 4\ny = f()', 'x = (a + 2) * 4\ny = a + 2'],
  'a literal keeps its quotes': [
    'pattern: f("$X")\nfix: g("$X")',
    `f('say "x"')\nf("""a""")`,
    `g('say "x"')\ng("""a""")`,
  ],
  'an empty list takes its comma along': [
    'pattern: f($...A, on=True, $...B)\nfix: f($...A, on=False, $...B)',
    'f(on=True)\nf(x, on=True)\nf(x, on=True, z=1)',
    'f(on=False)\nf(x, on=False)\nf(x, on=False, z=1)',
  ],
  'fix-regex': [
    'pattern: f(...)\nfix-regex: {regex: "(\\\\w+)\\\\((.*)\\\\)", replacement: "\\\\1(\\\\2, safe=True)"}',
    'f(a)',
    'f(a, safe=True)',
  ],
  'further lines are indented': [
    'pattern: f()\nfix: |\n  a()\n  b()',
    'if x:\n    f()\n',
    'if x:\n    a()\n    b()\n',
  ],
};

for (const [name, [body, before, after]] of Object.entries(CASES))
  test(name, () => {
    expect(fixed(rule(body), before)).toBe(after);
  });

/** Every operator of a rule, each with code that it reports and code that it must not. */
import { describe, expect, test } from 'vitest';
import { reported, rule, table } from './support.js';

describe('boolean operators', () => {
  table({
    'pattern-either and pattern-not': [
      `patterns:
  - pattern-either: [{pattern: f(...)}, {pattern: g(...)}]
  - pattern-not: f(1)`,
      `f(1)\nf(2) #!\ng(1) #!\nh(2)`,
    ],
    'pattern-inside binds for the pattern within': [
      `patterns:
  - pattern-inside: |
      def $F($X):
        ...
  - pattern: run($X)`,
      `def a(x):\n    run(x) #!\n    run(y)\ndef b(y):\n    run(y) #!\nrun(x)`,
    ],
    'pattern-not-inside': [
      `patterns:
  - pattern: open(...)
  - pattern-not-inside: |
      with $X as $Y:
        ...`,
      `with open("a") as f:\n    pass\ng = open("b") #!`,
    ],
    'a negative that shares a metavariable excludes only what agrees': [
      `patterns:
  - pattern: f($X, $Y)
  - pattern-not: f($X, $X)`,
      `f(a, a)\nf(a, b) #!`,
    ],
    'focus-metavariable reports the part': [
      `patterns:
  - pattern: |
      f(
        $X)
  - focus-metavariable: $X`,
      `f(\n    a #!\n)`,
    ],
    'a decorator under pattern-not': [
      `patterns:
  - pattern: |
      def $F(...):
        ...
  - pattern-not: |
      @safe
      def $F(...):
        ...`,
      `@safe\ndef a(): pass\n@other #!\ndef b(): pass`,
    ],
  });
});

describe('conditions on metavariables', () => {
  table({
    'metavariable-regex is anchored at the left': [
      `patterns:
  - pattern: $F(...)
  - metavariable-regex: {metavariable: $F, regex: get}`,
      `get() #!\nget_all() #!\nforget()`,
    ],
    'a leading negative lookahead': [
      `patterns:
  - pattern: $F(...)
  - metavariable-regex: {metavariable: $F, regex: "(?!safe_)\\\\w*exec"}`,
      `exec() #!\nunsafe_exec() #!\nsafe_exec()`,
    ],
    'metavariable-regex over constants': [
      `patterns:
  - pattern: f($X)
  - metavariable-regex: {metavariable: $X, regex: "http:", constant-propagation: true}`,
      `u = "http://a"\nf(u) #!\nv = "https://a"\nf(v)`,
    ],
    'metavariable-comparison computes': [
      `patterns:
  - pattern: RSA.generate($N)
  - metavariable-comparison: {metavariable: $N, comparison: "$N < 2048 or $N % 8 != 0"}`,
      `size = 512\nRSA.generate(1024) #!\nRSA.generate(size) #!\nRSA.generate(4096)\nRSA.generate(4095) #!\nRSA.generate(n)`,
    ],
    'metavariable-comparison with base and strip': [
      `patterns:
  - pattern: chmod($M)
  - metavariable-comparison: {metavariable: $M, comparison: "$M > 438", base: 8, strip: true}`,
      `chmod("777") #!\nchmod("644")`,
    ],
    'metavariable-pattern in Python': [
      `patterns:
  - pattern: f($X)
  - metavariable-pattern: {metavariable: $X, patterns: [{pattern: $A + $B}, {pattern-not: '"..." + "..."'}]}`,
      `f(a + b) #!\nf("a" + "b")\nf(a)`,
    ],
    'metavariable-pattern in the text of a string': [
      `patterns:
  - pattern: query("$SQL")
  - metavariable-pattern: {metavariable: $SQL, language: generic, pattern: DROP TABLE $T}`,
      `query("DROP   TABLE users") #!\nquery("SELECT 1")`,
    ],
    'metavariable-pattern with a regular expression': [
      `patterns:
  - pattern: get($URL)
  - metavariable-pattern: {metavariable: $URL, language: regex, pattern-regex: "^http://"}`,
      `get("http://a") #!\nget("https://a")`,
    ],
    'metavariable-pattern with Python in a string': [
      `patterns:
  - pattern: exec("$CODE")
  - metavariable-pattern: {metavariable: $CODE, language: python, pattern: os.system(...)}`,
      `exec("import os; os.system(c)") #!\nexec("print(1)")\nexec("not python (")`,
    ],
    'metavariable-analysis: entropy': [
      `patterns:
  - pattern: key = "$K"
  - metavariable-analysis: {metavariable: $K, analyzer: entropy}`,
      `key = "8f3A9xQ2zL0vB7mK4tR6wY1c" #!\nkey = "password"`,
    ],
    'metavariable-analysis: redos': [
      `patterns:
  - pattern: re.compile("$R")
  - metavariable-analysis: {metavariable: $R, analyzer: redos}`,
      `import re\nre.compile("(a+)+$") #!\nre.compile("a+b")`,
    ],
    'metavariable-analysis: raw-markup': [
      `patterns:
  - pattern: mark_safe($X)
  - metavariable-analysis: {metavariable: $X, analyzer: raw-markup}`,
      `def f(a, n: int):
    rows = []
    rows.append(escape(a))
    rows += [f"<td>{n}</td>", "-" if a else CAPTION]
    mark_safe("".join(rows))
    rows.append(a)
    mark_safe("".join(rows)) #!
    mark_safe(g(a)) #!
    mark_safe(h(a))
def g(a):
    return "<b>" + a
def h(a):
    return "<b>" + escape(a)`,
    ],
    'metavariable-type': [
      `patterns:
  - pattern: $X.run()
  - metavariable-type: {metavariable: $X, type: Job}`,
      `def f(a: Job, b: Other):\n    a.run() #!\n    b.run()`,
    ],
  });
});

describe('options', () => {
  table({
    'symbolic propagation': [
      `options: {symbolic_propagation: true}
pattern: run(get(...))`,
      `x = get(1)\nrun(x) #!\ny = other()\nrun(y)`,
    ],
    'constant propagation can be turned off': [
      `options: {constant_propagation: false}
pattern: f("a")`,
      `x = "a"\nf(x)\nf("a") #!`,
    ],
    'symmetric equality': [
      `options: {symmetric_eq: true}
pattern: $X == 0`,
      `a == 0 #!\n0 == a #!\n0 != a`,
    ],
  });
});

describe('other languages', () => {
  const text = 'token = abc\nTOKEN = 12345\n';
  test('regex', () => {
    expect(reported(rule('pattern-regex: "^TOKEN = \\\\d+$"', 'regex'), text, 'notes.txt')).toEqual([2]);
  });
  test('generic', () => {
    expect(reported(rule('pattern: TOKEN = $X', 'generic'), text, 'notes.txt')).toEqual([2]);
  });
  test('generic text in Python files', () => {
    expect(reported(rule('pattern: "# key: $X"', 'generic'), 'x = 1\n# key: a\n')).toEqual([2]);
  });
});

describe('words that a rule needs', () => {
  table({
    'a text that constants come to': [
      `pattern: f("abcdef")`,
      `a = "abc"\nf("abc" "def") #!\nf(a + "def") #!\nf("abc%s" % "def") #!\nf("\\x61bcdef") #!\nf("abcde")`,
    ],
    'a text in another case, in pieces': [
      `patterns:
  - pattern: f("$S")
  - metavariable-regex: {metavariable: $S, regex: "(?i)select"}`,
      `f("SEL" "ECT 1") #!\nf("insert")`,
    ],
    'a name under another': [
      `pattern: subprocess.run(...)`,
      `from subprocess import run as r\nimport subprocess as sp\nr(c) #!\nsp.run(c) #!\nrun(c)`,
    ],
  });
});

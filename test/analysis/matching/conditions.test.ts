/** Conditions leave out what would fail them later, and nothing else: wherever the text comes from that they ask for. */
import { table } from './support.js';

const stringIs = (regex: string): string => `patterns:
  - pattern: f("$X")
  - metavariable-regex: {metavariable: $X, regex: ${regex}}`;

const anyStringIs = (regex: string): string => `patterns:
  - pattern: '"$X"'
  - metavariable-regex: {metavariable: $X, regex: ${regex}}`;

table({
  'a literal': [stringIs('^secret$'), 'f("secret")  #!\nf("other")\n# secret'],
  'a docstring': [anyStringIs('^secret'), '"""secret text"""  #!\nx = "public text"'],
  'a constant': [stringIs('^secret$'), 'a = "secret"\nb = "other"\nf(a)  #!\nf(b)'],
  'a constant of a constant': [stringIs('^secret$'), 'a = "secret"\ndef g():\n    b = a\n    f(b)  #!'],
  'a constant in a class': [
    stringIs('^secret$'),
    'class A:\n    kind = "secret"\n    def g(self):\n        f(self.kind)  #!\n        f(self.other)',
  ],
  'a constant that is chosen': [
    stringIs('^secret$'),
    'a = "secret"\nf("other" if False else a)  #!\nf(a or x)  #!',
  ],
  'a constant in a container': [stringIs('^secret$'), 'a = {"k": "secret"}\nf(a["k"])  #!\nf(a["l"])'],
  'a sum': [stringIs('^secret$'), 'f("sec" + "ret")  #!\na = "sec"\nf(a + "ret")  #!\nf(a)'],
  'literals side by side': [stringIs('^secret$'), 'f("sec" "ret")  #!\na = ("sec"\n     "ret")\nf(a)  #!'],
  'an escape': [stringIs('^secret$'), 'a = "\\x73ecret"\nf(a)  #!'],
  'a piece between holes': [anyStringIs('^ ?secret'), 'a = f"{b} secret {c}"  #!'],
  'a walrus': [stringIs('^secret$'), 'if (a := "secret"):\n    f(a)  #!'],
  'a word of another case': [stringIs('(?i)^secret$'), 'f("SECRET")  #!\nA = "Secret"\nf(A)  #!'],
  'the name of an attribute': [
    `patterns:
  - pattern: $O.$M(...)
  - metavariable-regex: {metavariable: $M, regex: ^(info|debug)$}`,
    'log.info(x)  #!\nlog.information(x)\nself.info = "info"\nlog.error(log.debug(x))  #!',
  ],
  'the name of a decorator': [
    `patterns:
  - pattern: |
      @$APP.$ROUTE("$PATH", ...)
      def $F(...):
        ...
  - metavariable-regex: {metavariable: $ROUTE, regex: ^(get|route)$}
  - focus-metavariable: $F`,
    `from web import route
@app.get("/a")
def a(): pass  #!
@app.put("/b")
def b(): x.get("/b")
@cached("c")
@app.route("/c")
def c(): pass  #!
@route("/d")
def d(): pass  #!
@app.route
def e(): x.route("/e")
@app.get("/f")
async def f(): pass  #!`,
  ],
  'several decorators, each with a name': [
    `patterns:
  - pattern: |
      @$APP.$ROUTE(...)
      @$GUARD(...)
      class $C: ...
  - metavariable-regex: {metavariable: $ROUTE, regex: ^route$}
  - metavariable-regex: {metavariable: $GUARD, regex: ^check}
  - focus-metavariable: $C`,
    `@app.route("/a")
@check_login()
class A: pass  #!
@app.route("/b")
@other()
class B: pass
@app.other("/c")
@check_login()
class C: pass`,
  ],
  'characters beyond ASCII in a name': [
    `patterns:
  - pattern-either: [{pattern: $O.$N}, {pattern: $N(...)}]
  - metavariable-regex: {metavariable: $N, regex: '^\\w*[\\x{0430}-\\x{044F}]'}`,
    `a.plаin  #!
a.plain  # а
f(a.b, "а", а=1)
plаin(1)  #!`,
  ],
  'characters beyond ASCII in a text': [
    stringIs("'^\\w*[\\x{0430}-\\x{044F}]'"),
    `a = "\\u0430"
f("xа")  #!
f(a)  #!
f("x" + a)  #!
f("a")
b = "éаb"
f(b)`,
  ],
  'the name of an attribute that is imported': [
    `patterns:
  - pattern: $O.$M(...)
  - metavariable-regex: {metavariable: $M, regex: ^info$}`,
    'from log import info\ninfo(x)  #!',
  ],
  'what an attribute is taken of, by an import': [
    `patterns:
  - pattern: $O.$M(...)
  - metavariable-regex: {metavariable: $O, regex: ^logging$}`,
    'from logging import info as say\nsay(x)  #!\nlogging.debug(x)  #!\nother.debug(x)',
  ],
  'what is called': [
    `patterns:
  - pattern: $F(...)
  - metavariable-regex: {metavariable: $F, regex: ^(\\w+\\.)?run_query$}`,
    'run_query(x)  #!\ndb.run_query(x)  #!\na.b.run_query(x)\n@run_query  #!\ndef g(): pass\ng(run_query)',
  ],
  'a variable that stands for what is called': [
    `options: {symbolic_propagation: true}
patterns:
  - pattern: f($X)
  - metavariable-regex: {metavariable: $X, regex: ^make_token}`,
    'a = make_token(1)\nf(a)  #!\nf(make_token(2))  #!\nf(b)',
  ],
  'the else of an elif': [
    `patterns:
  - pattern: |
      if $A:
          ...
      else:
          $B
  - metavariable-regex: {metavariable: $B, regex: ^fallback}`,
    'if a:\n    b\nelif c:  #!\n    d\nelse:\n    fallback()',
  ],
  'a function around': [
    `patterns:
  - pattern: f($X)
  - pattern-inside: |
      def $G(...):
          ...
  - metavariable-regex: {metavariable: $G, regex: ^send_}`,
    'def send_mail():\n    f(x)  #!\ndef other():\n    f(send_)',
  ],
  'a sequence': [
    `patterns:
  - pattern: |
      $A = $B
      ...
      g($A)
  - metavariable-regex: {metavariable: $B, regex: ^(open_|close_)}`,
    'x = open_file()  #!\ny = 1\ng(x)\nz = other()\ng(z)',
  ],
  'a text on the lines of a match that excludes it': [
    `patterns:
  - pattern: f($X, ...)
  - pattern-not-regex: (?i)secret`,
    'f("Secret")\n# secret\nf(1)  #!\nf(\n  2, secret)\nf(3,  #!\n  4)\nsecret = f(5)  #!',
  ],
  'a nested pattern': [
    `patterns:
  - pattern: f($X)
  - metavariable-pattern: {metavariable: $X, pattern: globals()}`,
    'f(globals())  #!\nf(x[globals()])  #!\nf(x)\nglobals()',
  ],
  'a nested expression on a constant': [
    `patterns:
  - pattern: f($X)
  - metavariable-pattern: {metavariable: $X, language: regex, pattern-regex: secret}`,
    'a = "a secret"\nf(a)  #!\nf("a secret")  #!\nf("public")',
  ],
  'the metavariable of two patterns': [
    `patterns:
  - pattern: f($X)
  - pattern-inside: |
      $X = ...
      ...
  - metavariable-regex: {metavariable: $X, regex: ^token}`,
    'token = 1\nf(token)  #!\nother = 1\nf(other)',
  ],
});

import { describe } from 'vitest';
import { handler, table } from './table.js';

describe('building text', () => {
  table({
    plus: handler(`q = "select " + request.args["q"]
conn.execute(q) # ! sql-injection`),
    percent: handler(`conn.execute("select %s" % request.args["q"]) # ! sql-injection
conn.execute("select %d" % request.args["q"])
conn.execute("select %(a)s" % {"a": "x", "b": request.args["q"]})
conn.execute("select %(b)s" % {"a": "x", "b": request.args["q"]}) # ! sql-injection`),
    format: handler(`conn.execute("select {}".format(request.args["q"])) # ! sql-injection
conn.execute("select {a}".format(a="x", b=request.args["q"]))
conn.execute("select {1}".format("x", request.args["q"])) # ! sql-injection`),
    'f-string': handler(`q = request.args.get("q")
conn.execute(f"select {q}") # ! sql-injection
conn.execute(f"select {len(q)}")`),
    join: handler(`parts = ["select", request.args["q"]]
conn.execute(" ".join(parts)) # ! sql-injection
conn.execute(" ".join(["a", "b"]))`),
    augmented: handler(`q = "select "
q += request.args["q"]
conn.execute(q) # ! sql-injection`),
    Template: handler(`from string import Template
t = Template("select $a")
conn.execute(t.substitute(a=request.args["q"])) # ! sql-injection
conn.execute(t.substitute(a="x", b=request.args["q"]))`),
    StringIO: handler(`import io
b = io.StringIO()
b.write("select ")
b.write(request.args["q"])
conn.execute(b.getvalue()) # ! sql-injection`),
    'encode and decode': handler(
      `conn.execute(request.args["q"].encode().decode().strip()[1:]) # ! sql-injection`,
    ),
    'bound parameters': handler(`conn.execute("select ?", (request.args["q"],))`),
  });
});

describe('elements and fields', () => {
  table({
    dictionary: handler(`d = {"a": request.args["q"], "b": "x"}
conn.execute(d["a"]) # ! sql-injection
conn.execute(d["b"])
d["a"] = "y"
conn.execute(d["a"])`),
    list: handler(`xs = ["a", request.args["q"]]
conn.execute(xs[0])
conn.execute(xs[1]) # ! sql-injection
xs.append("b")
conn.execute(xs[2])
conn.execute(xs[-1])
xs.pop()
conn.execute(xs[-1]) # ! sql-injection`),
    'a function of a module that is named as a method': handler(`import shlex
parts = shlex.split(request.args["q"])
conn.execute(parts[0]) # ! sql-injection
words = shlex.split("a b")
conn.execute(words[0])`),
    'names and values of options': handler(`import getopt
options, rest = getopt.getopt(request.args["q"].split(), "hl:")
for name, value in options:
    conn.execute(name)
    conn.execute(value) # ! sql-injection
conn.execute(rest[0]) # ! sql-injection`),
    'size of a set': handler(`s = {"a", "b"}
if len(s) == 3:
    conn.execute(request.args["q"])
if len(s) == 2:
    conn.execute(request.args["q"]) # ! sql-injection
s.discard("a")
if len(s) == 1:
    conn.execute(request.args["q"]) # ! sql-injection
t = {"a", "a"}
if len(t) == 1:
    conn.execute(request.args["q"]) # ! sql-injection`),
    'what a set no longer holds': handler(`s = {"a", "b"}
s.difference_update(other)
if "a" not in s:
    conn.execute(request.args["q"]) # ! sql-injection`),
    'insert and pop': handler(`xs = []
xs.append(request.args["q"])
xs.insert(0, "x")
conn.execute(xs[0])
conn.execute(xs[1]) # ! sql-injection
xs.pop(1)
xs.append("y")
conn.execute(xs[1])`),
    unpacking: handler(`a, b = request.args["q"], "x"
conn.execute(b)
conn.execute(a) # ! sql-injection
first, *rest = ["x", request.args["q"]]
conn.execute(first)
conn.execute(rest[0]) # ! sql-injection`),
    objects: handler(
      `p = Point()
p.x = request.args["q"]
p.y = "y"
conn.execute(p.y)
conn.execute(p.x) # ! sql-injection
p.x = "z"
conn.execute(p.x)`,
      `class Point: pass`,
    ),
    aliases: handler(`a = {}
b = a
b["q"] = request.args["q"]
conn.execute(a["q"]) # ! sql-injection
c = {}
d = dict(c)
d["q"] = request.args["q"]
conn.execute(c.get("q"))`),
    comprehensions: handler(`xs = [x for x in request.args["q"].split(",")]
conn.execute(xs[0]) # ! sql-injection
ys = [y for y in xs if y in ("a", "b")]
conn.execute(ys[0])
d = {k: v for k, v in {"a": request.args["q"]}.items()}
conn.execute(d["a"]) # ! sql-injection`),
    items: handler(`for k, v in {"a": "x"}.items():
    conn.execute(k + v)
for k, v in {"a": request.args["q"]}.items():
    conn.execute(k)
    conn.execute(v) # ! sql-injection`),
    configparser: handler(`import configparser
c = configparser.ConfigParser()
c.add_section("s")
c.set("s", "a", request.args["q"])
c.set("s", "b", "x")
conn.execute(c.get("s", "b"))
conn.execute(c.get("s", "a")) # ! sql-injection
conn.execute(c["s"]["a"]) # ! sql-injection`),
    'unknown calls pass taint on': handler(`import other
conn.execute(other.change(request.args["q"])) # ! sql-injection
conn.execute(other.thing(request.args["q"]).method()) # ! sql-injection
conn.execute(other.constant())`),
    loops: handler(`out = []
for x in request.args["q"].split():
    d = {"a": x}
    out.append(d["a"])
    d["a"] = "y"
    conn.execute(d["a"])
conn.execute(out[0]) # ! sql-injection`),
  });
});

describe('constants and dead branches', () => {
  table({
    if: handler(`q = request.args["q"]
if False:
    conn.execute(q)
x = 7
if x * 2 > 20:
    conn.execute(q)
if x == 7:
    conn.execute(q) # ! sql-injection`),
    ternary: handler(`q = request.args["q"]
n = 86
bar = "x" if (7 * 42) - n > 200 else q
conn.execute(bar)
conn.execute(q if n > 0 else "x") # ! sql-injection`),
    match: handler(`q = request.args["q"]
guess = "ABC"[1]
match guess:
    case "A":
        bar = q
    case "B":
        bar = "x"
    case _:
        bar = q
conn.execute(bar)`),
    while: handler(`q = request.args["q"]
while False:
    conn.execute(q)
i = 0
while i < 3:
    i += 1
    conn.execute(q) # ! sql-injection`),
    'short circuits': handler(`q = request.args["q"]
False and conn.execute(q)
True and conn.execute(q) # ! sql-injection`),
    overwritten: handler(`q = request.args["q"]
q = "x"
conn.execute(q)`),
    'one branch': handler(`q = "x"
if os.environ.get("A"):
    q = request.args["q"]
conn.execute(q) # ! sql-injection`),
    'return in try and finally': handler(`q = request.args["q"]
try:
    q = "x"
    os.stat("x")
except OSError:
    q = "y"
finally:
    os.stat("y")
conn.execute(q)`),
    'exception keeps the old value': handler(`q = request.args["q"]
try:
    os.stat("x")
    q = "x"
except OSError:
    pass
conn.execute(q) # ! sql-injection`),
  });
});

import { describe } from 'vitest';
import { handler, table } from './table.js';

describe('functions', () => {
  table({
    return: handler(
      `conn.execute(get()) # ! sql-injection
conn.execute(const())`,
      `def get(): return request.args["q"]
def const(): return "x"`,
    ),
    'parameter to sink': handler(
      `run(request.args["q"])
run("x")`,
      `def run(q):
    conn.execute(q) # ! sql-injection`,
    ),
    'pass through': handler(
      `conn.execute(same(request.args["q"])) # ! sql-injection
conn.execute(second(request.args["q"], "x"))
conn.execute(second("x", request.args["q"])) # ! sql-injection`,
      `def same(x): return x
def second(a, b): return b`,
    ),
    'a decorator of the program': handler(
      `find(request.args["q"])
clean(request.args["q"])`,
      `def timed(f):
    def wrapper(*args, **kwargs):
        return f(*args, **kwargs)
    return wrapper
def numeric(f):
    def wrapper(value):
        if not value.isdigit():
            abort(400)
        return f(value)
    return wrapper
@timed
def find(q):
    conn.execute(q) # ! sql-injection
@numeric
def clean(q):
    conn.execute(q)`,
    ),
    'a variable that another function writes': handler(
      `keep(request.args["q"])
conn.execute(banner) # ! sql-injection
conn.execute(title)`,
      `banner = title = "x"
def keep(text):
    global banner
    banner = text`,
    ),
    'data of a request that is passed on': handler(
      `conn.execute(get(request.args)) # ! sql-injection
conn.execute(fixed(request.args))`,
      `def get(args): return args.get("q", "x")
def fixed(args): return "x" if args.get("q") else "y"`,
    ),
    chain: handler(
      `a(request.args["q"])`,
      `def a(x): b(x.strip())
def b(x): c("select " + x)
def c(x): conn.execute(x) # ! sql-injection`,
    ),
    'fields of arguments': handler(
      `conn.execute(name({"name": request.args["q"], "id": "x"})) # ! sql-injection
conn.execute(ident({"name": request.args["q"], "id": "x"}))`,
      `def name(d): return d["name"]
def ident(d): return d["id"]`,
    ),
    'mutated arguments': handler(
      `d = {}
fill(d, request.args["q"])
conn.execute(d["a"]) # ! sql-injection
conn.execute(d["b"])
xs = []
push(xs, request.args["q"])
conn.execute(xs[0]) # ! sql-injection`,
      `def fill(d, v):
    d["a"] = v
    d["b"] = "x"
def push(xs, v): xs.append(v)`,
    ),
    'returned objects': handler(
      `d = make(request.args["q"])
conn.execute(d["a"]) # ! sql-injection
conn.execute(d["b"])
a, b = pair(request.args["q"])
conn.execute(a) # ! sql-injection
conn.execute(b)`,
      `def make(q): return {"a": q, "b": "x"}
def pair(q): return q, "x"`,
    ),
    'keyword and default': handler(
      `run(sql=request.args["q"], safe=False)
quiet(request.args["q"])
quiet(request.args["q"], shell=True)`,
      `def run(safe=True, sql=""):
    if not safe:
        conn.execute(sql) # ! sql-injection
def quiet(cmd, shell=False):
    subprocess.run(cmd, shell=shell) # ! command-injection`,
    ),
    'constant context': handler(
      `quiet(["ls", request.args["q"]])
quiet(["ls", request.args["q"]], shell=False)`,
      `def quiet(cmd, shell=False):
    subprocess.run(cmd, shell=shell)`,
    ),
    splats: handler(
      `run(*["x", request.args["q"]])
run(**{"a": "x", "b": request.args["q"]})`,
      `def run(a, b):
    conn.execute(a)
    conn.execute(b) # ! sql-injection`,
    ),
    'args and kwargs': handler(
      `run("x", request.args["q"])
kw(a="x", b=request.args["q"])`,
      `def run(*args):
    conn.execute(args[0])
    conn.execute(args[1]) # ! sql-injection
def kw(**kw):
    conn.execute(kw["a"])
    conn.execute(kw["b"]) # ! sql-injection`,
    ),
    'guards in helpers': handler(
      `u = request.args["q"]
if not ok(u):
    abort(400)
conn.execute(u)
v = request.args["v"]
check(v)
conn.execute(v)
w = request.args["w"]
maybe(w)
conn.execute(w) # ! sql-injection`,
      `def ok(u):
    if "x" in u:
        return False
    return u in ("a", "b")
def check(v):
    if not v.isalnum():
        raise ValueError(v)
def maybe(v):
    if not v.isalnum():
        logging.info("bad")`,
    ),
    'helper that never returns': handler(
      `u = request.args["q"]
if u != "a":
    fail()
conn.execute(u)`,
      `def fail():
    raise ValueError()`,
    ),
    'sanitizer in helper': handler(
      `Markup(clean(request.args["q"]))
conn.execute(clean(request.args["q"])) # ! sql-injection`,
      `def clean(x): return html.escape(x)`,
    ),
    recursion: handler(
      `conn.execute(down(request.args["q"], 3)) # ! sql-injection
conn.execute(even("x", 3))`,
      `def down(x, n):
    if n == 0: return x
    return down(x, n - 1)
def even(x, n): return odd(x, n - 1) if n else x
def odd(x, n): return even(x, n - 1) if n else x`,
    ),
    closures: handler(`q = request.args["q"]
def inner():
    conn.execute(q) # ! sql-injection
inner()
def other():
    conn.execute("x")
other()`),
    'returned closures': handler(
      `f = make(request.args["q"])
f()
g = make("x")
g()`,
      `def make(q):
    def inner():
        conn.execute(q) # ! sql-injection
    return inner`,
    ),
    'safe returned closures': handler(
      `g = make("x")
g()`,
      `def make(q):
    def inner():
        conn.execute(q)
    return inner`,
    ),
    lambdas: handler(`f = lambda x: conn.execute(x) # ! sql-injection
f(request.args["q"])
g = lambda x: "x"
conn.execute(g(request.args["q"]))`),
    callbacks: handler(
      `apply(conn.execute, request.args["q"])
apply(str, request.args["q"])
xs = list(map(lambda x: "a", [request.args["q"]]))
conn.execute(xs[0])
ys = list(map(lambda x: x + "a", [request.args["q"]]))
conn.execute(ys[0]) # ! sql-injection`,
      `def apply(f, x):
    f(x) # ! sql-injection`,
    ),
    partial: handler(
      `from functools import partial
f = partial(run, request.args["q"])
f("x")
g = partial(run, "x")
g(request.args["q"])`,
      `def run(a, b):
    conn.execute(a) # ! sql-injection`,
    ),
    generators: handler(
      `for x in gen(request.args["q"]):
    conn.execute(x) # ! sql-injection
for x in gen2(request.args["q"]):
    conn.execute(x)`,
      `def gen(q):
    yield "a"
    yield q
def gen2(q):
    yield "a"`,
    ),
    'context managers': handler(
      `with ctx(request.args["q"]) as x:
    conn.execute(x) # ! sql-injection
with Ctx(request.args["q"]) as y:
    conn.execute(y) # ! sql-injection`,
      `from contextlib import contextmanager
@contextmanager
def ctx(q):
    yield q
class Ctx:
    def __init__(self, q): self.q = q
    def __enter__(self): return self.q
    def __exit__(self, *a): pass`,
    ),
    async: `
from flask import Flask, request
import sqlite3
app = Flask(__name__)
conn = sqlite3.connect("x")
async def get(): return request.args["q"]
@app.route("/")
async def view():
    q = await get()
    conn.execute(q) # ! sql-injection
`,
    decorators: handler(
      `conn.execute(loud(request.args["q"])) # ! sql-injection
conn.execute(fixed(request.args["q"]))`,
      `import functools
def shout(f):
    @functools.wraps(f)
    def wrapper(*args, **kwargs):
        return f(*args, **kwargs).upper()
    return wrapper
def constant(f):
    def wrapper(*args):
        return "x"
    return wrapper
@shout
def loud(x): return x
@constant
def fixed(x): return x`,
    ),
  });
});

describe('classes', () => {
  table({
    'constructor and method': handler(
      `Repo(request.args["q"]).run()
Repo("x").run()
r = Repo("x")
conn.execute(r.q)
conn.execute(Repo(request.args["q"]).q) # ! sql-injection`,
      `class Repo:
    def __init__(self, q):
        self.q = q
    def run(self):
        conn.execute(self.q) # ! sql-injection`,
    ),
    'two objects': handler(
      `a = Box(request.args["q"])
b = Box("x")
conn.execute(b.get())
conn.execute(a.get()) # ! sql-injection`,
      `class Box:
    def __init__(self, v): self.v = v
    def get(self): return self.v`,
    ),
    inheritance: handler(
      `Child().go(request.args["q"])
Base().go(request.args["q"])`,
      `class Base:
    def go(self, q): self.run(q)
    def run(self, q): pass
class Child(Base):
    def run(self, q):
        conn.execute(q) # ! sql-injection`,
    ),
    super: handler(
      `Child(request.args["q"]).run()`,
      `class Base:
    def __init__(self, q): self.q = q
class Child(Base):
    def __init__(self, q):
        super().__init__(q)
    def run(self):
        conn.execute(self.q) # ! sql-injection`,
    ),
    'types from constructors': handler(
      `Repo().find(request.args["q"])`,
      `class Repo:
    def __init__(self):
        self.handle = sqlite3.connect("x")
    def find(self, q):
        self.handle.cursor().execute(q) # ! sql-injection`,
    ),
    properties: handler(
      `r = R(request.args["q"])
conn.execute(r.value) # ! sql-injection
conn.execute(r.name)`,
      `class R:
    def __init__(self, v): self.v = v
    @property
    def value(self): return self.v
    @property
    def name(self): return "x"`,
    ),
    'static and class methods': handler(
      `conn.execute(T.same(request.args["q"])) # ! sql-injection
conn.execute(T.make(request.args["q"]).v) # ! sql-injection
conn.execute(T.const(request.args["q"]))`,
      `class T:
    def __init__(self, v): self.v = v
    @staticmethod
    def same(x): return x
    @classmethod
    def make(cls, x): return cls(x)
    @staticmethod
    def const(x): return "x"`,
    ),
    dataclasses: handler(
      `p = P(request.args["q"], "x")
conn.execute(p.a) # ! sql-injection
conn.execute(p.b)`,
      `from dataclasses import dataclass
@dataclass
class P:
    a: str
    b: str = "y"`,
    ),
    'fields across methods': `
from django.views import View
import sqlite3
conn = sqlite3.connect("x")
class V(View):
    def setup(self, request):
        self.q = self.request.GET["q"]
        self.c = "x"
    def get(self, request):
        conn.execute(self.q) # ! sql-injection
        conn.execute(self.c)
`,
    'class attributes': handler(
      `Repo().go()
conn.execute("select from " + Repo.TABLE)`,
      `class Repo:
    TABLE = "users"
    DEBUG = False
    def go(self):
        if self.DEBUG:
            conn.execute(request.args["q"])
        conn.execute("select " + self.TABLE)`,
    ),
    enum: handler(
      `import enum
c = Color(request.args["q"])
conn.execute(c.value)`,
      `import enum
class Color(enum.Enum):
    RED = "r"`,
    ),
    'callable objects': handler(
      `R()(request.args["q"])`,
      `class R:
    def __call__(self, q):
        conn.execute(q) # ! sql-injection`,
    ),
  });
});

describe('files', () => {
  table({
    imports: {
      'app.py': `
from flask import Flask, request
from lib.db import run
import lib.util as u
from lib import again
app = Flask(__name__)
@app.route("/")
def view():
    run(u.get(request))
    again(u.get(request))
`,
      'lib/__init__.py': `from .db import run as again
`,
      'lib/db.py': `
import sqlite3
from . import util
def run(q):
    c = sqlite3.connect("x").cursor()
    c.execute(q) # ! sql-injection
    c.execute(util.const(q))
`,
      'lib/util.py': `
def get(request): return request.args["q"]
def const(q): return "x"
`,
    },
    globals: {
      'app.py': `
from flask import Flask, request
import config
app = Flask(__name__)
CACHE = {}
@app.route("/")
def view():
    CACHE["q"] = request.args["q"]
    CACHE["s"] = "x"
@app.route("/two")
def two():
    config.db().execute(CACHE["q"]) # ! sql-injection
    config.db().execute(CACHE["s"])
    config.CONN.execute(config.QUERY)
`,
      'config.py': `
import sqlite3
QUERY = "select"
CONN = sqlite3.connect("x")
def db(): return CONN
`,
    },
    urls: {
      'urls.py': `
from django.urls import path
from . import views
urlpatterns = [path("a/<slug:name>/<int:pk>", views.detail)]
`,
      'views.py': `
import sqlite3
def detail(request, name, pk):
    c = sqlite3.connect("x")
    c.execute(name) # ! sql-injection
    c.execute(pk)
    c.execute(request.GET["q"]) # ! sql-injection
def helper(request, name):
    sqlite3.connect("x").execute(name)
`,
    },
    routes: `
from flask import Flask
import sqlite3
app = Flask(__name__)
@app.route("/<name>/<int:n>")
def view(name, n, other="x"):
    sqlite3.connect("x").execute(name) # ! sql-injection
    sqlite3.connect("x").execute(n)
    sqlite3.connect("x").execute(other)
def nobody(q):
    sqlite3.connect("x").execute(q)
`,
    'returned pages': `
from flask import Flask, request, jsonify
import html
app = Flask(__name__)
@app.route("/")
def a(): return "<b>" + request.args["q"] # ! xss
@app.route("/b")
def b(): return {"q": request.args["q"]}
@app.route("/c")
def c(): return jsonify(request.args["q"])
@app.route("/d")
def d(): return html.escape(request.args["q"])
@app.route("/e")
def e(): return "<b>" + request.args["q"], 404 # ! xss
`,
  });
});

import { describe } from 'vitest';
import { handler, table } from './table.js';

describe('special methods that Python calls by itself', () => {
  table({
    'text of an instance': handler(
      `
q = request.args["q"]
os.system(f"{Named(q)}") # ! command-injection
os.system(str(Named(q))) # ! command-injection
os.system("%s" % Named(q)) # ! command-injection
os.system("{}".format(Shown(q))) # ! command-injection
os.system(f"{Quiet(q)}")
os.system("%s" % Quiet(q))
os.system(str(Quiet(q)))`,
      `
class Named:
    def __init__(self, v):
        self.v = v
    def __str__(self):
        return self.v
class Shown:
    def __init__(self, v):
        self.v = v
    def __repr__(self):
        return "<" + self.v + ">"
class Quiet:
    def __init__(self, v):
        self.v = v
    def __str__(self):
        return "quiet"
`,
    ),
    iteration: handler(
      `
for x in Steps(request.args["q"]):
    os.system(x) # ! command-injection
for x in Counted(request.args["q"]):
    os.system(x)
ys = [y for y in Steps(request.args["q"])]
os.system(ys[0]) # ! command-injection`,
      `
class Steps:
    def __init__(self, v):
        self.v = v
    def __iter__(self):
        return self
    def __next__(self):
        return self.v
class Counted(Steps):
    def __next__(self):
        return str(len(self.v))
`,
    ),
    'properties that read themselves or each other come to an end': handler(
      `
a = Circle(Circle(request.args["q"]))
os.system(a.own)
os.system(a.left)
os.system(a.value) # ! command-injection
a.inner = a
os.system(a.deep)`,
      `
class Circle:
    def __init__(self, inner):
        self.inner = inner
    @property
    def own(self):
        return self.own
    @property
    def left(self):
        return self.right
    @property
    def right(self):
        return self.left
    @property
    def deep(self):
        return self.inner.deep
    @property
    def value(self):
        return self.inner.inner
`,
    ),
    'attributes that nothing defines': handler(
      `
o = Proxy({"cmd": request.args["q"], "fixed": "date"})
os.system(o.cmd) # ! command-injection
os.system(o.fixed)
os.system(Fallback(request.args["q"]).other)`,
      `
class Proxy(dict):
    def __getattr__(self, name):
        return self[name]
class Fallback:
    def __init__(self, v):
        self.v = v
    def __getattr__(self, name):
        return "default"
`,
    ),
    'methods by a text that is not known': handler(
      `
getattr(Commands(), "do_" + request.args["c"])(request.args["q"])
getattr(Plain(), request.args["c"])(request.args["q"])`,
      `
class Commands:
    def do_run(self, v):
        os.system(v) # ! command-injection
    def do_count(self, v):
        os.system("count %d" % len(v))
    def other(self, v):
        os.system(v)
class Plain:
    def run(self, v):
        os.system(v) # ! command-injection
    def _private(self, v):
        os.system(v)
`,
    ),
    'attributes under names that are not known': handler(
      `
a = Options(cmd=request.args["q"])
os.system(a.cmd) # ! command-injection
b = Fields(cmd=request.args["q"])
os.system(b.cmd) # ! command-injection
c = Options(cmd="date")
os.system(c.cmd)`,
      `
class Options:
    def __init__(self, **kwargs):
        for name, value in kwargs.items():
            setattr(self, name, value)
class Fields:
    def __init__(self, **kwargs):
        self.__dict__.update(kwargs)
`,
    ),
    'methods of builtin types, unbound': handler(`
q = request.args["q"]
os.system(str.lower(q)) # ! command-injection
os.system(list(map(str.strip, [q]))[0]) # ! command-injection
os.system(list(map(str.strip, ["date"]))[0])`),
  });
});

describe('collaborators of an object', () => {
  table({
    'given to the constructor': {
      'store.py': `
import os
class Store:
    def __init__(self, name, label):
        self.name = name
        self.label = label
    def find(self, key):
        os.system(key) # ! command-injection
    def open(self):
        os.system(self.name) # ! command-injection
        os.system(self.label)
class Service:
    def __init__(self, store):
        self.store = store
    def find(self, key):
        return self.store.find(key)
    def open(self):
        return self.store.open()
`,
      'app.py': `
from flask import Flask, request
from store import Service, Store
app = Flask(__name__)
shared = Service(Store("n", "l"))
@app.route("/find")
def find():
    shared.find(request.args["q"])
@app.route("/open")
def open_():
    Service(Store(request.args["q"], "l")).open()
`,
    },
    'a class attribute that another function sets': handler(
      `
change(request.args["q"])
use()`,
      `
class Settings:
    target = "a"
    other = "b"
def change(value):
    Settings.target = value
def use():
    os.system(Settings.target) # ! command-injection
    os.system(Settings.other)
`,
    ),
  });
});

describe('a package that names an object like its module', () => {
  table({
    'the object goes before the module': {
      'shop/__init__.py': '',
      'shop/services/__init__.py': `
from .users import users
from . import plain
`,
      'shop/services/users.py': `
import os
class Users:
    def find(self, name):
        os.system(name) # ! command-injection
users = Users()
`,
      'shop/services/plain.py': `
import os
def find(name):
    os.system(name) # ! command-injection
`,
      'shop/views.py': `
from flask import Flask, request
from .services import users, plain
app = Flask(__name__)
@app.route("/x")
def view():
    users.find(request.args["q"])
    plain.find(request.args["q"])
`,
    },
  });
});

import { describe, expect, it } from 'vitest';
import { analyse, find } from './support.js';

/**
 * Each row: Python text, an expression on a line (the n-th there), and what it denotes: names with their kinds
 * unless it is an import, joined by "or", with "or ?" when other values may reach it.
 */
const CASES: readonly [what: string, text: string, use: [string, number, number?], expected: string][] = [
  ['import as', 'import subprocess as sp\nsp.run()', ['sp.run', 2], 'subprocess.run'],
  ['import of a submodule', 'import os.path\nos.path.join()', ['os.path.join', 2], 'os.path.join'],
  ['import of a submodule as', 'import os.path as p\np.join()', ['p.join', 2], 'os.path.join'],
  ['from as', 'from os import path as p\np.join()', ['p.join', 2], 'os.path.join'],
  ['two imports of one package', 'import a.b\nimport a.c\na.c.f()', ['a.c.f', 3], 'a.c.f'],
  ['relative', 'from . import db\ndb.f()', ['db.f', 2], 'pkg.db.f'],
  ['relative module', 'from .db import api\napi.f()', ['api.f', 2], 'pkg.db.api.f'],
  ['relative to the parent', 'from ..db import api\napi.f()', ['api.f', 2], 'db.api.f'],
  ['relative beyond the top', 'from ...db import api\napi.f()', ['api.f', 2], 'api.f'],
  ['builtin', 'eval(x)', ['eval', 1], 'builtin eval'],
  ['shadowed builtin', 'def eval(x): pass\neval(x)', ['eval', 2], 'local pkg.mod.eval'],
  ['builtin before it is shadowed elsewhere', 'def f(eval):\n  pass\neval(x)', ['eval', 3], 'builtin eval'],
  ['local function', 'def f(): pass\nf()', ['f', 2], 'local pkg.mod.f'],
  ['local class attribute', 'class A:\n  pass\nA.run()', ['A.run', 3], 'local pkg.mod.A.run'],
  ['nested function', 'def f():\n  def g(): pass\n  g()', ['g', 3], 'local pkg.mod.f.g'],
  ['alias', 'import subprocess\nx = subprocess.run\nx()', ['x', 3], 'subprocess.run'],
  ['alias of an alias', 'import os\na = os\nb = a.system\nb()', ['b', 4], 'os.system'],
  ['alias read in a function', 'import os\ns = os.system\ndef f():\n  s()', ['s', 4], 'os.system'],
  ['alias in a function', 'import os\ndef f():\n  s = os.system\n  s()', ['s', 4], 'os.system'],
  ['alias to itself', 'a = a\na()', ['a', 2], 'unresolved a'],
  ['aliases in a circle', 'while c:\n  a = b\n  b = a\na()', ['a', 4], 'unresolved a'],
  ['unpacked alias', 'import os\na, b = os.system, 1\na()', ['a', 3], 'os.system'],
  ['walrus alias', 'import os\nif (s := os.system):\n  s()', ['s', 3], 'os.system'],
  ['undefined', 'foo.bar()', ['foo.bar', 1], 'unresolved foo.bar'],
  ['parameter', 'def f(r):\n  r.get()', ['r.get', 2], 'unresolved r.get'],
  ['result of a call', 'f().g()', ['f().g', 1], ''],
  ['parentheses', 'import os\n(os).system()', ['(os).system', 2], 'os.system'],
  ['rebound after', 'import os\nos.system()\nos = 1', ['os.system', 2], 'os.system'],
  ['rebound before', 'import os\nos = g()\nos.system()', ['os.system', 3], 'unresolved os.system'],
  ['rebound on a branch', 'import os\nif c:\n  os = g()\nos.f()', ['os.f', 4], 'os.f or ?'],
  ['rebound in a loop', 'import os\nwhile c:\n  os.f()\n  os = g()', ['os.f', 3], 'os.f or ?'],
  ['rebound behind return', 'import os\ndef f():\n  return\n  os = 1\nos.f()', ['os.f', 5], 'os.f'],
  [
    'rebound through global',
    'import os\ndef f():\n  global os\n  os = g()\nos.f()',
    ['os.f', 5],
    'os.f or ?',
  ],
  ['rebound later, read in a function', 'import os\ndef f():\n  os.f()\nos = g()', ['os.f', 3], 'os.f or ?'],
  ['rebound under if False', 'import os\nif False:\n  os = g()\nos.f()', ['os.f', 4], 'os.f'],
  ['deleted', 'import os\ndel os\nimport os\nos.f()', ['os.f', 4], 'os.f'],
  [
    'conditional import',
    'try:\n  import cPickle as p\nexcept ImportError:\n  import pickle as p\np.loads()',
    ['p.loads', 5],
    'cPickle.loads or pickle.loads',
  ],
  [
    'optional import',
    'try:\n  import yaml\nexcept ImportError:\n  yaml = None\nyaml.load()',
    ['yaml.load', 5],
    'yaml.load',
  ],
  [
    'optional import, in a function',
    'try:\n  import yaml\nexcept ImportError:\n  yaml = None\ndef f():\n  yaml.load()',
    ['yaml.load', 6],
    'yaml.load',
  ],
  [
    'the branch decides',
    'if c:\n  import a as m\n  m.f()\nelse:\n  import b as m\n  m.f()',
    ['m.f', 6],
    'b.f',
  ],
  ['import inside a function', 'def f():\n  import os\n  os.f()', ['os.f', 3], 'os.f'],
  [
    'import inside a function, unseen outside',
    'def f():\n  import os\nos.f()',
    ['os.f', 3],
    'unresolved os.f',
  ],
  ['class body runs at once', 'import os\nclass A:\n  x = os.f()\nos = 1', ['os.f', 3], 'os.f'],
  ['comprehension runs at once', 'import os\nx = [os.f() for y in z]\nos = 1', ['os.f', 2], 'os.f'],
  ['lambda runs later', 'import os\nx = lambda: os.f()\nos = 1', ['os.f', 2], 'os.f or ?'],
  ['generator may run later', 'import os\nx = (os.f() for y in z)\nos = 1', ['os.f', 2], 'os.f or ?'],
  ['decorator', 'from flask import route as r\n@r("/")\ndef f(): pass', ['r', 2], 'flask.route'],
  ['star import', 'from os import *\nsystem()', ['system', 2], 'star os.system or ?'],
  ['star import and a builtin', 'from m import *\neval()', ['eval', 2], 'star m.eval or builtin eval or ?'],
  ['star import over a definition', 'x = f\nfrom m import *\nimport os\nos.f()', ['os.f', 4], 'os.f'],
  ['star import may hide an import', 'import os\nfrom m import *\nos.f()', ['os.f', 3], 'os.f or ?'],
  [
    'with a manager that may swallow',
    'import a as m\nwith w():\n  g()\n  import b as m\nm.f()',
    ['m.f', 5],
    'a.f or b.f',
  ],
  ['with a file', 'import a as m\nwith open(p):\n  g()\n  import b as m\nm.f()', ['m.f', 5], 'b.f'],
  ['exec may write anything', 'import os\nexec(x)\nos.f()', ['os.f', 3], 'os.f or ?'],
  ['future import', 'from __future__ import division\ndivision', ['division', 2], '__future__.division'],
  ['the assigned name itself', 'import os\ns = os.system', ['s', 2], 'os.system'],
];

describe('qualified names', () => {
  it.each(CASES)('%s', (_what, text, [expression, line, nth], expected) => {
    const module = analyse(text);
    const { names, complete } = module.qualifiedNames(find(module, expression, line, nth ?? 0));
    const shown = names.map(({ kind, name }) => (kind === 'import' ? name : `${kind} ${name}`));
    expect([...shown, ...(complete ? [] : ['?'])].join(' or ')).toBe(expected);
  });

  it('knows what a star import brings when it is told', () => {
    const knownModules = new Map([['m', new Set(['load'])]]);
    const module = analyse('import os\nfrom m import *\nload()\neval()\nos.f()', { knownModules });
    const nameOn = (text: string): unknown => module.qualifiedName(find(module, text));
    expect(nameOn('load')).toMatchObject({ kind: 'import', name: 'm.load' });
    expect(nameOn('eval')).toMatchObject({ kind: 'builtin', name: 'eval' });
    expect(nameOn('os.f')).toMatchObject({ kind: 'import', name: 'os.f' });
  });

  it('resolves relative imports of a package against the package itself', () => {
    const module = analyse('from . import db\nfrom .x import y', { path: 'pkg/sub/__init__.py' });
    expect(module.imports.map(({ denotes }) => denotes)).toEqual(['pkg.sub.db', 'pkg.sub.x.y']);
  });
});

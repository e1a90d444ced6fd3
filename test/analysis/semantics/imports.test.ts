import { describe, expect, it } from 'vitest';
import { isPackagePath, moduleNameOf, resolveImport } from '../../../src/analysis/semantics/index.js';
import { analyse } from './support.js';

/** Each row: an import statement in pkg/sub/mod.py, and what it binds: `name = dotted name (module)`. */
const STATEMENTS: readonly [text: string, expected: string[]][] = [
  ['import a', ['a = a (a)']],
  ['import a.b.c', ['a = a (a.b.c)']],
  ['import a.b as c, d', ['c = a.b (a.b)', 'd = d (d)']],
  ['from a import b', ['b = a.b (a)']],
  ['from a.b import (c as d, e,)', ['d = a.b.c (a.b)', 'e = a.b.e (a.b)']],
  ['from . import a', ['a = pkg.sub.a (pkg.sub)']],
  ['from .a import b', ['b = pkg.sub.a.b (pkg.sub.a)']],
  ['from .. import a', ['a = pkg.a (pkg)']],
  ['from ..a.b import c', ['c = pkg.a.b.c (pkg.a.b)']],
  ['from ... import a', ['a = a ()']],
  ['from .... import a', ['a = a ()']],
  ['from a import *', ['* (a)']],
  ['from .a import *', ['* (pkg.sub.a)']],
  ['from __future__ import annotations', ['annotations = __future__.annotations (__future__)']],
  ['from a . b import c', ['c = a.b.c (a.b)']],
  ['def f():\n  import a', ['a = a (a)']],
  ['if c:\n  import a\nelse:\n  import b as a', ['a = a (a)', 'a = b (b)']],
];

/** Each row: the importing path, a dotted name, the paths that exist, and those that are meant, best first. */
const RESOLUTIONS: readonly [
  what: string,
  from: string,
  dotted: string,
  known: string[],
  expected: string[],
][] = [
  ['module', 'app/a.py', 'app.b', ['app/b.py'], ['app/b.py']],
  ['package', 'app/a.py', 'app.b', ['app/b/__init__.py'], ['app/b/__init__.py']],
  ['package before module', 'app/a.py', 'app.b', ['app/b.py', 'app/b/__init__.py'], ['app/b/__init__.py']],
  ['name in a module', 'app/a.py', 'app.b.C.d', ['app/b.py'], ['app/b.py']],
  ['name in a package', 'app/a.py', 'app.b', ['app/__init__.py'], ['app/__init__.py']],
  ['namespace package', 'app/a.py', 'ns.x.y', ['ns/x/y.py'], ['ns/x/y.py']],
  ['src layout', 'tests/test_a.py', 'app.b', ['src/app/b.py'], ['src/app/b.py']],
  ['root in a folder', 'backend/tests/test_a.py', 'app.b', ['backend/app/b.py'], ['backend/app/b.py']],
  ['src in a folder', 'svc/api/tests/t.py', 'api.b', ['svc/api/src/api/b.py'], ['svc/api/src/api/b.py']],
  ['beside a script', 'tools/run.py', 'helper', ['tools/helper.py'], ['tools/helper.py']],
  ['two roots', 'app/a.py', 'util', ['util.py', 'app/util.py'], ['util.py', 'app/util.py']],
  ['not itself', 'app/logging.py', 'logging', ['app/logging.py'], []],
  ['outside the repository', 'app/a.py', 'os.path', ['app/b.py'], []],
  ['nothing', 'app/a.py', '', ['app/b.py'], []],
  ['strange names', 'app/a.py', '..', ['app/b.py', '.py'], []],
];

describe('imports', () => {
  it.each(STATEMENTS)('%s', (text, expected) => {
    const { imports } = analyse(text, { path: 'pkg/sub/mod.py' });
    const shown = imports.map(
      ({ binds, denotes, module }) => `${binds === '' ? '*' : `${binds} = ${denotes}`} (${module})`,
    );
    expect(shown).toEqual(expected);
  });

  it.each(RESOLUTIONS)('%s', (_what, from, dotted, known, expected) => {
    expect(resolveImport(from, dotted, new Set(known))).toEqual(expected);
  });

  it.each([
    ['a.py', 'a'],
    ['pkg/a.py', 'pkg.a'],
    ['pkg/__init__.py', 'pkg'],
    ['src/pkg/a.py', 'pkg.a'],
    ['__init__.py', '__init__'],
    ['stubs/a.pyi', 'stubs.a'],
    ['/w/pkg/a.py', 'w.pkg.a'],
  ])('names the module at %s', (path, expected) => {
    expect(moduleNameOf(path)).toBe(expected);
  });

  it('finds the outermost package when it is told which files exist', () => {
    const known = new Set(['svc/api/app/__init__.py', 'svc/api/app/db/__init__.py', 'svc/api/app/db/m.py']);
    expect(moduleNameOf('svc/api/app/db/m.py', known)).toBe('app.db.m');
    expect(moduleNameOf('svc/api/app/db/__init__.py', known)).toBe('app.db');
    const absolute = new Set([...known].map((path) => `/${path}`));
    expect(moduleNameOf('/svc/api/app/db/m.py', absolute)).toBe('app.db.m');
    expect(resolveImport('/svc/api/app/db/m.py', 'svc.api.app', absolute)).toEqual([
      '/svc/api/app/__init__.py',
    ]);
    expect(isPackagePath('svc/api/app/db/__init__.py')).toBe(true);
    expect(isPackagePath('svc/api/my__init__.py')).toBe(false);
  });
});

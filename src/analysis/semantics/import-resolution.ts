/**
 * Where in a repository a dotted module name may live. Pure: told which paths exist, it names candidates.
 *
 *     from app.models import User       in backend/tests/test_user.py
 *       -> backend/app/models.py        because the prefix `backend/` makes the path exist
 */

/** The paths of a repository; a Set will do. */
export interface KnownPaths {
  has(path: string): boolean;
}

const SOURCE_FOLDERS = ['', 'src/', 'lib/', 'python/'];

/**
 * Dotted name of the module at a path: below the outermost folder of its chain of `__init__.py`, or below a
 * leading `src/`. 'src/app/db/__init__.py' is 'app.db'.
 */
export function moduleNameOf(path: string, known?: KnownPaths): string {
  const parts = path.replace(/^\/|\.pyi?$/g, '').split('/');
  const folders = parts.slice(0, -1);
  const start = path.startsWith('/') ? '/' : '';
  let root = folders.length;
  if (known !== undefined)
    while (root > 0 && known.has(`${start}${folders.slice(0, root).join('/')}/__init__.py`)) root--;
  const inPackage = root < folders.length;
  if (!inPackage) root = SOURCE_FOLDERS.includes(`${folders[0] ?? ''}/`) ? 1 : 0;
  const name = parts.slice(root);
  if (name.length > 1 && name.at(-1) === '__init__') name.pop();
  return name.join('.');
}

export const isPackagePath = (path: string): boolean => /(^|\/)__init__\.pyi?$/.test(path);

/** Deeper names are cut: no repository nests modules so far. */
const MAX_STEPS = 64;

/**
 * Paths that `dotted` may mean when the module at `importing` imports it, best first. `dotted` may end in names
 * that are no modules (`app.models.User`): the longest part that exists is taken, per root.
 */
export function resolveImport(importing: string, dotted: string, known: KnownPaths): string[] {
  const steps = dotted.split('.').slice(0, MAX_STEPS);
  if (steps.includes('')) return [];
  const found: string[] = [];
  for (const root of rootsFor(importing)) {
    for (let length = steps.length; length > 0; length--) {
      const stem = root + steps.slice(0, length).join('/');
      const path = [`${stem}/__init__.py`, `${stem}.py`].find((candidate) => known.has(candidate));
      if (path === undefined) continue;
      // A module that imports its own name means another one: `import logging` in pkg/logging.py.
      if (path !== importing && !found.includes(path)) found.push(path);
      break;
    }
  }
  return found;
}

/** Prefixes under which an absolute import may start: the repository, its source folders, and each parent folder. */
function rootsFor(importing: string): string[] {
  const roots: string[] = [...SOURCE_FOLDERS];
  const folders = importing.split('/').slice(0, -1);
  for (let depth = 1; depth <= folders.length; depth++) {
    const prefix = `${folders.slice(0, depth).join('/')}/`;
    for (const folder of SOURCE_FOLDERS) roots.push(prefix + folder);
  }
  return [...new Set(roots)];
}

/**
 * Whose functions are followed for their own sake where only a change matters: the changed files, and what depends on
 * them by its imports or by naming them. Everything else is followed as far as these call it.
 *
 *     changed: shop/clean.py        views.py imports it: a flow through views.py may have become unsafe
 *                                   urls.py imports views.py: so may one that begins there
 *                                   billing.py imports neither: its own flows are what they were
 *
 * A flow that passes between a file of the last kind and a changed one through something that both share (a field, a
 * variable of a third module, an object that a third module hands over) is not seen. So small programs are followed
 * whole, where that costs little.
 */
import type { ModuleInfo } from './program-units.js';
import type { Program } from './program.js';

/** Programs of up to this many modules are followed whole. */
const SMALL_PROGRAM = 150;
/** Changes of more files than this concern most of the program, and asking each module about each takes long. */
const LARGE_CHANGE = 50;

/**
 * The modules that depend on one of the changed paths, which need not be there; undefined for all, where
 * the program is small or the change large. Goes by import statements and by texts alone.
 */
export function dependingModules(
  program: Program,
  changed: ReadonlySet<string>,
): ReadonlySet<ModuleInfo> | undefined {
  const { modules } = program;
  if (modules.length <= SMALL_PROGRAM || changed.size > LARGE_CHANGE) return undefined;
  const importers = importersOf(program);
  // Code names the whole page, not the part of it that has changed.
  const spoken = [...program.templates.around(changed)].flatMap(spokenName);
  const depending = new Set(
    modules.filter(
      ({ path, semantics }) => changed.has(path) || spoken.some((name) => semantics.tree.text.includes(name)),
    ),
  );
  // A set is walked in the order of insertion: what is added on the way comes in turn.
  for (const module of depending) for (const importer of importers.get(module) ?? []) depending.add(importer);
  return depending;
}

/** Module -> modules with an import statement that means it or something in it. */
function importersOf(program: Program): ReadonlyMap<ModuleInfo, ReadonlySet<ModuleInfo>> {
  const importers = new Map<ModuleInfo, Set<ModuleInfo>>();
  for (const importer of program.modules)
    for (const imported of program.importedModules(importer)) {
      const known = importers.get(imported);
      if (known === undefined) importers.set(imported, new Set([importer]));
      else known.add(importer);
    }
  return importers;
}

/**
 * What a module says that names a file in a text: `"shop.views.index"`, `render("shop/cart.html")`. A name of one word
 * says too little.
 */
function spokenName(path: string): string[] {
  if (!/\.pyw?$/i.test(path)) return [path.slice(path.lastIndexOf('/') + 1)];
  const parts = path.replace(/(\/__init__)?\.pyw?$/i, '').split('/');
  return parts.length < 2 ? [] : [parts.slice(-2).join('.')];
}

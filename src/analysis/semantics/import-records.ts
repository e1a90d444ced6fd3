/** Import statements as data: `from ..db import api as dbapi` in nova.virt.driver is nova.db / api / dbapi. */
import { K } from '../syntax/kinds.js';
import { NONE, childOf, childrenOf, firstChild, textOf, type Node, type SyntaxTree } from '../syntax/tree.js';

export interface ImportRecord {
  /** Absolute dotted name of the module; '' when relative dots lead above the top. */
  readonly module: string;
  /** `x` of `from m import x`, '*' for all; absent for `import m`. */
  readonly name?: string;
  readonly alias?: string;
  /** The name that is bound here; `import a.b` binds `a`. '' for a star import. */
  readonly binds: string;
  /** Dotted name that the bound name denotes: 'a' for `import a.b`, 'a.b' with an alias, 'm.x' for a from import. */
  readonly denotes: string;
  /** The import statement. */
  readonly node: Node;
  /** The identifier that is bound, or the wildcard. */
  readonly nameNode: Node;
}

/** Where a module stands, which is what relative imports start from. */
export interface ModulePlace {
  readonly moduleName: string;
  readonly isPackage: boolean;
}

/** Absolute name of a module written with `level` leading dots in the module at `place`; '' beyond the top. */
export function absoluteModule(place: ModulePlace, level: number, rest: string): string {
  if (level === 0) return rest;
  const parts = place.moduleName === '' ? [] : place.moduleName.split('.');
  const dropped = place.isPackage ? level - 1 : level;
  if (dropped > parts.length) return '';
  const base = parts.slice(0, parts.length - dropped);
  return (rest === '' ? base : [...base, rest]).join('.');
}

/** Dotted name without the spaces and comments that may stand around its dots. */
function dottedText(tree: SyntaxTree, node: Node): string {
  const parts: string[] = [];
  for (let child = firstChild(tree, node); child !== NONE; child = tree.next[child]!)
    if (tree.kind[child] === K.identifier) parts.push(textOf(tree, child));
  return parts.join('.');
}

/** The records of an import_statement, import_from_statement or future_import_statement. */
export function importRecords(tree: SyntaxTree, statement: Node, place: ModulePlace): ImportRecord[] {
  const kind = tree.kind[statement];
  const from = kind === K.import_statement ? undefined : fromModule(tree, statement, place);
  const records: ImportRecord[] = [];
  for (const item of childrenOf(tree, statement, 'name')) {
    const aliased = tree.kind[item] === K.aliased_import;
    const dotted = aliased ? childOf(tree, item, 'name') : item;
    const aliasNode = aliased ? childOf(tree, item, 'alias') : NONE;
    const first = firstChild(tree, dotted);
    if (first === NONE) continue;
    const name = dottedText(tree, dotted);
    const alias = aliasNode === NONE ? undefined : textOf(tree, aliasNode);
    const nameNode = aliasNode === NONE ? first : aliasNode;
    const common = { node: statement, nameNode, ...(alias === undefined ? {} : { alias }) };
    if (from === undefined) {
      const top = textOf(tree, first);
      records.push({
        ...common,
        module: name,
        binds: alias ?? top,
        denotes: alias === undefined ? top : name,
      });
    } else {
      const denotes = from === '' ? name : `${from}.${name}`;
      records.push({ ...common, module: from, name, binds: alias ?? name, denotes });
    }
  }
  for (let child = firstChild(tree, statement); child !== NONE; child = tree.next[child]!)
    if (tree.kind[child] === K.wildcard_import)
      records.push({
        module: from ?? '',
        name: '*',
        binds: '',
        denotes: '',
        node: statement,
        nameNode: child,
      });
  return records;
}

function fromModule(tree: SyntaxTree, statement: Node, place: ModulePlace): string {
  if (tree.kind[statement] === K.future_import_statement) return '__future__';
  const module = childOf(tree, statement, 'module_name');
  if (module === NONE) return '';
  if (tree.kind[module] !== K.relative_import) return dottedText(tree, module);
  let level = 0;
  let rest = '';
  for (let child = firstChild(tree, module); child !== NONE; child = tree.next[child]!) {
    if (tree.kind[child] === K.import_prefix) level = textOf(tree, child).replace(/[^.]/g, '').length;
    else if (tree.kind[child] === K.dotted_name) rest = dottedText(tree, child);
  }
  return absoluteModule(place, level, rest);
}

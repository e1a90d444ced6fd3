/** The names of a module: where each identifier stands, and what imports say that it denotes. */
import type { Binding, ModuleSemantics } from '../semantics/index.js';
import { K } from '../syntax/kinds.js';
import { childOf, textOf, type Node, type SyntaxTree } from '../syntax/tree.js';
import { hasRowWithin } from './sorted-rows.js';

export class NameIndex {
  readonly tree: SyntaxTree;
  #identifiers: ReadonlyMap<string, readonly Node[]> | undefined;
  readonly #rooted = new Map<string, readonly Node[]>();
  #aliases: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(
    readonly semantics: ModuleSemantics,
    private readonly rowsOf: (kind: number) => Int32Array,
  ) {
    this.tree = semantics.tree;
  }

  /** Every identifier once. */
  get identifiers(): Iterable<string> {
    return this.#words.keys();
  }

  /** Identifiers of this name. */
  named(word: string): readonly Node[] {
    return this.#words.get(word) ?? [];
  }

  /** Identifiers of this name, and those that imports give it under another name. */
  occurrences(word: string): readonly Node[] {
    const own = this.#words.get(word) ?? [];
    const aliases = this.aliases.get(word);
    if (aliases === undefined) return own;
    return [...own, ...aliases.flatMap((alias) => this.#words.get(alias) ?? [])];
  }

  /** Identifiers of this name, and those that imports give a dotted name that begins with it. */
  rooted(root: string): readonly Node[] {
    let found = this.#rooted.get(root);
    if (found === undefined)
      this.#rooted.set(
        root,
        (found = [...this.occurrences(root), ...this.#importedFrom(root)].sort((a, b) => a - b)),
      );
    return found;
  }

  #importedFrom(root: string): readonly Node[] {
    const names = new Set<string>();
    for (const { denotes, binds } of this.semantics.imports)
      if (binds !== root && denotes.startsWith(`${root}.`)) names.add(binds);
    if (
      this.semantics.moduleScope.starImports.some(
        ({ module }) => module === root || module.startsWith(`${root}.`),
      )
    )
      return [...this.#words.values()].flat();
    return [...names].flatMap((name) => this.#words.get(name) ?? []);
  }

  /** Whether a name, or another one that imports give it, lies in a stretch of rows. */
  hasWordWithin(word: string, from: Node, to: Node): boolean {
    const isWithin = (name: string): boolean => hasRowWithin(this.named(name), from, to);
    return isWithin(word) || (this.aliases.get(word)?.some(isWithin) ?? false);
  }

  /** Last part of an imported dotted name -> its other names in this module. */
  get aliases(): ReadonlyMap<string, readonly string[]> {
    return (this.#aliases ??= aliasesOf(this.tree, this.rowsOf(K.aliased_import)));
  }

  /** Dotted names that imports give to an identifier; `star`: also those that `from m import *` may give it. */
  importedNames(identifier: Node, star: boolean): readonly string[] {
    const { semantics } = this;
    const binding = this.#bindingRead(identifier);
    if (binding !== undefined) {
      const imports = binding.definitions.filter(({ imported }) => imported !== undefined);
      if (imports.length === 0) return [];
      const [only] = imports;
      if (imports.length === 1) {
        // In the order of the text, as compatible engines resolve names.
        return only!.name > identifier ? [] : [only!.imported!.denotes];
      }
      const reaching = semantics.reachingDefinitions(identifier)?.definitions ?? [];
      const reached = reaching.filter(({ imported }) => imported !== undefined);
      return (reached.length > 0 ? reached : imports).map(({ imported }) => imported!.denotes);
    }
    if (!star || semantics.moduleScope.starImports.length === 0) return [];
    const name = textOf(this.tree, identifier);
    return semantics.moduleScope.starImports.map(({ module }) => `${module}.${name}`);
  }

  /** Binding of a name; of a local one that is only assigned further down, the one around the function. */
  #bindingRead(identifier: Node): Binding | undefined {
    const binding = this.semantics.bindingOf(identifier);
    if (binding?.scope.kind !== 'function' || binding.definitions.some(({ name }) => name <= identifier))
      return binding;
    for (let scope = binding.scope.parent; scope !== undefined; scope = scope.parent) {
      const outer = scope.kind === 'class' ? undefined : scope.bindings.get(binding.name);
      if (outer !== undefined) return outer;
    }
    return binding;
  }

  get #words(): ReadonlyMap<string, readonly Node[]> {
    return (this.#identifiers ??= identifiersOf(this.tree, this.rowsOf));
  }
}

function identifiersOf(tree: SyntaxTree, rows: (kind: number) => Int32Array): Map<string, Node[]> {
  const words = new Map<string, Node[]>();
  const add = (word: string, row: Node): void => {
    const known = words.get(word);
    if (known === undefined) words.set(word, [row]);
    else known.push(row);
  };
  const identifiers = rows(K.identifier);
  for (let i = 0; i < identifiers.length; i++) add(textOf(tree, identifiers[i]!), identifiers[i]!);
  for (const row of rows(K.print_statement)) add('print', row);
  for (const row of rows(K.exec_statement)) add('exec', row);
  for (const row of rows(K.future_import_statement)) add('__future__', row);
  return words;
}

function aliasesOf(tree: SyntaxTree, rows: Int32Array): Map<string, string[]> {
  const aliases = new Map<string, string[]>();
  for (const row of rows) {
    const alias = childOf(tree, row, 'alias');
    const path = textOf(tree, childOf(tree, row, 'name'));
    if (alias < 0) continue;
    const name = textOf(tree, alias);
    const last = path.slice(path.lastIndexOf('.') + 1).trim();
    const known = aliases.get(last);
    if (known === undefined) aliases.set(last, [name]);
    else if (!known.includes(name)) known.push(name);
  }
  return aliases;
}

/** Everything known about one module's names. Each part is computed when it is first asked for, and kept. */
import { K } from '../syntax/kinds.js';
import { NONE, childOf, namedChildren, textOf, type Node, type SyntaxTree } from '../syntax/tree.js';
import { BUILTINS } from './builtins.js';
import type { ImportRecord } from './import-records.js';
import { isPackagePath, moduleNameOf } from './import-resolution.js';
import type { QualifiedName, QualifiedNames } from './qualified-names.js';
import type { Binding, Definition, Scope } from './scope.js';
import { buildScopeTable, type ScopeTable } from './scope-table.js';

export interface ModuleInput {
  /** Path in the repository. */
  readonly path: string;
  readonly tree: SyntaxTree;
  /** By default: the path ends in `__init__.py`. */
  readonly isPackage?: boolean;
  /** Dotted name; by default from the path alone. */
  readonly moduleName?: string;
  /** Names that modules export, for star imports: of a module that is listed only these names can come. */
  readonly knownModules?: ReadonlyMap<string, ReadonlySet<string>>;
}

export function analyseModule(input: ModuleInput): ModuleSemantics {
  return new ModuleSemantics(input);
}

/** Aliases followed (`a = b`, `b = c` …) before a name counts as unresolved. */
const MAX_ALIASES = 8;
const MAX_NAMES = 8;

export class ModuleSemantics {
  readonly path: string;
  readonly tree: SyntaxTree;
  readonly moduleName: string;
  readonly isPackage: boolean;
  readonly #knownModules: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #names = new Map<Node, QualifiedNames>();
  #table: ScopeTable | undefined;

  constructor(input: ModuleInput) {
    this.path = input.path;
    this.tree = input.tree;
    this.isPackage = input.isPackage ?? isPackagePath(input.path);
    this.moduleName = input.moduleName ?? moduleNameOf(input.path);
    this.#knownModules = input.knownModules ?? new Map();
  }

  /** Outer scopes before inner ones; the first is the module's. */
  get scopes(): readonly Scope[] {
    return this.#scopeTable.scopes;
  }

  get moduleScope(): Scope {
    return this.#scopeTable.scopes[0]!;
  }

  get imports(): readonly ImportRecord[] {
    return this.#scopeTable.imports;
  }

  /** Scope in which a node is evaluated. */
  scopeOf(node: Node): Scope {
    const { scopes, scopeAt } = this.#scopeTable;
    return scopes[scopeAt[node]!]!;
  }

  /** Binding that an identifier reads or binds; undefined for builtins, undefined names and attribute names. */
  bindingOf(identifier: Node): Binding | undefined {
    const { bindings, bindingAt } = this.#scopeTable;
    return bindings[bindingAt[identifier]! - 1];
  }

  /** The definition whose name is this identifier. */
  definitionAt(identifier: Node): Definition | undefined {
    return this.#scopeTable.definitionAt.get(identifier);
  }

  /** The dotted name that an expression certainly denotes; undefined if it has none or several. */
  qualifiedName(expression: Node): QualifiedName | undefined {
    const { names, complete } = this.qualifiedNames(expression);
    return complete && names.length === 1 ? names[0] : undefined;
  }

  /** All dotted names that an expression may denote. */
  qualifiedNames(expression: Node): QualifiedNames {
    return this.#namesOf(expression, 0);
  }

  get #scopeTable(): ScopeTable {
    return (this.#table ??= buildScopeTable(this.tree, this));
  }

  #namesOf(expression: Node, depth: number): QualifiedNames {
    const { tree } = this;
    const known = this.#names.get(expression);
    if (known !== undefined) return known;
    // a.b.c is attribute(attribute(a, b), c): down to the root, then the attributes back up.
    const suffix: string[] = [];
    let root = expression;
    for (;;) {
      const kind = tree.kind[root];
      if (kind === K.attribute) {
        const attribute = childOf(tree, root, 'attribute');
        suffix.push(attribute === NONE ? '' : textOf(tree, attribute));
        root = childOf(tree, root, 'object');
      } else if (kind === K.parenthesized_expression) root = namedChildren(tree, root)[0] ?? NONE;
      else break;
      if (root === NONE) break;
    }
    if (root === NONE || tree.kind[root] !== K.identifier) return NOTHING;
    const tail = suffix.reverse().join('.');
    const base = this.#namesOfIdentifier(root, depth);
    const names = base.names.map((name) => (tail === '' ? name : { ...name, name: `${name.name}.${tail}` }));
    const result: QualifiedNames = { names: distinct(names), complete: base.complete };
    if (depth === 0) this.#names.set(expression, result);
    return result;
  }

  #namesOfIdentifier(identifier: Node, depth: number): QualifiedNames {
    const text = textOf(this.tree, identifier);
    const binding = this.bindingOf(identifier);
    if (binding === undefined) return this.#namesOfFree(text, this.scopeOf(identifier));
    const names: QualifiedName[] = [];
    let complete = true;
    for (const definition of binding.definitions) {
      const found = this.#namesOfDefinition(definition, depth);
      names.push(...found.names);
      complete &&= found.complete;
    }
    if (names.length === 0) return { names: [{ kind: 'unresolved', name: text }], complete: true };
    return { names: distinct(names), complete };
  }

  /** A name that nothing in the module binds. */
  #namesOfFree(name: string, scope: Scope): QualifiedNames {
    const names: QualifiedName[] = [];
    let complete = true;
    for (const stars of [scope.starImports, this.moduleScope.starImports])
      for (const { module } of stars) {
        const exported = this.#knownModules.get(module);
        if (exported === undefined) complete = false;
        if (exported === undefined || exported.has(name))
          names.push({ kind: exported === undefined ? 'star' : 'import', name: `${module}.${name}` });
      }
    if (BUILTINS.has(name)) names.push({ kind: 'builtin', name });
    if (names.length === 0) names.push({ kind: 'unresolved', name });
    return { names: distinct(names), complete };
  }

  /** Names that a value has because of one definition; empty and incomplete when it is some other value. */
  #namesOfDefinition(definition: Definition, depth: number): QualifiedNames {
    const { tree } = this;
    switch (definition.kind) {
      case 'import':
        return {
          names: [{ kind: 'import', name: definition.imported!.denotes, definition }],
          complete: true,
        };
      case 'function':
      case 'class': {
        const name = [this.moduleName, definition.binding.name].filter((part) => part !== '').join('.');
        return { names: [{ kind: 'local', name, definition }], complete: true };
      }
      case 'assignment':
      case 'walrus': {
        if (definition.path.length > 0 || definition.value === NONE || depth >= MAX_ALIASES) return OTHER;
        // `except ImportError: yaml = None` leaves nothing to call: the name keeps its other meanings.
        if (tree.kind[definition.value] === K.none) return NOTHING;
        const found = this.#namesOf(definition.value, depth + 1);
        if (found.names.length === 0) return OTHER;
        const resolved = found.names.filter(({ kind }) => kind !== 'unresolved');
        return { names: resolved, complete: found.complete && resolved.length === found.names.length };
      }
      case 'annotation':
      case 'delete':
        return NOTHING;
      default:
        return OTHER;
    }
  }
}

const NOTHING: QualifiedNames = { names: [], complete: true };
const OTHER: QualifiedNames = { names: [], complete: false };

function distinct(names: readonly QualifiedName[]): QualifiedName[] {
  const seen = new Set<string>();
  return names
    .filter(({ kind, name }) => !seen.has(`${kind} ${name}`) && seen.add(`${kind} ${name}`))
    .slice(0, MAX_NAMES);
}

/**
 * Qualified names of expressions, by flow.
 *
 *     import subprocess as sp          sp.run        -> subprocess.run   (import)
 *     run = sp.run                     run           -> subprocess.run   (import)
 *     try: import cPickle as pickle
 *     except ImportError: import pickle
 *     pickle.loads                     -> cPickle.loads or pickle.loads
 */
import { K } from '../syntax/kinds.js';
import { NONE, childOf, textOf, type Node, type SyntaxTree } from '../syntax/tree.js';
import { BUILTINS } from './builtins.js';
import { symbolOf } from './callables.js';
import { unwrapped } from './flow/statement-effects.js';
import { definitionsOf, type NameFlow } from './flow/name-flow.js';
import type { QualifiedName, QualifiedNames } from './qualified-names.js';
import type { Binding, Definition, Scope } from './scope.js';
import type { ScopeTable } from './scope-table.js';

/** Aliases followed (`a = b`, `b = c` …) before a name counts as unresolved. */
const MAX_ALIASES = 8;
/** Longer chains of attributes have no name. */
const MAX_ATTRIBUTES = 24;
/** Names kept of one expression. */
const MAX_NAMES = 8;

const NOTHING: QualifiedNames = { names: [], complete: true };
const OTHER: QualifiedNames = { names: [], complete: false };

export interface ReachingDefinitions {
  /** In the order of the text. */
  readonly definitions: readonly Definition[];
  /** There are no others. */
  readonly complete: boolean;
  /** The name may also be unbound. */
  readonly maybeUnset: boolean;
}

export class NameResolver {
  readonly #names = new Map<Node, QualifiedNames>();

  constructor(
    private readonly tree: SyntaxTree,
    private readonly moduleName: string,
    private readonly table: ScopeTable,
    private readonly flow: NameFlow,
    private readonly exportsOf: ReadonlyMap<string, ReadonlySet<string>>,
  ) {}

  qualifiedNames(expression: Node): QualifiedNames {
    let names = this.#names.get(expression);
    if (names === undefined) this.#names.set(expression, (names = this.#namesOf(expression, 0)));
    return names;
  }

  /** Definitions that a read of the binding may see; of unreachable code, all of them. */
  reachingDefinitions(binding: Binding, reader: Node, limit = 64): ReachingDefinitions {
    const reach = this.flow.reach(binding, reader);
    if (reach.kind === 'flow' && reach.value.kind !== 'unreached') return definitionsOf(reach.value, limit);
    const { definitions } = binding;
    const values = definitions.filter(({ kind }) => kind !== 'annotation' && kind !== 'delete');
    return {
      definitions: values.slice(0, limit),
      complete: values.length <= limit && !(reach.kind === 'any' && reach.opaque),
      maybeUnset: values.length < definitions.length,
    };
  }

  #namesOf(expression: Node, depth: number): QualifiedNames {
    const { tree } = this;
    // a.b.c is attribute(attribute(a, b), c): down to the root, collecting attributes from the last to the first.
    const attributes: string[] = [];
    let root = unwrapped(tree, expression);
    while (root !== NONE && tree.kind[root] === K.attribute) {
      if (attributes.length === MAX_ATTRIBUTES) return NOTHING;
      const attribute = childOf(tree, root, 'attribute');
      attributes.push(attribute === NONE ? '' : textOf(tree, attribute));
      const object = childOf(tree, root, 'object');
      root = object === NONE ? NONE : unwrapped(tree, object);
    }
    if (root === NONE || tree.kind[root] !== K.identifier) return NOTHING;
    const base = this.#namesOfIdentifier(root, depth);
    if (attributes.length === 0) return base;
    const tail = attributes.reverse().join('.');
    return { ...base, names: base.names.map((each) => ({ ...each, name: `${each.name}.${tail}` })) };
  }

  #namesOfIdentifier(identifier: Node, depth: number): QualifiedNames {
    const text = textOf(this.tree, identifier);
    const { bindings, bindingAt, scopes, scopeAt, definitionAt } = this.table;
    const binding = bindings[bindingAt[identifier]! - 1];
    if (binding === undefined) return this.#namesOfFree(text, scopes[scopeAt[identifier]!]!);
    const written = definitionAt.get(identifier);
    const reaching =
      written !== undefined && written.kind !== 'augmented' && written.kind !== 'delete'
        ? { definitions: [written], complete: true, maybeUnset: false }
        : this.reachingDefinitions(binding, identifier);
    const names: QualifiedName[] = [];
    let { complete } = reaching;
    for (const definition of reaching.definitions) {
      const found = this.#namesOfDefinition(definition, depth);
      names.push(...found.names);
      complete &&= found.complete;
    }
    // A name that only this module's code gives a value is that variable, whatever the value is.
    if (names.length === 0) return { names: [{ kind: 'unresolved', name: text, binding }], complete: true };
    return { names: distinct(names), complete };
  }

  /** A name that nothing in the module binds. */
  #namesOfFree(name: string, scope: Scope): QualifiedNames {
    const names: QualifiedName[] = [];
    let complete = true;
    for (let outer: Scope | undefined = scope; outer !== undefined; outer = outer.parent)
      for (const { module } of outer.starImports) {
        const exported = this.exportsOf.get(module);
        if (exported === undefined) complete = false;
        if (exported === undefined || exported.has(name))
          names.push({ kind: exported === undefined ? 'star' : 'import', name: `${module}.${name}` });
      }
    if (BUILTINS.has(name) && !names.some(({ kind }) => kind === 'import'))
      names.push({ kind: 'builtin', name });
    if (names.length === 0) names.push({ kind: 'unresolved', name });
    return { names: distinct(names), complete };
  }

  /** Names that a value has because of one definition; empty and incomplete when it is some other value. */
  #namesOfDefinition(definition: Definition, depth: number): QualifiedNames {
    switch (definition.kind) {
      case 'import':
        return {
          names: [
            { kind: 'import', name: definition.imported!.denotes, definition, binding: definition.binding },
          ],
          complete: true,
        };
      case 'function':
      case 'class': {
        const parts = [this.moduleName, symbolOf(this.tree, definition.node), definition.binding.name];
        const name = parts.filter((part) => part !== '').join('.');
        return { names: [{ kind: 'local', name, definition, binding: definition.binding }], complete: true };
      }
      case 'assignment':
      case 'walrus': {
        if (definition.path.length > 0 || definition.value === NONE || depth >= MAX_ALIASES) return OTHER;
        // `except ImportError: yaml = None` leaves nothing to call: the name keeps its other meanings.
        if (this.tree.kind[definition.value] === K.none) return NOTHING;
        const found = this.#namesOf(definition.value, depth + 1);
        const resolved = found.names.filter(({ kind }) => kind !== 'unresolved');
        if (resolved.length === 0) return OTHER;
        return { names: resolved, complete: found.complete && resolved.length === found.names.length };
      }
      default:
        return OTHER;
    }
  }
}

function distinct(names: readonly QualifiedName[]): QualifiedName[] {
  const seen = new Set<string>();
  const kept = names.filter(({ kind, name }) => {
    const key = `${kind} ${name}`;
    return !seen.has(key) && seen.add(key);
  });
  return kept.slice(0, MAX_NAMES);
}

/**
 * Constants that live in attributes: `self.X`, `cls.X` and `Class.X`, where the class body or one method
 * assigns X once and nothing else in the module stores an attribute of that name.
 *
 *     class Client:
 *         URL = "http://x"              self.URL in any method: "http://x"
 *         def __init__(self, flag):
 *             self.mode = "fast"        self.mode: "fast", if this is the only `.mode = …` of the module
 */
import { F, K } from '../../syntax/kinds.js';
import { NONE, childOf, namedChildren, textOf, type Node, type SyntaxTree } from '../../syntax/tree.js';
import { decoratorsOf } from '../callables.js';
import type { Binding, Scope } from '../scope.js';
import type { ScopeTable } from '../scope-table.js';
import { isStored } from './mutation.js';

interface Store {
  readonly object: Node;
  /** Right side of a plain assignment, else NONE. */
  readonly value: Node;
}

export class AttributeConstants {
  #stores: Map<string, Store[]> | undefined;
  /** Number of class bodies that bind a name. */
  #classNames: Map<string, number> | undefined;
  #classes: Map<Node, Scope> | undefined;
  /** Attributes are stored in ways that do not show their names. */
  #hasHiddenStores: boolean | undefined;

  constructor(
    private readonly tree: SyntaxTree,
    private readonly table: ScopeTable,
  ) {}

  /** The expression that an attribute's value certainly comes from, or NONE. */
  valueOf(attribute: Node): Node {
    const { tree } = this;
    const object = childOf(tree, attribute, 'object');
    const nameNode = childOf(tree, attribute, 'attribute');
    if (object === NONE || nameNode === NONE || tree.kind[object] !== K.identifier) return NONE;
    const owner = this.#classOf(object);
    this.#hasHiddenStores ??= /\b(?:setattr|__dict__|__setattr__|vars)\b/.test(tree.text);
    if (owner === undefined || this.#hasHiddenStores) return NONE;
    const name = textOf(tree, nameNode);
    const stores = this.#storesOf(name);
    const inBody = owner.bindings.get(name);
    if (inBody !== undefined) return stores.length === 0 ? this.#onlyValue(inBody, name) : NONE;
    const [store] = stores;
    if (store === undefined || stores.length > 1 || this.#boundInClasses(name) > 0) return NONE;
    return this.#classOf(store.object) === owner ? store.value : NONE;
  }

  #onlyValue(binding: Binding, name: string): Node {
    const definitions = binding.definitions.filter(({ kind }) => kind !== 'annotation');
    const [only] = definitions;
    if (only === undefined || definitions.length > 1 || only.kind !== 'assignment' || only.path.length > 0)
      return NONE;
    // A subclass in the same module may give the name another value.
    return this.#boundInClasses(name) > 1 || binding.scope.hasDynamicWrites ? NONE : only.value;
  }

  /** Class whose attribute is meant: that of the method for its first parameter, or a class of the module by name. */
  #classOf(object: Node): Scope | undefined {
    const { bindings, bindingAt, scopes } = this.table;
    const binding = bindings[bindingAt[object]! - 1];
    const [definition] = binding?.definitions ?? [];
    if (binding === undefined || definition === undefined || binding.definitions.length > 1) return undefined;
    if (definition.kind === 'class') {
      this.#classes ??= new Map(
        scopes.flatMap((scope) => (scope.kind === 'class' ? [[scope.node, scope]] : [])),
      );
      return this.#classes.get(definition.node);
    }
    if (definition.kind !== 'parameter') return undefined;
    const method = binding.scope;
    const owner = method.parent?.kind === 'type-parameters' ? method.parent.parent : method.parent;
    if (method.kind !== 'function' || owner?.kind !== 'class') return undefined;
    const parameters = childOf(this.tree, method.node, 'parameters');
    const [first] = parameters === NONE ? [] : namedChildren(this.tree, parameters);
    const isStatic = decoratorsOf(this.tree, method.node).some(
      (node) => textOf(this.tree, node) === 'staticmethod',
    );
    return first === definition.node && !isStatic ? owner : undefined;
  }

  #storesOf(name: string): readonly Store[] {
    this.#stores ??= this.#collectStores();
    return this.#stores.get(name) ?? [];
  }

  #collectStores(): Map<string, Store[]> {
    const { tree } = this;
    const found = new Map<string, Store[]>();
    for (let row = 0; row < tree.size; row++) {
      if (tree.kind[row] !== K.attribute || !isStored(tree, row)) continue;
      const nameNode = childOf(tree, row, 'attribute');
      if (nameNode === NONE) continue;
      const parent = tree.parent[row]!;
      const isPlain = tree.kind[parent] === K.assignment && tree.field[row] === F.left;
      let value = isPlain ? childOf(tree, parent, 'right') : NONE;
      while (value !== NONE && tree.kind[value] === K.assignment) value = childOf(tree, value, 'right');
      const name = textOf(tree, nameNode);
      const store: Store = { object: childOf(tree, row, 'object'), value };
      const stores = found.get(name);
      if (stores === undefined) found.set(name, [store]);
      else stores.push(store);
    }
    return found;
  }

  #boundInClasses(name: string): number {
    if (this.#classNames === undefined) {
      this.#classNames = new Map();
      for (const scope of this.table.scopes)
        if (scope.kind === 'class')
          for (const each of scope.bindings.keys())
            this.#classNames.set(each, (this.#classNames.get(each) ?? 0) + 1);
    }
    return this.#classNames.get(name) ?? 0;
  }
}

/** Second pass: gives every definition and every reference its binding, by Python's lookup rules. */
import type { Node, SyntaxTree } from '../syntax/tree.js';
import { textOf } from '../syntax/tree.js';
import type { ImportRecord, ModulePlace } from './import-records.js';
import { Binding, type Definition, type Scope } from './scope.js';
import { walkScopes } from './scope-walk.js';

export interface ScopeTable {
  readonly scopes: readonly Scope[];
  /** Index of the scope in which each row is evaluated. */
  readonly scopeAt: Uint32Array;
  readonly bindings: readonly Binding[];
  /** Index + 1 of the binding that each identifier reads or binds; 0 for none. */
  readonly bindingAt: Uint32Array;
  /** By the identifier that they bind; `import a, a.b` defines twice. */
  readonly definitionAt: ReadonlyMap<Node, Definition>;
  readonly imports: readonly ImportRecord[];
}

export function buildScopeTable(tree: SyntaxTree, place: ModulePlace): ScopeTable {
  const { scopes, scopeAt, definitions, loads, imports } = walkScopes(tree, place);
  const module = scopes[0]!;
  const bindings: Binding[] = [];
  const bindingAt = new Uint32Array(tree.size);
  const definitionAt = new Map<Node, Definition>();

  const bindingIn = (scope: Scope, name: string): Binding => {
    let binding = scope.bindings.get(name);
    if (binding === undefined) {
      binding = new Binding(bindings.length, scope, name);
      bindings.push(binding);
      scope.bindings.set(name, binding);
    }
    return binding;
  };

  const names = definitions.map((raw) => textOf(tree, raw.name));
  // `nonlocal` needs the enclosing function's bindings, so all plain ones are made first.
  definitions.forEach((raw, i) => {
    if (!raw.scope.nonlocals.has(names[i]!))
      bindingIn(raw.scope.globals.has(names[i]!) ? module : raw.scope, names[i]!);
  });
  definitions.forEach((raw, i) => {
    const name = names[i]!;
    const binding = resolve(raw.scope, name, module) ?? bindingIn(raw.scope, name);
    const definition: Definition = { ...raw, binding };
    binding.definitions.push(definition);
    if (raw.scope !== binding.scope) binding.isWrittenElsewhere = true;
    bindingAt[raw.name] = binding.index + 1;
    definitionAt.set(raw.name, definition);
  });
  for (const load of loads) {
    const binding = resolve(scopes[scopeAt[load]!]!, textOf(tree, load), module);
    if (binding === undefined) continue;
    binding.references.push(load);
    bindingAt[load] = binding.index + 1;
  }
  return { scopes, scopeAt, bindings, bindingAt, definitionAt, imports };
}

/** Binding that a name means in a scope; undefined for builtins, star imports and undefined names. */
export function resolve(scope: Scope, name: string, module: Scope): Binding | undefined {
  if (scope.globals.has(name)) return module.bindings.get(name);
  if (!scope.nonlocals.has(name)) {
    const own = scope.bindings.get(name);
    if (own !== undefined) return own;
  }
  // Class bodies are seen by their own statements only, and by the type parameters written directly in them.
  let seesClass = scope.kind === 'type-parameters';
  for (let outer = scope.parent; outer !== undefined; outer = outer.parent) {
    if (outer.kind === 'class' && !seesClass) continue;
    if (outer.globals.has(name)) return module.bindings.get(name);
    const found = outer.nonlocals.has(name) ? undefined : outer.bindings.get(name);
    if (found !== undefined && !(scope.nonlocals.has(name) && outer.kind === 'module')) return found;
    seesClass = outer.kind === 'type-parameters';
  }
  return undefined;
}

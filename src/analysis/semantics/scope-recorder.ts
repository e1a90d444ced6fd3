/** What the first pass over a module notes: scopes, definitions, reads and imports. */
import { K } from '../syntax/kinds.js';
import { NONE, type Node, type SyntaxTree } from '../syntax/tree.js';
import type { ImportRecord } from './import-records.js';
import { Scope, type DefinitionKind, type ScopeKind } from './scope.js';
import { targetsOf } from './targets.js';

/** A definition before its binding is known. */
export interface RawDefinition {
  readonly kind: DefinitionKind;
  readonly scope: Scope;
  readonly name: Node;
  readonly node: Node;
  readonly value: Node;
  readonly path: readonly number[];
  readonly imported?: ImportRecord;
}

/** The path of a definition that binds the whole value. */
export const WHOLE: readonly number[] = [];

/** Filled by one walk in preorder: a row that opens a scope says ahead which of its rows belong to it. */
export class ScopeRecorder {
  readonly scopes: Scope[] = [];
  /** Scope index + 1; 0 where not yet known. */
  readonly scopeAt: Uint32Array;
  /** 1 for identifiers that do not read a name. */
  readonly claimed: Uint8Array;
  readonly definitions: RawDefinition[] = [];
  readonly loads: Node[] = [];
  readonly imports: ImportRecord[] = [];

  constructor(readonly tree: SyntaxTree) {
    this.scopeAt = new Uint32Array(tree.size);
    this.claimed = new Uint8Array(tree.size);
  }

  /** A new scope, of which no row knows yet. */
  open(kind: ScopeKind, node: Node, parent: Scope | undefined): Scope {
    const scope = new Scope(this.scopes.length, kind, node, parent);
    this.scopes.push(scope);
    return scope;
  }

  /** The scope in which a row is evaluated; the row must have been visited. */
  at(row: Node): Scope {
    return this.scopes[this.scopeAt[row]! - 1]!;
  }

  /** Says that a row, and what lies in it, belongs to a scope. */
  place(row: Node, scope: Scope): void {
    if (row !== NONE) this.scopeAt[row] = scope.index + 1;
  }

  /** Notes a definition. `claims`: its identifier does not read the name. */
  define(
    kind: DefinitionKind,
    scope: Scope,
    name: Node,
    node: Node,
    value: Node,
    path: readonly number[] = WHOLE,
    claims = true,
  ): void {
    if (claims) this.claimed[name] = 1;
    this.definitions.push({ kind, scope, name, node, value, path });
  }

  /** Notes the definitions of a target: a name, or a tuple, list or star of names. */
  bindTargets(kind: DefinitionKind, node: Node, target: Node, value: Node, claims = true): void {
    if (target === NONE) return;
    const scope = this.at(node);
    if (this.tree.kind[target] === K.identifier)
      return this.define(kind, scope, target, node, value, WHOLE, claims);
    for (const found of targetsOf(this.tree, target, value))
      this.define(kind, scope, found.name, node, found.value, found.path, claims);
  }
}

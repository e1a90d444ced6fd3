/**
 * First pass over a module: opens scopes, notes which identifiers bind names and which read them.
 *
 * One loop over the rows in preorder. What a row must know from above (its scope, that it is not a name) has
 * been written ahead into arrays by the row that opened it, so nothing recurses and nothing climbs.
 *
 *     [f(x) for x in xs]    the comprehension's rows belong to a new scope, `xs` to the enclosing one
 *     def f(a: T = d): ...  `a` and the body belong to f's scope; `T`, `d` and decorators to the enclosing one
 */
import { F, K, TOKEN_BASE } from '../syntax/kinds.js';
import {
  NONE,
  childOf,
  firstChild,
  namedChildren,
  textOf,
  type Node,
  type SyntaxTree,
} from '../syntax/tree.js';
import { importRecords, type ImportRecord, type ModulePlace } from './import-records.js';
import { Scope, type DefinitionKind, type ScopeKind } from './scope.js';
import { targetsOf } from './targets.js';

/** Places of `exec` that are told apart in one scope; with more, names may change at any time. */
const MAX_EXECS = 32;

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

export interface ScopeWalk {
  readonly scopes: readonly Scope[];
  /** Index of the scope in which each row is evaluated. */
  readonly scopeAt: Uint32Array;
  readonly definitions: readonly RawDefinition[];
  /** Identifiers that read a name. */
  readonly loads: readonly Node[];
  readonly imports: readonly ImportRecord[];
}

const WHOLE: readonly number[] = [];

export function walkScopes(tree: SyntaxTree, place: ModulePlace): ScopeWalk {
  return new Walker(tree, place).run();
}

class Walker {
  readonly #scopes: Scope[] = [];
  /** Scope index + 1; 0 where not yet known. */
  readonly #scopeAt: Uint32Array;
  /** 1 for identifiers that do not read a name. */
  readonly #claimed: Uint8Array;
  readonly #definitions: RawDefinition[] = [];
  readonly #loads: Node[] = [];
  readonly #imports: ImportRecord[] = [];

  constructor(
    private readonly tree: SyntaxTree,
    private readonly place: ModulePlace,
  ) {
    this.#scopeAt = new Uint32Array(tree.size);
    this.#claimed = new Uint8Array(tree.size);
  }

  run(): ScopeWalk {
    const { tree } = this;
    const scopeAt = this.#scopeAt;
    this.#open('module', 0, undefined);
    scopeAt[0] = 1;
    for (let row = 0; row < tree.size; row++) {
      if (scopeAt[row] === 0) scopeAt[row] = scopeAt[tree.parent[row]!]!;
      const kind = tree.kind[row]!;
      if (kind >= TOKEN_BASE) continue;
      if (kind === K.identifier) {
        if (this.#claimed[row] === 0 && !this.#isLabel(row)) this.#loads.push(row);
      } else this.#visit(row, kind);
    }
    for (let row = 0; row < tree.size; row++) scopeAt[row]!--;
    return {
      scopes: this.#scopes,
      scopeAt,
      definitions: this.#definitions,
      loads: this.#loads,
      imports: this.#imports,
    };
  }

  /** `b` of `a.b`, `k` of `f(k=1)`: names of attributes and arguments, not of variables. */
  #isLabel(row: Node): boolean {
    const { tree } = this;
    const field = tree.field[row];
    const parent = tree.kind[tree.parent[row]!];
    return (
      (field === F.attribute && parent === K.attribute) ||
      (field === F.name && parent === K.keyword_argument) ||
      (parent === K.member_type && row !== tree.parent[row]! + 1)
    );
  }

  #visit(row: Node, kind: number): void {
    switch (kind) {
      case K.function_definition:
        return this.#function(row);
      case K.class_definition:
        return this.#class(row);
      case K.lambda: {
        const scope = this.#open('lambda', row, this.#at(row));
        this.#place(childOf(this.tree, row, 'parameters'), scope);
        this.#place(childOf(this.tree, row, 'body'), scope);
        return;
      }
      case K.parameters:
      case K.lambda_parameters:
        return this.#parameters(row);
      case K.list_comprehension:
      case K.set_comprehension:
      case K.dictionary_comprehension:
      case K.generator_expression:
        return this.#comprehension(row);
      case K.for_in_clause:
      case K.for_statement: {
        const value = childOf(this.tree, row, 'right');
        const left = childOf(this.tree, row, 'left');
        return this.#bindTargets(kind === K.for_statement ? 'for' : 'comprehension', row, left, value);
      }
      case K.assignment:
        return this.#assignment(row);
      case K.augmented_assignment:
        // The old value is read as well, so the target stays a reference.
        return this.#bindTargets(
          'augmented',
          row,
          childOf(this.tree, row, 'left'),
          childOf(this.tree, row, 'right'),
          false,
        );
      case K.named_expression: {
        let scope = this.#at(row);
        while (scope.kind === 'comprehension' && scope.parent !== undefined) scope = scope.parent;
        const name = childOf(this.tree, row, 'name');
        if (name !== NONE && this.tree.kind[name] === K.identifier)
          this.#define('walrus', scope, name, row, childOf(this.tree, row, 'value'));
        return;
      }
      case K.as_pattern:
        return this.#asPattern(row);
      case K.except_clause: {
        const alias = childOf(this.tree, row, 'alias');
        if (alias !== NONE) this.#bindTargets('except', row, alias, childOf(this.tree, row, 'value'));
        return;
      }
      case K.delete_statement: {
        for (const child of namedChildren(this.tree, row))
          this.#bindTargets('delete', row, child, NONE, false);
        return;
      }
      case K.import_statement:
      case K.import_from_statement:
      case K.future_import_statement:
        return this.#import(row);
      case K.global_statement:
      case K.nonlocal_statement: {
        const scope = this.#at(row);
        const names = kind === K.global_statement ? scope.globals : scope.nonlocals;
        for (const child of namedChildren(this.tree, row)) {
          this.#claimed[child] = 1;
          names.add(textOf(this.tree, child));
        }
        return;
      }
      case K.exec_statement:
        this.#exec(row);
        return;
      case K.call:
        return this.#call(row);
      case K.type_alias_statement:
        return this.#typeAlias(row);
      case K.match_statement:
      case K.case_pattern:
      case K.splat_pattern:
      case K.keyword_pattern:
      case K.dotted_name:
        return this.#pattern(row, kind);
    }
  }

  #open(kind: ScopeKind, node: Node, parent: Scope | undefined): Scope {
    const scope = new Scope(this.#scopes.length, kind, node, parent);
    this.#scopes.push(scope);
    return scope;
  }

  #at(row: Node): Scope {
    return this.#scopes[this.#scopeAt[row]! - 1]!;
  }

  #place(row: Node, scope: Scope): void {
    if (row !== NONE) this.#scopeAt[row] = scope.index + 1;
  }

  #define(
    kind: DefinitionKind,
    scope: Scope,
    name: Node,
    node: Node,
    value: Node,
    path: readonly number[] = WHOLE,
    claims = true,
  ): void {
    if (claims) this.#claimed[name] = 1;
    this.#definitions.push({ kind, scope, name, node, value, path });
  }

  #bindTargets(kind: DefinitionKind, node: Node, target: Node, value: Node, claims = true): void {
    if (target === NONE) return;
    const scope = this.#at(node);
    if (this.tree.kind[target] === K.identifier)
      return this.#define(kind, scope, target, node, value, WHOLE, claims);
    for (const found of targetsOf(this.tree, target, value))
      this.#define(kind, scope, found.name, node, found.value, found.path, claims);
  }

  #function(row: Node): void {
    const { tree } = this;
    const outer = this.#at(row);
    const name = childOf(tree, row, 'name');
    if (name !== NONE) this.#define('function', outer, name, row, NONE);
    const generic = this.#typeParameters(row, outer);
    const scope = this.#open('function', row, generic);
    this.#place(childOf(tree, row, 'parameters'), scope);
    this.#place(childOf(tree, row, 'return_type'), generic);
    this.#place(childOf(tree, row, 'body'), scope);
  }

  #class(row: Node): void {
    const { tree } = this;
    const outer = this.#at(row);
    const name = childOf(tree, row, 'name');
    if (name !== NONE) this.#define('class', outer, name, row, NONE);
    const generic = this.#typeParameters(row, outer);
    this.#place(childOf(tree, row, 'superclasses'), generic);
    this.#place(childOf(tree, row, 'body'), this.#open('class', row, generic));
  }

  /** Scope of `[T, *Ts]` after the name of a definition; the outer scope where there is none. */
  #typeParameters(row: Node, outer: Scope): Scope {
    const list = childOf(this.tree, row, 'type_parameters');
    return list === NONE ? outer : this.#openTypeParameters(row, list, outer);
  }

  #openTypeParameters(node: Node, list: Node, outer: Scope): Scope {
    const { tree } = this;
    const scope = this.#open('type-parameters', node, outer);
    this.#place(list, scope);
    for (const parameter of namedChildren(tree, list)) {
      let name = parameter;
      while (name !== NONE && tree.kind[name] !== K.identifier) name = namedChildren(tree, name)[0] ?? NONE;
      if (name !== NONE) this.#define('type-parameter', scope, name, parameter, NONE);
    }
    return scope;
  }

  #typeAlias(row: Node): void {
    const { tree } = this;
    const outer = this.#at(row);
    const left = childOf(tree, row, 'left');
    let shown = left;
    while (shown !== NONE && tree.kind[shown] === K.type) shown = namedChildren(tree, shown)[0] ?? NONE;
    if (shown === NONE) return;
    const value = childOf(tree, row, 'right');
    if (tree.kind[shown] === K.identifier) return this.#define('type-alias', outer, shown, row, value);
    if (tree.kind[shown] !== K.generic_type) return;
    const [name, list] = namedChildren(tree, shown);
    if (name === undefined || list === undefined || tree.kind[name] !== K.identifier) return;
    this.#define('type-alias', outer, name, row, value);
    this.#place(value, this.#openTypeParameters(row, list, outer));
  }

  /** `row` lies in the function's scope; annotations and defaults are evaluated outside it. */
  #parameters(row: Node): void {
    const { tree } = this;
    const scope = this.#at(row);
    const annotations = scope.parent ?? scope;
    const defaults = (annotations.kind === 'type-parameters' ? annotations.parent : annotations) ?? scope;
    for (const parameter of namedChildren(tree, row)) {
      const value = childOf(tree, parameter, 'value');
      this.#place(childOf(tree, parameter, 'type'), annotations);
      this.#place(value, defaults);
      const kind = tree.kind[parameter];
      if (kind === K.keyword_separator || kind === K.positional_separator || kind === K.ERROR) continue;
      let target = parameter;
      if (kind === K.default_parameter || kind === K.typed_default_parameter)
        target = childOf(tree, parameter, 'name');
      else if (kind === K.typed_parameter) target = namedChildren(tree, parameter)[0] ?? NONE;
      if (target === NONE) continue;
      const splat =
        tree.kind[target] === K.list_splat_pattern || tree.kind[target] === K.dictionary_splat_pattern;
      const shown = splat ? (namedChildren(tree, target)[0] ?? NONE) : target;
      if (shown === NONE) continue;
      if (tree.kind[shown] === K.identifier) this.#define('parameter', scope, shown, parameter, value);
      else
        for (const found of targetsOf(tree, shown, NONE))
          this.#define('parameter', scope, found.name, parameter, NONE, found.path);
    }
  }

  #comprehension(row: Node): void {
    const { tree } = this;
    const outer = this.#at(row);
    const scope = this.#open('comprehension', row, outer);
    let first = true;
    for (let child = firstChild(tree, row); child !== NONE; child = tree.next[child]!) {
      this.#place(child, scope);
      if (tree.kind[child] !== K.for_in_clause || !first) continue;
      first = false;
      let part = firstChild(tree, child);
      for (; part !== NONE; part = tree.next[part]!)
        if (tree.field[part] === F.right) this.#place(part, outer);
    }
  }

  /** `a = b = v`: the outermost assignment binds all targets to the innermost value. */
  #assignment(row: Node): void {
    const { tree } = this;
    if (tree.kind[tree.parent[row]!] === K.assignment) return;
    const lefts: Node[] = [];
    let value: Node = row;
    while (value !== NONE && tree.kind[value] === K.assignment) {
      lefts.push(childOf(tree, value, 'left'));
      value = childOf(tree, value, 'right');
    }
    for (const left of lefts)
      this.#bindTargets(value === NONE ? 'annotation' : 'assignment', row, left, value);
  }

  #asPattern(row: Node): void {
    const { tree } = this;
    const [value = NONE] = namedChildren(tree, row);
    let parent = tree.parent[row]!;
    if (tree.kind[parent] === K.case_pattern) {
      const children = namedChildren(tree, row);
      const name = children.at(-1);
      if (children.length === 2 && name !== undefined && tree.kind[name] === K.identifier)
        this.#define('match', this.#at(row), name, row, this.#subject(row));
      return;
    }
    while (tree.kind[parent] === K.parenthesized_expression) parent = tree.parent[parent]!;
    const kind = tree.kind[parent] === K.except_clause ? 'except' : 'with';
    this.#bindTargets(kind, row, childOf(tree, row, 'alias'), value);
  }

  #import(row: Node): void {
    const { tree } = this;
    for (let inner = row + 1; inner < tree.last[row]!; inner++)
      if (tree.kind[inner] === K.identifier) this.#claimed[inner] = 1;
    const scope = this.#at(row);
    for (const imported of importRecords(tree, row, this.place)) {
      this.#imports.push(imported);
      if (imported.name === '*') scope.starImports.push(imported);
      else
        this.#definitions.push({
          kind: 'import',
          scope,
          name: imported.nameNode,
          node: row,
          value: NONE,
          path: WHOLE,
          imported,
        });
    }
  }

  /** `exec(...)`, `globals()[...]`, `locals()`: names may change without being written here. */
  #call(row: Node): void {
    const { tree } = this;
    const callee = childOf(tree, row, 'function');
    if (callee === NONE || tree.kind[callee] !== K.identifier) return;
    const length = tree.end[callee]! - tree.start[callee]!;
    if (length !== 4 && length !== 7 && length !== 6) return;
    const name = textOf(tree, callee);
    if (name === 'exec') this.#exec(row);
    else if (name === 'globals') this.#scopes[0]!.writesAnyTime = true;
    else if (name === 'vars' || name === 'locals') {
      if (this.#at(row).kind !== 'function') this.#at(row).writesAnyTime = true;
    }
  }

  #exec(row: Node): void {
    const scope = this.#at(row);
    if (scope.execs.length < MAX_EXECS) scope.execs.push(row);
    else scope.writesAnyTime = true;
  }

  #pattern(row: Node, kind: number): void {
    const { tree } = this;
    if (kind === K.match_statement || kind === K.case_pattern) return;
    const children = namedChildren(tree, row);
    const first = children[0];
    if (first === undefined || tree.kind[first] !== K.identifier) return;
    if (kind === K.keyword_pattern) {
      this.#claimed[first] = 1;
      return;
    }
    if (kind === K.splat_pattern) return this.#define('match', this.#at(row), first, row, this.#subject(row));
    // A dotted name: imports have claimed theirs; what is left stands in a pattern.
    if (this.#claimed[first] === 1) return;
    for (const part of children.slice(1)) this.#claimed[part] = 1;
    const isClass = tree.kind[tree.parent[row]!] === K.class_pattern && tree.parent[row] === row - 1;
    const isCapture = children.length === 1 && !isClass && tree.field[row] !== F.key;
    if (!isCapture) return;
    if (textOf(tree, first) === '_') this.#claimed[first] = 1;
    else this.#define('match', this.#at(row), first, row, this.#subject(row));
  }

  /** Subject of the match statement around a pattern. Patterns nest, so this climbs, but only within the case. */
  #subject(row: Node): Node {
    const { tree } = this;
    let up = row;
    for (let steps = 0; up !== NONE && tree.kind[up] !== K.match_statement && steps < 64; steps++)
      up = tree.parent[up]!;
    return up !== NONE && tree.kind[up] === K.match_statement ? childOf(tree, up, 'subject') : NONE;
  }
}

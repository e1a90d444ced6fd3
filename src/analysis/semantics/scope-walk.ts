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
import { NONE, childOf, namedChildren, textOf, type Node, type SyntaxTree } from '../syntax/tree.js';
import { addClass, addComprehension, addFunction, addParameters, addTypeAlias } from './definition-scopes.js';
import { importRecords, type ImportRecord, type ModulePlace } from './import-records.js';
import { addAsPattern, addPattern } from './pattern-bindings.js';
import { ScopeRecorder, WHOLE, type RawDefinition } from './scope-recorder.js';
import type { Scope } from './scope.js';

/** Places of `exec` that are told apart in one scope; with more, names may change at any time. */
const MAX_EXECS = 32;

export interface ScopeWalk {
  readonly scopes: readonly Scope[];
  /** Index of the scope in which each row is evaluated. */
  readonly scopeAt: Uint32Array;
  readonly definitions: readonly RawDefinition[];
  /** Identifiers that read a name. */
  readonly loads: readonly Node[];
  readonly imports: readonly ImportRecord[];
}

export function walkScopes(tree: SyntaxTree, place: ModulePlace): ScopeWalk {
  const walk = new ScopeRecorder(tree);
  const { scopeAt } = walk;
  walk.open('module', 0, undefined);
  scopeAt[0] = 1;
  for (let row = 0; row < tree.size; row++) {
    if (scopeAt[row] === 0) scopeAt[row] = scopeAt[tree.parent[row]!]!;
    const kind = tree.kind[row]!;
    if (kind >= TOKEN_BASE) continue;
    if (kind === K.identifier) {
      if (walk.claimed[row] === 0 && !isLabel(walk, row)) walk.loads.push(row);
    } else visit(walk, place, row, kind);
  }
  for (let row = 0; row < tree.size; row++) scopeAt[row]!--;
  return {
    scopes: walk.scopes,
    scopeAt,
    definitions: walk.definitions,
    loads: walk.loads,
    imports: walk.imports,
  };
}

/** `b` of `a.b`, `k` of `f(k=1)`: names of attributes and arguments, not of variables. */
function isLabel(walk: ScopeRecorder, row: Node): boolean {
  const { tree } = walk;
  const field = tree.field[row];
  const parent = tree.kind[tree.parent[row]!];
  return (
    (field === F.attribute && parent === K.attribute) ||
    (field === F.name && parent === K.keyword_argument) ||
    (parent === K.member_type && row !== tree.parent[row]! + 1)
  );
}

function visit(walk: ScopeRecorder, place: ModulePlace, row: Node, kind: number): void {
  switch (kind) {
    case K.function_definition:
      return addFunction(walk, row);
    case K.class_definition:
      return addClass(walk, row);
    case K.lambda: {
      const scope = walk.open('lambda', row, walk.at(row));
      walk.place(childOf(walk.tree, row, 'parameters'), scope);
      walk.place(childOf(walk.tree, row, 'body'), scope);
      return;
    }
    case K.parameters:
    case K.lambda_parameters:
      return addParameters(walk, row);
    case K.list_comprehension:
    case K.set_comprehension:
    case K.dictionary_comprehension:
    case K.generator_expression:
      return addComprehension(walk, row);
    case K.for_in_clause:
    case K.for_statement: {
      const value = childOf(walk.tree, row, 'right');
      const left = childOf(walk.tree, row, 'left');
      return walk.bindTargets(kind === K.for_statement ? 'for' : 'comprehension', row, left, value);
    }
    case K.assignment:
      return addAssignment(walk, row);
    case K.augmented_assignment:
      // The old value is read as well, so the target stays a reference.
      return walk.bindTargets(
        'augmented',
        row,
        childOf(walk.tree, row, 'left'),
        childOf(walk.tree, row, 'right'),
        false,
      );
    case K.named_expression: {
      let scope = walk.at(row);
      while (scope.kind === 'comprehension' && scope.parent !== undefined) scope = scope.parent;
      const name = childOf(walk.tree, row, 'name');
      if (name !== NONE && walk.tree.kind[name] === K.identifier)
        walk.define('walrus', scope, name, row, childOf(walk.tree, row, 'value'));
      return;
    }
    case K.as_pattern:
      return addAsPattern(walk, row);
    case K.except_clause: {
      const alias = childOf(walk.tree, row, 'alias');
      if (alias !== NONE) walk.bindTargets('except', row, alias, childOf(walk.tree, row, 'value'));
      return;
    }
    case K.delete_statement: {
      for (const child of namedChildren(walk.tree, row)) walk.bindTargets('delete', row, child, NONE, false);
      return;
    }
    case K.import_statement:
    case K.import_from_statement:
    case K.future_import_statement:
      return addImports(walk, place, row);
    case K.global_statement:
    case K.nonlocal_statement: {
      const scope = walk.at(row);
      const names = kind === K.global_statement ? scope.globals : scope.nonlocals;
      for (const child of namedChildren(walk.tree, row)) {
        walk.claimed[child] = 1;
        names.add(textOf(walk.tree, child));
      }
      return;
    }
    case K.exec_statement:
      addExec(walk, row);
      return;
    case K.call:
      return addCall(walk, row);
    case K.type_alias_statement:
      return addTypeAlias(walk, row);
    case K.match_statement:
    case K.case_pattern:
    case K.splat_pattern:
    case K.keyword_pattern:
    case K.dotted_name:
      return addPattern(walk, row, kind);
  }
}

/** `a = b = v`: the outermost assignment binds all targets to the innermost value. */
function addAssignment(walk: ScopeRecorder, row: Node): void {
  const { tree } = walk;
  if (tree.kind[tree.parent[row]!] === K.assignment) return;
  const lefts: Node[] = [];
  let value: Node = row;
  while (value !== NONE && tree.kind[value] === K.assignment) {
    lefts.push(childOf(tree, value, 'left'));
    value = childOf(tree, value, 'right');
  }
  for (const left of lefts) walk.bindTargets(value === NONE ? 'annotation' : 'assignment', row, left, value);
}

function addImports(walk: ScopeRecorder, place: ModulePlace, row: Node): void {
  const { tree } = walk;
  for (let inner = row + 1; inner < tree.last[row]!; inner++)
    if (tree.kind[inner] === K.identifier) walk.claimed[inner] = 1;
  const scope = walk.at(row);
  for (const imported of importRecords(tree, row, place)) {
    walk.imports.push(imported);
    if (imported.name === '*') scope.starImports.push(imported);
    else
      walk.definitions.push({
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
function addCall(walk: ScopeRecorder, row: Node): void {
  const { tree } = walk;
  const callee = childOf(tree, row, 'function');
  if (callee === NONE || tree.kind[callee] !== K.identifier) return;
  const length = tree.end[callee]! - tree.start[callee]!;
  if (length !== 4 && length !== 7 && length !== 6) return;
  const name = textOf(tree, callee);
  if (name === 'exec') addExec(walk, row);
  else if (name === 'globals') walk.scopes[0]!.writesAnyTime = true;
  else if (name === 'vars' || name === 'locals') {
    if (walk.at(row).kind !== 'function') walk.at(row).writesAnyTime = true;
  }
}

function addExec(walk: ScopeRecorder, row: Node): void {
  const scope = walk.at(row);
  if (scope.execs.length < MAX_EXECS) scope.execs.push(row);
  else scope.writesAnyTime = true;
}

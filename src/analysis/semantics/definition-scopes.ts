/** Scopes that definitions and comprehensions open, and the names that they bind. */
import { F, K } from '../syntax/kinds.js';
import { NONE, childOf, firstChild, namedChildren, type Node } from '../syntax/tree.js';
import type { ScopeRecorder } from './scope-recorder.js';
import type { Scope } from './scope.js';
import { targetsOf } from './targets.js';

export function addFunction(walk: ScopeRecorder, row: Node): void {
  const { tree } = walk;
  const outer = walk.at(row);
  const name = childOf(tree, row, 'name');
  if (name !== NONE) walk.define('function', outer, name, row, NONE);
  const generic = typeParametersOf(walk, row, outer);
  const scope = walk.open('function', row, generic);
  walk.place(childOf(tree, row, 'parameters'), scope);
  walk.place(childOf(tree, row, 'return_type'), generic);
  walk.place(childOf(tree, row, 'body'), scope);
}

export function addClass(walk: ScopeRecorder, row: Node): void {
  const { tree } = walk;
  const outer = walk.at(row);
  const name = childOf(tree, row, 'name');
  if (name !== NONE) walk.define('class', outer, name, row, NONE);
  const generic = typeParametersOf(walk, row, outer);
  walk.place(childOf(tree, row, 'superclasses'), generic);
  walk.place(childOf(tree, row, 'body'), walk.open('class', row, generic));
}

/** Scope of `[T, *Ts]` after the name of a definition; the outer scope where there is none. */
function typeParametersOf(walk: ScopeRecorder, row: Node, outer: Scope): Scope {
  const list = childOf(walk.tree, row, 'type_parameters');
  return list === NONE ? outer : openTypeParameters(walk, row, list, outer);
}

function openTypeParameters(walk: ScopeRecorder, node: Node, list: Node, outer: Scope): Scope {
  const { tree } = walk;
  const scope = walk.open('type-parameters', node, outer);
  walk.place(list, scope);
  for (const parameter of namedChildren(tree, list)) {
    let name = parameter;
    while (name !== NONE && tree.kind[name] !== K.identifier) name = namedChildren(tree, name)[0] ?? NONE;
    if (name !== NONE) walk.define('type-parameter', scope, name, parameter, NONE);
  }
  return scope;
}

export function addTypeAlias(walk: ScopeRecorder, row: Node): void {
  const { tree } = walk;
  const outer = walk.at(row);
  const left = childOf(tree, row, 'left');
  let shown = left;
  while (shown !== NONE && tree.kind[shown] === K.type) shown = namedChildren(tree, shown)[0] ?? NONE;
  if (shown === NONE) return;
  const value = childOf(tree, row, 'right');
  if (tree.kind[shown] === K.identifier) return walk.define('type-alias', outer, shown, row, value);
  if (tree.kind[shown] !== K.generic_type) return;
  const [name, list] = namedChildren(tree, shown);
  if (name === undefined || list === undefined || tree.kind[name] !== K.identifier) return;
  walk.define('type-alias', outer, name, row, value);
  walk.place(value, openTypeParameters(walk, row, list, outer));
}

/** `row` lies in the function's scope; annotations and defaults are evaluated outside it. */
export function addParameters(walk: ScopeRecorder, row: Node): void {
  const { tree } = walk;
  const scope = walk.at(row);
  const annotations = scope.parent ?? scope;
  const defaults = (annotations.kind === 'type-parameters' ? annotations.parent : annotations) ?? scope;
  for (const parameter of namedChildren(tree, row)) {
    const value = childOf(tree, parameter, 'value');
    walk.place(childOf(tree, parameter, 'type'), annotations);
    walk.place(value, defaults);
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
    if (tree.kind[shown] === K.identifier) walk.define('parameter', scope, shown, parameter, value);
    else
      for (const found of targetsOf(tree, shown, NONE))
        walk.define('parameter', scope, found.name, parameter, NONE, found.path);
  }
}

export function addComprehension(walk: ScopeRecorder, row: Node): void {
  const { tree } = walk;
  const outer = walk.at(row);
  const scope = walk.open('comprehension', row, outer);
  let first = true;
  for (let child = firstChild(tree, row); child !== NONE; child = tree.next[child]!) {
    walk.place(child, scope);
    if (tree.kind[child] !== K.for_in_clause || !first) continue;
    first = false;
    let part = firstChild(tree, child);
    for (; part !== NONE; part = tree.next[part]!) if (tree.field[part] === F.right) walk.place(part, outer);
  }
}

/** What a definition or a call says about itself: parameters, arguments, decorators, base classes. */
import { F, K, T } from '../syntax/kinds.js';
import {
  NONE,
  childOf,
  firstChild,
  hasToken,
  namedChildren,
  textOf,
  type Node,
  type SyntaxTree,
} from '../syntax/tree.js';

export interface Parameter {
  readonly kind:
    'positional-only' | 'positional-or-keyword' | 'var-positional' | 'keyword-only' | 'var-keyword';
  readonly name: string;
  /** The identifier; of a Python 2 tuple parameter the tuple pattern, with an empty name. */
  readonly nameNode: Node;
  readonly annotation: Node;
  readonly default: Node;
  readonly node: Node;
}

/** Parameters of a function_definition or lambda, in order. */
export function parametersOf(tree: SyntaxTree, callable: Node): Parameter[] {
  const list = childOf(tree, callable, 'parameters');
  if (list === NONE) return [];
  const found: Parameter[] = [];
  let keywordOnly = false;
  for (const node of namedChildren(tree, list)) {
    const kind = tree.kind[node];
    if (kind === K.positional_separator) {
      for (let i = 0; i < found.length; i++) found[i] = { ...found[i]!, kind: 'positional-only' };
      continue;
    }
    if (kind === K.keyword_separator) {
      keywordOnly = true;
      continue;
    }
    let target = node;
    if (kind === K.default_parameter || kind === K.typed_default_parameter)
      target = childOf(tree, node, 'name');
    else if (kind === K.typed_parameter) target = namedChildren(tree, node)[0] ?? NONE;
    if (target === NONE || kind === K.ERROR) continue;
    let parameterKind: Parameter['kind'] = keywordOnly ? 'keyword-only' : 'positional-or-keyword';
    if (tree.kind[target] === K.list_splat_pattern) {
      parameterKind = 'var-positional';
      keywordOnly = true;
      target = namedChildren(tree, target)[0] ?? NONE;
    } else if (tree.kind[target] === K.dictionary_splat_pattern) {
      parameterKind = 'var-keyword';
      target = namedChildren(tree, target)[0] ?? NONE;
    }
    if (target === NONE) continue;
    found.push({
      kind: parameterKind,
      name: tree.kind[target] === K.identifier ? textOf(tree, target) : '',
      nameNode: target,
      annotation: childOf(tree, node, 'type'),
      default: childOf(tree, node, 'value'),
      node,
    });
  }
  return found;
}

export interface Argument {
  /** '*' and '**' are unpacked iterables and mappings; a keyword's name stands in `name`. */
  readonly kind: 'positional' | 'keyword' | '*' | '**';
  readonly name: string;
  readonly value: Node;
  /** The whole argument: the keyword_argument, the splat, or the value itself. */
  readonly node: Node;
}

/** Arguments of a call, or of a class_definition's base list, in order. */
export function argumentsOf(tree: SyntaxTree, call: Node): Argument[] {
  const isClass = tree.kind[call] === K.class_definition;
  const list = childOf(tree, call, isClass ? 'superclasses' : 'arguments');
  if (list === NONE) return [];
  if (tree.kind[list] === K.generator_expression)
    return [{ kind: 'positional', name: '', value: list, node: list }];
  return namedChildren(tree, list).map((node) => argumentOf(tree, node));
}

function argumentOf(tree: SyntaxTree, node: Node): Argument {
  switch (tree.kind[node]) {
    case K.keyword_argument: {
      const name = childOf(tree, node, 'name');
      const value = childOf(tree, node, 'value');
      return { kind: 'keyword', name: name === NONE ? '' : textOf(tree, name), value, node };
    }
    case K.list_splat:
    case K.dictionary_splat: {
      const kind = tree.kind[node] === K.list_splat ? '*' : '**';
      return { kind, name: '', value: namedChildren(tree, node)[0] ?? NONE, node };
    }
    default:
      return { kind: 'positional', name: '', value: node, node };
  }
}

/** Expressions behind the `@`s above a function or class, in order. */
export function decoratorsOf(tree: SyntaxTree, definition: Node): Node[] {
  const parent = tree.parent[definition]!;
  if (parent === NONE || tree.kind[parent] !== K.decorated_definition) return [];
  const found: Node[] = [];
  for (let child = firstChild(tree, parent); child !== NONE; child = tree.next[child]!)
    if (tree.kind[child] === K.decorator) found.push(...namedChildren(tree, child).slice(0, 1));
  return found;
}

/** Base class expressions of a class_definition, keywords such as `metaclass=` left out. */
export const basesOf = (tree: SyntaxTree, classNode: Node): Node[] =>
  argumentsOf(tree, classNode).flatMap(({ kind, value }) => (kind === 'positional' ? [value] : []));

export const isAsync = (tree: SyntaxTree, definition: Node): boolean => hasToken(tree, definition, T.async);

/** Name of a function_definition or class_definition, '' where it is missing. */
export function definedName(tree: SyntaxTree, definition: Node): string {
  const name = childOf(tree, definition, 'name');
  return name === NONE ? '' : textOf(tree, name);
}

/**
 * Innermost function_definition, class_definition or lambda whose body or header holds the node; the node itself
 * does not count. Decorators and default values belong to the outer one, as they are evaluated there.
 */
export function enclosingDefinition(tree: SyntaxTree, node: Node, ...kinds: number[]): Node {
  let below = node;
  let up = tree.parent[node]!;
  while (up !== NONE) {
    const kind = tree.kind[up]!;
    if (kinds.includes(kind) && tree.field[below] === F.body) return up;
    below = up;
    up = tree.parent[up]!;
  }
  return NONE;
}

export const enclosingFunction = (tree: SyntaxTree, node: Node): Node =>
  enclosingDefinition(tree, node, K.function_definition);

export const enclosingClass = (tree: SyntaxTree, node: Node): Node =>
  enclosingDefinition(tree, node, K.class_definition);

/** Dotted name of the functions and classes around a node: 'Class.method', '' at module level. */
export function symbolOf(tree: SyntaxTree, node: Node): string {
  const names: string[] = [];
  const kinds = [K.function_definition, K.class_definition];
  for (
    let up = enclosingDefinition(tree, node, ...kinds);
    up !== NONE;
    up = enclosingDefinition(tree, up, ...kinds)
  )
    names.push(definedName(tree, up));
  return names.reverse().join('.');
}

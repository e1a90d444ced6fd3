/** What can be said about an expression's type without inference: literals, annotations, constructor calls. */
import type { Expr } from '../rules/pattern.js';
import { unwrap } from '../rules/canonical.js';
import { K } from '../syntax/kinds.js';
import { NONE, ancestor, childOf, textOf, type Node } from '../syntax/tree.js';
import type { Target } from './target.js';

const LITERAL_TYPES: Readonly<Record<number, string>> = {
  [K.string]: 'str',
  [K.concatenated_string]: 'str',
  [K.integer]: 'int',
  [K.float]: 'float',
  [K.true]: 'bool',
  [K.false]: 'bool',
  [K.none]: 'None',
  [K.list]: 'list',
  [K.list_comprehension]: 'list',
  [K.dictionary]: 'dict',
  [K.dictionary_comprehension]: 'dict',
  [K.set]: 'set',
  [K.tuple]: 'tuple',
  [K.lambda]: 'function',
};

/** Names of the types that an expression is known to have, as written and as imported. */
export function typesOf(target: Target, given: Node): readonly string[] {
  const { tree, semantics } = target;
  const node = unwrap(tree, given);
  const literal = LITERAL_TYPES[tree.kind[node]!];
  if (literal !== undefined) return [literal];
  if (tree.kind[node] === K.call) return namesOf(target, childOf(tree, node, 'function'));
  if (tree.kind[node] !== K.identifier) return [];
  const binding = semantics.bindingOf(node);
  if (binding === undefined) return [];
  const found = new Set<string>();
  for (const definition of binding.definitions) {
    const annotation = annotationOf(target, definition.name);
    if (annotation !== NONE) for (const name of namesOf(target, annotation)) found.add(name);
    else if (definition.value !== NONE && definition.path.length === 0 && definition.kind === 'assignment') {
      const value = unwrap(tree, definition.value);
      const known = LITERAL_TYPES[tree.kind[value]!];
      if (known !== undefined) found.add(known);
      else if (tree.kind[value] === K.call)
        for (const name of namesOf(target, childOf(tree, value, 'function'))) found.add(name);
    }
  }
  return [...found];
}

/** `string`, as other languages have it, is `str`. */
export const isSameType = (known: string, wanted: string): boolean =>
  known === wanted || (known === 'str' && wanted === 'string');

/** Whether an expression has the type that a pattern names. */
export function hasType(target: Target, node: Node, type: Expr): boolean {
  const wanted = typeName(type);
  return wanted !== undefined && typesOf(target, node).some((type) => isSameType(type, wanted));
}

/** `a.b.C` of a pattern as text. */
function typeName(type: Expr): string | undefined {
  if (type.kind === 'name') return type.text;
  if (type.kind === 'literal' && type.value.type === 'none') return 'None';
  if (type.kind !== 'attribute' || type.attribute.kind !== 'name') return undefined;
  const object = typeName(type.object);
  return object === undefined ? undefined : `${object}.${type.attribute.text}`;
}

function annotationOf({ tree }: Target, name: Node): Node {
  const holder = ancestor(
    tree,
    name,
    K.typed_parameter,
    K.typed_default_parameter,
    K.assignment,
    K.parameters,
    K.block,
  );
  return holder === NONE ? NONE : childOf(tree, holder, 'type');
}

/** An expression that names a type: as written, and through imports. */
function namesOf(target: Target, given: Node): string[] {
  const { tree } = target;
  const node = unwrap(tree, given);
  const text = textOf(tree, node)
    .replace(/\s+/g, '')
    .replace(/^['"]|['"]$/g, '');
  const names = [text];
  let root = node;
  while (tree.kind[root] === K.attribute) root = childOf(tree, root, 'object');
  if (tree.kind[root] === K.identifier) {
    const rest = text.slice(textOf(tree, root).length);
    for (const name of target.names.importedNames(root, false)) names.push(name + rest);
  }
  return names;
}

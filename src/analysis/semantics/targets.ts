/**
 * Names that an assignment target binds, with the part of the value each receives.
 *
 *     a, (b, *c, d) = v   a <- v[0]   b <- v[1][0]   c <- v[1][rest]   d <- v[1][last]
 *     a, b = x, y         a <- x      b <- y         (the value is split where both sides show their elements)
 *     a.b, c[0] = v       binds no name
 */
import { K } from '../syntax/kinds.js';
import { NONE, namedChildren, type Node, type SyntaxTree } from '../syntax/tree.js';
import { REST } from './scope.js';

export interface Target {
  /** The identifier. */
  readonly name: Node;
  /** Expression that the name's value comes from, or NONE. */
  readonly value: Node;
  /** See Definition.path. */
  readonly path: readonly number[];
}

const SEQUENCES: ReadonlySet<number> = new Set([
  K.pattern_list,
  K.tuple_pattern,
  K.list_pattern,
  K.tuple,
  K.list,
  K.expression_list,
]);
const WRAPPERS: ReadonlySet<number> = new Set([K.parenthesized_expression, K.as_pattern_target]);
const STARRED: ReadonlySet<number> = new Set([
  K.list_splat_pattern,
  K.dictionary_splat_pattern,
  K.list_splat,
  K.splat_pattern,
]);

/** Paths longer than this are cut: the name is still bound, its place in the value is not exact. */
const MAX_PATH = 32;

/** Targets below `node` in the order of the text. */
export function targetsOf(tree: SyntaxTree, node: Node, value: Node): Target[] {
  const found: Target[] = [];
  const stack: Target[] = [{ name: node, value, path: [] }];
  for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
    const kind = tree.kind[item.name]!;
    if (kind === K.identifier) found.push(item);
    else if (WRAPPERS.has(kind) || STARRED.has(kind)) {
      for (const child of namedChildren(tree, item.name)) stack.push({ ...item, name: child });
    } else if (SEQUENCES.has(kind)) {
      const parts = namedChildren(tree, item.name);
      const values = item.path.length === 0 ? elementsOf(tree, item.value, parts) : undefined;
      const star = parts.findIndex((part) => STARRED.has(tree.kind[part]!));
      for (let i = parts.length - 1; i >= 0; i--) {
        const part = parts[i]!;
        const step = STARRED.has(tree.kind[part]!) ? REST : star >= 0 && i > star ? i - parts.length - 1 : i;
        if (values !== undefined) stack.push({ name: part, value: values[i]!, path: [] });
        else {
          const path = item.path.length < MAX_PATH ? [...item.path, step] : item.path;
          stack.push({ name: part, value: item.value, path });
        }
      }
    }
  }
  return found;
}

/** Elements of a displayed sequence, if they correspond one to one with the target's parts. */
function elementsOf(tree: SyntaxTree, value: Node, parts: readonly Node[]): Node[] | undefined {
  let shown = value;
  while (shown !== NONE && tree.kind[shown] === K.parenthesized_expression)
    shown = namedChildren(tree, shown)[0] ?? NONE;
  if (shown === NONE || !SEQUENCES.has(tree.kind[shown]!)) return undefined;
  const values = namedChildren(tree, shown);
  const starred = (node: Node): boolean => STARRED.has(tree.kind[node]!);
  if (values.length !== parts.length || values.some(starred) || parts.some(starred)) return undefined;
  return values;
}

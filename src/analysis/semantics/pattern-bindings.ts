/** Names that patterns bind: `as`, and the cases of `match`. */
import { F, K } from '../syntax/kinds.js';
import { NONE, childOf, namedChildren, textOf, type Node } from '../syntax/tree.js';
import type { ScopeRecorder } from './scope-recorder.js';

export function addAsPattern(walk: ScopeRecorder, row: Node): void {
  const { tree } = walk;
  const [value = NONE] = namedChildren(tree, row);
  let parent = tree.parent[row]!;
  if (tree.kind[parent] === K.case_pattern) {
    const children = namedChildren(tree, row);
    const name = children.at(-1);
    if (children.length === 2 && name !== undefined && tree.kind[name] === K.identifier)
      walk.define('match', walk.at(row), name, row, subjectOf(walk, row));
    return;
  }
  while (tree.kind[parent] === K.parenthesized_expression) parent = tree.parent[parent]!;
  const kind = tree.kind[parent] === K.except_clause ? 'except' : 'with';
  walk.bindTargets(kind, row, childOf(tree, row, 'alias'), value);
}

export function addPattern(walk: ScopeRecorder, row: Node, kind: number): void {
  const { tree } = walk;
  if (kind === K.match_statement || kind === K.case_pattern) return;
  const children = namedChildren(tree, row);
  const first = children[0];
  if (first === undefined || tree.kind[first] !== K.identifier) return;
  if (kind === K.keyword_pattern) {
    walk.claimed[first] = 1;
    return;
  }
  if (kind === K.splat_pattern) return walk.define('match', walk.at(row), first, row, subjectOf(walk, row));
  // A dotted name: imports have claimed theirs; what is left stands in a pattern.
  if (walk.claimed[first] === 1) return;
  for (const part of children.slice(1)) walk.claimed[part] = 1;
  const isClass = tree.kind[tree.parent[row]!] === K.class_pattern && tree.parent[row] === row - 1;
  const isCapture = children.length === 1 && !isClass && tree.field[row] !== F.key;
  if (!isCapture) return;
  if (textOf(tree, first) === '_') walk.claimed[first] = 1;
  else walk.define('match', walk.at(row), first, row, subjectOf(walk, row));
}

/** Subject of the match statement around a pattern. Patterns nest, so this climbs, but only within the case. */
function subjectOf(walk: ScopeRecorder, row: Node): Node {
  const { tree } = walk;
  let up = row;
  for (let steps = 0; up !== NONE && tree.kind[up] !== K.match_statement && steps < 64; steps++)
    up = tree.parent[up]!;
  return up !== NONE && tree.kind[up] === K.match_statement ? childOf(tree, up, 'subject') : NONE;
}

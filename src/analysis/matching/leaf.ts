/** A single pattern evaluated over a module, or around one range: where it matches, and with which bindings. */
import type { Pattern, Statement } from '../rules/pattern.js';
import type { RuleOptions } from '../rules/rule.js';
import { NONE, type Node } from '../syntax/tree.js';
import type { Anchor } from './anchors.js';
import type { Bindings, Ways } from './bindings.js';
import { candidates, countCandidates, isCandidate, type Scope } from './candidates.js';
import { matchExpression } from './expression.js';
import type { Matcher } from './matcher.js';
import type { RangeMatch } from './range.js';
import { countStarts, isStart, startRows } from './starts.js';
import { matchSequence, matchStatement, mayFollow } from './statement.js';
import { lowerBound } from './target.js';

export interface Leaf {
  readonly pattern: Pattern;
  readonly options: RuleOptions;
  /** It is the operand of a `pattern-inside`: only the longest of several ends matters. */
  readonly inside: boolean;
}

/** Where a pattern matches; with a word, only nodes whose name ends in it. */
export function evaluateLeaf(leaf: Leaf, matcher: Matcher, scope: Scope, name?: string): RangeMatch[] {
  const { target, budget } = matcher;
  const { tree } = target;
  const found: RangeMatch[] = [];
  const { root } = leaf.pattern;
  const add = (row: Node, ways: Ways): void => {
    for (const bindings of ways)
      found.push({ start: tree.start[row]!, end: tree.end[row]!, bindings, kind: 'plain' });
  };
  if (root.kind === 'expression') {
    const anchor = named(matcher.anchor(root.expr), name);
    for (const row of candidates(target, anchor, scope, leaf.options)) {
      if (budget.exceeded) break;
      add(row, matchExpression(matcher, root.expr, row, undefined, true));
    }
    return found;
  }
  const [first] = root.items;
  if (first === undefined) return found;
  if (root.items.length > 1) evaluateSequence(leaf, matcher, root.items, scope, found);
  else
    for (const row of startRows(matcher, first, scope)) {
      if (budget.exceeded) break;
      add(row, matchStatement(matcher, first, row, undefined));
    }
  return found;
}

const named = (anchor: Anchor, word: string | undefined): Anchor =>
  word === undefined ? anchor : { ...anchor, word };

/** How many places of the module a pattern is tried at most; 0 if it cannot match. */
export function countPlaces({ pattern: { root } }: Leaf, matcher: Matcher): number {
  if (root.kind === 'expression')
    return countCandidates(matcher.target, matcher.anchor(root.expr), matcher.options);
  const [first] = root.items;
  return first === undefined ? 0 : countStarts(matcher, first);
}

/** Ways in which a pattern of one node matches a row, going on from bindings. */
export function matchRow(leaf: Leaf, matcher: Matcher, scope: Scope, row: Node, bindings: Bindings): Ways {
  const { root } = leaf.pattern;
  if (root.kind === 'expression') {
    const isTried = isCandidate(matcher.target, matcher.anchor(root.expr), scope, leaf.options, row);
    return isTried ? matchExpression(matcher, root.expr, row, bindings, true) : [];
  }
  const [first] = root.items;
  return first !== undefined && isStart(matcher, first, scope, row)
    ? matchStatement(matcher, first, row, bindings)
    : [];
}

function evaluateSequence(
  leaf: Leaf,
  matcher: Matcher,
  items: readonly Statement[],
  scope: Scope,
  found: RangeMatch[],
): void {
  const { target, budget } = matcher;
  const { tree } = target;
  const hasDots = items.some((item) => item.kind === 'statement-dots');
  const least = hasDots ? 1 : items.length;
  for (const row of startRows(matcher, items[0]!, scope)) {
    if (budget.exceeded) return;
    const siblings = target.siblings(row);
    if (!mayFollow(matcher, items, row, tree.last[siblings.at(-1) ?? row]!)) continue;
    const from = indexOf(siblings, row);
    if (from < 0 || (least > siblings.length - from && least > 1)) continue;
    for (const match of matchSequence(matcher, items, siblings, from, undefined)) {
      const first = match.first === NONE ? row : match.first;
      const start = tree.start[items[0]!.kind === 'statement-dots' ? row : first]!;
      const blockEnd = tree.end[siblings.at(-1)!]!;
      const ends = new Set<number>();
      if (match.last !== NONE && !(match.isOpen && leaf.inside)) ends.add(tree.end[match.last]!);
      if (match.isOpen) ends.add(blockEnd);
      for (const end of ends) found.push({ start, end, bindings: match.bindings, kind: 'plain' });
    }
  }
}

/** Position in a sorted list, or -1. */
function indexOf(sorted: readonly Node[], row: Node): number {
  const at = lowerBound(sorted, row);
  return sorted[at] === row ? at : -1;
}

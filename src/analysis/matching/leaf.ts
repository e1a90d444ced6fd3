/** A single pattern evaluated over a module, or around one range: where it matches, and with which bindings. */
import type { Pattern, Statement } from '../rules/pattern.js';
import { matchRegexAtStart } from '../rules/regex.js';
import type { RuleOptions } from '../rules/rule.js';
import { NONE, type Node } from '../syntax/tree.js';
import { lookup, type Bindings, type Ways } from './bindings.js';
import { candidates, candidatesAbove, countCandidates, isCandidate, type Scope } from './candidates.js';
import type { ConditionRows } from './condition-rows.js';
import type { LeafCondition } from './conditions.js';
import { boundText } from './equality.js';
import { matchExpression } from './expression.js';
import { headsOf, passesHeads, type Heads } from './heads.js';
import type { Matcher } from './matcher.js';
import type { RangeMatch } from './range.js';
import { countWithin, hasRowWithin, lowerBound } from './sorted-rows.js';
import { countStarts, isStart, startRows, startsAbove } from './starts.js';
import { matchSequence, mayBeWithin, mayFollow } from './statement-sequence.js';
import { matchStatement } from './statement.js';

export interface Leaf {
  readonly pattern: Pattern;
  readonly options: RuleOptions;
  /** It is the operand of a `pattern-inside`: only the longest of several ends matters. */
  readonly inside: boolean;
  /** What must hold of its metavariables later: matches that fail it are left out. */
  readonly conditions: readonly LeafCondition[];
  /** What the conditions ask for is written inside every match, not only somewhere in the module. */
  readonly isLocal: boolean;
  readonly heads: Heads;
}

export function leafOfPattern(
  pattern: Pattern,
  options: RuleOptions,
  inside: boolean,
  conditions: readonly LeafCondition[],
): Leaf {
  // A variable may stand for what is written elsewhere, and the `else` of an `elif` stands beside it.
  const isLocal = !options.symbolicPropagation && !hasElse(pattern);
  const byEffort = [...conditions].sort((a, b) => effortOf(a) - effortOf(b));
  return {
    pattern,
    options,
    inside,
    conditions: byEffort,
    isLocal,
    heads: headsOf(pattern, conditions),
  };
}

/** Constants take following their flow, names are told at once. */
const effortOf = ({ places, ofValue }: LeafCondition): number =>
  places.content || ofValue ? 2 : places.node || places.object ? CHEAP : 0;

const CHEAP = 1;

function hasElse({ root }: Pattern): boolean {
  return (
    root.kind === 'statements' &&
    root.items.some((item) => item.kind === 'if' && item.otherwise !== undefined)
  );
}

/** Where a pattern matches, those matches left out that fail its conditions. */
export function evaluateLeaf(
  leaf: Leaf,
  matcher: Matcher,
  scope: Scope,
  conditionRows: ConditionRows,
): RangeMatch[] {
  const { target, budget } = matcher;
  const { tree } = target;
  const found: RangeMatch[] = [];
  const { root } = leaf.pattern;
  const asked = rowsAsked(leaf, matcher, conditionRows);
  if (asked === undefined) return found;
  const within = leaf.isLocal ? asked : [];
  if (within.some((rows) => !hasRowWithin(rows, scope.from, scope.to))) return found;
  const mayMatch = (row: Node, last: Node): boolean => {
    for (const rows of within) if (!hasRowWithin(rows, row, last)) return false;
    return passesHeads(target, leaf.heads, row, leaf.options.symbolicPropagation);
  };
  const add = (row: Node, ways: Ways): void => {
    for (const bindings of ways)
      if (passes(leaf, matcher, bindings))
        found.push({ start: tree.start[row]!, end: tree.end[row]!, bindings, kind: 'plain' });
  };
  const rare = rarest(within, scope);
  if (root.kind === 'expression') {
    const anchor = matcher.anchor(root.expr);
    const isRare = rare !== undefined && isFewer(rare, scope, countCandidates(target, anchor, leaf.options));
    const rows = isRare
      ? candidatesAbove(target, anchor, scope, leaf.options, rare)
      : candidates(target, anchor, scope, leaf.options);
    for (const row of rows) {
      if (budget.exceeded) break;
      if (mayMatch(row, tree.last[row]!)) add(row, matchExpression(matcher, root.expr, row, undefined, true));
    }
    return found;
  }
  const [first] = root.items;
  if (first === undefined) return found;
  if (root.items.length > 1) evaluateSequence(leaf, matcher, root.items, scope, within, found);
  else {
    const isRare = rare !== undefined && isFewer(rare, scope, countStarts(matcher, first));
    for (const row of isRare ? startsAbove(matcher, first, scope, rare) : startRows(matcher, first, scope)) {
      if (budget.exceeded) break;
      if (mayMatch(row, tree.last[row]!)) add(row, matchStatement(matcher, first, row, undefined));
    }
  }
  return found;
}

/** Rows for each of the conditions, or undefined where the pattern cannot match. */
function rowsAsked(leaf: Leaf, matcher: Matcher, conditionRows: ConditionRows): Int32Array[] | undefined {
  const asked: Int32Array[] = [];
  if (leaf.conditions.length === 0) return asked;
  let least = countAnchored(leaf, matcher);
  if (least === 0) return undefined;
  for (const condition of leaf.conditions) {
    const rows = conditionRows.of(condition);
    if (rows.length === 0) return undefined;
    if (leaf.isLocal) least = Math.min(least, rows.length);
    asked.push(rows);
  }
  return asked;
}

function rarest(lists: readonly Int32Array[], { from, to }: Scope): Int32Array | undefined {
  let best: Int32Array | undefined;
  for (const rows of lists)
    if (best === undefined || countWithin(rows, from, to) < countWithin(best, from, to)) best = rows;
  return best;
}

/** Nodes that are looked at above one row, about. */
const CLIMB = 3;

const isFewer = (rows: Int32Array, { from, to }: Scope, count: number): boolean =>
  countWithin(rows, from, to) * CLIMB < count;

/** Whether bindings meet a pattern's conditions, as far as they can be told already. */
function passes({ conditions }: Leaf, { target }: Matcher, bindings: Bindings): boolean {
  if (conditions.length === 0) return true;
  return conditions.every(({ metavariable, regex }) => {
    const bound = regex === undefined ? undefined : lookup(bindings, metavariable);
    return bound === undefined || matchRegexAtStart(regex!, boundText(target, bound)) !== undefined;
  });
}

/** How many places of the module a pattern is tried at most; 0 if it cannot match. */
export function countPlaces(leaf: Leaf, matcher: Matcher, conditionRows: ConditionRows): number {
  const { root } = leaf.pattern;
  let count = countAnchored(leaf, matcher);
  const canClimb = leaf.isLocal && (root.kind === 'expression' || root.items.length === 1);
  for (const condition of count === 0 ? [] : leaf.conditions) {
    if (effortOf(condition) > CHEAP) break;
    const { length } = conditionRows.of(condition);
    if (length === 0) return 0;
    if (canClimb) count = Math.min(count, length * CLIMB);
  }
  return count;
}

/** The places without regard to conditions. */
function countAnchored({ pattern: { root } }: Leaf, matcher: Matcher): number {
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
  within: readonly Int32Array[],
  found: RangeMatch[],
): void {
  const { target, budget } = matcher;
  const { tree } = target;
  const hasDots = items.some((item) => item.kind === 'statement-dots');
  const least = hasDots ? 1 : items.length;
  for (const row of startRows(matcher, items[0]!, scope)) {
    if (budget.exceeded) return;
    const siblings = target.siblings(row);
    const last = tree.last[siblings.at(-1) ?? row]!;
    if (!within.every((rows) => hasRowWithin(rows, row, last))) continue;
    const from = indexOf(siblings, row);
    if (from < 0 || (least > siblings.length - from && least > 1)) continue;
    const mayMatch = hasDots
      ? mayFollow(matcher, items, row, last)
      : items.every((item, i) => {
          const statement = siblings[from + i]!;
          return mayBeWithin(matcher, item, statement, tree.last[statement]!);
        });
    if (!mayMatch) continue;
    for (const match of matchSequence(matcher, items, siblings, from, undefined)) {
      if (!passes(leaf, matcher, match.bindings)) continue;
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

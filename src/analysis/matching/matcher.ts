/** What every matching function is given: the module, the rule's options, the budget. */
import type { Expr, Statement } from '../rules/pattern.js';
import type { RuleOptions } from '../rules/rule.js';
import { unwrap } from '../rules/canonical.js';
import { NONE, type Node } from '../syntax/tree.js';
import { NO_WAY, extend, isLoose, lookup, type Bindings, type Bound, type Ways } from './bindings.js';
import type { Anchor } from './anchors.js';
import type { Budget } from './budget.js';
import { sameBound } from './equality.js';
import type { Target } from './target.js';

export interface Matcher {
  readonly target: Target;
  readonly options: RuleOptions;
  readonly budget: Budget;
  /** Where a pattern can match; kept, since patterns are asked again and again. */
  readonly anchor: (expr: Expr) => Anchor;
  /** Matching of parts: handed in, since patterns are made of patterns and their forms lie in several files. */
  readonly expression: MatchExpression;
  readonly statement: MatchStatement;
}

/** All ways in which an expression pattern matches a node; `isRoot`: it is the whole of a rule's pattern. */
export type MatchExpression = (
  matcher: Matcher,
  pattern: Expr,
  node: Node,
  bindings: Bindings,
  isRoot?: boolean,
) => Ways;

/** All ways in which a statement pattern matches a statement. */
export type MatchStatement = (matcher: Matcher, pattern: Statement, node: Node, bindings: Bindings) => Ways;

/** Binds a metavariable, or compares with what it is bound to already. */
export function bind({ target, budget }: Matcher, name: string, bound: Bound, bindings: Bindings): Ways {
  if (isLoose(name)) return name === '$_' || name === '$..._' ? [bindings] : [extend(bindings, name, bound)];
  const known = lookup(bindings, name);
  if (known === undefined) return [extend(bindings, name, bound)];
  return sameBound(target, known, bound, budget) ? [bindings] : NO_WAY;
}

export function bindNode(matcher: Matcher, name: string, node: Node, bindings: Bindings): Ways {
  const { tree } = matcher.target;
  const inner = unwrap(tree, node);
  return bind(
    matcher,
    name,
    { kind: 'node', node: inner, start: tree.start[inner]!, end: tree.end[inner]! },
    bindings,
  );
}

/** Binds neighbours of a list; an empty stretch lies where the list has room for it. */
export function bindNodes(
  matcher: Matcher,
  name: string,
  nodes: readonly Node[],
  emptyAt: number,
  bindings: Bindings,
): Ways {
  const { tree } = matcher.target;
  const first = nodes[0] ?? NONE;
  const start = first === NONE ? emptyAt : tree.start[first]!;
  const end = first === NONE ? emptyAt : tree.end[nodes.at(-1)!]!;
  return bind(matcher, name, { kind: 'nodes', nodes, start, end }, bindings);
}

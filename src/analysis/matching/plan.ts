/**
 * A formula prepared for evaluation: its patterns numbered, what it needs of a module as numbers of words, and
 * which of its patterns can be asked about one range instead of about the whole module.
 *
 *     patterns: [pattern: $X == $Y, pattern-not-inside: "assert ..."]
 *
 * finds the comparisons first; `assert ...` is then asked only of what stands around each of them.
 */
import type { Filter, Formula, PatternFormula } from '../rules/formula.js';
import type { GenericPattern } from '../rules/generic-pattern.js';
import type { Regex } from '../rules/regex.js';
import { clausesOf, type Clause } from './needs.js';
import { conditionsOf, handedDown, type Condition } from './conditions.js';
import { needsFrom, type Needs } from './occurrences.js';
import { COST, costOf } from './cost.js';
import { isOpenPattern } from './open-patterns.js';

export interface PlanBase {
  /** Its position among all plans. */
  readonly number: number;
  /** Conjunction of alternatives: without these words nothing matches. */
  readonly needs: Needs;
  /** How expensive the formula is going by its patterns alone. */
  readonly cost: number;
  /** Every match is a place to lie inside, none a place to report. */
  readonly isInside: boolean;
  /** It matches wherever it is tried, so that it tells nothing apart. */
  readonly isOpen: boolean;
  /** The patterns that can be asked about the surroundings of a range, if the formula is a choice of such patterns. */
  readonly local: readonly LocalPattern[] | undefined;
}

export interface LocalPattern {
  readonly leaf: number;
  /** `inside`: a match contains the range; `equal`: it is the range. */
  readonly mode: 'inside' | 'equal';
}

export interface PatternPlan extends PlanBase {
  readonly kind: 'pattern';
  readonly leaf: number;
  readonly formula: PatternFormula;
}

export interface AndPlan extends PlanBase {
  readonly kind: 'and';
  readonly positives: readonly Plan[];
  readonly negatives: readonly Plan[];
  readonly filters: readonly FilterPlan[];
  readonly focus: readonly (readonly string[])[];
}

export type Plan =
  | PatternPlan
  | AndPlan
  | (PlanBase & { readonly kind: 'regex'; readonly regex: Regex })
  | (PlanBase & { readonly kind: 'generic'; readonly pattern: GenericPattern })
  | (PlanBase & { readonly kind: 'or'; readonly alternatives: readonly Plan[] })
  | (PlanBase & { readonly kind: 'inside' | 'anywhere'; readonly operand: Plan });

type NestedFilter = Extract<Filter, { kind: 'pattern' }>;
export type SimpleFilter = Exclude<Filter, NestedFilter>;
export type NestedPlan = Omit<NestedFilter, 'formula'> & { readonly plan: Plan };
export type FilterPlan = SimpleFilter | NestedPlan;

export interface PlanContext {
  /** Number of a pattern; `inside`: only the longest of several ends matters. */
  readonly leafOf: (formula: PatternFormula, inside: boolean, conditions: readonly Condition[]) => number;
  readonly wordOf: (word: string) => number;
  readonly nextNumber: () => number;
}

/** `conditions`: those that everything that the formula matches must meet later. */
export function planOf(
  formula: Formula,
  context: PlanContext,
  inside = false,
  conditions: readonly Condition[] = [],
): Plan {
  const needs = needsFrom(clausesOf(formula).map((clause: Clause) => clause.map(context.wordOf)));
  const base = {
    number: context.nextNumber(),
    needs,
    cost: costOf(formula),
    isInside: false,
    isOpen: false,
    local: undefined,
  };
  switch (formula.kind) {
    case 'regex':
    case 'generic':
      return { ...base, ...formula };
    case 'pattern': {
      const leaf = context.leafOf(formula, inside, conditions);
      const local = isOneNode(formula) ? [{ leaf, mode: 'equal' } as const] : undefined;
      return { ...base, kind: 'pattern', leaf, formula, isOpen: isOpenPattern(formula.pattern), local };
    }
    case 'or': {
      const alternatives = formula.alternatives.map((child) => planOf(child, context, inside, conditions));
      const isInside = alternatives.length > 0 && alternatives.every((child) => child.isInside);
      const isLocal = alternatives.every(({ local }) => local !== undefined);
      const local = isLocal ? alternatives.flatMap((child) => child.local ?? []) : undefined;
      return { ...base, kind: 'or', alternatives, isInside, local };
    }
    case 'inside':
    case 'anywhere': {
      const isInside = formula.kind === 'inside';
      const operand = planOf(formula.operand, context, isInside, conditions);
      const local = isInside
        ? operand.local?.map(({ leaf }) => ({ leaf, mode: 'inside' }) as const)
        : undefined;
      return { ...base, kind: formula.kind, operand, isInside, isOpen: operand.isOpen, local };
    }
    case 'and': {
      const given = handedDown([...conditions, ...conditionsOf(formula.filters)], formula.positives);
      const positives = formula.positives.map((child, i) => planOf(child, context, inside, given[i]));
      return {
        ...base,
        kind: 'and',
        positives,
        negatives: formula.negatives.map((child) => planOf(child, context, inside)),
        filters: formula.filters.map((filter) => planFilter(filter, context)),
        focus: formula.focus,
        isInside: positives.length > 0 && positives.every((child) => child.isInside),
      };
    }
  }
}

function planFilter(filter: Filter, context: PlanContext): FilterPlan {
  if (filter.kind !== 'pattern') return filter;
  const { formula, ...rest } = filter;
  return { ...rest, plan: planOf(formula, context) };
}

/** A pattern whose matches are single nodes, so that those around a range are its ancestors. */
function isOneNode({ pattern: { root } }: PatternFormula): boolean {
  if (root.kind === 'expression') return true;
  const [first, second] = root.items;
  return first !== undefined && second === undefined && first.kind !== 'statement-dots';
}

/** An expression pattern without a name to look for. */
export const isBroad = (plan: Plan): plan is PatternPlan =>
  plan.kind === 'pattern' && plan.formula.pattern.root.kind === 'expression' && plan.cost >= COST.broad;

/** The door of matching: compiled rules against one module. */
import type { Edit } from '../finding.js';
import type { Formula } from '../rules/formula.js';
import type { Rule } from '../rules/rule.js';
import type { ModuleSemantics } from '../semantics/index.js';
import type { Node } from '../syntax/tree.js';
import { entriesOf, type Bindings } from './bindings.js';
import { Budget } from './budget.js';
import type { CompiledRules } from './compiled.js';
import { boundText } from './equality.js';
import { Evaluator } from './evaluator.js';
import { LeafResults } from './leaf-results.js';
import { editsOf, interpolate } from './fix.js';
import { areCompatible, mergeBindings, type RangeMatch } from './range.js';
import { Target } from './target.js';
import { textTarget } from './text-target.js';
import { Occurrences } from './occurrences.js';
import type { RuleIndex } from './rule-index.js';

/** What a metavariable of a match is bound to. */
export interface MatchedMetavariable {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The node, where it is one. */
  readonly node: Node | undefined;
}

export interface Match {
  readonly rule: Rule;
  readonly start: number;
  readonly end: number;
  /** By name, with the dollar sign. */
  readonly metavariables: ReadonlyMap<string, MatchedMetavariable>;
  /** The rule's message with metavariables filled in. */
  readonly message: string;
  /** Edits of the rule's fix; empty if it has none. */
  readonly fix: readonly Edit[];
}

export interface ModuleMatches {
  /** In the order of the text, then of the rules. */
  readonly matches: readonly Match[];
  /** Rules whose budget was spent: they may match more in this module. */
  readonly exceeded: readonly string[];
}

export interface MatchLimits {
  /** Steps for one rule in one module, formula and filters. */
  readonly stepsPerRule: number;
  /** Steps for one pattern over a module. */
  readonly stepsPerPattern: number;
}

/** Steps grow with the module: a fixed number would cut off large files that are harmless. */
export const limitsFor = (treeSize: number): MatchLimits => ({
  stepsPerRule: 500_000 + 20 * treeSize,
  stepsPerPattern: 500_000 + 40 * treeSize,
});

/** Evaluates formulas of one module; patterns that rules share are matched once. */
export class ModuleMatcher {
  readonly #results: LeafResults;
  readonly #limits: MatchLimits;
  readonly #words: Occurrences;

  constructor(
    readonly compiled: CompiledRules,
    readonly target: Target,
    limits: MatchLimits = limitsFor(target.tree.size),
  ) {
    this.#limits = limits;
    this.#words = new Occurrences(compiled.wordList, target);
    this.#results = new LeafResults(compiled, target, this.#words, limits.stepsPerPattern);
  }

  /** Positions of those rules, in their order, of which the module has the words that they need. */
  possible(rules: RuleIndex): number[] {
    return rules.in(this.#words);
  }

  /** At how many places one of the rules' formulas is tried at most; 0 if it matches nowhere. */
  placesOf(formula: Formula): number {
    return this.#results.placesOf(this.compiled.plans.get(formula)!);
  }

  /** Whether two sets of bindings bind the metavariables that they share alike. */
  agree(a: Bindings, b: Bindings): boolean {
    return areCompatible(this.target, new Budget(this.#limits.stepsPerRule), a, b);
  }

  /** A range with what another binds beyond it. */
  merge(range: RangeMatch, other: RangeMatch | undefined): RangeMatch {
    return other === undefined
      ? range
      : { ...range, bindings: mergeBindings(range.bindings, other.bindings) };
  }

  /** All ranges of one of a rule's formulas. */
  evaluate(
    rule: Rule,
    formula: Formula,
  ): { readonly ranges: readonly RangeMatch[]; readonly exceeded: boolean } {
    const budget = new Budget(this.#limits.stepsPerRule);
    const evaluator = new Evaluator(this.#results, rule.options, budget);
    const ranges = evaluator.evaluateModule(this.compiled.plans.get(formula)!);
    return { ranges, exceeded: budget.exceeded || evaluator.exceeded };
  }
}

/**
 * Matches the rules of mode `search` against a module, or those that concern it; a matcher is taken where taint rules
 * share it.
 */
export function matchModule(
  compiled: CompiledRules,
  module: ModuleSemantics | ModuleMatcher,
  concerns: (rule: Rule) => boolean = () => true,
): ModuleMatches {
  const matcher = module instanceof ModuleMatcher ? module : new ModuleMatcher(compiled, new Target(module));
  return matchAll(compiled, matcher, concerns);
}

/** Matches rules of `languages: [regex]` and `[generic]` against text of any kind. */
export function matchText(compiled: CompiledRules, path: string, text: string): ModuleMatches {
  const matcher = new ModuleMatcher(compiled, textTarget(path, text));
  return matchAll(compiled, matcher, (rule) => !rule.languages.includes('python'));
}

function matchAll(
  compiled: CompiledRules,
  matcher: ModuleMatcher,
  concerns: (rule: Rule) => boolean,
): ModuleMatches {
  const { target } = matcher;
  const matches: Match[] = [];
  const exceeded: string[] = [];
  for (const i of matcher.possible(compiled.searchRules)) {
    const rule = compiled.rules[i]!;
    if (rule.mode !== 'search' || !concerns(rule)) continue;
    if (compiled.appliesTo[i]?.(target.semantics.path) === false) continue;
    const found = matcher.evaluate(rule, rule.formula);
    if (found.exceeded) exceeded.push(rule.id);
    for (const range of reportable(found.ranges)) matches.push(matchOf(rule, target, range));
  }
  matches.sort((a, b) => a.start - b.start || a.end - b.end);
  return { matches: withoutRepetitions(matches), exceeded };
}

/** Of ranges with the same start and bindings, the longest: `...` at the end of a pattern matches in many ways. */
function reportable(ranges: readonly RangeMatch[]): RangeMatch[] {
  const longest = new Map<string, RangeMatch>();
  for (const range of ranges) {
    const key = `${range.start} ${keyOf(range.bindings)}`;
    const known = longest.get(key);
    if (known === undefined || known.end < range.end) longest.set(key, range);
  }
  return [...longest.values()];
}

const keyOf = (bindings: Bindings): string =>
  entriesOf(bindings)
    .map(([name, bound]) => `${name}:${bound.start}-${bound.end}`)
    .sort()
    .join();

function withoutRepetitions(matches: readonly Match[]): Match[] {
  const seen = new Set<string>();
  return matches.filter((match) => {
    const key = `${match.rule.path} ${match.rule.id} ${match.start} ${match.end} ${match.message}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** A range of a rule as a match: message, metavariables and fix. */
export function matchOf(rule: Rule, target: Target, range: RangeMatch): Match {
  const metavariables = new Map<string, MatchedMetavariable>();
  for (const [name, bound] of entriesOf(range.bindings))
    metavariables.set(name, {
      text: boundText(target, bound),
      start: bound.start,
      end: bound.end,
      node: bound.kind === 'node' ? bound.node : undefined,
    });
  return {
    rule,
    start: range.start,
    end: range.end,
    metavariables,
    message: interpolate(rule.message, target, range.bindings),
    fix: rule.fix === undefined ? [] : editsOf(rule.fix, target, range),
  };
}

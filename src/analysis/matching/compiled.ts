/**
 * Rules prepared for matching: the same pattern in several rules is one leaf, matched once a module, and each rule
 * knows the words without which it cannot match.
 */
import type { Formula, PatternFormula } from '../rules/formula.js';
import type { Expr } from '../rules/pattern.js';
import type { Rule, RuleOptions } from '../rules/rule.js';
import type { PythonParser } from '../syntax/parser.js';
import { anchorOf, type Anchor } from './anchors.js';
import type { Leaf } from './leaf.js';
import { needsOf } from './needs.js';
import { planOf, type Plan } from './plan.js';
import { pathFilter } from './paths.js';

export interface CompiledRules {
  readonly rules: readonly Rule[];
  readonly leaves: readonly Leaf[];
  /** By formula: that of a search rule, and those of a taint rule's sources, sinks, sanitizers and propagators. */
  readonly plans: ReadonlyMap<Formula, Plan>;
  /** By rule: what it needs of a module, as numbers of words. */
  readonly needs: readonly (readonly (readonly number[])[])[];
  /** The words in `needs`, by number. */
  readonly words: readonly string[];
  /** By rule: whether it applies to a path. */
  readonly appliesTo: readonly ((path: string) => boolean)[];
  /** For strings that hold Python (`metavariable-pattern` with `language: python`); undefined: they never match. */
  readonly parser: PythonParser | undefined;
  readonly anchor: (expr: Expr) => Anchor;
}

export function compileRules(rules: readonly Rule[], parser?: PythonParser): CompiledRules {
  const leaves: Leaf[] = [];
  const known = new Map<string, number>();
  const words = new Map<string, number>();
  const wordOf = (word: string): number => {
    const number = words.get(word) ?? words.size;
    words.set(word, number);
    return number;
  };
  const plans = new Map<Formula, Plan>();
  for (const rule of rules) {
    const options = optionsKey(rule.options);
    const leafOf = ({ pattern }: PatternFormula, inside: boolean): number => {
      const key = `${inside} ${options} ${pattern.source}`;
      let index = known.get(key);
      if (index === undefined) {
        index = leaves.push({ pattern, options: rule.options, inside }) - 1;
        known.set(key, index);
      }
      return index;
    };
    for (const formula of formulasOf(rule)) plans.set(formula, planOf(formula, { leafOf, wordOf }));
  }
  const needs = rules.map((rule) => needsOf(rule).map((clause) => clause.map(wordOf)));
  return {
    rules,
    leaves,
    plans,
    needs,
    words: [...words.keys()],
    appliesTo: rules.map(({ paths }) => pathFilter(paths)),
    anchor: rememberedAnchors(),
    parser,
  };
}

function rememberedAnchors(): (expr: Expr) => Anchor {
  const known = new Map<Expr, Anchor>();
  return (expr) => {
    let anchor = known.get(expr);
    if (anchor === undefined) known.set(expr, (anchor = anchorOf(expr)));
    return anchor;
  };
}

/** Taint options don't change what a pattern matches. */
const optionsKey = (options: RuleOptions): string =>
  Object.entries(options)
    .map(([name, value]) => (name === 'taint' ? '' : String(value)))
    .join();

function formulasOf(rule: Rule): readonly Formula[] {
  if (rule.mode === 'search') return [rule.formula];
  const { sources, sinks, sanitizers, propagators } = rule.taint;
  return [...sources, ...sinks, ...sanitizers, ...propagators].map(({ formula }) => formula);
}

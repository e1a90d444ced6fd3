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
import { pathFilter } from './paths.js';

export interface CompiledRules {
  readonly rules: readonly Rule[];
  readonly leaves: readonly Leaf[];
  /** Index into `leaves`. */
  readonly leafOf: ReadonlyMap<PatternFormula, number>;
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
  const leafOf = new Map<PatternFormula, number>();
  const known = new Map<string, number>();
  for (const rule of rules)
    for (const { formula, inside } of patternsOf(rule)) {
      const key = `${inside} ${optionsKey(rule.options)} ${formula.pattern.source}`;
      let index = known.get(key);
      if (index === undefined) {
        index = leaves.push({ pattern: formula.pattern, options: rule.options, inside }) - 1;
        known.set(key, index);
      }
      leafOf.set(formula, index);
    }
  const words = new Map<string, number>();
  const numberOf = (word: string): number => {
    const number = words.get(word) ?? words.size;
    words.set(word, number);
    return number;
  };
  const needs = rules.map((rule) => needsOf(rule).map((clause) => clause.map(numberOf)));
  return {
    rules,
    leaves,
    leafOf,
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

/** All patterns of a rule, those of `metavariable-pattern` included. */
function* patternsOf(rule: Rule): Generator<{ formula: PatternFormula; inside: boolean }> {
  const pending: { formula: Formula; inside: boolean }[] = formulasOf(rule).map((formula) => ({
    formula,
    inside: false,
  }));
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { formula, inside } = next;
    switch (formula.kind) {
      case 'pattern':
        yield { formula, inside };
        break;
      case 'and':
        for (const child of [...formula.positives, ...formula.negatives])
          pending.push({ formula: child, inside });
        for (const filter of formula.filters)
          if (filter.kind === 'pattern') pending.push({ formula: filter.formula, inside: false });
        break;
      case 'or':
        for (const child of formula.alternatives) pending.push({ formula: child, inside });
        break;
      case 'inside':
      case 'anywhere':
        pending.push({ formula: formula.operand, inside: formula.kind === 'inside' });
        break;
      default:
    }
  }
}

function formulasOf(rule: Rule): readonly Formula[] {
  if (rule.mode === 'search') return [rule.formula];
  const { sources, sinks, sanitizers, propagators } = rule.taint;
  return [...sources, ...sinks, ...sanitizers, ...propagators].map(({ formula }) => formula);
}

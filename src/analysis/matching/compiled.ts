/**
 * Rules prepared for matching: the same pattern in several rules is one leaf, matched once a module, and each rule
 * knows the words without which it cannot match.
 */
import type { Formula, PatternFormula } from '../rules/formula.js';
import type { Expr, Pattern } from '../rules/pattern.js';
import type { Rule, RuleOptions } from '../rules/rule.js';
import type { PythonParser } from '../syntax/parser.js';
import { anchorOf, type Anchor } from './anchors.js';
import {
  bindingPlaces,
  wordCondition,
  type BindingPlaces,
  type Condition,
  type LeafCondition,
} from './conditions.js';
import { rowWords } from './row-words.js';
import { leafOfPattern, type Leaf } from './leaf.js';
import { needsOf } from './needs.js';
import { needsFrom, wordList, type WordList } from './occurrences.js';
import { planOf, type Plan } from './plan.js';
import { pathFilter } from './paths.js';
import { RuleIndex } from './rule-index.js';

export interface CompiledRules {
  readonly rules: readonly Rule[];
  /** The rules of mode `search`. */
  readonly searchRules: RuleIndex;
  /** The rules of mode `taint` that have patterns. */
  readonly taintRules: RuleIndex;
  readonly leaves: readonly Leaf[];
  /** By formula: that of a search rule, and those of a taint rule's sources, sinks, sanitizers and propagators. */
  readonly plans: ReadonlyMap<Formula, Plan>;
  /** Plans, those of parts of formulas included. */
  readonly planCount: number;
  /** The words that rules need, by number. */
  readonly wordList: WordList;
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
  const located = new Set<number>();
  const locatedWord = (word: string): number => {
    const number = wordOf(word);
    located.add(number);
    return number;
  };
  const plans = new Map<Formula, Plan>();
  let planCount = 0;
  const nextNumber = (): number => planCount++;
  const numbers = new Map<string, number>();
  const numberOf = (key: string): number => {
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  };
  for (const rule of rules) {
    const options = optionsKey(rule.options);
    const leafOf = ({ pattern }: PatternFormula, inside: boolean, given: readonly Condition[]): number => {
      const conditions = leafConditions(pattern, given, locatedWord, numberOf);
      const key = `${inside} ${options} ${conditions.map(({ metavariable, number }) => metavariable + number).join()} ${pattern.source}`;
      let index = known.get(key);
      if (index === undefined) {
        index = leaves.push(leafOfPattern(pattern, rule.options, inside, conditions)) - 1;
        known.set(key, index);
      }
      return index;
    };
    for (const formula of formulasOf(rule))
      plans.set(formula, planOf(formula, { leafOf, wordOf, nextNumber }));
  }
  const needs = rules.map((rule) => needsFrom(needsOf(rule).map((clause) => clause.map(wordOf))));
  const lengths = [...words.keys()].map((word) => word.length);
  const indexOf = (isWanted: (rule: Rule) => boolean): RuleIndex =>
    new RuleIndex(
      [...rules.keys()].filter((i) => isWanted(rules[i]!)),
      needs,
      lengths,
    );
  return {
    rules,
    searchRules: indexOf(({ mode }) => mode === 'search'),
    taintRules: indexOf(hasTaintPatterns),
    leaves,
    plans,
    planCount,
    wordList: wordList([...words.keys()], located),
    appliesTo: rules.map(({ paths }) => pathFilter(paths)),
    anchor: rememberedAnchors(),
    parser,
  };
}

/** The conditions on metavariables that a pattern binds, and the names that it spells out. Those that ask the same of the same kind of place share a number. */
function leafConditions(
  pattern: Pattern,
  conditions: readonly Condition[],
  wordOf: (word: string) => number,
  numberOf: (key: string) => number,
): LeafCondition[] {
  const isString = pattern.root.kind === 'expression' && pattern.root.expr.kind === 'string-content';
  const bound = conditions.length === 0 ? NO_PLACES : bindingPlaces(pattern);
  const given = conditions.flatMap((condition): LeafCondition[] => {
    const places = bound.get(condition.metavariable);
    // Without words to look for, a pattern that is a string is tested on all strings, and others as they come.
    if (places === undefined || (condition.words.length === 0 && !isString)) return [];
    const { metavariable, regex, words, ofValue } = condition;
    const key = `${regex?.source} ${words.join()} ${ofValue} ${Object.values(places).join()}`;
    return [{ metavariable, regex, ofValue, places, words: words.map(wordOf), number: numberOf(key) }];
  });
  const anchor = pattern.root.kind === 'expression' ? anchorOf(pattern.root.expr).word : undefined;
  const own = rowWords(pattern).flatMap((word): LeafCondition[] =>
    word === anchor ? [] : [wordCondition(wordOf(word), numberOf(word))],
  );
  return [...given, ...own];
}

const NO_PLACES: ReadonlyMap<string, BindingPlaces> = new Map();

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

const hasTaintPatterns = (rule: Rule): boolean =>
  rule.mode === 'taint' && rule.taint.sources.length > 0 && rule.taint.sinks.length > 0;

function formulasOf(rule: Rule): readonly Formula[] {
  if (rule.mode === 'search') return [rule.formula];
  const { sources, sinks, sanitizers, propagators } = rule.taint;
  return [...sources, ...sinks, ...sanitizers, ...propagators].map(({ formula }) => formula);
}

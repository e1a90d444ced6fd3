/**
 * Evaluates the formulas of one rule on one module. Patterns that many rules share are matched once, by the
 * `LeafResults` that all evaluators of a module have in common.
 *
 * `patterns` intersects the positive patterns, removes what negative ones exclude, applies the filters and then the
 * focus. The pattern with the fewest places to try comes first; the others are asked only around what it found
 * where that is less work, and patterns that match almost anywhere (`$X`) only within it.
 */
import { type GenericToken, tokenizeText } from '../rules/generic-pattern.js';
import { allMatches, matchRegexAtStart } from '../rules/regex.js';
import type { RuleOptions } from '../rules/rule.js';
import { nodesAround } from './around.js';
import { lookup, type Bindings, type Bound } from './bindings.js';
import type { Budget } from './budget.js';
import { isParameterName, type Scope } from './candidates.js';
import { COST } from './cost.js';
import { createMatcher } from './create-matcher.js';
import { matchExpression } from './expression.js';
import { boundText } from './equality.js';
import { applyFilter, bindGroups, contentText } from './filters.js';
import { focused } from './focus.js';
import { matchGeneric } from './generic.js';
import { evaluateLeaf, matchRow } from './leaf.js';
import { LeafResults } from './leaf-results.js';
import type { Matcher } from './matcher.js';
import {
  boundPlace,
  contentPlace,
  isComputed,
  isText,
  wholeModule,
  wholeText,
  linesOf,
  type Place,
} from './places.js';
import {
  isBroad,
  type AndPlan,
  type FilterPlan,
  type LocalPattern,
  type NestedPlan,
  type PatternPlan,
  type Plan,
  type SimpleFilter,
} from './plan.js';
import { areCompatible, distinct, intersect, mergeBindings, subtract, type RangeMatch } from './range.js';
import { isExpressionRow } from './syntax-views.js';
import type { Target } from './target.js';
import { textTarget } from './text-target.js';
import { Occurrences } from './occurrences.js';

const MAX_REGEX_MATCHES = 5000;
/** Below this many rows a pattern is matched there rather than over the module. */
const SMALL_SCOPE = 3000;
/** Nodes around a range, about. */
const DEPTH = 12;
const NESTED_STEPS = 100_000;

export class Evaluator {
  exceeded = false;
  private readonly matcher: Matcher;

  constructor(
    private readonly results: LeafResults,
    private readonly options: RuleOptions,
    private readonly budget: Budget,
  ) {
    this.matcher = createMatcher(results.compiled, this.target, options, budget);
  }

  get target(): Target {
    return this.results.target;
  }

  /** All ranges of a formula in the module. */
  evaluateModule(plan: Plan): readonly RangeMatch[] {
    return this.evaluate(plan, wholeModule(this.target));
  }

  private evaluate(plan: Plan, place: Place): readonly RangeMatch[] {
    if (!this.budget.spend() || !this.results.mayMatch(plan)) return [];
    switch (plan.kind) {
      case 'pattern':
        return this.evaluatePattern(plan, place);
      case 'regex':
        return this.agreeing(this.evaluateRegex(plan, place), place);
      case 'generic':
        return this.agreeing(this.evaluateGeneric(plan, place), place);
      case 'or':
        return distinct(plan.alternatives.flatMap((child) => this.evaluate(child, place)));
      case 'inside':
        return this.evaluate(plan.operand, place).map((range) => ({
          ...range,
          kind: 'inside',
        }));
      case 'anywhere':
        return this.evaluate(plan.operand, place).map((range) => ({
          ...range,
          kind: 'anywhere',
        }));
      case 'and':
        return this.evaluateAnd(plan, place);
    }
  }

  private evaluatePattern({ leaf: index }: PatternPlan, place: Place): readonly RangeMatch[] {
    const { rows } = place;
    if (rows.to - rows.from < SMALL_SCOPE && rows.to - rows.from < this.target.tree.size) {
      const leaf = this.results.compiled.leaves[index]!;
      return this.agreeing(evaluateLeaf(leaf, this.matcher, rows, this.results.conditionRows), place);
    }
    const { ranges, exceeded } = this.results.whole(index);
    if (exceeded) this.exceeded = true;
    if (place.whole === undefined) return ranges;
    return this.agreeing(
      ranges.filter(({ start, end }) => start >= place.start && end <= place.end),
      place,
    );
  }

  /** Ranges that agree with the bindings around, which they take over. */
  private agreeing(ranges: readonly RangeMatch[], { outer }: Place): readonly RangeMatch[] {
    if (outer === undefined) return ranges;
    return ranges
      .filter((range) => areCompatible(this.target, this.budget, range.bindings, outer))
      .map((range) => ({
        ...range,
        bindings: mergeBindings(range.bindings, outer),
      }));
  }

  private evaluateRegex({ regex }: Extract<Plan, { kind: 'regex' }>, place: Place): RangeMatch[] {
    const text = this.target.text.slice(place.start, place.end);
    const found: RangeMatch[] = [];
    for (const match of allMatches(regex, text, MAX_REGEX_MATCHES)) {
      if (!this.budget.spend()) break;
      const bindings = bindGroups(regex, match, text, place.start, undefined);
      found.push({
        start: place.start + match.start,
        end: place.start + match.end,
        bindings,
        kind: 'regex',
      });
    }
    return found;
  }

  private evaluateGeneric({ pattern }: Extract<Plan, { kind: 'generic' }>, place: Place): RangeMatch[] {
    const isWhole = place.start === 0 && place.end === this.target.text.length;
    const text = isWhole ? this.target.text : this.target.text.slice(place.start, place.end);
    const { genericCaseless: caseless } = this.options;
    const lacks = (token: GenericToken): boolean => token.kind === 'word' && !text.includes(token.text);
    if (!caseless && (pattern.tokens.some(lacks) || !pattern.opening.test(text))) return [];
    const tokens = isWhole ? this.results.tokens : tokenizeText(text);
    return matchGeneric({
      pattern,
      text,
      tokens,
      maxSpan: this.options.genericMaxSpan,
      caseless,
      budget: this.budget,
      offset: place.start,
    });
  }

  private evaluateAnd(plan: AndPlan, place: Place): readonly RangeMatch[] {
    // Conditions that only look at bindings may as well come first: they are cheap and leave less to exclude from.
    const simple = plan.filters.filter(isSimple);
    const isEarly = simple.length === plan.filters.length;
    let ranges = this.positives(plan, place);
    if (!isEarly) ranges = ranges.filter((range) => this.mayPass(simple, range));
    if (isEarly) ranges = ranges.flatMap((range) => this.passing(simple, range));
    for (const negative of plan.negatives) {
      if (ranges.length === 0) return [];
      ranges = this.without(negative, ranges, place);
    }
    if (!isEarly) ranges = ranges.flatMap((range) => this.passing(plan.filters, range));
    return focused(plan.focus, ranges);
  }

  /** Ranges that a negative formula does not exclude. */
  private without(negative: Plan, ranges: readonly RangeMatch[], place: Place): readonly RangeMatch[] {
    if (!this.results.mayMatch(negative)) return ranges;
    const local = this.localPatterns(negative, ranges);
    if (local !== undefined)
      return ranges.filter((range) => this.nearby(local, range, place.rows).next().done === true);
    return subtract(this.target, this.budget, ranges, this.excluded(negative, ranges, place));
  }

  /** What a negative formula matches, as far as it can exclude one of the ranges. */
  private excluded(negative: Plan, ranges: readonly RangeMatch[], place: Place): readonly RangeMatch[] {
    if (isBroad(negative)) return this.evaluateNear(negative, ranges);
    if (negative.kind !== 'regex' || !negative.regex.isWithinLine) return this.evaluate(negative, place);
    return linesOf(this.target.text, ranges, place).flatMap(([start, end]) =>
      this.evaluate(negative, { ...place, start, end }),
    );
  }

  /** The patterns of a formula, where asking them around the ranges is less work than over the module. */
  private localPatterns({ local }: Plan, ranges: readonly RangeMatch[]): readonly LocalPattern[] | undefined {
    if (local === undefined || local.every(({ leaf }) => this.results.known(leaf) !== undefined))
      return undefined;
    let places = 0;
    for (const { leaf } of local) places += this.results.places(leaf);
    if (places > 0 && ranges.length * DEPTH * local.length >= places) return undefined;
    const { tree } = this.target;
    const startsNode = ({ start, kind }: RangeMatch): boolean =>
      kind !== 'anywhere' && tree.start[this.target.firstRow(start)] === start;
    return ranges.every(startsNode) ? local : undefined;
  }

  /** Bindings with which the patterns match around a range, going on from the range's own. */
  private *nearby(local: readonly LocalPattern[], range: RangeMatch, rows: Scope): Generator<Bindings> {
    const { tree } = this.target;
    const around = nodesAround(this.target, range.start, range.end) ?? [];
    for (const { leaf, mode } of local)
      for (const row of around) {
        if (this.budget.exceeded) return;
        if (mode === 'equal' && (tree.start[row] !== range.start || tree.end[row] !== range.end)) continue;
        yield* matchRow(this.results.compiled.leaves[leaf]!, this.matcher, rows, row, range.bindings);
      }
  }

  /** Whether a range passes those conditions that can be told before other filters bind more. */
  private mayPass(filters: readonly SimpleFilter[], { bindings }: RangeMatch): boolean {
    return filters.every((filter) => {
      if (filter.kind !== 'regex' || filter.constantPropagation) return true;
      const bound = lookup(bindings, filter.metavariable);
      return (
        bound === undefined || matchRegexAtStart(filter.regex, boundText(this.target, bound)) !== undefined
      );
    });
  }

  /** A range that passes all filters, with the bindings that they add. Nested patterns don't see each other's. */
  private passing(filters: readonly FilterPlan[], range: RangeMatch): RangeMatch[] {
    let bindings = range.bindings;
    const added: Bindings[] = [];
    for (const filter of filters) {
      const found = this.filtered(filter, { ...range, bindings });
      const [first] = found;
      if (found.length === 0) return [];
      if (filter.kind !== 'pattern') bindings = first;
      else added.push(...found);
    }
    if (added.length === 0) return [{ ...range, bindings }];
    return distinctBindings(added.map((more) => mergeBindings(bindings, more))).map((merged) => ({
      ...range,
      bindings: merged,
    }));
  }

  /**
   * The intersection of positive formulas, those with the fewest places to try first: most come out empty, and then
   * the others are not asked. What `pattern-inside` matched comes after the patterns, as in Semgrep.
   */
  private positives(plan: AndPlan, place: Place): readonly RangeMatch[] {
    const ordered = this.ordered(plan.positives);
    if (ordered === undefined) return [];
    let ranges: readonly RangeMatch[] | undefined;
    const inside: (readonly RangeMatch[])[] = [];
    const aroundRanges: Plan[] = [];
    const withinRanges: PatternPlan[] = [];
    for (const child of ordered) {
      if (child.isInside && ranges !== undefined && child.local !== undefined) {
        aroundRanges.push(child);
        continue;
      }
      const waits =
        child.cost === COST.anywhere ||
        (child.cost === COST.broad && ranges === undefined && inside.length > 0);
      if (waits && child.kind === 'pattern') {
        withinRanges.push(child);
        continue;
      }
      const found = this.evaluate(child, place);
      if (found.length === 0) return [];
      if (found[0]!.kind === 'inside') inside.push(found);
      else ranges = ranges === undefined ? found : intersect(this.target, this.budget, ranges, found);
    }
    for (const set of inside)
      ranges = ranges === undefined ? set : intersect(this.target, this.budget, ranges, set);
    for (const child of aroundRanges) ranges = this.within(child, ranges!, place);
    if (ranges === undefined && place.whole !== undefined) ranges = [place.whole];
    for (const child of withinRanges)
      ranges = ranges === undefined ? this.evaluate(child, place) : this.evaluateNear(child, ranges);
    return ranges ?? [];
  }

  /** Formulas by the number of places that they have to be tried at; undefined if one of them has no place at all. */
  private ordered(plans: readonly Plan[]): readonly Plan[] | undefined {
    for (const plan of plans) if (!this.results.mayMatch(plan)) return undefined;
    if (plans.length < 2) return plans;
    const counted: { readonly plan: Plan; readonly places: number }[] = [];
    for (const plan of plans) {
      const places = this.results.placesOf(plan);
      if (places === 0) return undefined;
      counted.push({ plan, places });
    }
    return counted
      .sort(
        (a, b) =>
          a.places - b.places ||
          Number(a.plan.isOpen) - Number(b.plan.isOpen) ||
          Number(a.plan.isInside) - Number(b.plan.isInside),
      )
      .map(({ plan }) => plan);
  }

  /** Ranges that lie in a match of a `pattern-inside`, with its bindings. */
  private within(plan: Plan, ranges: readonly RangeMatch[], place: Place): readonly RangeMatch[] {
    const local = this.localPatterns(plan, ranges);
    if (local === undefined) return intersect(this.target, this.budget, ranges, this.evaluate(plan, place));
    const found: RangeMatch[] = [];
    for (const range of ranges)
      for (const bindings of this.nearby(local, range, place.rows)) found.push({ ...range, bindings });
    return distinct(found);
  }

  /** A pattern that matches almost anywhere, within ranges and with their bindings. */
  private evaluateNear(plan: PatternPlan, ranges: readonly RangeMatch[]): readonly RangeMatch[] {
    const { root } = plan.formula.pattern;
    if (root.kind !== 'expression') return [];
    const { tree } = this.target;
    const { expr } = root;
    const { kinds } = this.matcher.anchor(expr);
    const found: RangeMatch[] = [];
    for (const { start, end, bindings } of ranges) {
      for (let row = this.target.firstRow(start); row < tree.size && tree.start[row]! < end; row++) {
        if (tree.end[row]! > end || (kinds !== undefined && !kinds.has(tree.kind[row]!))) continue;
        if (!isExpressionRow(tree, row) || isParameterName(tree, row)) continue;
        if (this.budget.exceeded) return distinct(found);
        for (const way of matchExpression(this.matcher, expr, row, bindings, true))
          found.push({
            start: tree.start[row]!,
            end: tree.end[row]!,
            bindings: way,
            kind: 'plain',
          });
      }
    }
    return distinct(found);
  }

  private filtered(filter: FilterPlan, range: RangeMatch): readonly Bindings[] {
    if (isSimple(filter)) return applyFilter(this.matcher, filter, range.bindings);
    const bound = lookup(range.bindings, filter.metavariable);
    if (bound === undefined) return [];
    const { language, plan } = filter;
    const isForText = language === 'regex' || language === 'generic' || plan.kind === 'regex';
    if (isForText && isComputed(this.matcher, bound)) return this.filteredAsText(filter, bound, range);
    if (language === 'python' && isText(this.target, bound))
      return this.filteredAsPython(filter, bound, range);
    const place =
      language === 'regex' || language === 'generic'
        ? contentPlace(this.target, bound, range.bindings)
        : boundPlace(this.target, bound, range.bindings);
    const found = this.evaluate(plan, place);
    return distinctBindings(found.map((match) => mergeBindings(range.bindings, match.bindings)));
  }

  /** A constant that is not written where the metavariable is bound: its value is looked at as a text of its own. */
  private filteredAsText({ plan }: NestedPlan, bound: Bound, range: RangeMatch): readonly Bindings[] {
    const nested = textTarget(this.target.semantics.path, contentText(this.matcher, bound));
    return this.holdsIn(nested, plan) ? [range.bindings] : [];
  }

  /** `language: python` on a string: its content is parsed as a module of its own. */
  private filteredAsPython({ plan }: NestedPlan, bound: Bound, range: RangeMatch): readonly Bindings[] {
    const nested = this.target.parsed(contentText(this.matcher, bound), this.results.compiled.parser);
    return nested !== undefined && this.holdsIn(nested, plan) ? [range.bindings] : [];
  }

  /** Whether a formula matches anything in another module or text. */
  private holdsIn(nested: Target, plan: Plan): boolean {
    const { compiled } = this.results;
    const words = new Occurrences(compiled.wordList, nested);
    const results = new LeafResults(compiled, nested, words, NESTED_STEPS);
    const evaluator = new Evaluator(results, this.options, this.budget);
    const found = evaluator.evaluate(plan, wholeText(nested));
    if (evaluator.exceeded) this.exceeded = true;
    return found.length > 0;
  }
}

const isSimple = (filter: FilterPlan): filter is SimpleFilter => filter.kind !== 'pattern';

function distinctBindings(all: readonly Bindings[]): Bindings[] {
  const seen = new Set<string>();
  return all.filter((bindings) => {
    let key = '';
    for (let at = bindings; at !== undefined; at = at.rest)
      key += `${at.name}:${at.bound.start}-${at.bound.end} `;
    return !seen.has(key) && seen.add(key);
  });
}

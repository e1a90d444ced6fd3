/**
 * Evaluates the formulas of one rule on one module. Patterns that many rules share are matched once, by the
 * `LeafResults` that all evaluators of a module have in common.
 *
 * `patterns` intersects the positive patterns, removes what negative ones exclude, applies the filters and then the
 * focus. Patterns that match almost anywhere (`$X`) come last, and only within what the others left.
 */
import type { Filter, Formula, PatternFormula } from '../rules/formula.js';
import { tokenizeText, type GenericToken, type TextToken } from '../rules/generic-pattern.js';
import type { RuleOptions } from '../rules/rule.js';
import { allMatches, mayMatch } from '../rules/regex.js';
import { K } from '../syntax/kinds.js';
import { NONE, childOf, type Node } from '../syntax/tree.js';
import { anchorOf } from './anchors.js';
import { COST, costOf } from './cost.js';
import { lookup, type Bindings, type Bound } from './bindings.js';
import { Budget } from './budget.js';
import type { CompiledRules } from './compiled.js';
import { applyFilter, bindGroups, contentText } from './filters.js';
import { matchExpression } from './expression.js';
import { matchGeneric } from './generic.js';
import { evaluateLeaf, type Scope } from './leaf.js';
import type { Matcher } from './matcher.js';
import { areCompatible, distinct, intersect, mergeBindings, subtract, type RangeMatch } from './range.js';
import { isExpressionRow } from './syntax-views.js';
import { textTarget, type Target } from './target.js';

/** Where a formula is looked for. */
export interface Place {
  readonly rows: Scope;
  /** Text window, for regular expressions and generic patterns. */
  readonly start: number;
  readonly end: number;
  /** Bindings that every match must agree with: of the metavariables around a `metavariable-pattern`. */
  readonly outer: Bindings;
  /** Stands for the positive pattern of a `patterns` that has none. */
  readonly whole: RangeMatch | undefined;
}

/** Matches of patterns over whole modules, kept for all rules. */
export class LeafResults {
  readonly #results = new Map<
    number,
    { readonly ranges: readonly RangeMatch[]; readonly exceeded: boolean }
  >();
  #tokens: readonly TextToken[] | undefined;

  constructor(
    readonly compiled: CompiledRules,
    readonly target: Target,
    private readonly stepsPerPattern: number,
  ) {}

  whole(index: number): { readonly ranges: readonly RangeMatch[]; readonly exceeded: boolean } {
    let found = this.#results.get(index);
    if (found === undefined) {
      const budget = new Budget(this.stepsPerPattern);
      const scope = { from: 0, to: this.target.tree.size };
      const ranges = distinct(evaluateLeaf(this.compiled.leaves[index]!, this.matcher(index, budget), scope));
      found = { ranges, exceeded: budget.exceeded };
      this.#results.set(index, found);
    }
    return found;
  }

  private matcher(index: number, budget: Budget): Matcher {
    const { leaves, anchor } = this.compiled;
    return { target: this.target, options: leaves[index]!.options, budget, anchor };
  }

  get tokens(): readonly TextToken[] {
    return (this.#tokens ??= tokenizeText(this.target.text));
  }
}

const MAX_REGEX_MATCHES = 5000;
const SMALL_SCOPE = 3000;

export class Evaluator {
  exceeded = false;
  private readonly matcher: Matcher;

  constructor(
    private readonly results: LeafResults,
    private readonly options: RuleOptions,
    private readonly budget: Budget,
  ) {
    this.matcher = { target: this.target, options, budget, anchor: results.compiled.anchor };
  }

  get target(): Target {
    return this.results.target;
  }

  /** All ranges of a formula in the module. */
  evaluateModule(formula: Formula): readonly RangeMatch[] {
    const { tree, text } = this.target;
    const rows = { from: 0, to: tree.size };
    return this.evaluate(formula, { rows, start: 0, end: text.length, outer: undefined, whole: undefined });
  }

  private evaluate(formula: Formula, place: Place): readonly RangeMatch[] {
    if (!this.budget.spend()) return [];
    switch (formula.kind) {
      case 'pattern':
        return this.evaluatePattern(formula, place);
      case 'regex':
        return this.agreeing(this.evaluateRegex(formula, place), place);
      case 'generic':
        return this.agreeing(this.evaluateGeneric(formula, place), place);
      case 'or':
        return distinct(formula.alternatives.flatMap((child) => this.evaluate(child, place)));
      case 'inside':
        return this.evaluate(formula.operand, place).map((range) => ({ ...range, kind: 'inside' }));
      case 'anywhere':
        return this.evaluate(formula.operand, place).map((range) => ({ ...range, kind: 'anywhere' }));
      case 'and':
        return this.evaluateAnd(formula, place);
    }
  }

  private evaluatePattern(formula: PatternFormula, place: Place): readonly RangeMatch[] {
    if (!formula.pattern.words.every((word) => this.target.hasWord(word))) return [];
    const index = this.results.compiled.leafOf.get(formula)!;
    const { rows } = place;
    if (rows.to - rows.from < SMALL_SCOPE && rows.to - rows.from < this.target.tree.size) {
      const leaf = this.results.compiled.leaves[index]!;
      return this.agreeing(evaluateLeaf(leaf, this.matcher, rows), place);
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
      .map((range) => ({ ...range, bindings: mergeBindings(range.bindings, outer) }));
  }

  private evaluateRegex({ regex }: Extract<Formula, { kind: 'regex' }>, place: Place): RangeMatch[] {
    const text = this.target.text.slice(place.start, place.end);
    const found: RangeMatch[] = [];
    for (const match of allMatches(regex, text, MAX_REGEX_MATCHES)) {
      if (!this.budget.spend()) break;
      const bindings = bindGroups(regex, match, text, place.start, undefined);
      found.push({ start: place.start + match.start, end: place.start + match.end, bindings, kind: 'regex' });
    }
    return found;
  }

  private evaluateGeneric({ pattern }: Extract<Formula, { kind: 'generic' }>, place: Place): RangeMatch[] {
    const isWhole = place.start === 0 && place.end === this.target.text.length;
    const text = this.target.text.slice(place.start, place.end);
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

  private evaluateAnd(formula: Extract<Formula, { kind: 'and' }>, place: Place): readonly RangeMatch[] {
    // Conditions that only look at bindings may as well come first: they are cheap and leave less to exclude from.
    const nested = formula.filters.filter(({ kind }) => kind === 'pattern');
    const simple = formula.filters.filter(({ kind }) => kind !== 'pattern');
    const isEarly = nested.length === 0;
    if (!simple.every((filter) => this.mayHold(filter))) return [];
    let ranges = this.positives(formula.positives, place, simple);
    if (isEarly) ranges = ranges.flatMap((range) => this.passing(simple, range));
    for (const negative of formula.negatives) {
      if (ranges.length === 0) return [];
      const excluded = isBroad(negative)
        ? this.evaluateNear(negative, ranges)
        : this.evaluate(negative, place);
      ranges = subtract(this.target, this.budget, ranges, excluded);
    }
    if (!isEarly) ranges = ranges.flatMap((range) => this.passing(formula.filters, range));
    return this.focused(formula.focus, ranges);
  }

  /** Cheap: whether the file has the words without which a `metavariable-regex` never matches. */
  private mayHold(filter: Filter): boolean {
    if (filter.kind !== 'regex' || filter.constantPropagation || filter.regex.literals.length === 0)
      return true;
    return filter.regex.literals.some((word) => this.target.hasLowerText(word));
  }

  /** A range that passes all filters, with the bindings that they add. Nested patterns don't see each other's. */
  private passing(filters: readonly Filter[], range: RangeMatch): RangeMatch[] {
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
   * The intersection of positive formulas. Cheap ones first: most come out empty, and then the others are not
   * asked. What `pattern-inside` matched comes after the patterns, as in Semgrep.
   */
  private positives(
    formulas: readonly Formula[],
    place: Place,
    filters: readonly Filter[],
  ): readonly RangeMatch[] {
    const plain: (readonly RangeMatch[])[] = [];
    const inside: (readonly RangeMatch[])[] = [];
    const ordered = formulas
      .map((formula) => ({ formula, cost: costOf(formula) }))
      .sort((a, b) => a.cost - b.cost);
    const last: PatternFormula[] = [];
    for (const { formula, cost } of ordered) {
      const waits =
        cost === COST.anywhere || (cost === COST.broad && plain.length === 0 && inside.length > 0);
      if (waits && formula.kind === 'pattern') {
        last.push(formula);
        continue;
      }
      const found = this.evaluateNamed(formula, filters, place) ?? this.evaluate(formula, place);
      if (found.length === 0) return [];
      (found[0]!.kind === 'inside' ? inside : plain).push(found);
    }
    const sets = [...plain, ...inside];
    if (sets.length === 0 && place.whole !== undefined) sets.push([place.whole]);
    let ranges = sets[0];
    for (const set of sets.slice(1)) ranges = intersect(this.target, this.budget, ranges!, set);
    for (const formula of last)
      ranges = ranges === undefined ? this.evaluate(formula, place) : this.evaluateNear(formula, ranges);
    return ranges ?? [];
  }

  /**
   * `$X.$F(...)` under a `metavariable-regex` on $F: tried only on names that the expression may match. Undefined
   * for everything else.
   */
  private evaluateNamed(
    formula: Formula,
    filters: readonly Filter[],
    place: Place,
  ): readonly RangeMatch[] | undefined {
    if (formula.kind !== 'pattern' || formula.pattern.root.kind !== 'expression' || place.whole !== undefined)
      return undefined;
    const { open } = this.matcher.anchor(formula.pattern.root.expr);
    if (open === undefined || this.options.symbolicPropagation) return undefined;
    const filter = filters.find((one) => one.kind === 'regex' && one.metavariable === open);
    if (filter?.kind !== 'regex' || filter.constantPropagation || filter.regex.literals.length === 0)
      return undefined;
    const leaf = this.results.compiled.leaves[this.results.compiled.leafOf.get(formula)!]!;
    const found: RangeMatch[] = [];
    for (const word of this.target.wordsLike((name) => mayMatch(filter.regex, name)))
      found.push(...evaluateLeaf(leaf, this.matcher, place.rows, word));
    return distinct(found);
  }

  /** A pattern that matches almost anywhere, within ranges and with their bindings. */
  private evaluateNear(formula: PatternFormula, ranges: readonly RangeMatch[]): readonly RangeMatch[] {
    const { root } = formula.pattern;
    if (root.kind !== 'expression') return [];
    const { tree } = this.target;
    const { expr } = root;
    const kinds = anchorOf(expr).kinds;
    const found: RangeMatch[] = [];
    for (const { start, end, bindings } of ranges) {
      for (let row = this.target.firstRow(start); row < tree.size && tree.start[row]! < end; row++) {
        if (tree.end[row]! > end || !isCandidateRow(this.target, row)) continue;
        if (kinds !== undefined && !kinds.has(tree.kind[row]!)) continue;
        if (this.budget.exceeded) return distinct(found);
        for (const way of matchExpression(this.matcher, expr, row, bindings, true))
          found.push({ start: tree.start[row]!, end: tree.end[row]!, bindings: way, kind: 'plain' });
      }
    }
    return distinct(found);
  }

  private filtered(filter: Filter, range: RangeMatch): readonly Bindings[] {
    if (filter.kind !== 'pattern') return applyFilter(this.matcher, filter, range.bindings);
    const bound = lookup(range.bindings, filter.metavariable);
    if (bound === undefined) return [];
    const language = filter.language;
    const isForText = language === 'regex' || language === 'generic' || filter.formula.kind === 'regex';
    if (isForText && isComputed(this.matcher, bound)) return this.filteredAsText(filter, bound, range);
    if (language === 'python' && isText(this.target, bound))
      return this.filteredAsPython(filter, bound, range);
    const place =
      language === 'regex' || language === 'generic'
        ? this.contentPlace(bound, range.bindings)
        : this.boundPlace(bound, range.bindings);
    const found = this.evaluate(filter.formula, place);
    return distinctBindings(found.map((match) => mergeBindings(range.bindings, match.bindings)));
  }

  /** A constant that is not written where the metavariable is bound: its value is looked at as a text of its own. */
  private filteredAsText(
    filter: Extract<Filter, { kind: 'pattern' }>,
    bound: Bound,
    range: RangeMatch,
  ): readonly Bindings[] {
    const nested = textTarget(this.target.semantics.path, contentText(this.matcher, bound));
    return this.holdsIn(nested, filter.formula) ? [range.bindings] : [];
  }

  /** `language: python` on a string: its content is parsed as a module of its own. */
  private filteredAsPython(
    filter: Extract<Filter, { kind: 'pattern' }>,
    bound: Bound,
    range: RangeMatch,
  ): readonly Bindings[] {
    const nested = this.target.parsed(contentText(this.matcher, bound), this.results.compiled.parser);
    return nested !== undefined && this.holdsIn(nested, filter.formula) ? [range.bindings] : [];
  }

  /** Whether a formula matches anything in another module or text. */
  private holdsIn(nested: Target, formula: Formula): boolean {
    const results = new LeafResults(this.results.compiled, nested, NESTED_STEPS);
    const evaluator = new Evaluator(results, this.options, this.budget);
    const end = nested.text.length;
    const whole: RangeMatch = { start: 0, end, bindings: undefined, kind: 'plain' };
    const place = { rows: { from: 0, to: nested.tree.size }, start: 0, end, outer: undefined, whole };
    return evaluator.evaluate(formula, place).length > 0;
  }

  /** The subtree that a metavariable is bound to. */
  private boundPlace(bound: Bound, outer: Bindings): Place {
    const { tree } = this.target;
    const whole: RangeMatch = { start: bound.start, end: bound.end, bindings: outer, kind: 'plain' };
    const at = { start: bound.start, end: bound.end, outer, whole };
    switch (bound.kind) {
      case 'node':
        return { ...at, rows: { from: bound.node, to: tree.last[bound.node]! } };
      case 'nodes': {
        const first = bound.nodes[0];
        const last = bound.nodes.at(-1);
        const rows =
          first === undefined || last === undefined
            ? { from: 0, to: 0 }
            : { from: first, to: tree.last[last]! };
        return { ...at, rows };
      }
      case 'text': {
        // The literal around a string's content.
        let row = this.target.firstRow(bound.start);
        while (row > 0 && !(tree.start[row]! <= bound.start && tree.end[row]! >= bound.end)) row--;
        while (row > 0 && tree.kind[row] !== K.string && tree.kind[tree.parent[row]!] === K.string)
          row = tree.parent[row]!;
        const isString = row > 0 && tree.kind[row] === K.string;
        return isString
          ? { ...at, start: tree.start[row]!, end: tree.end[row]!, rows: { from: row, to: tree.last[row]! } }
          : { ...at, rows: { from: 0, to: 0 } };
      }
    }
  }

  /** The text between a string's quotes, or the source text of anything else. */
  private contentPlace(bound: Bound, outer: Bindings): Place {
    const { tree } = this.target;
    let { start, end } = bound;
    if (bound.kind === 'node' && tree.kind[bound.node] === K.string) {
      for (let row = bound.node + 1; row < tree.last[bound.node]!; row++) {
        if (tree.kind[row] === K.string_start) start = tree.end[row]!;
        if (tree.kind[row] === K.string_end) end = tree.start[row]!;
      }
    }
    return {
      start,
      end,
      outer,
      rows: { from: 0, to: 0 },
      whole: { start, end, bindings: outer, kind: 'plain' },
    };
  }

  private focused(
    focus: readonly (readonly string[])[],
    ranges: readonly RangeMatch[],
  ): readonly RangeMatch[] {
    if (focus.length === 0) return ranges;
    return distinct(
      ranges.flatMap((range) => {
        let found: RangeMatch[] = [range];
        for (const names of focus)
          found = found.flatMap((before) =>
            names.flatMap((name): RangeMatch[] => {
              const bound = lookup(before.bindings, name);
              if (bound === undefined) return [];
              if (bound.start >= before.start && bound.end <= before.end)
                return [{ ...before, start: bound.start, end: bound.end }];
              return before.start >= bound.start && before.end <= bound.end ? [before] : [];
            }),
          );
        return found;
      }),
    );
  }
}

const NESTED_STEPS = 100_000;

/** An expression pattern without a name to look for: asked only where other patterns matched. */
const isBroad = (formula: Formula): formula is PatternFormula =>
  formula.kind === 'pattern' && costOf(formula) >= COST.broad;

/** Whether the text that a metavariable stands for is not the one at its place. */
const isComputed = (matcher: Matcher, bound: Bound): boolean => {
  const { target, options } = matcher;
  if (bound.kind === 'text') return bound.text !== target.text.slice(bound.start, bound.end);
  if (bound.kind !== 'node' || isText(target, bound)) return false;
  return target.constantOf(bound.node, options)?.type === 'string';
};

const isText = ({ tree }: Target, bound: Bound): boolean =>
  bound.kind === 'text' ||
  (bound.kind === 'node' &&
    (tree.kind[bound.node] === K.string || tree.kind[bound.node] === K.concatenated_string));

function isCandidateRow({ tree }: Target, row: Node): boolean {
  if (!isExpressionRow(tree, row)) return false;
  if (tree.kind[row] !== K.identifier) return true;
  const parent = tree.parent[row]!;
  switch (parent === NONE ? K.module : tree.kind[parent]) {
    case K.parameters:
    case K.lambda_parameters:
    case K.typed_parameter:
      return false;
    case K.default_parameter:
    case K.typed_default_parameter:
      return childOf(tree, parent, 'name') !== row;
    default:
      return true;
  }
}

function distinctBindings(all: readonly Bindings[]): Bindings[] {
  const seen = new Set<string>();
  return all.filter((bindings) => {
    let key = '';
    for (let at = bindings; at !== undefined; at = at.rest)
      key += `${at.name}:${at.bound.start}-${at.bound.end} `;
    return !seen.has(key) && seen.add(key);
  });
}

/**
 * Rules of mode `taint` that have patterns: what they match in one module, as predicates for taint analysis.
 *
 *     pattern-sources: [{pattern: source(), label: A}]     source kind '0:A', at every `source()`
 *     pattern-sinks: [{pattern: sink(...), requires: A}]   sink kind '0/0', at every `sink(...)`
 *
 * The number before the label is the rule's, so that rules never mix; sinks of a rule with the same `requires`
 * share a kind.
 */
import type { ModuleMatcher, RangeMatch, Target } from './matching/index.js';
import type { Formula, LabelExpression, TaintRule } from './rules/index.js';
import { DEFAULT_LABEL } from './rules/read-taint.js';
import { F, K } from './syntax/kinds.js';
import { NONE, childOf, namedChildren } from './syntax/tree.js';
import { assumedSafe } from './taint-assumptions.js';
import {
  MAX_SINK_KINDS,
  type FlowRule,
  type ModulePlaces,
  type Place,
  type PropagatorPlace,
  type Reachability,
  type Requires,
  type SanitizerPlace,
  type SinkPlace,
  type SourcePlace,
} from './taint/spec.js';

/** A rule's matches in one module, still with their bindings. */
export interface RulePlaces {
  readonly rule: TaintRule;
  readonly sources: readonly RangeMatch[];
  readonly sinks: readonly RangeMatch[];
}

export interface PlaceGroup {
  readonly rules: readonly RulePlaces[];
  readonly sourceKinds: readonly string[];
  readonly sinkKinds: readonly string[];
  readonly flowRules: readonly FlowRule[];
  readonly places: ModulePlaces;
  readonly reachability: Reachability;
}

/** Rules with a topic are written for this engine, the others for Semgrep. */
const reachabilityOf = ({ topic }: TaintRule): Reachability => (topic === undefined ? 'graph' : 'exact');

export interface PlacesOfModule {
  /** Each small enough for one taint specification; rules that match no source or no sink here are left out. */
  readonly groups: readonly PlaceGroup[];
  /** Rules whose patterns took too many steps. */
  readonly exceeded: readonly string[];
}

/** Matches the rules' patterns against a module. The id of a flow rule is the rule's position in its group. */
export function placesOf(
  matcher: ModuleMatcher,
  concerns: (rule: TaintRule) => boolean = () => true,
): PlacesOfModule {
  const groups: PlaceGroup[] = [];
  const exceeded: string[] = [];
  const open = new Map<Reachability, GroupBuilder>();
  const { rules, taintRules, appliesTo } = matcher.compiled;
  const { path } = matcher.target.semantics;
  for (const i of matcher.possible(taintRules)) {
    const rule = rules[i]!;
    if (rule.mode !== 'taint' || !concerns(rule) || appliesTo[i]?.(path) === false) continue;
    const matched = matchRule(rule, matcher);
    if (matched.exceeded) exceeded.push(rule.id);
    if (matched.sources.length === 0 || matched.sinks.length === 0) continue;
    const reachability = reachabilityOf(rule);
    let builder = open.get(reachability);
    if (builder?.hasRoomFor(matched) === false) {
      groups.push(builder.finish());
      builder = undefined;
    }
    if (builder === undefined) open.set(reachability, (builder = new GroupBuilder(reachability)));
    builder.add(matched, matcher);
  }
  for (const builder of open.values()) groups.push(builder.finish());
  return { groups, exceeded };
}

interface Matched<Part> {
  readonly part: Part;
  readonly ranges: readonly RangeMatch[];
}

interface MatchedRule {
  readonly rule: TaintRule;
  readonly sources: readonly Matched<TaintRule['taint']['sources'][number]>[];
  readonly sinks: readonly Matched<TaintRule['taint']['sinks'][number]>[];
  readonly sanitizers: readonly Matched<TaintRule['taint']['sanitizers'][number]>[];
  readonly propagators: readonly Matched<TaintRule['taint']['propagators'][number]>[];
  readonly exceeded: boolean;
}

function matchRule(rule: TaintRule, matcher: ModuleMatcher): MatchedRule {
  let exceeded = false;
  const match = <Part extends { readonly formula: Formula }>(parts: readonly Part[]): Matched<Part>[] =>
    parts.flatMap((part) => {
      const found = matcher.evaluate(rule, part.formula);
      exceeded ||= found.exceeded;
      return found.ranges.length === 0 ? [] : [{ part, ranges: found.ranges }];
    });
  const nothing = { rule, sanitizers: [], propagators: [] };
  // The side with fewer places first: mostly it is empty, and the other is not asked.
  const placesOfAll = (parts: readonly { readonly formula: Formula }[]): number =>
    parts.reduce((sum, { formula }) => sum + matcher.placesOf(formula), 0);
  const forSources = placesOfAll(rule.taint.sources);
  const forSinks = placesOfAll(rule.taint.sinks);
  if (forSources === 0 || forSinks === 0) return { ...nothing, sources: [], sinks: [], exceeded };
  const sourcesFirst = forSources < forSinks;
  const first = sourcesFirst ? match(rule.taint.sources) : [];
  if (sourcesFirst && first.length === 0) return { ...nothing, sources: [], sinks: [], exceeded };
  const sinks = match(rule.taint.sinks);
  if (sinks.length === 0) return { ...nothing, sources: [], sinks, exceeded };
  const sources = sourcesFirst ? first : match(rule.taint.sources);
  if (sources.length === 0) return { ...nothing, sources, sinks, exceeded };
  const sanitizers = match(rule.taint.sanitizers);
  const propagators = match(rule.taint.propagators);
  return { rule, sources, sinks, sanitizers, propagators, exceeded };
}

class GroupBuilder {
  readonly #rules: RulePlaces[] = [];
  readonly #sourceKinds = new Set<string>();
  readonly #sinkKinds: string[] = [];
  readonly #flowRules: FlowRule[] = [];
  readonly #sources: SourcePlace[] = [];
  readonly #sinks: SinkPlace[] = [];
  readonly #sanitizers: SanitizerPlace[] = [];
  readonly #propagators: PropagatorPlace[] = [];

  constructor(private readonly reachability: Reachability) {}

  hasRoomFor({ sinks }: MatchedRule): boolean {
    return this.#sinkKinds.length + requirementsOf(sinks).size <= MAX_SINK_KINDS;
  }

  add(matched: MatchedRule, matcher: ModuleMatcher): void {
    const { rule, sources, sinks, sanitizers, propagators } = matched;
    const number = String(this.#rules.length);
    const kindOf = (label: string): string => `${number}:${label}`;
    const labels = labelsOf(rule).map(kindOf);
    for (const label of labels) this.#sourceKinds.add(label);
    for (const { part, ranges } of sources)
      for (const range of ranges) {
        const assigned =
          part.bySideEffect === 'no'
            ? undefined
            : assignedPlace(matcher.target, unspread(matcher.target, range));
        const bySideEffect = part.bySideEffect === 'only' ? 'only' : part.bySideEffect === 'yes';
        for (const place of assigned === undefined ? sourcePlaces(matcher.target, range) : [assigned])
          this.#sources.push({
            ...place,
            source: kindOf(part.label),
            exact: part.exact,
            bySideEffect: assigned === undefined && bySideEffect,
            control: part.control,
            ...(part.requires !== undefined && { requires: requiresOf(part.requires, kindOf) }),
          });
      }
    const kinds: string[] = [];
    for (const [key, expression] of requirementsOf(sinks)) {
      const kind = `${number}/${kinds.length}`;
      kinds.push(kind);
      this.#flowRules.push({ id: number, sink: kind, requires: requiresOf(expression, kindOf) });
      for (const { part, ranges } of sinks)
        if (keyOf(part.requires) === key)
          for (const range of ranges)
            this.#sinks.push({ ...sinkPlace(matcher.target, range), sink: kind, exact: part.exact });
    }
    this.#sinkKinds.push(...kinds);
    const conflicts = new Set([...sources, ...sinks].flatMap(({ ranges }) => ranges.map(extent)));
    for (const { part, ranges } of sanitizers)
      for (const range of ranges) {
        if (part.notConflicting && conflicts.has(extent(range))) continue;
        const { start, end } = range;
        this.#sanitizers.push({
          start,
          end,
          sinks: kinds,
          exact: part.exact,
          bySideEffect: part.bySideEffect,
        });
      }
    for (const { start, end } of assumedSafe(rule.options.taint, matcher.target.tree))
      if (!conflicts.has(`${start} ${end}`))
        this.#sanitizers.push({ start, end, sinks: kinds, exact: true, bySideEffect: false });
    for (const { part, ranges } of propagators)
      for (const range of ranges) {
        const from = boundPlace(range, part.from);
        const to = boundPlace(range, part.to);
        if (from === undefined || to === undefined) continue;
        this.#propagators.push({
          start: range.start,
          end: range.end,
          from,
          to,
          sources: part.replaceLabels?.map(kindOf) ?? labels,
          bySideEffect: part.bySideEffect,
          ...(part.requires !== undefined && { requires: requiresOf(part.requires, kindOf) }),
          ...(part.label !== undefined && { relabel: kindOf(part.label) }),
        });
      }
    const all = (parts: readonly Matched<unknown>[]): RangeMatch[] => parts.flatMap(({ ranges }) => ranges);
    this.#rules.push({ rule, sources: all(sources), sinks: all(sinks) });
  }

  finish(): PlaceGroup {
    return {
      rules: this.#rules,
      sourceKinds: [...this.#sourceKinds],
      sinkKinds: this.#sinkKinds,
      flowRules: this.#flowRules,
      places: {
        sources: this.#sources,
        sinks: this.#sinks,
        sanitizers: this.#sanitizers,
        propagators: this.#propagators,
      },
      reachability: this.reachability,
    };
  }
}

const extent = ({ start, end }: RangeMatch): string => `${start} ${end}`;

/** `*args` stands for `args`: taint is a property of the value that is spread. */
function unspread({ text }: Target, { start, end }: Place): Place {
  let from = start;
  while (text[from] === '*' && from < end) from++;
  return { start: from, end };
}

/** A source that is called taints what the call returns too. */
function sourcePlaces(target: Target, range: Place): Place[] {
  const place = unspread(target, range);
  const node = target.nodeAt(place.start, place.end);
  if (node === NONE || target.tree.field[node] !== F.function) return [place];
  const call = target.tree.parent[node]!;
  return [place, { start: target.tree.start[call]!, end: target.tree.end[call]! }];
}

/** A source by side effect on the target of an assignment taints the value that is assigned. */
function assignedPlace(target: Target, place: Place): Place | undefined {
  const { tree } = target;
  const node = target.nodeAt(place.start, place.end);
  if (node === NONE || tree.kind[tree.parent[node]!] !== K.assignment || tree.field[node] !== F.left)
    return undefined;
  const value = childOf(tree, tree.parent[node]!, 'right');
  return value === NONE ? undefined : { start: tree.start[value]!, end: tree.end[value]! };
}

/** A statement is a sink for the value that it returns, raises or assigns. */
function sinkPlace(target: Target, range: Place): Place {
  const place = unspread(target, range);
  const { tree } = target;
  const node = target.nodeAt(place.start, place.end);
  if (node === NONE) return place;
  const kind = tree.kind[node]!;
  const value =
    kind === K.assignment || kind === K.augmented_assignment
      ? childOf(tree, node, 'right')
      : kind === K.return_statement || kind === K.raise_statement
        ? (namedChildren(tree, node)[0] ?? NONE)
        : NONE;
  return value === NONE ? place : { start: tree.start[value]!, end: tree.end[value]! };
}

function boundPlace(range: RangeMatch, name: string): Place | undefined {
  for (let at = range.bindings; at !== undefined; at = at.rest)
    if (at.name === name) return { start: at.bound.start, end: at.bound.end };
  return undefined;
}

/** All labels that a rule's sources and propagators give. */
function labelsOf({ taint }: TaintRule): string[] {
  const labels = new Set(taint.sources.map(({ label }) => label));
  for (const { label } of taint.propagators) if (label !== undefined) labels.add(label);
  return [...labels];
}

const DEFAULT_REQUIRES: LabelExpression = { kind: 'label', label: DEFAULT_LABEL };
const keyOf = (requires: LabelExpression | undefined): string => JSON.stringify(requires ?? DEFAULT_REQUIRES);

/** The different conditions of a rule's sinks. */
const requirementsOf = (
  sinks: readonly Matched<TaintRule['taint']['sinks'][number]>[],
): ReadonlyMap<string, LabelExpression> =>
  new Map(sinks.map(({ part }) => [keyOf(part.requires), part.requires ?? DEFAULT_REQUIRES]));

function requiresOf(expression: LabelExpression, kindOf: (label: string) => string): Requires {
  switch (expression.kind) {
    case 'label':
      return { kind: 'source', source: kindOf(expression.label) };
    case 'constant':
      return { kind: expression.value ? 'and' : 'or', operands: [] };
    case 'not':
      return { kind: 'not', operand: requiresOf(expression.operand, kindOf) };
    default:
      return {
        kind: expression.kind,
        operands: expression.operands.map((operand) => requiresOf(operand, kindOf)),
      };
  }
}

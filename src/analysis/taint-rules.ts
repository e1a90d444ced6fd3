/**
 * Rules of mode `taint` with patterns, on one module: patterns are matched first, taint analysis receives the places,
 * and its flows become matches with the bindings of the sink and, where they agree, of the source.
 */
import { matchOf, type Match, type ModuleMatcher, type RangeMatch } from './matching/index.js';
import type { Rule } from './rules/index.js';
import { placesOf, type PlaceGroup, type RulePlaces } from './taint-places.js';
import type { Flow, FlowStep } from './taint/flows.js';
import { TaintProgram } from './taint/taint-program.js';

export interface TaintMatch extends Match {
  /** From source to sink. */
  readonly trace: readonly FlowStep[];
}

export interface TaintMatches {
  /** In the order of the text. */
  readonly matches: readonly TaintMatch[];
  /** Rules whose patterns took too many steps. */
  readonly exceeded: readonly string[];
  /** Why flows were not followed to their ends, one sentence each. */
  readonly gaps: readonly string[];
}

/** Follows the flows of all taint rules with patterns, or of those that concern it, within the functions of one module. */
export function matchTaint(matcher: ModuleMatcher, concerns?: (rule: Rule) => boolean): TaintMatches {
  const { groups, exceeded } = placesOf(matcher, concerns);
  const matches: TaintMatch[] = [];
  const gaps = new Set<string>();
  for (const group of groups) {
    const result = run(group, matcher);
    for (const { detail } of result.gaps) gaps.add(detail);
    for (const flow of result.flows) {
      const match = toMatch(flow, group.rules[Number(flow.rule)]!, matcher);
      if (match !== undefined) matches.push(match);
    }
  }
  matches.sort((a, b) => a.start - b.start || a.end - b.end);
  return { matches: withoutRepetitions(matches), exceeded, gaps: [...gaps] };
}

function run(group: PlaceGroup, { target }: ModuleMatcher): ReturnType<TaintProgram['run']> {
  const { path } = target.semantics;
  const program = new TaintProgram({
    sourceKinds: group.sourceKinds,
    sinkKinds: group.sinkKinds,
    rules: group.flowRules,
    places: (asked) => (asked === path ? group.places : undefined),
    scope: 'function',
    reachability: group.reachability,
  });
  program.add(target.semantics);
  return program.run();
}

function toMatch(
  flow: Flow,
  { rule, sources, sinks }: RulePlaces,
  matcher: ModuleMatcher,
): TaintMatch | undefined {
  const sink = innermost(sinks, flow.start, flow.end) ?? flow;
  const [from] = flow.trace;
  const source = from === undefined ? undefined : innermost(sources, from.start, from.end);
  const bindings = 'bindings' in sink ? sink.bindings : undefined;
  if (
    rule.options.taint.unifyMetavariables &&
    source !== undefined &&
    !matcher.agree(bindings, source.bindings)
  )
    return undefined;
  const place = rule.options.taint.matchOnSource ? (source ?? from ?? sink) : sink;
  const range: RangeMatch = { start: place.start, end: place.end, bindings, kind: 'plain' };
  return { ...matchOf(rule, matcher.target, matcher.merge(range, source)), trace: flow.trace };
}

/** The smallest of the ranges around a stretch of text. */
function innermost(ranges: readonly RangeMatch[], start: number, end: number): RangeMatch | undefined {
  let best: RangeMatch | undefined;
  for (const range of ranges)
    if (
      range.start <= start &&
      range.end >= end &&
      (best === undefined || range.end - range.start < best.end - best.start)
    )
      best = range;
  return best;
}

/** One match for each rule and place: the first flow tells the story. */
function withoutRepetitions(matches: readonly TaintMatch[]): TaintMatch[] {
  const seen = new Set<string>();
  return matches.filter((match) => {
    const key = `${match.rule.path} ${match.rule.id} ${match.start} ${match.end}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** Search rules against one module: findings and observations. */
import type { FileContext, Finding, Gap, Observation, Region } from './finding.js';
import { judge } from './judge.js';
import type { LoadedModule } from './load-module.js';
import {
  ModuleMatcher,
  Target,
  matchModule,
  matchText,
  type CompiledRules,
  type Match,
} from './matching/index.js';
import { topicOf } from './rule-info.js';
import type { Rule } from './rules/index.js';
import type { FlowStep } from './taint/flows.js';
import { matchTaint } from './taint-rules.js';
import { symbolOf } from './semantics/index.js';
import { K } from './syntax/kinds.js';
import {
  ancestor,
  contains,
  NONE,
  firstChild,
  positionOf,
  type Node,
  type SyntaxTree,
} from './syntax/tree.js';

export interface SearchResult {
  readonly findings: readonly Finding[];
  readonly observations: readonly Observation[];
  readonly gaps: readonly Gap[];
}

/** Rules of mode `search`, and rules of mode `taint` with patterns, which follow flows within functions. */
export function searchModule(compiled: CompiledRules, module: LoadedModule): SearchResult {
  const matcher = new ModuleMatcher(compiled, new Target(module.semantics));
  const concerns = (rule: Rule): boolean => speaksOf(rule, module.context);
  const search = matchModule(compiled, matcher, concerns);
  const taint = matchTaint(matcher, concerns);
  const findings: Finding[] = [];
  const observations: Observation[] = [];
  const report = (match: Match, trace: readonly FlowStep[]): void => {
    if (match.rule.kind === 'observation') {
      const observation = toObservation(match, module);
      if (observation !== undefined) observations.push(observation);
    } else {
      const finding = toFinding(match, trace, module);
      if (finding !== undefined) findings.push(finding);
    }
  };
  for (const match of search.matches) report(match, []);
  for (const match of taint.matches) report(match, match.trace);
  const gaps = [
    ...[...search.exceeded, ...taint.exceeded].map(tooManySteps),
    ...taint.gaps.map((detail): Gap => ({ reason: 'flow-limit', detail })),
  ];
  return { findings, observations, gaps };
}

/** Rules of `languages: [regex]` and `[generic]` in a text that is no Python. Observations speak of code only. */
export function searchText(compiled: CompiledRules, module: LoadedModule): SearchResult {
  const { path, tree } = module.semantics;
  const { matches, exceeded } = matchText(compiled, path, tree.text);
  const findings = matches.flatMap((match) =>
    match.rule.kind === 'observation' ? [] : (toFinding(match, [], module) ?? []),
  );
  return { findings, observations: [], gaps: exceeded.map(tooManySteps) };
}

const tooManySteps = (id: string): Gap => ({
  reason: 'match-limit',
  detail: `rule ${id} took too many steps`,
});

/** Region of a stretch of the text. */
export function regionOf(tree: SyntaxTree, start: number, end: number): Region {
  const from = positionOf(tree, start);
  const to = positionOf(tree, end);
  return {
    start,
    end,
    startLine: from.line,
    startColumn: from.column,
    endLine: to.line,
    endColumn: to.column,
  };
}

function toFinding(match: Match, trace: readonly FlowStep[], module: LoadedModule): Finding | undefined {
  const { rule } = match;
  const judged = judge(rule, module.context);
  if (judged === undefined) return undefined;
  const { tree, path } = module.semantics;
  return {
    ruleId: rule.id,
    path,
    region: regionOf(tree, match.start, match.end),
    message: messageOf(match, tree),
    severity: judged.severity,
    confidence: judged.confidence,
    ...(judged.why !== undefined && { judgement: judged.why }),
    topic: topicOf(rule),
    trace: trace.map(({ kind, note, start, end }) => ({
      kind,
      note,
      path,
      region: regionOf(tree, start, end),
    })),
    ...(match.fix.length > 0 && { fix: match.fix }),
    secret: rule.meerkat.secret,
    ...(rule.meerkat.onePerFile && { onePerFile: true }),
    symbol: symbolAt(tree, match.start, match.end),
  };
}

/** Whether what a rule finds in such a file is reported: the others need not be matched. */
const speaksOf = (rule: Rule, context: FileContext): boolean =>
  rule.kind === 'observation'
    ? assessmentOf(rule, context) !== undefined
    : judge(rule, context) !== undefined;

/** What an observation comes to, or undefined if the rule has something to say about the other kind of code only. */
function assessmentOf({ meerkat }: Rule, { role }: FileContext): string | undefined {
  const { test, production } = meerkat.assessment;
  const assessment = role === 'test' ? test : production;
  return assessment === '' && test !== production ? undefined : assessment;
}

function toObservation(match: Match, module: LoadedModule): Observation | undefined {
  const { rule } = match;
  const assessment = assessmentOf(rule, module.context);
  if (assessment === undefined) return undefined;
  const { tree, path } = module.semantics;
  return {
    ruleId: rule.id,
    topic: topicOf(rule),
    path,
    region: regionOf(tree, match.start, match.end),
    message: messageOf(match, tree),
    assessment,
  };
}

/** The message; that of a secret tells names, of the code and outside the match, never a value. */
function messageOf(match: Match, tree: SyntaxTree): string {
  const { rule } = match;
  if (!rule.meerkat.secret) return match.message.trim();
  return rule.message.trim().replace(/\$[A-Z_][A-Z_0-9]*/g, (name) => {
    const bound = match.metavariables.get(name);
    if (bound === undefined) return '…';
    const isName = bound.node !== undefined && NAMES.has(tree.kind[bound.node]!);
    const isKey = (bound.end <= match.start || bound.start >= match.end) && KEY.test(bound.text);
    return isName || isKey ? bound.text : '…';
  });
}

const NAMES: ReadonlySet<number> = new Set([K.identifier, K.attribute, K.dotted_name]);

/** The text of a key such as `"api_key"`, beside the secret that stands under it. */
const KEY = /^[A-Za-z_][\w-]{0,39}$/;

/** Dotted name of the function or class around a stretch of the text. */
export function symbolAt(tree: SyntaxTree, start: number, end: number): string {
  return symbolOf(tree, nodeAt(tree, start, end));
}

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The function around a stretch of the text. */
export function functionAround(tree: SyntaxTree, { start, end }: Stretch): Stretch | undefined {
  const node = nodeAt(tree, start, end);
  const found =
    tree.kind[node] === K.function_definition ? node : ancestor(tree, node, K.function_definition);
  return found === NONE ? undefined : { start: tree.start[found]!, end: tree.end[found]! };
}

/** The innermost node that spans the stretch. */
function nodeAt(tree: SyntaxTree, start: number, end: number): Node {
  let node: Node = 0;
  for (;;) {
    let child = firstChild(tree, node);
    while (child !== NONE && !(tree.start[child]! <= start && tree.end[child]! >= end))
      child = tree.next[child]!;
    if (child === NONE || !contains(tree, node, child)) return node;
    node = child;
  }
}

/**
 * Flow rules of the built-in pack: what they ask of taint analysis, and its flows as findings.
 *
 * A rule with weaker sources asks for two flows: one from the sources that an attacker surely controls, one from the
 * others where none of the former arrives. They are told apart by a suffix of the id that never leaves this file.
 */
import type { Finding, Gap, TraceStep } from './finding.js';
import { judge } from './judge.js';
import type { LoadedModule } from './load-module.js';
import { topicOf } from './rule-info.js';
import type { Rule, TaintRule } from './rules/index.js';
import { regionOf, symbolAt } from './search.js';
import { K } from './syntax/kinds.js';
import { childOf, NONE, type SyntaxTree } from './syntax/tree.js';
import { isDatabaseName } from './stored-statements.js';
import type { Flow } from './taint/flows.js';
import type { ModelSet } from './taint/models.js';
import type { FlowRule, Requires, TaintSpec } from './taint/spec.js';
import type { TaintGap } from './taint/taint-program.js';

type FlowingRule = TaintRule & { readonly flow: NonNullable<TaintRule['flow']> };

const WEAKER = '#weaker';

export const isFlowRule = (rule: Rule): rule is FlowingRule =>
  rule.mode === 'taint' && rule.flow !== undefined;

/** What the rules look for, or undefined if there are none. */
export function flowSpec(rules: readonly FlowingRule[], models: ModelSet): TaintSpec | undefined {
  if (rules.length === 0) return undefined;
  const sources = rules.flatMap(({ flow }) => [...flow.sources, ...(flow.weaker?.sources ?? [])]);
  return {
    sourceKinds: [...new Set(sources)].sort(),
    sinkKinds: [...new Set(rules.flatMap(({ flow }) => flow.sinks))].sort(),
    rules: rules.flatMap(flowRules),
    models,
    scope: 'program',
  };
}

function flowRules({ id, flow }: FlowingRule): FlowRule[] {
  const strong = anyOf(flow.sources);
  return flow.sinks.flatMap((sink): FlowRule[] => {
    const surely: FlowRule = { id, sink, requires: strong };
    if (flow.weaker === undefined) return [surely];
    const only: Requires = {
      kind: 'and',
      operands: [anyOf(flow.weaker.sources), { kind: 'not', operand: strong }],
    };
    return [surely, { id: id + WEAKER, sink, requires: only }];
  });
}

const anyOf = (sources: readonly string[]): Requires => ({
  kind: 'or',
  operands: sources.map((source) => ({ kind: 'source', source })),
});

/** Flows as findings, in the order of the flows. `module` gives any module of the program. */
export function flowFindings(
  flows: readonly Flow[],
  rules: ReadonlyMap<string, FlowingRule>,
  module: (path: string) => LoadedModule | undefined,
): Finding[] {
  const found = flows.flatMap((flow): Finding[] => {
    const isWeaker = flow.rule.endsWith(WEAKER);
    const rule = rules.get(isWeaker ? flow.rule.slice(0, -WEAKER.length) : flow.rule);
    const sink = module(flow.path);
    if (rule === undefined || sink === undefined) return [];
    const weighed =
      isWeaker && rule.flow.weaker !== undefined ? { ...rule, ...weightOf(rule.flow.weaker) } : rule;
    const judged = judge(weighed, sink.context);
    if (judged === undefined || (isWeaker && isDatabaseName(flow, module))) return [];
    const { tree } = sink.semantics;
    const trace = flow.trace.flatMap((step): TraceStep[] => {
      const at = module(step.path)?.semantics.tree;
      if (at === undefined) return [];
      return [
        { kind: step.kind, note: step.note, path: step.path, region: regionOf(at, step.start, step.end) },
      ];
    });
    if (judged.severity === 'low' && passages(trace) > MOST_PASSAGES) return [];
    return [
      {
        ruleId: rule.id,
        path: flow.path,
        region: regionOf(tree, flow.start, flow.end),
        message: messageOf(rule.message, flow, module),
        severity: judged.severity,
        confidence: judged.confidence,
        ...(judged.why !== undefined && { judgement: judged.why }),
        topic: topicOf(rule),
        trace,
        entry: flow.entry,
        secret: rule.meerkat.secret,
        ...(rule.meerkat.onePerFile && { onePerFile: true }),
        symbol: symbolAt(tree, flow.start, flow.end),
      },
    ];
  });
  return found;
}

/**
 * Flows of low severity that go from file to file more often are not reported: all that were judged were chains of objects taken
 * for one another (docs/noise.md). What is graver is never left out, nor its confidence lowered, which would lift a gate.
 */
const MOST_PASSAGES = 6;

/** How often a flow goes from one file into another. */
const passages = (trace: readonly TraceStep[]): number =>
  trace.filter((step, i) => i > 0 && step.path !== trace[i - 1]!.path).length;

const weightOf = ({ severity, confidence }: NonNullable<FlowingRule['flow']['weaker']>) => ({
  severity,
  confidence,
});

/** `$SOURCE`: the code where the value comes in; `$FROM`: what that is; `$SINK`: the function that it lands in. */
function messageOf(template: string, flow: Flow, module: (path: string) => LoadedModule | undefined): string {
  const textAt = (path: string, start: number, end: number): string =>
    (module(path)?.semantics.tree.text ?? '').slice(start, end).replace(/\s+/g, ' ').replaceAll('`', "'");
  const [source] = flow.trace;
  const values: Readonly<Record<string, string>> = {
    SOURCE: source === undefined ? '' : cut(textAt(source.path, source.start, source.end)),
    FROM: source?.note ?? '',
    SINK: cut(sinkName(module(flow.path)?.semantics.tree, flow, textAt)),
  };
  return template.trim().replace(/\$(SOURCE|FROM|SINK)\b/g, (_, name: string) => values[name] ?? '');
}

function sinkName(
  tree: SyntaxTree | undefined,
  flow: Flow,
  textAt: (path: string, start: number, end: number) => string,
): string {
  const callee =
    tree !== undefined && tree.kind[flow.node] === K.call ? childOf(tree, flow.node, 'function') : NONE;
  return tree === undefined || callee === NONE
    ? textAt(flow.path, flow.start, flow.end)
    : textAt(flow.path, tree.start[callee]!, tree.end[callee]!);
}

const cut = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text);

/** Gaps of a file. */
export const flowGaps = (gaps: readonly TaintGap[], path: string): Gap[] =>
  gaps.filter((gap) => gap.path === path).map(({ detail }) => ({ reason: 'flow-limit', detail }));

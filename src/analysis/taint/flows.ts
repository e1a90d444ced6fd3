/** What a run reports: flows with their traces, in terms of files and regions. */
import type { Trace } from './labels.js';
import { traceSteps } from './labels.js';
import type { ModuleInfo } from './program-units.js';
import type { Node } from '../syntax/tree.js';

/** A flow as the interpreter finds it. */
export interface FoundFlow {
  readonly rule: string;
  readonly sink: string;
  readonly source: string;
  readonly module: number;
  readonly node: Node;
  readonly trace: Trace | undefined;
  readonly note: string;
  /** Name of the function that the data comes in, '' for a module's body. */
  readonly entry: string;
}

/** One step of a flow, in offsets of the file. */
export interface FlowStep {
  readonly kind: 'source' | 'step' | 'sink';
  readonly path: string;
  readonly node: Node;
  readonly start: number;
  readonly end: number;
  /** What happened: "returned from `get_param`". */
  readonly note: string;
}

/** Attacker data that reaches a sink. */
export interface Flow {
  /** Id of the rule that reports it. */
  readonly rule: string;
  readonly sinkKind: string;
  readonly sourceKind: string;
  /** Where the sink is. */
  readonly path: string;
  readonly node: Node;
  readonly start: number;
  readonly end: number;
  /** From source to sink. */
  readonly trace: readonly FlowStep[];
  /** Name of the function that the data comes in, '' for a module's body. */
  readonly entry: string;
}

/** Steps that say nothing new are left out: the same place twice, plain passing on. */
export function flowOf(modules: readonly ModuleInfo[], found: FoundFlow): Flow {
  const at = (module: number, node: Node): Omit<FlowStep, 'kind' | 'note'> => {
    const { path, semantics } = modules[module]!;
    return { path, node, start: semantics.tree.start[node]!, end: semantics.tree.end[node]! };
  };
  const steps: FlowStep[] = traceSteps(found.trace).map((link, i) => ({
    kind: i === 0 ? 'source' : 'step',
    ...at(link.module, link.node),
    note: link.note,
  }));
  const sink = at(found.module, found.node);
  const kept = steps.filter(
    (each, i) =>
      i === 0 ||
      (each.note !== '' && !(each.start === sink.start && each.end === sink.end && each.path === sink.path)),
  );
  return {
    rule: found.rule,
    sinkKind: found.sink,
    sourceKind: found.source,
    ...sink,
    trace: [...kept, { kind: 'sink', ...sink, note: found.note }],
    entry: found.entry,
  };
}

/** By file, place and rule, then by where the data comes in. */
export const compareFlows = (a: Flow, b: Flow): number =>
  compareText(a.path, b.path) ||
  a.start - b.start ||
  a.end - b.end ||
  compareText(a.rule, b.rule) ||
  compareText(a.trace[0]?.path ?? '', b.trace[0]?.path ?? '') ||
  (a.trace[0]?.start ?? 0) - (b.trace[0]?.start ?? 0);

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Sources that values come from, sinks that they reach, and the flows that follow. */
import { NONE, textOf, type Node } from '../syntax/tree.js';
import { positionalArguments } from './callables.js';
import { allHold, type CallFacts } from './call-conditions.js';
import type { FoundFlow } from './flows.js';
import { symbolicValue } from './heap.js';
import {
  dangersOf,
  joinTaint,
  joinTraces,
  step,
  type Label,
  type OriginTable,
  type Root,
  type Taint,
} from './labels.js';
import type { Frame, Machine, SinkHit } from './machine.js';
import { holds, sourcesOf, type ModelIndex } from './model-index.js';
import type { SourceModel } from './models.js';
import type { FunctionUnit } from './program-units.js';
import type { Program } from './program.js';
import type { SinkMask } from './spec.js';
import { originSubject, symbolicRef, type Value, revised } from './values.js';

type SourceRoot = Extract<Root, { kind: 'source' }>;

/** More places of sinks than a program has. */
const SITES = 2 ** 24;

export class FlowTable {
  readonly #flows = new Map<string, FoundFlow>();
  readonly #retracted = new Set<string>();

  constructor(
    private readonly index: ModelIndex,
    private readonly origins: OriginTable,
    readonly program: Program,
  ) {}

  get found(): readonly FoundFlow[] {
    return [...this.#flows.values()].filter(
      ({ module, node, sink }) => !this.#retracted.has(`${module}:${node}:${sink}`),
    );
  }

  /** The call at the node is no sink of the kind after all. */
  retract(module: number, node: Node, sinkKind: string): void {
    this.#retracted.add(`${module}:${node}:${sinkKind}`);
  }

  sourceValue(
    m: Machine,
    frame: Frame,
    value: Value,
    sources: readonly SourceModel[],
    self: Value | undefined,
    node: Node,
  ): Value {
    void self;
    let result = value;
    for (const model of sources) {
      const source = this.index.sourceIndex(model.kind);
      if (source === undefined) continue;
      const call: CallFacts = { args: positionalArguments([]), self, site: { node, receiverName: '' } };
      if (!allHold(m, frame, call, model.when)) continue;
      const mask = this.index.sourceMask(source) & ~this.index.sinkMask(model.except);
      if (mask === 0) continue;
      const written = textOf(frame.tree, node);
      // `request.args` means the same data wherever it is read; `input()` new data each time.
      const pure = !written.includes('(');
      const key = pure ? `${frame.unit.id}:${written}` : `${frame.module.index}:${node}`;
      const harmless = this.#harmlessFields(model);
      const label = this.#label(frame, { source, mask, harmless, node, note: model.note }, key);
      if (!pure) frame.state.proofs.forget(originSubject(label.origin.id));
      const symbolic = symbolicValue(label);
      result = revised(result, {
        taint: joinTaint(result.taint, symbolic.taint),
        refs: [symbolicRef(label.origin.id)],
        subject: symbolic.subject,
        constants: undefined,
      });
    }
    return result;
  }

  sourceLabel(frame: Frame, source: number, node: Node, key: string, note: string): Label {
    const mask = this.index.sourceMask(source);
    return this.#label(frame, { source, mask, harmless: undefined, node, note }, key);
  }

  #label(frame: Frame, about: Omit<SourceRoot, 'kind' | 'id' | 'module'>, key: string): Label {
    const module = frame.module.index;
    const { mask, node, note } = about;
    const origin = this.origins.source(key, { ...about, module });
    return { origin, mask, trace: step(undefined, module, node, note) };
  }

  #harmlessFields({ fields }: SourceModel): SourceRoot['harmless'] {
    if (fields.size === 0) return undefined;
    return new Map([...fields].map(([name, kinds]) => [`.${name}`, this.index.sinkMask(kinds)]));
  }

  reachSink(frame: Frame, taint: Taint, sink: SinkMask, node: Node, note: string): void {
    if (sink === 0 || node === NONE) return;
    this.#reach(
      frame,
      joinTaint(taint, frame.state.control),
      sink,
      frame.module.index,
      node,
      undefined,
      note,
    );
  }

  reachSinkAt(frame: Frame, taint: Taint, hit: SinkHit): void {
    this.#reach(frame, taint, hit.sink, hit.module, hit.node, hit, hit.note);
  }

  readonly #sites = new Map<string, number>();

  #site(module: number, node: Node, sink: SinkMask): number {
    const key = `${module}:${node}:${sink}`;
    let site = this.#sites.get(key);
    if (site === undefined) this.#sites.set(key, (site = this.#sites.size));
    return site;
  }

  #reach(
    frame: Frame,
    taint: Taint,
    sink: SinkMask,
    module: number,
    node: Node,
    hit: SinkHit | undefined,
    note: string,
  ): void {
    let present: Set<string> | undefined;
    for (const label of taint) {
      if ((dangersOf(label) & sink) === 0) continue;
      const { root } = label.origin;
      if (root.kind === 'source') {
        (present ??= new Set()).add(this.index.spec.sourceKinds[root.source]!);
        continue;
      }
      const site = hit?.site ?? this.#site(module, node, sink);
      const key = label.origin.id * SITES + site;
      if (frame.sinks.has(key)) continue;
      const trace = joinTraces(label.trace, hit?.trace);
      frame.sinks.set(key, { site, origin: label.origin, sink, module, node, trace, note });
    }
    if (present === undefined) return;
    const kinds = present;
    for (const rule of this.index.rulesOfSink(sink)) {
      if (!holds(rule.requires, (source) => kinds.has(source))) continue;
      const wanted = new Set(sourcesOf(rule.requires));
      for (const label of taint) {
        const { origin, trace } = label;
        if ((dangersOf(label) & sink) === 0 || origin.root.kind !== 'source') continue;
        const source = this.index.spec.sourceKinds[origin.root.source]!;
        if (!wanted.has(source)) continue;
        const whole = joinTraces(trace, hit?.trace);
        this.#record(
          { rule: rule.id, sink: rule.sink, source, module, node, trace: whole, note },
          this.#unitAt(origin.root.module, origin.root.node),
        );
      }
    }
  }

  /** The function (or other unit) around a node. */
  #unitAt(module: number, node: Node): FunctionUnit {
    const info = this.program.modules[module]!;
    for (let up = node; up !== NONE; up = info.semantics.tree.parent[up]!) {
      const unit = info.units.get(up);
      if (unit !== undefined) return unit;
    }
    return info.body;
  }

  /** One flow for each function that data comes in: another handler that uses the same helper is another flow. */
  #record(found: Omit<FoundFlow, 'entry'>, from: FunctionUnit): void {
    const flow = { ...found, entry: from.name };
    const key = `${flow.module}:${flow.node}:${flow.rule}:${from.id}`;
    const known = this.#flows.get(key);
    // The shorter explanation is the better one; the first of equal ones keeps the result stable.
    if (known === undefined || (flow.trace?.length ?? 0) < (known.trace?.length ?? 0))
      this.#flows.set(key, flow);
  }
}

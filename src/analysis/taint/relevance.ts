/**
 * Which units can be part of a flow at all, found by names alone before anything is interpreted.
 *
 *     def get(): return request.args["q"]     mentions a source
 *     def run(q): conn.execute(q)             mentions a sink
 *     def view(): run(get())                  mentions both: data can meet here, so it is interpreted
 *     def other(): run("x")                   reaches a sink and no source: only interpreted if somebody calls it
 */
import { NONE } from '../syntax/tree.js';
import { MentionGraph } from './mentions.js';
import type { ModelIndex } from './model-index.js';
import type { ClassInfo, FunctionUnit, ModuleInfo, Program } from './program.js';
import type { Place, SinkMask, TaintSpec } from './spec.js';

export class Relevance {
  readonly #graph: MentionGraph | undefined;
  /** Sink kinds that sources within reach endanger. */
  readonly #sources = new Map<FunctionUnit, SinkMask>();
  /** Kinds of the sinks within reach. */
  readonly #sinks = new Map<FunctionUnit, SinkMask>();
  /** Sink kinds in which data can meet a sink in somebody who may call the unit. */
  readonly #wanted = new Map<FunctionUnit, SinkMask>();
  /** Sink kinds that stand everywhere. */
  #everywhere: SinkMask = 0;
  readonly #relevantBodies = new Set<ModuleInfo>();

  constructor(
    program: Program,
    private readonly index: ModelIndex,
    private readonly spec: TaintSpec,
  ) {
    for (const module of program.modules) this.#byPlaces(module);
    this.#graph = spec.scope === 'program' ? new MentionGraph(program, index) : undefined;
  }

  /** Whether the module's body registers handlers. */
  registers(module: ModuleInfo): boolean {
    return this.#graph?.registering.has(module) ?? false;
  }

  /** To be called once handlers are registered: spreads sources and sinks over the mentions. */
  spread(isHandled: (unit: FunctionUnit) => boolean): void {
    const graph = this.#graph;
    if (graph === undefined) return;
    const everything = this.index.sinkMask('all');
    for (const [unit, mention] of graph.mentions) {
      const handled = isHandled(unit);
      this.#mark(this.#sources, unit, mention.source | (handled ? everything : 0));
      this.#mark(this.#sinks, unit, mention.sink | (handled ? this.index.sinkBit('xss') : 0));
    }
    this.#climb(graph, this.#sinks);
    this.#addSiblings(graph);
    this.#climb(graph, this.#sources);
    this.#descend(graph);
    this.#everywhere = everywhere(graph, this.spec.sinkKinds.length);
    for (const variable of graph.variables())
      if (this.#meet(variable)) this.#relevantBodies.add(variable.module);
  }

  /** Whether data can meet a sink in the unit, so that it has to be interpreted even if nobody calls it. */
  isRelevant(unit: FunctionUnit): boolean {
    if (unit.kind === 'module' && this.#relevantBodies.has(unit.module)) return true;
    return this.#meet(unit);
  }

  /**
   * Whether a call of the unit can bring data in or take it to a sink, as far as that matters to anybody who may call
   * it. Sinks that stand everywhere (logging, in a large program) are looked at only where others lead.
   */
  canMatter(unit: FunctionUnit): boolean {
    const reach = (this.#sources.get(unit) ?? 0) | ((this.#sinks.get(unit) ?? 0) & ~this.#everywhere);
    return this.#graph === undefined || (reach & (this.#wanted.get(unit) ?? 0)) !== 0;
  }

  /** Hands the sink kinds in which data and sinks meet down to all that may be called. */
  #descend(graph: MentionGraph): void {
    const callees = new Map<FunctionUnit, FunctionUnit[]>();
    for (const unit of graph.mentions.keys())
      for (const caller of graph.callersOf(unit)) {
        const known = callees.get(caller);
        if (known === undefined) callees.set(caller, [unit]);
        else known.push(unit);
      }
    const open: FunctionUnit[] = [];
    for (const [unit, mask] of this.#sources) {
      const met = mask & (this.#sinks.get(unit) ?? 0);
      if (met === 0) continue;
      this.#wanted.set(unit, met);
      open.push(unit);
    }
    for (let unit = open.pop(); unit !== undefined; unit = open.pop()) {
      const mask = this.#wanted.get(unit)!;
      for (const callee of callees.get(unit) ?? []) {
        const before = this.#wanted.get(callee) ?? 0;
        if ((before | mask) === before) continue;
        this.#wanted.set(callee, before | mask);
        open.push(callee);
      }
    }
  }

  #meet(unit: FunctionUnit): boolean {
    return ((this.#sources.get(unit) ?? 0) & (this.#sinks.get(unit) ?? 0)) !== 0;
  }

  #mark(masks: Map<FunctionUnit, SinkMask>, unit: FunctionUnit, mask: SinkMask): void {
    if (mask !== 0) masks.set(unit, (masks.get(unit) ?? 0) | mask);
  }

  /** Methods read what other methods of their class store; functions what others of their module store. */
  #addSiblings(graph: MentionGraph): void {
    const classes = new Map<ClassInfo, SinkMask>();
    const modules = new Map<ModuleInfo, SinkMask>();
    for (const [unit, mask] of this.#sources) {
      if (unit.cls !== undefined) classes.set(unit.cls, (classes.get(unit.cls) ?? 0) | mask);
      modules.set(unit.module, (modules.get(unit.module) ?? 0) | mask);
    }
    for (const [unit, mention] of graph.mentions) {
      let mask = 0;
      if (unit.cls !== undefined && this.#sinks.has(unit)) mask |= classes.get(unit.cls) ?? 0;
      if (mention.sink !== 0) mask |= modules.get(unit.module) ?? 0;
      this.#mark(this.#sources, unit, mask);
    }
  }

  /** Hands what each unit reaches to everything that mentions it, directly or not. */
  #climb(graph: MentionGraph, masks: Map<FunctionUnit, SinkMask>): void {
    const open = [...masks.keys()];
    for (let unit = open.pop(); unit !== undefined; unit = open.pop()) {
      const mask = masks.get(unit)!;
      for (const caller of graph.callersOf(unit)) {
        const before = masks.get(caller) ?? 0;
        if ((before | mask) === before) continue;
        masks.set(caller, before | mask);
        open.push(caller);
      }
    }
  }

  /** Units around the places that a user's rules matched. */
  #byPlaces(module: ModuleInfo): void {
    const places = this.spec.places?.(module.path);
    if (places === undefined) return;
    const all = this.index.sinkMask('all');
    for (const place of places.sources)
      for (const unit of unitsAt(module, place)) this.#mark(this.#sources, unit, all);
    for (const place of places.sinks)
      for (const unit of unitsAt(module, place)) this.#mark(this.#sinks, unit, all);
  }
}

/** Units whose text has a part in common with the place; a module's body always. */
function unitsAt(module: ModuleInfo, place: Place): FunctionUnit[] {
  const { tree } = module.semantics;
  const found = [module.body];
  for (const unit of module.units.values())
    if (unit.node !== NONE && tree.start[unit.node]! < place.end && tree.end[unit.node]! > place.start)
      found.push(unit);
  return found;
}

/** Sink kinds that more than a tenth of all units of a large program mention. */
function everywhere(graph: MentionGraph, kinds: number): SinkMask {
  const counts = new Array<number>(kinds).fill(0);
  for (const { sink } of graph.mentions.values())
    for (let kind = 0; kind < kinds; kind++) if (((sink >> kind) & 1) !== 0) counts[kind]!++;
  const many = Math.max(500, graph.mentions.size / 10);
  return counts.reduce((mask, count, kind) => (count > many ? mask | (1 << kind) : mask), 0);
}

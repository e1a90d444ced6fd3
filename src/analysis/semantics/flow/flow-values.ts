/**
 * Which definitions reach a read of a name, by flow: static single assignment made on demand, one name at a time.
 *
 *     x = 1            read of x in `f(x)`: the value at the entry of the loop's head, which has two
 *     while c:         predecessors, so it is a join of [x = 1] and [the value at the end of the body];
 *         f(x)         the latter is [x = 2].
 *         x = 2
 *
 * After Braun, Buchwald, Hack, Leissa, Mallach, Zwinkau: "Simple and Efficient Construction of Static Single
 * Assignment Form" (2013), with work lists in place of recursion. Joins that feed each other have the same
 * value; each such group (a strongly connected component) becomes one web, so that what consumers see has no
 * cycle except through definitions.
 */
import type { Binding, Definition } from '../scope.js';
import type { WorkBudget } from '../work-budget.js';
import type { BasicBlock, ControlFlowGraph, FlowPosition } from './control-flow.js';
import { collectEvents, type BlockEvents, type FlowEvent } from './flow-events.js';
import type { Node, SyntaxTree } from '../../syntax/tree.js';

export type FlowValue =
  | { readonly kind: 'definition'; readonly definition: Definition }
  /** Not bound yet, or deleted. */
  | { readonly kind: 'unset' }
  /** Some write that cannot be followed. */
  | { readonly kind: 'unknown' }
  /** The code cannot be reached. */
  | { readonly kind: 'unreached' }
  | Web;

/** One of several values. Inputs are never (indirectly) the web itself, except through a definition. */
export interface Web {
  readonly kind: 'web';
  readonly inputs: readonly FlowValue[];
}

interface Join {
  readonly kind: 'join';
  readonly inputs: RawValue[];
  web: Web | undefined;
}

type RawValue = Exclude<FlowValue, Web> | Join;

const UNSET = { kind: 'unset' } as const;
const UNKNOWN = { kind: 'unknown' } as const;
const UNREACHED = { kind: 'unreached' } as const;

/** Events in a row that may leave the old value in place; more make the value unknown. */
const MAX_WEAK = 16;

export class FlowValues {
  readonly #events: ReadonlyMap<BasicBlock, BlockEvents>;
  readonly #initial: ReadonlyMap<Binding, Definition>;
  readonly #atEntry = new Map<BasicBlock, Map<Binding, RawValue>>();
  readonly #definitionValues = new Map<Definition, RawValue>();
  /** Joins whose inputs are still to be found: at the entry of a block, or the entry value of a single one. */
  readonly #pending: { readonly join: Join; readonly from: readonly BasicBlock[]; readonly ends: boolean }[] =
    [];

  constructor(
    private readonly tree: SyntaxTree,
    private readonly graph: ControlFlowGraph,
    definitions: readonly Definition[],
    execs: readonly Node[],
    private readonly budget: WorkBudget,
    clobbers: (wildcard: Node, name: string) => boolean,
  ) {
    const { events, initial } = collectEvents(tree, graph, definitions, execs, clobbers);
    this.#events = events;
    this.#initial = initial;
  }

  /** Value of a binding of this body when the row `reader`, which lies in the item at a position, is evaluated. */
  read(binding: Binding, position: FlowPosition, reader: Node): FlowValue {
    const value = this.#readBefore(binding, position, reader);
    this.#settle(binding);
    return webOf(value);
  }

  #readBefore(binding: Binding, { block, index }: FlowPosition, reader: Node): RawValue {
    const events = this.#events.get(block)?.of(binding) ?? [];
    let low = 0;
    let high = events.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (events[middle]!.index < index) low = middle + 1;
      else high = middle;
    }
    const before = events.slice(Math.max(0, low - MAX_WEAK), low);
    // A walrus in the same item counts once it has been evaluated, that is, from its end on.
    for (; events[low]?.index === index; low++) {
      const { definition } = events[low]!;
      if (definition?.kind !== 'walrus') break;
      if (this.tree.last[definition.node]! <= reader) before.push(events[low]!);
    }
    return this.#after(binding, block, before);
  }

  #atEnd(binding: Binding, block: BasicBlock): RawValue {
    return this.#after(binding, block, this.#events.get(block)?.of(binding) ?? []);
  }

  /** Value after some events of a block. */
  #after(binding: Binding, block: BasicBlock, events: readonly FlowEvent[]): RawValue {
    const weak: RawValue[] = [];
    for (let i = events.length - 1; i >= 0; i--) {
      const event = events[i]!;
      const value = this.#valueOf(event);
      if (event.weak) weak.push(value);
      else if (weak.length === 0) return value;
      else return { kind: 'join', inputs: [...weak, value], web: undefined };
      if (weak.length === MAX_WEAK) return UNKNOWN;
    }
    if (weak.length === 0) return this.#entryValue(binding, block);
    const join: Join = { kind: 'join', inputs: weak, web: undefined };
    this.#pending.push({ join, from: [block], ends: false });
    return join;
  }

  #valueOf(event: FlowEvent): RawValue {
    const { definition } = event;
    if (definition === undefined) return event.effect === 'unbind' ? UNSET : UNKNOWN;
    if (definition.kind === 'delete') return UNSET;
    let value = this.#definitionValues.get(definition);
    if (value === undefined) {
      value = { kind: 'definition', definition };
      this.#definitionValues.set(definition, value);
    }
    return value;
  }

  /** Value at the entry of a block; joins on the way are left pending. */
  #entryValue(binding: Binding, start: BasicBlock): RawValue {
    const passed: BasicBlock[] = [];
    let block = start;
    let value: RawValue | undefined;
    while (value === undefined) {
      if (!this.budget.take(1)) return UNKNOWN;
      value = this.#atEntry.get(block)?.get(binding);
      if (value !== undefined) break;
      passed.push(block);
      const predecessors = this.#predecessors(block);
      const [only] = predecessors;
      if (block === this.graph.entry) {
        const initial = this.#initial.get(binding);
        value = initial === undefined ? UNSET : { kind: 'definition', definition: initial };
      } else if (only === undefined) value = UNREACHED;
      else if (predecessors.length > 1) {
        const join: Join = { kind: 'join', inputs: [], web: undefined };
        this.#pending.push({ join, from: predecessors, ends: true });
        value = join;
      } else if (this.#events.get(only)?.of(binding) === undefined) block = only;
      else value = this.#atEnd(binding, only);
    }
    for (const each of passed) {
      let values = this.#atEntry.get(each);
      if (values === undefined) this.#atEntry.set(each, (values = new Map()));
      values.set(binding, value);
    }
    return value;
  }

  /** Blocks that run into a block, without unreachable ones. */
  #predecessors(block: BasicBlock): BasicBlock[] {
    const found = new Set<BasicBlock>();
    for (const { from } of block.in) if (this.graph.isReachable(from)) found.add(from);
    return [...found];
  }

  #settle(binding: Binding): void {
    for (let next = this.#pending.pop(); next !== undefined; next = this.#pending.pop())
      for (const block of next.from)
        next.join.inputs.push(next.ends ? this.#atEnd(binding, block) : this.#entryValue(binding, block));
  }
}

/** The web of a join, by Tarjan's algorithm over joins that have none yet. */
function webOf(value: RawValue): FlowValue {
  if (value.kind !== 'join') return value;
  if (value.web !== undefined) return value.web;
  const order = new Map<Join, number>();
  const low = new Map<Join, number>();
  const open: Join[] = [];
  const frames: { readonly join: Join; next: number }[] = [];
  const enter = (join: Join): void => {
    order.set(join, order.size);
    low.set(join, order.size - 1);
    open.push(join);
    frames.push({ join, next: 0 });
  };
  enter(value);
  for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
    const { join } = frame;
    const input = join.inputs[frame.next++];
    if (input !== undefined) {
      if (input.kind !== 'join' || input.web !== undefined) continue;
      if (!order.has(input)) enter(input);
      else low.set(join, Math.min(low.get(join)!, order.get(input)!));
      continue;
    }
    frames.pop();
    const above = frames.at(-1);
    if (above !== undefined) low.set(above.join, Math.min(low.get(above.join)!, low.get(join)!));
    if (low.get(join) === order.get(join)) close(open, join);
  }
  return value.web!;
}

/** Makes one web of the joins from `root` up to the end of `open`. */
function close(open: Join[], root: Join): void {
  const members = open.splice(open.indexOf(root));
  const inputs = new Set<FlowValue>();
  const web: Web = { kind: 'web', inputs: [] };
  for (const member of members) member.web = web;
  for (const member of members)
    for (const input of member.inputs) {
      if (input.kind !== 'join') inputs.add(input);
      else if (input.web !== web) inputs.add(input.web!);
    }
  (web.inputs as FlowValue[]).push(...inputs);
}

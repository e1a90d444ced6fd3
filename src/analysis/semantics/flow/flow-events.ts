/** Where in a control-flow graph names change: definitions placed at their items. */
import { F, K } from '../../syntax/kinds.js';
import { namedChildren, type Node, type SyntaxTree } from '../../syntax/tree.js';
import type { Binding, Definition } from '../scope.js';
import type { BasicBlock, ControlFlowGraph } from './control-flow.js';

export interface FlowEvent {
  /** Item of the block. */
  readonly index: number;
  /** Absent for effects that are no definition. */
  readonly definition?: Definition;
  readonly effect?: 'unbind' | 'clobber';
  /** The old value may survive: a walrus behind `and`, a star import. */
  readonly weak: boolean;
}

/** Events of a block by binding, in order. */
export class BlockEvents {
  readonly #byBinding = new Map<Binding, FlowEvent[]>();
  readonly #clobbers: { readonly event: FlowEvent; readonly hits: (name: string) => boolean }[] = [];

  add(binding: Binding, event: FlowEvent): void {
    const events = this.#byBinding.get(binding);
    if (events === undefined) this.#byBinding.set(binding, [event]);
    else events.push(event);
  }

  clobber(index: number, hits: (name: string) => boolean): void {
    this.#clobbers.push({ event: { index, effect: 'clobber', weak: true }, hits });
  }

  /** Puts events into the order of evaluation. Call once, after the last was added. */
  sort(): void {
    // `x = (x := 1)`: the walrus is evaluated before its statement binds.
    const rank = ({ definition }: FlowEvent): number => (definition?.kind === 'walrus' ? 0 : 1);
    for (const events of this.#byBinding.values())
      events.sort((a, b) => a.index - b.index || rank(a) - rank(b));
  }

  /** Undefined if nothing in the block concerns the binding. */
  of(binding: Binding): readonly FlowEvent[] | undefined {
    const own = this.#byBinding.get(binding);
    const hits = this.#clobbers.filter((clobber) => clobber.hits(binding.name));
    if (hits.length === 0) return own;
    return [...(own ?? []), ...hits.map(({ event }) => event)].sort((a, b) => a.index - b.index);
  }
}

/**
 * `definitions` and `execs` (which may bind any name) are those that the body itself executes. `clobbers` says whether a star import may bind a name.
 */
export function collectEvents(
  tree: SyntaxTree,
  graph: ControlFlowGraph,
  definitions: readonly Definition[],
  execs: readonly Node[],
  clobbers: (wildcard: Node, name: string) => boolean,
): { events: ReadonlyMap<BasicBlock, BlockEvents>; initial: ReadonlyMap<Binding, Definition> } {
  const events = new Map<BasicBlock, BlockEvents>();
  const initial = new Map<Binding, Definition>();
  const eventsOf = (block: BasicBlock): BlockEvents => {
    let found = events.get(block);
    if (found === undefined) events.set(block, (found = new BlockEvents()));
    return found;
  };
  const excepts: Definition[] = [];
  for (const definition of definitions) {
    if (definition.kind === 'parameter') initial.set(definition.binding, definition);
    if (definition.kind === 'parameter' || definition.kind === 'annotation') continue;
    if (definition.kind === 'except') excepts.push(definition);
    for (const { block, index } of graph.positionsOf(definition.name)) {
      const item = block.items[index]!.node;
      const weak = definition.kind === 'walrus' && isConditional(tree, definition.node, item);
      eventsOf(block).add(definition.binding, { index, definition, weak });
    }
  }
  for (const block of graph.blocks)
    block.items.forEach((item, index) => {
      if (item.kind === 'unbind') {
        for (const { name, binding } of excepts)
          if (name >= item.node && name < item.end)
            eventsOf(block).add(binding, { index, effect: 'unbind', weak: false });
      } else if (tree.kind[item.node] === K.import_from_statement) {
        const wildcard = namedChildren(tree, item.node).at(-1)!;
        if (tree.kind[wildcard] === K.wildcard_import)
          eventsOf(block).clobber(index, (name) => clobbers(wildcard, name));
      }
    });
  for (const exec of execs)
    for (const { block, index } of graph.positionsOf(exec)) eventsOf(block).clobber(index, () => true);
  for (const block of events.values()) block.sort();
  return { events, initial };
}

/** Levels climbed from a walrus; deeper ones count as conditional. */
const MAX_CLIMB = 40;

/** Whether the item around a walrus may leave it out: `f(a and (x := b))`, a branch of `if else`, a comprehension. */
function isConditional(tree: SyntaxTree, walrus: Node, item: Node): boolean {
  let below = walrus;
  for (let steps = 0; steps < MAX_CLIMB; steps++) {
    if (below <= item) return false;
    const up = tree.parent[below]!;
    switch (tree.kind[up]) {
      case K.boolean_operator:
        if (tree.field[below] === F.right) return true;
        break;
      case K.conditional_expression:
      case K.list_comprehension:
      case K.set_comprehension:
      case K.dictionary_comprehension:
      case K.generator_expression:
      case K.lambda:
        return true;
      default:
        break;
    }
    below = up;
  }
  return true;
}

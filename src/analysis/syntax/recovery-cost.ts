/**
 * What error recovery costs just now, read from the parser's own stacks between two of its steps.
 *
 *     print a b print a b print a b …      each time the parser finds a way on, it makes one ERROR node of the last one
 *                                          and of what it skipped since, copying every child: n tokens take n² steps
 *
 * The children of the ERROR nodes near the tops of the stacks are therefore what a step may cost. Nothing in the parser's
 * interface tells them, so they are read from the memory of tree-sitter's WASM runtime, in the layout of the one version
 * that package.json pins. `proveLayout` makes a parser with any other layout fail when it is loaded.
 */
import type { Parser } from 'web-tree-sitter';

/** Byte offsets in the structures of tree-sitter 0.25 (lib/src/parser.c, stack.c, subtree.h), compiled for wasm32. */
const PARSER_STACK = 1156;
const STACK_HEADS = 0;
const STACK_HEAD_COUNT = 4;
const HEAD_SIZE = 32;
const NODE_FIRST_LINK = 16;
const NODE_LINK_COUNT = 144;
const LINK_SUBTREE = 4;
const SUBTREE_CHILD_COUNT = 36;
const SUBTREE_SYMBOL = 40;

/** Symbols from here are ERROR and the part of one. */
const FIRST_ERROR_SYMBOL = 0xfffe;
/** The parser looks 16 entries back for a state to go on from; an ERROR node below those is not touched. */
const DEPTH = 24;

/** The part of WebAssembly.Memory that is used; Node's types leave the class out. */
export interface RuntimeMemory {
  readonly buffer: ArrayBuffer;
}

/** Memory as the runtime makes it for itself: 32 MB to begin with, 2 GB at most. */
export function createMemory(): RuntimeMemory {
  const { WebAssembly: api } = globalThis as unknown as {
    readonly WebAssembly: { readonly Memory: new (pages: object) => RuntimeMemory };
  };
  return new api.Memory({ initial: 512, maximum: 32_768 });
}

export interface RecoveryCost {
  /** Children of the ERROR nodes that the next steps may copy. To be called from a progress callback. */
  now(): number;
}

/** Reads the stacks of a parser whose runtime was given `memory`. */
export function recoveryCost(memory: RuntimeMemory, parser: Parser): RecoveryCost {
  const address = (parser as unknown as { readonly [0]: number })[0];
  let view = new DataView(memory.buffer);
  const pointer = (at: number): number => view.getUint32(at, true);

  const largestError = (head: number): number => {
    let largest = 0;
    let node = pointer(head);
    for (let depth = 0; depth < DEPTH && node !== 0; depth++) {
      if (view.getUint16(node + NODE_LINK_COUNT, true) === 0) break;
      const link = node + NODE_FIRST_LINK;
      const subtree = pointer(link + LINK_SUBTREE);
      // An odd "address" is a small token that is held in place of a pointer.
      if (subtree !== 0 && subtree % 2 === 0 && symbolOf(subtree) >= FIRST_ERROR_SYMBOL)
        largest = Math.max(largest, pointer(subtree + SUBTREE_CHILD_COUNT));
      node = pointer(link);
    }
    return largest;
  };
  const symbolOf = (subtree: number): number => view.getUint16(subtree + SUBTREE_SYMBOL, true);

  return {
    now() {
      if (view.buffer !== memory.buffer) view = new DataView(memory.buffer); // it grew
      const stack = pointer(address + PARSER_STACK);
      const heads = pointer(stack + STACK_HEADS);
      let sum = 0;
      for (let i = 0; i < pointer(stack + STACK_HEAD_COUNT); i++) sum += largestError(heads + i * HEAD_SIZE);
      return sum;
    },
  };
}

const PROOF = 300;

/** Throws if reading does not give what a text of known structure must give. */
export function proveLayout(parser: Parser, cost: RecoveryCost): void {
  let most = 0;
  const look = (): boolean => {
    most = Math.max(most, cost.now());
    return false;
  };
  parser.parse('print a b '.repeat(PROOF), null, { progressCallback: look })?.delete();
  // One child for each of the three words, on each of a few stacks.
  if (most < PROOF / 2 || most > PROOF * 12)
    throw new Error(
      `the parser's memory is laid out differently than in the version that is known (read ${most})`,
    );
}

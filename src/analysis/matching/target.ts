/** A module as matching sees it: its tree and names, and tables that all rules share, each built when first needed. */
import { analyseModule, type ModuleSemantics } from '../semantics/index.js';
import { K, TOKEN_BASE } from '../syntax/kinds.js';
import type { PythonParser } from '../syntax/parser.js';
import { NONE, childOf, namedChildren, type Node, type SyntaxTree } from '../syntax/tree.js';
import { Constants } from './constants.js';
import { foldedTexts, type FoldedTexts } from './folded.js';
import { NameIndex } from './name-index.js';
import { rowsByOperator } from './operator-rows.js';
import { RowsByKind } from './rows-by-kind.js';
import { hasRowWithin, lowerBound } from './sorted-rows.js';
import { statementsOf } from './statement-rows.js';
import { isBareDecorator } from './syntax-views.js';

export class Target {
  readonly tree: SyntaxTree;
  #rows: RowsByKind | undefined;
  readonly #operations = new Map<number, ReadonlyMap<number, Int32Array>>();
  #renamedCalls: readonly Node[] | undefined;
  #bareDecorators: readonly Node[] | undefined;
  #folded: FoldedTexts | undefined;
  readonly #siblings = new Map<Node, readonly Node[]>();
  #statements: Uint32Array | undefined;

  readonly names: NameIndex;
  readonly constants: Constants;

  constructor(readonly semantics: ModuleSemantics) {
    this.tree = semantics.tree;
    const rowsOf = (kind: number): Int32Array => this.rowsOf(kind);
    this.names = new NameIndex(semantics, rowsOf);
    this.constants = new Constants(semantics, rowsOf);
  }

  get text(): string {
    return this.tree.text;
  }

  /** Whether a node of one of these kinds lies in a stretch of rows. */
  hasKindWithin(kinds: readonly number[], from: Node, to: Node): boolean {
    for (let i = 0; i < kinds.length; i++) if (hasRowWithin(this.rowsOf(kinds[i]!), from, to)) return true;
    return false;
  }

  /** Strings that the module's constants come to without being written in it. */
  get folded(): FoldedTexts {
    return (this.#folded ??= foldedTexts({ rowsOf: (kind) => this.rowsOf(kind), constants: this.constants }));
  }

  /** Nodes of a kind, in the order of the text. */
  rowsOf(kind: number): Int32Array {
    return (this.#rows ??= new RowsByKind(this.tree)).of(kind);
  }

  /** Nodes of a kind whose first operator this is, in the order of the text. */
  rowsOfOperator(kind: number, operator: number): Int32Array {
    let rows = this.#operations.get(kind);
    if (rows === undefined) this.#operations.set(kind, (rows = rowsByOperator(this.tree, this.rowsOf(kind))));
    return rows.get(operator) ?? NO_ROWS;
  }

  /** Decorators that are no calls. */
  get bareDecorators(): readonly Node[] {
    return (this.#bareDecorators ??= [...this.rowsOf(K.decorator)]
      .map((row) => namedChildren(this.tree, row)[0] ?? row)
      .filter((row) => isBareDecorator(this.tree, row)));
  }

  /** The outermost named node with this extent, blocks and other wrappers aside, or NONE. */
  nodeAt(start: number, end: number): Node {
    const { tree } = this;
    for (let row = this.firstRow(start); row < tree.size && tree.start[row] === start; row++)
      if (tree.end[row] === end && tree.kind[row]! < TOKEN_BASE && !WRAPPERS.has(tree.kind[row]!)) return row;
    return NONE;
  }

  /** First row that begins at or after an offset. */
  firstRow(offset: number): Node {
    return lowerBound(this.tree.start, offset);
  }

  /** Calls on a variable that is assigned somewhere: it may stand for what has another name. */
  get renamedCalls(): readonly Node[] {
    if (this.#renamedCalls !== undefined) return this.#renamedCalls;
    const calls = this.rowsOf(K.call);
    const renamed = new Set<Node>();
    // From the last: what `a.b().c()` is called on has been decided by then, however long the chain.
    for (let i = calls.length - 1; i >= 0; i--) {
      const root = this.#calledOn(calls[i]!);
      const isRenamed = this.tree.kind[root] === K.call ? renamed.has(root) : this.#isAssignedName(root);
      if (isRenamed) renamed.add(calls[i]!);
    }
    return (this.#renamedCalls = [...renamed].reverse());
  }

  /** The next call inside the callee of a call, or the expression that its attributes are read from. */
  #calledOn(call: Node): Node {
    const { tree } = this;
    let at = childOf(tree, call, 'function');
    for (;;) {
      const kind = tree.kind[at];
      if (kind === K.attribute) at = childOf(tree, at, 'object');
      else if (kind === K.parenthesized_expression) at = namedChildren(tree, at)[0] ?? NONE;
      else return at;
    }
  }

  #isAssignedName(node: Node): boolean {
    return node !== NONE && this.tree.kind[node] === K.identifier && this.isAssigned(node);
  }

  /** The statements of the block that a statement stands in. */
  siblings(statement: Node): readonly Node[] {
    const block = this.tree.parent[statement]!;
    let found = this.#siblings.get(block);
    if (found === undefined) this.#siblings.set(block, (found = namedChildren(this.tree, block)));
    return found;
  }

  /** A string's content as a module of its own; undefined if it is not Python. */
  parsed(text: string, parser: PythonParser | undefined): Target | undefined {
    if (parser === undefined || text.length > 100_000) return undefined;
    const { tree, problems, cutOff } = parser.parse(text);
    if (cutOff || problems.length > 0) return undefined;
    return new Target(analyseModule({ path: this.semantics.path, tree }));
  }

  /** All statements in the order of the text; a decorated definition is one statement. */
  get statements(): Uint32Array {
    return (this.#statements ??= statementsOf(this.tree));
  }

  /** Position in `statements` of the first one at or after a row. */
  statementIndex(row: Node): number {
    return lowerBound(this.statements, row);
  }

  /** The expression that a variable certainly stands for at a place, or NONE. */
  definitionOf(identifier: Node): Node {
    if (!this.isAssigned(identifier)) return NONE;
    const reaching = this.semantics.reachingDefinitions(identifier);
    if (reaching === undefined || !reaching.complete || reaching.definitions.length !== 1) return NONE;
    const { kind, value, path } = reaching.definitions[0]!;
    if (kind !== 'assignment' && kind !== 'walrus' && kind !== 'with') return NONE;
    return path.length === 0 ? value : NONE;
  }

  /** Whether a name is one that anything gives a value: it may stand for something else. */
  isAssigned(identifier: Node): boolean {
    const definitions = this.semantics.bindingOf(identifier)?.definitions ?? [];
    return definitions.some(({ kind }) => kind === 'assignment' || kind === 'walrus' || kind === 'with');
  }
}

const NO_ROWS = new Int32Array();

const WRAPPERS: ReadonlySet<number> = new Set([K.module, K.block, K.expression_statement]);

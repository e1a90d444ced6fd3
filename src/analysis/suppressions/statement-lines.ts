/**
 * The lines on which a comment belongs to a statement.
 *
 *     run(             1   a simple statement: lines 1 and 2
 *         cmd)         2
 *     with a() as x:   3   a compound statement: its header, line 3; the body's statements have their own lines
 *         use(x)       4
 *
 * `elif`, `else`, `except`, `finally` and `case` have headers of their own; decorators belong to the definition's.
 */
import { K, T } from '../syntax/kinds.js';
import { childOf, firstChild, lineOf, NONE, positionOf, type Node, type SyntaxTree } from '../syntax/tree.js';

/** Lines from 1, both included. */
export interface Lines {
  readonly from: number;
  readonly to: number;
}

const SIMPLE: ReadonlySet<number> = new Set([
  K.assert_statement,
  K.break_statement,
  K.continue_statement,
  K.delete_statement,
  K.exec_statement,
  K.expression_statement,
  K.future_import_statement,
  K.global_statement,
  K.import_from_statement,
  K.import_statement,
  K.nonlocal_statement,
  K.pass_statement,
  K.print_statement,
  K.raise_statement,
  K.return_statement,
  K.type_alias_statement,
]);

const WITH_HEADER: ReadonlySet<number> = new Set([
  K.case_clause,
  K.class_definition,
  K.decorated_definition,
  K.elif_clause,
  K.else_clause,
  K.except_clause,
  K.finally_clause,
  K.for_statement,
  K.function_definition,
  K.if_statement,
  K.match_statement,
  K.try_statement,
  K.while_statement,
  K.with_statement,
]);

const isStatement = (kind: number): boolean => SIMPLE.has(kind) || WITH_HEADER.has(kind);

/** Finds the statement around an offset by binary search: a hostile file has many of both. */
export class StatementLines {
  readonly #tree: SyntaxTree;
  /** Statements in preorder, and so by start. */
  readonly #statements: readonly Node[];

  constructor(tree: SyntaxTree) {
    this.#tree = tree;
    const statements: Node[] = [];
    for (let node = 0; node < tree.size; node++) if (isStatement(tree.kind[node]!)) statements.push(node);
    this.#statements = statements;
  }

  /** Lines of the innermost statement at the offset; between statements, the offset's own line. */
  at(offset: number): Lines {
    const tree = this.#tree;
    const { line } = positionOf(tree, offset);
    const node = this.#innermost(offset);
    if (node === NONE) return { from: line, to: line };
    const lines = linesOf(tree, node);
    return line <= lines.to ? lines : { from: line, to: line };
  }

  #innermost(offset: number): Node {
    const { start, end, parent, kind } = this.#tree;
    let low = 0;
    let high = this.#statements.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (start[this.#statements[middle]!]! <= offset) low = middle + 1;
      else high = middle;
    }
    let node = this.#statements[low - 1] ?? NONE;
    while (node !== NONE && !(isStatement(kind[node]!) && offset < end[node]!)) node = parent[node]!;
    return node;
  }
}

function linesOf(tree: SyntaxTree, node: Node): Lines {
  const kind = tree.kind[node]!;
  if (SIMPLE.has(kind)) return { from: lineOf(tree, node), to: lastLine(tree, node) };
  const up = tree.parent[node]!;
  const outer = up !== NONE && tree.kind[up] === K.decorated_definition ? up : node;
  const inner = kind === K.decorated_definition ? childOf(tree, node, 'definition') : node;
  const from = lineOf(tree, outer);
  return { from, to: inner === NONE ? from : Math.max(from, colonLine(tree, inner)) };
}

const lastLine = (tree: SyntaxTree, node: Node): number =>
  positionOf(tree, Math.max(tree.start[node]!, tree.end[node]! - 1)).line;

/** Line of the colon that ends the header. */
function colonLine(tree: SyntaxTree, node: Node): number {
  for (let child = firstChild(tree, node); child !== NONE; child = tree.next[child]!)
    if (tree.kind[child] === T[':']) return lineOf(tree, child);
  return lineOf(tree, node);
}

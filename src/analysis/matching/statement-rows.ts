/** Which rows are statements. */
import { KindSet } from '../syntax/kind-set.js';
import { K } from '../syntax/kinds.js';
import type { Node, SyntaxTree } from '../syntax/tree.js';

/** Kinds of statements. */
export const STATEMENTS = new KindSet([
  K.expression_statement,
  K.if_statement,
  K.for_statement,
  K.while_statement,
  K.try_statement,
  K.with_statement,
  K.function_definition,
  K.class_definition,
  K.decorated_definition,
  K.match_statement,
  K.return_statement,
  K.raise_statement,
  K.assert_statement,
  K.delete_statement,
  K.pass_statement,
  K.break_statement,
  K.continue_statement,
  K.global_statement,
  K.nonlocal_statement,
  K.import_statement,
  K.import_from_statement,
  K.future_import_statement,
  K.print_statement,
  K.exec_statement,
  K.type_alias_statement,
]);

export const isStatement = (tree: SyntaxTree, row: Node): boolean =>
  STATEMENTS.has(tree.kind[row]!) && !(row > 0 && tree.kind[tree.parent[row]!] === K.decorated_definition);

/** All statements in the order of the text; a decorated definition is one statement. */
export function statementsOf(tree: SyntaxTree): Uint32Array {
  const rows: number[] = [];
  for (let row = 1; row < tree.size; row++) if (isStatement(tree, row)) rows.push(row);
  return Uint32Array.from(rows);
}

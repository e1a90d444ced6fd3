/** Rows in statements that are no one's data: names that a program has asked its own database for. */
import type { LoadedModule } from './load-module.js';
import { symbolAt } from './search.js';
import { enclosingFunction, stringLiteral } from './semantics/index.js';
import { K } from './syntax/kinds.js';
import { NONE, type SyntaxTree } from './syntax/tree.js';
import type { Flow } from './taint/flows.js';

type ModuleAt = (path: string) => LoadedModule | undefined;

/** Whether a flow from stored rows carries names of the database's own, or answers within what runs statements. */
export const isDatabaseName = (flow: Flow, module: ModuleAt): boolean =>
  isOwnAnswer(flow, module) || isCatalogName(flow, module);

/**
 * Whether a function that runs what it is given is given its own earlier answer: it runs statements of its caller, who
 * asks the database for names and asks again with them.
 *
 *     def run(self, query):
 *         self.cursor.execute(query)           sink
 *         return self.cursor.fetchall()        source
 *     for (table,) in self.run("SHOW TABLES"):
 *         self.run(f"DESCRIBE {table}")
 */
function isOwnAnswer({ path, start, end, trace }: Flow, module: ModuleAt): boolean {
  const [source] = trace;
  const at = module(path)?.semantics.tree;
  if (source === undefined || at === undefined || source.path !== path) return false;
  const [from, to] = [symbolAt(at, source.start, source.end), symbolAt(at, start, end)];
  const name = to.slice(to.lastIndexOf('.') + 1);
  return from === to && trace.some((step) => step.note === `passed to \`${name}\``);
}

/**
 * Whether the statement before the rows reads the catalog alone: it gives names of tables and columns, which whoever may
 * create them has chosen.
 *
 *     rows = connection.execute("SELECT name FROM sys.fulltext_catalogs").fetchall()
 */
function isCatalogName({ trace }: Flow, module: ModuleAt): boolean {
  const [source] = trace;
  const tree = source && module(source.path)?.semantics.tree;
  if (source === undefined || tree === undefined) return false;
  if (!ROWS.test(tree.text.slice(source.start, source.end))) return false;
  return CATALOG.test(statementBefore(tree, source.start, source.end));
}

/** What gives rows, not an argument of the command line. */
const ROWS = /\b(?:fetch\w*|exec\w*|all|first|one\w*|scalar\w*)\(/;

/** The last statement that is written out in a function before the end of a stretch of it, '' if there is none. */
function statementBefore(tree: SyntaxTree, start: number, end: number): string {
  let found = '';
  let around = NONE;
  for (let row = 0; row < tree.size && tree.start[row]! <= end; row++) {
    const kind = tree.kind[row];
    if (kind === K.function_definition && tree.end[row]! >= end) around = row;
    if (kind !== K.string || tree.end[row]! > end) continue;
    const text = stringLiteral(tree, row)?.value;
    if (text !== undefined && STATEMENT.test(text) && enclosingFunction(tree, row) === around) found = text;
  }
  return tree.start[around === NONE ? 0 : around]! <= start ? found : '';
}

const STATEMENT = /^\s*(?:select|show|pragma|describe|with|exec)\b/i;

/** Reads nothing but tables of the catalog. */
const CATALOG =
  /^\s*(?:show|pragma|describe)\b|^(?!.*\b(?:from|join)\s+(?!(?:sys|information_schema|pg_catalog|dba|mysql)\.|pg_|sqlite_(?:master|schema)|(?:all|user|dba)_\w+)\S).*\bfrom\s/is;

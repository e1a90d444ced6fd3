/** Text of a Python pattern -> pattern tree, or a sentence that says why it cannot be used. */
import { K } from '../syntax/kinds.js';
import type { ParsedModule, PythonParser } from '../syntax/parser.js';
import { namedChildren, type SyntaxTree } from '../syntax/tree.js';
import { PatternError, convertExpression } from './convert-expression.js';
import { convertStatement, convertStatements } from './convert-statement.js';
import type { Pattern, Statement } from './pattern.js';
import { preprocess } from './pattern-source.js';
import { requiredWords } from './pattern-words.js';
import { completions } from './pattern-wrap.js';

const MAX_LENGTH = 20_000;
const MAX_DEPTH = 150;

/** Parses and converts. Patterns are short; longer or deeper ones are refused. */
export function parsePattern(source: string, parser: PythonParser): Pattern | string {
  if (source.length > MAX_LENGTH) return 'the pattern is too long';
  const dedented = dedent(source);
  if (dedented.trim() === '') return 'the pattern is empty';
  const prepared = preprocess(dedented);
  for (const completion of completions(prepared)) {
    const parsed = parser.parse(completion.text.endsWith('\n') ? completion.text : `${completion.text}\n`);
    if (parsed.cutOff || parsed.problems.length > 0) continue;
    if (depthOf(parsed.tree) > MAX_DEPTH) return 'the pattern is nested too deeply';
    try {
      const root = convertRoot(parsed, completion.take);
      const metavariables = [...new Set(dedented.match(/\$(?:\.\.\.)?(?:[A-Z_][A-Z_0-9]*|\d+)/g) ?? [])];
      return { source, root, metavariables, words: requiredWords(root) };
    } catch (error) {
      if (error instanceof PatternError) return error.message;
      throw error;
    }
  }
  return 'the pattern is not Python';
}

function convertRoot({ tree }: ParsedModule, take: 'all' | 'key-value'): Pattern['root'] {
  const statements = namedChildren(tree, 0);
  if (statements.length === 0) throw new PatternError('the pattern is empty');
  if (take === 'key-value') {
    const dictionary = namedChildren(tree, statements[0]!)[0]!;
    const items = tree.kind[dictionary] === K.dictionary ? namedChildren(tree, dictionary) : [];
    if (statements.length > 1 || items.length !== 1) throw new PatternError('the pattern is not Python');
    return { kind: 'expression', expr: convertExpression(tree, items[0]!) };
  }
  if (statements.length > 1) return { kind: 'statements', items: convertStatements(tree, 0) };
  const only = convertStatement(tree, statements[0]!);
  switch (only.kind) {
    case 'statement-expression':
      return { kind: 'expression', expr: only.expr };
    case 'statement-metavariable':
      return { kind: 'expression', expr: { kind: 'metavariable', name: only.name } };
    case 'statement-dots':
      return { kind: 'expression', expr: { kind: 'dots' } };
    default:
      return { kind: 'statements', items: [only] satisfies Statement[] };
  }
}

/** Removes the indentation that all lines share. */
function dedent(source: string): string {
  const lines = source.replace(/\r\n?/g, '\n').replace(/^(?:[ \t]*\n)+/, '').split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => /^[ \t]*/.exec(line)![0].length);
  const shared = indents.length === 0 ? 0 : Math.min(...indents);
  return lines.map((line) => line.slice(shared)).join('\n');
}

function depthOf(tree: SyntaxTree): number {
  const depth = new Uint16Array(tree.size);
  let deepest = 0;
  for (let row = 1; row < tree.size; row++) {
    depth[row] = depth[tree.parent[row]!]! + 1;
    if (depth[row]! > deepest) deepest = depth[row]!;
  }
  return deepest;
}

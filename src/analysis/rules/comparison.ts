/**
 * Expressions of `metavariable-comparison`: a small part of Python over metavariables, read with the Python
 * grammar. Evaluation is in matching/evaluate-comparison.ts.
 *
 *     int($PORT) > 1024 and $PORT not in [8080, 8443]
 */
import { K, T } from '../syntax/kinds.js';
import { childOf, firstChild, namedChildren, textOf, NONE, type Node, type SyntaxTree } from '../syntax/tree.js';
import type { PythonParser } from '../syntax/parser.js';
import { literalOf } from './literal.js';
import type { Literal } from './pattern.js';
import { META, preprocess } from './pattern-source.js';
import { unwrap } from './canonical.js';

const FUNCTIONS = ['int', 'float', 'str', 'len', 'abs', 'strptime', 're.match'] as const;
export type ComparisonFunction = (typeof FUNCTIONS)[number];

export type ComparisonExpression =
  | { readonly kind: 'literal'; readonly value: Literal }
  | { readonly kind: 'metavariable'; readonly name: string }
  | { readonly kind: 'list'; readonly items: readonly ComparisonExpression[] }
  | {
      readonly kind: 'operation';
      readonly operator: string;
      readonly operands: readonly ComparisonExpression[];
    }
  | {
      readonly kind: 'call';
      readonly callee: ComparisonFunction;
      readonly args: readonly ComparisonExpression[];
    };

class ComparisonError extends Error {}

/** Reads the expression, or says what in it is not supported. */
export function parseComparison(source: string, parser: PythonParser): ComparisonExpression | string {
  if (source.length > 2000) return 'the comparison is too long';
  const { tree, problems } = parser.parse(`(${preprocess(source.trim())}\n)\n`);
  const statements = namedChildren(tree, 0);
  if (problems.length > 0 || statements.length !== 1) return 'the comparison is not an expression';
  try {
    return convert(tree, statements[0]!, 0);
  } catch (error) {
    if (error instanceof ComparisonError) return error.message;
    throw error;
  }
}

function convert(tree: SyntaxTree, given: Node, depth: number): ComparisonExpression {
  if (depth > 60) throw new ComparisonError('the comparison is nested too deeply');
  const node = unwrap(tree, given);
  const recur = (child: Node): ComparisonExpression => convert(tree, child, depth + 1);
  const value = literalOf(tree, node);
  if (value !== undefined) return { kind: 'literal', value };
  switch (tree.kind[node]) {
    case K.identifier: {
      const text = textOf(tree, node);
      if (!text.startsWith(META)) break;
      return { kind: 'metavariable', name: `$${text.slice(1)}` };
    }
    case K.list:
    case K.tuple:
      return { kind: 'list', items: namedChildren(tree, node).map(recur) };
    case K.boolean_operator:
    case K.binary_operator:
      return {
        kind: 'operation',
        operator: textOf(tree, childOf(tree, node, 'operator')),
        operands: [recur(childOf(tree, node, 'left')), recur(childOf(tree, node, 'right'))],
      };
    case K.not_operator:
      return { kind: 'operation', operator: 'not', operands: [recur(childOf(tree, node, 'argument'))] };
    case K.unary_operator: {
      const operator = textOf(tree, childOf(tree, node, 'operator'));
      return { kind: 'operation', operator: `unary ${operator}`, operands: [recur(childOf(tree, node, 'argument'))] };
    }
    case K.comparison_operator:
      return comparisonChain(tree, node, recur);
    case K.call: {
      const name = textOf(tree, childOf(tree, node, 'function'));
      const callee = FUNCTIONS.find((known) => known === name || known === `re.${name}`);
      if (callee === undefined) throw new ComparisonError(`the function \`${name}\` is not supported`);
      return { kind: 'call', callee, args: namedChildren(tree, childOf(tree, node, 'arguments')).map(recur) };
    }
    default:
  }
  throw new ComparisonError(`\`${textOf(tree, node).replaceAll(META, '$')}\` is not supported in a comparison`);
}

/** `a < b < c` is `a < b and b < c`. */
function comparisonChain(
  tree: SyntaxTree,
  node: Node,
  recur: (child: Node) => ComparisonExpression,
): ComparisonExpression {
  const operands: ComparisonExpression[] = [];
  const operators: string[] = [];
  for (let child = firstChild(tree, node); child !== NONE; child = tree.next[child]!) {
    if (tree.kind[child]! < T[';']) {
      if (tree.kind[child] !== K.comment) operands.push(recur(child));
    } else operators.push(textOf(tree, child).replace(/\s+/g, ' '));
  }
  const links = operators.map(
    (operator, i): ComparisonExpression => ({
      kind: 'operation',
      operator,
      operands: [operands[i]!, operands[i + 1]!],
    }),
  );
  return links.reduce((left, right) => ({ kind: 'operation', operator: 'and', operands: [left, right] }));
}

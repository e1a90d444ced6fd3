/**
 * Where a pattern can match at all: kinds of syntax nodes, and an identifier that must be the last part of the
 * node's name. A module's identifiers are indexed once; a pattern is then only tried where its anchor occurs.
 *
 *     subprocess.run(..., shell=True)     calls whose callee ends in `run`
 *     $X == $X                            comparison operators
 *     $X                                  every expression
 */
import type { Expr, Statement } from '../rules/pattern.js';
import { K, T } from '../syntax/kinds.js';
import { canonicalKind } from '../rules/canonical.js';
import { KindSet } from '../syntax/kind-set.js';

export interface Anchor {
  /** Kinds of nodes to try; undefined for every expression. */
  readonly kinds: KindSet | undefined;
  /** Last part of the name that the node has, in the code or through an import. */
  readonly word: string | undefined;
  /** First part of the name, for patterns that leave the last one open. */
  readonly root?: string;
  /** The word is an attribute of something that no import can name, such as the result of a call. */
  readonly onlyAttribute?: boolean;
  /** The metavariable that stands for the last part of the name. */
  readonly open?: string;
  /** The operator of the node, the first one of a chain of comparisons. */
  readonly operator?: number;
}

/** Shapes of which nearly every pattern names the operator. */
const OPERATIONS: ReadonlySet<number> = new Set([K.comparison_operator, K.binary_operator]);

const CONSTANT_EXPRESSIONS = [
  K.identifier,
  K.attribute,
  K.binary_operator,
  K.unary_operator,
  K.conditional_expression,
];

export function anchorOf(expr: Expr): Anchor {
  const of = (...kinds: number[]): Anchor => ({ kinds: new KindSet(kinds), word: undefined });
  switch (expr.kind) {
    case 'name':
      return { kinds: new KindSet([K.identifier]), word: expr.text };
    case 'attribute':
      return {
        kinds: new KindSet([K.attribute, K.identifier]),
        ...(expr.attribute.kind === 'name'
          ? { word: expr.attribute.text, onlyAttribute: hasNoName(expr.object) }
          : {
              word: undefined,
              ...rootOf(expr),
              ...(expr.attribute.kind === 'metavariable' && { open: expr.attribute.name }),
            }),
      };
    case 'call':
      return { ...anchorOf(expr.callee), kinds: new KindSet([K.call, K.print_statement, K.exec_statement]) };
    case 'literal':
      switch (expr.value.type) {
        case 'string':
        case 'bytes':
          return of(K.string, K.concatenated_string, ...CONSTANT_EXPRESSIONS);
        case 'number':
          return of(K.integer, K.float, ...CONSTANT_EXPRESSIONS);
        case 'boolean':
          return of(K.true, K.false, ...CONSTANT_EXPRESSIONS);
        case 'none':
          return of(K.none, ...CONSTANT_EXPRESSIONS);
      }
      break;
    case 'any-string':
    case 'string-regex':
    case 'string-content':
      return of(K.string, K.concatenated_string, K.string_content, ...CONSTANT_EXPRESSIONS);
    case 'f-string':
      return of(K.string, K.concatenated_string);
    case 'operands':
      return {
        ...of(expr.operator === 'and' || expr.operator === 'or' ? K.boolean_operator : K.binary_operator),
        operator: (T as Record<string, number>)[expr.operator]!,
      };
    case 'assignment': {
      const { word } = expr.right === undefined ? { word: undefined } : anchorOf(expr.right);
      const right = expr.right?.kind === 'call' || expr.right?.kind === 'attribute' ? word : undefined;
      return { kinds: new KindSet([K.assignment, K.named_expression, K.as_pattern]), word: right };
    }
    case 'dictionary':
      return of(K.dictionary, K.dict_pattern, K.set, K.dictionary_comprehension);
    case 'lambda':
      return of(K.lambda);
    case 'shape': {
      const kinds: number[] = [];
      for (let kind = 1; kind < 256; kind++) if (canonicalKind(kind) === expr.shape) kinds.push(kind);
      if (expr.shape === K.tuple) kinds.push(K.expression_statement);
      if (expr.shape === K.list) kinds.push(K.list_comprehension);
      if (expr.shape === K.set) kinds.push(K.set_comprehension, K.dictionary);
      return { ...of(...kinds), ...(OPERATIONS.has(expr.shape) && { operator: expr.tokens[0]! }) };
    }
    case 'keyword':
      return of(K.keyword_argument);
    default:
      break;
  }
  return { kinds: undefined, word: undefined };
}

/** Whether an expression is no dotted name, metavariables included. */
function hasNoName(expr: Expr): boolean {
  let at = expr;
  while (at.kind === 'attribute') at = at.object;
  return at.kind !== 'name' && at.kind !== 'metavariable' && at.kind !== 'chain' && at.kind !== 'dots';
}

/** The name that a chain of attributes and calls begins with. */
function rootOf(expr: Expr): { root?: string } {
  let at = expr;
  for (;;)
    if (at.kind === 'attribute' || at.kind === 'chain') at = at.object;
    else if (at.kind === 'call') at = at.callee;
    else return at.kind === 'name' ? { root: at.text } : {};
}

/** Kinds of the statements that the first pattern of a sequence can match; undefined for all. */
export function statementKinds(statement: Statement): readonly number[] | undefined {
  switch (statement.kind) {
    case 'function':
      return [statement.decorators.length > 0 ? K.decorated_definition : K.function_definition];
    case 'class':
      return [statement.decorators.length > 0 ? K.decorated_definition : K.class_definition];
    case 'decorators':
      return [K.decorated_definition];
    case 'if':
      return [K.if_statement, K.elif_clause];
    case 'while':
      return [K.while_statement];
    case 'for':
      return [K.for_statement];
    case 'with':
      return [K.with_statement];
    case 'try':
      return [K.try_statement];
    case 'handler':
      return [K.except_clause];
    case 'finally':
      return [K.finally_clause];
    case 'import':
    case 'import-from':
      return [K.import_statement, K.import_from_statement, K.future_import_statement];
    case 'match':
      return [K.match_statement];
    default:
      return undefined;
  }
}

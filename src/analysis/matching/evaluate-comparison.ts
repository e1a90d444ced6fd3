/** Evaluates `metavariable-comparison` with Python's operators. What cannot be evaluated is unknown and does not hold. */
import type { ComparisonExpression } from '../rules/comparison.js';
import type { Literal } from '../rules/pattern.js';
import { compileRegex, matchRegexAtStart } from '../rules/regex.js';
import {
  NONE_CONSTANT,
  UNKNOWN_CONSTANT,
  boolConstant,
  floatConstant,
  foldBinary,
  foldComparison,
  foldFunction,
  foldUnary,
  intConstant,
  numberLiteral,
  sequenceConstant,
  stringConstant,
  truthOf,
  type ConstantValue,
} from '../semantics/index.js';
import type { Bindings, Bound } from './bindings.js';
import { lookup } from './bindings.js';
import { boundText } from './equality.js';
import type { Matcher } from './matcher.js';

export interface ComparisonRequest {
  readonly expression: ComparisonExpression;
  /** Metavariable whose quotes are taken off and that is read in this base. */
  readonly metavariable: string | undefined;
  readonly strip: boolean;
  readonly base: number;
}

export function comparisonHolds(matcher: Matcher, request: ComparisonRequest, bindings: Bindings): boolean {
  const value = evaluate(matcher, request, request.expression, bindings);
  return value.kind === 'bool' && value.value;
}

function evaluate(
  matcher: Matcher,
  request: ComparisonRequest,
  expression: ComparisonExpression,
  bindings: Bindings,
): ConstantValue {
  if (!matcher.budget.spend()) return UNKNOWN_CONSTANT;
  switch (expression.kind) {
    case 'literal':
      return ofLiteral(expression.value);
    case 'metavariable': {
      const bound = lookup(bindings, expression.name);
      if (bound === undefined) return UNKNOWN_CONSTANT;
      const value = valueOf(matcher, bound);
      if (expression.name !== request.metavariable || (!request.strip && request.base === 10)) return value;
      return numberIn(value.kind === 'str' ? value.value : boundText(matcher.target, bound), request.base);
    }
    case 'list':
      return sequenceConstant(
        'list',
        expression.items.map((item) => evaluate(matcher, request, item, bindings)),
      );
    case 'call':
      return call(matcher, request, expression, bindings);
    case 'operation': {
      const [first, second] = expression.operands;
      const left = first === undefined ? UNKNOWN_CONSTANT : evaluate(matcher, request, first, bindings);
      const { operator } = expression;
      if (operator.startsWith('unary ')) return foldUnary(operator.slice('unary '.length), left);
      const truth = truthOf(left);
      if (operator === 'not') return truth === undefined ? UNKNOWN_CONSTANT : boolConstant(!truth);
      if (truth === undefined || second === undefined) return UNKNOWN_CONSTANT;
      // Short circuits, as in Python.
      if ((operator === 'or' && truth) || (operator === 'and' && !truth)) return left;
      const right = evaluate(matcher, request, second, bindings);
      if (operator === 'or' || operator === 'and') return right;
      return isComparison(operator)
        ? foldComparison(operator, left, right)
        : foldBinary(operator, left, right);
    }
  }
}

const isComparison = (operator: string): boolean =>
  /^(?:[<>]=?|[!=]=|<>|(?:not )?in|is(?: not)?)$/.test(operator);

function ofLiteral(literal: Literal | undefined): ConstantValue {
  switch (literal?.type) {
    case undefined:
      return UNKNOWN_CONSTANT;
    case 'none':
      return NONE_CONSTANT;
    case 'boolean':
      return boolConstant(literal.value);
    case 'number':
      return numberConstant(literal.value);
    // The bytes of a pattern are compared as text.
    case 'string':
    case 'bytes':
      return stringConstant('str', literal.value);
  }
}

const numberConstant = (value: number | bigint): ConstantValue =>
  typeof value === 'number' && !Number.isInteger(value) ? floatConstant(value) : intConstant(BigInt(value));

function valueOf(matcher: Matcher, bound: Bound): ConstantValue {
  if (bound.kind === 'text') return numberLike(bound.text) ?? stringConstant('str', bound.text);
  return bound.kind === 'node'
    ? ofLiteral(matcher.target.constants.constantOf(bound.node, matcher.options))
    : UNKNOWN_CONSTANT;
}

/** Groups of regular expressions are text that may be a number. */
function numberLike(text: string): ConstantValue | undefined {
  const value = /^-?[\d.]+$/.test(text) ? numberLiteral(text.replace(/^-/, '')) : UNKNOWN_CONSTANT;
  if (value.kind === 'unknown') return undefined;
  return text.startsWith('-') ? foldUnary('-', value) : value;
}

/** The digits of a number in a base, quotes and prefix taken off. */
function numberIn(text: string, base: number): ConstantValue {
  const digits = text.replace(/^['"]|['"]$/g, '').replace(/^0[xob](?=.)/i, '');
  const isReal = base === 10 && digits.includes('.');
  return foldFunction(isReal ? 'float' : 'int', [
    stringConstant('str', digits),
    ...(isReal ? [] : [intConstant(BigInt(base))]),
  ]);
}

function call(
  matcher: Matcher,
  request: ComparisonRequest,
  expression: Extract<ComparisonExpression, { kind: 'call' }>,
  bindings: Bindings,
): ConstantValue {
  const [first, second] = expression.args;
  if (first === undefined) return UNKNOWN_CONSTANT;
  if (expression.callee === 'str' && first.kind === 'metavariable') {
    const bound = lookup(bindings, first.name);
    return bound === undefined
      ? UNKNOWN_CONSTANT
      : stringConstant('str', boundText(matcher.target, bound).replace(/^(['"])(.*)\1$/s, '$2'));
  }
  const value = evaluate(matcher, request, first, bindings);
  switch (expression.callee) {
    case 'strptime': {
      const match = value.kind === 'str' ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(value.value) : null;
      if (match === null) return UNKNOWN_CONSTANT;
      return intConstant(BigInt(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]))));
    }
    case 're.match': {
      const text = second === undefined ? UNKNOWN_CONSTANT : evaluate(matcher, request, second, bindings);
      if (value.kind !== 'str' || text.kind !== 'str') return UNKNOWN_CONSTANT;
      const regex = compileRegex(value.value);
      return typeof regex === 'string'
        ? UNKNOWN_CONSTANT
        : boolConstant(matchRegexAtStart(regex, text.value) !== undefined);
    }
    default:
      return foldFunction(expression.callee, [value]);
  }
}

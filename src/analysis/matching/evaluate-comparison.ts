/** Evaluates `metavariable-comparison`. What cannot be evaluated is undefined, and the comparison does not hold. */
import type { ComparisonExpression } from '../rules/comparison.js';
import { numberOf } from '../rules/literal.js';
import { compileRegex, matchRegexAtStart } from '../rules/regex.js';
import type { Bindings, Bound } from './bindings.js';
import { lookup } from './bindings.js';
import { boundText } from './equality.js';
import type { Matcher } from './matcher.js';

type Value = number | bigint | string | boolean | null | readonly Value[];

export interface ComparisonRequest {
  readonly expression: ComparisonExpression;
  /** Metavariable whose quotes are taken off and that is read in this base. */
  readonly metavariable: string | undefined;
  readonly strip: boolean;
  readonly base: number;
}

export function comparisonHolds(matcher: Matcher, request: ComparisonRequest, bindings: Bindings): boolean {
  return evaluate(matcher, request, request.expression, bindings) === true;
}

function evaluate(
  matcher: Matcher,
  request: ComparisonRequest,
  expression: ComparisonExpression,
  bindings: Bindings,
): Value | undefined {
  if (!matcher.budget.spend()) return undefined;
  switch (expression.kind) {
    case 'literal':
      return expression.value.type === 'none' ? null : expression.value.value;
    case 'metavariable': {
      const bound = lookup(bindings, expression.name);
      if (bound === undefined) return undefined;
      const value = valueOf(matcher, bound);
      if (expression.name !== request.metavariable || (!request.strip && request.base === 10)) return value;
      return numberIn(typeof value === 'string' ? value : boundText(matcher.target, bound), request.base);
    }
    case 'list': {
      const items: Value[] = [];
      for (const item of expression.items) {
        const value = evaluate(matcher, request, item, bindings);
        if (value === undefined) return undefined;
        items.push(value);
      }
      return items;
    }
    case 'call':
      return call(matcher, request, expression, bindings);
    case 'operation': {
      const operands: Value[] = [];
      for (const operand of expression.operands) {
        const value = evaluate(matcher, request, operand, bindings);
        if (value === undefined) return undefined;
        // Short circuits, as in Python.
        if (operands.length === 0 && expression.operator === 'or' && truthy(value)) return value;
        if (operands.length === 0 && expression.operator === 'and' && !truthy(value)) return value;
        operands.push(value);
      }
      return operate(expression.operator, operands);
    }
  }
}

function valueOf(matcher: Matcher, bound: Bound): Value | undefined {
  if (bound.kind === 'text') return numberLike(bound.text) ?? bound.text;
  if (bound.kind !== 'node') return undefined;
  const literal = matcher.target.constantOf(bound.node, matcher.options);
  if (literal === undefined) return undefined;
  return literal.type === 'none' ? null : literal.value;
}

/** Groups of regular expressions are text that may be a number. */
function numberLike(text: string): number | bigint | undefined {
  const value = /^-?[\d.]+$/.test(text) ? numberOf(text.replace(/^-/, '')) : undefined;
  if (value?.type !== 'number') return undefined;
  return text.startsWith('-') ? -value.value : value.value;
}

function numberIn(text: string, base: number): number | undefined {
  const digits = text
    .replace(/^['"]|['"]$/g, '')
    .replace(/_/g, '')
    .replace(/^0[xob](?=.)/i, '');
  if (base === 10 && digits.includes('.')) return Number.isNaN(Number(digits)) ? undefined : Number(digits);
  if (base < 2 || base > 36) return undefined;
  const value = /^[0-9a-z]+$/i.test(digits) ? parseInt(digits, base) : Number.NaN;
  return Number.isNaN(value) ? undefined : value;
}

function call(
  matcher: Matcher,
  request: ComparisonRequest,
  expression: Extract<ComparisonExpression, { kind: 'call' }>,
  bindings: Bindings,
): Value | undefined {
  const [first, second] = expression.args;
  if (first === undefined) return undefined;
  if (expression.callee === 'str' && first.kind === 'metavariable') {
    const bound = lookup(bindings, first.name);
    return bound === undefined
      ? undefined
      : boundText(matcher.target, bound).replace(/^(['"])(.*)\1$/s, '$2');
  }
  const value = evaluate(matcher, request, first, bindings);
  if (value === undefined) return undefined;
  switch (expression.callee) {
    case 'str':
      return String(value);
    case 'int':
    case 'float': {
      if (typeof value === 'boolean') return Number(value);
      const number = typeof value === 'string' ? Number(value.trim() === '' ? Number.NaN : value) : value;
      if (typeof number === 'bigint') return number;
      if (typeof number !== 'number' || Number.isNaN(number)) return undefined;
      return expression.callee === 'int' ? Math.trunc(number) : number;
    }
    case 'len':
      return typeof value === 'string' || Array.isArray(value) ? value.length : undefined;
    case 'abs':
      return typeof value === 'bigint'
        ? value < 0n
          ? -value
          : value
        : typeof value === 'number'
          ? Math.abs(value)
          : undefined;
    case 'strptime': {
      const match = typeof value === 'string' ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) : null;
      return match === null ? undefined : Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
    }
    case 're.match': {
      const text = second === undefined ? undefined : evaluate(matcher, request, second, bindings);
      if (typeof value !== 'string' || typeof text !== 'string') return undefined;
      const regex = compileRegex(value);
      return typeof regex === 'string' ? undefined : matchRegexAtStart(regex, text) !== undefined;
    }
  }
}

const truthy = (value: Value): boolean =>
  Array.isArray(value)
    ? value.length > 0
    : value !== false && value !== null && value !== '' && Number(value) !== 0;

function operate(operator: string, [left, right]: readonly Value[]): Value | undefined {
  if (left === undefined) return undefined;
  switch (operator) {
    case 'not':
      return !truthy(left);
    case 'unary -':
      return typeof left === 'number' || typeof left === 'bigint' ? -left : undefined;
    case 'unary +':
      return left;
    case 'unary ~':
      return integer(left) === undefined ? undefined : ~integer(left)!;
    default:
  }
  if (right === undefined) return undefined;
  switch (operator) {
    case 'and':
    case 'or':
      return right;
    case '==':
      return same(left, right);
    case '!=':
      return !same(left, right);
    case 'in':
      return membership(left, right);
    case 'not in': {
      const found = membership(left, right);
      return found === undefined ? undefined : !found;
    }
    case '<':
    case '>':
    case '<=':
    case '>=':
      return compare(operator, left, right);
    default:
      return arithmetic(operator, left, right);
  }
}

const isNumeric = (value: Value): value is number | bigint =>
  typeof value === 'number' || typeof value === 'bigint';

function same(left: Value, right: Value): boolean {
  if (isNumeric(left) && isNumeric(right))
    return left.toString() === right.toString() || Number(left) === Number(right);
  return left === right;
}

function membership(item: Value, list: Value): boolean | undefined {
  if (typeof list === 'string') return typeof item === 'string' ? list.includes(item) : undefined;
  return Array.isArray(list) ? list.some((other: Value) => same(item, other)) : undefined;
}

function compare(operator: string, left: Value, right: Value): boolean | undefined {
  const comparable =
    (isNumeric(left) && isNumeric(right)) || (typeof left === 'string' && typeof right === 'string');
  if (!comparable) return undefined;
  const [a, b] = [left as number, right as number];
  switch (operator) {
    case '<':
      return a < b;
    case '>':
      return a > b;
    case '<=':
      return a <= b;
    default:
      return a >= b;
  }
}

/** Integers of a size that is harmless to calculate with. */
function integer(value: Value): bigint | undefined {
  if (typeof value === 'bigint') return value < 2n ** 256n && value > -(2n ** 256n) ? value : undefined;
  return typeof value === 'number' && Number.isInteger(value) ? BigInt(value) : undefined;
}

function arithmetic(operator: string, left: Value, right: Value): Value | undefined {
  if (operator === '+' && typeof left === 'string' && typeof right === 'string') return left + right;
  const a = integer(left);
  const b = integer(right);
  if (a !== undefined && b !== undefined && operator !== '/') {
    const result = onIntegers(operator, a, b);
    return result === undefined ? undefined : Number.isSafeInteger(Number(result)) ? Number(result) : result;
  }
  if (!isNumeric(left) || !isNumeric(right)) return undefined;
  const [x, y] = [Number(left), Number(right)];
  switch (operator) {
    case '+':
      return x + y;
    case '-':
      return x - y;
    case '*':
      return x * y;
    case '/':
      return y === 0 ? undefined : x / y;
    case '//':
      return y === 0 ? undefined : Math.floor(x / y);
    case '%':
      return y === 0 ? undefined : x - Math.floor(x / y) * y;
    case '**':
      return x ** y;
    default:
      return undefined;
  }
}

function onIntegers(operator: string, a: bigint, b: bigint): bigint | number | undefined {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '//':
      return b === 0n ? undefined : (a - (((a % b) + b) % b)) / b;
    case '%':
      return b === 0n ? undefined : ((a % b) + b) % b;
    case '**':
      if (b < 0n) return Number(a) ** Number(b);
      return b <= 64n ? a ** b : undefined;
    case '&':
      return a & b;
    case '|':
      return a | b;
    case '^':
      return a ^ b;
    case '<<':
      return b >= 0n && b <= 64n ? a << b : undefined;
    case '>>':
      return b >= 0n ? a >> b : undefined;
    default:
      return undefined;
  }
}

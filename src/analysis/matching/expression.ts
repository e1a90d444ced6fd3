/**
 * Expression patterns against syntax nodes. Recursion follows the pattern, whose depth is bounded when it is
 * loaded; the code under analysis is only ever walked by rows.
 */
import { canonicalKind, hasTokens, unwrap } from '../rules/canonical.js';
import { sameLiteral } from '../rules/literal.js';
import { operandsOf } from '../rules/convert-expression.js';
import type { Expr, Parameter } from '../rules/pattern.js';
import { K, T } from '../syntax/kinds.js';
import { NONE, childOf, namedChildren, type Node } from '../syntax/tree.js';
import { NO_WAY, type Bindings, type Ways } from './bindings.js';
import { assign } from './assign.js';
import { bindNode, bindNodes, type Matcher } from './matcher.js';
import { attributeParts, dottedParts, matchImported, matchName } from './names.js';
import { isComplete, runSequence } from './sequence.js';
import { matchFormatted, matchString } from './strings.js';
import {
  argumentsOf,
  assignmentParts,
  hasText,
  isBareDecorator,
  isExpressionRow,
  operatorOf,
  parameterParts,
  subscriptParts,
} from './syntax-views.js';
import { hasType } from './types.js';

/** All ways in which an expression pattern matches a node. */
export function matchExpression(
  matcher: Matcher,
  pattern: Expr,
  given: Node,
  bindings: Bindings,
  isRoot = false,
): Ways {
  if (given === NONE || !matcher.budget.spend()) return NO_WAY;
  const node = unwrap(matcher.target.tree, given);
  const ways = matchDirectly(matcher, pattern, node, bindings);
  if (isRoot || !matcher.options.symbolicPropagation) return ways;
  const symbolic = matchDefinition(matcher, pattern, node, bindings);
  return symbolic.length === 0 ? ways : [...ways, ...symbolic];
}

/** `symbolic_propagation`: the variable's definition in place of the variable. */
function matchDefinition(matcher: Matcher, pattern: Expr, node: Node, bindings: Bindings): Ways {
  const { target } = matcher;
  if (target.tree.kind[node] !== K.identifier || pattern.kind === 'dots') return NO_WAY;
  const definition = target.definitionOf(node);
  return definition === NONE ? NO_WAY : matchExpression(matcher, pattern, definition, bindings);
}

function matchDirectly(matcher: Matcher, pattern: Expr, node: Node, bindings: Bindings): Ways {
  const { target } = matcher;
  const { tree } = target;
  const kind = tree.kind[node]!;
  switch (pattern.kind) {
    case 'dots':
      return [bindings];
    case 'metavariable':
      return kind === K.keyword_argument ? NO_WAY : bindNode(matcher, pattern.name, node, bindings);
    case 'metavariable-dots':
      return bindNodes(matcher, pattern.name, [node], tree.start[node]!, bindings);
    case 'deep':
      return matchDeep(matcher, pattern.inner, node, bindings);
    case 'typed':
      return hasType(target, node, pattern.type) ? bindNode(matcher, pattern.name, node, bindings) : NO_WAY;
    case 'name':
      if (kind !== K.identifier) return NO_WAY;
      if (hasText(tree, node, pattern.text)) return [bindings];
      return matchImported(matcher, pattern, node, bindings);
    case 'attribute':
      return matchAttribute(matcher, pattern, node, bindings);
    case 'chain':
      return matchChain(matcher, pattern.object, node, bindings);
    case 'call':
      return matchCall(matcher, pattern, node, bindings);
    case 'keyword': {
      if (kind !== K.keyword_argument && kind !== K.keyword_pattern) return NO_WAY;
      const [name, value] = namedChildren(tree, node);
      if (name === undefined || value === undefined) return NO_WAY;
      return matchName(matcher, pattern.name, name, bindings).flatMap((way) =>
        matchExpression(matcher, pattern.value, value, way),
      );
    }
    case 'literal': {
      const value = target.constants.constantOf(node, matcher.options, pattern.value.type);
      return value !== undefined && sameLiteral(pattern.value, value) ? [bindings] : NO_WAY;
    }
    case 'any-string':
    case 'string-regex':
    case 'string-content':
      return matchString(matcher, pattern, node, bindings);
    case 'f-string':
      return matchFormatted(matcher, pattern.parts, node, bindings, (part, hole, way) =>
        matchExpression(matcher, part, hole, way),
      );
    case 'operands':
      return matchOperands(matcher, pattern, node, bindings);
    case 'assignment':
      return matchAssignment(matcher, pattern, node, bindings);
    case 'dictionary': {
      const onlyDots =
        pattern.items.length === 0 || (pattern.items.length === 1 && pattern.items[0]!.kind === 'dots');
      if (kind === K.dictionary || kind === K.dict_pattern || (onlyDots && kind === K.set))
        return matchUnordered(matcher, pattern.items, namedChildren(tree, node), bindings);
      return onlyDots && pattern.items.length === 1 && kind === K.dictionary_comprehension
        ? [bindings]
        : NO_WAY;
    }
    case 'lambda': {
      if (kind !== K.lambda) return NO_WAY;
      const list = childOf(tree, node, 'parameters');
      const body = childOf(tree, node, 'body');
      return matchParameters(matcher, pattern.parameters, list, bindings).flatMap((way) =>
        matchExpression(matcher, pattern.body, body, way),
      );
    }
    case 'parameter':
      return matchParameter(matcher, pattern.parameter, node, bindings);
    case 'shape':
      return matchShape(matcher, pattern, node, bindings);
    default:
      // Statements are matched by statement.ts.
      return NO_WAY;
  }
}

type Of<Kind extends Expr['kind']> = Extract<Expr, { kind: Kind }>;

function matchAttribute(matcher: Matcher, pattern: Of<'attribute'>, node: Node, bindings: Bindings): Ways {
  const { tree } = matcher.target;
  if (tree.kind[node] === K.identifier) return matchImported(matcher, pattern, node, bindings);
  if (tree.kind[node] === K.dotted_name)
    return matchDottedNode(matcher, pattern, dottedParts(matcher, node), bindings);
  const parts = attributeParts(matcher, node);
  if (parts === undefined) return NO_WAY;
  if (pattern.attribute.kind !== 'name' && pattern.object.kind === 'name') {
    const ways = matchExpression(matcher, pattern.object, parts.object, bindings);
    return ways.flatMap((way) => matchName(matcher, pattern.attribute, parts.attribute, way));
  }
  // The attribute first: it is cheap and usually decides.
  const named = matchName(matcher, pattern.attribute, parts.attribute, bindings);
  if (named.length === 0) return NO_WAY;
  return named.flatMap((way) => {
    const direct = matchExpression(matcher, pattern.object, parts.object, way);
    // `o. ... .f` also matches `o.f`.
    if (direct.length > 0 || pattern.object.kind !== 'chain') return direct;
    return matchExpression(matcher, pattern.object.object, parts.object, way);
  });
}

function matchDottedNode(matcher: Matcher, pattern: Expr, parts: readonly Node[], bindings: Bindings): Ways {
  const last = parts.at(-1);
  if (last === undefined) return NO_WAY;
  if (pattern.kind === 'name' || pattern.kind === 'metavariable')
    return parts.length === 1 ? matchName(matcher, pattern, last, bindings) : NO_WAY;
  if (pattern.kind !== 'attribute') return NO_WAY;
  return matchDottedNode(matcher, pattern.object, parts.slice(0, -1), bindings).flatMap((way) =>
    matchName(matcher, pattern.attribute, last, way),
  );
}

/** `e. ...`: takes attributes and calls off the node until `e` matches. */
function matchChain(matcher: Matcher, object: Expr, node: Node, bindings: Bindings): Ways {
  const { tree } = matcher.target;
  const found: Bindings[] = [];
  for (let at = node; ;) {
    found.push(...matchExpression(matcher, object, at, bindings));
    let inner = unwrap(tree, at);
    if (tree.kind[inner] === K.call) inner = unwrap(tree, childOf(tree, inner, 'function'));
    if (tree.kind[inner] !== K.attribute || !matcher.budget.spend()) return found;
    at = childOf(tree, inner, 'object');
  }
}

function matchCall(matcher: Matcher, pattern: Of<'call'>, node: Node, bindings: Bindings): Ways {
  const { tree } = matcher.target;
  const kind = tree.kind[node];
  if (kind === K.print_statement || kind === K.exec_statement) {
    const name = kind === K.print_statement ? 'print' : 'exec';
    if (pattern.callee.kind !== 'name' || pattern.callee.text !== name) return NO_WAY;
    return matchArguments(matcher, pattern.args, argumentsOf(tree, node), tree.end[node]!, bindings);
  }
  if (isBareDecorator(tree, node)) {
    const ways = matchExpression(matcher, pattern.callee, node, bindings);
    return ways.flatMap((way) => matchArguments(matcher, pattern.args, [], tree.end[node]!, way));
  }
  if (kind !== K.call) return NO_WAY;
  const callee = childOf(tree, node, 'function');
  const ways = matchExpression(matcher, pattern.callee, callee, bindings);
  if (ways.length === 0) return NO_WAY;
  const onlyDots = pattern.args.length === 1 && pattern.args[0]!.kind === 'dots';
  if (onlyDots) return ways;
  const args = argumentsOf(tree, node);
  return ways.flatMap((way) => matchArguments(matcher, pattern.args, args, tree.end[node]! - 1, way));
}

/**
 * Arguments: keyword patterns first, in any order, each with an argument of its own; the other patterns in order
 * with the arguments that are left. Only `...` and `$...ARGS` can stand for a keyword argument that no pattern names.
 */
export function matchArguments(
  matcher: Matcher,
  patterns: readonly Expr[],
  args: readonly Node[],
  emptyAt: number,
  bindings: Bindings,
): Ways {
  if (!patterns.some((pattern) => pattern.kind === 'keyword'))
    return matchList(matcher, patterns, args, emptyAt, bindings);
  const keywords = patterns.filter((pattern): pattern is Of<'keyword'> => pattern.kind === 'keyword');
  // `$...A, k=1, $...B`: what stands before the keyword argument and what behind is told apart where it can be.
  if (patterns.some((pattern) => pattern.kind === 'metavariable-dots')) {
    const inOrder = matchList(matcher, patterns, args, emptyAt, bindings);
    if (inOrder.length > 0) return inOrder;
  }
  const others = patterns.filter((pattern) => pattern.kind !== 'keyword');
  if (others.length > args.length && !others.some(isOpen)) return NO_WAY;
  let states: { left: readonly Node[]; bindings: Bindings }[] = [{ left: args, bindings }];
  for (const keyword of keywords) {
    states = states.flatMap(({ left, bindings: before }) =>
      left.flatMap((arg) => {
        if (matcher.target.tree.kind[arg] !== K.keyword_argument) return [];
        const ways = matchExpression(matcher, keyword, arg, before);
        return ways.map((way) => ({ left: left.filter((other) => other !== arg), bindings: way }));
      }),
    );
    if (states.length === 0) return NO_WAY;
  }
  return states.flatMap((state) => matchList(matcher, others, state.left, emptyAt, state.bindings));
}

const isOpen = (pattern: Expr): boolean => pattern.kind === 'dots' || pattern.kind === 'metavariable-dots';

/** Patterns in order against all of the nodes. */
export function matchList(
  matcher: Matcher,
  patterns: readonly Expr[],
  nodes: readonly Node[],
  emptyAt: number,
  bindings: Bindings,
): Ways {
  if (!patterns.some(isOpen)) {
    if (patterns.length !== nodes.length) return NO_WAY;
    let ways: Ways = [bindings];
    for (let i = 0; i < patterns.length && ways.length > 0; i++) {
      const pattern = patterns[i]!;
      const node = nodes[i]!;
      ways =
        ways.length === 1
          ? matchExpression(matcher, pattern, node, ways[0])
          : ways.flatMap((way) => matchExpression(matcher, pattern, node, way));
    }
    return ways;
  }
  const states = runSequence<Expr>(
    {
      patterns,
      length: nodes.length,
      from: 0,
      isDots: (pattern) => pattern.kind === 'dots',
      dotsName: (pattern) => (pattern.kind === 'metavariable-dots' ? pattern.name : undefined),
      matchAt: (pattern, at, before) => matchExpression(matcher, pattern, nodes[at]!, before),
      bindRange: (name, from, to, before) => bindNodes(matcher, name, nodes.slice(from, to), emptyAt, before),
    },
    bindings,
  );
  return states.filter((state) => isComplete(state, nodes.length)).map((state) => state.bindings);
}

/** Patterns in any order, each with a node of its own; others may remain only if `...` is among the patterns. */
export function matchUnordered(
  matcher: Matcher,
  patterns: readonly Expr[],
  nodes: readonly Node[],
  bindings: Bindings,
  mayRemain = patterns.some((pattern) => pattern.kind === 'dots'),
  matchOne: typeof matchExpression = matchExpression,
): Ways {
  const wanted = patterns.filter((pattern) => pattern.kind !== 'dots');
  if (wanted.length > nodes.length || (!mayRemain && wanted.length !== nodes.length)) return NO_WAY;
  return assign(matcher, wanted, nodes, bindings, (pattern, node, way) =>
    matchOne(matcher, pattern, node, way),
  );
}

/** `<... e ...>`: the node itself or any expression inside it. */
export function matchDeep(matcher: Matcher, inner: Expr, node: Node, bindings: Bindings): Ways {
  const { tree } = matcher.target;
  const found: Bindings[] = [];
  const kinds = matcher.options.symbolicPropagation ? undefined : matcher.anchor(inner).kinds;
  for (let row = node; row < tree.last[node]!; row++) {
    if (row !== node) {
      if (kinds !== undefined && !kinds.has(tree.kind[row]!)) continue;
      if (!isExpressionRow(tree, row)) continue;
    }
    if (!matcher.budget.spend()) break;
    for (const way of matchExpression(matcher, inner, row, bindings)) found.push(way);
    if (found.length > 0 && found[0] === bindings) break;
  }
  return found;
}

/** Associative operators: the operands in order; `...` and metavariables may stand for several. */
function matchOperands(matcher: Matcher, pattern: Of<'operands'>, node: Node, bindings: Bindings): Ways {
  const { tree } = matcher.target;
  const kind = tree.kind[node];
  if (kind !== K.boolean_operator && kind !== K.binary_operator) return NO_WAY;
  if (operatorOf(tree, node) !== (T as Record<string, number>)[pattern.operator]) return NO_WAY;
  const { options } = matcher;
  const operands = options.associative
    ? operandsOf(tree, node)
    : [childOf(tree, node, 'left'), childOf(tree, node, 'right')];
  if (!pattern.operands.every((part) => mayBeAmong(matcher, part, operands))) return NO_WAY;
  const bitwise = pattern.operator !== 'and' && pattern.operator !== 'or';
  if (options.associative && (bitwise || options.commutativeBoolean))
    return matchCommutative(matcher, pattern.operands, operands, bindings);
  return runSequence<Expr>(
    {
      patterns: pattern.operands,
      length: operands.length,
      from: 0,
      isDots: (part) => part.kind === 'dots',
      dotsName: (part) => (options.associative && part.kind === 'metavariable' ? part.name : undefined),
      matchAt: (part, at, before) => matchExpression(matcher, part, operands[at]!, before),
      bindRange: (name, from, to, before) =>
        to === from
          ? NO_WAY
          : to === from + 1
            ? bindNode(matcher, name, operands[from]!, before)
            : bindNodes(matcher, name, operands.slice(from, to), tree.end[node]!, before),
    },
    bindings,
  )
    .filter((state) => isComplete(state, operands.length))
    .map((state) => state.bindings);
}

/** Cheap: whether a node is of a kind that a pattern can match. */
function mayBeAmong(matcher: Matcher, pattern: Expr, nodes: readonly Node[]): boolean {
  const { kinds } = matcher.anchor(pattern);
  if (kinds === undefined || kinds.has(K.identifier) || matcher.options.symbolicPropagation) return true;
  const { tree } = matcher.target;
  return nodes.some((node) => kinds.has(tree.kind[unwrap(tree, node)]!));
}

/** Commutative operators: the patterns with different operands in any order; metavariables take the rest. */
function matchCommutative(
  matcher: Matcher,
  patterns: readonly Expr[],
  operands: readonly Node[],
  bindings: Bindings,
): Ways {
  if (patterns.length > operands.length && !patterns.some((pattern) => pattern.kind === 'dots'))
    return NO_WAY;
  const fixed = patterns.filter((pattern) => pattern.kind !== 'metavariable');
  const open = patterns.filter((pattern) => pattern.kind === 'metavariable');
  return matchUnordered(matcher, [...fixed, ...open], operands, bindings, true);
}

function matchAssignment(matcher: Matcher, pattern: Of<'assignment'>, node: Node, bindings: Bindings): Ways {
  const { tree } = matcher.target;
  const parts = assignmentParts(tree, node);
  if (parts === undefined) return NO_WAY;
  let ways: Ways = [bindings];
  if (pattern.type !== undefined) {
    const { type } = pattern;
    if (parts.type === NONE) return NO_WAY;
    ways = matchExpression(matcher, type, parts.type, bindings);
  } else if (parts.type !== NONE && !matcher.options.assignmentForms) return NO_WAY;
  const { right } = pattern;
  if (right === undefined) {
    if (parts.right !== NONE) return NO_WAY;
    return ways.flatMap((way) => matchExpression(matcher, pattern.left, parts.left, way));
  }
  if (parts.right === NONE) return NO_WAY;
  const pair = (left: Node, value: Node): Ways =>
    ways.flatMap((way) =>
      matchExpression(matcher, pattern.left, left, way).flatMap((next) =>
        matchExpression(matcher, right, value, next),
      ),
    );
  const whole = pair(parts.left, parts.right);
  if (whole.length > 0) return whole;
  // `a, b = 1, 2` is `a = 1` and `b = 2`.
  const left = unwrap(tree, parts.left);
  const value = unwrap(tree, parts.right);
  if (canonicalKind(tree.kind[left]!) !== K.tuple || canonicalKind(tree.kind[value]!) !== K.tuple)
    return NO_WAY;
  const lefts = namedChildren(tree, left);
  const values = namedChildren(tree, value);
  if (lefts.length !== values.length) return NO_WAY;
  return lefts.flatMap((item, i) => pair(item, values[i]!));
}

export function matchParameters(
  matcher: Matcher,
  patterns: readonly Expr[],
  list: Node,
  bindings: Bindings,
): Ways {
  const { tree } = matcher.target;
  const nodes = list === NONE ? [] : namedChildren(tree, list);
  if (patterns.length === 1 && patterns[0]!.kind === 'dots') return [bindings];
  return matchList(matcher, patterns, nodes, list === NONE ? 0 : tree.end[list]! - 1, bindings);
}

/** A parameter pattern says nothing about an annotation or default that it does not have. */
function matchParameter(matcher: Matcher, pattern: Parameter, node: Node, bindings: Bindings): Ways {
  const { tree } = matcher.target;
  const kind = tree.kind[node];
  if (pattern.default !== undefined && kind !== K.default_parameter && kind !== K.typed_default_parameter)
    return NO_WAY;
  const parts = parameterParts(tree, node);
  if (parts === undefined || parts.star !== pattern.star) return NO_WAY;
  let ways = matchName(matcher, pattern.name, parts.name, bindings);
  const { type, default: value } = pattern;
  if (type !== undefined)
    ways =
      parts.type === NONE ? NO_WAY : ways.flatMap((way) => matchExpression(matcher, type, parts.type, way));
  if (value !== undefined)
    ways =
      parts.default === NONE
        ? NO_WAY
        : ways.flatMap((way) => matchExpression(matcher, value, parts.default, way));
  return ways;
}

/** Everything else: the same kind and tokens, then child by child. */
function matchShape(matcher: Matcher, pattern: Of<'shape'>, node: Node, bindings: Bindings): Ways {
  const { tree } = matcher.target;
  const raw = tree.kind[node]!;
  const kind = raw === K.expression_statement ? K.tuple : canonicalKind(raw);
  if (kind !== pattern.shape) {
    const open = pattern.children.length === 1 && pattern.children[0]!.kind === 'dots';
    // `[...]` also stands for a comprehension.
    const comprehension =
      (pattern.shape === K.list && kind === K.list_comprehension) ||
      (pattern.shape === K.set && (kind === K.set_comprehension || kind === K.dictionary));
    return open && comprehension ? [bindings] : NO_WAY;
  }
  if (kind === K.subscript) return matchSubscript(matcher, pattern, node, bindings);
  if (kind === K.binary_operator) {
    if (operatorOf(tree, node) !== pattern.tokens[0]) return NO_WAY;
  } else if (kind !== K.pair && (pattern.tokens.length > 0 || HAS_TOKENS.has(kind))) {
    if (!hasTokens(tree, node, pattern.tokens)) return NO_WAY;
  }
  const children = namedChildren(tree, node);
  if (kind === K.set) return matchUnordered(matcher, pattern.children, children, bindings);
  const ways = matchList(matcher, pattern.children, children, tree.end[node]!, bindings);
  if (ways.length > 0) return ways;
  return matchRearranged(matcher, pattern, node, children, bindings);
}

/** Kinds whose tokens matter even if the pattern has none. */
const HAS_TOKENS: ReadonlySet<number> = new Set([K.yield, K.slice, K.raise_statement]);

/** `1 + ...` also matches `1 + 2 + 3`; with `symmetric_eq`, `a == b` also matches `b == a`. */
function matchRearranged(
  matcher: Matcher,
  pattern: Of<'shape'>,
  node: Node,
  children: readonly Node[],
  bindings: Bindings,
): Ways {
  const [first, second] = pattern.children;
  if (pattern.shape === K.binary_operator && first !== undefined && second?.kind === 'dots') {
    // Down the left operands of the same operator, without recursion: chains may be long.
    const { tree } = matcher.target;
    let at = unwrap(tree, children[0]!);
    while (tree.kind[at] === K.binary_operator && operatorOf(tree, at) === operatorOf(tree, node)) {
      if (!matcher.budget.spend()) return NO_WAY;
      const left = unwrap(tree, childOf(tree, at, 'left'));
      const ways = matchExpression(matcher, first, left, bindings);
      if (ways.length > 0) return ways;
      at = left;
    }
    return NO_WAY;
  }
  const equality = pattern.tokens[0] === T['=='] || pattern.tokens[0] === T['!='];
  if (!matcher.options.symmetricEquality || pattern.shape !== K.comparison_operator || !equality)
    return NO_WAY;
  return matchList(matcher, pattern.children, [...children].reverse(), 0, bindings);
}

function matchSubscript(matcher: Matcher, pattern: Of<'shape'>, node: Node, bindings: Bindings): Ways {
  const { tree } = matcher.target;
  const { value, indices } = subscriptParts(tree, node);
  const [object, index] = pattern.children;
  if (object === undefined || index === undefined) return NO_WAY;
  const ways = matchExpression(matcher, object, value, bindings);
  if (indices.length === 1) return ways.flatMap((way) => matchExpression(matcher, index, indices[0]!, way));
  const end = tree.end[node]! - 1;
  if (index.kind === 'dots') return ways;
  if (index.kind === 'metavariable')
    return ways.flatMap((way) => bindNodes(matcher, index.name, indices, end, way));
  if (index.kind !== 'shape' || index.shape !== K.tuple) return NO_WAY;
  return ways.flatMap((way) => matchList(matcher, index.children, indices, end, way));
}

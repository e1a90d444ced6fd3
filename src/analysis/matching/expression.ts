/**
 * Expression patterns against syntax nodes. Recursion follows the pattern, whose depth is bounded when it is
 * loaded; the code under analysis is only ever walked by rows.
 */
import { unwrap } from '../rules/canonical.js';
import { sameLiteral } from '../rules/literal.js';
import type { Expr } from '../rules/pattern.js';
import { K } from '../syntax/kinds.js';
import { NONE, childOf, namedChildren, textOf, type Node } from '../syntax/tree.js';
import { matchAssignment } from './assignment.js';
import { NO_WAY, lookup, type Bindings, type Ways } from './bindings.js';
import { matchArguments, matchUnordered } from './lists.js';
import { bindNode, bindNodes, type Matcher } from './matcher.js';
import { attributeParts, dottedParts, matchImported, matchName } from './names.js';
import { matchOperands } from './operands.js';
import { matchParameter, matchParameters } from './parameters.js';
import { matchShape } from './shape.js';
import { rowsWithin } from './sorted-rows.js';
import { matchFormatted, matchString } from './strings.js';
import { argumentsOf, hasText, isBareDecorator, isExpressionRow } from './syntax-views.js';
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

/** The text of the only identifiers that a metavariable can stand for, once it is bound to one that is no constant. */
function boundName({ target, options }: Matcher, inner: Expr, bindings: Bindings): string | undefined {
  if (inner.kind !== 'metavariable' || options.symbolicPropagation) return undefined;
  const bound = lookup(bindings, inner.name);
  if (bound?.kind !== 'node' || target.tree.kind[bound.node] !== K.identifier) return undefined;
  return target.constants.mayBeConstant(bound.node) ? undefined : textOf(target.tree, bound.node);
}

/** `<... e ...>`: the node itself or any expression inside it. */
export function matchDeep(matcher: Matcher, inner: Expr, node: Node, bindings: Bindings): Ways {
  const { target } = matcher;
  const { tree } = target;
  const name = boundName(matcher, inner, bindings);
  if (name !== undefined) {
    const isThere = (row: Node): boolean =>
      isExpressionRow(tree, row) && matchExpression(matcher, inner, row, bindings).length > 0;
    return rowsWithin(target.names.named(name), node, tree.last[node]!).some(isThere) ? [bindings] : NO_WAY;
  }
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

/** Syntax tree of a preprocessed pattern -> pattern tree: statements. */
import { K, T } from '../syntax/kinds.js';
import {
  NONE,
  childOf,
  childrenOf,
  firstChild,
  hasToken,
  namedChildren,
  textOf,
  type Node,
  type SyntaxTree,
} from '../syntax/tree.js';
import { convertAll, convertExpression, convertName, convertParameters, PatternError } from './convert-expression.js';
import { DOTS } from './pattern-source.js';
import { NO_BODY } from './pattern-wrap.js';
import type { Body, Case, Expr, Handler, ImportedName, ModuleName, Statement, WithItem } from './pattern.js';

/** The statements of a module or block. */
export function convertStatements(tree: SyntaxTree, block: Node): Statement[] {
  return namedChildren(tree, block).map((statement) => convertStatement(tree, statement));
}

export function convertStatement(tree: SyntaxTree, node: Node): Statement {
  switch (tree.kind[node]) {
    case K.expression_statement: {
      const expr = convertExpression(tree, node);
      if (expr.kind === 'dots') return { kind: 'statement-dots' };
      if (expr.kind === 'metavariable') return { kind: 'statement-metavariable', name: expr.name };
      return { kind: 'statement-expression', expr };
    }
    case K.decorated_definition:
      return convertDecorated(tree, node);
    case K.function_definition:
      return convertFunction(tree, node, []);
    case K.class_definition:
      return convertClass(tree, node, []);
    case K.if_statement:
      return convertIf(tree, node);
    case K.while_statement:
      return {
        kind: 'while',
        condition: convertExpression(tree, childOf(tree, node, 'condition')),
        body: bodyOf(tree, node),
        otherwise: elseOf(tree, node),
      };
    case K.for_statement:
      return {
        kind: 'for',
        async: hasToken(tree, node, T.async),
        left: convertExpression(tree, childOf(tree, node, 'left')),
        right: convertExpression(tree, childOf(tree, node, 'right')),
        body: bodyOf(tree, node),
        otherwise: elseOf(tree, node),
      };
    case K.with_statement:
      return convertWith(tree, node);
    case K.try_statement:
      return convertTry(tree, node);
    case K.import_statement:
      return { kind: 'import', names: childrenOf(tree, node, 'name').map((name) => convertImported(tree, name)) };
    case K.import_from_statement:
    case K.future_import_statement:
      return convertImportFrom(tree, node);
    case K.match_statement:
      return convertMatch(tree, node);
    case K.ERROR:
      throw new PatternError('this is not Python');
    default:
      return { kind: 'statement-expression', expr: convertExpression(tree, node) };
  }
}


function convertDecorated(tree: SyntaxTree, node: Node): Statement {
  const decorators = namedChildren(tree, node)
    .filter((child) => tree.kind[child] === K.decorator)
    .map((child) => convertExpression(tree, namedChildren(tree, child)[0] ?? child));
  const definition = childOf(tree, node, 'definition');
  if (tree.kind[definition] === K.class_definition) return convertClass(tree, definition, decorators);
  if (textOf(tree, childOf(tree, definition, 'name')) === NO_BODY) return { kind: 'decorators', decorators };
  return convertFunction(tree, definition, decorators);
}

function convertFunction(tree: SyntaxTree, node: Node, decorators: readonly Expr[]): Statement {
  const returns = childOf(tree, node, 'return_type');
  return {
    kind: 'function',
    decorators,
    async: hasToken(tree, node, T.async),
    name: convertName(textOf(tree, childOf(tree, node, 'name'))),
    parameters: convertParameters(tree, childOf(tree, node, 'parameters')),
    returns: returns === NONE ? undefined : convertExpression(tree, returns),
    body: bodyOf(tree, node),
  };
}

function convertClass(tree: SyntaxTree, node: Node, decorators: readonly Expr[]): Statement {
  const bases = childOf(tree, node, 'superclasses');
  return {
    kind: 'class',
    decorators,
    name: convertName(textOf(tree, childOf(tree, node, 'name'))),
    bases: bases === NONE ? [] : convertAll(tree, namedChildren(tree, bases)),
    body: bodyOf(tree, node),
  };
}

/** `elif` is an `if` in the `else`. */
function convertIf(tree: SyntaxTree, node: Node): Statement {
  let otherwise: Body;
  for (const alternative of childrenOf(tree, node, 'alternative').reverse()) {
    if (tree.kind[alternative] === K.else_clause) otherwise = bodyOf(tree, alternative);
    else
      otherwise = [
        {
          kind: 'if',
          condition: convertExpression(tree, childOf(tree, alternative, 'condition')),
          body: blockBody(tree, childOf(tree, alternative, 'consequence')),
          otherwise,
        },
      ];
  }
  return {
    kind: 'if',
    condition: convertExpression(tree, childOf(tree, node, 'condition')),
    body: blockBody(tree, childOf(tree, node, 'consequence')),
    otherwise,
  };
}

function convertWith(tree: SyntaxTree, node: Node): Statement {
  const clause = namedChildren(tree, node).find((child) => tree.kind[child] === K.with_clause);
  const items = clause === undefined ? [] : namedChildren(tree, clause).map((item) => convertWithItem(tree, item));
  return { kind: 'with', async: hasToken(tree, node, T.async), items, body: bodyOf(tree, node) };
}

function convertWithItem(tree: SyntaxTree, item: Node): WithItem {
  const { value, alias } = asPattern(tree, childOf(tree, item, 'value'));
  return {
    value: convertExpression(tree, value),
    alias: alias === NONE ? undefined : convertExpression(tree, alias),
  };
}

/** Value and alias of `value as alias`; a value without alias is itself. */
export function asPattern(tree: SyntaxTree, node: Node): { value: Node; alias: Node } {
  if (tree.kind[node] !== K.as_pattern) return { value: node, alias: NONE };
  const [value, alias] = namedChildren(tree, node);
  return { value: value ?? node, alias: alias ?? NONE };
}

function convertTry(tree: SyntaxTree, node: Node): Statement {
  const handlers: Handler[] = [];
  let otherwise: Body;
  let final: Body;
  for (const child of namedChildren(tree, node)) {
    if (tree.kind[child] === K.except_clause) handlers.push(convertHandler(tree, child));
    else if (tree.kind[child] === K.else_clause) otherwise = bodyOf(tree, child);
    else if (tree.kind[child] === K.finally_clause) final = blockBody(tree, blockIn(tree, child));
  }
  const body = bodyOf(tree, node);
  if (body === undefined) {
    if (final !== undefined) return { kind: 'finally', body: final };
    if (handlers.length === 1) return { kind: 'handler', handler: handlers[0]! };
  }
  return { kind: 'try', body, handlers, otherwise, finally: final };
}

function convertHandler(tree: SyntaxTree, node: Node): Handler {
  const { type, alias } = handlerParts(tree, node);
  return {
    type: type === NONE ? undefined : convertExpression(tree, type),
    alias: alias === NONE ? undefined : convertExpression(tree, alias),
    body: blockBody(tree, blockIn(tree, node)),
  };
}

/** What an `except` clause names: `except T as a`, or Python 2's `except T, a`. */
export function handlerParts(tree: SyntaxTree, node: Node): { type: Node; alias: Node } {
  const named = namedChildren(tree, node).filter((child) => tree.kind[child] !== K.block);
  const first = named[0] ?? NONE;
  if (first === NONE) return { type: NONE, alias: NONE };
  if (named.length === 2) return { type: first, alias: named[1]! };
  const { value, alias } = asPattern(tree, first);
  return { type: value, alias };
}

function convertMatch(tree: SyntaxTree, node: Node): Statement {
  const subjects = convertAll(tree, childrenOf(tree, node, 'subject'));
  const cases: Case[] = [];
  for (const child of namedChildren(tree, childOf(tree, node, 'body')))
    if (tree.kind[child] === K.case_clause) cases.push(convertCase(tree, child));
  return {
    kind: 'match',
    subject: subjects.length === 1 ? subjects[0]! : tupleOf(subjects),
    cases,
  };
}

function convertCase(tree: SyntaxTree, node: Node): Case {
  const guard = childOf(tree, node, 'guard');
  const patterns = namedChildren(tree, node).filter((child) => tree.kind[child] === K.case_pattern);
  const converted = convertAll(tree, patterns);
  return {
    pattern: converted.length === 1 ? converted[0]! : tupleOf(converted),
    guard: guard === NONE ? undefined : convertExpression(tree, namedChildren(tree, guard)[0]!),
    body: blockBody(tree, childOf(tree, node, 'consequence')),
  };
}

const tupleOf = (children: readonly Expr[]): Expr => ({ kind: 'shape', shape: K.tuple, tokens: [], children });

function convertImportFrom(tree: SyntaxTree, node: Node): Statement {
  const names = childrenOf(tree, node, 'name').map((name) => convertImported(tree, name));
  const star = namedChildren(tree, node).some((child) => tree.kind[child] === K.wildcard_import);
  const module = childOf(tree, node, 'module_name');
  return {
    kind: 'import-from',
    module: module === NONE ? { dots: 0, parts: [{ kind: 'name', text: '__future__' }] } : moduleName(tree, module),
    names: star ? 'all' : names,
  };
}

export function moduleName(tree: SyntaxTree, node: Node): ModuleName {
  const relative = tree.kind[node] === K.relative_import;
  const prefix = relative ? firstChild(tree, node) : NONE;
  const dotted = relative ? (namedChildren(tree, node).find((child) => tree.kind[child] === K.dotted_name) ?? NONE) : node;
  return {
    dots: prefix === NONE ? 0 : textOf(tree, prefix).replace(/[^.]/g, '').length,
    parts: dotted === NONE ? [] : pathOf(tree, dotted),
  };
}

function pathOf(tree: SyntaxTree, dotted: Node) {
  return namedChildren(tree, dotted).map((part) => convertName(textOf(tree, part)));
}

function convertImported(tree: SyntaxTree, node: Node): ImportedName {
  if (tree.kind[node] !== K.aliased_import) return { path: pathOf(tree, node), alias: undefined };
  return {
    path: pathOf(tree, childOf(tree, node, 'name')),
    alias: convertName(textOf(tree, childOf(tree, node, 'alias'))),
  };
}

const bodyOf = (tree: SyntaxTree, node: Node): Body => blockBody(tree, childOf(tree, node, 'body'));

function elseOf(tree: SyntaxTree, node: Node): Body {
  const alternative = childOf(tree, node, 'alternative');
  return alternative === NONE ? undefined : bodyOf(tree, alternative);
}

const blockIn = (tree: SyntaxTree, node: Node): Node =>
  namedChildren(tree, node).find((child) => tree.kind[child] === K.block) ?? NONE;

/** The statements of a body; undefined when it is only the stand-in for a missing one. */
function blockBody(tree: SyntaxTree, block: Node): Body {
  if (block === NONE) return undefined;
  const text = textOf(tree, block).trim();
  if (text === NO_BODY) return undefined;
  if (text === DOTS) return [{ kind: 'statement-dots' }];
  return convertStatements(tree, block);
}

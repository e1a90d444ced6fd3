/** Syntax tree of a preprocessed pattern -> pattern tree: expressions. */
import { stringPieces } from '../semantics/index.js';
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
import { canonicalKind, significantTokens, unwrap } from './canonical.js';
import { literalOf } from './literal.js';
import type { Expr, NamePattern, StringPart } from './pattern.js';
import { DEEP, DICT_DOTS, DOTS, META, TYPED } from './pattern-source.js';
import { compileRegex } from './regex.js';

/** A pattern that cannot be used, and why; caught where patterns are parsed. */
export class PatternError extends Error {}

export function convertExpression(tree: SyntaxTree, given: Node): Expr {
  const node = unwrap(tree, given);
  switch (tree.kind[node]) {
    case K.identifier:
      return convertIdentifier(textOf(tree, node));
    case K.ellipsis:
      return { kind: 'dots' };
    case K.attribute:
      return convertAttribute(tree, node);
    case K.call:
      return convertCall(tree, node);
    case K.keyword_argument:
    case K.keyword_pattern:
      return convertKeyword(tree, node);
    case K.string:
    case K.concatenated_string:
      return convertString(tree, node);
    case K.integer:
    case K.float:
    case K.true:
    case K.false:
    case K.none: {
      const value = literalOf(tree, node);
      return value === undefined ? shape(tree, node) : { kind: 'literal', value };
    }
    case K.boolean_operator:
    case K.binary_operator:
      return convertBinary(tree, node);
    case K.assignment:
    case K.named_expression:
      return convertAssignment(tree, node);
    case K.dictionary:
    case K.dict_pattern:
      return { kind: 'dictionary', items: namedChildren(tree, node).map((item) => convertDictionaryItem(tree, item)) };
    case K.lambda:
      return convertLambda(tree, node);
    case K.subscript:
      return convertSubscript(tree, node);
    case K.expression_statement:
      return { kind: 'shape', shape: K.tuple, tokens: [], children: convertAll(tree, namedChildren(tree, node)) };
    default:
      return shape(tree, node);
  }
}

export function convertAll(tree: SyntaxTree, nodes: readonly Node[]): Expr[] {
  return nodes.map((node) => convertExpression(tree, node));
}

export function convertIdentifier(text: string): Expr {
  if (text.startsWith(META + DOTS)) return { kind: 'metavariable-dots', name: `$...${text.slice(4)}` };
  return convertName(text);
}

/** A name in a place where only a name can stand. */
export function convertName(text: string): NamePattern {
  if (text === DOTS) return { kind: 'dots' };
  if (text.startsWith(META) || text.startsWith(TYPED)) return { kind: 'metavariable', name: `$${text.slice(1)}` };
  return { kind: 'name', text };
}

function convertAttribute(tree: SyntaxTree, node: Node): Expr {
  const object = convertExpression(tree, childOf(tree, node, 'object'));
  const attribute = convertName(textOf(tree, childOf(tree, node, 'attribute')));
  return attribute.kind === 'dots' ? { kind: 'chain', object } : { kind: 'attribute', object, attribute };
}

function convertCall(tree: SyntaxTree, node: Node): Expr {
  const callee = childOf(tree, node, 'function');
  const list = childOf(tree, node, 'arguments');
  const args = tree.kind[list] === K.argument_list ? namedChildren(tree, list) : [list];
  if (tree.kind[callee] === K.identifier && textOf(tree, callee) === DEEP) {
    if (args.length !== 1) throw new PatternError('`<... ...>` must hold one expression');
    return { kind: 'deep', inner: convertExpression(tree, args[0]!) };
  }
  return { kind: 'call', callee: convertExpression(tree, callee), args: convertAll(tree, args) };
}

function convertKeyword(tree: SyntaxTree, node: Node): Expr {
  const [name, value] = namedChildren(tree, node);
  return {
    kind: 'keyword',
    name: convertName(textOf(tree, name!)),
    value: convertExpression(tree, value!),
  };
}

function convertString(tree: SyntaxTree, node: Node): Expr {
  const read = stringPieces(tree, node);
  if (read === undefined) throw new PatternError('str and bytes are mixed');
  const strings = tree.kind[node] === K.concatenated_string ? namedChildren(tree, node) : [];
  if (strings.some((string) => rawContent(tree, string) === '...'))
    return {
      kind: 'shape',
      shape: K.concatenated_string,
      tokens: [],
      children: strings.map((string): Expr => {
        const part = convertExpression(tree, string);
        return part.kind === 'any-string' ? { kind: 'dots' } : part;
      }),
    };
  const only = read.pieces.length === 1 ? read.pieces[0] : undefined;
  const raw = rawContent(tree, node);
  if (raw !== undefined) {
    const content = /^\$([A-Z_][A-Z_0-9]*)$/.exec(raw);
    if (content !== null) return { kind: 'string-content', name: `$${content[1]!}` };
    const regex = /^=~\/([^]*)\/([imsx]*)$/.exec(raw);
    if (regex !== null) {
      const compiled = compileRegex(regex[2] === '' ? regex[1]! : `(?${regex[2]!})${regex[1]!}`);
      if (typeof compiled === 'string') throw new PatternError(compiled);
      return { kind: 'string-regex', regex: compiled };
    }
    if (raw === '...')
      return isFormatted(tree, node) ? { kind: 'f-string', parts: [{ kind: 'dots' }] } : { kind: 'any-string' };
    if (!isFormatted(tree, node)) {
      const value = only !== undefined && 'text' in only ? only.text : read.pieces.length === 0 ? '' : raw;
      return { kind: 'literal', value: { type: read.kind === 'bytes' ? 'bytes' : 'string', value } };
    }
  }
  const parts: StringPart[] = [];
  for (const piece of read.pieces) {
    if ('hole' in piece) {
      const expression = childOf(tree, piece.hole, 'expression');
      parts.push({ kind: 'hole', expr: convertExpression(tree, expression) });
    } else parts.push(...textParts(piece.text));
  }
  if (parts.every((part) => part.kind === 'text')) {
    const value = parts.map((part) => (part.kind === 'text' ? part.text : '')).join('');
    return { kind: 'literal', value: { type: 'string', value } };
  }
  return { kind: 'f-string', parts };
}

/** `...` and a `$X` that stands alone between holes are special in an f-string. */
function textParts(text: string): StringPart[] {
  const content = /^\$([A-Z_][A-Z_0-9]*)$/.exec(text);
  if (content !== null) return [{ kind: 'content', name: `$${content[1]!}` }];
  const parts: StringPart[] = [];
  text.split('...').forEach((piece, i) => {
    if (i > 0) parts.push({ kind: 'dots' });
    if (piece !== '') parts.push({ kind: 'text', text: piece });
  });
  return parts;
}

/** The characters between the quotes of a single string without holes. */
function rawContent(tree: SyntaxTree, node: Node): string | undefined {
  if (tree.kind[node] !== K.string) return undefined;
  let start = tree.start[node]!;
  let end = tree.end[node]!;
  for (let child = firstChild(tree, node); child !== NONE; child = tree.next[child]!) {
    if (tree.kind[child] === K.string_start) start = tree.end[child]!;
    else if (tree.kind[child] === K.string_end) end = tree.start[child]!;
    else if (tree.kind[child] === K.interpolation) return undefined;
  }
  return tree.text.slice(start, end);
}

const isFormatted = (tree: SyntaxTree, node: Node): boolean =>
  /^[^'"]*f/i.test(tree.text.slice(tree.start[node], tree.start[node]! + 4));

/** Operators whose operands are matched as a flat list. */
const ASSOCIATIVE: ReadonlySet<number> = new Set([T.and, T.or, T['|'], T['&'], T['^']]);

function convertBinary(tree: SyntaxTree, node: Node): Expr {
  const operator = childOf(tree, node, 'operator');
  if (!ASSOCIATIVE.has(tree.kind[operator]!)) return shape(tree, node);
  return {
    kind: 'operands',
    operator: textOf(tree, operator),
    operands: convertAll(tree, operandsOf(tree, node)),
  };
}

/** The operands of a chain of one associative operator, from left to right. */
export function operandsOf(tree: SyntaxTree, node: Node): Node[] {
  const operator = tree.kind[childOf(tree, node, 'operator')];
  const operands: Node[] = [];
  const pending = [node];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const inner = unwrap(tree, next);
    const kind = tree.kind[inner];
    const same =
      (kind === K.boolean_operator || kind === K.binary_operator) &&
      tree.kind[childOf(tree, inner, 'operator')] === operator;
    if (same) pending.push(childOf(tree, inner, 'right'), childOf(tree, inner, 'left'));
    else operands.push(inner);
  }
  return operands;
}

function convertAssignment(tree: SyntaxTree, node: Node): Expr {
  const walrus = tree.kind[node] === K.named_expression;
  const left = childOf(tree, node, walrus ? 'name' : 'left');
  const right = childOf(tree, node, walrus ? 'value' : 'right');
  const type = childOf(tree, node, 'type');
  if (walrus && textOf(tree, left).startsWith(TYPED))
    return { kind: 'typed', name: `$${textOf(tree, left).slice(1)}`, type: convertExpression(tree, right) };
  return {
    kind: 'assignment',
    left: convertExpression(tree, left),
    right: right === NONE ? undefined : convertExpression(tree, right),
    type: type === NONE ? undefined : convertExpression(tree, type),
  };
}

function convertDictionaryItem(tree: SyntaxTree, item: Node): Expr {
  if (tree.kind[item] === K.dictionary_splat && textOf(tree, item).endsWith(DICT_DOTS)) return { kind: 'dots' };
  return convertExpression(tree, item);
}

function convertLambda(tree: SyntaxTree, node: Node): Expr {
  const parameters = childOf(tree, node, 'parameters');
  return {
    kind: 'lambda',
    parameters: parameters === NONE ? [] : convertParameters(tree, parameters),
    body: convertExpression(tree, childOf(tree, node, 'body')),
  };
}

export function convertParameters(tree: SyntaxTree, list: Node): Expr[] {
  return namedChildren(tree, list).map((parameter) => convertParameter(tree, parameter));
}

function convertParameter(tree: SyntaxTree, node: Node): Expr {
  const kind = tree.kind[node];
  const type = childOf(tree, node, 'type');
  const value = childOf(tree, node, 'value');
  const first = childOf(tree, node, 'name');
  const named = first !== NONE ? first : kind === K.identifier ? node : (namedChildren(tree, node)[0] ?? node);
  const text = textOf(tree, named).replace(/^\*+/, '');
  if (kind === K.identifier) {
    const name = convertIdentifier(text);
    if (name.kind === 'dots' || name.kind === 'metavariable-dots') return name;
  }
  if (kind === K.keyword_separator || kind === K.positional_separator || kind === K.tuple_pattern)
    return shape(tree, node);
  const source = textOf(tree, node);
  return {
    kind: 'parameter',
    parameter: {
      star: source.startsWith('**') ? '**' : source.startsWith('*') ? '*' : '',
      name: convertName(text),
      type: type === NONE ? undefined : convertExpression(tree, type),
      default: value === NONE ? undefined : convertExpression(tree, value),
    },
  };
}

/** `x[a, b]` is `x[(a, b)]`. */
function convertSubscript(tree: SyntaxTree, node: Node): Expr {
  const indices = childrenOf(tree, node, 'subscript').filter((child) => tree.kind[child] !== T[',']);
  const converted = convertAll(tree, indices);
  const index: Expr =
    converted.length === 1
      ? converted[0]!
      : { kind: 'shape', shape: K.tuple, tokens: [], children: converted };
  return {
    kind: 'shape',
    shape: K.subscript,
    tokens: [],
    children: [convertExpression(tree, childOf(tree, node, 'value')), index],
  };
}

function shape(tree: SyntaxTree, node: Node): Expr {
  const kind = tree.kind[node]!;
  if (kind === K.ERROR || kind === K.block || kind === K.module)
    throw new PatternError('this is not an expression that patterns can hold');
  if (hasToken(tree, node, T[':=']) && kind !== K.named_expression)
    throw new PatternError('a typed metavariable cannot stand here');
  return {
    kind: 'shape',
    shape: canonicalKind(kind),
    tokens: significantTokens(tree, node),
    children: convertAll(tree, namedChildren(tree, node)),
  };
}

/** How each kind of expression folds: which parts it needs, and what their values make. */
import { F, K } from '../../syntax/kinds.js';
import {
  NONE,
  childOf,
  childrenOf,
  firstChild,
  namedChildren,
  textOf,
  type Node,
  type SyntaxTree,
} from '../../syntax/tree.js';
import { argumentsOf } from '../callables.js';
import { stringPieces } from '../string-literals.js';
import { FOLDED_FUNCTIONS, foldFunction } from './functions.js';
import { FOLDED_METHODS, foldMethod } from './methods.js';
import { numberLiteral } from './numbers.js';
import { foldBinary, foldComparison, foldUnary } from './operators.js';
import { foldSlice, foldSubscript } from './sequences.js';
import {
  MAX_ITEMS,
  MAX_STRING,
  NONE_CONSTANT,
  UNKNOWN_CONSTANT,
  boolConstant,
  dictConstant,
  isIdentical,
  sequenceConstant,
  stringConstant,
  textOfConstant,
  truthOf,
  type ConstantValue,
} from './value.js';

export interface ExpressionRule {
  /** Parts that are evaluated first; their values are given to `fold` in the same order. */
  needs(tree: SyntaxTree, node: Node): readonly Node[];
  /** `isBuiltin` says whether an identifier is no variable and no star import. */
  fold(
    tree: SyntaxTree,
    node: Node,
    values: readonly ConstantValue[],
    isBuiltin: (identifier: Node) => boolean,
  ): ConstantValue;
}

const nothing = (): readonly Node[] => [];
const fields =
  (...names: Parameters<typeof childOf>[2][]) =>
  (tree: SyntaxTree, node: Node): readonly Node[] => {
    const found = names.map((name) => childOf(tree, node, name));
    return found.includes(NONE) ? [] : found;
  };
const first = (values: readonly ConstantValue[]): ConstantValue => values[0] ?? UNKNOWN_CONSTANT;

const literal = (read: (text: string) => ConstantValue): ExpressionRule => ({
  needs: nothing,
  fold: (tree, node) => read(textOf(tree, node)),
});

const display = (kind: 'tuple' | 'list' | 'set'): ExpressionRule => ({
  needs: boundedChildren,
  fold: (tree, node, values) => {
    // Too many to look at, or `*rest` among them.
    if (values.length !== namedChildren(tree, node).length) return UNKNOWN_CONSTANT;
    return sequenceConstant(kind, values);
  },
});

function boundedChildren(tree: SyntaxTree, node: Node): readonly Node[] {
  const children = namedChildren(tree, node);
  return children.length > MAX_ITEMS ? [] : children;
}

const string: ExpressionRule = {
  needs: (tree, node) => {
    const pieces = stringPieces(tree, node)?.pieces ?? [];
    const holes = pieces.flatMap((piece) => ('hole' in piece ? [piece.hole] : []));
    const expressions = holes.map((hole) => childOf(tree, hole, 'expression'));
    const isPlain = (hole: Node): boolean =>
      childOf(tree, hole, 'format_specifier') === NONE && !/[=!]\s*\w?\s*\}$/.test(textOf(tree, hole));
    return expressions.includes(NONE) || !holes.every(isPlain) ? [] : expressions;
  },
  fold: (tree, node, values) => {
    const read = stringPieces(tree, node);
    if (read === undefined) return UNKNOWN_CONSTANT;
    let text = '';
    let used = 0;
    for (const piece of read.pieces) {
      const value = 'hole' in piece ? values[used++] : undefined;
      const shown = 'text' in piece ? piece.text : value === undefined ? undefined : textOfConstant(value);
      if (shown === undefined || text.length + shown.length > MAX_STRING) return UNKNOWN_CONSTANT;
      text += shown;
    }
    return stringConstant(read.kind, text);
  },
};

const dictionary: ExpressionRule = {
  needs: (tree, node) => {
    const pairs = boundedChildren(tree, node);
    if (pairs.some((pair) => tree.kind[pair] !== K.pair)) return [];
    return pairs.flatMap((pair) => [childOf(tree, pair, 'key'), childOf(tree, pair, 'value')]);
  },
  fold: (tree, node, values) => {
    if (values.length !== 2 * namedChildren(tree, node).length) return UNKNOWN_CONSTANT;
    const entries: [ConstantValue, ConstantValue][] = [];
    for (let i = 0; i < values.length; i += 2) entries.push([values[i]!, values[i + 1]!]);
    return dictConstant(entries);
  },
};

const comparison: ExpressionRule = {
  needs: (tree, node) => namedChildren(tree, node),
  fold: (tree, node, values) => {
    const operators = childrenOf(tree, node, 'operators').map((operator) =>
      textOf(tree, operator).replace(/\s+/g, ' '),
    );
    if (operators.length !== values.length - 1) return UNKNOWN_CONSTANT;
    // `a < b < c` is false as soon as one part is; an unknown part leaves it open.
    let open = false;
    for (const [i, operator] of operators.entries()) {
      const part = truthOf(foldComparison(operator, values[i]!, values[i + 1]!));
      if (part === false) return open ? UNKNOWN_CONSTANT : boolConstant(false);
      open ||= part === undefined;
    }
    return open ? UNKNOWN_CONSTANT : boolConstant(true);
  },
};

const boolean: ExpressionRule = {
  needs: fields('left', 'right'),
  fold: (tree, node, values) => {
    const [left, right] = values;
    const operator = childOf(tree, node, 'operator');
    if (left === undefined || right === undefined || operator === NONE) return UNKNOWN_CONSTANT;
    const truth = truthOf(left);
    if (truth === undefined) return UNKNOWN_CONSTANT;
    return truth === (textOf(tree, operator) === 'and') ? right : left;
  },
};

const conditional: ExpressionRule = {
  needs: (tree, node) => namedChildren(tree, node),
  fold: (_tree, _node, [whenTrue, condition, whenFalse]) => {
    if (whenTrue === undefined || condition === undefined || whenFalse === undefined) return UNKNOWN_CONSTANT;
    const truth = truthOf(condition);
    if (truth !== undefined) return truth ? whenTrue : whenFalse;
    return isIdentical(whenTrue, whenFalse) ? whenTrue : UNKNOWN_CONSTANT;
  },
};

/** `value[index]` and `value[start:stop]`. */
const subscript: ExpressionRule = {
  needs: (tree, node) => {
    const value = childOf(tree, node, 'value');
    const indices = childrenOf(tree, node, 'subscript');
    const [index] = indices;
    if (value === NONE || index === undefined || indices.length > 1) return [];
    return tree.kind[index] === K.slice ? [value, ...namedChildren(tree, index)] : [value, index];
  },
  fold: (tree, node, values) => {
    const [value, ...rest] = values;
    const index = childOf(tree, node, 'subscript');
    if (value === undefined || index === NONE) return UNKNOWN_CONSTANT;
    if (tree.kind[index] !== K.slice) return foldSubscript(value, rest[0] ?? UNKNOWN_CONSTANT);
    let colons = 0;
    const bounds: (ConstantValue | undefined)[] = [undefined, undefined, undefined];
    for (let child = firstChild(tree, index); child !== NONE; child = tree.next[child]!) {
      if (tree.kind[child]! >= 256) colons++;
      else if (tree.kind[child] !== K.comment) bounds[colons] = rest.shift();
    }
    return foldSlice(value, bounds);
  },
};

/** Methods of constants and a few builtins. */
const call: ExpressionRule = {
  needs: (tree, node) => {
    const callee = childOf(tree, node, 'function');
    if (callee === NONE) return [];
    const given = argumentsOf(tree, node);
    if (given.length > MAX_ITEMS || given.some(({ kind, value }) => kind.startsWith('*') || value === NONE))
      return [];
    const values = given.map(({ value }) => value);
    if (tree.kind[callee] === K.identifier) return FOLDED_FUNCTIONS.has(textOf(tree, callee)) ? values : [];
    const method = tree.kind[callee] === K.attribute ? childOf(tree, callee, 'attribute') : NONE;
    if (method === NONE || !FOLDED_METHODS.has(textOf(tree, method))) return [];
    const object = childOf(tree, callee, 'object');
    return object === NONE ? [] : [object, ...values];
  },
  fold: (tree, node, values, isBuiltin) => {
    const callee = childOf(tree, node, 'function');
    if (values.length === 0 || callee === NONE) return UNKNOWN_CONSTANT;
    const isMethod = tree.kind[callee] === K.attribute;
    const operands = isMethod ? values.slice(1) : values;
    const positional: ConstantValue[] = [];
    const named = new Map<string, ConstantValue>();
    for (const [i, { kind, name }] of argumentsOf(tree, node).entries()) {
      const value = operands[i] ?? UNKNOWN_CONSTANT;
      if (kind === 'keyword') named.set(name, value);
      else positional.push(value);
    }
    if (!isMethod)
      return isBuiltin(callee) ? foldFunction(textOf(tree, callee), positional, named) : UNKNOWN_CONSTANT;
    const method = childOf(tree, callee, 'attribute');
    return foldMethod(values[0]!, textOf(tree, method), positional, named);
  },
};

const inner: ExpressionRule = {
  needs: (tree, node) => namedChildren(tree, node).slice(0, 1),
  fold: (_tree, _node, values) => first(values),
};

export const EXPRESSIONS: ReadonlyMap<number, ExpressionRule> = new Map([
  [K.true, literal(() => boolConstant(true))],
  [K.false, literal(() => boolConstant(false))],
  [K.none, literal(() => NONE_CONSTANT)],
  [K.integer, literal(numberLiteral)],
  [K.float, literal(numberLiteral)],
  [K.string, string],
  [K.concatenated_string, string],
  [K.tuple, display('tuple')],
  [K.expression_list, display('tuple')],
  [K.list, display('list')],
  [K.set, display('set')],
  [K.dictionary, dictionary],
  [K.comparison_operator, comparison],
  [K.boolean_operator, boolean],
  [K.conditional_expression, conditional],
  [K.subscript, subscript],
  [K.call, call],
  [K.parenthesized_expression, inner],
  [K.named_expression, { needs: fields('value'), fold: (_tree, _node, values) => first(values) }],
  [
    K.not_operator,
    {
      needs: fields('argument'),
      fold: (_tree, _node, values) => {
        const truth = truthOf(first(values));
        return truth === undefined ? UNKNOWN_CONSTANT : boolConstant(!truth);
      },
    },
  ],
  [
    K.unary_operator,
    {
      needs: fields('argument'),
      fold: (tree, node, values) => foldUnary(operatorText(tree, node), first(values)),
    },
  ],
  [
    K.binary_operator,
    {
      needs: fields('left', 'right'),
      fold: (tree, node, [left, right]) =>
        left === undefined || right === undefined
          ? UNKNOWN_CONSTANT
          : foldBinary(operatorText(tree, node), left, right),
    },
  ],
]);

function operatorText(tree: SyntaxTree, node: Node): string {
  for (let child = firstChild(tree, node); child !== NONE; child = tree.next[child]!)
    if (tree.field[child] === F.operator) return textOf(tree, child);
  return '';
}

/**
 * A fix's template filled in so that the result is the code that is meant:
 *
 *     fix: bar($X * 2)          foo(5 + 3)      ->  bar((5 + 3) * 2)
 *     fix: bar() + 2            foo() * 4       ->  (bar() + 2) * 4
 *     fix: bar("$X")            foo('a "b"')    ->  bar('a "b"')
 *     fix: f($...A, y=1)        f(y=0)          ->  f(y=1)
 *
 * Parentheses are written only where the text around asks for them.
 */
import { K } from '../syntax/kinds.js';
import { NONE, textOf, type Node, type SyntaxTree } from '../syntax/tree.js';
import { lookup, type Bindings, type Bound } from './bindings.js';
import { boundText } from './equality.js';
import type { Target } from './target.js';

export interface Matched {
  readonly start: number;
  readonly end: number;
  readonly bindings: Bindings;
}

const METAVARIABLE = /\$(?:\.\.\.)?(?:[A-Z_][A-Z_0-9]*|\d+)/g;

export function fillTemplate(template: string, target: Target, match: Matched): string {
  const { bindings } = match;
  const shown = withoutEmptyLists(withLiterals(template, target, bindings), bindings);
  const filled = shown.replace(METAVARIABLE, (name: string, at: number) => {
    const bound = boundOf(bindings, name);
    if (bound === undefined) return name;
    const text = boundText(target, bound);
    const isOperand =
      bound.kind === 'node' &&
      COMPOUND.has(target.tree.kind[bound.node]!) &&
      !isInString(shown, at) &&
      !standsAlone(shown.slice(0, at), shown.slice(at + name.length));
    return isOperand ? `(${text})` : text;
  });
  return isOperandPlace(target, match) && hasOperator(template) ? `(${filled})` : filled;
}

const boundOf = (bindings: Bindings, name: string): Bound | undefined =>
  lookup(bindings, name) ?? lookup(bindings, name.replace('...', ''));

/** `"$X"`, bound to the content of a literal, is that literal, with its own quotes. */
function withLiterals(template: string, target: Target, bindings: Bindings): string {
  return template.replace(/(["'])(\$[A-Z_][A-Z_0-9]*)\1/g, (whole, _quote: string, name: string) => {
    const bound = lookup(bindings, name);
    const literal = bound?.kind === 'text' ? literalAround(target, bound) : NONE;
    return literal === NONE ? whole : textOf(target.tree, literal);
  });
}

/** The string literal whose content a binding is, or NONE. */
function literalAround(target: Target, { start, end, text }: Extract<Bound, { kind: 'text' }>): Node {
  const { tree } = target;
  if (tree.text.slice(start, end) !== text) return NONE;
  for (const row of target.rowsOf(K.string)) {
    if (tree.start[row]! > start) return NONE;
    if (tree.end[row]! <= end) continue;
    const quotes = tree.text.slice(tree.start[row], start);
    if (/^[A-Za-z]*["']+$/.test(quotes) && /^["']+$/.test(tree.text.slice(end, tree.end[row]))) return row;
  }
  return NONE;
}

/** An empty `$...X` goes together with one comma beside it. */
function withoutEmptyLists(template: string, bindings: Bindings): string {
  return template.replace(
    /(,\s*)?(\$\.\.\.[A-Z_][A-Z_0-9]*)(\s*,\s*)?/g,
    (whole, before, name: string, after) => {
      const bound = lookup(bindings, name);
      if (bound?.kind !== 'nodes' || bound.nodes.length > 0) return whole;
      return before !== undefined && after !== undefined ? String(after) : '';
    },
  );
}

/** Expressions that an operator beside them would tear apart. */
const COMPOUND: ReadonlySet<number> = new Set([
  K.binary_operator,
  K.boolean_operator,
  K.comparison_operator,
  K.conditional_expression,
  K.lambda,
  K.not_operator,
  K.unary_operator,
  K.named_expression,
  K.await,
]);

/** Whether nothing beside a place binds more tightly than an operator: brackets, commas, ends of a statement. */
const standsAlone = (before: string, after: string): boolean =>
  /(?:^|[([{,=:;\n]|\b(?:return|yield|assert|raise|del|print|from))[ \t]*$/.test(before) &&
  !/[=!<>]=[ \t]*$/.test(before) &&
  /^[ \t]*(?:$|[)\]},:;\n#])/.test(after);

/** Whether a place of a template lies between quotes. */
function isInString(template: string, at: number): boolean {
  let quote = '';
  for (let i = 0; i < at; i++) {
    const char = template[i]!;
    if (char === '\\') i++;
    else if (quote === '') {
      if (char === '"' || char === "'") quote = char;
    } else if (char === quote) quote = '';
  }
  return quote !== '';
}

/** Whether a template has an operator outside brackets and quotes. */
function hasOperator(template: string): boolean {
  let flat = template.trim().replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, 'x');
  for (let before = ''; before !== flat;) {
    before = flat;
    flat = flat.replace(/\([^()[\]{}]*\)|\[[^()[\]{}]*\]|\{[^()[\]{}]*\}/g, 'x');
  }
  return (
    /[-+*/%@|&^<>~]|[=!]=|\b(?:and|or|not|in|is|if|lambda)\b/.test(flat) && !/[;\n]|[^=!<>:]=[^=]/.test(flat)
  );
}

/** Whether a match is an operand, or what a call, a subscript or an attribute is taken from. */
function isOperandPlace(target: Target, { start, end }: Matched): boolean {
  const { tree } = target;
  const node = target.nodeAt(start, end);
  if (node === NONE) return false;
  const parent = tree.parent[node]!;
  return parent !== NONE && (COMPOUND.has(tree.kind[parent]!) || takesFrom(tree, parent, node));
}

/** `node.x`, `node(…)`, `node[…]`. */
function takesFrom(tree: SyntaxTree, parent: Node, node: Node): boolean {
  const kind = tree.kind[parent];
  const isFirst = tree.start[parent] === tree.start[node];
  return isFirst && (kind === K.attribute || kind === K.call || kind === K.subscript);
}

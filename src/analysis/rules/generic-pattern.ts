/**
 * Patterns of `languages: [generic]`: words and punctuation, white space aside, for text in any language.
 *
 *     <form $X> ... </form>     '<' form $X '>' dots '<' '/' form '>'
 */
export type GenericToken =
  | { readonly kind: 'word' | 'punctuation'; readonly text: string }
  | { readonly kind: 'metavariable' | 'metavariable-dots'; readonly name: string }
  /** Several ellipses in a row reach as many times further. */
  | { readonly kind: 'dots'; readonly reach: number };

export interface GenericPattern {
  readonly source: string;
  readonly tokens: readonly GenericToken[];
  readonly metavariables: readonly string[];
  /** The tokens that it begins with, up to the first open one: every match begins where this matches. */
  readonly opening: RegExp;
}

/** A token of the text under analysis. */
export interface TextToken {
  readonly start: number;
  readonly end: number;
  /** Line on which it starts, from 0. */
  readonly line: number;
  /** Depth of brackets around it. */
  readonly depth: number;
  /** Indentation of the line. */
  readonly indent: number;
}

const WORD = /[\p{L}\p{N}_]+/uy;

/** Reads a generic pattern, or says why not. */
export function parseGenericPattern(source: string): GenericPattern | string {
  if (source.length > 20_000) return 'the pattern is too long';
  const tokens: GenericToken[] = [];
  const names: string[] = [];
  for (let i = 0; i < source.length; ) {
    const rest = source.slice(i, i + 200);
    const metavariable = /^\$(\.\.\.)?([A-Z_][A-Z_0-9]*)/.exec(rest);
    WORD.lastIndex = i;
    const word = WORD.exec(source)?.[0];
    if (metavariable !== null) {
      const dots = metavariable[1] !== undefined;
      const name = `$${dots ? '...' : ''}${metavariable[2]!}`;
      tokens.push({ kind: dots ? 'metavariable-dots' : 'metavariable', name });
      names.push(name);
      i += metavariable[0].length;
    } else if (rest.startsWith('...')) {
      const before = tokens.at(-1);
      if (before?.kind === 'dots') tokens[tokens.length - 1] = { kind: 'dots', reach: before.reach + 1 };
      else tokens.push({ kind: 'dots', reach: 1 });
      i += /^\.+/.exec(rest)![0].length;
    } else if (word !== undefined) {
      tokens.push({ kind: 'word', text: word });
      i += word.length;
    } else {
      if (!/\s/.test(source[i]!)) tokens.push({ kind: 'punctuation', text: source[i]! });
      i++;
    }
  }
  if (tokens.every((token) => token.kind === 'dots')) return 'the pattern has nothing but ellipses';
  return { source, tokens, metavariables: [...new Set(names)], opening: openingOf(tokens) };
}

/** Linear: every piece is one literal token after white space. */
function openingOf(tokens: readonly GenericToken[]): RegExp {
  const first = tokens.findIndex((token) => token.kind !== 'dots');
  let source = '';
  for (const token of tokens.slice(first, first + 4)) {
    if (token.kind !== 'word' && token.kind !== 'punctuation') break;
    const text = token.text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
    source += `${source === '' ? '' : '\\s*'}${token.kind === 'word' ? `(?<![\\p{L}\\p{N}_])${text}(?![\\p{L}\\p{N}_])` : text}`;
  }
  return new RegExp(source, 'u');
}

const OPENING = '([{';
const CLOSING = ')]}';

/** Splits text into words and punctuation characters. */
export function tokenizeText(text: string): TextToken[] {
  const tokens: TextToken[] = [];
  let line = 0;
  let depth = 0;
  let indent = indentAt(text, 0);
  for (let i = 0; i < text.length; ) {
    WORD.lastIndex = i;
    const word = WORD.exec(text)?.[0];
    if (word !== undefined) {
      tokens.push({ start: i, end: i + word.length, line, depth, indent });
      i += word.length;
      continue;
    }
    const char = text[i]!;
    if (char === '\n') {
      line++;
      indent = indentAt(text, i + 1);
    } else if (!/\s/.test(char)) {
      if (CLOSING.includes(char) && depth > 0) depth--;
      tokens.push({ start: i, end: i + 1, line, depth, indent });
      if (OPENING.includes(char)) depth++;
    }
    i++;
  }
  return tokens;
}

function indentAt(text: string, lineStart: number): number {
  let at = lineStart;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at - lineStart;
}

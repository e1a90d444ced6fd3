/**
 * Generic patterns against text: words and punctuation in order, white space aside. `...` skips tokens, at most a
 * number of lines, and never leaves the brackets that it began in.
 */
import type { GenericPattern, GenericToken, TextToken } from '../rules/generic-pattern.js';
import { NO_WAY, extend, lookup, type Bindings } from './bindings.js';
import type { Budget } from './budget.js';
import type { RangeMatch } from './range.js';

export interface GenericRequest {
  readonly pattern: GenericPattern;
  readonly text: string;
  readonly tokens: readonly TextToken[];
  readonly maxSpan: number;
  readonly caseless: boolean;
  readonly budget: Budget;
  /** Offset of the text in its file. */
  readonly offset: number;
}

interface State {
  /** Next token. */
  readonly at: number;
  /** End of the last token that matched. */
  readonly last: number;
  readonly bindings: Bindings;
}

export function matchGeneric(request: GenericRequest): RangeMatch[] {
  const { pattern, tokens, budget, offset } = request;
  const patterns = trimDots(pattern.tokens);
  const trailing = pattern.tokens.at(-1)?.kind === 'dots';
  const found: RangeMatch[] = [];
  for (let start = 0; start < tokens.length;) {
    if (!budget.spend()) break;
    const end = matchAt(request, patterns, start);
    if (end === undefined) {
      start++;
      continue;
    }
    let last = end.last;
    if (trailing) last = spanEnd(request, end.at, last);
    found.push({
      start: offset + tokens[start]!.start,
      end: offset + tokens[last]!.end,
      bindings: end.bindings,
      kind: 'plain',
    });
    start = Math.max(start + 1, end.at);
  }
  return found;
}

/** Dots at the ends say nothing about where a match begins. */
function trimDots(tokens: readonly GenericToken[]): readonly GenericToken[] {
  let from = 0;
  let to = tokens.length;
  while (tokens[from]?.kind === 'dots') from++;
  while (tokens[to - 1]?.kind === 'dots') to--;
  return tokens.slice(from, to);
}

/** Last token that a trailing `...` takes: to the end of the brackets or of the span. */
function spanEnd({ tokens, maxSpan }: GenericRequest, at: number, last: number): number {
  const from = tokens[last]!;
  let end = last;
  for (let i = at; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.depth < from.depth || token.line > from.line + maxSpan) break;
    end = i;
  }
  return end;
}

/** Depth-first over the places where dots may end: the shortest match wins. */
function matchAt(
  request: GenericRequest,
  patterns: readonly GenericToken[],
  start: number,
): State | undefined {
  const { tokens, budget, maxSpan } = request;
  const pending: { readonly state: State; readonly index: number }[] = [
    { state: { at: start, last: start, bindings: undefined }, index: 0 },
  ];
  // What failed once from a place with the same bindings fails again.
  const tried = new Map<Bindings, Set<number>>();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (!budget.spend()) return undefined;
    const { state, index } = next;
    const places = tried.get(state.bindings);
    const place = index * (tokens.length + 1) + state.at;
    if (places === undefined) tried.set(state.bindings, new Set([place]));
    else if (places.has(place)) continue;
    else places.add(place);
    const pattern = patterns[index];
    if (pattern === undefined) return state;
    if (pattern.kind === 'dots' || pattern.kind === 'metavariable-dots') {
      // Pushed from far to near, so that the nearest end is tried first.
      const ends = dotsEnds(request, state, pattern.kind === 'dots' ? maxSpan * pattern.reach : maxSpan);
      const followed = patterns[index + 1];
      for (const end of ends.reverse()) {
        const last = end > state.at ? end - 1 : state.last;
        if (pattern.kind === 'dots') {
          if (followed !== undefined && !couldMatch(request, followed, end)) continue;
          pending.push({ state: { ...state, at: end, last }, index: index + 1 });
          continue;
        }
        for (const bindings of bindTokens(request, pattern.name, state.at, end, state.bindings))
          pending.push({ state: { at: end, last, bindings }, index: index + 1 });
      }
      continue;
    }
    if (state.at >= tokens.length) continue;
    for (const bindings of matchToken(request, pattern, state.at, state.bindings))
      pending.push({ state: { at: state.at + 1, last: state.at, bindings }, index: index + 1 });
  }
  return undefined;
}

function dotsEnds({ tokens }: GenericRequest, state: State, span: number): number[] {
  const ends = [state.at];
  const first = tokens[state.at];
  const from = tokens[state.last];
  if (first === undefined || from === undefined) return ends;
  for (let i = state.at; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.depth < first.depth || token.line > from.line + span) break;
    if (token.line > from.line && token.indent < from.indent) break;
    ends.push(i + 1);
  }
  return ends;
}

function couldMatch(request: GenericRequest, pattern: GenericToken, at: number): boolean {
  const token = request.tokens[at];
  if (token === undefined) return false;
  if (pattern.kind !== 'word' && pattern.kind !== 'punctuation') return true;
  return same(request, textOf(request, token), pattern.text);
}

const textOf = ({ text }: GenericRequest, token: TextToken): string => text.slice(token.start, token.end);

const same = ({ caseless }: GenericRequest, a: string, b: string): boolean =>
  a === b || (caseless && a.toLowerCase() === b.toLowerCase());

function matchToken(
  request: GenericRequest,
  pattern: GenericToken,
  at: number,
  bindings: Bindings,
): readonly Bindings[] {
  const token = request.tokens[at]!;
  switch (pattern.kind) {
    case 'word':
    case 'punctuation':
      return same(request, textOf(request, token), pattern.text) ? [bindings] : NO_WAY;
    case 'metavariable':
      return /^[\p{L}\p{N}_]/u.test(textOf(request, token))
        ? bindTokens(request, pattern.name, at, at + 1, bindings)
        : NO_WAY;
    default:
      return NO_WAY;
  }
}

function bindTokens(
  request: GenericRequest,
  name: string,
  from: number,
  to: number,
  bindings: Bindings,
): readonly Bindings[] {
  const { tokens, text, offset } = request;
  // `$...X` begins where the token before it ends.
  const first = name.startsWith('$...') ? tokens[from - 1]?.end : undefined;
  const start = first ?? tokens[from]?.start ?? text.length;
  const end = to > from ? tokens[to - 1]!.end : start;
  const value = text.slice(start, end);
  if (name === '$_') return [bindings];
  const known = lookup(bindings, name);
  if (known !== undefined) return known.kind === 'text' && known.text === value ? [bindings] : NO_WAY;
  return [extend(bindings, name, { kind: 'text', text: value, start: offset + start, end: offset + end })];
}

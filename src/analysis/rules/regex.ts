/**
 * Regular expressions of rules. They come from users and run on hostile text, so they run on RE2, which never
 * backtracks. RE2 has no lookaround; a lookahead at the very beginning is split off and asked separately at the
 * same place, which means the same:
 *
 *     (?!int|float)[a-z]+     ->   refused: int|float      then: [a-z]+
 */
import { RE2JS } from 're2js';

export interface Regex {
  /** As the rule's author wrote it. */
  readonly source: string;
  /** Anchored tests that must (`expected`) or must not hold where the match begins. */
  readonly ahead: readonly { readonly program: RE2JS; readonly expected: boolean }[];
  readonly program: RE2JS;
  /** Names of named groups, in the pattern's spelling. */
  readonly groupNames: readonly string[];
  /** Lower-case words of which the text must contain one, if known; they are looked for first. */
  readonly literals: readonly string[];
}

export interface RegexMatch {
  readonly start: number;
  readonly end: number;
  /** Groups by number, 0 the whole; undefined where a group took no part. */
  readonly groups: readonly ({ readonly start: number; readonly end: number } | undefined)[];
}

/** Compiles, or says in a sentence why not. */
export function compileRegex(source: string, options: { readonly multiline?: boolean } = {}): Regex | string {
  const flags = options.multiline === true ? RE2JS.MULTILINE : 0;
  const inline = /^(?:\(\?[a-zA-Z]+\))+/.exec(source)?.[0] ?? '';
  let rest = source.slice(inline.length);
  const ahead: { program: RE2JS; expected: boolean }[] = [];
  try {
    for (let part = leadingLookahead(rest); part !== undefined; part = leadingLookahead(rest)) {
      ahead.push({ program: RE2JS.compile(translate(inline + part.body), flags), expected: part.expected });
      rest = rest.slice(part.length);
    }
    const unsupported = findUnsupported(rest) ?? ahead.map((a) => findUnsupported(a.program.pattern())).find(Boolean);
    if (unsupported !== undefined) return `${unsupported} is not supported: the engine never backtracks`;
    const program = RE2JS.compile(translate(inline + rest), flags);
    return {
      source,
      ahead,
      program,
      groupNames: [...source.matchAll(/\(\?P?<([A-Za-z_]\w*)>/g)].map((match) => match[1]!),
      literals: requiredLiterals(rest),
    };
  } catch (error) {
    return `not a valid regular expression: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** Cheap: whether the text has one of the words without which the expression matches nothing. */
export function mayMatch({ literals }: Regex, text: string): boolean {
  if (literals.length === 0) return true;
  const lower = text.toLowerCase();
  return literals.some((word) => lower.includes(word));
}

/** First match at or after `from` within the text, or undefined. */
export function searchRegex(regex: Regex, text: string, from = 0): RegexMatch | undefined {
  if (from === 0 && !mayMatch(regex, text)) return undefined;
  const matcher = regex.program.matcher(text);
  let at = from;
  while (at <= text.length && matcher.find(at)) {
    const start = matcher.start();
    if (aheadHolds(regex, text, start)) return result(matcher, regex);
    at = start + 1;
  }
  return undefined;
}

/** Match at the beginning of the text ("anchored at the left"), or undefined. */
export function matchRegexAtStart(regex: Regex, text: string): RegexMatch | undefined {
  if (!mayMatch(regex, text)) return undefined;
  const matcher = regex.program.matcher(text);
  return matcher.lookingAt() && aheadHolds(regex, text, 0) ? result(matcher, regex) : undefined;
}

/** All matches that don't overlap, at most `limit`. */
export function* allMatches(regex: Regex, text: string, limit: number): Generator<RegexMatch> {
  let at = 0;
  for (let n = 0; n < limit; n++) {
    const match = searchRegex(regex, text, at);
    if (match === undefined) return;
    yield match;
    at = match.end > match.start ? match.end : match.end + 1;
  }
}

type Matcher = ReturnType<RE2JS['matcher']>;

function result(matcher: Matcher, regex: Regex): RegexMatch {
  const groups: ({ start: number; end: number } | undefined)[] = [];
  for (let i = 0; i <= regex.program.groupCount(); i++) {
    const start = matcher.start(i);
    groups.push(start < 0 ? undefined : { start, end: matcher.end(i) });
  }
  return { start: matcher.start(), end: matcher.end(), groups };
}

const aheadHolds = (regex: Regex, text: string, start: number): boolean =>
  regex.ahead.every(({ program, expected }) => program.matcher(text.slice(start)).lookingAt() === expected);

/** `(?=body)` or `(?!body)` at the very beginning, not followed by a quantifier. */
function leadingLookahead(source: string): { body: string; expected: boolean; length: number } | undefined {
  if (!source.startsWith('(?=') && !source.startsWith('(?!')) return undefined;
  const end = closingParenthesis(source);
  if (end === undefined || topLevelBar(source.slice(end + 1))) return undefined;
  return { body: source.slice(3, end), expected: source[2] === '=', length: end + 1 };
}

function topLevelBar(source: string): boolean {
  let depth = 0;
  for (const token of tokens(source)) {
    if (token === '(') depth++;
    else if (token === ')') depth--;
    else if (token === '|' && depth === 0) return true;
  }
  return false;
}

function closingParenthesis(source: string): number | undefined {
  let depth = 0;
  let at = 0;
  for (const token of tokens(source)) {
    if (token === '(') depth++;
    else if (token === ')' && --depth === 0) return at;
    at += token.length;
  }
  return undefined;
}

/** Characters, with escapes and classes in one piece. */
function* tokens(source: string): Generator<string> {
  for (let i = 0; i < source.length; ) {
    const token = /^(?:\\[^]|\[\^?\]?(?:\\[^]|[^\]\\])*\]|[^])/.exec(source.slice(i, i + 4096))?.[0] ?? source[i]!;
    yield token;
    i += token.length;
  }
}

function findUnsupported(source: string): string | undefined {
  let at = 0;
  for (const token of tokens(source)) {
    if (token === '(') {
      const look = /^\(\?(?:<?[=!]|>)/.exec(source.slice(at, at + 4));
      if (look !== null)
        return look[0] === '(?>' ? 'an atomic group' : `the lookaround ${look[0]}…) that is not at the beginning`;
    }
    if (/^\\[1-9]$/.test(token)) return `the backreference ${token}`;
    at += token.length;
  }
  return undefined;
}

/** Python's and PCRE's spellings that RE2 lacks: `\Z`, `\h`, possessive quantifiers are left alone. */
const translate = (source: string): string => {
  let out = '';
  for (const token of tokens(source)) out += token === '\\Z' ? '\\z' : token === '\\/' ? '/' : token;
  return out;
};

/**
 * Words of which any matching text contains at least one: for each alternative its longest run of plain characters,
 * or what a group in it needs. Empty if some alternative needs none; a hint for speed only.
 */
function requiredLiterals(source: string, depth = 0): string[] {
  if (depth > 8) return [];
  const found: string[] = [];
  for (const alternative of alternativesOf(source)) {
    const words = literalsOf(alternative, depth);
    if (words.length === 0) return [];
    found.push(...words);
  }
  return found.length > 40 ? [] : found;
}

function alternativesOf(source: string): string[] {
  const alternatives = [''];
  let depth = 0;
  for (const token of tokens(source)) {
    if (token === '(') depth++;
    else if (token === ')') depth--;
    if (token === '|' && depth === 0) alternatives.push('');
    else alternatives[alternatives.length - 1] += token;
  }
  return alternatives;
}

const isOptional = (next: string | undefined): boolean => next !== undefined && /^[*?{]/.test(next);

function literalsOf(alternative: string, depth: number): string[] {
  const list = [...tokens(alternative)];
  let best = '';
  let run = '';
  let grouped: string[] = [];
  for (let i = 0; i < list.length; i++) {
    const token = list[i]!;
    if (token === '(') {
      let end = i + 1;
      for (let open = 1; end < list.length && open > 0; end++) {
        if (list[end] === '(') open++;
        else if (list[end] === ')') open--;
      }
      const inner = list.slice(i + 1, end - 1).join('');
      const plain = inner.replace(/^\?(?::|P?<\w+>)/, '');
      if (grouped.length === 0 && !isOptional(list[end]) && !plain.startsWith('?'))
        grouped = requiredLiterals(plain, depth + 1);
      i = end - 1;
      run = '';
      continue;
    }
    if (token === '{') {
      // A count, as in `[a-z]{16}`, is no text.
      while (i + 1 < list.length && list[i] !== '}') i++;
      run = '';
      continue;
    }
    const isPlain = /^[\w :/<>=%-]$/.test(token) && !isOptional(list[i + 1]);
    run = isPlain ? run + token : '';
    if (run.length > best.length) best = run;
  }
  return best.length >= 2 ? [best.toLowerCase()] : grouped;
}

/**
 * Regular expressions of rules. They come from users and run on hostile text, so they run on RE2, which never
 * backtracks. RE2 has no lookaround; a lookahead at the very beginning is split off and asked separately at the
 * same place, which means the same:
 *
 *     (?!int|float)[a-z]+     ->   refused: int|float      then: [a-z]+
 */
import { RE2JS } from 're2js';
import { firstCharacters, type FirstCharacters } from './regex-first.js';
import { NON_ASCII, findUnsupported, isWithinLine, leadingLookahead, literalsFor, translate } from './regex-source.js';

export interface Regex {
  /** As the rule's author wrote it. */
  readonly source: string;
  /** Anchored tests that must (`expected`) or must not hold where the match begins. */
  readonly ahead: readonly { readonly program: RE2JS; readonly expected: boolean }[];
  readonly program: RE2JS;
  /** Names of named groups, in the pattern's spelling. */
  readonly groupNames: readonly string[];
  /** Lower-case words, or `NON_ASCII`, of which the text must contain one, if known; they are looked for first. */
  readonly literals: readonly string[];
  /** What a match can begin with, if not with anything. */
  readonly first: FirstCharacters | undefined;
  /** Whether a match never spans lines and depends on nothing beyond its line. */
  readonly isWithinLine: boolean;
  /** What it came to at the beginning of short texts: rules ask the same names again and again. */
  readonly known: Map<string, RegexMatch | null>;
}

const REMEMBERED_TEXTS = 4_096;
const REMEMBERED_LENGTH = 100;

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
      literals: literalsFor(inline, rest),
      first: firstCharacters(inline, rest),
      isWithinLine: ahead.length === 0 && isWithinLine(inline, rest),
      known: new Map(),
    };
  } catch (error) {
    return `not a valid regular expression: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** Cheap: whether the text has one of the words without which the expression matches nothing. */
export function mayMatch({ literals }: Regex, text: string): boolean {
  if (literals.length === 0) return true;
  const lower = text.toLowerCase();
  return literals.some((word) => hasLiteral(lower, word));
}

/** Whether a text, in lower case, has one of a regex's literals. */
export const hasLiteral = (lower: string, literal: string): boolean =>
  literal === NON_ASCII ? !isAscii(lower) : lower.includes(literal);

/** Whether a text has no character beyond ASCII. */
export const isAscii = (text: string): boolean => !/[^\0-\x7f]/.test(text);

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
  if (regex.first?.[text.charCodeAt(0)] === 0) return undefined;
  if (text.length > REMEMBERED_LENGTH) return matchAtStart(regex, text);
  const { known } = regex;
  const remembered = known.get(text);
  if (remembered !== undefined) return remembered ?? undefined;
  const match = matchAtStart(regex, text);
  if (known.size >= REMEMBERED_TEXTS) known.clear();
  known.set(text, match ?? null);
  return match;
}

function matchAtStart(regex: Regex, text: string): RegexMatch | undefined {
  if (!mayMatch(regex, text)) return undefined;
  const matcher = regex.program.matcher(text);
  return matcher.lookingAt() && aheadHolds(regex, text, 0) ? result(matcher, regex) : undefined;
}

/** All matches that don't overlap, at most `limit`. */
export function* allMatches(regex: Regex, text: string, limit: number): Generator<RegexMatch> {
  const { literals, isWithinLine } = regex;
  if (!isWithinLine || literals.length === 0) {
    yield* matchesOf(regex, text, limit);
    return;
  }
  let found = 0;
  for (const [start, end] of linesWith(literals, text))
    for (const match of matchesOf(regex, text.slice(start, end), limit - found)) {
      found++;
      yield moved(match, start);
    }
}

/** Where the lines begin and end that have one of the words, in the order of the text. */
function* linesWith(words: readonly string[], text: string): Generator<readonly [number, number]> {
  const lower = text.toLowerCase();
  // A few characters change their length with their case: then places in the two texts differ.
  if (lower.length !== text.length) {
    yield [0, text.length];
    return;
  }
  const find = (word: string, from: number): number =>
    word === NON_ASCII ? nonAsciiFrom(lower, from) : lower.indexOf(word, from);
  const next = words.map((word) => find(word, 0));
  for (;;) {
    const first = next.reduce((least, at) => (at >= 0 && (least < 0 || at < least) ? at : least), -1);
    if (first < 0) return;
    const newline = lower.indexOf('\n', first);
    const end = newline < 0 ? text.length : newline;
    yield [lower.lastIndexOf('\n', first) + 1, end];
    for (const [i, at] of next.entries()) if (at >= 0 && at < end) next[i] = find(words[i]!, end);
  }
}

/** Where the first character beyond ASCII stands from a place on, or -1. */
function nonAsciiFrom(text: string, from: number): number {
  const beyond = /[^\0-\x7f]/g;
  beyond.lastIndex = from;
  return beyond.exec(text)?.index ?? -1;
}

const moved = (match: RegexMatch, by: number): RegexMatch => ({
  start: match.start + by,
  end: match.end + by,
  groups: match.groups.map((group) => group && { start: group.start + by, end: group.end + by }),
});

function* matchesOf(regex: Regex, text: string, limit: number): Generator<RegexMatch> {
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

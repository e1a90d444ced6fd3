/**
 * What the text of a regular expression says before it runs: lookaheads that can be split off, constructs that RE2
 * lacks, words that every match has, whether a match stays within its line.
 *
 *     (?!int)\b(AKIA|ASIA)[A-Z2-7]{16}     ahead: int; words: akia, asia; within its line
 */

/** Stands among a regex's literals for any character beyond ASCII. No text has it: it is no character. */
export const NON_ASCII = '\uffff';

/** `(?=body)` or `(?!body)` at the very beginning, not followed by a quantifier. */
export function leadingLookahead(source: string): { body: string; expected: boolean; length: number } | undefined {
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
export function* tokens(source: string): Generator<string> {
  for (let i = 0; i < source.length; ) {
    const token = /^(?:\\[^]|\[\^?\]?(?:\\[^]|[^\]\\])*\]|[^])/.exec(source.slice(i, i + 4096))?.[0] ?? source[i]!;
    yield token;
    i += token.length;
  }
}

export function findUnsupported(source: string): string | undefined {
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
export const translate = (source: string): string => {
  let out = '';
  for (const token of tokens(source)) out += token === '\\Z' ? '\\z' : token === '\\/' ? '/' : token;
  return out;
};

/**
 * Whether a match has no line break and asks for nothing outside its line: anchors, `\s`, `.` where it takes line
 * breaks, and negated classes are not looked into and count as asking.
 */
export function isWithinLine(flags: string, source: string): boolean {
  if (/[^i()?]/.test(flags) || /\(\?[^:P<]/.test(source)) return false;
  for (const token of tokens(source)) {
    if (token === '^' || token === '$' || token === '\n' || token === '\r') return false;
    if (/^\\(?![wdbB.\-+*?()[\]{}|^$/:"'@#=_])/.test(token)) return false;
    if (token.startsWith('[') && !isBeyondAscii(token) && !/^\[(?:[\w .,:;@#%&=+/~!<>"'*()?$|-]|\\[wd.\-+*?()[\]{}|^$/])+\]$/.test(token)) return false;
  }
  return true;
}

/** Beyond ASCII there are characters that equal an ASCII one but for case (`K`, the Kelvin sign). */
export function literalsFor(flags: string, source: string): readonly string[] {
  const literals = requiredLiterals(source);
  return flags.includes('i') && literals.includes(NON_ASCII) ? [] : literals;
}

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

/** A class of nothing but characters beyond ASCII, such as `[\x{200B}-\x{200F}]`, or one such character. */
const isBeyondAscii = (token: string): boolean =>
  /^\[(?:(?:\\x\{0*[1-9a-fA-F][0-9a-fA-F]{2,}\}|[^\0-\x7f])-?)+\]$/.test(token) || /^[^\0-\x7f]$/.test(token);

/** Whether the quantifier that follows allows for nothing. */
const isAbsent = ([next, count]: readonly string[]): boolean =>
  isOptional(next) && (next !== '{' || count === '0' || count === ',');

const isOptional = (next: string | undefined): boolean => next !== undefined && /^[*?{]/.test(next);

/** The one character that a token stands for, if it is ASCII and no letter's case or class hides in it. */
const plainCharacter = (token: string): string | undefined =>
  /^[\w :/<>=%-]$/.test(token) ? token : /^\\[.:/@?+*$()[\]{}|^-]$/.test(token) ? token[1] : undefined;

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
    if (grouped.length === 0 && isBeyondAscii(token) && !isAbsent(list.slice(i + 1, i + 3))) grouped = [NON_ASCII];
    const plain = plainCharacter(token);
    run = plain !== undefined && !isOptional(list[i + 1]) ? run + plain : '';
    if (run.length > best.length) best = run;
  }
  return best.length >= 2 ? [best.toLowerCase()] : grouped;
}

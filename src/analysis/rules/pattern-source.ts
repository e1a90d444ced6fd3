/**
 * Makes a pattern digestible for the Python grammar. Each construct is replaced by identifiers of the same
 * length, so that offsets stay the author's:
 *
 *     $X            ᴥX          an identifier that begins with the mark
 *     $...ARGS      ᴥᴤᴤᴤARGS
 *     ...           ᴤᴤᴤ
 *     {..., k: v}   {**ᴤ, k: v}
 *     <... e ...>   ᴧᴧᴧ( e    )
 *     ($X: T)       (ᴦX:=T)
 */
export const META = 'ᴥ';
export const TYPED = 'ᴦ';
export const DOTS = 'ᴤᴤᴤ';
export const DICT_DOTS = 'ᴤ';
export const DEEP = 'ᴧᴧᴧ';

const METAVARIABLE = /\$(?:\.\.\.)?(?:[A-Z_][A-Z_0-9]*|[0-9]+)/y;

interface Open {
  readonly bracket: string;
  /** Parameters of a definition: `x: T` is an annotation there. */
  readonly parameters: boolean;
  readonly at: number;
}

/** Replaces what the grammar does not know, outside of strings and comments and inside of f-string holes. */
export function preprocess(source: string): string {
  const out: string[] = [];
  const open: Open[] = [];
  let i = 0;
  while (i < source.length) {
    const rest = source.slice(i, i + 8);
    const string = stringAt(source, i);
    if (string !== undefined) {
      out.push(string.formatted ? formatted(source.slice(i, string.end)) : source.slice(i, string.end));
      i = string.end;
      continue;
    }
    if (source[i] === '#') {
      const end = source.indexOf('\n', i);
      out.push(source.slice(i, end < 0 ? undefined : end));
      i = end < 0 ? source.length : end;
      continue;
    }
    METAVARIABLE.lastIndex = i;
    const metavariable = METAVARIABLE.exec(source)?.[0];
    if (metavariable !== undefined) {
      const typed = isTyped(source, i + metavariable.length, open.at(-1), lastLine(source, i));
      const mark = typed === undefined ? META : TYPED;
      out.push(mark + metavariable.slice(1).replace('...', DOTS));
      i += metavariable.length;
      if (typed !== undefined) {
        out.push(':=');
        i = typed;
      }
      continue;
    }
    if (rest.startsWith('<...')) {
      out.push(DEEP, '(');
      open.push({ bracket: '<', parameters: false, at: i });
      i += 4;
    } else if (rest.startsWith('...>') && open.at(-1)?.bracket === '<') {
      out.push('   )');
      open.pop();
      i += 4;
    } else if (rest.startsWith('...')) {
      const relative = /\bfrom\s*\.*$/.test(lastLine(source, i));
      const inDict = open.at(-1)?.bracket === '{' && isDictionary(source, open.at(-1)!.at);
      out.push(relative ? '...' : inDict && isWholeItem(source, i) ? `**${DICT_DOTS}` : DOTS);
      i += 3;
    } else {
      const char = source[i]!;
      if ('([{'.includes(char)) {
        const parameters = char === '(' && /\bdef\s+[\p{L}_$\w]+\s*(?:\[[^\]]*\])?\s*$/u.test(lastLine(source, i));
        open.push({ bracket: char, parameters, at: i });
      } else if (')]}'.includes(char)) open.pop();
      out.push(char);
      i++;
    }
  }
  return out.join('');
}

const lastLine = (source: string, end: number): string =>
  source.slice(source.lastIndexOf('\n', end - 1) + 1, end);

/** The end of the string literal that begins here. */
function stringAt(source: string, at: number): { end: number; formatted: boolean } | undefined {
  if (at > 0 && /[\w$]/.test(source[at - 1]!)) return undefined;
  const opening = /^([A-Za-z]{0,3})("""|'''|"|')/.exec(source.slice(at, at + 6));
  if (opening === null || !/^(?:[rbuft]{0,2})$/i.test(opening[1]!)) return undefined;
  const quote = opening[2]!;
  let i = at + opening[0].length;
  while (i < source.length && !source.startsWith(quote, i)) {
    if (quote.length === 1 && source[i] === '\n') return undefined;
    i += source[i] === '\\' ? 2 : 1;
  }
  return { end: Math.min(source.length, i + quote.length), formatted: /f/i.test(opening[1]!) };
}

/** Inside an f-string only its holes are Python. */
function formatted(literal: string): string {
  let out = '';
  let i = 0;
  while (i < literal.length) {
    if (literal.startsWith('{{', i)) {
      out += '{{';
      i += 2;
    } else if (literal[i] === '{') {
      let depth = 0;
      let end = i;
      for (; end < literal.length; end++) {
        if (literal[end] === '{') depth++;
        else if (literal[end] === '}' && --depth === 0) break;
      }
      out += `{${preprocess(literal.slice(i + 1, end))}`;
      i = end;
    } else out += literal[i++]!;
  }
  return out;
}

/** Offset after the colon of a typed metavariable `($X: T)`, or undefined. */
function isTyped(source: string, after: number, open: Open | undefined, line: string): number | undefined {
  if (open?.bracket !== '(' || open.parameters || /\blambda\b[^:]*$/.test(line)) return undefined;
  const colon = /^\s*:(?!=)/.exec(source.slice(after, after + 64));
  return colon === null ? undefined : after + colon[0].length;
}

/** Whether the braces that open here hold `key: value` at their own level. */
function isDictionary(source: string, at: number): boolean {
  let depth = 0;
  for (let i = at; i < source.length; i++) {
    const string = stringAt(source, i);
    if (string !== undefined) {
      i = string.end - 1;
      continue;
    }
    const char = source[i]!;
    if ('([{'.includes(char)) depth++;
    else if (')]}'.includes(char)) {
      if (--depth === 0) return /^\{\s*\.\.\.\s*\}$/.test(source.slice(at, i + 1)) ? true : false;
    } else if (char === ':' && depth === 1 && !/\blambda\b[^:]*$/.test(source.slice(at, i))) return true;
  }
  return false;
}

/** Whether `...` is an item of its own, not the value in `key: ...`. */
const isWholeItem = (source: string, at: number): boolean => {
  const before = source.slice(0, at).trimEnd();
  return before.endsWith(',') || before.endsWith('{');
};

/** The analyzers of `metavariable-analysis`. */

/**
 * Whether a string looks random, as keys and passwords do: many different characters for its length, and few of the
 * pairs that words are made of.
 */
export function looksRandom(text: string): boolean {
  if (text.length < 8 || /\s/.test(text)) return false;
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  const letters = text.toLowerCase().replace(/[^a-z]/g, '');
  let common = 0;
  for (let i = 0; i + 1 < letters.length; i++) if (COMMON_PAIRS.has(letters.slice(i, i + 2))) common++;
  const share = letters.length < 2 ? 0 : common / (letters.length - 1);
  const digits = /\d/.test(text);
  const mixed = digits || (/[a-z]/.test(text) && /[A-Z]/.test(text.slice(1)));
  // Long, of one case and the other, and unlike words: random even where it repeats itself.
  const unlike = text.length >= 16 && counts.size >= 4 && /^\w+$/.test(text) && share < 0.25;
  return mixed && (unlike || (bits >= 3 && share < 0.45));
}

/** The most frequent pairs of letters in English words and identifiers. */
const COMMON_PAIRS: ReadonlySet<string> = new Set(
  (
    'th he in er an re nd at on nt ha es st en ed to it ou ea hi is or ti as te et ng of al de se le sa si ar ve ra ' +
    'ld ur ro ri io ic me ne co ma li la el ce us ch om ll na ta no di ec ge ec il ca pe so ss tr ap pa pr wo rd ke ey ' +
    'ac ss us er am le mp ex xa im pl'
  ).split(' '),
);

/**
 * Whether a regular expression can take exponential time on a backtracking engine: a repetition inside a repetition,
 * or alternatives that overlap inside one, where both may match the same text.
 */
export function isExplosive(regex: string): boolean {
  interface Group {
    readonly start: number;
    repeats: boolean;
    readonly alternatives: string[];
    alternativeStart: number;
  }
  const open: Group[] = [];
  for (let i = 0; i < regex.length; i++) {
    const char = regex[i]!;
    if (char === '\\') {
      i++;
    } else if (char === '[') {
      let end = i + 1;
      if (regex[end] === '^') end++;
      if (regex[end] === ']') end++;
      while (end < regex.length && regex[end] !== ']') end += regex[end] === '\\' ? 2 : 1;
      i = end;
    } else if (char === '(') {
      const prefix = /^\(\?(?:P?<\w+>|[:=!]|<[=!])/.exec(regex.slice(i, i + 64))?.[0].length ?? 1;
      open.push({ start: i + prefix, repeats: false, alternatives: [], alternativeStart: i + prefix });
      i += prefix - 1;
      continue;
    } else if (char === '|') {
      const group = open.at(-1);
      if (group !== undefined) {
        group.alternatives.push(regex.slice(group.alternativeStart, i));
        group.alternativeStart = i + 1;
      }
      continue;
    } else if (char === ')') {
      const group = open.pop();
      if (group === undefined) continue;
      const last = regex.slice(group.alternativeStart, i);
      if (isRepetition(regex, i + 1)) {
        const delimited = group.alternatives.length === 0 && isDelimited(regex.slice(group.start, i));
        if (group.repeats && !delimited) return true;
        if (group.alternatives.length > 0 && overlap([...group.alternatives, last])) return true;
        const outer = open.at(-1);
        if (outer !== undefined) outer.repeats = true;
      } else {
        const outer = open.at(-1);
        if (outer !== undefined && group.repeats) outer.repeats = true;
      }
      continue;
    }
    const group = open.at(-1);
    if (group !== undefined && isRepetition(regex, i + 1)) group.repeats = true;
  }
  return false;
}

/**
 * Whether each round of a repeated group begins or ends with a character that its own repetitions cannot match, so
 * that a text divides into rounds in one way only: `(?:-[a-z]+)*`, `(?:[^.]+\\.)*`.
 */
function isDelimited(body: string): boolean {
  if (/(^|[^\\])[()|]/.test(body)) return beginsAlone(body);
  const atoms = [...body.matchAll(ATOM)];
  if (alternates(atoms)) return true;
  const repeated = atoms.filter(([, , count]) => count !== undefined).map(([, atom]) => atom!);
  return [atoms[0], atoms.at(-1)].some((atom) => {
    if (atom === undefined || atom[2] !== undefined) return false;
    const character = literalOf(atom[1]!);
    return character !== undefined && repeated.every((set) => !matchesCharacter(set, character));
  });
}

/**
 * Whether no character can belong to two neighbours, the last and the first included, so that each character says which
 * of them it belongs to: `(?:[ \\t]+\\w+)*`.
 */
function alternates(atoms: readonly RegExpMatchArray[]): boolean {
  if (atoms.length < 2 || atoms.some(([, , count]) => count !== undefined && !/^\+\??$|^\{[1-9]/.test(count)))
    return false;
  return atoms.every(([, atom], i) => {
    const next = atoms[(i + 1) % atoms.length]![1]!;
    return CHARACTERS.every((each) => !matchesCharacter(atom!, each) || !matchesCharacter(next, each));
  });
}

/** Characters by which sets are compared: ASCII, and one beyond. */
const CHARACTERS: readonly string[] = [...Array(128).keys(), 0x263a].map((code) => String.fromCharCode(code));

/** Whether a body with groups begins with a character that nothing else in it matches: `(?:;\\s*(?:a|b(=\\d+)?))*`. */
function beginsAlone(body: string): boolean {
  const flat = body.replace(/(?<!\\)\((?:\?(?:P?<\w+>|[:=!]|<[=!]))?|(?<!\\)[)|]/g, '');
  const [first, ...others] = [...flat.matchAll(ATOM)];
  if (first?.[2] !== undefined || first === undefined || !body.startsWith(first[1]!)) return false;
  const character = literalOf(first[1]!);
  return character !== undefined && others.every(([, atom]) => !matchesCharacter(atom!, character));
}

/** An atom with its quantifier. */
const ATOM = /(\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[^\\])([*+?]\??|\{[^}]*\}\??)?/g;

/** The only character that an atom matches, if it is one that has no other meaning. */
const literalOf = (atom: string): string | undefined =>
  /^\\\W$/.test(atom) ? atom[1] : /^[^\\[.^$]$/.test(atom) ? atom : undefined;

/** Whether one atom of a regular expression matches a character; what cannot be told counts as yes. */
function matchesCharacter(atom: string, character: string): boolean {
  try {
    return new RegExp(`^${atom}$`, 's').test(character);
  } catch {
    return true;
  }
}

const isRepetition = (regex: string, at: number): boolean =>
  /^(?:[*+](?!\+)|\{\d+,\}|\{\d*,\d{2,}\})/.test(regex.slice(at, at + 16));

/** Whether two alternatives begin alike. */
const overlap = (alternatives: readonly string[]): boolean => {
  const seen = new Set<string>();
  return alternatives.some((alternative) => {
    const first = alternative.slice(0, alternative.startsWith('\\') ? 2 : 1);
    return seen.has(first) || !seen.add(first);
  });
};

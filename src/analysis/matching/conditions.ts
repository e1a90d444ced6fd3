/**
 * Conditions on metavariables, handed down to the pattern that binds them. A rule's patterns are mostly open and its
 * conditions tell: so a pattern is tried only where the text that a condition asks for is written.
 *
 *     patterns: [pattern: $LOG.$LEVEL(..., $SECRET, ...), metavariable-regex: {$LEVEL: ^(info|debug)$}, …]
 *
 * is tried on calls that hold an identifier `info` or `debug`. A condition is only ever used to leave out what would
 * not pass it later.
 */
import type { Filter, Formula } from '../rules/formula.js';
import type { Pattern } from '../rules/pattern.js';
import type { Regex } from '../rules/regex.js';
import { anchorOf } from './anchors.js';

/** What must hold of what a metavariable is bound to. */
export interface Condition {
  readonly metavariable: string;
  /** Matches at the beginning of the bound text; undefined for a `metavariable-pattern`. */
  readonly regex: Regex | undefined;
  /** One of the words (as `needs` has them) is in what is bound; empty if none are known. */
  readonly words: readonly string[];
  /** What counts may be the value of a constant, not its source. */
  readonly ofValue: boolean;
}

/** What a pattern binds a metavariable to. */
export interface BindingPlaces {
  /** A name: an identifier. */
  readonly name: boolean;
  /** Content of a string, which may be that of a constant with another source. */
  readonly content: boolean;
  /** What an attribute is taken of: perhaps the module of an imported name. */
  readonly object: boolean;
  /** Any other node. */
  readonly node: boolean;
}

/** A condition on a metavariable that a pattern binds. */
export interface LeafCondition {
  readonly metavariable: string;
  readonly regex: Regex | undefined;
  /** Numbers of words of which one is in what is bound; empty if none are known: then only strings are looked at. */
  readonly words: readonly number[];
  readonly ofValue: boolean;
  readonly places: BindingPlaces;
  /** The same for conditions whose words may be in the same rows. */
  readonly number: number;
}

/** That a name stands in what a pattern matches. */
export const wordCondition = (word: number, number: number): LeafCondition => ({
  metavariable: '',
  regex: undefined,
  words: [word],
  ofValue: false,
  places: { ...NOWHERE, node: true },
  number,
});

/** Whether a metavariable is bound to the content of strings only. */
export const isContent = ({ name, content, object, node }: BindingPlaces): boolean =>
  content && !name && !object && !node;

/** Whether a metavariable is bound to names only. */
export const isName = ({ name, content, object, node }: BindingPlaces): boolean =>
  name && !content && !object && !node;

/** The conditions of a `patterns` that say what must be there. */
export function conditionsOf(filters: readonly Filter[]): Condition[] {
  return filters.flatMap((filter): Condition[] => {
    if (filter.kind === 'regex') {
      const { metavariable, regex } = filter;
      if (filter.constantPropagation) return [];
      return [{ metavariable, regex, words: hasWords(regex) ? literalWords(regex) : [], ofValue: false }];
    }
    if (filter.kind !== 'pattern' || (filter.language !== 'same' && filter.language !== 'regex')) return [];
    const words = wordsInside(filter.formula);
    return words === undefined
      ? []
      : [{ metavariable: filter.metavariable, regex: undefined, words, ofValue: isForText(filter) }];
  });
}

const hasWords = ({ literals }: Regex): boolean => literals.length > 0;

const literalWords = ({ literals }: Regex): string[] => literals.map((literal) => `~${literal}`);

const isForText = ({ language, formula }: Extract<Filter, { kind: 'pattern' }>): boolean =>
  language === 'regex' || formula.kind === 'regex';

/** Words of which one is in whatever a formula matches; undefined if none are known. */
function wordsInside(formula: Formula): readonly string[] | undefined {
  switch (formula.kind) {
    case 'pattern': {
      const { root } = formula.pattern;
      const word = root.kind === 'expression' ? anchorOf(root.expr).word : undefined;
      return word === undefined ? undefined : [word];
    }
    case 'regex':
      return hasWords(formula.regex) ? literalWords(formula.regex) : undefined;
    case 'and': {
      const known = formula.positives.map(wordsInside).filter((words) => words !== undefined);
      return known.sort((a, b) => a.length - b.length)[0];
    }
    case 'or': {
      const words = formula.alternatives.map(wordsInside);
      return words.every((one) => one !== undefined) ? [...new Set(words.flat())] : undefined;
    }
    default:
      return undefined;
  }
}

/** Conditions for each of the positive formulas of a `patterns`: those whose metavariable it alone decides. */
export function handedDown(
  conditions: readonly Condition[],
  positives: readonly Formula[],
): readonly (readonly Condition[])[] {
  const bound = positives.map(metavariablesOf);
  const inside = positives.map(isInside);
  const given = positives.map((): Condition[] => []);
  for (const condition of conditions) {
    const binders = [...positives.keys()].filter((i) => bound[i]!.has(condition.metavariable));
    // Of several that bind it, a pattern's own binding counts, not that of what it lies inside.
    const deciding = binders.length > 1 ? binders.filter((i) => !inside[i]!) : binders;
    if (deciding.length === 1) given[deciding[0]!]!.push(condition);
  }
  return given;
}

const isInside = (formula: Formula): boolean =>
  formula.kind === 'inside' ||
  (formula.kind === 'or' && formula.alternatives.length > 0 && formula.alternatives.every(isInside)) ||
  (formula.kind === 'and' && formula.positives.length > 0 && formula.positives.every(isInside));

/** Metavariables that a formula may bind. */
function metavariablesOf(formula: Formula): ReadonlySet<string> {
  switch (formula.kind) {
    case 'pattern':
      return new Set(formula.pattern.metavariables);
    case 'regex':
      return new Set(formula.regex.groupNames.map((name) => `$${name}`));
    case 'generic':
      return new Set(
        formula.pattern.tokens.flatMap((token) =>
          'name' in token && token.name !== undefined ? [token.name] : [],
        ),
      );
    case 'or':
      return new Set(formula.alternatives.flatMap((child) => [...metavariablesOf(child)]));
    case 'and':
      return new Set([
        ...formula.positives.flatMap((child) => [...metavariablesOf(child)]),
        ...formula.filters.flatMap((filter) =>
          filter.kind === 'pattern'
            ? [...metavariablesOf(filter.formula)]
            : filter.kind === 'regex'
              ? filter.regex.groupNames.map((name) => `$${name}`)
              : [],
        ),
      ]);
    case 'inside':
    case 'anywhere':
      return metavariablesOf(formula.operand);
  }
}

/** Where a pattern binds its metavariables, by name. */
export function bindingPlaces({ root }: Pattern): ReadonlyMap<string, BindingPlaces> {
  const found = new Map<string, BindingPlaces>();
  const pending: { value: unknown; place: keyof BindingPlaces }[] = [{ value: root, place: 'node' }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { value, place } = next;
    if (Array.isArray(value)) for (const item of value as unknown[]) pending.push({ value: item, place });
    if (Array.isArray(value) || typeof value !== 'object' || value === null) continue;
    const part = value as { readonly kind?: string; readonly name?: unknown };
    if (part.kind === 'string-regex') continue;
    if (typeof part.name === 'string' && part.name.startsWith('$')) {
      const at = part.kind === 'string-content' ? 'content' : part.kind === 'metavariable' ? place : 'node';
      const known = found.get(part.name) ?? NOWHERE;
      found.set(part.name, { ...known, [at]: true });
    }
    for (const [key, inner] of Object.entries(value))
      if (typeof inner === 'object') pending.push({ value: inner, place: placeOf(part.kind, key) });
  }
  return found;
}

const NOWHERE: BindingPlaces = { name: false, content: false, object: false, node: false };

function placeOf(kind: string | undefined, key: string): keyof BindingPlaces {
  if (kind === 'attribute') return key === 'object' ? 'object' : 'name';
  const isNamed = kind === 'keyword' || kind === 'function' || kind === 'class' || kind === undefined;
  return isNamed && key === 'name' ? 'name' : 'node';
}

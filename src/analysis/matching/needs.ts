/**
 * What a rule needs of a module to match in it at all: identifiers, as a conjunction of alternatives. One look at
 * them spares most rules in most modules.
 *
 *     patterns: [pattern-either: [os.system(...), subprocess.$F(...)], pattern-inside: "import flask"]
 *     needs (system or subprocess) and flask
 */
import type { Filter, Formula } from '../rules/formula.js';
import type { GenericPattern } from '../rules/generic-pattern.js';
import { isAscii, type Regex } from '../rules/regex.js';
import type { Rule } from '../rules/rule.js';

/** One of the words must be there. */
export type Clause = readonly string[];

const MAX_ALTERNATIVES = 40;

export function needsOf(rule: Rule): Clause[] {
  if (rule.mode === 'search') return clausesOf(rule.formula);
  const { sources, sinks } = rule.taint;
  return [sources, sinks].flatMap((parts) => anyOf(parts.map(({ formula }) => clausesOf(formula))));
}

/** The clauses of a formula. A word with `"` before it is a text, one with `~` a text in any case. */
export function clausesOf(formula: Formula): Clause[] {
  switch (formula.kind) {
    case 'pattern':
      return formula.pattern.words.map((word) => [word]);
    case 'and':
      return [...formula.positives.flatMap(clausesOf), ...formula.filters.flatMap(clausesOfFilter)];
    case 'or':
      return anyOf(formula.alternatives.map(clausesOf));
    case 'inside':
    case 'anywhere':
      return clausesOf(formula.operand);
    case 'regex':
      return clausesOfRegex(formula.regex);
    case 'generic':
      return clausesOfGeneric(formula.pattern);
  }
}

function clausesOfFilter(filter: Filter): Clause[] {
  if (filter.kind === 'regex') return filter.constantPropagation ? [] : clausesOfRegex(filter.regex);
  const isOfModule = filter.kind === 'pattern' && (filter.language === 'same' || filter.language === 'regex');
  return isOfModule ? clausesOf(filter.formula) : [];
}

/** Every word of the pattern is a token of what it matches; beyond ASCII, case is not told by the text alone. */
const clausesOfGeneric = ({ tokens }: GenericPattern): Clause[] =>
  tokens.flatMap((token) => (token.kind === 'word' && isAscii(token.text) ? [[`~${token.text}`]] : []));

/** A single letter or digit is in every module. */
const clausesOfRegex = ({ literals }: Regex): Clause[] =>
  literals.length === 0 || literals.some((literal) => /^[a-z0-9]$/.test(literal))
    ? []
    : [literals.map((literal) => `~${literal}`)];

/** One clause that holds if any alternative can: the most telling word of each. */
function anyOf(alternatives: readonly (readonly Clause[])[]): Clause[] {
  const words = new Set<string>();
  for (const clauses of alternatives) {
    const best = [...clauses].sort((a, b) => a.length - b.length || longest(b) - longest(a))[0];
    if (best === undefined) return [];
    for (const word of best) words.add(word);
  }
  return words.size === 0 || words.size > MAX_ALTERNATIVES ? [] : [[...words]];
}

const longest = (clause: Clause): number => Math.max(...clause.map((word) => word.length));

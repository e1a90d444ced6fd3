/** YAML -> formula: `pattern`, `patterns`, `pattern-either` and what may stand in them. */
import type { PythonParser } from '../syntax/parser.js';
import { parseComparison } from './comparison.js';
import type { Filter, Formula } from './formula.js';
import { parseGenericPattern } from './generic-pattern.js';
import { parsePattern } from './pattern-parse.js';
import { compileRegex, type Regex } from './regex.js';
import type { Language } from './rule.js';
import type { YamlNode } from './yaml-node.js';

export interface FormulaContext {
  readonly parser: PythonParser;
  readonly language: Language;
}

/** Matches anywhere in the file: not Semgrep's public syntax, but rules use it. */
const ANYWHERE = 'semgrep-internal-pattern-anywhere';

/** Keys that hold a formula of their own, in the order in which they are looked for. */
const POSITIVE = ['pattern', 'patterns', 'pattern-either', 'pattern-regex', 'pattern-inside', ANYWHERE] as const;
const NEGATIVE = ['pattern-not', 'pattern-not-inside', 'pattern-not-regex'] as const;
const CONDITIONS = [
  'metavariable-regex',
  'metavariable-pattern',
  'metavariable-comparison',
  'metavariable-analysis',
  'metavariable-type',
] as const;

const MAX_DEPTH = 40;

/** The formula among the keys of a mapping; other keys are the caller's to check. */
export function readFormula(node: YamlNode, context: FormulaContext, depth = 0): Formula {
  if (depth > MAX_DEPTH) throw node.fail('the rule is nested too deeply');
  const found = node.entries().filter(({ key }) => (POSITIVE as readonly string[]).includes(key));
  if (found.length === 0) {
    if (node.get('match') !== undefined) throw node.require('match').fail('the syntax `match:` is not supported');
    throw node.fail(`none of ${POSITIVE.map((key) => `\`${key}\``).join(', ')} is here`);
  }
  if (found.length > 1) throw found[1]!.fail(`\`${found[0]!.key}\` and \`${found[1]!.key}\` exclude each other`);
  const formula = readOperator(found[0]!, context, depth);
  const conditions = node.entries().filter(({ key }) => isCondition(key));
  if (conditions.length === 0) return formula;
  return conjunction([formula], [], conditions, context, depth);
}

const isCondition = (key: string): boolean =>
  (CONDITIONS as readonly string[]).includes(key) || key === 'focus-metavariable';

/** Keys that belong to a formula, for callers that check for unknown ones. */
export const FORMULA_KEYS: readonly string[] = [...POSITIVE, ...CONDITIONS, 'focus-metavariable'];

function readOperator(node: YamlNode, context: FormulaContext, depth: number): Formula {
  switch (node.key) {
    case 'patterns':
      return readConjunction(node, context, depth);
    case 'pattern-either': {
      const items = node.items();
      if (items.length === 0) throw node.fail('`pattern-either` is empty');
      return { kind: 'or', alternatives: items.map((item) => readItem(item, context, depth + 1)) };
    }
    case 'pattern-regex':
    case 'pattern-not-regex':
      return { kind: 'regex', regex: regexOf(node, true) };
    case 'pattern-inside':
    case 'pattern-not-inside':
      return { kind: 'inside', operand: readPatternOrFormula(node, context, depth + 1) };
    case ANYWHERE:
      return { kind: 'anywhere', operand: readPatternOrFormula(node, context, depth + 1) };
    default:
      return readPatternOrFormula(node, context, depth + 1);
  }
}

function readPatternOrFormula(node: YamlNode, context: FormulaContext, depth: number): Formula {
  return node.isMap() ? readItem(node, context, depth) : readPattern(node, context);
}

function readPattern(node: YamlNode, { parser, language }: FormulaContext): Formula {
  const text = node.text();
  if (language === 'regex') throw node.fail('a rule of `languages: [regex]` can hold `pattern-regex` only');
  if (language === 'generic') {
    const pattern = parseGenericPattern(text);
    if (typeof pattern === 'string') throw node.fail(pattern);
    return { kind: 'generic', pattern };
  }
  const pattern = parsePattern(text, parser);
  if (typeof pattern === 'string') throw node.fail(pattern);
  return { kind: 'pattern', pattern };
}

/** An item of `pattern-either` or `patterns` that stands for a positive formula. */
function readItem(node: YamlNode, context: FormulaContext, depth: number): Formula {
  node.only([...FORMULA_KEYS, 'fix']);
  if (node.get('fix') !== undefined) throw node.require('fix').fail('`fix` inside a pattern is not supported');
  return readFormula(node, context, depth);
}

function readConjunction(node: YamlNode, context: FormulaContext, depth: number): Formula {
  if (depth > MAX_DEPTH) throw node.fail('the rule is nested too deeply');
  const positives: Formula[] = [];
  const negatives: Formula[] = [];
  const conditions: YamlNode[] = [];
  for (const item of node.items()) {
    const entries = item.entries();
    const entry = entries[0];
    if (entry === undefined || entries.length !== 1) {
      positives.push(readItem(item, context, depth + 1));
      continue;
    }
    if (isCondition(entry.key)) conditions.push(entry);
    else if ((NEGATIVE as readonly string[]).includes(entry.key))
      negatives.push(readOperator(entry, context, depth + 1));
    else positives.push(readItem(item, context, depth + 1));
  }
  return conjunction(positives, negatives, conditions, context, depth, node);
}

function conjunction(
  positives: readonly Formula[],
  negatives: readonly Formula[],
  conditions: readonly YamlNode[],
  context: FormulaContext,
  depth: number,
  node?: YamlNode,
): Formula {
  const filters: Filter[] = [];
  const focus: string[][] = [];
  for (const condition of conditions) {
    if (condition.key === 'focus-metavariable') focus.push(condition.itemsOrSelf().map(metavariable));
    else filters.push(readFilter(condition, context, depth));
  }
  if (node !== undefined && positives.length === 0 && depth === 0)
    throw node.fail('`patterns` needs at least one positive pattern');
  return { kind: 'and', positives, negatives, filters, focus };
}

function readFilter(node: YamlNode, context: FormulaContext, depth: number): Filter {
  switch (node.key) {
    case 'metavariable-regex':
      node.only(['metavariable', 'regex', 'constant-propagation']);
      return {
        kind: 'regex',
        metavariable: metavariable(node.require('metavariable')),
        regex: regexOf(node.require('regex'), false),
        constantPropagation: node.get('constant-propagation')?.boolean() ?? false,
      };
    case 'metavariable-pattern':
      return readMetavariablePattern(node, context, depth);
    case 'metavariable-comparison': {
      node.only(['metavariable', 'comparison', 'strip', 'base']);
      const source = node.require('comparison');
      const expression = parseComparison(source.text(), context.parser);
      if (typeof expression === 'string') throw source.fail(expression);
      const named = node.get('metavariable');
      return {
        kind: 'comparison',
        metavariable: named === undefined ? undefined : metavariable(named),
        expression,
        strip: node.get('strip')?.boolean() ?? false,
        base: node.get('base')?.integer() ?? 10,
      };
    }
    case 'metavariable-analysis':
      node.only(['metavariable', 'analyzer']);
      return {
        kind: 'analysis',
        metavariable: metavariable(node.require('metavariable')),
        analyzer: node.require('analyzer').choice(['entropy', 'redos', 'raw-markup']),
      };
    default: {
      node.only(['metavariable', 'type', 'types']);
      const types = node.get('types')?.items() ?? [node.require('type')];
      return {
        kind: 'type',
        metavariable: metavariable(node.require('metavariable')),
        types: types.map((type) => type.text()),
      };
    }
  }
}

const LANGUAGES: Readonly<Record<string, 'python' | 'regex' | 'generic'>> = {
  python: 'python',
  python3: 'python',
  python2: 'python',
  py: 'python',
  regex: 'regex',
  none: 'regex',
  generic: 'generic',
  html: 'generic',
};

function readMetavariablePattern(node: YamlNode, context: FormulaContext, depth: number): Filter {
  node.only(['metavariable', 'language', ...FORMULA_KEYS, ...NEGATIVE]);
  const named = node.get('language');
  const language = named === undefined ? context.language : LANGUAGES[named.text().toLowerCase()];
  if (language === undefined) throw named!.fail(`the language \`${named!.text()}\` is not supported here`);
  return {
    kind: 'pattern',
    metavariable: metavariable(node.require('metavariable')),
    language: named === undefined ? 'same' : language,
    formula: readFormula(node, { ...context, language }, depth + 1),
  };
}

function regexOf(node: YamlNode, multiline: boolean): Regex {
  const regex = compileRegex(node.text().replace(/\n+$/, ''), { multiline });
  if (typeof regex === 'string') throw node.fail(regex);
  return regex;
}

function metavariable(node: YamlNode): string {
  const text = node.text().trim();
  if (!/^\$(?:\.\.\.)?(?:[A-Z_][A-Z_0-9]*|\d+)$/.test(text)) throw node.fail(`\`${text}\` is no metavariable`);
  return text;
}

/** `mode: taint` of a rule: sources, sinks, sanitizers and propagators. */
import { CONFIDENCES, SEVERITIES } from '../finding.js';
import { FORMULA_KEYS, readFormula, type FormulaContext } from './read-formula.js';
import { parseLabels } from './labels.js';
import type {
  BySideEffect,
  LabelExpression,
  RuleFlow,
  TaintPropagator,
  TaintSanitizer,
  TaintSink,
  TaintSource,
  TaintSpec,
} from './rule.js';
import type { YamlNode } from './yaml-node.js';

/** Label of sources that name none. */
export const DEFAULT_LABEL = '__SOURCE__';

export function readTaint(rule: YamlNode, context: FormulaContext): TaintSpec {
  const section = <T>(key: string, read: (node: YamlNode, context: FormulaContext) => T): T[] =>
    rule.get(key)?.items().map((node) => read(node, context)) ?? [];
  if (flowOf(rule) === undefined) {
    rule.require('pattern-sources');
    rule.require('pattern-sinks');
  } else
    for (const key of ['pattern-sources', 'pattern-sinks', 'pattern-sanitizers', 'pattern-propagators']) {
      const found = rule.get(key);
      if (found !== undefined) throw found.fail(`\`${key}\` and \`metadata.meerkat.flow\` exclude each other`);
    }
  return {
    sources: section('pattern-sources', readSource),
    sinks: section('pattern-sinks', readSink),
    sanitizers: section('pattern-sanitizers', readSanitizer),
    propagators: section('pattern-propagators', readPropagator),
  };
}

const flowOf = (rule: YamlNode): YamlNode | undefined => rule.get('metadata')?.get('meerkat')?.get('flow');

/** `metadata.meerkat.flow`: a flow between kinds of the models, for a rule without patterns. */
export function readFlow(rule: YamlNode): RuleFlow | undefined {
  const node = flowOf(rule)?.only(['sink', 'sources', 'weaker']);
  if (node === undefined) return undefined;
  const weaker = node.get('weaker')?.only(['sources', 'severity', 'confidence']);
  return {
    sinks: node.require('sink').itemsOrSelf().map(readKind),
    sources: node.require('sources').items().map(readKind),
    weaker: weaker && {
      sources: weaker.require('sources').items().map(readKind),
      severity: weaker.require('severity').choice(SEVERITIES),
      confidence: weaker.require('confidence').choice(CONFIDENCES),
    },
  };
}

function readKind(node: YamlNode): string {
  const text = node.text();
  if (!/^[a-z][a-z0-9-]*$/.test(text)) throw node.fail(`\`${text}\` is no name of a kind`);
  return text;
}

function readSource(node: YamlNode, context: FormulaContext): TaintSource {
  node.only([...FORMULA_KEYS, 'exact', 'by-side-effect', 'control', 'label', 'requires']);
  return {
    formula: readFormula(node, context),
    exact: node.get('exact')?.boolean() ?? false,
    bySideEffect: sideEffect(node.get('by-side-effect')),
    control: node.get('control')?.boolean() ?? false,
    label: node.get('label')?.text() ?? DEFAULT_LABEL,
    requires: requires(node.get('requires')),
  };
}

function readSink(node: YamlNode, context: FormulaContext): TaintSink {
  node.only([...FORMULA_KEYS, 'exact', 'requires', 'at-exit']);
  if (node.get('at-exit')?.boolean() === true) throw node.require('at-exit').fail('`at-exit` is not supported');
  return {
    formula: readFormula(node, context),
    exact: node.get('exact')?.boolean() ?? true,
    requires: requires(node.get('requires')),
  };
}

function readSanitizer(node: YamlNode, context: FormulaContext): TaintSanitizer {
  node.only([...FORMULA_KEYS, 'exact', 'by-side-effect', 'not_conflicting', 'not-conflicting']);
  const flag = node.get('not_conflicting') ?? node.get('not-conflicting');
  return {
    formula: readFormula(node, context),
    exact: node.get('exact')?.boolean() ?? false,
    bySideEffect: sideEffect(node.get('by-side-effect')) !== 'no',
    notConflicting: flag?.boolean() ?? false,
  };
}

function readPropagator(node: YamlNode, context: FormulaContext): TaintPropagator {
  node.only([...FORMULA_KEYS, 'from', 'to', 'by-side-effect', 'label', 'replace-labels', 'requires']);
  return {
    formula: readFormula(node, context),
    from: node.require('from').text(),
    to: node.require('to').text(),
    bySideEffect: node.get('by-side-effect')?.boolean() ?? true,
    label: node.get('label')?.text(),
    replaceLabels: node.get('replace-labels')?.items().map((item) => item.text()),
    requires: requires(node.get('requires')),
  };
}

function sideEffect(node: YamlNode | undefined): BySideEffect {
  if (node === undefined) return 'no';
  if (node.isString()) return node.choice(['only']);
  return node.boolean() ? 'yes' : 'no';
}

function requires(node: YamlNode | undefined): LabelExpression | undefined {
  if (node === undefined) return undefined;
  if (!node.isString()) throw node.fail('`requires` must be an expression over labels');
  const parsed = parseLabels(node.text());
  if (parsed === undefined) throw node.fail('`requires` is no expression of labels, `and`, `or` and `not`');
  return parsed;
}

/** `options:` of a rule. Options of other languages change nothing here and are accepted; unknown ones are refused. */
import type { RuleOptions } from './rule.js';
import type { YamlNode } from './yaml-node.js';

export const DEFAULT_OPTIONS: RuleOptions = {
  symbolicPropagation: false,
  constantPropagation: true,
  associative: true,
  commutativeBoolean: false,
  symmetricEquality: false,
  implicitDeep: true,
  assignmentForms: true,
  decoratorsAreExpressions: true,
  decoratorsInOrder: false,
  genericMaxSpan: 10,
  genericCaseless: false,
  taint: {
    assumeSafeBooleans: false,
    assumeSafeNumbers: false,
    assumeSafeIndexes: false,
    assumeSafeFunctions: false,
    assumeSafeComparisons: false,
    onlyThroughAssignments: false,
    unifyMetavariables: false,
    matchOnSource: false,
  },
};

/** Without effect on Python. */
const OTHER_LANGUAGES: ReadonlySet<string> = new Set([
  'arrow_is_function',
  'let_is_var',
  'flddef_assign',
  'cpp_parsing_pref',
  'xml_singleton_loose_matching',
  'xml_attrs_implicit_ellipsis',
  'xml_children_ordered',
  'implicit_return',
  'implicit_ellipsis',
  'interfile',
  'taint_intrafile',
  'guarded_taint_signatures',
  'timeout',
  'dynamic_timeout',
  'dynamic_timeout_unit_kb',
  'dynamic_timeout_max_multiplier',
  'taint_fixpoint_timeout',
  'generic_comment_style',
]);

export function readOptions(node: YamlNode | undefined): RuleOptions {
  if (node === undefined) return DEFAULT_OPTIONS;
  let options = DEFAULT_OPTIONS;
  for (const entry of node.entries()) {
    const flag = FLAGS[entry.key];
    const taint = TAINT_FLAGS[entry.key];
    if (flag !== undefined) options = { ...options, [flag]: entry.boolean() };
    else if (taint !== undefined) options = { ...options, taint: { ...options.taint, [taint]: entry.boolean() } };
    else if (entry.key === 'generic_ellipsis_max_span') options = { ...options, genericMaxSpan: entry.integer() };
    else if (entry.key === 'taint_match_on' || entry.key === 'taint_focus_on')
      options = {
        ...options,
        taint: { ...options.taint, matchOnSource: entry.choice(['source', 'sink']) === 'source' },
      };
    else if (entry.key === 'generic_engine') entry.choice(['spacegrep']);
    else if (!OTHER_LANGUAGES.has(entry.key)) throw entry.fail(`the option \`${entry.key}\` is not supported`);
  }
  return options;
}

const FLAGS: Readonly<Record<string, keyof RuleOptions>> = {
  symbolic_propagation: 'symbolicPropagation',
  constant_propagation: 'constantPropagation',
  ac_matching: 'associative',
  commutative_boolop: 'commutativeBoolean',
  symmetric_eq: 'symmetricEquality',
  implicit_deep_exprstmt: 'implicitDeep',
  vardef_assign: 'assignmentForms',
  attr_expr: 'decoratorsAreExpressions',
  decorators_order_matters: 'decoratorsInOrder',
  generic_caseless: 'genericCaseless',
};

const TAINT_FLAGS: Readonly<Record<string, keyof RuleOptions['taint']>> = {
  taint_assume_safe_booleans: 'assumeSafeBooleans',
  taint_assume_safe_numbers: 'assumeSafeNumbers',
  taint_assume_safe_indexes: 'assumeSafeIndexes',
  taint_assume_safe_functions: 'assumeSafeFunctions',
  taint_assume_safe_comparisons: 'assumeSafeComparisons',
  taint_only_propagate_through_assignments: 'onlyThroughAssignments',
  taint_unify_mvars: 'unifyMetavariables',
};

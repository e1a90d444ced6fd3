/** What a loaded rule is. A rule file is Semgrep YAML; everything here has been validated. */
import type { Confidence, FileRole, Severity } from '../finding.js';
import type { Topic } from '../topics.js';
import type { Formula } from './formula.js';
import type { Regex } from './regex.js';

/** A problem of a rule file: what is wrong, and where. */
export interface RuleProblem {
  readonly path: string;
  /** From 1. */
  readonly line: number;
  /** The rule's id, or '' if the rule has none or the file is not YAML. */
  readonly ruleId: string;
  /** The key that the problem belongs to, for example `metavariable-regex`, or ''. */
  readonly key: string;
  readonly message: string;
}

/** What the code under a rule is read as. */
export type Language = 'python' | 'regex' | 'generic';

/** What to do with a finding in test code. */
export type InTests = 'report' | 'ignore' | 'low';

/** Matching options of Semgrep that change what matches in Python and in generic text. */
export interface RuleOptions {
  /** A variable also stands for its definition, when that is unambiguous. */
  readonly symbolicPropagation: boolean;
  /** A variable also stands for the constant that it holds. */
  readonly constantPropagation: boolean;
  /** `a and b and c` is matched as a list of operands. */
  readonly associative: boolean;
  /** `and` and `or` match in any order. */
  readonly commutativeBoolean: boolean;
  /** `a == b` also matches `b == a`. */
  readonly symmetricEquality: boolean;
  /** `foo()` in a sequence also matches `x = foo()`. */
  readonly implicitDeep: boolean;
  /** `$X = $Y` also matches `x: int = y`. */
  readonly assignmentForms: boolean;
  /** An expression pattern also matches decorators. */
  readonly decoratorsAreExpressions: boolean;
  readonly decoratorsInOrder: boolean;
  /** Lines that `...` of a generic pattern may span. */
  readonly genericMaxSpan: number;
  readonly genericCaseless: boolean;
  readonly taint: TaintOptions;
}

export interface TaintOptions {
  readonly assumeSafeBooleans: boolean;
  readonly assumeSafeNumbers: boolean;
  readonly assumeSafeIndexes: boolean;
  readonly assumeSafeFunctions: boolean;
  readonly assumeSafeComparisons: boolean;
  readonly onlyThroughAssignments: boolean;
  readonly unifyMetavariables: boolean;
  /** The finding is at the source, not at the sink. */
  readonly matchOnSource: boolean;
}

/** A path filter: globs of files that the rule applies to. */
export interface RulePaths {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/** A replacement by template, or by a regular expression within the match. */
export type Fix =
  | { readonly kind: 'template'; readonly text: string }
  | { readonly kind: 'regex'; readonly regex: Regex; readonly replacement: string; readonly count: number };

/** What our own rules say beyond Semgrep, under `metadata.meerkat`. */
export interface MeerkatMetadata {
  /** Of an observation: what to make of it, by what the file is. One that is said for one of the two is stated there only. */
  readonly assessment: { readonly test: string; readonly production: string };
  /** Of an observation: what several of them are called, a plural such as "locks held in a `with` block". */
  readonly many: string;
  readonly inTests: InTests;
  /** What kinds of files the rule has nothing to say about. */
  readonly notIn: readonly FileRole[];
  /** What an attacker gains. */
  readonly gain: string;
  /** What to do instead. */
  readonly remediation: string;
  /** The region is never quoted. */
  readonly secret: boolean;
  /** What the rule finds in one file is one finding, because one change mends it all. */
  readonly onePerFile: boolean;
  /** Sink kinds: where flows have settled that a sink of the kind is harmless, what the rule finds there is none. */
  readonly unlessSettled: readonly string[];
  /** What the rule finds makes such a sink dangerous: all those of the same function count. */
  readonly settledInFunction: boolean;
  /** Names of the same check elsewhere, such as B602 and S602, for `nosec` and `noqa`. */
  readonly aliases: readonly string[];
}

interface RuleBase {
  readonly id: string;
  readonly path: string;
  readonly line: number;
  readonly languages: readonly Language[];
  readonly message: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** `CWE-78: …`, primary first. */
  readonly cwe: readonly string[];
  readonly owasp: readonly string[];
  readonly references: readonly string[];
  /** Undefined for a user's rule that names none. */
  readonly topic: Topic | undefined;
  readonly kind: 'finding' | 'observation';
  readonly meerkat: MeerkatMetadata;
  readonly options: RuleOptions;
  readonly paths: RulePaths;
  readonly fix: Fix | undefined;
}

export interface SearchRule extends RuleBase {
  readonly mode: 'search';
  readonly formula: Formula;
}

export interface TaintRule extends RuleBase {
  readonly mode: 'taint';
  /** Patterns; none of any kind if `flow` is given. */
  readonly taint: TaintSpec;
  readonly flow: RuleFlow | undefined;
}

/** A flow between kinds that the models of libraries know (docs/models.md), in place of patterns. */
export interface RuleFlow {
  /** Sink kinds. */
  readonly sinks: readonly string[];
  /** Source kinds with the rule's own severity and confidence. */
  readonly sources: readonly string[];
  /** Source kinds that an attacker controls less surely, and what the finding is then. */
  readonly weaker:
    | { readonly sources: readonly string[]; readonly severity: Severity; readonly confidence: Confidence }
    | undefined;
}

export type Rule = SearchRule | TaintRule;

export interface TaintSpec {
  readonly sources: readonly TaintSource[];
  readonly sinks: readonly TaintSink[];
  readonly sanitizers: readonly TaintSanitizer[];
  readonly propagators: readonly TaintPropagator[];
}

/** Whether a match's side effect taints or cleans the variable itself; `only`: and not the expression. */
export type BySideEffect = 'no' | 'yes' | 'only';

export interface TaintSource {
  readonly formula: Formula;
  readonly exact: boolean;
  readonly bySideEffect: BySideEffect;
  /** Taints what runs after it, not a value. */
  readonly control: boolean;
  readonly label: string;
  readonly requires: LabelExpression | undefined;
}

export interface TaintSink {
  readonly formula: Formula;
  readonly exact: boolean;
  readonly requires: LabelExpression | undefined;
}

export interface TaintSanitizer {
  readonly formula: Formula;
  readonly exact: boolean;
  readonly bySideEffect: boolean;
  readonly notConflicting: boolean;
}

export interface TaintPropagator {
  readonly formula: Formula;
  readonly from: string;
  readonly to: string;
  readonly bySideEffect: boolean;
  readonly label: string | undefined;
  readonly replaceLabels: readonly string[] | undefined;
  readonly requires: LabelExpression | undefined;
}

/** `A and not B` over labels. */
export type LabelExpression =
  | { readonly kind: 'label'; readonly label: string }
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'not'; readonly operand: LabelExpression }
  | { readonly kind: 'and' | 'or'; readonly operands: readonly LabelExpression[] };

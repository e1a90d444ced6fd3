/**
 * What taint analysis is told: which values are dangerous, where danger lands, what makes it harmless. Plain data,
 * so that it can be built from YAML models (analysis/rules/models) or from a user's matched Semgrep patterns, hashed,
 * and sent to a worker. Taint never sees a pattern.
 *
 *     name = request.args["name"]         a source of kind `remote`
 *     name = html.escape(name)            a sanitizer for the sink kind `xss`
 *     db.execute("... " + name)           a sink of kind `sql-injection`: a flow
 *     return "<b>" + name                 a sink of kind `xss`: none, the escape removed that danger
 *
 * A *source kind* says where data comes from, a *sink kind* says where it does harm. A value carries, for each source
 * kind, the set of sink kinds that it still endangers.
 */
import type { ModelSet } from './models.js';

/** A set of sink kinds: bit i stands for `TaintSpec.sinkKinds[i]`. */
export type SinkMask = number;

/** Sink kinds that one specification may have: they are the bits of an unsigned 31-bit number. */
export const MAX_SINK_KINDS = 31;

/** A condition on the source kinds that reach a place (Semgrep's `requires`). */
export type Requires =
  | { readonly kind: 'source'; readonly source: string }
  | { readonly kind: 'not'; readonly operand: Requires }
  | { readonly kind: 'and' | 'or'; readonly operands: readonly Requires[] };

/** What is reported: data of these sources in a sink of this kind. */
export interface FlowRule {
  /** Id of the rule that reports the flow. */
  readonly id: string;
  /** A name of `TaintSpec.sinkKinds`. */
  readonly sink: string;
  /** Evaluated over the source kinds that reach the sink and are still dangerous for it. */
  readonly requires: Requires;
}

/** Everything that one run looks for. More than 31 sink kinds need several specifications. */
export interface TaintSpec {
  /** Names; a flow from kind A can only be reported by a rule whose `requires` names A. */
  readonly sourceKinds: readonly string[];
  /** At most MAX_SINK_KINDS names. */
  readonly sinkKinds: readonly string[];
  readonly rules: readonly FlowRule[];
  /** Models of libraries and frameworks, for the built-in pack; undefined for a user's own rules. */
  readonly models?: ModelSet;
  /** Places of one module that a user's rules matched; undefined for a module without any. */
  readonly places?: (path: string) => ModulePlaces | undefined;
  /** 'program' follows calls through functions and files; 'function' lets every call pass taint on. */
  readonly scope: 'function' | 'program';
  /** 'exact' unless said otherwise. */
  readonly reachability?: Reachability;
}

/**
 * What counts as executed. 'exact': what Python executes, as far as constants decide. 'graph': what the control-flow
 * graph of Semgrep leads to, see docs/conformance.md: the first test of a loop does not keep out of a body that changes
 * what it tests, and behind a `finally` an exception is forgotten.
 */
export type Reachability = 'exact' | 'graph';

/** A stretch of a module's text, in offsets as in the syntax tree. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/**
 * What a user's rules matched in one module. A rule owns source kinds (one per label) and sink kinds (one per
 * distinct `requires` of its sinks), named by whoever builds the specification, so that rules never mix.
 */
export interface ModulePlaces {
  readonly sources: readonly SourcePlace[];
  readonly sinks: readonly SinkPlace[];
  readonly sanitizers: readonly SanitizerPlace[];
  readonly propagators: readonly PropagatorPlace[];
}

export interface SourcePlace extends Place {
  readonly source: string;
  /** Only the expression with exactly this extent is tainted; otherwise every expression within it is. */
  readonly exact: boolean;
  /** Also the variable that the expression names is tainted from here on; 'only': not the expression itself. */
  readonly bySideEffect: boolean | 'only';
  /** Taints only where the expression already carries these kinds. */
  readonly requires?: Requires;
  /** Taints the flow of control: every sink executed after it is reached. */
  readonly control: boolean;
}

export interface SinkPlace extends Place {
  /** A name of `TaintSpec.sinkKinds`. */
  readonly sink: string;
  readonly exact: boolean;
}

export interface SanitizerPlace extends Place {
  /** Names of the sink kinds that it protects. */
  readonly sinks: readonly string[];
  readonly exact: boolean;
  /** Also the variable that the expression names is clean from here on. */
  readonly bySideEffect: boolean;
}

/** `from` passes its taint to `to` whenever the expression of this extent is evaluated. */
export interface PropagatorPlace extends Place {
  readonly from: Place;
  readonly to: Place;
  /** Only labels of these source kinds are passed on. */
  readonly sources: readonly string[];
  /** Only where `from` carries these kinds. */
  readonly requires?: Requires;
  /** The source kind that arrives in place of the original one. */
  readonly relabel?: string;
  /** `to` is a variable that stays tainted (the default) rather than one occurrence. */
  readonly bySideEffect: boolean;
}

/** Mechanisms that can be switched off, to measure what each is worth. */
export const MECHANISMS = [
  'elements',
  'fields',
  'constants',
  'guards',
  'sanitizers',
  'summaries',
  'contexts',
  'aliases',
  'strong-updates',
  'paths',
  'types',
  'callables',
  'prefixes',
  'globals',
  'imports',
] as const;
export type Mechanism = (typeof MECHANISMS)[number];

/** Limits are counted in work, never in time, so that every machine gives the same result. */
export interface TaintLimits {
  /** Abstract steps (expressions and statements evaluated) for one function, all its contexts together. */
  readonly stepsPerFunction: number;
  /** Abstract steps for the whole run. */
  readonly stepsTotal: number;
  /** Variants of one function for different constant or typed arguments. */
  readonly contexts: number;
  /** Variants of one function for different functions that it is given or has captured, as decorators have. */
  readonly callableContexts: number;
  /** Rounds over a group of functions that call each other. */
  readonly rounds: number;
  /** Files that may be pulled in by imports, beyond the targets. */
  readonly importedFiles: number;
  /** Import hops from a target. */
  readonly importDepth: number;
}

export const DEFAULT_LIMITS: TaintLimits = {
  stepsPerFunction: 400_000,
  stepsTotal: 20_000_000,
  contexts: 8,
  callableContexts: 64,
  rounds: 12,
  importedFiles: 3_000,
  importDepth: 12,
};

export interface TaintOptions {
  readonly limits?: Partial<TaintLimits>;
  readonly off?: readonly Mechanism[];
}

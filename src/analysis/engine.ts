/** What analysis offers: an engine with loaded rules, asked for one result at a time. */
import type { AnalysisResult, Confidence, Severity, SourceFile } from './finding.js';
import type { Topic } from './topics.js';

/** What people are told about a rule. */
export interface RuleInfo {
  readonly id: string;
  readonly kind: 'finding' | 'observation';
  /** The rule's own message, metavariables not filled in. */
  readonly message: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly topic: Topic;
  /** Weaknesses, the primary one first. */
  readonly cwe: readonly { readonly id: number; readonly name: string }[];
  /** OWASP Top 10 entries as written in the rule. */
  readonly owasp: readonly string[];
  /** What an attacker gains; '' if the rule does not say. */
  readonly gain: string;
  /** What to do instead; '' if the rule does not say. */
  readonly remediation: string;
  readonly references: readonly string[];
  /** Of an observation: what several of them are called; '' if the rule does not say. */
  readonly many: string;
  /** The rule looks for secrets. */
  readonly secret: boolean;
  /** Ships with Meerkat, so that it has a page. */
  readonly builtin: boolean;
}

export interface AnalysisRequest {
  /** Files on which all rules run. */
  readonly targets: readonly SourceFile[];
  /** Further files of the program: flows through them and into them are reported, other rules don't run. */
  readonly context: readonly SourceFile[];
  /**
   * Files that the other side of a comparison came to by its imports. They belong to the program from the start, as
   * files that something imports do: their imports are not followed any further.
   */
  readonly imported?: readonly SourceFile[];
  /**
   * Whether flows are followed through the context. By default where a target asks for it: tests, in which no flow is
   * reported, do not. The other side of a comparison says what was done here.
   */
  readonly followContext?: boolean;
  /**
   * The change that is of interest: paths on either side. Of a large program only flows are then followed that may
   * depend on one of them. By default all.
   */
  readonly changed?: readonly string[];
  /** Files whose functions the other side of a comparison followed for their own sake, where it did not follow all. */
  readonly entered?: readonly string[];
  /** All paths of the revision, to resolve imports with. */
  readonly knownPaths: readonly string[];
  /** Leading part of all paths that says nothing about the project: it is not looked at to tell tests from code. */
  readonly root?: string;
  /** Inline suppressions are not honoured. */
  readonly ignoreSuppressions?: boolean;
}

/** Reads further files that the analysis asks for; what cannot be read is left out of the answer. */
export type ReadFiles = (paths: readonly string[]) => Promise<readonly SourceFile[]>;

export interface AnalysisEngine {
  readonly rules: readonly RuleInfo[];
  /** SHA-256 over the rules as loaded, in hex. */
  readonly rulesDigest: string;
  analyse(request: AnalysisRequest, read: ReadFiles): Promise<AnalysisResult>;
}

/** The version of the analysis: changes whenever the same rules may find something else. */
export const ENGINE_VERSION = '0.1.0';

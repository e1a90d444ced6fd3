/** What analysis reports: findings (defects), observations (facts for the summary) and coverage. Plain data. */
import type { Topic } from './topics.js';

export const SEVERITIES = ['low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const CONFIDENCES = ['low', 'medium', 'high'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** A source file as analysis takes it. */
export interface SourceFile {
  /** Relative to the repository's root, '/' between parts. */
  readonly path: string;
  readonly text: string;
}

/** A stretch of a file. Offsets are UTF-16 code units, `end` exclusive; lines from 1, columns from 0. */
export interface Region {
  readonly start: number;
  readonly end: number;
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface Location {
  readonly path: string;
  readonly region: Region;
}

/** One step of a flow, from source to sink. */
export interface TraceStep extends Location {
  readonly kind: 'source' | 'step' | 'sink';
  /** What happened: "returned from `get_param`". Text of the code under review is quoted in backticks. */
  readonly note: string;
}

/** A replacement of text within the finding's file. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** An inline comment that asks not to report a finding. */
export interface Suppression {
  readonly syntax: 'nosemgrep' | 'nosec' | 'noqa' | 'meerkat';
  readonly line: number;
  /** The reason given, or ''. */
  readonly reason: string;
}

export interface Finding extends Location {
  readonly ruleId: string;
  /** What is wrong here, with metavariables filled in. */
  readonly message: string;
  /** After judgement in context (test code, constants): may differ from the rule's own. */
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** Why severity or confidence differ from the rule's own, or undefined. */
  readonly judgement?: string;
  readonly topic: Topic;
  /** From source to sink; empty for a finding that no flow explains. */
  readonly trace: readonly TraceStep[];
  /** Function in which the data of a flow comes in ('Class.method'), '' at module level: one finding for each. */
  readonly entry?: string;
  readonly fix?: readonly Edit[];
  readonly suppression?: Suppression;
  /** The finding's region holds a secret: its text is never quoted. */
  readonly secret: boolean;
  /** What the rule finds in one file is reported as one finding. */
  readonly onePerFile?: boolean;
  /** Innermost enclosing function or class ('Class.method'), '' at module level. Part of the fingerprint. */
  readonly symbol: string;
}

/** Something worth stating that is not a defect. Never commented, never a SARIF result. */
export interface Observation extends Location {
  readonly ruleId: string;
  readonly topic: Topic;
  /** What was seen, for example "`time.sleep` in a polling loop of at most 50 rounds". */
  readonly message: string;
  /** Assessment in context, for example "accepted in a test". Empty if the fact speaks for itself. */
  readonly assessment: string;
}

/** What a file is for. */
export const FILE_ROLES = ['test', 'production', 'example', 'migration', 'script', 'configuration'] as const;
export type FileRole = (typeof FILE_ROLES)[number];

/** What a file is, in the light of which everything else is judged. */
export interface FileContext {
  readonly role: FileRole;
  /** Known frameworks that it imports, sorted: 'django', 'flask', 'unittest' … */
  readonly frameworks: readonly string[];
}

/** Why a file was not fully analysed. */
export interface Gap {
  readonly reason:
    | 'syntax-error'
    | 'parse-limit'
    | 'match-limit'
    | 'flow-limit'
    | 'program-limit'
    | 'not-utf8'
    | 'too-large'
    | 'unreadable';
  /** For people, one sentence without a full stop: "line 12 does not parse". */
  readonly detail: string;
}

export interface FileCoverage {
  readonly path: string;
  readonly status: 'full' | 'partial' | 'skipped';
  readonly gaps: readonly Gap[];
  readonly lines: number;
  /** String literals of the file, all of which were looked at for secrets. */
  readonly strings: number;
  readonly context: FileContext;
}

export interface AnalysisResult {
  /** Sorted by path, start, rule. Suppressed findings are included and marked. */
  readonly findings: readonly Finding[];
  /** Of search rules, but said by one of the findings, which tells more of the same defect. Not reported; still there. */
  readonly explained: readonly Finding[];
  readonly observations: readonly Observation[];
  /** One row for every target file, sorted by path. */
  readonly coverage: readonly FileCoverage[];
  /** Problems of suppressing comments, such as a malformed rule id. */
  readonly notes: readonly (Location & { readonly message: string })[];
  readonly statistics: {
    /** Whether flows were followed, through the context too. */
    readonly followed: boolean;
    readonly files: number;
    /** Files that were read only because targets import them. */
    readonly imported: readonly string[];
    /** Files whose functions were followed for their own sake; undefined for all. */
    readonly entered: readonly string[] | undefined;
    readonly lines: number;
    readonly unresolvedCalls: number;
  };
}

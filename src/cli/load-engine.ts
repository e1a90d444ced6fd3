import type { AnalysisEngine } from '../analysis/index.js';

/** Loads rules from the given paths, or the built-in ones if there are none. Throws UsageError for a refused rule. */
export type LoadEngine = (rulePaths: readonly string[]) => Promise<AnalysisEngine>;

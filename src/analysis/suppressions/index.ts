/** Inline suppressions: comments that ask not to report a finding. */
export type { SuppressibleRule } from './directive.js';
export { ModuleSuppressions } from './module-suppressions.js';

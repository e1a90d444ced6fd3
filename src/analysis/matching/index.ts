/** The door of `matching/`. */
export { compileRules, type CompiledRules } from './compiled.js';
export {
  ModuleMatcher,
  limitsFor,
  matchModule,
  matchOf,
  matchText,
  type Match,
  type MatchLimits,
  type MatchedMetavariable,
  type ModuleMatches,
} from './engine.js';
export { Target } from './target.js';
export { textSemantics } from './text-target.js';
export type { RangeMatch } from './range.js';

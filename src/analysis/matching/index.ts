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
export { COST } from './cost.js';
export { Target, textSemantics } from './target.js';
export type { RangeMatch } from './range.js';

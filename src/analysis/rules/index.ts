/** The door of `rules/`: rule files in, typed rules and problems out. */
export * from './rule.js';
export * from './formula.js';
export * from './pattern.js';
export { loadRules, type LoadedRules, type RuleFile } from './load.js';

/** Analysis' only door. Everything outside `src/analysis` imports from here. */
export * from './finding.js';
export * from './topics.js';
export { createParser, type ParserKind } from './syntax/create-parser.js';
export { createWasmParser } from './syntax/wasm-parser.js';
export type { PythonParser } from './syntax/parser.js';
export { lineStartsOf, positionOf } from './syntax/tree.js';
export * from './engine.js';
export { createEngine, type CreatedEngine, type EngineInput } from './create-engine.js';
export type { Phase } from './phase.js';
export type { RuleProblem } from './rules/index.js';
export { isTemplate } from './template.js';
export { loadModels } from './models/read.js';
export { testRuleFile, type RuleFileWithTests } from './rule-tests.js';

/** The door of `semantics/`: names, scopes, imports and helpers that matching and taint stand on. */
export * from './callables.js';
export { BUILTINS } from './builtins.js';
export { foldFunction } from './constants/functions.js';
export { FOLDED_METHODS, foldMethod } from './constants/methods.js';
export { numberLiteral } from './constants/numbers.js';
export { foldBinary, foldComparison, foldUnary } from './constants/operators.js';
export { foldSlice, foldSubscript, sliced } from './constants/sequences.js';
export * from './constants/value.js';
export {
  reachableFrom,
  type BasicBlock,
  type ControlFlowGraph,
  type Edge,
  type EdgeKind,
  type FlowItem,
  type FlowItemKind,
  type FlowPosition,
} from './flow/control-flow.js';
export type { ImportRecord } from './import-records.js';
export { isPackagePath, moduleNameOf, resolveImport, type KnownPaths } from './import-resolution.js';
export { ModuleSemantics, analyseModule, type ModuleInput } from './module-semantics.js';
export type { ReachingDefinitions } from './name-resolver.js';
export type { QualifiedName, QualifiedNames } from './qualified-names.js';
export { Binding, REST, Scope, type Definition, type DefinitionKind, type ScopeKind } from './scope.js';
export {
  prefixOf,
  stringLiteral,
  stringPieces,
  type StringLiteral,
  type StringPiece,
} from './string-literals.js';

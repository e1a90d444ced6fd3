/** Which units can be part of a flow at all. */
import type { ModelIndex } from './model-index.js';
import type { FunctionUnit, ModuleInfo, Program } from './program.js';
import type { TaintSpec } from './spec.js';

export class Relevance {
  constructor(
    private readonly program: Program,
    private readonly index: ModelIndex,
    private readonly spec: TaintSpec,
  ) {}

  /** Whether the module's body registers handlers. */
  registers(module: ModuleInfo): boolean {
    void module;
    return this.index.entries.length > 0 && this.program.modules.length > 0;
  }

  isRelevant(unit: FunctionUnit): boolean {
    void unit;
    return this.spec.rules.length > 0;
  }
}

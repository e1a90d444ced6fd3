/** What a qualified name is; name-resolver.ts computes them. */
import type { Binding, Definition } from './scope.js';

/** One thing that an expression may denote, as a dotted name. */
export interface QualifiedName {
  /**
   * 'import': through an import: 'os.path.join'. 'builtin': 'eval'. 'local': a function or class of this module:
   * '<module name>.Class.method'. 'star': possible through `from m import *`, 'm.name'. 'unresolved': the text as
   * written, for parameters, local variables and undefined names: 'self.run', 'request.args.get'.
   */
  readonly kind: 'import' | 'builtin' | 'local' | 'star' | 'unresolved';
  readonly name: string;
  /** The import, function or class that the first name came from. */
  readonly definition?: Definition;
  /** The variable that the first name came from; absent for builtins, star imports and undefined names. */
  readonly binding?: Binding;
}

export interface QualifiedNames {
  /** Without duplicates, at most 8; empty for an expression that is no dotted name. */
  readonly names: readonly QualifiedName[];
  /** No other value can reach the expression, as far as can be seen. */
  readonly complete: boolean;
}

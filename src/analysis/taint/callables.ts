/** Things that can be called or asked for an attribute: functions, classes, modules, names of libraries. */
import type { ClassInfo, FunctionUnit, ModuleInfo } from './program.js';
import type { Value } from './values.js';

/**
 * Not interned, so equality is identity: whoever evaluates a definition twice must hand out the same object
 * (see Interning in machine.ts).
 */
export type Callable =
  /** A function of the program; `self` if it is bound. */
  | {
      readonly kind: 'function';
      readonly unit: FunctionUnit;
      readonly self: Value | undefined;
      /** Values of the enclosing function's variables, by binding key. */
      readonly captures: ReadonlyMap<string, Value> | undefined;
    }
  | { readonly kind: 'class'; readonly info: ClassInfo }
  | { readonly kind: 'module'; readonly info: ModuleInfo }
  /** Something outside the program, by its possible qualified names, the most specific first. */
  | { readonly kind: 'external'; readonly names: readonly string[]; readonly self: Value | undefined }
  | {
      readonly kind: 'partial';
      readonly target: Value;
      readonly positional: readonly Value[];
      readonly keywords: ReadonlyMap<string, Value>;
    };

/** Arguments of a call. */
export interface Arguments {
  readonly positional: readonly Value[];
  readonly keywords: ReadonlyMap<string, Value>;
  /** Value of `*args` whose length is not known; its elements may be any position from `positional.length` on. */
  readonly rest: Value | undefined;
  /** Value of `**kwargs` whose keys are not known. */
  readonly restKeywords: Value | undefined;
  /** Expression of each positional argument, NONE (-1) if there is none. */
  readonly nodes: readonly number[];
  readonly keywordNodes: ReadonlyMap<string, number>;
}

export const NO_ARGUMENTS: Arguments = {
  positional: [],
  keywords: new Map(),
  rest: undefined,
  restKeywords: undefined,
  nodes: [],
  keywordNodes: new Map(),
};

export const positionalArguments = (values: readonly Value[]): Arguments => ({
  ...NO_ARGUMENTS,
  positional: values,
});

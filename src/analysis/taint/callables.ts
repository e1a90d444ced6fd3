/** The arguments of a call. */
import type { Value } from './values.js';

export type { Callable } from './values.js';

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

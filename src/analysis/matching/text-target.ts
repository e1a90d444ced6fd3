/** Texts that are no Python, as modules without code. */
import { analyseModule, type ModuleSemantics } from '../semantics/index.js';
import { TreeBuilder } from '../syntax/builder.js';
import { K } from '../syntax/kinds.js';
import { NONE } from '../syntax/tree.js';
import { Target } from './target.js';

/** Text that is no Python: only regular expressions and generic patterns find anything in it. */
export const textTarget = (path: string, text: string): Target => new Target(textSemantics(path, text));

/** A module that consists of text only. */
export function textSemantics(path: string, text: string): ModuleSemantics {
  const builder = new TreeBuilder();
  builder.close(builder.open(K.module, 0, text.length, NONE, NONE, 0));
  return analyseModule({ path, tree: builder.finish(text) });
}

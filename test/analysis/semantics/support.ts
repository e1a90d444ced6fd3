/** Parses Python text and finds nodes in it by what stands there. */
import { K } from '../../../src/analysis/syntax/kinds.js';
import {
  analyseModule,
  type ModuleInput,
  type ModuleSemantics,
} from '../../../src/analysis/semantics/index.js';
import { createWasmParser } from '../../../src/analysis/syntax/wasm-parser.js';
import { lineOf, textOf, type Node } from '../../../src/analysis/syntax/tree.js';

const parser = await createWasmParser();

export function analyse(text: string, input: Partial<Omit<ModuleInput, 'tree'>> = {}): ModuleSemantics {
  return analyseModule({ path: 'pkg/mod.py', ...input, tree: parser.parse(text).tree });
}

/** Nodes that may span the same text as the one that is meant. */
const WRAPPERS: ReadonlySet<number> = new Set([
  K.module,
  K.block,
  K.expression_statement,
  K.type,
  K.dotted_name,
  K.case_pattern,
  K.with_item,
  K.with_clause,
  K.as_pattern_target,
  K.lambda_parameters,
]);

/** The outermost node whose text is exactly `text`, on a line (from 1) or anywhere; the n-th of them, from 0. */
export function find(module: ModuleSemantics, text: string, line?: number, nth = 0): Node {
  const { tree } = module;
  let after = -1;
  let left = nth;
  for (let row = 0; row < tree.size; row++) {
    if (row < after || textOf(tree, row) !== text || (line !== undefined && lineOf(tree, row) !== line))
      continue;
    if (WRAPPERS.has(tree.kind[row]!)) continue;
    if (left-- === 0) return row;
    after = tree.last[row]!;
  }
  throw new Error(`not found: ${text}${line === undefined ? '' : ` on line ${line}`}`);
}

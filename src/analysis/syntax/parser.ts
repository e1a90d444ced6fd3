/** What a parser back end is, and what a parse returns. */
import type { SyntaxTree } from './tree.js';

/** A place that the grammar could not parse: an ERROR node, or a token that is missing there. */
export interface SyntaxProblem {
  readonly kind: 'error' | 'missing';
  /** UTF-16 offsets into the text. */
  readonly start: number;
  readonly end: number;
}

export interface ParsedModule {
  /** Of the whole text, with ERROR nodes where it does not parse; only the root if the parse was cut off. */
  readonly tree: SyntaxTree;
  /** In the order of the text; at most 100 are kept. */
  readonly problems: readonly SyntaxProblem[];
  /** The parse exceeded its work limit; the tree says nothing about the text. */
  readonly cutOff: boolean;
}

/** Text to flat tree. Never throws on any text; the same text gives the same result on every machine. */
export interface PythonParser {
  readonly name: 'wasm' | 'native';
  parse(text: string): ParsedModule;
}

/** Problems kept of one module. */
export const MAX_PROBLEMS = 100;

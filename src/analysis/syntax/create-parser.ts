/** The choice between the parser back ends. */
import { createNativeParser } from './native-parser.js';
import type { PythonParser } from './parser.js';
import { createWasmParser } from './wasm-parser.js';

export type ParserKind = PythonParser['name'];

/** Rejects if the back end cannot be loaded. */
export async function createParser(kind: ParserKind = 'wasm'): Promise<PythonParser> {
  return kind === 'native' ? createNativeParser() : createWasmParser();
}

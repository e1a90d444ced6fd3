/**
 * The default parser back end: tree-sitter's WASM runtime with the grammar that tree-sitter-python ships.
 * One cursor walk copies the tree into flat arrays, then the parser's memory is freed.
 */
import { createRequire } from 'node:module';
import { Language, Parser, type TreeCursor } from 'web-tree-sitter';
import { ERROR_SYMBOL, cutOff, flatten, type Numbering } from './flatten.js';
import { K, fieldNumber, kindNumber } from './kinds.js';
import { ParseEffort } from './parse-effort.js';
import type { ParsedModule, PythonParser } from './parser.js';
import { createMemory, proveLayout, recoveryCost } from './recovery-cost.js';
import { parseRepaired } from './repairs.js';

/** The memory of the runtime, of which there is one a thread: ours, so that it can be read. */
const memory = createMemory();

/**
 * Loads the runtime and the grammar (about 20 ms). Throws if the grammar has kinds that we don't know, or the runtime a
 * memory that we cannot read.
 */
export async function createWasmParser(): Promise<PythonParser> {
  const require = createRequire(import.meta.url);
  await Parser.init({ wasmMemory: memory });
  const language = await Language.load(require.resolve('tree-sitter-python/tree-sitter-python.wasm'));
  const parser = new Parser();
  parser.setLanguage(language);
  const recovery = recoveryCost(memory, parser);
  proveLayout(parser, recovery);
  const kinds = kindTable(language);
  const fields = language.fields.map((name, id) => (id === 0 || name === null ? 0 : fieldNumber(name)));
  const numbering: Numbering<TreeCursor> = {
    kindOf: ({ nodeTypeId }) => (nodeTypeId === ERROR_SYMBOL ? K.ERROR : kinds[nodeTypeId]!),
    fieldOf: ({ currentFieldId }) => fields[currentFieldId] ?? 0,
  };

  const parseOnce = (text: string): ParsedModule => {
    const effort = new ParseEffort(text);
    if (effort.isHopeless) return cutOff(text);
    const tree = parser.parse(text, null, {
      progressCallback: () => effort.isExceededWith(recovery.now()),
    });
    if (tree === null) {
      parser.reset(); // otherwise the next parse resumes this text
      return cutOff(text);
    }
    const cursor = tree.walk();
    try {
      return flatten(cursor, text, tree.rootNode.hasError, numbering);
    } finally {
      cursor.delete();
      tree.delete();
    }
  };
  return { name: 'wasm', parse: (text) => parseRepaired(text, parseOnce) };
}

/** Grammar symbol -> our number. Aliases share a number; ERROR is handled apart. */
function kindTable(language: Language): Uint16Array {
  const table = new Uint16Array(language.nodeTypeCount);
  for (let id = 0; id < table.length; id++)
    if (language.nodeTypeIsVisible(id))
      table[id] = kindNumber(language.nodeTypeForId(id) ?? '', language.nodeTypeIsNamed(id));
  return table;
}

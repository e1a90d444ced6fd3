/**
 * The default parser back end: tree-sitter's WASM runtime with the grammar that tree-sitter-python ships.
 * One cursor walk copies the tree into flat arrays, then the parser's memory is freed.
 */
import { createRequire } from 'node:module';
import { Language, Parser, type Tree } from 'web-tree-sitter';
import { TreeBuilder } from './builder.js';
import { K, fieldNumber, kindNumber } from './kinds.js';
import {
  MAX_PROBLEMS,
  callbackLimit,
  type ParsedModule,
  type PythonParser,
  type SyntaxProblem,
} from './parser.js';
import { parseRepaired } from './repairs.js';
import { NONE } from './tree.js';

/** Loads the runtime and the grammar (about 20 ms). Throws if the grammar has kinds that we don't know. */
export async function createWasmParser(): Promise<PythonParser> {
  const require = createRequire(import.meta.url);
  await Parser.init();
  const language = await Language.load(require.resolve('tree-sitter-python/tree-sitter-python.wasm'));
  const parser = new Parser();
  parser.setLanguage(language);
  const kinds = kindTable(language);
  const fields = language.fields.map((name, id) => (id === 0 || name === null ? 0 : fieldNumber(name)));

  const parseOnce = (text: string): ParsedModule => {
    let left = callbackLimit(text.length);
    const tree = parser.parse(text, null, { progressCallback: () => --left < 0 });
    if (tree === null) {
      parser.reset(); // otherwise the next parse resumes this text
      return cutOff(text);
    }
    try {
      return flatten(tree, text, kinds, fields);
    } finally {
      tree.delete();
    }
  };
  return { name: 'wasm', parse: (text) => parseRepaired(text, parseOnce) };
}

/** A module of which nothing but its extent is known. */
export function cutOff(text: string): ParsedModule {
  const builder = new TreeBuilder();
  builder.close(builder.open(K.module, 0, text.length, NONE, NONE, 0));
  return { tree: builder.finish(text), problems: [], cutOff: true };
}

/** Grammar symbol -> our number. Aliases share a number; ERROR (65535) is handled apart. */
function kindTable(language: Language): Uint16Array {
  const table = new Uint16Array(language.nodeTypeCount);
  for (let id = 0; id < table.length; id++)
    if (language.nodeTypeIsVisible(id))
      table[id] = kindNumber(language.nodeTypeForId(id) ?? '', language.nodeTypeIsNamed(id));
  return table;
}

const ERROR_SYMBOL = 0xffff;

function flatten(tree: Tree, text: string, kinds: Uint16Array, fields: readonly number[]): ParsedModule {
  const builder = new TreeBuilder();
  const problems: SyntaxProblem[] = [];
  const damaged = tree.rootNode.hasError;
  const cursor = tree.walk();
  const rows: number[] = [];
  let parent = NONE;
  let previous = NONE;
  try {
    for (;;) {
      const symbol = cursor.nodeTypeId;
      const kind = symbol === ERROR_SYMBOL ? K.ERROR : kinds[symbol]!;
      const start = cursor.startIndex;
      const end = cursor.endIndex;
      const row = builder.open(kind, start, end, parent, previous, fields[cursor.currentFieldId] ?? 0);
      if (damaged && problems.length < MAX_PROBLEMS) {
        if (kind === K.ERROR) problems.push({ kind: 'error', start, end });
        else if (start === end && cursor.nodeIsMissing) problems.push({ kind: 'missing', start, end });
      }
      if (cursor.gotoFirstChild()) {
        rows.push(row);
        parent = row;
        previous = NONE;
        continue;
      }
      builder.close(row);
      previous = row;
      while (!cursor.gotoNextSibling()) {
        const up = rows.pop();
        if (up === undefined) return { tree: builder.finish(text), problems, cutOff: false };
        cursor.gotoParent();
        builder.close(up);
        previous = up;
        parent = rows.at(-1) ?? NONE;
      }
    }
  } finally {
    cursor.delete();
  }
}

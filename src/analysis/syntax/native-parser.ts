/**
 * The optional parser back end: tree-sitter compiled for this machine. Faster to parse, with two drawbacks that
 * make it not the default: its trees are freed by the garbage collector only, and a parse cannot be stopped, so
 * that of the work limit only what can be seen in the text beforehand applies.
 */
import { createRequire } from 'node:module';
import { ERROR_SYMBOL, cutOff, flatten, type Cursor, type Numbering } from './flatten.js';
import { K, fieldNumber, kindNumber } from './kinds.js';
import { ParseEffort } from './parse-effort.js';
import type { ParsedModule, PythonParser } from './parser.js';
import { parseRepaired } from './repairs.js';

/** The part of tree-sitter's interface that is used; its own types are absent where it is not installed. */
interface NativeCursor extends Cursor {
  readonly nodeType: string;
  readonly nodeIsNamed: boolean;
  readonly currentFieldId: number | undefined;
  readonly currentFieldName: string | null | undefined;
}
interface NativeParser {
  setLanguage(language: unknown): void;
  parse(input: (index: number) => string): {
    readonly rootNode: { readonly hasError: boolean };
    walk(): NativeCursor;
  };
}

/** Code units that the parser is given at a time; a whole string would have to fit its buffer. */
const CHUNK = 8192;

/** Loads the native module; an error that says what to do where that fails. */
export function createNativeParser(
  load: (name: string) => unknown = createRequire(import.meta.url),
): PythonParser {
  const parser = loadParser(load);
  const numbering = lazyNumbering();
  const parseOnce = (text: string): ParsedModule => {
    if (new ParseEffort(text).isHopeless) return cutOff(text);
    const tree = parser.parse((index) => text.slice(index, index + CHUNK));
    return flatten(tree.walk(), text, tree.rootNode.hasError, numbering);
  };
  return { name: 'native', parse: (text) => parseRepaired(text, parseOnce) };
}

function loadParser(load: (name: string) => unknown): NativeParser {
  try {
    const Native = load('tree-sitter') as new () => NativeParser;
    const parser = new Native();
    parser.setLanguage(load('tree-sitter-python'));
    return parser;
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new Error(
      `the native parser is not available (${reason}); install the optional package tree-sitter, which needs a C++ ` +
        'compiler, or use the default parser',
      { cause: error },
    );
  }
}

/** The native language object lists no kinds, so numbers are looked up when a kind is first met. */
function lazyNumbering(): Numbering<NativeCursor> {
  const kinds: (number | undefined)[] = [];
  const fields: (number | undefined)[] = [0];
  return {
    kindOf: (cursor) => {
      const id = cursor.nodeTypeId;
      if (id === ERROR_SYMBOL) return K.ERROR;
      return (kinds[id] ??= kindNumber(cursor.nodeType, cursor.nodeIsNamed));
    },
    fieldOf: (cursor) => {
      const id = cursor.currentFieldId ?? 0;
      return (fields[id] ??= fieldNumber(cursor.currentFieldName ?? ''));
    },
  };
}

/**
 * Qualified names as model files write them, braces standing for alternatives.
 *
 *     sqlite3.{Cursor,Connection}.execute     sqlite3.Cursor.execute, sqlite3.Connection.execute
 *     ?.{get,post}                            methods of these names on receivers of unknown type
 */
import type { YamlNode } from '../rules/yaml-node.js';

const NAME = /^(\?|[A-Za-z_]\w*)(\.[A-Za-z_]\w*)*$/;
/** Names that one text may stand for. */
const EXPANSION_LIMIT = 400;

/** The names that a text stands for; undefined if braces don't match or there are too many. */
export function expandBraces(text: string): string[] | undefined {
  let names = [''];
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('{', at);
    const literal = open === -1 ? text.slice(at) : text.slice(at, open);
    if (literal.includes('}')) return undefined;
    let alternatives = [''];
    if (open === -1) at = text.length;
    else {
      const close = text.indexOf('}', open);
      if (close === -1) return undefined;
      alternatives = text
        .slice(open + 1, close)
        .split(',')
        .map((part) => part.trim());
      if (alternatives.some((part) => part.includes('{'))) return undefined;
      at = close + 1;
    }
    if (names.length * alternatives.length > EXPANSION_LIMIT) return undefined;
    names = names.flatMap((name) => alternatives.map((part) => name + literal + part));
  }
  return names;
}

/** The names of a YAML text. */
export function readNames(node: YamlNode): string[] {
  const text = node.text();
  return expanded(node, text);
}

/** The names of a YAML list, or of a single text. */
export function readNameList(node: YamlNode | undefined): string[] {
  return [...new Set(node?.itemsOrSelf().flatMap(readNames) ?? [])];
}

/** The names of a key of a mapping. */
export const readKeyNames = (entry: YamlNode): string[] => expanded(entry, entry.key);

function expanded(node: YamlNode, text: string): string[] {
  const names = expandBraces(text);
  if (names === undefined)
    throw node.fail(`the braces of \`${text}\` don't match, nest, or stand for too many names`);
  const wrong = names.find((name) => !NAME.test(name));
  if (wrong !== undefined) throw node.fail(`\`${wrong}\` is no qualified name`);
  return names;
}

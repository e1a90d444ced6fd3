/**
 * A parser that remembers what it parsed, by content: most files are the same at a change's base and its head, and in
 * the next review of the repository. Trees are immutable, so that they can be shared.
 */
import type { ParsedModule, PythonParser } from './parser.js';

/** Bytes of a row in the arrays of a SyntaxTree. */
const ROW = 27;

/** What keeping a parsed text costs, in bytes, roughly. */
const costOf = ({ tree }: ParsedModule): number => tree.size * ROW + tree.text.length;

/** Keeps what was asked for last, up to `limit` bytes in all. A text beyond the limit is not kept. */
export function cachedParser(parser: PythonParser, limit: number): PythonParser {
  /** The least recently used one first. */
  const kept = new Map<string, ParsedModule>();
  let bytes = 0;
  const parse = (text: string): ParsedModule => {
    const known = kept.get(text);
    const parsed = known ?? parser.parse(text);
    const cost = costOf(parsed);
    if (cost > limit) return parsed;
    if (known === undefined) bytes += cost;
    kept.delete(text);
    kept.set(text, parsed);
    for (const [oldest, module] of kept) {
      if (bytes <= limit) break;
      kept.delete(oldest);
      bytes -= costOf(module);
    }
    return parsed;
  };
  return { name: parser.name, parse };
}

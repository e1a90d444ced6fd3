/**
 * Where in a text a value is put: what has to be absent from it for the text to keep its structure.
 *
 *     "… WHERE name = '" + x      within single quotes: a single quote
 *     "<p>" + x                   between tags: "<"
 *     "<a href=" + x              not quoted: nothing is certain
 *     "/login?next=" + x          behind the path of an address: nothing, host and path are fixed
 */
import type { Machine } from './machine.js';

/** The surroundings of a place in a text: an open quote, between tags, or something else. */
type Surroundings = "'" | '"' | 'text' | undefined;

/**
 * Sink kinds for which a value without the characters in `absent` is harmless behind the text `before`. The models say
 * which characters matter in which surroundings.
 */
export function clearedByEmbedding(m: Machine, before: string, absent: string): number {
  if (absent === '') return 0;
  let mask = 0;
  for (const [kind, surroundings] of Object.entries(m.index.spec.models?.embeddings ?? {})) {
    const place = surroundings['text'] === undefined ? quoteAt(before) : markupAt(before);
    const characters = place === undefined ? undefined : surroundings[place];
    if (characters !== undefined && [...characters].every((each) => absent.includes(each)))
      mask |= m.index.sinkBit(kind);
  }
  return mask;
}

/** Sink kinds for which whatever follows the text is harmless: the query of an address leads nowhere else. */
export function clearedBehind(m: Machine, before: string): number {
  if (!/[?#]/.test(before)) return 0;
  let mask = 0;
  for (const [kind, surroundings] of Object.entries(m.index.spec.models?.embeddings ?? {}))
    if (surroundings['query'] !== undefined) mask |= m.index.sinkBit(kind);
  return mask;
}

/** The quote that is open at the end of a text. A doubled quote closes and opens again. */
function quoteAt(before: string): Surroundings {
  let open: Surroundings;
  for (let i = 0; i < before.length; i++) {
    const character = before[i];
    if (character === '\\') i++;
    else if (open === undefined && (character === "'" || character === '"')) open = character;
    else if (character === open) open = undefined;
  }
  return open;
}

/** Where in a page the end of a text is. Without any tag it may be put anywhere later. */
function markupAt(before: string): Surroundings {
  let tag = '';
  let raw = '';
  let quote: Surroundings;
  let isInTag = false;
  let seen = false;
  for (let i = 0; i < before.length; i++) {
    const character = before[i]!;
    if (isInTag) {
      if (quote !== undefined) quote = character === quote ? undefined : quote;
      else if (character === '"' || character === "'") quote = character;
      else if (character === '>') {
        isInTag = false;
        if (/^(script|style|textarea|title|xmp|iframe|noscript)\b/i.test(tag))
          raw = tag.split(/\W/)[0]!.toLowerCase();
        else if (raw !== '' && tag.toLowerCase().startsWith(`/${raw}`)) raw = '';
      } else tag += character;
    } else if (character === '<' && /^[a-z/!]/i.test(before.slice(i + 1, i + 2))) {
      if (raw !== '' && before.slice(i + 1, i + 2 + raw.length).toLowerCase() !== `/${raw}`) continue;
      isInTag = true;
      seen = true;
      tag = '';
    }
  }
  if (!seen || raw === 'script' || raw === 'style') return undefined;
  return isInTag ? (isHandler(tag) ? undefined : quote) : 'text';
}

/** `onclick="`, `href="`: what stands in the quotes is code, or an address that may be code. */
const isHandler = (tag: string): boolean =>
  /\s(on\w+|href|src|action|formaction|style|srcdoc)\s*=\s*$/i.test(tag);

/** Bytes of a file to the text that analysis takes. One decoder for all sources, so that reviews agree. */
import type { FileContent } from './ports.js';

/** Larger Python files are not analysed (and are reported as such). In bytes. */
export const MAX_FILE_BYTES = 8 * 1024 * 1024;

/**
 * UTF-8 (a BOM is dropped), else what a PEP 263 declaration names if it is a single-byte Latin encoding,
 * else "not UTF-8". A NUL in the first 8,000 bytes means binary, as for git.
 */
export function decodeContent(bytes: Uint8Array): FileContent {
  if (bytes.length > MAX_FILE_BYTES)
    return {
      ok: false,
      reason: 'too-large',
      detail: `${bytes.length} bytes, the limit is ${MAX_FILE_BYTES}`,
    };
  if (bytes.subarray(0, 8000).includes(0))
    return { ok: false, reason: 'binary', detail: 'contains a NUL byte' };
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    const declared = declaredEncoding(bytes);
    if (declared !== undefined && /^(latin-?1|iso-?8859-?1|cp1252|windows-1252)$/i.test(declared))
      return { ok: true, text: new TextDecoder('windows-1252').decode(bytes) };
    return {
      ok: false,
      reason: 'not-utf8',
      detail: declared ? `declares the encoding ${declared}` : 'not valid UTF-8',
    };
  }
}

/** The encoding that line 1 or 2 declares (PEP 263). */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 500)).split(/\r?\n/, 2).join('\n');
  return /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]{1,40})/m.exec(head)?.[1];
}

/** Cuts text to what GitHub takes, and says so. */

/**
 * Of a check run's summary and of its text, and of a comment. GitHub says "characters" and does not say which; counted in
 * bytes of UTF-8, a text is within the limit whichever they are.
 */
export const TEXT_LIMIT = 65_535;

const CUT = '\n\n… cut: GitHub takes no longer text.';

/** At most `limit` bytes of UTF-8; cut at the end of a line where one is near, never inside a character. */
export function clip(text: string, limit: number): string {
  if (text.length * 3 <= limit) return text;
  const bytes = Buffer.from(text);
  if (bytes.length <= limit) return text;
  const tail = limit > 1000 ? CUT : '…';
  let end = limit - Buffer.byteLength(tail);
  while (isContinuation(bytes[end])) end--;
  const line = bytes.lastIndexOf(0x0a, end);
  if (line > end - 2000 && limit > 1000) end = line;
  return bytes.subarray(0, end).toString() + tail;
}

const isContinuation = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80;

/** Cuts text to what GitHub takes, and says so. */

/** Of a check run's summary and of its text, and of a comment, in characters. */
export const TEXT_LIMIT = 65_535;

const CUT = '\n\n… cut: GitHub takes no longer text.';

/** At most `limit` characters; cut at the end of a line where one is near, never inside a character. */
export function clip(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const tail = limit > 1000 ? CUT : '…';
  let end = limit - tail.length;
  const line = text.lastIndexOf('\n', end);
  if (line > end - 2000 && limit > 1000) end = line;
  if (/[\ud800-\udbff]/.test(text[end - 1] ?? '')) end--;
  return text.slice(0, end) + tail;
}

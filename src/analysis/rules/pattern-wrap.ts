/**
 * Fragments that people write as patterns though they are no statements: headers without a body, clauses of a
 * `try`, decorators alone, `key: value`. Each is completed to Python that parses; NO_BODY stands for what the
 * author left out.
 *
 *     except $X:           try:⏎ NO_BODY⏎except $X: NO_BODY
 *     @app.route(...)      @app.route(...)⏎def NO_BODY(): NO_BODY
 */
export const NO_BODY = 'ᴨᴨᴨ';

/** The pattern as it is, then its completions, in the order in which they are tried. */
export function* completions(source: string): Generator<{ readonly text: string; readonly take: 'all' | 'key-value' }> {
  const text = source.trimEnd();
  yield { text: source, take: 'all' };
  const body = /:\s*$/.test(text) ? ` ${NO_BODY}` : `: ${NO_BODY}`;
  if (/^\s*(?:async\s+)?(?:def|class|if|for|while|with|@)/.test(text)) {
    yield { text: `${text}${body}`, take: 'all' };
    if (text.includes('@')) yield { text: `${text}\ndef ${NO_BODY}(): ${NO_BODY}`, take: 'all' };
  }
  if (/^\s*(?:except|finally)\b/.test(text)) {
    yield { text: `try: ${NO_BODY}\n${text}`, take: 'all' };
    yield { text: `try: ${NO_BODY}\n${text}${body}`, take: 'all' };
  }
  if (/^\s*(?:elif|else)\b/.test(text)) {
    yield { text: `if ${NO_BODY}: ${NO_BODY}\n${text}${body}`, take: 'all' };
  }
  if (/^\s*try\b/.test(text)) {
    yield { text: `${text}\nfinally: ${NO_BODY}`, take: 'all' };
    yield { text: `${text}${body}\nfinally: ${NO_BODY}`, take: 'all' };
  }
  if (/^\s*case\b/.test(text)) yield { text: `match ${NO_BODY}:\n ${text}`, take: 'all' };
  yield { text: `{${source}}`, take: 'key-value' };
}

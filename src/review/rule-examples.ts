/**
 * Takes the examples of a rule's page from its marked test, so that they can't rot.
 *
 * An example is the top-level block (a function, a class, or a run of statements between blank lines) that holds a
 * mark, without the marks: `# ruleid: x` marks an unsafe line, `# ok: x` a safe one; in a template `<!-- ok: x -->`.
 */
export interface RuleExample {
  /** What its marked lines are. */
  readonly kind: 'unsafe' | 'safe' | 'both';
  readonly code: string;
  /** Lines of `code`, from 1, that the rule reports (unsafe) or does not. */
  readonly marks: readonly { readonly line: number; readonly kind: 'unsafe' | 'safe' }[];
}

const MARK = /^\s*(?:#|<!--)\s*(ruleid|ok|todoruleid|todook|deepruleid):\s*(.*?)\s*(?:-->)?\s*$/;
const MOST_LINES = 24;

/** At most `most` examples of each kind, the shortest first; one that shows both only where a kind has none of its own. */
export function ruleExamples(ruleId: string, test: string, most = 2): RuleExample[] {
  const found = blocks(test.split(/\r\n|\r|\n/)).flatMap((block) => exampleOf(ruleId, block));
  const pick = (kind: RuleExample['kind'], n: number): RuleExample[] =>
    found
      .filter((example) => example.kind === kind)
      .sort((a, b) => a.code.length - b.code.length)
      .slice(0, n);
  const [unsafe, safe] = [pick('unsafe', most), pick('safe', most)];
  const both = unsafe.length === 0 || safe.length === 0 ? pick('both', 1) : [];
  return [...unsafe, ...both, ...safe];
}

/** Splits at blank lines before an unindented line. */
function blocks(lines: readonly string[]): string[][] {
  const out: string[][] = [[]];
  let blank = false;
  for (const line of lines) {
    if (line.trim() === '') blank = true;
    else {
      if (blank && !/^\s/.test(line)) out.push([]);
      else if (blank) out.at(-1)!.push('');
      blank = false;
      out.at(-1)!.push(line);
    }
  }
  return out.filter((block) => block.length > 0);
}

function exampleOf(ruleId: string, block: readonly string[]): RuleExample[] {
  const code: string[] = [];
  const marks: RuleExample['marks'][number][] = [];
  for (const line of block) {
    const mark = MARK.exec(line);
    if (mark === null) {
      code.push(line);
      continue;
    }
    const ids = mark[2]!.split(/[,\s]+/).map((id) => id.split('.').at(-1));
    if (!ids.includes(ruleId)) continue;
    if (mark[1] !== 'ruleid' && mark[1] !== 'ok') return [];
    marks.push({ line: code.length + 1, kind: mark[1] === 'ruleid' ? 'unsafe' : 'safe' });
  }
  if (marks.length === 0 || code.length > MOST_LINES) return [];
  const [kind, other] = new Set(marks.map((mark) => mark.kind));
  return [{ kind: other === undefined ? kind! : 'both', code: code.join('\n'), marks }];
}

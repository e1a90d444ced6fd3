/**
 * Takes the examples of a rule's page from its marked test, so that they can't rot.
 *
 * An example is the top-level block (a function, a class, or a run of statements between blank lines) that holds a
 * mark, without the marks: `# ruleid: x` gives an unsafe one, `# ok: x` a safe one; in a template `<!-- ok: x -->`.
 */
export interface RuleExample {
  readonly kind: 'unsafe' | 'safe';
  readonly code: string;
  /** Lines of `code`, from 1, that the rule reports (or, in a safe example, does not). */
  readonly lines: readonly number[];
}

const MARK = /^\s*(?:#|<!--)\s*(ruleid|ok|todoruleid|todook|deepruleid):\s*(.*?)\s*(?:-->)?\s*$/;
const MOST_LINES = 24;

/** At most `most` examples of each kind, the shortest first. */
export function ruleExamples(ruleId: string, test: string, most = 2): RuleExample[] {
  const found = blocks(test.split(/\r\n|\r|\n/)).flatMap((block) => exampleOf(ruleId, block));
  const pick = (kind: RuleExample['kind']): RuleExample[] =>
    found
      .filter((example) => example.kind === kind)
      .sort((a, b) => a.code.length - b.code.length)
      .slice(0, most);
  return [...pick('unsafe'), ...pick('safe')];
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

/** A block with marks of both kinds is no clean example of either. */
function exampleOf(ruleId: string, block: readonly string[]): RuleExample[] {
  const code: string[] = [];
  const lines: number[] = [];
  const kinds = new Set<RuleExample['kind']>();
  for (const line of block) {
    const mark = MARK.exec(line);
    if (mark === null) {
      code.push(line);
      continue;
    }
    const ids = mark[2]!.split(/[,\s]+/).map((id) => id.split('.').at(-1));
    if (!ids.includes(ruleId)) continue;
    if (mark[1] !== 'ruleid' && mark[1] !== 'ok') return [];
    kinds.add(mark[1] === 'ruleid' ? 'unsafe' : 'safe');
    lines.push(code.length + 1);
  }
  const [kind] = kinds;
  if (kind === undefined || kinds.size > 1 || code.length > MOST_LINES) return [];
  return [{ kind, code: code.join('\n'), lines }];
}

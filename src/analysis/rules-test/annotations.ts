/**
 * Marks of rule tests: comments that say of the next code line which rules must or must not report it.
 *
 *     # ruleid: eval-injection       must be reported on the next line
 *     # ok: eval-injection           must not
 *     # todoruleid: …, # todook: …   neither is checked
 */

export type MarkKind =
  'ruleid' | 'ok' | 'todoruleid' | 'todook' | 'deepruleid' | 'proruleid' | 'deepok' | 'prook';

export interface Mark {
  readonly kind: MarkKind;
  readonly ruleId: string;
  /** Line that the mark speaks of, from 1. */
  readonly line: number;
}

const MARK =
  /(?:^|[^\w-])(ruleid|ok|todoruleid|todook|deepruleid|proruleid|deepok|prook)\s*:\s*([\w.\-]*\w(?:\s*,\s*[\w.\-]*\w)*)/;
const COMMENT = /^\s*(?:#|\/\/|<!--|\{#|\/\*|--|%#|;|\*|"""|''')/;

/** Reads the marks of a test file. Several marks in a row speak of the same line. */
export function readMarks(text: string): Mark[] {
  const lines = text.split(/\r\n|\r|\n/);
  const marks: Mark[] = [];
  lines.forEach((line, i) => {
    const match = MARK.exec(line);
    if (match === null || !COMMENT.test(line)) return;
    let next = i + 1;
    while (next < lines.length && COMMENT.test(lines[next]!) && MARK.test(lines[next]!)) next++;
    for (const id of match[2]!.split(','))
      marks.push({ kind: match[1] as MarkKind, ruleId: id.trim(), line: next + 1 });
  });
  return marks;
}

/** A mark may name a rule by its id or by a dotted path that ends in it. */
export const isMarkOf = (mark: Mark, ruleId: string): boolean =>
  mark.ruleId === ruleId || mark.ruleId.endsWith(`.${ruleId}`);

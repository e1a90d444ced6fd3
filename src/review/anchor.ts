/** Finds the line of the diff that carries the comment on a finding. */
import type { Finding } from '../analysis/index.js';
import type { ReviewedFinding } from './model.js';
import type { ChangedFile } from './ports.js';
import { isAdded, isShown } from './unified-diff.js';

type Anchor = NonNullable<ReviewedFinding['anchor']>;

/**
 * The finding's own first line if the diff adds it, else an added line within the finding, else the last
 * step of its flow on an added line (the line that caused it), else its own line if the diff shows it as context.
 * Undefined where none fits: the finding then goes to the check run.
 */
export function anchorOf(finding: Finding, changes: ReadonlyMap<string, ChangedFile>): Anchor | undefined {
  const { startLine, endLine } = finding.region;
  const hunks = (path: string) => changes.get(path)?.hunks ?? [];
  const own = hunks(finding.path);
  const anchor = (line: number): Anchor => ({ path: finding.path, line });

  for (let line = startLine; line <= Math.min(endLine, startLine + 200); line++)
    if (isAdded(own, line)) return anchor(line);
  for (const step of [...finding.trace].reverse())
    if (isAdded(hunks(step.path), step.region.startLine))
      return { path: step.path, line: step.region.startLine };
  return isShown(own, startLine) ? anchor(startLine) : undefined;
}

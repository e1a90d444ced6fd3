/** Which findings somebody has accepted: waivers of the policy, suppressing comments in the code. */
import picomatch from 'picomatch';
import type { Finding } from '../analysis/index.js';
import type { Acceptance } from './model.js';
import type { Policy, Waiver } from './policy.js';
import type { ChangedFile } from './ports.js';
import { isAdded } from './unified-diff.js';

/** Whether a path matches one of the globs. A glob without a slash matches in every folder, as in .gitignore. */
export function matchesGlobs(path: string, globs: readonly string[]): boolean {
  return globs.some((glob) => picomatch.isMatch(path, glob, { dot: true, matchBase: !glob.includes('/') }));
}

/** Who accepts the finding, if anybody. `file` is the finding's file if the change touches it. */
export function acceptanceOf(
  finding: Finding,
  file: ChangedFile | undefined,
  policy: Policy,
): Acceptance | undefined {
  const waiver = policy.waivers.find((one) => applies(one, finding));
  if (waiver !== undefined) return { by: 'waiver', waiver };
  const { suppression } = finding;
  if (suppression === undefined) return undefined;
  // Where the diff is not shown, nobody can tell that the comment was there before.
  const isNew =
    file !== undefined &&
    (file.status === 'added' || file.hunks === undefined || isAdded(file.hunks, suppression.line));
  return isNew
    ? { by: 'new-suppression', suppression, honoured: policy.newSuppressions === 'honour' }
    : { by: 'suppression', suppression };
}

const applies = (waiver: Waiver, finding: Finding): boolean =>
  waiver.rule === finding.ruleId && (waiver.paths.length === 0 || matchesGlobs(finding.path, waiver.paths));

/** Whether the acceptance lifts the gate. */
export const isAccepted = (acceptance: Acceptance | undefined): boolean =>
  acceptance !== undefined && (acceptance.by !== 'new-suppression' || acceptance.honoured);

/**
 * Tells what a change introduces from what was there: findings at the merge base against findings at the head.
 *
 * A head finding is *existing* when the base has one of the same rule (1) with the same key (rule, path after
 * renames, symbol, code), or (2) on the very line that its unchanged line was, or (3) of the same rule in a file
 * of the same symbol and code under another path, when that path is gone. Each base finding accounts for one, and
 * of several flows into one sink for that from the same source, if there is one: a new handler that passes its data
 * to an old helper is a new finding.
 * Findings that a better one explains are no findings, but what was there has not gone: a base finding that the head
 * only explains is not fixed, and a head finding that the base explained is existing.
 * What is left is *new* in a changed file, *elsewhere* (caused by the change) in any other.
 * Base findings that nothing accounts for are *fixed*.
 */
import type { Finding } from '../analysis/index.js';
import { findingKey, flowKey } from './fingerprint.js';
import type { ChangedFile } from './ports.js';
import { baseLineOf } from './unified-diff.js';

export interface Side {
  readonly findings: readonly Finding[];
  /** Found as well, and said by one of the findings. */
  readonly explained: readonly Finding[];
  /** Text of any file that has a finding. */
  readonly textOf: (path: string) => string;
}

export interface Comparison {
  /** In the order of the head's findings. */
  readonly head: readonly { readonly finding: Finding; readonly status: 'new' | 'elsewhere' | 'existing' }[];
  readonly fixed: readonly Finding[];
}

/** Compares the two sides. Pure; linear but for hashing. */
export function compareFindings(base: Side, head: Side, changes: readonly ChangedFile[]): Comparison {
  const changed = new Map(changes.map((file) => [file.path, file]));
  const basePath = (path: string): string => changed.get(path)?.basePath ?? path;
  const gone = new Set(changes.filter((file) => file.status === 'deleted').map((file) => file.path));
  const taken = new Set<Finding>();

  const matchBy = (
    left: Set<Finding>,
    candidates: readonly Finding[],
    keyOfBase: (f: Finding) => string | undefined,
    keyOfHead: (f: Finding) => string | undefined,
  ): void => {
    const pool = new Map<string, Finding[]>();
    for (const finding of left) {
      const key = keyOfBase(finding);
      if (key !== undefined) pool.set(key, [...(pool.get(key) ?? []), finding]);
    }
    for (const finding of candidates) {
      const key = taken.has(finding) ? undefined : keyOfHead(finding);
      const partner = key === undefined ? undefined : pool.get(key)?.shift();
      if (partner === undefined) continue;
      left.delete(partner);
      taken.add(finding);
    }
  };

  /** Has base findings account for head findings that none accounts for yet. The base findings that are left. */
  const match = (bases: Iterable<Finding>, candidates: readonly Finding[]): ReadonlySet<Finding> => {
    const left = new Set(bases);
    matchBy(
      left,
      candidates,
      (f) => flowKey(f, base.textOf(f.path)),
      (f) => flowKey(f, head.textOf(f.path), basePath),
    );
    matchBy(
      left,
      candidates,
      (f) => findingKey(f, base.textOf(f.path)),
      (f) => findingKey(f, head.textOf(f.path), basePath(f.path)),
    );
    matchBy(
      left,
      candidates,
      (f) => `${f.ruleId}\0${f.path}\0${f.region.startLine}`,
      (f) => {
        const file = changed.get(f.path);
        const line =
          file === undefined ? f.region.startLine : baseLineOf(file.hunks ?? [], f.region.startLine);
        const known = file === undefined || (file.hunks !== undefined && file.status !== 'added');
        return line === undefined || !known ? undefined : `${f.ruleId}\0${basePath(f.path)}\0${line}`;
      },
    );
    matchBy(
      left,
      candidates,
      (f) => (gone.has(f.path) ? findingKey(f, base.textOf(f.path), '') : undefined),
      (f) => (changed.get(f.path)?.status === 'added' ? findingKey(f, head.textOf(f.path), '') : undefined),
    );
    return left;
  };

  const unmatched = match(base.findings, head.findings);
  match(base.explained, head.findings);
  const fixed = match(unmatched, head.explained);

  return {
    head: head.findings.map((finding) => {
      const status = taken.has(finding) ? 'existing' : changed.has(finding.path) ? 'new' : 'elsewhere';
      return { finding, status } as const;
    }),
    fixed: [...fixed],
  };
}

/**
 * Names a finding so that it is recognised after lines moved, at another revision, and in a comment of ours.
 *
 * SHA-256 over rule, path, enclosing symbol, the finding's code without white space, and an ordinal among equals. Code
 * that holds a secret goes in with every literal emptied, so that the name tells nothing of it.
 */
import { createHash } from 'node:crypto';
import type { Finding } from '../analysis/index.js';
import type { ReviewedFinding } from './model.js';
import { placeOf } from './one-place.js';

/** What is compared when two revisions are: equal keys are the same finding. Not unique. */
export function findingKey(finding: Finding, text: string, path = finding.path): string {
  const code = text.slice(finding.region.start, Math.min(finding.region.end, finding.region.start + 2000));
  const plain = finding.secret ? code.replace(/(["'])(?:\\.|(?!\1)[^\\])*\1?/g, '""') : code;
  return [finding.ruleId, path, finding.symbol, plain.replace(/\s+/g, '')].join('\0');
}

/** The finding's key with the function that its data comes in; undefined for what is no flow. */
export function flowKey(
  finding: Finding,
  text: string,
  basePath: (path: string) => string = (path) => path,
): string | undefined {
  const [source] = finding.trace;
  if (source === undefined || finding.entry === undefined) return undefined;
  return [findingKey(finding, text, basePath(finding.path)), basePath(source.path), finding.entry].join('\0');
}

/**
 * The findings with fingerprints (32 hex digits), unique by an ordinal among equal keys. New flows to a place that has
 * an existing finding are told apart from that by a mark.
 */
export function named(
  findings: readonly ReviewedFinding[],
  textOf: (path: string) => string,
): ReviewedFinding[] {
  const seen = new Map<string, number>();
  const existing = new Set(findings.filter(({ status }) => status === 'existing').map(placeOf));
  return findings.map((one) => {
    const { finding, status } = one;
    const isAddition = finding.entry !== undefined && status !== 'existing' && existing.has(placeOf(one));
    const key = findingKey(finding, textOf(finding.path)) + (isAddition ? '\0addition' : '');
    const ordinal = seen.get(key) ?? 0;
    seen.set(key, ordinal + 1);
    return { ...one, fingerprint: sha256(`${key}\0${ordinal}`).slice(0, 32) };
  });
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** `paths:` of a rule. As in Semgrep, a glob without a leading `/` matches at any depth, and a folder all below it. */
import picomatch from 'picomatch';
import type { RulePaths } from '../rules/rule.js';

/** Whether a rule applies to a file. */
export function appliesTo({ include, exclude }: RulePaths, path: string): boolean {
  if (exclude.some((glob) => matches(glob, path))) return false;
  return include.length === 0 || include.some((glob) => matches(glob, path));
}

function matches(glob: string, path: string): boolean {
  const anchored = glob.startsWith('/');
  const base = glob.replace(/^\/+/, '').replace(/\/+$/, '');
  if (base === '') return true;
  const globs = anchored ? [base, `${base}/**`] : [base, `${base}/**`, `**/${base}`, `**/${base}/**`];
  return picomatch.isMatch(path.replace(/^\/+/, ''), globs, { dot: true });
}

/** `paths:` of a rule. As in Semgrep, a glob without a leading `/` matches at any depth, and a folder all below it. */
import picomatch from 'picomatch';
import type { RulePaths } from '../rules/rule.js';

/** Says of a path whether a rule applies to it. */
export function pathFilter({ include, exclude }: RulePaths): (path: string) => boolean {
  if (include.length === 0 && exclude.length === 0) return () => true;
  const included = matcherOf(include);
  const excluded = matcherOf(exclude);
  return (path) => !excluded(path) && (include.length === 0 || included(path));
}

function matcherOf(globs: readonly string[]): (path: string) => boolean {
  if (globs.length === 0) return () => false;
  const isMatch = picomatch(globs.flatMap(variants), { dot: true });
  return (path) => isMatch(path.replace(/^\/+/, ''));
}

function variants(glob: string): string[] {
  const base = glob.replace(/^\/+/, '').replace(/\/+$/, '');
  if (base === '') return ['**'];
  return glob.startsWith('/') ? [base, `${base}/**`] : [base, `${base}/**`, `**/${base}`, `**/${base}/**`];
}

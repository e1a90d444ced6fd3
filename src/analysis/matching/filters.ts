/** Conditions on metavariables, applied to ranges after the patterns. */
import type { Filter } from '../rules/formula.js';
import { matchRegexAtStart, type Regex, type RegexMatch } from '../rules/regex.js';
import { isExplosive, looksRandom } from './analyzers.js';
import { extend, lookup, type Bindings, type Bound } from './bindings.js';
import { boundText } from './equality.js';
import { comparisonHolds } from './evaluate-comparison.js';
import { isRawMarkup } from './markup.js';
import type { Matcher } from './matcher.js';
import { contentOf } from './strings.js';
import { isSameType, typesOf } from './types.js';

/** Bindings that pass, with what the condition itself binds; empty if it does not hold. `pattern` is not for here. */
export function applyFilter(
  matcher: Matcher,
  filter: Exclude<Filter, { kind: 'pattern' }>,
  bindings: Bindings,
): readonly Bindings[] {
  if (filter.kind === 'comparison') {
    if (filter.metavariable !== undefined && lookup(bindings, filter.metavariable) === undefined) return [];
    return comparisonHolds(matcher, filter, bindings) ? [bindings] : [];
  }
  const bound = lookup(bindings, filter.metavariable);
  if (bound === undefined) return [];
  switch (filter.kind) {
    case 'regex':
      return applyRegex(matcher, filter, bound, bindings);
    case 'analysis': {
      return analysisHolds(matcher, filter.analyzer, bound) ? [bindings] : [];
    }
    case 'type': {
      const types = bound.kind === 'node' ? typesOf(matcher.target, bound.node) : [];
      return filter.types.some((wanted) => types.some((type) => isSameType(type, wanted))) ? [bindings] : [];
    }
  }
}

function analysisHolds(
  matcher: Matcher,
  analyzer: Extract<Filter, { kind: 'analysis' }>['analyzer'],
  bound: Bound,
): boolean {
  switch (analyzer) {
    case 'raw-markup':
      return bound.kind !== 'node' || isRawMarkup(matcher.target, bound.node);
    case 'entropy':
      return looksRandom(contentText(matcher, bound));
    case 'redos':
      return isExplosive(contentText(matcher, bound));
  }
}

function applyRegex(
  matcher: Matcher,
  filter: Extract<Filter, { kind: 'regex' }>,
  bound: Bound,
  bindings: Bindings,
): readonly Bindings[] {
  let text = boundText(matcher.target, bound);
  if (filter.constantPropagation && bound.kind === 'node') {
    const value = matcher.target.constants.constantOf(bound.node, matcher.options);
    if (value !== undefined && value.type !== 'none') text = String(value.value);
  }
  const match = matchRegexAtStart(filter.regex, text);
  return match === undefined ? [] : [bindGroups(filter.regex, match, text, bound.start, bindings)];
}

/** Numbered groups as `$1`, `$2` …, named ones as `$NAME`. */
export function bindGroups(
  regex: Regex,
  match: RegexMatch,
  text: string,
  offset: number,
  bindings: Bindings,
): Bindings {
  let result = bindings;
  match.groups.forEach((group, i) => {
    if (i === 0 || group === undefined) return;
    const bound: Bound = {
      kind: 'text',
      text: text.slice(group.start, group.end),
      start: offset + group.start,
      end: offset + group.end,
    };
    result = extend(result, `$${i}`, bound);
    const name = regex.groupNames[i - 1];
    if (name !== undefined) result = extend(result, `$${name}`, bound);
  });
  return result;
}

/** The content of a bound string, else the source text. */
export function contentText(matcher: Matcher, bound: Bound): string {
  if (bound.kind !== 'node') return boundText(matcher.target, bound);
  const value = matcher.target.constants.constantOf(bound.node, matcher.options);
  if (value?.type === 'string' || value?.type === 'bytes') {
    const content = contentOf(matcher.target.tree, bound.node, value.value);
    return content.kind === 'text' ? content.text : value.value;
  }
  return boundText(matcher.target, bound);
}

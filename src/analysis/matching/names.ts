/**
 * Names in patterns against names in code, through imports:
 *
 *     from subprocess import run as r
 *     r(cmd)                             matches subprocess.run(...), subprocess.$F(...) and r(...)
 */
import type { Expr, NamePattern } from '../rules/pattern.js';
import { K } from '../syntax/kinds.js';
import { childOf, namedChildren, textOf, type Node } from '../syntax/tree.js';
import { NO_WAY, type Bindings, type Ways } from './bindings.js';
import { bind, bindNode, type Matcher } from './matcher.js';
import { hasText } from './syntax-views.js';

/** A name pattern against an identifier node. */
export function matchName(matcher: Matcher, pattern: NamePattern, node: Node, bindings: Bindings): Ways {
  switch (pattern.kind) {
    case 'dots':
      return [bindings];
    case 'metavariable':
      return bindNode(matcher, pattern.name, node, bindings);
    case 'name':
      return hasText(matcher.target.tree, node, pattern.text) ? [bindings] : NO_WAY;
  }
}

/** A name or attribute pattern against what imports say that an identifier denotes. */
export function matchImported(matcher: Matcher, pattern: Expr, identifier: Node, bindings: Bindings): Ways {
  if (pattern.kind !== 'name' && pattern.kind !== 'attribute') return NO_WAY;
  const { target } = matcher;
  const found: Bindings[] = [];
  for (const name of target.names.importedNames(
    identifier,
    pattern.kind === 'attribute' && isSpelledOut(pattern),
  ))
    found.push(...matchDotted(matcher, pattern, name.split('.'), identifier, bindings));
  return found;
}

/** Without metavariables: only such names resolve through `from m import *`. */
function isSpelledOut(pattern: Expr): boolean {
  let at = pattern;
  while (at.kind === 'attribute' && at.attribute.kind === 'name') at = at.object;
  return at.kind === 'name';
}

/** A pattern against the parts of a dotted name; metavariables are bound to parts at the identifier's place. */
export function matchDotted(
  matcher: Matcher,
  pattern: Expr,
  parts: readonly string[],
  place: Node,
  bindings: Bindings,
): Ways {
  const last = parts.at(-1);
  if (last === undefined) return NO_WAY;
  const { tree } = matcher.target;
  const textPart = (text: string, name: string): Ways =>
    textOf(tree, place) === text
      ? bindNode(matcher, name, place, bindings)
      : bind(
          matcher,
          name,
          { kind: 'text', text, start: tree.start[place]!, end: tree.end[place]! },
          bindings,
        );
  switch (pattern.kind) {
    case 'name':
      return parts.length === 1 && last === pattern.text ? [bindings] : NO_WAY;
    case 'metavariable':
      return textPart(parts.join('.'), pattern.name);
    case 'attribute': {
      if (parts.length < 2) return NO_WAY;
      const rest = matchDotted(matcher, pattern.object, parts.slice(0, -1), place, bindings);
      if (rest.length === 0) return NO_WAY;
      if (pattern.attribute.kind === 'name') return pattern.attribute.text === last ? rest : NO_WAY;
      if (pattern.attribute.kind === 'dots') return rest;
      const name = pattern.attribute.name;
      // The place is one identifier, which stands for the last part whatever it is called here.
      return rest.flatMap((way) => bindNode(matcher, name, place, way));
    }
    default:
      return NO_WAY;
  }
}

/** Attribute pattern against an attribute node, or the dotted name of a `case` pattern. */
export function attributeParts(matcher: Matcher, node: Node): { object: Node; attribute: Node } | undefined {
  const { tree } = matcher.target;
  if (tree.kind[node] !== K.attribute) return undefined;
  return { object: childOf(tree, node, 'object'), attribute: childOf(tree, node, 'attribute') };
}

/** The identifiers of a dotted name. */
export const dottedParts = (matcher: Matcher, node: Node): Node[] => namedChildren(matcher.target.tree, node);

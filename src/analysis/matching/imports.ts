/**
 * Import patterns. A pattern names one spelling of an import; the code may use another:
 *
 *     import a.b.c       also matches  from a.b import c, from a.b import c as d, import a.b.c as d
 *     from a import b    also matches  from a import x, b  and  import a.b
 */
import { moduleName } from '../rules/convert-statement.js';
import type { ImportedName, NamePattern, Statement } from '../rules/pattern.js';
import { K } from '../syntax/kinds.js';
import { NONE, childOf, childrenOf, firstChild, namedChildren, textOf, type Node } from '../syntax/tree.js';
import { NO_WAY, type Bindings, type Ways } from './bindings.js';
import { bind, type Matcher } from './matcher.js';
import { matchName } from './names.js';

type Of<Kind extends Statement['kind']> = Extract<Statement, { kind: Kind }>;

/** One imported thing: its module, the name taken from it (none for `import m`), and its alias. */
interface Imported {
  readonly dots: number;
  readonly module: readonly Node[];
  readonly name: readonly Node[];
  readonly alias: Node;
}

export function matchImport(matcher: Matcher, pattern: Of<'import'>, node: Node, bindings: Bindings): Ways {
  const imported = importsOf(matcher, node);
  let ways: Ways = [bindings];
  for (const wanted of pattern.names)
    ways = ways.flatMap((way) =>
      imported.flatMap((one) => {
        if (one.dots > 0) return [];
        const plain = one.name.length === 0;
        // Another spelling only for a pattern without an alias.
        if (!plain && wanted.alias !== undefined) return [];
        return matchAlias(
          matcher,
          wanted,
          one,
          matchPath(matcher, wanted.path, [...one.module, ...one.name], true, way),
        );
      }),
    );
  return ways;
}

export function matchImportFrom(
  matcher: Matcher,
  pattern: Of<'import-from'>,
  node: Node,
  bindings: Bindings,
): Ways {
  const { tree } = matcher.target;
  const imported = importsOf(matcher, node);
  if (pattern.names === 'all') {
    const star = namedChildren(tree, node).some((child) => tree.kind[child] === K.wildcard_import);
    const module = modulePath(matcher, node);
    if (!star || module === undefined || module.dots !== pattern.module.dots) return NO_WAY;
    return matchPath(matcher, pattern.module.parts, module.parts, true, bindings);
  }
  let ways: Ways = [bindings];
  for (const wanted of pattern.names)
    ways = ways.flatMap((way) => imported.flatMap((one) => matchFrom(matcher, pattern, wanted, one, way)));
  return ways;
}

function matchFrom(
  matcher: Matcher,
  pattern: Of<'import-from'>,
  wanted: ImportedName,
  one: Imported,
  bindings: Bindings,
): Ways {
  const name = wanted.path[0];
  if (name?.kind === 'dots') return matchPath(matcher, pattern.module.parts, one.module, true, bindings);
  if (one.dots !== pattern.module.dots) return NO_WAY;
  if (one.name.length === 0) {
    // `import a.b` for `from a import b`.
    if (wanted.alias !== undefined) return NO_WAY;
    return matchPath(matcher, [...pattern.module.parts, ...wanted.path], one.module, false, bindings);
  }
  const ways = matchPath(matcher, pattern.module.parts, one.module, true, bindings).flatMap((way) =>
    matchPath(matcher, wanted.path, one.name, false, way),
  );
  return matchAlias(matcher, wanted, one, ways);
}

function matchAlias(matcher: Matcher, wanted: ImportedName, one: Imported, ways: Ways): Ways {
  const { alias } = wanted;
  if (alias === undefined) return ways;
  return one.alias === NONE ? NO_WAY : ways.flatMap((way) => matchName(matcher, alias, one.alias, way));
}

/** Parts of a dotted name; `prefix`: the code's name may go on behind the pattern's. */
function matchPath(
  matcher: Matcher,
  patterns: readonly NamePattern[],
  parts: readonly Node[],
  prefix: boolean,
  bindings: Bindings,
): Ways {
  const [only] = patterns;
  if (patterns.length === 1 && only?.kind === 'metavariable')
    return bindPath(matcher, only.name, parts, bindings);
  if (patterns.length > parts.length || (!prefix && patterns.length !== parts.length)) return NO_WAY;
  let ways: Ways = [bindings];
  for (const [i, pattern] of patterns.entries())
    ways = ways.flatMap((way) => matchName(matcher, pattern, parts[i]!, way));
  return ways;
}

function bindPath(matcher: Matcher, name: string, parts: readonly Node[], bindings: Bindings): Ways {
  const { tree } = matcher.target;
  const [first] = parts;
  const last = parts.at(-1);
  if (first === undefined || last === undefined) return NO_WAY;
  const start = tree.start[first]!;
  const end = tree.end[last]!;
  if (parts.length === 1) return bind(matcher, name, { kind: 'node', node: first, start, end }, bindings);
  const text = parts.map((part) => textOf(tree, part)).join('.');
  return bind(matcher, name, { kind: 'text', text, start, end }, bindings);
}

function modulePath(matcher: Matcher, node: Node): { dots: number; parts: Node[] } | undefined {
  const { tree } = matcher.target;
  const module = childOf(tree, node, 'module_name');
  if (module === NONE) {
    const future = firstChild(tree, node);
    return future === NONE ? undefined : { dots: 0, parts: [] };
  }
  const dotted =
    tree.kind[module] === K.relative_import
      ? namedChildren(tree, module).find((child) => tree.kind[child] === K.dotted_name)
      : module;
  const { dots } = moduleName(tree, module);
  return { dots, parts: dotted === undefined ? [] : namedChildren(tree, dotted) };
}

function importsOf(matcher: Matcher, node: Node): Imported[] {
  const { tree } = matcher.target;
  const kind = tree.kind[node];
  if (kind !== K.import_statement && kind !== K.import_from_statement && kind !== K.future_import_statement)
    return [];
  const module = kind === K.import_statement ? undefined : modulePath(matcher, node);
  const star = namedChildren(tree, node).some((child) => tree.kind[child] === K.wildcard_import);
  if (star && module !== undefined) return [{ ...module, module: module.parts, name: [], alias: NONE }];
  return childrenOf(tree, node, 'name').map((name) => {
    const aliased = tree.kind[name] === K.aliased_import;
    const path = namedChildren(tree, aliased ? childOf(tree, name, 'name') : name);
    return {
      dots: module?.dots ?? 0,
      module: module === undefined ? path : module.parts,
      name: module === undefined ? [] : path,
      alias: aliased ? childOf(tree, name, 'alias') : NONE,
    };
  });
}

/** Sequences of statement patterns against the statements of a block. */
import type { Statement } from '../rules/pattern.js';
import { NONE, type Node } from '../syntax/tree.js';
import { statementKinds } from './anchors.js';
import { NO_WAY, type Bindings } from './bindings.js';
import { bindNodes, type Matcher } from './matcher.js';
import { isComplete, runSequence, type SequenceState } from './sequence.js';
import { hasRowWithin } from './sorted-rows.js';
import { isStatement } from './statement-rows.js';

/** Cheap: whether what the statement patterns need, names and kinds, is there at all between two rows. */
export function mayFollow(matcher: Matcher, patterns: readonly Statement[], from: Node, to: Node): boolean {
  for (let i = 0; i < patterns.length; i++) if (!mayBeWithin(matcher, patterns[i]!, from, to)) return false;
  return true;
}

/** The same for one pattern. */
export function mayBeWithin(matcher: Matcher, pattern: Statement, from: Node, to: Node): boolean {
  const { target, options } = matcher;
  const kinds = statementKinds(pattern);
  if (kinds !== undefined) return target.hasKindWithin(kinds, from, to);
  if (pattern.kind !== 'statement-expression' || options.symbolicPropagation) return true;
  const { expr } = pattern;
  const { word, root, kinds: own } = matcher.anchor(expr);
  if (word !== undefined) return target.names.hasWordWithin(word, from, to);
  if (root !== undefined) return hasRowWithin(target.names.rooted(root), from, to);
  if (own !== undefined && !target.hasKindWithin(own.kinds, from, to)) return false;
  const left = expr.kind === 'assignment' ? matcher.anchor(expr.left).kinds : undefined;
  return left === undefined || target.hasKindWithin(left.kinds, from, to);
}

export interface SequenceMatch {
  readonly bindings: Bindings;
  readonly first: Node;
  readonly last: Node;
  /** Nothing that had to match is left of the list. */
  readonly isWhole: boolean;
  /** The pattern ends in `...`: the match may go on to the end of the list. */
  readonly isOpen: boolean;
}

/**
 * A list of statement patterns against the statements of a block from one of them on. Where the pattern has `...`,
 * statements nested below the block's are tried too.
 */
export function matchSequence(
  matcher: Matcher,
  patterns: readonly Statement[],
  statements: readonly Node[],
  from: number,
  bindings: Bindings,
): SequenceMatch[] {
  const { target } = matcher;
  const dots = patterns.findIndex((pattern) => pattern.kind === 'statement-dots');
  // `$...BODY` takes all that is left: nothing may remain behind the pattern.
  const isClosed = patterns.some((pattern) => namedDots(pattern) !== undefined);
  const flat = runStatements(matcher, patterns, statements, from, bindings).filter(
    (state) => !isClosed || isComplete(state, statements.length),
  );
  const found = flat.map((state) => toMatch(state, statements, dots >= 0));
  if (dots < 0 || dots === patterns.length - 1) return found;
  const head = patterns.slice(0, dots);
  const starts = runStatements(matcher, head, statements, from, bindings);
  const block = target.tree.parent[statements[from] ?? 0]!;
  const end = target.statementIndex(target.tree.last[block] ?? target.tree.size);
  for (const start of starts) {
    if (start.at >= statements.length) continue;
    const begin = target.statementIndex(statements[start.at]!);
    const nested = target.statements.subarray(begin, end);
    if (nested.length === statements.length - start.at) continue;
    const deep = runStatements(matcher, patterns.slice(dots), nested, 0, start.bindings);
    for (const state of deep) {
      const match = toMatch(state, nested, true);
      const first = start.first < 0 ? match.first : statements[start.first]!;
      found.push({ ...match, first, last: match.last === NONE ? statements[start.last]! : match.last });
    }
  }
  return unique(found);
}

function unique(matches: readonly SequenceMatch[]): SequenceMatch[] {
  if (matches.length < 2) return [...matches];
  const seen = new Map<Bindings, Set<string>>();
  return matches.filter((match) => {
    const key = `${match.first} ${match.last} ${match.isOpen}`;
    const known = seen.get(match.bindings);
    if (known === undefined) seen.set(match.bindings, new Set([key]));
    else if (known.has(key)) return false;
    else known.add(key);
    return true;
  });
}

function toMatch(state: SequenceState, statements: ArrayLike<Node>, hasDots: boolean): SequenceMatch {
  return {
    bindings: state.bindings,
    first: state.first < 0 ? NONE : statements[state.first]!,
    last: state.last < 0 ? NONE : statements[state.last]!,
    isWhole: hasDots || isComplete(state, statements.length),
    isOpen: state.floating,
  };
}

/** Name of a `$...BODY` that stands for statements. */
export const namedDots = (pattern: Statement): string | undefined =>
  pattern.kind === 'statement-expression' && pattern.expr.kind === 'metavariable-dots'
    ? pattern.expr.name
    : undefined;

function runStatements(
  matcher: Matcher,
  patterns: readonly Statement[],
  statements: ArrayLike<Node>,
  from: number,
  bindings: Bindings,
): SequenceState[] {
  return runSequence<Statement>(
    {
      patterns,
      length: statements.length,
      from,
      isDots: (pattern) => pattern.kind === 'statement-dots',
      dotsName: namedDots,
      matchAt: (pattern, at, way) =>
        isStatement(matcher.target.tree, statements[at]!)
          ? matcher.statement(matcher, pattern, statements[at]!, way)
          : NO_WAY,
      bindRange: (name, start, end, way) => {
        const nodes: Node[] = [];
        for (let i = start; i < end; i++) nodes.push(statements[i]!);
        const place = statements[start] ?? statements[start - 1];
        return bindNodes(
          matcher,
          name,
          nodes,
          place === undefined ? 0 : matcher.target.tree.start[place]!,
          way,
        );
      },
    },
    bindings,
  );
}

/** How much a formula costs, roughly, going by where its patterns have to be tried. */
import type { Formula } from '../rules/formula.js';
import type { Statement } from '../rules/pattern.js';
import { K } from '../syntax/kinds.js';
import { anchorOf, statementKinds } from './anchors.js';

export const COST = {
  /** Where a name occurs. */
  named: 0,
  /** On statements of a kind. */
  statements: 1,
  /** On expressions of a kind that is not too frequent. */
  kinds: 2,
  /** On all assignments or statements, and from there on. */
  sequences: 3,
  /** On all calls, attributes or names. */
  broad: 4,
  /** On every expression. */
  anywhere: 5,
} as const;

export function costOf(formula: Formula): number {
  switch (formula.kind) {
    case 'and':
      return Math.min(COST.anywhere, ...formula.positives.map(costOf));
    case 'or':
      return Math.max(0, ...formula.alternatives.map(costOf));
    case 'inside':
    case 'anywhere':
      return Math.min(COST.sequences, costOf(formula.operand));
    case 'pattern': {
      const { root } = formula.pattern;
      if (root.kind === 'statements') return costOfSequence(root.items);
      const { kinds, word, root: first } = anchorOf(root.expr);
      if (word !== undefined || first !== undefined) return COST.named;
      if (kinds === undefined) return COST.anywhere;
      return kinds.has(K.call) || (kinds.has(K.attribute) && root.expr.kind === 'attribute')
        ? COST.broad
        : COST.kinds;
    }
    default:
      return COST.kinds;
  }
}

function costOfSequence([first]: readonly Statement[]): number {
  if (first === undefined || statementKinds(first) !== undefined) return COST.statements;
  if (first.kind !== 'statement-expression') return COST.sequences;
  return anchorOf(first.expr).word === undefined ? COST.sequences : COST.named;
}

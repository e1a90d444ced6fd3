/** Expressions over taint labels: `TAINTED and not (CLEAN or CHECKED)`. */
import type { LabelExpression } from './rule.js';

/** Reads the expression; undefined if it is none. */
export function parseLabels(source: string): LabelExpression | undefined {
  const tokens = source.match(/[A-Za-z_]\w*|[()]|\S/g) ?? [];
  if (tokens.length > 200) return undefined;
  let at = 0;
  const binary = (operator: 'and' | 'or', next: () => LabelExpression | undefined) => (): LabelExpression | undefined => {
    const operands: LabelExpression[] = [];
    do {
      const operand = next();
      if (operand === undefined) return undefined;
      operands.push(operand);
    } while (tokens[at] === operator && ++at > 0);
    return operands.length === 1 ? operands[0] : { kind: operator, operands };
  };
  const unary = (): LabelExpression | undefined => {
    const token = tokens[at++];
    if (token === undefined) return undefined;
    if (token === 'not') {
      const operand = unary();
      return operand === undefined ? undefined : { kind: 'not', operand };
    }
    if (token === '(') {
      const inner = disjunction();
      return tokens[at++] === ')' ? inner : undefined;
    }
    if (token === 'True' || token === 'False') return { kind: 'constant', value: token === 'True' };
    if (!/^[A-Za-z_]/.test(token) || token === 'and' || token === 'or') return undefined;
    return { kind: 'label', label: token };
  };
  const disjunction: () => LabelExpression | undefined = binary('or', binary('and', unary));
  const result = disjunction();
  return at === tokens.length ? result : undefined;
}

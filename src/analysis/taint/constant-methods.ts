/** Methods of constant text, `"a,b".split(",")`: computed by `semantics/constants` if the arguments are constant too. */
import { FOLDED_METHODS, UNKNOWN_CONSTANT, foldMethod, type ConstantValue } from '../semantics/index.js';
import { exactList } from './builtin-values.js';
import type { CallFacts } from './call-conditions.js';
import { combinations, folded, fromConstantValue } from './constant-folding.js';
import type { Frame, Machine } from './machine.js';
import { constantValue, type Value } from './values.js';

/** Longer lists are not kept element by element. */
const ITEM_LIMIT = 32;

/** The method's result; undefined if it is not certain. */
export function foldTextMethod(
  m: Machine,
  frame: Frame,
  method: string,
  self: Value,
  call: CallFacts,
): Value | undefined {
  const { positional, keywords, rest, restKeywords } = call.args;
  if (!FOLDED_METHODS.has(method) || rest !== undefined || restKeywords !== undefined) return undefined;
  const operands: readonly Value[] = [self, ...positional, ...keywords.values()];
  const names = [...keywords.keys()];
  const compute = (...[text, ...given]: readonly ConstantValue[]): ConstantValue =>
    foldMethod(
      text ?? UNKNOWN_CONSTANT,
      method,
      given.slice(0, positional.length),
      new Map(names.map((name, i) => [name, given[positional.length + i]!])),
    );
  const value = folded(operands, compute);
  if (value !== undefined) return value;
  const rows = combinations(operands);
  const made = rows?.length === 1 ? compute(...rows[0]!) : undefined;
  if (made?.kind !== 'list' && made?.kind !== 'tuple') return undefined;
  const items = made.items.map(fromConstantValue);
  return items.length <= ITEM_LIMIT && items.every((item) => item !== undefined)
    ? exactList(m, frame, call, items.map(constantValue), made.kind)
    : undefined;
}

/** Puts together what matching functions are given. */
import type { RuleOptions } from '../rules/rule.js';
import type { Budget } from './budget.js';
import type { CompiledRules } from './compiled.js';
import { matchExpression } from './expression.js';
import type { Matcher } from './matcher.js';
import { matchStatement } from './statement.js';
import type { Target } from './target.js';

export const createMatcher = (
  { anchor }: CompiledRules,
  target: Target,
  options: RuleOptions,
  budget: Budget,
): Matcher => ({ target, options, budget, anchor, expression: matchExpression, statement: matchStatement });

/** Types of the constants that an expression may come to, going by its kind alone: most are told apart without their flow. */
import type { Literal } from '../rules/pattern.js';
import { KindSet } from '../syntax/kind-set.js';
import { K } from '../syntax/kinds.js';

export type ConstantType = Literal['type'];

const ALL_TYPES: readonly ConstantType[] = ['string', 'bytes', 'number', 'boolean', 'none'];
const NO_TYPE: readonly ConstantType[] = [];

/** A call of a method may come to a constant, but what it comes to is computed, not written. */
const TYPES: Readonly<Record<number, readonly ConstantType[]>> = {
  [K.true]: ['boolean'],
  [K.false]: ['boolean'],
  [K.none]: ['none'],
  [K.integer]: ['number'],
  [K.float]: ['number'],
  [K.string]: ['string', 'bytes'],
  [K.concatenated_string]: ['string', 'bytes'],
  [K.comparison_operator]: ['boolean'],
  [K.not_operator]: ['boolean'],
  [K.unary_operator]: ['number'],
  [K.binary_operator]: ['string', 'bytes', 'number', 'boolean'],
  [K.call]: NO_TYPE,
  [K.await]: NO_TYPE,
  [K.list]: NO_TYPE,
  [K.dictionary]: NO_TYPE,
  [K.set]: NO_TYPE,
  [K.list_comprehension]: NO_TYPE,
  [K.dictionary_comprehension]: NO_TYPE,
  [K.set_comprehension]: NO_TYPE,
  [K.generator_expression]: NO_TYPE,
  [K.lambda]: NO_TYPE,
};

/** Types of what an expression of a kind can come to that a literal could be; all where the kind does not say. */
export const constantTypes = (kind: number): readonly ConstantType[] => TYPES[kind] ?? ALL_TYPES;

/** Kinds of expressions that are no constant, whatever they are made of. */
export const NEVER_CONSTANT = new KindSet([
  K.await,
  K.yield,
  K.lambda,
  K.generator_expression,
  K.list_comprehension,
  K.dictionary_comprehension,
  K.set_comprehension,
]);

/**
 * A rule's formula: patterns joined by boolean operators and filtered.
 *
 *     patterns:                       and
 *       - pattern: f($X)                positive  pattern f($X)
 *       - pattern-inside: |             positive  inside (pattern def g(): ...)
 *           def g(): ...
 *       - pattern-not: f(1)             negative  pattern f(1)
 *       - metavariable-regex: ...       filter
 *       - focus-metavariable: $X        focus
 */
import type { Pattern } from './pattern.js';
import type { GenericPattern } from './generic-pattern.js';
import type { Regex } from './regex.js';
import type { ComparisonExpression } from './comparison.js';

export type Formula =
  | PatternFormula
  | { readonly kind: 'regex'; readonly regex: Regex }
  | { readonly kind: 'generic'; readonly pattern: GenericPattern }
  | {
      readonly kind: 'and';
      readonly positives: readonly Formula[];
      readonly negatives: readonly Formula[];
      readonly filters: readonly Filter[];
      /** Each entry is one `focus-metavariable`; several in one entry are alternatives. */
      readonly focus: readonly (readonly string[])[];


    }
  | { readonly kind: 'or'; readonly alternatives: readonly Formula[] }
  | { readonly kind: 'inside' | 'anywhere'; readonly operand: Formula };

export interface PatternFormula {
  readonly kind: 'pattern';
  readonly pattern: Pattern;
}

/** A condition on a metavariable's binding. */
export type Filter =
  | {
      readonly kind: 'regex';
      readonly metavariable: string;
      readonly regex: Regex;
      readonly constantPropagation: boolean;
    }
  | {
      readonly kind: 'pattern';
      readonly metavariable: string;
      readonly language: 'same' | 'python' | 'regex' | 'generic';
      readonly formula: Formula;
    }
  | {
      readonly kind: 'comparison';
      /** The binding must exist; undefined: only those that the comparison names. */
      readonly metavariable: string | undefined;
      readonly expression: ComparisonExpression;
      readonly strip: boolean;
      readonly base: number;
    }
  | { readonly kind: 'analysis'; readonly metavariable: string; readonly analyzer: 'entropy' | 'redos' | 'raw-markup' }
  | { readonly kind: 'type'; readonly metavariable: string; readonly types: readonly string[] };

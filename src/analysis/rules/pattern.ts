/**
 * The pattern tree: what a Python pattern of a rule is after parsing. Ellipses and metavariables are nodes of
 * their own, parentheses are gone, and what Python spells in several ways has one form.
 *
 *     subprocess.$F(..., shell=True)
 *       call
 *         callee  attribute object=name subprocess, attribute=metavariable $F
 *         args    dots, keyword shell=literal True
 */
import type { Regex } from './regex.js';

/** A literal of Python, or what a constant variable holds. */
export type Literal =
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'bytes'; readonly value: string }
  | { readonly type: 'number'; readonly value: number | bigint }
  | { readonly type: 'boolean'; readonly value: boolean }
  | { readonly type: 'none' };

/** A name that a pattern spells out or leaves open. */
export type NamePattern =
  | { readonly kind: 'name'; readonly text: string }
  | { readonly kind: 'metavariable'; readonly name: string }
  | { readonly kind: 'dots' };

export type Expr =
  | NamePattern
  /** `$...ARGS`: any number of elements of a list, bound together. */
  | { readonly kind: 'metavariable-dots'; readonly name: string }
  /** `<... e ...>`: e anywhere inside. */
  | { readonly kind: 'deep'; readonly inner: Expr }
  /** `($X: T)`. */
  | { readonly kind: 'typed'; readonly name: string; readonly type: Expr }
  | { readonly kind: 'attribute'; readonly object: Expr; readonly attribute: NamePattern }
  /** `e. ...`: e, or attributes and calls on it. */
  | { readonly kind: 'chain'; readonly object: Expr }
  | { readonly kind: 'call'; readonly callee: Expr; readonly args: readonly Expr[] }
  | { readonly kind: 'keyword'; readonly name: NamePattern; readonly value: Expr }
  | { readonly kind: 'literal'; readonly value: Literal }
  /** `"..."`. */
  | { readonly kind: 'any-string' }
  /** `"=~/re/"`. */
  | { readonly kind: 'string-regex'; readonly regex: Regex }
  /** `"$X"`: binds the content without quotes. */
  | { readonly kind: 'string-content'; readonly name: string }
  /** `f"a{x}..."`. */
  | { readonly kind: 'f-string'; readonly parts: readonly StringPart[] }
  /** `a and b and c`, `a | b`: associative operators with all their operands. */
  | { readonly kind: 'operands'; readonly operator: string; readonly operands: readonly Expr[] }
  | {
      readonly kind: 'assignment';
      readonly left: Expr;
      readonly right: Expr | undefined;
      readonly type: Expr | undefined;
    }
  | { readonly kind: 'dictionary'; readonly items: readonly Expr[] }
  | { readonly kind: 'parameter'; readonly parameter: Parameter }
  | { readonly kind: 'lambda'; readonly parameters: readonly Expr[]; readonly body: Expr }
  /** Any other syntax: the same kind, the same tokens, and the children one by one. */
  | {
      readonly kind: 'shape';
      /** Canonical kind number (see canonical.ts). */
      readonly shape: number;
      /** Tokens that tell one node of the kind from another: operators, `from` of a yield. */
      readonly tokens: readonly number[];
      readonly children: readonly Expr[];
    }
  | Statement;

export type StringPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'dots' }
  | { readonly kind: 'content'; readonly name: string }
  | { readonly kind: 'hole'; readonly expr: Expr };

export interface Parameter {
  readonly star: '' | '*' | '**';
  readonly name: NamePattern;
  readonly type: Expr | undefined;
  readonly default: Expr | undefined;
}

/** A nested body: undefined in a partial pattern, which says nothing about it. */
export type Body = readonly Statement[] | undefined;

export type Statement =
  | { readonly kind: 'statement-dots' }
  /** `$S` alone on its line. */
  | { readonly kind: 'statement-metavariable'; readonly name: string }
  | { readonly kind: 'statement-expression'; readonly expr: Expr }
  | {
      readonly kind: 'function';
      readonly decorators: readonly Expr[];
      readonly async: boolean;
      readonly name: NamePattern;
      readonly parameters: readonly Expr[];
      readonly returns: Expr | undefined;
      readonly body: Body;
    }
  | {
      readonly kind: 'class';
      readonly decorators: readonly Expr[];
      readonly name: NamePattern;
      readonly bases: readonly Expr[];
      readonly body: Body;
    }
  | { readonly kind: 'decorators'; readonly decorators: readonly Expr[] }
  | { readonly kind: 'if'; readonly condition: Expr; readonly body: Body; readonly otherwise: Body }
  | { readonly kind: 'while'; readonly condition: Expr; readonly body: Body; readonly otherwise: Body }
  | {
      readonly kind: 'for';
      readonly async: boolean;
      readonly left: Expr;
      readonly right: Expr;
      readonly body: Body;
      readonly otherwise: Body;
    }
  | { readonly kind: 'with'; readonly async: boolean; readonly items: readonly WithItem[]; readonly body: Body }
  | {
      readonly kind: 'try';
      readonly body: Body;
      readonly handlers: readonly Handler[];
      readonly otherwise: Body;
      readonly finally: Body;
    }
  | { readonly kind: 'handler'; readonly handler: Handler }
  | { readonly kind: 'finally'; readonly body: Body }
  | { readonly kind: 'import'; readonly names: readonly ImportedName[] }
  | { readonly kind: 'import-from'; readonly module: ModuleName; readonly names: readonly ImportedName[] | 'all' }
  | { readonly kind: 'match'; readonly subject: Expr; readonly cases: readonly Case[] };

export interface WithItem {
  readonly value: Expr;
  readonly alias: Expr | undefined;
}

export interface Handler {
  readonly type: Expr | undefined;
  readonly alias: Expr | undefined;
  readonly body: Body;
}

export interface Case {
  readonly pattern: Expr;
  readonly guard: Expr | undefined;
  readonly body: Body;
}

/** `a.b.c`, each part spelled out or open. `dots` leading ones of a relative import. */
export interface ModuleName {
  readonly dots: number;
  readonly parts: readonly NamePattern[];
}

export interface ImportedName {
  readonly path: readonly NamePattern[];
  readonly alias: NamePattern | undefined;
}

export interface Pattern {
  /** As the author wrote it. */
  readonly source: string;
  readonly root:
    | { readonly kind: 'expression'; readonly expr: Expr }
    | { readonly kind: 'statements'; readonly items: readonly Statement[] };
  /** Names of metavariables, `$...ARGS` included, in order of appearance. */
  readonly metavariables: readonly string[];
  /** Identifiers, and texts of string literals after a `"`, that occur in every file with a match. */
  readonly words: readonly string[];
}

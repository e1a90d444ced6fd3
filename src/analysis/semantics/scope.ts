/**
 * The nouns of name resolution: scopes, the bindings they hold, the definitions that give a binding its value.
 *
 *     import os                 # module scope: binding `os`, one definition of kind 'import'
 *     def run(cmd):             # binding `run`; a function scope with binding `cmd` ('parameter')
 *         os.system(cmd)        # references: `os` to the module's binding, `cmd` to the function's
 */
import type { Node } from '../syntax/tree.js';
import type { ImportRecord } from './import-records.js';

export type ScopeKind = 'module' | 'class' | 'function' | 'lambda' | 'comprehension' | 'type-parameters';

/** A region of text in which a name means one binding. */
export class Scope {
  readonly bindings = new Map<string, Binding>();
  /** Names that a `global` statement of this scope hands to the module. */
  readonly globals = new Set<string>();
  /** Names that a `nonlocal` statement hands to an enclosing function. */
  readonly nonlocals = new Set<string>();
  /** `from m import *` executed in this scope. */
  readonly starImports: ImportRecord[] = [];
  /** Statements and calls of `exec` that its code executes: each may change any name. */
  readonly execs: Node[] = [];
  /** Something else writes names that are not seen, such as `globals()["x"] = 1`, at a time that is not known. */
  writesAnyTime = false;

  /** Any name may have changed at some time. */
  get hasDynamicWrites(): boolean {
    return this.writesAnyTime || this.execs.length > 0;
  }

  constructor(
    /** Position in ModuleSemantics.scopes: outer scopes come before inner ones. */
    readonly index: number,
    readonly kind: ScopeKind,
    /** The definition, lambda, comprehension or module that opens the scope. */
    readonly node: Node,
    /** Textually enclosing scope; undefined for the module. */
    readonly parent: Scope | undefined,
  ) {}
}

export type DefinitionKind =
  | 'parameter'
  | 'assignment'
  /** `x += 1`: reads the old value too. */
  | 'augmented'
  /** `x: int` without a value: makes the name local and binds nothing. */
  | 'annotation'
  | 'for'
  | 'comprehension'
  | 'with'
  | 'except'
  | 'import'
  | 'function'
  | 'class'
  | 'walrus'
  | 'match'
  | 'delete'
  | 'type-parameter'
  | 'type-alias';

/** One place that binds (or, for 'delete', unbinds) a name. */
export interface Definition {
  readonly kind: DefinitionKind;
  readonly binding: Binding;
  /** The scope whose code executes the definition; differs from binding.scope after `global` and `nonlocal`. */
  readonly scope: Scope;
  /** The identifier that is bound. */
  readonly name: Node;
  /** What binds it: assignment, parameter, function_definition, import statement, for_statement … */
  readonly node: Node;
  /**
   * Expression that the value comes from, or NONE: right side of an assignment, iterable of a `for`, manager of
   * a `with`, default of a parameter, class of an `except`, subject of a `match`.
   */
  readonly value: Node;
  /**
   * Position inside the value when it is unpacked: `a, (b, c) = v` gives b [1, 0]. A starred target has the step
   * REST, and one behind it counts from the end: -2 is the last element, -3 the one before. Empty for the whole
   * value. `a, b = 1, 2` is resolved: b's value is `2`, its path empty.
   */
  readonly path: readonly number[];
  /** For kind 'import'. */
  readonly imported?: ImportRecord;
}

/** Step of Definition.path that stands for "a list of the remaining elements". */
export const REST = -1;

/** A name in a scope. */
export class Binding {
  /** In the order of the text. */
  readonly definitions: Definition[] = [];
  /** Identifiers that read the name, in the order of the text, nested scopes included. */
  readonly references: Node[] = [];

  /** Another scope writes the name, through `global` or `nonlocal`. */
  isWrittenElsewhere = false;

  constructor(
    /** Position among all bindings of the module. */
    readonly index: number,
    readonly scope: Scope,
    readonly name: string,
  ) {}
}

/** A module as matching sees it: its tree and names, and tables that all rules share, each built when first needed. */
import { literalOf } from '../rules/literal.js';
import type { Literal } from '../rules/pattern.js';
import { NON_ASCII } from '../rules/regex-source.js';
import { isAscii } from '../rules/regex.js';
import type { RuleOptions } from '../rules/rule.js';
import { analyseModule, type Binding, type ConstantValue, type ModuleSemantics } from '../semantics/index.js';
import { TreeBuilder } from '../syntax/builder.js';
import { K, TOKEN_BASE } from '../syntax/kinds.js';
import type { PythonParser } from '../syntax/parser.js';
import { NONE, childOf, namedChildren, textOf, type Node, type SyntaxTree } from '../syntax/tree.js';
import { foldedTexts } from './folded.js';
import { SearchText } from './search-text.js';
import { isBareDecorator } from './syntax-views.js';

export class Target {
  readonly tree: SyntaxTree;
  #identifiers: ReadonlyMap<string, readonly Node[]> | undefined;
  #rows: readonly Int32Array[] | undefined;
  #lowerText: SearchText | undefined;
  #renamedCalls: readonly Node[] | undefined;
  #bareDecorators: readonly Node[] | undefined;
  #folded: string | undefined;
  readonly #literals = new Map<Node, Literal | null>();
  readonly #rooted = new Map<string, readonly Node[]>();
  readonly #siblings = new Map<Node, readonly Node[]>();
  #statements: Uint32Array | undefined;
  #aliases: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(readonly semantics: ModuleSemantics) {
    this.tree = semantics.tree;
  }

  get text(): string {
    return this.tree.text;
  }

  /** Whether an identifier occurs in the module; after `"` whether a text does, after `~` in any case. */
  hasWord(word: string): boolean {
    if (word.startsWith('"')) return this.#hasText(word.slice(1));
    if (word === `~${NON_ASCII}`) return !isAscii(this.text) || !isAscii(this.folded);
    if (word.startsWith('~')) return this.#lower.includes(word.slice(1));
    return this.#words.has(word);
  }

  /** Identifiers that an expression could match, going by what it needs; each name is asked once. */
  wordsLike(mayMatch: (word: string) => boolean): string[] {
    return [...this.#words.keys()].filter(mayMatch);
  }

  /** Identifiers of this name. */
  named(word: string): readonly Node[] {
    return this.#words.get(word) ?? [];
  }

  /** Identifiers of this name, and those that imports give it under another name. */
  occurrences(word: string): readonly Node[] {
    const own = this.#words.get(word) ?? [];
    const aliases = this.aliases.get(word);
    if (aliases === undefined) return own;
    return [...own, ...aliases.flatMap((alias) => this.#words.get(alias) ?? [])];
  }

  /** Identifiers of this name, and those that imports give a dotted name that begins with it. */
  rooted(root: string): readonly Node[] {
    let found = this.#rooted.get(root);
    if (found === undefined)
      this.#rooted.set(
        root,
        (found = [...this.occurrences(root), ...this.#importedFrom(root)].sort((a, b) => a - b)),
      );
    return found;
  }

  #importedFrom(root: string): readonly Node[] {
    const names = new Set<string>();
    for (const { denotes, binds } of this.semantics.imports)
      if (binds !== root && denotes.startsWith(`${root}.`)) names.add(binds);
    if (
      this.semantics.moduleScope.starImports.some(
        ({ module }) => module === root || module.startsWith(`${root}.`),
      )
    )
      return [...this.#words.values()].flat();
    return [...names].flatMap((name) => this.#words.get(name) ?? []);
  }

  /** Whether a node of one of these kinds lies in a stretch of rows. */
  hasKindWithin(kinds: Iterable<number>, from: Node, to: Node): boolean {
    for (const kind of kinds) if (hasRowWithin(this.rowsOf(kind), from, to)) return true;
    return false;
  }

  /** Whether a name, or another one that imports give it, lies in a stretch of rows. */
  hasWordWithin(word: string, from: Node, to: Node): boolean {
    const isWithin = (name: string): boolean => hasRowWithin(this.named(name), from, to);
    return isWithin(word) || (this.aliases.get(word)?.some(isWithin) ?? false);
  }

  /** Whether a text is written in the module, or is what constants in it come to. */
  #hasText(word: string): boolean {
    return this.#lower.mayInclude(word) && (this.text.includes(word) || this.folded.includes(word));
  }

  /** The module's text and folded strings in lower case. */
  get #lower(): SearchText {
    return (this.#lowerText ??= new SearchText(`${this.text}\n${this.folded}`.toLowerCase()));
  }

  /** Strings that the module's constants come to without being written in it, one a line. */
  get folded(): string {
    return (this.#folded ??= foldedTexts(this).join('\n'));
  }

  /** Nodes of a kind, in the order of the text. */
  rowsOf(kind: number): Int32Array {
    return (this.#rows ??= rowsByKind(this.tree))[kind]!;
  }

  /** Decorators that are no calls. */
  get bareDecorators(): readonly Node[] {
    return (this.#bareDecorators ??= [...this.rowsOf(K.decorator)]
      .map((row) => namedChildren(this.tree, row)[0] ?? row)
      .filter((row) => isBareDecorator(this.tree, row)));
  }

  /** The outermost named node with this extent, blocks and other wrappers aside, or NONE. */
  nodeAt(start: number, end: number): Node {
    const { tree } = this;
    for (let row = this.firstRow(start); row < tree.size && tree.start[row] === start; row++)
      if (tree.end[row] === end && tree.kind[row]! < TOKEN_BASE && !WRAPPERS.has(tree.kind[row]!)) return row;
    return NONE;
  }

  /** First row that begins at or after an offset. */
  firstRow(offset: number): Node {
    return lowerBound(this.tree.start, offset);
  }

  /** Calls on a variable that is assigned somewhere: it may stand for what has another name. */
  get renamedCalls(): readonly Node[] {
    return (this.#renamedCalls ??= [...this.rowsOf(K.call)].filter((call) => {
      const { tree } = this;
      let at = childOf(tree, call, 'function');
      for (;;) {
        const kind = tree.kind[at];
        if (kind === K.attribute) at = childOf(tree, at, 'object');
        else if (kind === K.call) at = childOf(tree, at, 'function');
        else if (kind === K.parenthesized_expression) at = namedChildren(tree, at)[0] ?? NONE;
        else break;
      }
      return at !== NONE && tree.kind[at] === K.identifier && this.#isAssigned(at);
    }));
  }

  #isAssigned(identifier: Node): boolean {
    const definitions = this.semantics.bindingOf(identifier)?.definitions ?? [];
    return definitions.some(({ kind }) => kind === 'assignment' || kind === 'walrus' || kind === 'with');
  }

  /** The statements of the block that a statement stands in. */
  siblings(statement: Node): readonly Node[] {
    const block = this.tree.parent[statement]!;
    let found = this.#siblings.get(block);
    if (found === undefined) this.#siblings.set(block, (found = namedChildren(this.tree, block)));
    return found;
  }

  /** A string's content as a module of its own; undefined if it is not Python. */
  parsed(text: string, parser: PythonParser | undefined): Target | undefined {
    if (parser === undefined || text.length > 100_000) return undefined;
    const { tree, problems, cutOff } = parser.parse(text);
    if (cutOff || problems.length > 0) return undefined;
    return new Target(analyseModule({ path: this.semantics.path, tree }));
  }

  get #words(): ReadonlyMap<string, readonly Node[]> {
    return (this.#identifiers ??= identifiersOf(this.tree, (kind) => this.rowsOf(kind)));
  }

  /** All statements in the order of the text; a decorated definition is one statement. */
  get statements(): Uint32Array {
    return (this.#statements ??= statementsOf(this.tree));
  }

  /** Last part of an imported dotted name -> its other names in this module. */
  get aliases(): ReadonlyMap<string, readonly string[]> {
    return (this.#aliases ??= aliasesOf(this.tree, this.rowsOf(K.aliased_import)));
  }

  /** Position in `statements` of the first one at or after a row. */
  statementIndex(row: Node): number {
    return lowerBound(this.statements, row);
  }

  /** The value of a literal; of strings, which many patterns ask for, it is kept. */
  literalOf(node: Node): Literal | undefined {
    const kind = this.tree.kind[node];
    if (kind !== K.string && kind !== K.concatenated_string) return literalOf(this.tree, node);
    let known = this.#literals.get(node);
    if (known === undefined) this.#literals.set(node, (known = literalOf(this.tree, node) ?? null));
    return known ?? undefined;
  }

  /**
   * The constant that an expression certainly is, by literal or by flow; `wanted`: only one of this type is of
   * interest.
   */
  constantOf(node: Node, options: RuleOptions, wanted?: Literal['type']): Literal | undefined {
    const literal = this.literalOf(node);
    if (literal !== undefined || !options.constantPropagation) return literal;
    // What a method makes of constants is computed, not written; a name that is being bound is no value.
    const kind = this.tree.kind[node];
    if (kind === undefined || !COMPUTED.has(kind)) return undefined;
    if (kind === K.identifier && !this.mayBeConstant(node, wanted)) return undefined;
    return toLiteral(this.semantics.constantOf(node));
  }

  /** Cheap: whether a name is read here that anything gives a value that could be constant, of a type. */
  mayBeConstant(identifier: Node, wanted?: Literal['type']): boolean {
    const { semantics, tree } = this;
    const binding = semantics.bindingOf(identifier);
    if (binding === undefined || semantics.definitionAt(identifier) !== undefined) return false;
    return binding.definitions.some(({ kind, value }) => {
      if (value === NONE || (kind !== 'assignment' && kind !== 'walrus' && kind !== 'augmented'))
        return false;
      const type = CERTAIN_TYPES[tree.kind[value]!];
      return type === undefined || (wanted === undefined ? type !== 'other' : type === wanted);
    });
  }

  /** The expression that a variable certainly stands for at a place, or NONE. */
  definitionOf(identifier: Node): Node {
    if (!this.#isAssigned(identifier)) return NONE;
    const reaching = this.semantics.reachingDefinitions(identifier);
    if (reaching === undefined || !reaching.complete || reaching.definitions.length !== 1) return NONE;
    const { kind, value, path } = reaching.definitions[0]!;
    if (kind !== 'assignment' && kind !== 'walrus' && kind !== 'with') return NONE;
    return path.length === 0 ? value : NONE;
  }

  /** Dotted names that imports give to an identifier; `star`: also those that `from m import *` may give it. */
  importedNames(identifier: Node, star: boolean): readonly string[] {
    const { semantics } = this;
    const binding = this.#bindingRead(identifier);
    if (binding !== undefined) {
      const imports = binding.definitions.filter(({ imported }) => imported !== undefined);
      if (imports.length === 0) return [];
      const [only] = imports;
      if (imports.length === 1) {
        // In the order of the text, as compatible engines resolve names.
        return only!.name > identifier ? [] : [only!.imported!.denotes];
      }
      const reaching = semantics.reachingDefinitions(identifier)?.definitions ?? [];
      const reached = reaching.filter(({ imported }) => imported !== undefined);
      return (reached.length > 0 ? reached : imports).map(({ imported }) => imported!.denotes);
    }
    if (!star || semantics.moduleScope.starImports.length === 0) return [];
    const name = textOf(this.tree, identifier);
    return semantics.moduleScope.starImports.map(({ module }) => `${module}.${name}`);
  }

  /** Binding of a name; of a local one that is only assigned further down, the one around the function. */
  #bindingRead(identifier: Node): Binding | undefined {
    const binding = this.semantics.bindingOf(identifier);
    if (binding?.scope.kind !== 'function' || binding.definitions.some(({ name }) => name <= identifier))
      return binding;
    for (let scope = binding.scope.parent; scope !== undefined; scope = scope.parent) {
      const outer = scope.kind === 'class' ? undefined : scope.bindings.get(binding.name);
      if (outer !== undefined) return outer;
    }
    return binding;
  }
}

/** Types of expressions of a kind, where the kind says it all; `other`: never a constant that a literal could be. */
const CERTAIN_TYPES: Readonly<Record<number, Literal['type'] | 'other'>> = {
  [K.true]: 'boolean',
  [K.false]: 'boolean',
  [K.none]: 'none',
  [K.integer]: 'number',
  [K.float]: 'number',
  [K.call]: 'other',
  [K.await]: 'other',
  [K.list]: 'other',
  [K.dictionary]: 'other',
  [K.set]: 'other',
  [K.list_comprehension]: 'other',
  [K.dictionary_comprehension]: 'other',
  [K.set_comprehension]: 'other',
  [K.generator_expression]: 'other',
  [K.lambda]: 'other',
};

/** Kinds of expressions, literals aside, that can come to a constant. */
const COMPUTED: ReadonlySet<number> = new Set([
  K.identifier,
  K.attribute,
  K.binary_operator,
  K.unary_operator,
  K.not_operator,
  K.boolean_operator,
  K.conditional_expression,
  K.string,
  K.concatenated_string,
  K.subscript,
  K.parenthesized_expression,
]);

function toLiteral(value: ConstantValue): Literal | undefined {
  switch (value.kind) {
    case 'str':
      return { type: 'string', value: value.value };
    case 'bytes':
      return { type: 'bytes', value: value.value };
    case 'int': {
      const small = Number(value.value);
      return { type: 'number', value: Number.isSafeInteger(small) ? small : value.value };
    }
    case 'float':
      return { type: 'number', value: value.value };
    case 'bool':
      return { type: 'boolean', value: value.value };
    case 'none':
      return { type: 'none' };
    default:
      return undefined;
  }
}

function identifiersOf(tree: SyntaxTree, rows: (kind: number) => Int32Array): Map<string, Node[]> {
  const words = new Map<string, Node[]>();
  const add = (word: string, row: Node): void => {
    const known = words.get(word);
    if (known === undefined) words.set(word, [row]);
    else known.push(row);
  };
  for (const row of rows(K.identifier)) add(textOf(tree, row), row);
  for (const row of rows(K.print_statement)) add('print', row);
  for (const row of rows(K.exec_statement)) add('exec', row);
  for (const row of rows(K.future_import_statement)) add('__future__', row);
  return words;
}

/** Rows of each named kind, by counting: two passes over the kinds. */
function rowsByKind({ kind, size }: SyntaxTree): Int32Array[] {
  const counts = new Uint32Array(TOKEN_BASE);
  for (let row = 1; row < size; row++) if (kind[row]! < TOKEN_BASE) counts[kind[row]!]!++;
  const rows = Array.from(counts, (count) => new Int32Array(count));
  counts.fill(0);
  for (let row = 1; row < size; row++) {
    const number = kind[row]!;
    if (number < TOKEN_BASE) rows[number]![counts[number]!++] = row;
  }
  return rows;
}

const WRAPPERS: ReadonlySet<number> = new Set([K.module, K.block, K.expression_statement]);

const STATEMENTS: ReadonlySet<number> = new Set([
  K.expression_statement,
  K.if_statement,
  K.for_statement,
  K.while_statement,
  K.try_statement,
  K.with_statement,
  K.function_definition,
  K.class_definition,
  K.decorated_definition,
  K.match_statement,
  K.return_statement,
  K.raise_statement,
  K.assert_statement,
  K.delete_statement,
  K.pass_statement,
  K.break_statement,
  K.continue_statement,
  K.global_statement,
  K.nonlocal_statement,
  K.import_statement,
  K.import_from_statement,
  K.future_import_statement,
  K.print_statement,
  K.exec_statement,
  K.type_alias_statement,
]);

export const isStatement = (tree: SyntaxTree, row: Node): boolean =>
  STATEMENTS.has(tree.kind[row]!) && !(row > 0 && tree.kind[tree.parent[row]!] === K.decorated_definition);

function statementsOf(tree: SyntaxTree): Uint32Array {
  const rows: number[] = [];
  for (let row = 1; row < tree.size; row++) if (isStatement(tree, row)) rows.push(row);
  return Uint32Array.from(rows);
}

function aliasesOf(tree: SyntaxTree, rows: Int32Array): Map<string, string[]> {
  const aliases = new Map<string, string[]>();
  for (const row of rows) {
    const alias = childOf(tree, row, 'alias');
    const path = textOf(tree, childOf(tree, row, 'name'));
    if (alias < 0) continue;
    const name = textOf(tree, alias);
    const last = path.slice(path.lastIndexOf('.') + 1).trim();
    const known = aliases.get(last);
    if (known === undefined) aliases.set(last, [name]);
    else if (!known.includes(name)) known.push(name);
  }
  return aliases;
}

/** Position of the first element of a sorted list that is not below a value. */
export function lowerBound(sorted: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether one of some rows, in the order of the text, lies in a stretch. */
export function hasRowWithin(sorted: ArrayLike<Node>, from: Node, to: Node): boolean {
  const at = lowerBound(sorted, from);
  return at < sorted.length && sorted[at]! < to;
}

/** Text that is no Python: only regular expressions and generic patterns find anything in it. */
export const textTarget = (path: string, text: string): Target => new Target(textSemantics(path, text));

/** A module that consists of text only. */
export function textSemantics(path: string, text: string): ModuleSemantics {
  const builder = new TreeBuilder();
  builder.close(builder.open(K.module, 0, text.length, NONE, NONE, 0));
  return analyseModule({ path, tree: builder.finish(text) });
}

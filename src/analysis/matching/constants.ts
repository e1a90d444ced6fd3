/** Constants of a module as patterns ask for them: literals, and what expressions certainly come to. */
import { literalOf } from '../rules/literal.js';
import type { Literal } from '../rules/pattern.js';
import type { RuleOptions } from '../rules/rule.js';
import type { ConstantValue, ModuleSemantics } from '../semantics/index.js';
import { KindSet } from '../syntax/kind-set.js';
import { K } from '../syntax/kinds.js';
import { NONE, childOf, type Node, type SyntaxTree } from '../syntax/tree.js';

export class Constants {
  readonly tree: SyntaxTree;
  readonly #literals = new Map<Node, Literal | null>();
  #computed: readonly Node[] | undefined;

  constructor(
    readonly semantics: ModuleSemantics,
    private readonly rowsOf: (kind: number) => Int32Array,
  ) {
    this.tree = semantics.tree;
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
  constantOf(
    node: Node,
    options: Pick<RuleOptions, 'constantPropagation'>,
    wanted?: Literal['type'],
  ): Literal | undefined {
    const literal = this.literalOf(node);
    if (literal !== undefined || !options.constantPropagation) return literal;
    // What a method makes of constants is computed, not written; a name that is being bound is no value.
    const kind = this.tree.kind[node];
    if (kind === undefined || !COMPUTED.has(kind)) return undefined;
    if (wanted !== undefined && COMPUTED_TYPES[kind]?.includes(wanted) === false) return undefined;
    if (kind === K.identifier ? !this.mayBeConstant(node, wanted) : !this.#beginsConstant(node))
      return undefined;
    return toLiteral(this.semantics.constantOf(node));
  }

  /** Cheap: whether what an operation evaluates first may be constant; if it is not, the operation is not. */
  #beginsConstant(node: Node): boolean {
    const { tree } = this;
    for (let at = node; ;) {
      const kind = tree.kind[at]!;
      if (kind === K.boolean_operator || kind === K.binary_operator) at = childOf(tree, at, 'left');
      else if (kind === K.identifier) return this.#isAssigned(at);
      else return at === NONE || !NEVER_CONSTANT.has(kind);
    }
  }

  #isAssigned(identifier: Node): boolean {
    const definitions = this.semantics.bindingOf(identifier)?.definitions ?? [];
    return definitions.some(({ value }) => value !== NONE && !NEVER_CONSTANT.has(this.tree.kind[value]!));
  }

  /** Cheap: whether a name is read here that anything gives a value that could be constant, of a type. */
  mayBeConstant(identifier: Node, wanted?: Literal['type']): boolean {
    const { semantics, tree } = this;
    const binding = semantics.bindingOf(identifier);
    if (binding === undefined || semantics.definitionAt(identifier) !== undefined) return false;
    return binding.definitions.some(({ kind, value }) => {
      if (value === NONE || (kind !== 'assignment' && kind !== 'walrus' && kind !== 'augmented'))
        return false;
      const of = tree.kind[value]!;
      if (wanted !== undefined && COMPUTED_TYPES[of]?.includes(wanted) === false) return false;
      const type = CERTAIN_TYPES[of];
      return type === undefined || (wanted === undefined ? type !== 'other' : type === wanted);
    });
  }

  /** Expressions that may come to a string that they are not. */
  get computed(): readonly Node[] {
    if (this.#computed !== undefined) return this.#computed;
    const found: Node[] = [];
    for (const kind of COMPUTED) {
      if (kind === K.string) continue;
      for (const row of this.rowsOf(kind))
        if (kind !== K.identifier || this.mayBeConstant(row, 'string')) found.push(row);
    }
    return (this.#computed = found);
  }

  /** The string that an expression certainly is. */
  stringOf(row: Node): string | undefined {
    const value = this.constantOf(row, { constantPropagation: true }, 'string');
    return value?.type === 'string' || value?.type === 'bytes' ? value.value : undefined;
  }
}

/** Types of expressions of a kind, where the kind says it all; `other`: never a constant that a literal could be. */
const CERTAIN_TYPES: Readonly<Record<number, Literal['type'] | 'other'>> = {
  [K.true]: 'boolean',
  [K.false]: 'boolean',
  [K.none]: 'none',
  [K.integer]: 'number',
  [K.float]: 'number',
  [K.comparison_operator]: 'boolean',
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

/** Kinds of expressions that are no constant, whatever they are made of. */
const NEVER_CONSTANT = new KindSet([
  K.await,
  K.yield,
  K.lambda,
  K.generator_expression,
  K.list_comprehension,
  K.dictionary_comprehension,
  K.set_comprehension,
]);

/** Types that computed expressions of a kind can come to, where not all. A wanted string may be one of bytes. */
const COMPUTED_TYPES: Readonly<Record<number, readonly Literal['type'][]>> = {
  [K.binary_operator]: ['string', 'bytes', 'number', 'boolean'],
  [K.unary_operator]: ['number'],
  [K.not_operator]: ['boolean'],
  [K.string]: ['string', 'bytes'],
  [K.concatenated_string]: ['string', 'bytes'],
};

/** Kinds of expressions, literals aside, that can come to a constant. */
const COMPUTED = new KindSet([
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

/** Constants of a module as patterns ask for them: literals, and what expressions certainly come to. */
import { literalOf } from '../rules/literal.js';
import type { Literal } from '../rules/pattern.js';
import type { RuleOptions } from '../rules/rule.js';
import type { Binding, ConstantValue, ModuleSemantics } from '../semantics/index.js';
import { KindSet } from '../syntax/kind-set.js';
import { K } from '../syntax/kinds.js';
import { NONE, childOf, type Node, type SyntaxTree } from '../syntax/tree.js';
import { NEVER_CONSTANT, constantTypes, type ConstantType } from './constant-types.js';

/** What the definitions of a name give it. */
interface Values {
  /** Types of the constants that it may be. */
  readonly types: ReadonlySet<ConstantType>;
  /** Something gives it a value that may be made of constants. */
  readonly isAssigned: boolean;
}

const NO_VALUES: Values = { types: new Set(), isAssigned: false };
/** Operations within operations that are looked into for the first operand. */
const CHAIN_LIMIT = 32;

export class Constants {
  readonly tree: SyntaxTree;
  readonly #literals = new Map<Node, Literal | null>();
  readonly #values = new WeakMap<Binding, Values>();
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
    if (wanted !== undefined && !constantTypes(kind).includes(wanted)) return undefined;
    if (kind === K.identifier ? !this.mayBeConstant(node, wanted) : !this.#beginsConstant(node))
      return undefined;
    return toLiteral(this.semantics.constantOf(node));
  }

  /** Cheap: whether what an operation evaluates first may be constant; if it is not, the operation is not. */
  #beginsConstant(node: Node): boolean {
    const { tree } = this;
    let at = node;
    // A long chain is left to the flow, which remembers each part of it.
    for (let depth = 0; depth < CHAIN_LIMIT; depth++) {
      const kind = tree.kind[at]!;
      if (kind === K.boolean_operator || kind === K.binary_operator) at = childOf(tree, at, 'left');
      else if (kind !== K.identifier) return !NEVER_CONSTANT.has(kind);
      else return this.#valuesOf(this.semantics.bindingOf(at)).isAssigned;
      if (at === NONE) return true;
    }
    return true;
  }

  /** Cheap: whether a name is read here that anything gives a value that could be constant, of a type. */
  mayBeConstant(identifier: Node, wanted?: Literal['type']): boolean {
    const { semantics } = this;
    const binding = semantics.bindingOf(identifier);
    if (binding === undefined || semantics.definitionAt(identifier) !== undefined) return false;
    const { types } = this.#valuesOf(binding);
    return wanted === undefined ? types.size > 0 : types.has(wanted);
  }

  /** Found out once a name: it may be written and read in thousands of places. */
  #valuesOf(binding: Binding | undefined): Values {
    if (binding === undefined) return NO_VALUES;
    let values = this.#values.get(binding);
    if (values === undefined) {
      const types = new Set<ConstantType>();
      let isAssigned = false;
      for (const { kind, value } of binding.definitions) {
        if (value === NONE) continue;
        const of = this.tree.kind[value]!;
        if (!NEVER_CONSTANT.has(of)) isAssigned = true;
        if (kind === 'assignment' || kind === 'walrus' || kind === 'augmented')
          for (const type of constantTypes(of)) types.add(type);
      }
      this.#values.set(binding, (values = { types, isAssigned }));
    }
    return values;
  }

  /** Expressions that may come to a string that they are not. */
  get computed(): readonly Node[] {
    if (this.#computed !== undefined) return this.#computed;
    const found: Node[] = [];
    for (const kind of COMPUTED.kinds) {
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

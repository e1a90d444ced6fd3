/**
 * Constants by flow: a must-lattice over definitions. A value is constant where every definition that reaches it
 * gives the same one; unset contributes nothing, anything else makes it unknown.
 *
 *     cmd = "ls"               cmd in run(cmd): "ls"
 *     if c: cmd += " -l"       cmd behind the if: unknown ("ls" joined with "ls -l")
 *     while c: s = s + "a"     s: unknown, because its value depends on itself
 *
 * Expressions, definitions and webs depend on one another without bound, so evaluation keeps its own stack: a
 * task is evaluated when all that it needs has been, and what is needed while it is being evaluated is unknown.
 */
import { K } from '../../syntax/kinds.js';
import { NONE, childOf, textOf, type Node, type SyntaxTree } from '../../syntax/tree.js';
import type { FlowValue, Web } from '../flow/flow-values.js';
import type { NameFlow } from '../flow/name-flow.js';
import { REST, type Binding, type Definition } from '../scope.js';
import type { ScopeTable } from '../scope-table.js';
import type { WorkBudget } from '../work-budget.js';
import { AttributeConstants } from './attributes.js';
import { EXPRESSIONS, type ExpressionRule } from './expressions.js';
import { isUsedHarmlessly, type IsPureCallee } from './mutation.js';
import { foldBinary } from './operators.js';
import { foldSubscript } from './sequences.js';
import { UNKNOWN_CONSTANT, intConstant, isIdentical, isMutable, type ConstantValue } from './value.js';

/** An expression (its row), a definition, or a web of flow values. */
type Task = Node | Definition | Web;

export class Evaluator {
  readonly #results = new Map<Task, ConstantValue>();
  readonly #harmless = new Map<Binding, boolean>();
  readonly #attributes: AttributeConstants;

  constructor(
    private readonly tree: SyntaxTree,
    private readonly table: ScopeTable,
    private readonly flow: NameFlow,
    private readonly budget: WorkBudget,
    private readonly isPureCallee: IsPureCallee,
  ) {
    this.#attributes = new AttributeConstants(tree, table);
  }

  constantOf(expression: Node): ConstantValue {
    const known = this.#results.get(expression);
    if (known !== undefined) return known;
    const first = this.budget.take(1) ? this.#needs(expression) : [];
    if (first.length === 0) return this.#settle(expression, first);
    const active = new Map<Task, readonly Task[]>([[expression, first]]);
    const stack: Task[] = [expression, ...first.filter((need) => need !== expression)];
    for (let task = stack.at(-1); task !== undefined; task = stack.at(-1)) {
      if (this.#results.has(task)) {
        stack.pop();
        continue;
      }
      const needed = active.get(task);
      if (needed === undefined) {
        const needs = this.budget.take(1) ? this.#needs(task) : [];
        active.set(task, needs);
        for (const need of needs) if (!this.#results.has(need) && !active.has(need)) stack.push(need);
        continue;
      }
      stack.pop();
      active.delete(task);
      this.#settle(task, needed);
    }
    return this.#results.get(expression) ?? UNKNOWN_CONSTANT;
  }

  #settle(task: Task, needed: readonly Task[]): ConstantValue {
    const value = this.budget.isExhausted ? UNKNOWN_CONSTANT : this.#evaluate(task, needed);
    this.#results.set(task, value);
    return value;
  }

  #needs(task: Task): readonly Task[] {
    if (typeof task !== 'number') {
      if ('inputs' in task) return task.inputs.flatMap(taskOf);
      return this.#needsOfDefinition(task);
    }
    const kind = this.tree.kind[task]!;
    if (kind === K.identifier) return this.#needsOfIdentifier(task);
    if (kind === K.attribute) {
      const value = this.#attributes.valueOf(task);
      return value === NONE ? [] : [value];
    }
    const rule = EXPRESSIONS.get(kind);
    return rule === undefined ? [] : rule.needs(this.tree, task);
  }

  #needsOfIdentifier(identifier: Node): readonly Task[] {
    const { bindings, bindingAt, definitionAt } = this.table;
    const binding = bindings[bindingAt[identifier]! - 1];
    if (binding === undefined) return [];
    const written = definitionAt.get(identifier);
    if (written !== undefined && written.kind !== 'delete') return [written];
    const reach = this.flow.reach(binding, identifier);
    if (reach.kind === 'flow') return taskOf(reach.value);
    // Read at another time: constant if the name is written once in all, by code of its own scope.
    const definitions = reach.definitions.filter(({ kind }) => kind !== 'annotation');
    return reach.opaque || definitions.length !== 1 || binding.isWrittenElsewhere ? [] : definitions;
  }

  #needsOfDefinition(definition: Definition): readonly Task[] {
    const { value } = definition;
    if (value === NONE) return [];
    switch (definition.kind) {
      case 'assignment':
      case 'walrus':
        return [value];
      case 'augmented': {
        const reach = this.flow.reach(definition.binding, definition.name);
        const old = reach.kind === 'flow' ? taskOf(reach.value) : [];
        return old.length === 1 ? [...old, value] : [];
      }
      default:
        return [];
    }
  }

  #evaluate(task: Task, needs: readonly Task[]): ConstantValue {
    const values = needs.map((need) => this.#results.get(need) ?? UNKNOWN_CONSTANT);
    if (typeof task !== 'number') {
      if ('inputs' in task) return joined(task, values);
      return this.#valueOfDefinition(task, values);
    }
    const kind = this.tree.kind[task]!;
    const [first = UNKNOWN_CONSTANT] = values;
    if (kind === K.identifier) return isMutable(first) && !this.#staysAsItIs(task) ? UNKNOWN_CONSTANT : first;
    if (kind === K.attribute) return isMutable(first) ? UNKNOWN_CONSTANT : first;
    const rule: ExpressionRule | undefined = EXPRESSIONS.get(kind);
    return rule === undefined ? UNKNOWN_CONSTANT : rule.fold(this.tree, task, values, this.#isBuiltin);
  }

  #valueOfDefinition(definition: Definition, values: readonly ConstantValue[]): ConstantValue {
    const [first, second] = values;
    if (first === undefined) return UNKNOWN_CONSTANT;
    if (definition.kind === 'augmented') {
      const operator = childOf(this.tree, definition.node, 'operator');
      if (operator === NONE || second === undefined) return UNKNOWN_CONSTANT;
      return foldBinary(textOf(this.tree, operator).slice(0, -1), first, second);
    }
    let value = first;
    for (const step of definition.path) {
      if (step === REST || (value.kind !== 'tuple' && value.kind !== 'list')) return UNKNOWN_CONSTANT;
      value = foldSubscript(value, intConstant(BigInt(step < 0 ? step + 1 : step)));
    }
    return value;
  }

  readonly #isBuiltin = (identifier: Node): boolean => {
    if (this.table.bindingAt[identifier] !== 0) return false;
    let scope = this.table.scopes[this.table.scopeAt[identifier]!];
    for (; scope !== undefined; scope = scope.parent) if (scope.starImports.length > 0) return false;
    return true;
  };

  /** A list, dict or set in a variable is constant only if nothing that is done to the variable can change it. */
  #staysAsItIs(identifier: Node): boolean {
    const binding = this.table.bindings[this.table.bindingAt[identifier]! - 1];
    if (binding === undefined) return false;
    let harmless = this.#harmless.get(binding);
    if (harmless === undefined) {
      harmless = binding.references.every((reference) =>
        isUsedHarmlessly(this.tree, reference, this.isPureCallee),
      );
      this.#harmless.set(binding, harmless);
    }
    return harmless;
  }
}

/** What must be evaluated for a flow value; nothing for those that are no constant in any case. */
function taskOf(value: FlowValue): readonly Task[] {
  if (value.kind === 'web') return [value];
  return value.kind === 'definition' ? [value.definition] : [];
}

function joined(web: Web, values: readonly ConstantValue[]): ConstantValue {
  if (web.inputs.some(({ kind }) => kind === 'unknown')) return UNKNOWN_CONSTANT;
  const [first] = values;
  if (first === undefined) return UNKNOWN_CONSTANT;
  return values.every((value) => isIdentical(value, first)) ? first : UNKNOWN_CONSTANT;
}

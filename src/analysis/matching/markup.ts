/**
 * What text that is marked as markup is made of: whether each part of it is the program's own, escaped, or made by
 * something that answers for its markup. A part that is none of these is raw.
 *
 *     rows = []
 *     for user in users:
 *         rows.append(f"<li>{escape(user.name)}</li>")
 *     mark_safe("".join(rows) or "&mdash;")                  nothing is raw
 *     mark_safe("".join(rows) + title)                       title is
 */
import { F, K } from '../syntax/kinds.js';
import {
  NONE,
  ancestor,
  childOf,
  childrenOf,
  contains,
  namedChildren,
  textOf,
  type Node,
} from '../syntax/tree.js';
import { argumentsOf, enclosingClass, enclosingFunction, type Definition } from '../semantics/index.js';
import { FREE_OF_MARKUP, KEEPS_TEXT, MAKES_MARKUP, TRANSLATES } from './markup-names.js';
import type { Target } from './target.js';

/** Parts looked at; text made of more of them is taken for raw. */
const MAX_PARTS = 1_000;

/** Whether some part of an expression may be text with markup that nobody escaped. */
export function isRawMarkup(target: Target, expression: Node): boolean {
  const parts = new Set<Node>([expression]);
  const reader = new PartReader(target);
  for (const part of parts) {
    const inner = reader.partsOf(part);
    if (inner === undefined || parts.size > MAX_PARTS) return true;
    for (const each of inner) if (each !== NONE) parts.add(each);
  }
  return false;
}

class PartReader {
  constructor(private readonly target: Target) {}

  /** The expressions that an expression's text comes from; undefined if it is raw. */
  partsOf(node: Node): readonly Node[] | undefined {
    const { tree } = this.target;
    const kind = tree.kind[node]!;
    if (NUMBERS_AND_CONSTANTS.has(kind)) return [];
    if (HOLDERS.has(kind)) return namedChildren(tree, node);
    switch (kind) {
      case K.string:
        return namedChildren(tree, node)
          .filter((child) => tree.kind[child] === K.interpolation)
          .map((child) => childOf(tree, child, 'expression'));
      case K.conditional_expression: {
        const [whole, , other] = namedChildren(tree, node);
        return [whole ?? NONE, other ?? NONE];
      }
      case K.pair:
      case K.named_expression:
        return [childOf(tree, node, 'value')];
      case K.list_comprehension:
      case K.set_comprehension:
      case K.generator_expression:
      case K.dictionary_comprehension:
        return [childOf(tree, node, 'body')];
      case K.subscript:
        return this.#partsOfElement(childOf(tree, node, 'value'));
      case K.identifier:
        return this.#partsOfName(node);
      case K.attribute:
        return this.#partsOfAttribute(node);
      case K.call:
        return this.#partsOfCall(node);
      default:
        return undefined;
    }
  }

  #partsOfName(identifier: Node): readonly Node[] | undefined {
    const { tree, semantics } = this.target;
    if (isConstantName(textOf(tree, identifier))) return [];
    const binding = semantics.bindingOf(identifier);
    if (binding === undefined) return [];
    const reaching = semantics.reachingDefinitions(identifier);
    const definitions = reaching?.complete === true ? reaching.definitions : binding.definitions;
    const parts: Node[] = [];
    for (const definition of definitions) {
      const value = this.#valueOf(definition);
      if (value === undefined) return undefined;
      parts.push(...value);
    }
    const before = binding.references.filter((read) => this.#mayRunBefore(read, identifier));
    return [...parts, ...before.flatMap((read) => this.#putInto(read))];
  }

  /** Whether one place of a function stands before another, or runs again in a loop around both. */
  #mayRunBefore(place: Node, other: Node): boolean {
    const { tree } = this.target;
    if (place < other) return true;
    const loop = ancestor(tree, place, K.for_statement, K.while_statement);
    for (let up = loop; up !== NONE; up = ancestor(tree, up, K.for_statement, K.while_statement))
      if (contains(tree, up, other)) return true;
    return false;
  }

  /** What a definition gives its name; undefined if that is not known. */
  #valueOf(definition: Definition): readonly Node[] | undefined {
    const { tree, semantics } = this.target;
    const { kind, value, node, name } = definition;
    switch (kind) {
      case 'import':
      case 'function':
      case 'class':
      case 'annotation':
      case 'delete':
        return [];
      case 'parameter':
        return FREE_OF_MARKUP.types.test(typeText(tree, node)) ? [] : undefined;
      case 'augmented': {
        const before = semantics.reachingDefinitions(name);
        const old = before?.complete === true ? before.definitions : [];
        return [value, ...old.filter((each) => each !== definition).map((each) => each.name)].filter(
          (each) => each !== name,
        );
      }
      case 'assignment':
      case 'walrus':
      case 'for':
      case 'comprehension':
        return value === NONE ? undefined : [value];
      default:
        return undefined;
    }
  }

  /** What a use of a name puts into the container that it stands for. */
  #putInto(read: Node): readonly Node[] {
    const { tree } = this.target;
    const up = tree.parent[read]!;
    if (tree.kind[up] === K.subscript && tree.field[read] === F.value) {
      const assignment = tree.parent[up]!;
      return tree.kind[assignment] === K.assignment && tree.field[up] === F.left
        ? [childOf(tree, assignment, 'right')]
        : [];
    }
    if (tree.kind[up] !== K.attribute || !PUTS_IN.has(textOf(tree, childOf(tree, up, 'attribute'))))
      return [];
    const call = tree.parent[up]!;
    return tree.kind[call] === K.call && tree.field[up] === F.function ? this.#arguments(call) : [];
  }

  /** One of the things in a container. What a component was configured with it does not get from its input. */
  #partsOfElement(container: Node): readonly Node[] | undefined {
    const { tree } = this.target;
    if (tree.kind[container] === K.attribute) {
      const values = this.#ownValues(container);
      if (values.some((value) => this.#isConfigured(value))) return [];
    }
    return [container];
  }

  #partsOfAttribute(attribute: Node): readonly Node[] | undefined {
    const { tree } = this.target;
    const name = textOf(tree, childOf(tree, attribute, 'attribute'));
    // A class within a class is the program's, like a constant.
    if (/^_*[A-Z]/.test(name) || FREE_OF_MARKUP.attributes.test(name)) return [];
    const object = childOf(tree, attribute, 'object');
    if (DATA_OF_CLASS.test(name)) return undefined;
    if (tree.kind[object] === K.identifier && /^(?:self|cls)$/.test(textOf(tree, object))) {
      const values = this.#ownValues(attribute);
      return values.length === 0 ? undefined : values;
    }
    return [object];
  }

  /** What the class around `self.name`, or one of its methods, gives that attribute. */
  #ownValues(attribute: Node): readonly Node[] {
    const { tree, names, semantics } = this.target;
    const around = enclosingClass(tree, enclosingFunction(tree, attribute));
    if (around === NONE) return [];
    const found: Node[] = [];
    for (const each of names.named(textOf(tree, childOf(tree, attribute, 'attribute')))) {
      if (each < around || each >= tree.last[around]!) continue;
      const written = tree.kind[tree.parent[each]!] === K.attribute ? tree.parent[each]! : each;
      const assignment = tree.parent[written]!;
      if (tree.kind[assignment] !== K.assignment || tree.field[written] !== F.left) continue;
      const value = childOf(tree, assignment, 'right');
      if (written === each) {
        if (semantics.scopeOf(each).node !== around) continue;
        // A field of a model, a property: what it holds is decided elsewhere.
        if (tree.kind[value] === K.call && !this.#isTranslation(value)) return [];
      }
      found.push(value);
    }
    return found;
  }

  /** A parameter of the method that makes the object. */
  #isConfigured(value: Node): boolean {
    const { tree, semantics } = this.target;
    if (value === NONE || tree.kind[value] !== K.identifier) return false;
    const [definition] = semantics.bindingOf(value)?.definitions ?? [];
    const maker = enclosingFunction(tree, value);
    return (
      definition?.kind === 'parameter' &&
      maker !== NONE &&
      textOf(tree, childOf(tree, maker, 'name')) === '__init__'
    );
  }

  #partsOfCall(call: Node): readonly Node[] | undefined {
    const { tree, semantics } = this.target;
    const callee = childOf(tree, call, 'function');
    const isMethod = tree.kind[callee] === K.attribute;
    const receiver = isMethod ? childOf(tree, callee, 'object') : NONE;
    const written = textOf(tree, isMethod ? childOf(tree, callee, 'attribute') : callee);
    const name = semantics.qualifiedName(callee)?.name.split('.').at(-1) ?? written;
    if (TRANSLATES.test(name) || TRANSLATES.test(written)) return this.#arguments(call);
    if (MAKES_MARKUP.test(name) || FREE_OF_MARKUP.functions.test(name)) return [];
    if (isMethod && this.#isOwnMethod(receiver)) return [];
    if (LOOKS_UP.has(written) && isMethod) {
      const element = this.#partsOfElement(receiver);
      return element === undefined ? undefined : [...element, ...this.#arguments(call).slice(1)];
    }
    const made = this.#returnsOf(callee);
    if (made.length > 0) return made;
    const given = this.#arguments(call);
    if (isMethod) return [receiver, ...given];
    return given.length === 0 && !KEEPS_TEXT.test(name) ? undefined : given;
  }

  #isTranslation(call: Node): boolean {
    const { tree } = this.target;
    return TRANSLATES.test(textOf(tree, childOf(tree, call, 'function')));
  }

  /** `self.method(…)`, `super().method(…)`: made by the class itself, or by what it is based on. */
  #isOwnMethod(receiver: Node): boolean {
    const { tree } = this.target;
    return /^(?:self|cls|super\(.*\))$/.test(textOf(tree, receiver));
  }

  /** What a function of this module returns. */
  #returnsOf(callee: Node): readonly Node[] {
    const { tree, semantics } = this.target;
    if (tree.kind[callee] !== K.identifier) return [];
    const [definition, ...others] = semantics.bindingOf(callee)?.definitions ?? [];
    if (definition?.kind !== 'function' || others.length > 0) return [];
    const found: Node[] = [];
    for (const row of this.target.rowsOf(K.return_statement))
      if (ancestor(tree, row, K.function_definition, K.lambda) === definition.node)
        found.push(...namedChildren(tree, row));
    return found;
  }

  #arguments(call: Node): readonly Node[] {
    return argumentsOf(this.target.tree, call).map(({ value }) => value);
  }
}

/** Written in capitals: a constant, or a member of an enumeration. */
const isConstantName = (name: string): boolean => /^_*[A-Z][A-Z0-9_]+$/.test(name);

/** Annotation of a parameter, '' if there is none. */
const typeText = (tree: Target['tree'], parameter: Node): string =>
  childrenOf(tree, parameter, 'type')
    .map((type) => textOf(tree, type))
    .join('');

const NUMBERS_AND_CONSTANTS: ReadonlySet<number> = new Set([
  K.integer,
  K.float,
  K.true,
  K.false,
  K.none,
  K.ellipsis,
  K.comparison_operator,
  K.not_operator,
  K.unary_operator,
  K.slice,
]);

/** What all their children are parts of. */
const HOLDERS: ReadonlySet<number> = new Set([
  K.concatenated_string,
  K.parenthesized_expression,
  K.expression_list,
  K.list,
  K.tuple,
  K.set,
  K.dictionary,
  K.list_splat,
  K.dictionary_splat,
  K.await,
  K.boolean_operator,
  K.binary_operator,
]);

const PUTS_IN: ReadonlySet<string> = new Set(['append', 'appendleft', 'extend', 'insert', 'add', 'update']);

const LOOKS_UP: ReadonlySet<string> = new Set(['get', 'pop', 'setdefault']);

/** Through these a class reads stored data. */
const DATA_OF_CLASS = /^(?:objects|_default_manager|query|GET|POST|cookies|args|form|headers)$/;

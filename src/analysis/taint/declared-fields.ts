/**
 * Fields that are declared with the type of their data: what is no text cannot inject.
 *
 *     parser.add_argument("--days", type=int)     args.days is a number
 *     @click.option("--level", type=Choice(…))    the parameter `level` is one of a list
 *     class F(forms.Form): n = IntegerField()     form.cleaned_data["n"] is a number
 *     total = graphene.Float(id=graphene.Int())   the parameter `id` of resolve_total is a number
 *
 * An object that declares by calls keeps in its fields, under names that no attribute has, what is known of each.
 */
import { argumentsOf, stringLiteral } from '../semantics/index.js';
import { K } from '../syntax/kinds.js';
import { NONE, childOf, namedChildren, textOf, type Node, type SyntaxTree } from '../syntax/tree.js';
import type { CallFacts } from './call-conditions.js';
import { newObject, revisedObject } from './heap.js';
import type { Frame, Machine } from './machine.js';
import { lastName, type ClassInfo, type FunctionUnit, type ModuleInfo } from './program-units.js';
import {
  UNKNOWN,
  isSymbolic,
  refValue,
  sameValue,
  symbolicRef,
  taintedValue,
  withTaint,
  type Value,
  revised,
} from './values.js';

/** Before the name of a field that a call has declared. */
const DECLARED = '.#';

/** What a harmless field holds: never text. */
const HARMLESS: Value = revised(UNKNOWN, { types: ['int'] });

/** `add_argument("--days", type=int)`: the receiver knows the field from now on. */
export function declareField(frame: Frame, m: Machine, { self, site }: CallFacts): void {
  const { tree } = frame;
  if (self === undefined || tree.kind[site.node] !== K.call || m.isOff('types')) return;
  const name = declaredName(tree, site.node);
  if (name === undefined) return;
  const value = isHarmlessDeclaration(m, frame.module, site.node) ? HARMLESS : UNKNOWN;
  // Subcommands may declare one name twice: the weaker type counts.
  const isWeaker = self.refs.some((ref) => frame.state.object(ref)?.fields.get(DECLARED + name) === UNKNOWN);
  frame.state.write(self, DECLARED + name, isWeaker ? UNKNOWN : value);
}

/**
 * Data of the object's declared fields: `data` is what any field may be. Attributes (`form.cleaned_data`) stay what they
 * are but for the harmless fields; the result of a call is an object of its own, which outlives the function.
 */
export function withDeclared(
  m: Machine,
  frame: Frame,
  object: Value,
  data: Value,
  node: Node,
  isCall: boolean,
): Value {
  if (m.isOff('types')) return data;
  const fields = fieldsOf(m, frame, object);
  if (![...fields.values()].includes(true)) return data;
  const { state } = frame;
  const keys = (name: string): string[] => (isCall ? [`.${name}`, `s:${name}`] : [`s:${name}`]);
  if (!isCall) {
    if (!data.refs.every(isSymbolic)) return data;
    for (const [name, isHarmless] of fields)
      for (const key of isHarmless ? keys(name) : [])
        for (const ref of data.refs)
          if (state.object(ref)?.fields.has(key) !== true) state.writeRef(ref, key, HARMLESS, true);
    // What the object was made of has become the fields' data.
    return withTaint(
      data,
      data.taint.filter(({ origin }) => data.refs.includes(symbolicRef(origin.id))),
    );
  }
  const held = revisedObject(newObject('opaque'), { rest: taintedValue(state.deepTaint(data)) });
  const ref = m.allocate(frame, node, held, 6);
  const result = revised(refValue(ref, data.types), { subject: data.subject });
  for (const [name, isHarmless] of fields)
    for (const key of keys(name)) state.write(result, key, isHarmless ? HARMLESS : state.read(data, key));
  return result;
}

/** Names of the object's declared fields; whether their data is harmless. */
function fieldsOf(m: Machine, frame: Frame, object: Value): Map<string, boolean> {
  const fields = new Map<string, boolean>();
  for (const type of object.types) {
    const info = m.program.classNamed(type);
    if (info !== undefined)
      for (const [name, isHarmless] of classFields(m, info)) fields.set(name, isHarmless);
  }
  for (const ref of object.refs)
    for (const [key, value] of frame.state.object(ref)?.fields ?? [])
      if (key.startsWith(DECLARED)) {
        const name = key.slice(DECLARED.length);
        fields.set(name, sameValue(value, HARMLESS) && fields.get(name) !== false);
      }
  return fields;
}

function classFields(m: Machine, info: ClassInfo): Map<string, boolean> {
  const fields = new Map<string, boolean>();
  for (const ref of [...m.program.mro(info)].reverse()) {
    if (ref.kind !== 'program') continue;
    const { module, attributes } = ref.info;
    for (const [name, { value }] of attributes)
      if (value !== NONE && module.semantics.tree.kind[value] === K.call)
        fields.set(name, isHarmlessDeclaration(m, module, value));
  }
  return fields;
}

/** Whether a decorator, or the schema of a GraphQL field, declares the parameter with a harmless type. */
export function isDeclaredHarmless(m: Machine, unit: FunctionUnit, parameter: string): boolean {
  const { tree, module } = unit;
  for (const decorator of unit.decorators) {
    if (tree.kind[decorator] !== K.call || declaredName(tree, decorator) !== parameter) continue;
    const fn = childOf(tree, decorator, 'function');
    if (m.index.about(namesOf(m, module, fn)).declaration === 'declares')
      return isHarmlessDeclaration(m, module, decorator);
  }
  if (isArgumentHarmless(m, unit, parameter)) return true;
  return schemaDeclarations(m, unit).some(
    ({ name, value }) => name === parameter && isHarmlessField(m, module, value),
  );
}

/** `@use_kwargs({"n": fields.Int()})`, `@use_kwargs(PAGE)`, `@use_kwargs(PageSchema)`: a field of the mapping or schema. */
function isArgumentHarmless(m: Machine, unit: FunctionUnit, parameter: string): boolean {
  const { tree, module } = unit;
  for (const decorator of unit.decorators) {
    if (lastName(tree, decorator) !== 'use_kwargs' || tree.kind[decorator] !== K.call) continue;
    const [first] = argumentsOf(tree, decorator);
    if (first?.kind !== 'positional') continue;
    const given = tree.kind[first.value] === K.identifier ? assignedTo(module, first.value) : first.value;
    if (tree.kind[given] === K.dictionary) {
      const pair = namedChildren(tree, given).find(
        (child) =>
          tree.kind[child] === K.pair && textOfString(tree, childOf(tree, child, 'key')) === parameter,
      );
      return pair !== undefined && isHarmlessField(m, module, childOf(tree, pair, 'value'));
    }
    const named = tree.kind[given] === K.call ? childOf(tree, given, 'function') : given;
    for (const callable of m.detached(module, named).callables)
      if (callable.kind === 'class') return classFields(m, callable.info).get(parameter) === true;
  }
  return false;
}

/** What the module assigns to a name, the name itself if that is not one expression. */
function assignedTo(module: ModuleInfo, name: Node): Node {
  const definitions = module.semantics.bindingOf(name)?.definitions ?? [];
  const [only] = definitions;
  const isWhole = only?.kind === 'assignment' && only.value !== NONE && only.path.length === 0;
  return isWhole && definitions.length === 1 ? only.value : name;
}

/** Arguments that a resolver's field declares, or `class Arguments` of a mutation. */
function schemaDeclarations(
  m: Machine,
  unit: FunctionUnit,
): { readonly name: string; readonly value: Node }[] {
  const { cls, tree } = unit;
  if (cls === undefined) return [];
  const field = cls.attributes.get(unit.shortName.replace(/^resolve_/, ''))?.value ?? NONE;
  const own = field !== NONE && tree.kind[field] === K.call ? argumentsOf(tree, field) : [];
  const nested = ['Arguments', 'Input'].flatMap((name) => {
    const info = m.program.classNamed(`${cls.qualified}.${name}`);
    return [...(info?.attributes ?? [])].map(([key, { value }]) => ({ name: key, value }));
  });
  return [...own, ...nested].filter(({ value }) => value !== NONE);
}

/** A declaration is harmless by its type, or by the choices that are offered. */
export function isHarmlessDeclaration(m: Machine, module: ModuleInfo, call: Node): boolean {
  const { tree } = module.semantics;
  if (isHarmlessField(m, module, call)) return true;
  return argumentsOf(tree, call).some(({ kind, name, value }) => {
    if (kind !== 'keyword' || value === NONE) return false;
    if (name === 'choices') return tree.kind[value] !== K.none;
    if (name === 'type') return isHarmlessField(m, module, value);
    if (name === 'action')
      return /^["'](store_(true|false|const)|count|append_const|version)/.test(textOf(tree, value));
    return (name === 'is_flag' || name === 'count') && tree.kind[value] === K.true;
  });
}

/** `int`, `click.IntRange(1, 9)`, `forms.IntegerField()`, `graphene.Int`. */
function isHarmlessField(m: Machine, module: ModuleInfo, type: Node): boolean {
  const { tree } = module.semantics;
  const named = tree.kind[type] === K.call ? childOf(tree, type, 'function') : type;
  if (named === NONE) return false;
  const names = namesOf(m, module, named);
  return names.length > 0 && names.some((name) => m.index.isHarmlessField(name));
}

/** Qualified names of a library's thing, or of the library's classes that one of the program derives from. */
function namesOf(m: Machine, module: ModuleInfo, node: Node): string[] {
  return m
    .detached(module, node)
    .callables.flatMap((callable) =>
      callable.kind === 'external'
        ? callable.names
        : callable.kind === 'class'
          ? m.program.externalBases(callable.info)
          : [],
    );
}

/** The field that `add_argument("-d", "--max-days", dest=…)` or `click.option("--max-days")` declares. */
function declaredName(tree: SyntaxTree, call: Node): string | undefined {
  const given = argumentsOf(tree, call);
  const dest = given.find(({ kind, name }) => kind === 'keyword' && name === 'dest');
  if (dest !== undefined) return textOfString(tree, dest.value);
  const texts = given.flatMap(({ kind, value }) =>
    kind === 'positional' ? (textOfString(tree, value) ?? []) : [],
  );
  const chosen =
    texts.find((text) => !text.startsWith('-')) ?? texts.find((text) => text.startsWith('--')) ?? texts[0];
  const [first] = chosen?.split('/') ?? [];
  return first?.replace(/^-+/, '').replaceAll('-', '_');
}

function textOfString(tree: SyntaxTree, node: Node): string | undefined {
  const literal = stringLiteral(tree, node);
  return literal?.holes.length === 0 ? literal.value : undefined;
}

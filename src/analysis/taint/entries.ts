/**
 * Entry points: functions that a framework calls, and what it hands them.
 *
 *     @app.route("/users/<int:id>/<name>")
 *     def show(id, name): …            `name` is attacker data, `id` is a number
 *
 *     path("item/<slug>/", views.item)   registers `item(request, slug)`
 */
import { argumentsOf } from '../semantics/index.js';
import { K } from '../syntax/kinds.js';
import { NONE, childOf, namedChildren, textOf, type Node } from '../syntax/tree.js';
import { importsAny } from './call-conditions.js';
import { isDeclaredHarmless } from './declared-fields.js';
import { dependencyOf } from './dependencies.js';
import type { EntryPoint, Machine, SelfModel } from './machine.js';
import type { EntryModel, SourceModel } from './models.js';
import { lastName, type ClassInfo, type FunctionUnit, type ModuleInfo } from './program-units.js';
import type { Value } from './values.js';

/** The entry point that decorators, base classes or names make of a unit. */
export function entryOf(m: Machine, unit: FunctionUnit): EntryPoint | undefined {
  if (unit.kind !== 'function') return undefined;
  let found: EntryPoint | undefined;
  let isRoute = false;
  for (const model of m.entryModels(unit.module)) {
    // Several models of one framework say the same; only what is declared beside a route adds to it.
    if (isRoute && !model.adds) continue;
    const route = routeOf(m, model, unit);
    if (route === undefined) continue;
    const point = entryPoint(m, model, unit, route);
    isRoute ||= !model.adds;
    found = found === undefined ? point : bothOf(found, point);
  }
  return found;
}

/** A route, and what another decorator adds: parameters, or that the result is a page. */
function bothOf(a: EntryPoint, b: EntryPoint): EntryPoint {
  const [route, added] = a.model.adds && !b.model.adds ? [b, a] : [a, b];
  const dependencies = new Map([...added.dependencies, ...route.dependencies]);
  const sources = new Map([...added.sources, ...route.sources]);
  for (const index of dependencies.keys()) sources.delete(index);
  return {
    ...route,
    parameterTypes: new Map([...added.parameterTypes, ...route.parameterTypes]),
    sources,
    dependencies,
    returns: route.returns === '' ? added.returns : route.returns,
  };
}

/** The models whose conditions on imports a module fulfils. */
export const entryModelsOf = (models: readonly EntryModel[], module: ModuleInfo): readonly EntryModel[] =>
  models.filter(({ when }) =>
    when.every((condition) => condition.kind !== 'imports' || importsAny(module, condition.modules)),
  );

/** `@app.get("/", response_class=HTMLResponse)`: conditions on the arguments of a decorator. */
function argumentsFit(m: Machine, { when }: EntryModel, unit: FunctionUnit, decorator: Node): boolean {
  return when.every((condition) => {
    if (condition.kind !== 'type') return true;
    if (unit.tree.kind[decorator] !== K.call) return false;
    const given = argumentsOf(unit.tree, decorator).find(({ name }) => condition.argument.includes(name));
    if (given === undefined) return false;
    const { callables } = m.detached(unit.module, given.value);
    return callables.some(
      (callable) =>
        callable.kind === 'external' &&
        callable.names.some((name) => condition.types.includes(m.index.canonical(name))),
    );
  });
}

/** The route's text ('' if unknown) if the model applies, else undefined. */
function routeOf(m: Machine, model: EntryModel, unit: FunctionUnit): string | undefined {
  for (const decorator of unit.decorators) {
    const last = lastName(unit.tree, decorator);
    if (!model.decorators.some((name) => name.endsWith(`.${last}`) || name === last)) continue;
    if (!decoratorMatches(m, model, unit, decorator, last)) continue;
    if (!argumentsFit(m, model, unit, decorator)) continue;
    return firstText(unit, decorator) ?? '';
  }
  if (model.bases.length > 0 && unit.cls !== undefined) {
    if (model.methods.length > 0 && !model.methods.includes(unit.shortName)) return undefined;
    if (model.methods.length === 0 && unit.shortName.startsWith('_')) return undefined;
    const bases = [
      ...m.program.externalBases(unit.cls).flatMap((base) => m.index.typeAndBases(base)),
      // Generated code may lie in the repository.
      ...m.program
        .mro(unit.cls)
        .flatMap((ref) => (ref.kind === 'program' && ref.info !== unit.cls ? [`?.${ref.info.name}`] : [])),
    ];
    if (bases.some((base) => model.bases.some((known) => isBase(known, base)))) return '';
  }
  if (model.firstParameters.length > 0 && model.decorators.length === 0 && model.bases.length === 0) {
    const own = unit.parameters.slice(unit.isMethod && !unit.isStatic ? 1 : 0);
    if (
      unit.parent?.kind !== 'function' &&
      model.firstParameters.every((name, index) => own[index]?.name === name) &&
      !unit.shortName.startsWith('_')
    )
      return '';
  }
  const isPlain =
    model.decorators.length === 0 &&
    model.bases.length === 0 &&
    model.firstParameters.length === 0 &&
    model.registrations.length === 0;
  if (
    isPlain &&
    unit.cls === undefined &&
    unit.parent?.kind === 'module' &&
    model.methods.includes(unit.shortName)
  ) {
    return unit.parameters.length >= model.parameterTypes.length ? '' : undefined;
  }
  return undefined;
}

/** `?.Servicer` stands for all names that end so: code that is generated belongs to no library. */
const isBase = (known: string, base: string): boolean =>
  known.startsWith('?.') ? base.endsWith(known.slice(2)) : known === base;

function decoratorMatches(
  m: Machine,
  model: EntryModel,
  unit: FunctionUnit,
  decorator: Node,
  last: string,
): boolean {
  const { tree } = unit;
  const fn = tree.kind[decorator] === K.call ? childOf(tree, decorator, 'function') : decorator;
  const written = unit.module.semantics.qualifiedNames(fn).names.map(({ name }) => m.index.canonical(name));
  if (written.some((name) => model.decorators.includes(name))) return true;
  const names = namesOf(m, unit, fn, last);
  if (names.some((name) => model.decorators.includes(m.index.canonical(name)))) return true;
  // The receiver's type is not known: a route looks like one.
  if (!model.decorators.includes(`?.${last}`) || tree.kind[fn] !== K.attribute) return false;
  if (names.length > 0 && !names.every((name) => name.startsWith('?.'))) return false;
  const text = firstText(unit, decorator);
  return text !== undefined && (text === '' || /^[/^]/.test(text));
}

/** Qualified names of a decorator, by the type of what it is an attribute of. */
function namesOf(m: Machine, unit: FunctionUnit, fn: Node, last: string): string[] {
  const external = (value: Value): string[] =>
    value.callables.flatMap((callable) => (callable.kind === 'external' ? callable.names : []));
  if (unit.tree.kind[fn] !== K.attribute) return external(m.detached(unit.module, fn));
  const object = m.detached(unit.module, childOf(unit.tree, fn, 'object'));
  const owners = [...object.types.flatMap((type) => typesOf(m, type)), ...external(object)];
  return owners.map((owner) => `${owner}.${last}`);
}

/** The library types that a type is. */
function typesOf(m: Machine, type: string): readonly string[] {
  const info = m.program.classNamed(type);
  const bases = info === undefined ? [type] : m.program.externalBases(info);
  return bases.flatMap((base) => m.index.typeAndBases(base));
}

/** The first constant text among a call's arguments. */
function firstText(unit: FunctionUnit, call: Node): string | undefined {
  const { tree } = unit;
  if (tree.kind[call] !== K.call) return undefined;
  const list = childOf(tree, call, 'arguments');
  for (const argument of list === NONE ? [] : namedChildren(tree, list)) {
    const node = tree.kind[argument] === K.keyword_argument ? childOf(tree, argument, 'value') : argument;
    if (node !== NONE && tree.kind[node] === K.string)
      return textOf(tree, node).replace(/^[a-zA-Z]*['"]+|['"]+$/g, '');
  }
  return undefined;
}

/** What the model says about the unit's parameters. */
export function entryPoint(m: Machine, model: EntryModel, unit: FunctionUnit, route: string): EntryPoint {
  const parameterTypes = new Map<number, string>();
  const sources = new Map<number, { kind: string; note: string; isText: boolean }>();
  const dependencies = new Map<number, Node>();
  const isBound = unit.isMethod && !unit.isStatic;
  const inRoute = routeParameters(route);
  unit.parameters.forEach((parameter, index) => {
    const position = index - (isBound ? 1 : 0);
    if (position < 0) return;
    const type = model.parameterTypes[position];
    if (type !== undefined) {
      if (type !== '' && parameter.annotation === NONE) parameterTypes.set(index, type);
      return;
    }
    if (model.parameters === 'none') return;
    if (model.parameters === 'first' && position > model.parameterTypes.length) return;
    const dependency = dependencyOf(unit, parameter);
    if (dependency !== undefined) {
      dependencies.set(index, dependency);
      return;
    }
    const converter = inRoute.get(parameter.name);
    if (model.parameters === 'route' && converter === undefined) return;
    if (converter !== undefined && HARMLESS_CONVERTERS.test(converter)) return;
    const types = parameter.annotation === NONE ? [] : m.annotationTypes(unit.module, parameter.annotation);
    if (types.length > 0 && types.every((each) => m.isHarmless(each))) return;
    if (isDeclaredHarmless(m, unit, parameter.name)) return;
    if (types.some((each) => INJECTED.test(each))) return;
    const isText = converter !== undefined || (types.length > 0 && types.every((each) => each === 'str'));
    sources.set(index, { kind: model.kind, note: `${model.note} \`${parameter.name}\``, isText });
  });
  return { parameterTypes, sources, dependencies, returns: model.returns, model };
}

/** What the entry models of a class's bases say about `self`. */
export function selfModel(m: Machine, info: ClassInfo): SelfModel {
  const types = new Map<string, string>();
  const sources = new Map<string, SourceModel>();
  const bases = m.program.externalBases(info).flatMap((base) => m.index.typeAndBases(base));
  for (const model of m.index.entries) {
    if (!model.bases.some((base) => bases.includes(base))) continue;
    for (const [name, type] of Object.entries(model.selfTypes)) types.set(name, type);
    for (const name of model.selfSources)
      sources.set(name, {
        kind: model.kind,
        names: [],
        when: [],
        except: [],
        fields: new Map(),
        note: `${model.note} \`self.${name}\``,
      });
  }
  return { types, sources };
}

const HARMLESS_CONVERTERS =
  /^(int|float|uuid|number|date|datetime|bool|\\d[+*]|\[0-9\][+*]|\\d\{[\d,]+\}|\[0-9\]\{[\d,]+\})$/;

/** What a framework injects rather than reads from a request. */
const INJECTED =
  /(^|\.)(Request|Response|Session|AsyncSession|BackgroundTasks|WebSocket|HTTPConnection|Settings)$/;

/** Names in a route with their converters: `<int:id>`, `<name>`, `{path:path}`, `(?P<year>[0-9]{4})`. */
export function routeParameters(route: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const match of route.matchAll(/\(\?P<(\w+)>((?:\\.|\[[^\]]*\]|[^()\\[\]])*)\)/g))
    found.set(match[1]!, match[2]!);
  for (const match of route.matchAll(/(?<!\?P)<(?:(\w+)(?:\([^)]*\))?:)?(\w+)(?::(\w+)[^>]*)?>/g))
    found.set(match[2]!, match[3] ?? match[1] ?? '');
  for (const match of route.matchAll(/\{(\w+)(?::([^{}]*(?:\{[^{}]*\})?[^{}]*))?\}/g))
    found.set(match[1]!, match[2] ?? '');
  return found;
}

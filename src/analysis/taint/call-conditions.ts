/** Whether the conditions of a model hold at a call. What is not known counts as possible. */
import type { Arguments } from './callables.js';
import { argumentAt } from './calls.js';
import type { CallSite, Frame, Machine } from './machine.js';
import type { ArgumentRef, Condition } from './models.js';
import { contentTypes } from './response-headers.js';
import { K } from '../syntax/kinds.js';
import { NONE, textOf, type Node } from '../syntax/tree.js';
import { UNKNOWN, type Value } from './values.js';
import { noteSensitive } from './elements.js';

export interface CallFacts {
  readonly args: Arguments;
  readonly self: Value | undefined;
  readonly site: CallSite;
}

export const allHold = (
  m: Machine,
  frame: Frame,
  call: CallFacts,
  conditions: readonly Condition[],
): boolean => conditions.every((condition) => holdsAt(m, frame, call, condition, true));

/** For `unless`: only what is certain counts. */
export const anyCertain = (
  m: Machine,
  frame: Frame,
  call: CallFacts,
  conditions: readonly Condition[],
): boolean => conditions.some((condition) => holdsAt(m, frame, call, condition, false));

function holdsAt(
  m: Machine,
  frame: Frame,
  call: CallFacts,
  condition: Condition,
  ifUnknown: boolean,
): boolean {
  switch (condition.kind) {
    case 'given':
      return (firstGiven(frame, call, condition.argument) !== undefined) === condition.given;
    case 'constant': {
      const value = firstGiven(frame, call, condition.argument)?.value;
      if (value === undefined)
        return call.args.restKeywords === undefined ? condition.absent : condition.absent || ifUnknown;
      noteSensitive(frame, value);
      const { constants } = value;
      if (value.refs.length > 0 && constants?.length === 0) return false;
      if (constants === undefined || constants.length === 0) return ifUnknown;
      const isListed = (constant: (typeof constants)[number]): boolean => condition.values.includes(constant);
      return ifUnknown ? constants.some(isListed) : constants.every(isListed);
    }
    case 'type': {
      const value = firstGiven(frame, call, condition.argument)?.value;
      if (value === undefined) return condition.absent;
      noteSensitive(frame, value);
      const names = namesOf(m, value);
      // A constant is no object of a library.
      if (names.length === 0) return (value.constants?.length ?? 0) === 0 && ifUnknown;
      return names.some((name) => condition.types.includes(name));
    }
    case 'text': {
      const given = firstGiven(frame, call, condition.argument);
      return given !== undefined && new RegExp(condition.regex, 'i').test(constantText(frame, given));
    }
    case 'receiver':
      return new RegExp(condition.regex, 'i').test(call.site.receiverName);
    case 'content-type': {
      const found = call.self && contentTypes(m, frame, call.self);
      const regex = new RegExp(condition.regex, 'i');
      return found !== undefined && found.length > 0 && found.every((text) => regex.test(text));
    }
    case 'field': {
      const { argument } = condition;
      const object = argument === undefined ? call.self : firstGiven(frame, call, argument)?.value;
      const value = object && frame.state.read(object, `.${condition.name}`);
      const constants = value?.constants ?? [];
      return constants.length > 0 && constants.every((each) => condition.values.includes(each));
    }
    case 'used':
      return isUsed(frame, call.site.node) === condition.used;
    case 'imports':
      return importsAny(frame, condition.modules);
  }
}

/** Whether anything is done with what an expression gives. */
const isUsed = ({ tree }: Frame, node: Node): boolean =>
  node === NONE || tree.kind[tree.parent[node]!] !== K.expression_statement;

/** Whether the file imports one of the modules or something below it. */
export function importsAny(frame: Pick<Frame, 'semantics'>, modules: readonly string[]): boolean {
  return frame.semantics.imports.some((record) =>
    modules.some(
      (module) =>
        record.module === module || record.module.startsWith(`${module}.`) || record.denotes === module,
    ),
  );
}

function firstGiven(
  frame: Frame,
  call: CallFacts,
  references: readonly ArgumentRef[],
): { readonly value: Value; readonly node: number } | undefined {
  for (const reference of references) {
    if (reference === 'receiver') {
      if (call.self !== undefined) return { value: call.self, node: NONE };
      continue;
    }
    const found = argumentAt(frame, call.args, reference);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Qualified names that a value is or is an instance of, bases included. */
function namesOf(m: Machine, value: Value): string[] {
  const names = value.types.flatMap((type) => typeNames(m, type));
  for (const callable of value.callables) {
    if (callable.kind === 'external') names.push(...callable.names.map((name) => m.index.canonical(name)));
    else if (callable.kind === 'class') names.push(...typeNames(m, callable.info.qualified));
  }
  return names;
}

function typeNames(m: Machine, type: string): string[] {
  const info = m.program.classNamed(type);
  if (info === undefined) return [...m.index.typeAndBases(type)];
  return [type, ...m.program.externalBases(info).flatMap((base) => m.index.typeAndBases(base))];
}

/**
 * The constant parts of an argument: its constants, its prefix, the text of the expression that gives it; of a mapping or
 * a sequence the constants in it, and the keys.
 */
function constantText(frame: Frame, given: { readonly value: Value; readonly node: number }): string {
  const { value, node } = given;
  const objects = value.refs.flatMap((ref) => frame.state.object(ref) ?? []);
  const fields = objects.flatMap((object) => [...object.fields.values()]);
  const keys = objects.flatMap((object) => [...object.fields.keys()].filter((key) => key.startsWith('s:')));
  const constants = [value, ...fields]
    .flatMap((each) => each.constants ?? [])
    .filter((constant) => typeof constant === 'string')
    .join(' ');
  const written = node === NONE ? '' : textOf(frame.tree, node);
  return `${constants} ${keys.map((key) => key.slice(2)).join(' ')} ${value.prefix} ${/['"]/.test(written) ? written : ''}`;
}

/** All values that references name: `any`, `receiver`, `1..`, positions, keywords. */
export function referenced(
  frame: Frame,
  call: CallFacts,
  references: readonly ArgumentRef[],
): { readonly value: Value; readonly node: number }[] {
  const { args } = call;
  const found: { value: Value; node: number }[] = [];
  const rest = (from: number): void => {
    args.positional.forEach((value, i) => {
      if (i >= from) found.push({ value, node: args.nodes[i] ?? NONE });
    });
    if (args.rest !== undefined) found.push({ value: args.rest, node: NONE });
  };
  for (const reference of references) {
    if (reference === 'receiver') found.push({ value: call.self ?? UNKNOWN, node: NONE });
    else if (reference === 'any' || reference === '**') {
      if (reference === 'any') rest(0);
      for (const [name, value] of args.keywords)
        found.push({ value, node: args.keywordNodes.get(name) ?? NONE });
      if (args.restKeywords !== undefined) found.push({ value: args.restKeywords, node: NONE });
    } else if (typeof reference === 'string' && /^\d+\.\.$/.test(reference))
      rest(Number.parseInt(reference, 10));
    else {
      const given = argumentAt(frame, args, reference);
      if (given !== undefined) found.push(given);
      else if (typeof reference === 'string' && args.restKeywords !== undefined) {
        const value = frame.state.read(args.restKeywords, `s:${reference}`);
        found.push({ value, node: NONE });
      }
    }
  }
  return found;
}

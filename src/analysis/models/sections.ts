/** One entry of each section of a model file. */
import type { YamlNode } from '../rules/yaml-node.js';
import type {
  DeclarationModel,
  EntryModel,
  GuardModel,
  PropagatorModel,
  SanitizerModel,
  SinkModel,
  SourceModel,
  TypedModel,
} from '../taint/models.js';
import { readArguments, readConditions } from './conditions.js';
import { readNameList, readNames } from './names.js';

const SINK_FORMS = [
  'value',
  'text',
  'command',
  'program',
  'exec',
  'url',
  'target',
  'file',
  'path',
  'structure',
  'keys',
  'module',
  'shown',
] as const;

export function readSource(node: YamlNode): SourceModel {
  node.only(['kind', 'names', 'when', 'except', 'fields', 'note']);
  return {
    kind: readKind(node.require('kind')),
    names: readNameList(node.require('names')),
    when: readConditions(node.get('when')),
    except: node.get('except')?.itemsOrSelf().map(readKind) ?? [],
    fields: new Map(
      node
        .get('fields')
        ?.entries()
        .map((field) => [field.key, field.itemsOrSelf().map(readKind)]) ?? [],
    ),
    note: readNote(node),
  };
}

export function readSink(node: YamlNode): SinkModel {
  node.only(['kind', 'names', 'arguments', 'form', 'when', 'unless', 'assignment', 'template', 'note']);
  const assignment = node.get('assignment')?.boolean() ?? false;
  return {
    kind: readKind(node.require('kind')),
    names: readNameList(node.require('names')),
    arguments: assignment ? [] : readArguments(node.require('arguments')),
    template: node.get('template') === undefined ? [] : readArguments(node.require('template')),
    form: node.get('form')?.choice(SINK_FORMS) ?? 'value',
    when: readConditions(node.get('when')),
    unless: readConditions(node.get('unless')),
    assignment,
    note: readNote(node),
  };
}

export function readSanitizer(node: YamlNode): SanitizerModel {
  node.only(['names', 'protects', 'removes', 'when']);
  const removes = node.get('removes')?.text() ?? '';
  return {
    names: readNameList(node.require('names')),
    sinks: removes === '' ? readProtected(node.require('protects')) : [],
    removes,
    when: readConditions(node.get('when')),
  };
}

export function readPropagator(node: YamlNode): PropagatorModel {
  node.only(['names', 'from', 'to', 'when', 'note']);
  const from = node.require('from');
  return {
    names: readNameList(node.require('names')),
    from: from.isList() && from.items().length === 0 ? [] : readArguments(from),
    to: readArguments(node.require('to')),
    when: readConditions(node.get('when')),
    note: readNote(node),
  };
}

export function readTyped(node: YamlNode): TypedModel {
  node.only(['names', 'type', 'when']);
  const [type] = readNames(node.require('type'));
  return {
    names: readNameList(node.require('names')),
    type: type!,
    when: readConditions(node.get('when')),
  };
}

export function readGuard(node: YamlNode): GuardModel {
  node.only(['names', 'argument', 'protects', 'outcome', 'when']);
  return {
    names: readNameList(node.require('names')),
    argument: readArguments(node.require('argument')),
    sinks: readProtected(node.require('protects')),
    outcome: node.require('outcome').choice(['true', 'false', 'returns']),
    when: readConditions(node.get('when')),
  };
}

export function readDeclaration(node: YamlNode): DeclarationModel {
  node.only(['names', 'classes', 'parts', 'read-by']);
  const texts = (key: string): string[] =>
    node
      .get(key)
      ?.itemsOrSelf()
      .map((item) => item.text()) ?? [];
  return {
    names: readNameList(node.get('names')),
    classes: readNameList(node.get('classes')),
    parts: texts('parts'),
    readBy: texts('read-by'),
  };
}

export function readEntry(node: YamlNode): EntryModel {
  node.only([
    'kind',
    'decorators',
    'bases',
    'methods',
    'registrations',
    'first-parameters',
    'when',
    'parameter-types',
    'parameters',
    'returns',
    'self-types',
    'self-sources',
    'adds',
    'note',
  ]);
  const registrations = node.get('registrations')?.items() ?? [];
  const entry: EntryModel = {
    kind: readKind(node.require('kind')),
    decorators: readNameList(node.get('decorators')),
    adds: node.get('adds')?.boolean() ?? false,
    bases: readNameList(node.get('bases')),
    methods:
      node
        .get('methods')
        ?.itemsOrSelf()
        .map((item) => item.text()) ?? [],
    registrations: registrations.flatMap((item) => {
      item.only(['names', 'argument']);
      const argument = readArguments(item.require('argument'));
      return readNameList(item.require('names')).map((name) => ({ name, argument }));
    }),
    firstParameters:
      node
        .get('first-parameters')
        ?.itemsOrSelf()
        .map((item) => item.text()) ?? [],
    when: readConditions(node.get('when')),
    parameterTypes:
      node
        .get('parameter-types')
        ?.items()
        .map((item) => item.text()) ?? [],
    parameters: node.get('parameters')?.choice(['all', 'route', 'first', 'none']) ?? 'none',
    returns: node.get('returns')?.text() ?? '',
    selfTypes: Object.fromEntries(
      node
        .get('self-types')
        ?.entries()
        .map((type) => [type.key, type.text()]) ?? [],
    ),
    selfSources:
      node
        .get('self-sources')
        ?.items()
        .map((item) => item.text()) ?? [],
    note: readNote(node),
  };
  const marks =
    entry.decorators.length + entry.bases.length + entry.methods.length + entry.registrations.length;
  if (marks === 0 && entry.firstParameters.length === 0)
    throw node.fail(
      'an entry point needs `decorators`, `bases`, `methods`, `registrations` or `first-parameters`',
    );
  return entry;
}

/** Sink kinds, or all of them. */
export function readProtected(node: YamlNode): readonly string[] | 'all' {
  if (!node.isList() && node.text() === 'all') return 'all';
  return node.itemsOrSelf().map(readKind);
}

function readKind(node: YamlNode): string {
  const text = node.text();
  if (!/^[a-z][a-z0-9-]*$/.test(text)) throw node.fail(`\`${text}\` is no name of a kind`);
  return text;
}

const readNote = (node: YamlNode): string => node.get('note')?.text().trim() ?? '';

/** Conditions and argument references of model files. */
import type { YamlNode } from '../rules/yaml-node.js';
import type { ArgumentRef, Condition } from '../taint/models.js';
import { readNameList } from './names.js';

/** `0`, `query`, `receiver`, `any`, `1..`, `**`; one or a list. */
export function readArguments(node: YamlNode): ArgumentRef[] {
  return node.itemsOrSelf().map((item) => {
    const text = item.text();
    if (/^\d+$/.test(text)) return Number(text);
    if (/^([A-Za-z_]\w*|\d+\.\.|\*\*)$/.test(text)) return text;
    throw item.fail(
      `\`${text}\` is no argument: a position, a keyword, \`receiver\`, \`any\`, \`1..\` or \`**\``,
    );
  });
}

/** A list of conditions, or a single one. */
export const readConditions = (node: YamlNode | undefined): Condition[] =>
  node?.itemsOrSelf().map(readCondition) ?? [];

const FORMS = ['is', 'given', 'type', 'text'] as const;

function readCondition(node: YamlNode): Condition {
  if (!node.isMap()) throw node.fail('a condition is a mapping');
  const receiver = node.get('receiver');
  if (receiver !== undefined) {
    node.only(['receiver']);
    return { kind: 'receiver', regex: readRegex(receiver) };
  }
  const contentType = node.get('content-type');
  if (contentType !== undefined) {
    node.only(['content-type']);
    return { kind: 'content-type', regex: readRegex(contentType) };
  }
  const used = node.get('used');
  if (used !== undefined) {
    node.only(['used']);
    return { kind: 'used', used: used.boolean() };
  }
  const imports = node.get('imports');
  if (imports !== undefined) {
    node.only(['imports']);
    return { kind: 'imports', modules: readNameList(imports) };
  }
  const field = node.get('field');
  if (field !== undefined) {
    node.only(['field', 'is', 'argument']);
    const values = node
      .require('is')
      .itemsOrSelf()
      .map((item) => item.constant());
    const of = node.get('argument');
    return { kind: 'field', argument: of && readArguments(of), name: field.text(), values };
  }
  node.only(['argument', 'or-absent', ...FORMS]);
  const argument = readArguments(node.require('argument'));
  const absent = node.get('or-absent')?.boolean() ?? false;
  const forms = FORMS.filter((form) => node.get(form) !== undefined);
  const [form] = forms;
  if (form === undefined || forms.length > 1)
    throw node.fail('a condition on an argument has exactly one of `is`, `given`, `type` and `text`');
  const value = node.require(form);
  switch (form) {
    case 'is':
      return {
        kind: 'constant',
        argument,
        values: value.itemsOrSelf().map((item) => item.constant()),
        absent,
      };
    case 'given':
      return { kind: 'given', argument, given: value.boolean() };
    case 'type':
      return { kind: 'type', argument, types: readNameList(value), absent };
    case 'text':
      return { kind: 'text', argument, regex: readRegex(value) };
  }
}

const REGEX_LIMIT = 400;

function readRegex(node: YamlNode): string {
  const text = node.text();
  if (text.length > REGEX_LIMIT) throw node.fail('the regular expression is too long');
  try {
    new RegExp(text, 'i');
  } catch {
    throw node.fail(`\`${text}\` is no regular expression`);
  }
  return text;
}

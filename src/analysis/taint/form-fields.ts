/**
 * What a validated form says about its fields: Django's `cleaned_data["x"]` is what `clean_x` returned. Where the form's
 * class is not known, every form of the program that has such a field counts.
 *
 *     def clean_next(self): … return url if is_safe(url) else "/"      `form.cleaned_data["next"]` is safe
 *
 * or what `clean` took out of a signature, see signed-fields.ts.
 */
import { K } from '../syntax/kinds.js';
import { NONE, childOf, textOf, type Node } from '../syntax/tree.js';
import { isHarmlessDeclaration } from './declared-fields.js';
import { passedBy, withoutDangersOf } from './model-fields.js';
import type { Frame, Machine } from './machine.js';
import type { ClassInfo } from './program-units.js';
import type { Program } from './program.js';
import type { SinkMask } from './spec.js';
import { unsigns } from './signed-fields.js';
import { isSymbolic, originOfRef, type Constant, type Value } from './values.js';

const ALL: SinkMask = -1 >>> 1;

/** The value of a form's cleaned field, without the dangers that every form with such a field has taken out. */
export function cleanedField(m: Machine, frame: Frame, object: Value, key: Constant, value: Value): Value {
  if (typeof key !== 'string' || m.isOff('guards')) return value;
  const held = object.refs.map((ref) => heldBy(m, ref)).find((name) => name !== undefined);
  if (held === undefined) return value;
  const isSerializer = held === 'validated_data';
  const declarations = declarationsOf(m.program, key).filter((each) => each.isSerializer === isSerializer);
  if (declarations.length === 0) return value;
  let passed = 0;
  for (const { form, call } of declarations) {
    const cleaner = m.program.method(form, `${isSerializer ? 'validate' : 'clean'}_${key}`);
    const whole = m.program.method(form, 'clean');
    // Within the methods themselves it is still what was sent.
    if (cleaner === frame.unit || whole === frame.unit) return value;
    if (whole !== undefined && unsigns(whole, key)) continue;
    if (cleaner !== undefined) passed |= passedBy(m, cleaner);
    else if (!isHarmlessDeclaration(m, form.module, call)) passed |= ALL;
  }
  if (passed === ALL) return value;
  return withoutDangersOf(value, passed);
}

/** What a form or a serializer holds its checked data in: "cleaned_data" or "validated_data". */
function heldBy(m: Machine, ref: number): string | undefined {
  if (!isSymbolic(ref)) return undefined;
  const { root, path } = m.origins.get(originOfRef(ref));
  if (root.kind !== 'source' || path.length > 0) return undefined;
  const { tree } = m.program.modules[root.module]!.semantics;
  if (tree.kind[root.node] !== K.attribute) return undefined;
  const name = childOf(tree, root.node, 'attribute');
  return name === NONE ? undefined : HOLDERS.find((each) => each === textOf(tree, name));
}

const HOLDERS = ['cleaned_data', 'validated_data'];

/** Where a form says that it has a field, and what of: `name = forms.SomeField(…)` or `self.fields["name"] = …`. */
interface Declaration {
  readonly form: ClassInfo;
  readonly call: Node;
  /** Of a serializer of the REST framework, not of a form. */
  readonly isSerializer: boolean;
}

const known = new WeakMap<Program, ReadonlyMap<string, readonly Declaration[]>>();

/** Declarations of form fields of this name, of the whole program. */
function declarationsOf(program: Program, key: string): readonly Declaration[] {
  let fields = known.get(program);
  if (fields === undefined) known.set(program, (fields = allFields(program)));
  return fields.get(key) ?? [];
}

function allFields(program: Program): ReadonlyMap<string, readonly Declaration[]> {
  const fields = new Map<string, Declaration[]>();
  const add = (name: string, form: ClassInfo, call: Node): void => {
    const isSerializer = ownerOfField(form, call) === 'serializers';
    const declaration = { form, call, isSerializer };
    const same = fields.get(name);
    if (same === undefined) fields.set(name, [declaration]);
    else same.push(declaration);
  };
  for (const module of program.modules)
    for (const form of module.classes.values()) {
      if (isModel(program, form)) continue;
      for (const [name, { value }] of form.attributes) if (isField(form, value)) add(name, form, value);
      for (const { name, call } of addedFields(form)) add(name, form, call);
    }
  return fields;
}

/** `self.fields["name"] = forms.SomeField(…)` in the methods of a form. */
function addedFields(form: ClassInfo): { readonly name: string; readonly call: Node }[] {
  const { tree } = form.module.semantics;
  const out: { name: string; call: Node }[] = [];
  for (const { node } of form.methods.values())
    for (let at = node; at < tree.last[node]!; at++) {
      if (tree.kind[at] !== K.assignment) continue;
      const name = /^self\.fields\[["'](\w+)["']\]$/.exec(textOf(tree, childOf(tree, at, 'left')))?.[1];
      const call = childOf(tree, at, 'right');
      if (name !== undefined && isField(form, call)) out.push({ name, call });
    }
  return out;
}

/** A table of the database; its fields are no form's. */
const isModel = (program: Program, info: ClassInfo): boolean =>
  program.externalBases(info).some((base) => base.startsWith('django.db.models.'));

/** `forms.SomeField(…)`. Fields of models are no form's. */
function isField(form: ClassInfo, value: Node): boolean {
  const { tree } = form.module.semantics;
  if (value === NONE || tree.kind[value] !== K.call) return false;
  const callee = childOf(tree, value, 'function');
  if (callee === NONE) return false;
  return textOf(tree, callee).endsWith('Field') && ownerOfField(form, value) !== 'models';
}

/** `forms` of `forms.CharField()`, '' for a plain name. */
function ownerOfField(form: ClassInfo, call: Node): string {
  const { tree } = form.module.semantics;
  return (
    textOf(tree, childOf(tree, call, 'function'))
      .split('.')
      .at(-2) ?? ''
  );
}

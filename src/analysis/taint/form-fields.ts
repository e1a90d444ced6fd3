/**
 * What a validated form says about its fields: Django's `cleaned_data["x"]` is what `clean_x` returned. The types of fields
 * are the matter of declared-fields.ts.
 *
 *     def clean_next(self): … return url if is_safe(url) else "/"      `form.cleaned_data["next"]` is safe
 *
 * or what `clean` took out of a signature, see signed-fields.ts.
 */
import { K } from '../syntax/kinds.js';
import { NONE, childOf, textOf } from '../syntax/tree.js';
import { withoutDangers } from './labels.js';
import type { Frame, Machine } from './machine.js';
import type { ClassInfo, FunctionUnit, Program } from './program.js';
import type { SinkMask } from './spec.js';
import { unsigns } from './signed-fields.js';
import { isSymbolic, originOfRef, withTaint, type Constant, type Value, revised } from './values.js';

const ALL: SinkMask = -1 >>> 1;

/** The value of a form's cleaned field, without the dangers that every form with such a field has taken out. */
export function cleanedField(m: Machine, frame: Frame, object: Value, key: Constant, value: Value): Value {
  if (typeof key !== 'string' || m.isOff('guards') || !object.refs.some((ref) => isCleanedData(m, ref)))
    return value;
  const forms = formsWith(m.program, key);
  if (forms.length === 0) return value;
  let passed = 0;
  for (const form of forms) {
    const cleaner = m.program.method(form, `clean_${key}`);
    // Within the method itself it is still what was sent.
    if (cleaner === frame.unit) return value;
    const whole = m.program.method(form, 'clean');
    if (whole === frame.unit) return value;
    if (whole !== undefined && unsigns(whole, key)) continue;
    passed |= cleaner === undefined ? ALL : passedBy(m, cleaner);
  }
  if (passed === ALL) return value;
  const taint = withoutDangers(value.taint, ALL & ~passed);
  return revised(withTaint(value, taint), { refs: value.refs.filter((ref) => !isSymbolic(ref)), subject: 0 });
}

function isCleanedData(m: Machine, ref: number): boolean {
  if (!isSymbolic(ref)) return false;
  const { root, path } = m.origins.get(originOfRef(ref));
  if (root.kind !== 'source' || path.length > 0) return false;
  const { tree } = m.program.modules[root.module]!.semantics;
  if (tree.kind[root.node] !== K.attribute) return false;
  const name = childOf(tree, root.node, 'attribute');
  return name !== NONE && textOf(tree, name) === 'cleaned_data';
}

/** Dangers for which what the method returns is still what was sent. */
function passedBy(m: Machine, cleaner: FunctionUnit): SinkMask {
  const { returns, neverReturns } = m.summarise(cleaner, new Map());
  if (neverReturns) return 0;
  return returns.taint.reduce((mask, label) => mask | label.mask, 0);
}

const known = new WeakMap<Program, ReadonlyMap<string, readonly ClassInfo[]>>();

/** Classes of the program that declare a form's field of this name. */
function formsWith(program: Program, key: string): readonly ClassInfo[] {
  let fields = known.get(program);
  if (fields === undefined) known.set(program, (fields = allFields(program)));
  return fields.get(key) ?? [];
}

function allFields(program: Program): ReadonlyMap<string, readonly ClassInfo[]> {
  const fields = new Map<string, ClassInfo[]>();
  for (const module of program.modules)
    for (const info of module.classes.values())
      for (const name of info.attributes.keys())
        if (!isModel(program, info) && declares(info, name))
          fields.set(name, [...(fields.get(name) ?? []), info]);
  return fields;
}

/** A table of the database; its fields are no form's. */
const isModel = (program: Program, info: ClassInfo): boolean =>
  program.externalBases(info).some((base) => base.startsWith('django.db.models.'));

/** Whether the class says `name = forms.SomeField(…)`. Fields of models are no form's. */
function declares(info: ClassInfo, name: string): boolean {
  const { tree } = info.module.semantics;
  const value = info.attributes.get(name)?.value ?? NONE;
  if (value === NONE || tree.kind[value] !== K.call) return false;
  const callee = childOf(tree, value, 'function');
  if (callee === NONE) return false;
  const parts = textOf(tree, callee).split('.');
  return parts.at(-1)!.endsWith('Field') && parts.at(-2) !== 'models' && parts.at(-2) !== 'serializers';
}

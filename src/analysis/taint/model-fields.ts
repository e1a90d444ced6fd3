/**
 * What the classes of a program say about fields of the data that a framework fills them with.
 *
 *     class Search(BaseModel):
 *         limit: int                                     no text
 *         column: str
 *         @field_validator("column")
 *         def known(cls, value): … return value          what this returns
 */
import { argumentsOf, stringLiteral } from '../semantics/index.js';
import { K } from '../syntax/kinds.js';
import { NONE } from '../syntax/tree.js';
import { withoutDangers } from './labels.js';
import type { Machine } from './machine.js';
import { lastName, type ClassInfo, type FunctionUnit } from './program-units.js';
import type { SinkMask } from './spec.js';
import { UNKNOWN, isSymbolic, revised, withTaint, type Value } from './values.js';

const ALL: SinkMask = -1 >>> 1;

/** The data of a field that no code in sight has written, without what its declaration rules out. */
export function declaredData(m: Machine, object: Value, name: string, data: Value): Value {
  if (m.isOff('types') || !object.refs.some(isSymbolic)) return data;
  for (const type of object.types) {
    const info = m.program.classNamed(type);
    if (info === undefined) continue;
    const types = harmlessTypes(m, info, name);
    if (types.length > 0) return revised(UNKNOWN, { types });
    const passed = m.isOff('guards') ? ALL : passedByValidators(m, info, name);
    if (passed !== ALL) return withoutDangersOf(data, passed);
  }
  return data;
}

/** Data without the dangers that a check of it has ruled out: all but `passed`. */
export function withoutDangersOf(data: Value, passed: SinkMask): Value {
  const taint = withoutDangers(data.taint, ALL & ~passed);
  return revised(withTaint(data, taint), { refs: data.refs.filter((ref) => !isSymbolic(ref)), subject: 0 });
}

/** Dangers for which what the method returns is still what was passed to it. */
export function passedBy(m: Machine, cleaner: FunctionUnit): SinkMask {
  const { returns, neverReturns } = m.summarise(cleaner, new Map());
  if (neverReturns) return 0;
  return returns.taint.reduce((mask, label) => mask | label.mask, 0);
}

/** The types that `item.id` is annotated with, if none of them can inject. */
function harmlessTypes(m: Machine, info: ClassInfo, name: string): readonly string[] {
  for (const ref of m.program.mro(info)) {
    if (ref.kind !== 'program') continue;
    const attribute = ref.info.attributes.get(name);
    if (attribute === undefined || attribute.annotation === NONE) continue;
    const types = m.annotationTypes(ref.info.module, attribute.annotation);
    return types.every((each) => m.isHarmless(each)) ? types : [];
  }
  return [];
}

const VALIDATORS = ['field_validator', 'validator'];

function passedByValidators(m: Machine, info: ClassInfo, name: string): SinkMask {
  let passed = ALL;
  for (const ref of m.program.mro(info)) {
    if (ref.kind !== 'program') continue;
    for (const unit of validatorsOf(ref.info).get(name) ?? []) passed &= passedBy(m, unit);
  }
  return passed;
}

const known = new WeakMap<ClassInfo, ReadonlyMap<string, readonly FunctionUnit[]>>();

/** Field -> its validators: methods below `@field_validator("column", "order")`, pydantic's. */
function validatorsOf(info: ClassInfo): ReadonlyMap<string, readonly FunctionUnit[]> {
  const before = known.get(info);
  if (before !== undefined) return before;
  const found = new Map<string, FunctionUnit[]>();
  for (const unit of info.methods.values())
    for (const name of validatedBy(unit)) {
      const same = found.get(name);
      if (same === undefined) found.set(name, [unit]);
      else same.push(unit);
    }
  known.set(info, found);
  return found;
}

function validatedBy(unit: FunctionUnit): string[] {
  const { tree } = unit;
  return unit.decorators
    .filter((node) => tree.kind[node] === K.call && VALIDATORS.includes(lastName(tree, node)))
    .flatMap((node) => argumentsOf(tree, node))
    .flatMap(({ kind, value }) => (kind === 'positional' ? (stringLiteral(tree, value)?.value ?? []) : []));
}

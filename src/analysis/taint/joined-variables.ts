/**
 * A variable where two ways meet. What only one of them has proved about its own value is kept in the value, and what is
 * proved from here on holds for the variable, whichever value it has (see joined-subjects.ts).
 *
 *     if column not in COLUMNS:      there: the constant
 *         column = "name"            here: checked
 *     order_by(column)               harmless both ways
 */
import { isConstantOnly } from './constant-folding.js';
import type { Label, OriginTable, Taint } from './labels.js';
import type { Proofs } from './proofs.js';
import {
  commonCharacters,
  isSymbolic,
  join,
  originSubject,
  sameValue,
  type Fact,
  type Subject,
  type Value,
  revised,
} from './values.js';

/** A variable's value at the end of a way, and what is known there. */
interface Side {
  readonly value: Value;
  readonly state: Knowledge;
}

interface Knowledge {
  readonly origins: OriginTable;
  readonly proofs: Proofs;
  deepTaint(value: Value): Taint;
}

const EVERYTHING = -1 >>> 1;

/** The variable after both ways. `proved` takes what both have proved about it. */
export function joinedVariable(binding: number, own: Side, other: Side, proved: Fact[]): Value {
  if (own.value === other.value) return own.value;
  const hasProofs = !own.state.proofs.isEmpty || !other.state.proofs.isEmpty;
  const joined =
    !hasProofs || sameValue(own.value, other.value)
      ? join(own.value, other.value)
      : join(settled(own, other), settled(other, own));
  const subject = subjectOf(binding, own, other, proved);
  const part = joined.part ?? partOf(own, other);
  return subject === joined.subject && part === joined.part ? joined : revised(joined, { subject, part });
}

/** The value with what its state has proved about it and the other one has not. */
function settled({ value, state }: Side, { state: other }: Side): Value {
  const isAhead = (subject: Subject): boolean =>
    (state.proofs.clearedFor(subject) & ~other.proofs.clearedFor(subject)) !== 0;
  let ahead = isAhead(value.subject);
  for (const label of value.taint)
    for (let at: Label['origin'] | undefined = label.origin; at !== undefined && !ahead; at = at.parent)
      ahead = isAhead(originSubject(at.id));
  if (!ahead) return value;
  return revised(value, {
    taint: state.deepTaint(value),
    refs: value.refs.filter((ref) => !isSymbolic(ref)),
  });
}

function subjectOf(binding: number, own: Side, other: Side, proved: Fact[]): Subject {
  const [a, b] = [own.value, other.value];
  if (a.subject === b.subject) return a.subject;
  const { joined } = own.state.origins;
  let subject = joined.of(a.subject, b.subject);
  if (isConstantOnly(a) && b.taint.length > 0) subject = joined.ofConstant(b.subject, binding);
  if (isConstantOnly(b) && a.taint.length > 0) subject = joined.ofConstant(a.subject, binding);
  if (subject === 0) return 0;
  const cleared = clearedOf(own) & clearedOf(other);
  const absent = commonCharacters(
    own.state.proofs.absentIn(a.subject),
    other.state.proofs.absentIn(b.subject),
  );
  proved.push({ subject, cleared, absent });
  return subject;
}

/** Constants are harmless. */
const clearedOf = ({ value, state }: Side): number =>
  value.taint.length === 0 && isConstantOnly(value) ? EVERYTHING : state.proofs.clearedFor(value.subject);

function partOf({ value: a, state }: Side, { value: b }: Side): Value['part'] {
  if (a.part === undefined || a.part.kind !== b.part?.kind) return undefined;
  const subject = state.origins.joined.of(a.part.subject, b.part.subject);
  return subject === 0 ? undefined : { kind: a.part.kind, subject };
}

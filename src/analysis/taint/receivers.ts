/**
 * What an unknown method may give of the object that it is called on.
 *
 *     text.unknown()              a library's object: all that it holds
 *     self.get_success_url()      an object of the program: its fields are known one by one, and a method that nobody
 *                                 in sight defines is no reading of all of them
 */
import { joinTaint, type Taint } from './labels.js';
import type { Frame, Machine } from './machine.js';
import { isSymbolic, originOfRef, type Ref, type Value, revised } from './values.js';

/** Labels that pass from the receiver of an unknown method to its result. */
export function receiverTaint(m: Machine, frame: Frame, receiver: Value): Taint {
  const { state } = frame;
  if (!isOfProgram(m, receiver)) return state.deepTaint(receiver);
  const instances = receiver.refs.filter((ref) => !isSymbolic(ref) || isOwnObject(m, frame, ref));
  // Of a parameter that is no `self` the caller knows more.
  const others = receiver.refs.filter((ref) => !instances.includes(ref));
  const standing = instances.filter(isSymbolic).map(originOfRef);
  const own = receiver.taint.filter((label) => !standing.includes(label.origin.id));
  let taint = state.deepTaint(revised(receiver, { taint: own, refs: others }));
  for (const ref of instances) {
    // What a base class of a library was given.
    const object = isSymbolic(ref) ? undefined : state.object(ref);
    if (object !== undefined) taint = joinTaint(taint, state.deepTaint(object.rest));
  }
  return taint;
}

const isOfProgram = (m: Machine, value: Value): boolean =>
  value.types.length > 0 && value.types.every((type) => m.program.classNamed(type) !== undefined);

/** Whether a value is the object that the method in the frame runs on, and nothing else. */
export const isSelf = (m: Machine, frame: Frame, value: Value): boolean =>
  value.refs.length === 1 && isSymbolic(value.refs[0]!) && isOwnObject(m, frame, value.refs[0]!);

/** The object that a method runs on. */
function isOwnObject(m: Machine, frame: Frame, ref: Ref): boolean {
  const { root, path } = m.origins.get(originOfRef(ref));
  const { unit } = frame;
  return (
    root.kind === 'parameter' && root.index === 0 && path.length === 0 && unit.isMethod && !unit.isStatic
  );
}

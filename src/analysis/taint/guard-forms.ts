/** Forms of checks and the sink kinds that they protect, as the models say. */
import type { Machine } from './machine.js';
import type { GuardForm } from './models.js';

const EVERYTHING = -1 >>> 1;

/** The mask that a form of condition clears. */
export function formMask(m: Machine, form: GuardForm): number {
  const kinds = m.index.spec.models?.guardForms[form];
  return kinds === undefined ? (form === 'constant' ? EVERYTHING : 0) : m.index.sinkMask(kinds);
}

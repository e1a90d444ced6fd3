/**
 * Writes to what parameters refer to, rather than to the parameters themselves. Objects that refer to each other in a ring,
 * written by methods that call each other, have a path for every way around it: what is written is the same, and each call
 * applies all of them. A summary keeps the nearest.
 *
 *     def close(self):
 *         self.peer = None              near: parameter 0
 *         self.peer.owner.peer = None   far: parameter 0, path [".peer", ".owner"]
 */
import type { Effect } from './machine.js';

/** Far writes that a summary keeps. One that has so many stands for any. */
export const FAR_EFFECT_LIMIT = 48;

const distance = ({ target }: Effect): number => (target.kind === 'origin' ? target.origin.path.length : 0);

export const isFar = (effect: Effect): boolean => distance(effect) > 0;

/** The nearest far writes, up to the limit; whichever way they were found, the same ones. */
export function nearestOf(far: readonly Effect[]): readonly Effect[] {
  const idOf = ({ target }: Effect): number => (target.kind === 'origin' ? target.origin.id : 0);
  return [...far]
    .sort((a, b) => distance(a) - distance(b) || idOf(a) - idOf(b) || (a.key < b.key ? -1 : 1))
    .slice(0, FAR_EFFECT_LIMIT);
}

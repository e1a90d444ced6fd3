/** Writes to what every function can read: kept for the readers, and repeated by callers for what depends on them. */
import type { Frame, Machine, SharedTarget } from './machine.js';
import { persistent } from './summaries.js';
import { join, type Value } from './values.js';

export function share(m: Machine, frame: Frame, target: SharedTarget, key: string, value: Value): void {
  const kept = persistent(frame.state, value);
  if (target.kind === 'variable') m.recordGlobal(target.module, target.binding, kept);
  else m.recordCarried(target.name, key, kept);
  const depends = frame.state.deepTaint(value).some(({ origin }) => origin.root.kind !== 'source');
  if (!depends) return;
  const id =
    target.kind === 'variable' ? `${target.module.index}:${target.binding}` : `${target.name} ${key}`;
  const before = frame.shared.get(id)?.value;
  frame.shared.set(id, { target, key, value: before === undefined ? value : join(before, value) });
}

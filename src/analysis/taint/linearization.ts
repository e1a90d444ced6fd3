/**
 * The order in which Python looks for attributes of a class: C3 linearization (Barrett et al., "A Monotonic Superclass
 * Linearization for Dylan", 1996; docs.python.org/3/howto/mro.html).
 *
 *     class A; class B(A); class C(A); class D(B, C)        D, B, C, A
 *
 * Where bases contradict each other, which Python refuses, or one is not known exactly: depth first from the left.
 */
import type { ClassInfo, ClassRef } from './program-units.js';

/** Classes in one order. */
const LIMIT = 64;

/** The class, then its bases. `basesOf`: the direct bases of a class of the program. */
export function linearize(
  info: ClassInfo,
  basesOf: (info: ClassInfo) => readonly ClassRef[],
): readonly ClassRef[] {
  return merged(info, basesOf, new Map(), new Set()) ?? depthFirst(info, basesOf);
}

const keyOf = (ref: ClassRef): string =>
  ref.kind === 'program' ? `${ref.info.module.path}#${ref.info.node}` : ref.name;

function merged(
  info: ClassInfo,
  basesOf: (info: ClassInfo) => readonly ClassRef[],
  known: Map<ClassInfo, readonly ClassRef[]>,
  open: Set<ClassInfo>,
): readonly ClassRef[] | undefined {
  const before = known.get(info);
  if (before !== undefined) return before;
  if (open.has(info) || open.size >= LIMIT) return undefined;
  open.add(info);
  const bases = basesOf(info);
  const rests: ClassRef[][] = [];
  for (const base of bases) {
    const order = base.kind === 'external' ? [base] : merged(base.info, basesOf, known, open);
    if (order === undefined) return undefined;
    rests.push([...order]);
  }
  open.delete(info);
  rests.push([...bases]);
  const out: ClassRef[] = [{ kind: 'program', info }];
  for (;;) {
    const left = rests.filter((rest) => rest.length > 0);
    if (left.length === 0) break;
    const tails = new Set(left.flatMap((rest) => rest.slice(1).map(keyOf)));
    const next = left.find(([head]) => !tails.has(keyOf(head!)))?.[0];
    if (next === undefined || out.length >= LIMIT) return undefined;
    out.push(next);
    for (const rest of left) if (keyOf(rest[0]!) === keyOf(next)) rest.shift();
  }
  known.set(info, out);
  return out;
}

function depthFirst(info: ClassInfo, basesOf: (info: ClassInfo) => readonly ClassRef[]): readonly ClassRef[] {
  const out: ClassRef[] = [];
  const seen = new Set<string>();
  const open: ClassRef[] = [{ kind: 'program', info }];
  for (let ref = open.pop(); ref !== undefined && out.length < LIMIT; ref = open.pop()) {
    const key = keyOf(ref);
    if (seen.has(key)) continue;
    seen.add(key);
    out.push(ref);
    if (ref.kind === 'program') open.push(...[...basesOf(ref.info)].reverse());
  }
  return out;
}

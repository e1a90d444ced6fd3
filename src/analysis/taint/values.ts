/**
 * Abstract values: what one expression may evaluate to. Immutable; a join returns its left operand if the right one
 * adds nothing, which is how loops notice that they are done.
 *
 *     x = "a" if c else "b"       constants ["a", "b"]
 *     d = {"k": x}                refs [object allocated by this dictionary]
 *     u = "https://h/" + arg      taint of arg, prefix "https://h/"
 *     ok = arg.isdigit()          facts: when true, arg is harmless
 *     f = partial(run, arg)       callables [partial of `run`]
 */
import { CLEAN, joinTaint, sameTaint, type Taint } from './labels.js';
import type { ClassInfo, FunctionUnit, ModuleInfo } from './program-units.js';
import type { SinkMask } from './spec.js';

export type Constant = string | number | boolean | null;

/** Number of a heap object; negative for the object that a symbolic origin stands for. */
export type Ref = number;

export const symbolicRef = (originId: number): Ref => -1 - originId;
export const originOfRef = (ref: Ref): number => -1 - ref;
export const isSymbolic = (ref: Ref): boolean => ref < 0;

/**
 * Identity of a run-time value, so that a check of one variable also counts for its copies. Even: 2 * origin id, the
 * very data of an origin. Odd: 2 * node + 1, the result of that expression in the current function. Negative:
 * what a variable is after several ways, see joined-subjects.ts. 0: none.
 */
export type Subject = number;

export const originSubject = (originId: number): Subject => originId * 2 + 2;
export const nodeSubject = (node: number): Subject => node * 2 + 1;
export const isOriginSubject = (subject: Subject): boolean => subject > 0 && subject % 2 === 0;
export const subjectOrigin = (subject: Subject): number => subject / 2 - 1;

/** Something proved about a value. */
export interface Fact {
  readonly subject: Subject;
  /** Sink kinds for which it is now harmless. */
  readonly cleared: SinkMask;
  /** The value is one of these. */
  readonly constants?: readonly Constant[];
  /** The value is none of these. */
  readonly excluded?: readonly Constant[];
  /** Characters that the value does not contain. */
  readonly absent?: string;
  /** Holds of one element of the subject; of the subject itself once it holds of all (`all(…)`). */
  readonly each?: boolean;
}

/** What the truth of a value says about others. */
export interface Facts {
  readonly whenTrue: readonly Fact[];
  readonly whenFalse: readonly Fact[];
}

/**
 * What a value is of another one. 'same': equal but for case, blanks or encoding. 'resolved': the same path without
 * `..`. 'url': parsed; 'host', 'scheme': parts of a parsed URL. 'parents': folders above a path. 'common': the common
 * path with a directory. 'each': any character or element of it. 'digest': a keyed hash of it.
 */
export interface Part {
  readonly kind:
    'same' | 'resolved' | 'url' | 'host' | 'scheme' | 'parents' | 'common' | 'each' | 'relative' | 'digest';
  readonly subject: Subject;
  /** What the subject itself is the same as: `urlparse(urljoin(base, target))` speaks of the target too. */
  readonly also?: Subject | undefined;
}

/** The subjects that something proved about the part is about. */
export const subjectsOfPart = ({ subject, also }: Part): readonly Subject[] =>
  also === undefined || also === 0 ? [subject] : [subject, also];

/**
 * Not interned, so equality is identity: whoever evaluates a definition twice must hand out the same object
 * (see `handed` in machine.ts).
 */
export type Callable =
  /** A function of the program; `self` if it is bound. */
  | {
      readonly kind: 'function';
      readonly unit: FunctionUnit;
      readonly self: Value | undefined;
      /** Values of the enclosing function's variables, by binding key. */
      readonly captures: ReadonlyMap<string, Value> | undefined;
    }
  | { readonly kind: 'class'; readonly info: ClassInfo }
  | { readonly kind: 'module'; readonly info: ModuleInfo }
  /** Something outside the program, by its possible qualified names, the most specific first. */
  | { readonly kind: 'external'; readonly names: readonly string[]; readonly self: Value | undefined }
  | {
      readonly kind: 'partial';
      readonly target: Value;
      readonly positional: readonly Value[];
      readonly keywords: ReadonlyMap<string, Value>;
    };

export interface Value {
  /** Of the value as a whole; what its elements carry lies in the heap. */
  readonly taint: Taint;
  /** All constants that it can be besides refs and callables; undefined if it can be anything. */
  readonly constants: readonly Constant[] | undefined;
  readonly refs: readonly Ref[];
  readonly callables: readonly Callable[];
  /** Qualified names of classes of which it can be an instance; empty if unknown. */
  readonly types: readonly string[];
  /** Constant text that it surely starts with. */
  readonly prefix: string;
  readonly subject: Subject;
  readonly facts: Facts | undefined;
  readonly part: Part | undefined;
  /** Characters that have been removed or escaped throughout. */
  readonly removed: string;
  /** Of a text: what parsing it gives. */
  readonly parsed: Value | undefined;
  /** Not known in detail, but made of nothing but literals of the program, see fixed.ts. */
  readonly fixed: boolean;
}

const NO_CONSTANTS: readonly Constant[] = [];
const NONE_OF: readonly never[] = [];
export const CONSTANT_LIMIT = 32;
/** More refs, callables or types than these are not kept on one value. */
export const REF_LIMIT = 8;
export const CALLABLE_LIMIT = 12;
export const TYPE_LIMIT = 4;

/**
 * All values have one shape, fields in one order: reading them is a fixed offset for the compiler. Copies by `...` have as
 * many shapes as there are places that make them, and each place that reads a value then looks its fields up.
 */
class ValueRecord implements Value {
  constructor(
    readonly taint: Taint,
    readonly constants: readonly Constant[] | undefined,
    readonly refs: readonly Ref[],
    readonly callables: readonly Callable[],
    readonly types: readonly string[],
    readonly prefix: string,
    readonly subject: Subject,
    readonly facts: Facts | undefined,
    readonly part: Part | undefined,
    readonly removed: string,
    readonly parsed: Value | undefined,
    readonly fixed: boolean,
  ) {}
}

/** The value with some of its fields replaced. */
export function revised(value: Value, changes: Partial<Value>): Value {
  return Object.assign(
    new ValueRecord(
      value.taint,
      value.constants,
      value.refs,
      value.callables,
      value.types,
      value.prefix,
      value.subject,
      value.facts,
      value.part,
      value.removed,
      value.parsed,
      value.fixed,
    ),
    changes,
  );
}

export const UNKNOWN: Value = new ValueRecord(
  CLEAN,
  undefined,
  NONE_OF,
  NONE_OF,
  NONE_OF,
  '',
  0,
  undefined,
  undefined,
  '',
  undefined,
  false,
);

/** The value of code that is never reached. */
export const NOTHING: Value = revised(UNKNOWN, { constants: NO_CONSTANTS });

export const isNothing = (value: Value): boolean =>
  value.constants !== undefined &&
  value.constants.length === 0 &&
  value.refs.length === 0 &&
  value.callables.length === 0 &&
  value.taint.length === 0;

export const constantValue = (constant: Constant): Value =>
  revised(UNKNOWN, {
    constants: [constant],
    prefix: typeof constant === 'string' ? constant : '',
  });

export const constantsValue = (constants: readonly Constant[]): Value =>
  constants.length === 0 || constants.length > CONSTANT_LIMIT
    ? UNKNOWN
    : revised(UNKNOWN, { constants, prefix: commonPrefixOf(constants) });

export const taintedValue = (taint: Taint): Value =>
  taint.length === 0 ? UNKNOWN : revised(UNKNOWN, { taint });

export const typedValue = (type: string, taint: Taint = CLEAN): Value =>
  revised(UNKNOWN, {
    types: [type],
    taint,
  });

export const refValue = (ref: Ref, types: readonly string[] = NONE_OF): Value =>
  revised(NOTHING, {
    refs: [ref],
    types,
  });

export const callableValue = (callable: Callable): Value => revised(NOTHING, { callables: [callable] });

function commonPrefixOf(constants: readonly Constant[]): string {
  let prefix: string | undefined;
  for (const constant of constants) {
    if (typeof constant !== 'string') return '';
    prefix = prefix === undefined ? constant : commonPrefix(prefix, constant);
  }
  return prefix ?? '';
}

export function commonPrefix(a: string, b: string): string {
  if (a === b) return a;
  let n = 0;
  while (n < a.length && n < b.length && a.charCodeAt(n) === b.charCodeAt(n)) n++;
  return a.slice(0, n);
}

/** Union of two short lists, `a` itself if `b` adds nothing. */
export function union<T>(a: readonly T[], b: readonly T[], limit = 16): readonly T[] {
  if (a === b || b.length === 0) return a;
  if (a.length === 0) return b;
  let out: T[] | undefined;
  for (const item of b)
    if (!(out ?? a).includes(item) && (out ?? a).length < limit) (out ??= [...a]).push(item);
  return out ?? a;
}

/** Libraries' functions that several modules name are one. */
function joinCallables(a: readonly Callable[], b: readonly Callable[]): readonly Callable[] {
  const isKnown = (callable: Callable): boolean =>
    callable.kind === 'external' &&
    callable.self === undefined &&
    a.some(
      (each) => each.kind === 'external' && each.self === undefined && sameList(each.names, callable.names),
    );
  return union(a, b.some(isKnown) ? b.filter((callable) => !isKnown(callable)) : b, CALLABLE_LIMIT);
}

/** Types of a value that comes from one of two places: unknown if either is. */
function joinTypes(a: Value, b: Value): readonly string[] {
  if (a.types.length === 0 || b.types.length === 0) {
    // None beside an instance says nothing about the type.
    if (a.types.length === 0 && isOnlyNone(a)) return b.types;
    if (b.types.length === 0 && isOnlyNone(b)) return a.types;
    // A type that one path knows is still the best guess: it only ever adds behaviour.
    return a.types.length === 0 ? b.types : a.types;
  }
  return union(a.types, b.types, TYPE_LIMIT);
}

const isOnlyNone = (value: Value): boolean => value.constants?.length === 1 && value.constants[0] === null;

function joinConstants(a: Value, b: Value): readonly Constant[] | undefined {
  if (a.constants === undefined || b.constants === undefined) return undefined;
  const joined = union(a.constants, b.constants, CONSTANT_LIMIT + 1);
  return joined.length > CONSTANT_LIMIT ? undefined : joined;
}

function joinFacts(a: Value, b: Value): Facts | undefined {
  if (a.facts === b.facts) return a.facts;
  // A constant False says nothing about when the value is true: the other side's fact survives there.
  const whenTrue = joinOneSide(a, b, 'whenTrue');
  const whenFalse = joinOneSide(a, b, 'whenFalse');
  return whenTrue.length === 0 && whenFalse.length === 0 ? undefined : { whenTrue, whenFalse };
}

function joinOneSide(a: Value, b: Value, side: 'whenTrue' | 'whenFalse'): readonly Fact[] {
  const truth = side === 'whenTrue';
  if (!canBe(a, truth)) return b.facts?.[side] ?? [];
  if (!canBe(b, truth)) return a.facts?.[side] ?? [];
  return commonFacts(a.facts?.[side] ?? [], b.facts?.[side] ?? []);
}

/** Facts that hold on both sides. */
export function commonFacts(a: readonly Fact[], b: readonly Fact[]): readonly Fact[] {
  const out: Fact[] = [];
  for (const left of a) {
    const right = b.find((fact) => fact.subject === left.subject && fact.each === left.each);
    if (right === undefined) continue;
    const cleared = left.cleared & right.cleared;
    const absent = commonCharacters(left.absent ?? '', right.absent ?? '');
    if (cleared === 0 && absent === '') continue;
    const fact: Fact = { subject: left.subject, cleared, absent };
    out.push(left.each === true ? { ...fact, each: true } : fact);
  }
  return out;
}

/** Whether the value can be true (or false), as far as constants say. */
export function canBe(value: Value, truth: boolean): boolean {
  if (value.constants === undefined || value.refs.length > 0) return true;
  // Functions, classes and modules are true.
  if (truth && value.callables.length > 0) return true;
  return value.constants.some((constant) => truthOf(constant) === truth);
}

export const truthOf = (constant: Constant): boolean => constant !== '' && Boolean(constant);

export const commonCharacters = (a: string, b: string): string =>
  a === b ? a : [...a].filter((character) => b.includes(character)).join('');

/** What may come from either. */
export function join(a: Value, b: Value): Value {
  if (a === b || isNothing(b)) return a;
  if (isNothing(a)) return b;
  const taint = joinTaint(a.taint, b.taint);
  const constants = joinConstants(a, b);
  const refs = union(a.refs, b.refs, REF_LIMIT);
  const callables = joinCallables(a.callables, b.callables);
  const types = joinTypes(a, b);
  const prefix = commonPrefix(a.prefix, b.prefix);
  const subject = a.subject === b.subject ? a.subject : 0;
  const facts = joinFacts(a, b);
  const part = a.part?.kind === b.part?.kind && a.part?.subject === b.part?.subject ? a.part : undefined;
  const removed = commonCharacters(a.removed, b.removed);
  const parsed = a.parsed === b.parsed ? a.parsed : undefined;
  const fixed = constants === undefined && isWritten(a) && isWritten(b);
  if (
    taint === a.taint &&
    constants === a.constants &&
    refs === a.refs &&
    callables === a.callables &&
    types === a.types &&
    prefix === a.prefix &&
    subject === a.subject &&
    facts === a.facts &&
    part === a.part &&
    removed === a.removed &&
    parsed === a.parsed &&
    fixed === a.fixed
  )
    return a;
  return new ValueRecord(
    taint,
    constants,
    refs,
    callables,
    types,
    prefix,
    subject,
    facts,
    part,
    removed,
    parsed,
    fixed,
  );
}

/** What it can be besides refs and callables is made of literals of the program. */
const isWritten = (value: Value): boolean => value.fixed || value.constants !== undefined;

const sameList = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a === b || (a.length === b.length && a.every((item, i) => item === b[i]));

/** Equal but for traces: what a fixed point compares. */
export function sameValue(a: Value, b: Value): boolean {
  return (
    a === b ||
    (sameTaint(a.taint, b.taint) &&
      (a.constants === b.constants ||
        (a.constants !== undefined && b.constants !== undefined && sameList(a.constants, b.constants))) &&
      sameList(a.refs, b.refs) &&
      sameList(a.callables, b.callables) &&
      sameList(a.types, b.types) &&
      a.prefix === b.prefix &&
      a.subject === b.subject &&
      a.fixed === b.fixed &&
      (a.parsed === undefined) === (b.parsed === undefined))
  );
}

export const withTaint = (value: Value, taint: Taint): Value =>
  taint === value.taint ? value : revised(value, { taint });

/** The single constant that a value is, or undefined. */
export const onlyConstant = (value: Value): Constant | undefined =>
  value.constants?.length === 1 && value.refs.length === 0 && value.callables.length === 0
    ? value.constants[0]
    : undefined;

/**
 * Applies a summary at a call: what it says about parameters becomes true of the arguments.
 *
 *     def get(d, k): return d["x"]        returns: parameter 0, path ["s:x"]
 *     v = get({"x": a, "y": b}, "x")      v: what the dictionary holds at "x": a
 *
 * Everything is read from the state before the call; writes come last.
 */
import type { Callable } from './callables.js';
import { captureAt } from './captures.js';
import { ANY, joinObjects, type HeapObject, revisedObject } from './heap.js';
import { isAccountedFor } from './fixed.js';
import { declaredData } from './model-fields.js';
import { memberField } from './enums.js';
import { CLEAN, TaintUnion, withStep, type Label, type Origin, type Taint } from './labels.js';
import type { CallSite, Frame, Machine, Summary } from './machine.js';
import { symbolicValue } from './heap.js';
import { raiseValue } from './raised.js';
import { settle } from './settling.js';
import { persistent } from './summaries.js';
import {
  NOTHING,
  UNKNOWN,
  isOriginSubject,
  isSymbolic,
  join,
  originOfRef,
  subjectOrigin,
  symbolicRef,
  taintedValue,
  withTaint,
  type Fact,
  type Ref,
  type Value,
  revised,
} from './values.js';

export interface Actuals {
  readonly parameters: readonly Value[];
  readonly captures: ReadonlyMap<string, Value> | undefined;
}

const DEPTH_LIMIT = 8;
/** Properties that read each other, one chain. */
const LOOKUP_LIMIT = 3;

export function applySummary(
  m: Machine,
  frame: Frame,
  summary: Summary,
  actuals: Actuals,
  site: CallSite,
): Value {
  const application = new Application(m, frame, summary, actuals, site);
  const result = application.run();
  m.spend(frame, application.work);
  return result;
}

class Application {
  readonly #resolved = new Map<number, Value>();
  readonly #deep = new Map<number, Taint>();
  readonly #actuals = new Map<Label, Value>();
  readonly #values = new Map<Value, Value>();
  readonly #objects = new Map<Ref, HeapObject>();
  readonly #mapped = new Map<Ref, Ref>();
  readonly #name: string;
  /** Writes, and values translated, each by as much as it can be. */
  work: number;

  constructor(
    private readonly m: Machine,
    private readonly frame: Frame,
    private readonly summary: Summary,
    private readonly actuals: Actuals,
    private readonly site: CallSite,
  ) {
    this.#name = summary.unit.shortName;
    this.work = summary.effects.length;
  }

  run(): Value {
    const { m, frame, summary, site } = this;
    this.#reachSinks();
    this.#answer();
    const result = this.#value(summary.returns, 0);
    const raised = this.#value(summary.raises, 0);
    const facts = summary.returns.facts && {
      whenTrue: this.#facts(summary.returns.facts.whenTrue),
      whenFalse: this.#facts(summary.returns.facts.whenFalse),
    };
    const proved = this.#facts(summary.proved);
    const effects = [];
    for (const effect of summary.effects) {
      const target = effect.target.kind === 'origin' ? this.#resolve(effect.target.origin) : undefined;
      // Nothing is known there that could be written to.
      if (target?.refs.length === 0) continue;
      effects.push({ effect, value: this.#value(effect.value, 0), target });
    }
    for (const [ref, object] of this.#objects) this.#place(ref, object);
    for (const { effect, value, target } of effects) {
      if (target !== undefined) {
        if (effect.key === ANY) frame.state.addElement(target, value);
        else frame.state.write(target, effect.key, value);
        continue;
      }
      switch (effect.target.kind) {
        case 'global':
          frame.state.writeRef(effect.target.ref, effect.key, value, true);
          m.recordGlobalObject(effect.target.ref, effect.key, persistent(frame.state, value));
          break;
        case 'capture':
          this.#assignCapture(effect.target.key, value);
          break;
        case 'variable':
        case 'carrier':
          m.share(frame, effect.target, effect.key, value);
          break;
        case 'origin':
          break;
      }
    }
    this.#raise(raised);
    if (!m.isOff('guards')) frame.state.prove(proved);
    if (summary.neverReturns) {
      frame.live = false;
      return NOTHING;
    }
    const noted = withTaint(
      result,
      withStep(result.taint, frame.module.index, site.node, `returned from \`${this.#name}\``),
    );
    return facts === undefined || m.isOff('guards') ? noted : revised(noted, { facts });
  }

  /** An exception that leaves the callee arrives here, with the state that the callee has left. */
  #raise(value: Value): void {
    if (value.refs.length === 0 && value.taint.length === 0) return;
    const { frame } = this;
    raiseValue(frame, value);
    const innermost = frame.tries.at(-1);
    if (innermost === undefined) return;
    if (innermost.raised === undefined) innermost.raised = frame.state.fork();
    else innermost.raised.join(frame.state);
  }

  #reachSinks(): void {
    const { m, frame, site } = this;
    const passed = new Map<Origin, Taint>();
    for (const hit of this.summary.sinks) {
      let taint = passed.get(hit.origin);
      if (taint === undefined) {
        const deep = this.#deepTaint(hit.origin);
        taint = withStep(deep, frame.module.index, site.node, `passed to \`${this.#name}\``);
        passed.set(hit.origin, taint);
      }
      if (taint.length > 0) m.reachSinkAt(frame, taint, hit);
    }
  }

  /** Says of the sinks within the callee whether what is passed to it is harmless there. */
  #answer(): void {
    const { m, frame, summary } = this;
    // What tests pass says nothing about the application.
    if (frame.module.isTest && !summary.unit.module.isTest) return;
    m.reached.called(summary.unit);
    this.work += summary.questions.length;
    for (const { origin, ...place } of summary.questions) settle(m, frame, place, [this.#resolve(origin)]);
  }

  /** What the arguments have at an origin of the callee. */
  #resolve(origin: Origin): Value {
    const known = this.#resolved.get(origin.id);
    if (known !== undefined) return known;
    let value: Value;
    if (origin.parent !== undefined) {
      const parent = this.#resolve(origin.parent);
      const key = origin.path.at(-1)!;
      value = key.startsWith('.') ? this.#attribute(parent, key) : this.frame.state.read(parent, key);
    } else if (origin.root.kind === 'parameter')
      value = this.actuals.parameters[origin.root.index] ?? UNKNOWN;
    else if (origin.root.kind === 'capture') value = this.#capture(origin);
    else value = UNKNOWN;
    this.#resolved.set(origin.id, value);
    return value;
  }

  /** Everything within what the arguments have there. Asked many times of one origin, by all fields that hold it. */
  #deepTaint(origin: Origin): Taint {
    let taint = this.#deep.get(origin.id);
    if (taint === undefined)
      this.#deep.set(origin.id, (taint = this.frame.state.deepTaint(this.#resolve(origin))));
    return taint;
  }

  #attribute(parent: Value, key: string): Value {
    const name = key.slice(1);
    const isWritten = parent.refs.some((ref) => this.frame.state.object(ref)?.fields.has(key) === true);
    const field = isWritten ? undefined : memberField(this.m, parent, name);
    if (field !== undefined) return field;
    const read = this.frame.state.read(parent, key);
    if (read !== NOTHING) return isWritten ? read : declaredData(this.m, parent, name, read);
    let found: Value = NOTHING;
    for (const type of parent.types) {
      const info = this.m.program.classNamed(type);
      if (info === undefined) continue;
      const attribute = this.m.classAttribute(info, name);
      if (attribute !== undefined) found = join(found, attribute);
      const field = this.m.instanceField(info, name);
      if (field !== undefined) found = join(found, field);
    }
    return found === NOTHING ? this.#member(parent, name) : found;
  }

  /**
   * A property or `__getattr__` of the argument. It may read the like itself, even the same one (`return self.x` in a
   * property `x`), and is applied like any callee: without a bound that would not end.
   */
  #member(parent: Value, name: string): Value {
    const { m, frame, site } = this;
    if (frame.lookups >= LOOKUP_LIMIT) return taintedValue(parent.taint);
    frame.lookups++;
    const value = m.member(frame, parent, name, site.node, false);
    frame.lookups--;
    return value;
  }

  #capture(origin: Origin): Value {
    const { root } = origin;
    if (root.kind !== 'capture') return UNKNOWN;
    const known = captureAt(this.m, this.frame, root.key, this.actuals.captures);
    return known ?? symbolicValue({ origin, mask: -1 >>> 1, trace: undefined });
  }

  #assignCapture(key: string, value: Value): void {
    const [module, index] = key.split(':');
    if (Number(module) !== this.frame.module.index) return;
    const at = Number(index);
    const before = this.frame.state.env.get(at);
    this.frame.state.env.set(at, before === undefined ? value : join(before, value));
  }

  /** A value of the callee in terms of the caller. Asked often of one value: many fields hold the same. */
  #value(value: Value, depth: number): Value {
    // Beyond the limit it is cut short.
    if (depth > DEPTH_LIMIT) return this.#translated(value, depth);
    let known = this.#values.get(value);
    if (known === undefined) this.#values.set(value, (known = this.#translated(value, depth)));
    return known;
  }

  #translated(value: Value, depth: number): Value {
    const symbolic = value.refs.filter(isSymbolic);
    const plain = value.refs.filter((ref) => !isSymbolic(ref));
    if (
      value.taint.length === 0 &&
      value.refs.length === 0 &&
      value.callables.length === 0 &&
      value.subject === 0 &&
      value.facts === undefined
    )
      return value.parsed === undefined ? value : revised(value, { parsed: undefined });
    this.work += value.refs.length + value.taint.length + value.callables.length;
    // Nothing but parameters: nothing else needs to be joined to what they are.
    const onlySymbolic = symbolic.length > 0 && plain.length === 0 && value.callables.length === 0;
    let result: Value = onlySymbolic
      ? NOTHING
      : revised(value, {
          refs: depth > DEPTH_LIMIT ? [] : plain.map((ref) => this.#ref(ref, depth)),
          callables: value.callables.map((callable) => this.#callable(callable, depth)),
          fixed: value.fixed && value.taint.every(({ origin }) => this.#isAccountedFor(origin)),
          taint: [],
          subject: 0,
          facts: undefined,
          part: undefined,
          parsed: undefined,
        });
    for (const ref of symbolic) {
      const origin = this.m.origins.get(originOfRef(ref));
      if (origin.root.kind === 'source') {
        const label = value.taint.find((each) => each.origin === origin);
        if (label !== undefined) result = join(result, revised(symbolicValue(label), { types: value.types }));
        continue;
      }
      const label = value.taint.find((each) => each.origin === origin);
      const actual = this.#actual(origin, label);
      const isTyped = actual.types.length > 0 || value.types.length === 0;
      result = join(result, isTyped ? actual : revised(actual, { types: value.types }));
    }
    if (value.taint.length === 0) return result;
    const taint = new TaintUnion(result.taint);
    for (const label of value.taint) {
      const isSource = label.origin.root.kind === 'source';
      if (symbolic.includes(symbolicRef(label.origin.id))) continue;
      if (isSource) taint.add([label], label.mask, undefined);
      else taint.add(this.#deepTaint(label.origin), label.mask, label.trace);
    }
    return withTaint(result, taint.taint);
  }

  #isAccountedFor(origin: Origin): boolean {
    return origin.root.kind === 'source' || isAccountedFor(this.m, this.frame, this.#resolve(origin));
  }

  /** What the arguments have at an origin, with what of its dangers the callee has left. */
  #actual(origin: Origin, label: Label | undefined): Value {
    const known = label && this.#actuals.get(label);
    if (known !== undefined) return known;
    const value = this.#resolve(origin);
    const taint = new TaintUnion(CLEAN);
    taint.add(value.taint, label?.mask ?? 0, label?.trace);
    const actual = revised(withTaint(value, taint.taint), {
      fixed: isAccountedFor(this.m, this.frame, value),
    });
    if (label !== undefined) this.#actuals.set(label, actual);
    return actual;
  }

  #ref(ref: Ref, depth: number): Ref {
    const inner = this.summary.objects.get(ref);
    if (inner === undefined) return ref;
    const known = this.#mapped.get(ref);
    if (known !== undefined) return known;
    const mapped = this.m.innerRef(this.frame, this.site.node, ref);
    this.#mapped.set(ref, mapped);
    const fields = new Map<string, Value>();
    for (const [key, field] of inner.fields) fields.set(key, this.#value(field, depth + 1));
    this.#objects.set(mapped, revisedObject(inner, { fields, rest: this.#value(inner.rest, depth + 1) }));
    return mapped;
  }

  #callable(callable: Callable, depth: number): Callable {
    if (depth > DEPTH_LIMIT) return callable;
    switch (callable.kind) {
      case 'function': {
        if (callable.self === undefined && callable.captures === undefined) return callable;
        const captures =
          callable.captures &&
          new Map([...callable.captures].map(([key, value]) => [key, this.#value(value, depth + 1)]));
        return { ...callable, self: callable.self && this.#value(callable.self, depth + 1), captures };
      }
      case 'external':
        return callable.self === undefined
          ? callable
          : { ...callable, self: this.#value(callable.self, depth + 1) };
      case 'partial':
        return {
          kind: 'partial',
          target: this.#value(callable.target, depth + 1),
          positional: callable.positional.map((value) => this.#value(value, depth + 1)),
          keywords: new Map(
            [...callable.keywords].map(([key, value]) => [key, this.#value(value, depth + 1)]),
          ),
        };
      case 'class':
      case 'module':
        return callable;
    }
  }

  /** An object of the callee in the caller's heap; a second one of the same call in a loop is added to the first. */
  #place(ref: Ref, object: HeapObject): void {
    const { state } = this.frame;
    const old = state.heap.get(ref);
    if (old === undefined) state.heap.set(ref, object);
    else
      state.heap.set(
        ref,
        revisedObject(
          joinObjects(old, object, ref, () => NOTHING),
          { unique: false },
        ),
      );
  }

  #facts(facts: readonly Fact[]): Fact[] {
    const out: Fact[] = [];
    for (const fact of facts) {
      if (!isOriginSubject(fact.subject)) continue;
      const origin = this.m.origins.get(subjectOrigin(fact.subject));
      if (origin.root.kind === 'source') {
        out.push(fact);
        continue;
      }
      const actual = this.#resolve(origin);
      const { cleared, absent = '' } = fact;
      if (actual.subject !== 0) out.push({ subject: actual.subject, cleared, absent });
      if (actual.part?.kind === 'same') out.push({ subject: actual.part.subject, cleared, absent });
    }
    return out;
  }
}

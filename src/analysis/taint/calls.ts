/** Calls: evaluates callee and arguments, then hands each thing that the callee may be to whoever knows it. */
import { argumentsOf } from '../semantics/index.js';
import { K } from '../syntax/kinds.js';
import { NONE, childOf, textOf, type Node } from '../syntax/tree.js';
import type { Arguments, Callable } from './callables.js';
import { exactItems, mappingFields, noteSensitive } from './elements.js';
import { CLEAN, joinTaint, withStep } from './labels.js';
import type { CallSite, Frame, Machine } from './machine.js';
import type { ClassInfo, FunctionUnit } from './program-units.js';
import { ownerOfAttributes, updateAttributes } from './attribute-updates.js';
import { NOTHING, UNKNOWN, join, taintedValue, type Value, callableValue } from './values.js';

export function evaluateCall(m: Machine, frame: Frame, node: Node): Value {
  const { tree } = frame;
  const fn = childOf(tree, node, 'function');
  if (fn === NONE) return UNKNOWN;
  let callee: Value;
  let receiverName = '';
  if (tree.kind[fn] === K.attribute) {
    const objectNode = childOf(tree, fn, 'object');
    const nameNode = childOf(tree, fn, 'attribute');
    const name = nameNode === NONE ? '' : textOf(tree, nameNode);
    receiverName = lastIdentifier(frame, objectNode);
    const superMember = isSuperCall(frame, objectNode) ? memberOfSuper(m, frame, name) : undefined;
    if (superMember !== undefined) callee = superMember;
    else {
      const attributes = name === 'update' ? ownerOfAttributes(frame, objectNode) : NONE;
      if (attributes !== NONE) {
        const owner = m.evaluate(frame, attributes);
        return updateAttributes(frame, owner, evaluateArguments(m, frame, node));
      }
      const object = m.evaluate(frame, objectNode);
      callee = m.member(frame, object, name, fn, true);
    }
  } else callee = m.evaluate(frame, fn);
  const args = evaluateArguments(m, frame, node);
  if (!frame.live) return NOTHING;
  if (frame.places !== undefined) noteArguments(frame, node, callee, args);
  return m.call(frame, callee, args, { node, receiverName });
}

function noteArguments(frame: Frame, node: Node, callee: Value, args: Arguments): void {
  let taint = callee.callables.reduce(
    (sum, callable) =>
      callable.kind === 'external' && callable.self !== undefined
        ? joinTaint(sum, frame.state.deepTaint(callable.self))
        : sum,
    frame.state.deepTaint(callee),
  );
  for (const value of allArguments(args)) taint = joinTaint(taint, frame.state.deepTaint(value));
  frame.argumentTaint.set(node, taint);
}

/** `cur` of `self.cur`, `connection` of `get_connection()`. */
function lastIdentifier(frame: Frame, node: Node): string {
  const { tree } = frame;
  let at = node;
  for (;;) {
    const kind = tree.kind[at];
    if (kind === K.call) at = childOf(tree, at, 'function');
    else if (kind === K.attribute) at = childOf(tree, at, 'attribute');
    else if (kind === K.subscript) at = childOf(tree, at, 'value');
    else if (kind === K.await || kind === K.parenthesized_expression)
      at = at + 1 < tree.last[at]! ? tree.last[at]! - 1 : NONE;
    else break;
    if (at === NONE) return '';
  }
  return tree.kind[at] === K.identifier ? textOf(tree, at) : '';
}

export function evaluateArguments(m: Machine, frame: Frame, call: Node): Arguments {
  const positional: Value[] = [];
  const nodes: Node[] = [];
  const keywords = new Map<string, Value>();
  const keywordNodes = new Map<string, Node>();
  let rest: Value | undefined;
  let restKeywords: Value | undefined;
  for (const argument of argumentsOf(frame.tree, call)) {
    if (argument.value === NONE) continue;
    const value = m.evaluate(frame, argument.value);
    switch (argument.kind) {
      case 'positional':
        if (rest !== undefined) rest = joinElements(m, frame, rest, value, argument.node);
        else {
          positional.push(value);
          nodes.push(argument.value);
        }
        break;
      case 'keyword':
        keywords.set(argument.name, value);
        keywordNodes.set(argument.name, argument.value);
        break;
      case '*': {
        const items = rest === undefined ? exactItems(frame, value) : undefined;
        if (items !== undefined) {
          positional.push(...items);
          nodes.push(...items.map(() => argument.value));
        } else rest = rest === undefined ? value : join(rest, value);
        break;
      }
      case '**': {
        const { fields, rest: others } = mappingFields(frame, value);
        for (const [key, field] of fields)
          if (key.startsWith('s:')) {
            keywords.set(key.slice(2), field);
            keywordNodes.set(key.slice(2), argument.value);
          }
        if (others !== NOTHING || value.refs.length === 0 || value.refs.some((ref) => ref < 0))
          restKeywords = value;
        break;
      }
    }
  }
  return { positional, keywords, rest, restKeywords, nodes, keywordNodes };
}

function joinElements(m: Machine, frame: Frame, rest: Value, value: Value, node: Node): Value {
  void m;
  void node;
  return join(rest, taintedValue(frame.state.deepTaint(value)));
}

function isSuperCall(frame: Frame, node: Node): boolean {
  const { tree } = frame;
  if (tree.kind[node] !== K.call) return false;
  const fn = childOf(tree, node, 'function');
  return (
    fn !== NONE &&
    tree.kind[fn] === K.identifier &&
    textOf(tree, fn) === 'super' &&
    frame.semantics.bindingOf(fn) === undefined
  );
}

/**
 * `super().name`: the next definition in the order of the object's class, bound to `self`. What follows a mixin depends
 * on the class that mixes it in.
 */
function memberOfSuper(m: Machine, frame: Frame, name: string): Value | undefined {
  let unit: FunctionUnit | undefined = frame.unit;
  while (unit !== undefined && unit.cls === undefined) unit = unit.parent;
  const cls = unit?.cls;
  if (unit === undefined || cls === undefined) return undefined;
  const [first] = unit.parameters;
  const binding = first && frame.semantics.bindingOf(first.nameNode);
  const self = (binding && frame.state.env.get(binding.index)) ?? UNKNOWN;
  let result: Value = NOTHING;
  for (const info of classesOf(m, self, cls)) result = join(result, nextAfter(m, info, cls, name, self));
  return result;
}

/** Classes that the object may be of, or the class itself, as far as they derive from `cls`; else that. */
function classesOf(m: Machine, { types, callables }: Value, cls: ClassInfo): readonly ClassInfo[] {
  const named = m.isOff('types') ? [] : types.flatMap((type) => m.program.classNamed(type) ?? []);
  const given = callables.flatMap((callable) => (callable.kind === 'class' ? [callable.info] : []));
  const heirs = [...named, ...given].filter((info) => indexIn(m, info, cls) !== -1);
  return heirs.length === 0 ? [cls] : heirs;
}

const indexIn = (m: Machine, info: ClassInfo, cls: ClassInfo): number =>
  m.program.mro(info).findIndex((ref) => ref.kind === 'program' && ref.info === cls);

function nextAfter(m: Machine, info: ClassInfo, cls: ClassInfo, name: string, self: Value): Value {
  const externals: string[] = [];
  for (const ref of m.program.mro(info).slice(indexIn(m, info, cls) + 1)) {
    if (ref.kind === 'external') {
      externals.push(`${ref.name}.${name}`);
      continue;
    }
    const method = ref.info.methods.get(name);
    if (method !== undefined)
      return callableValue({
        kind: 'function',
        unit: method,
        self: method.isStatic ? undefined : self,
        captures: undefined,
      });
  }
  if (externals.length === 0) externals.push(`?.${name}`);
  return callableValue({ kind: 'external', names: externals, self });
}

/** Calls everything that the callee may be. */
export function callValue(m: Machine, frame: Frame, callee: Value, args: Arguments, site: CallSite): Value {
  noteSensitive(frame, callee);
  let result: Value = NOTHING;
  let anyLive = false;
  const targets = callee.callables.filter((callable) => callable.kind !== 'module');
  // Several possible callees see the same state before; their effects are joined.
  const before = targets.length > 1 ? frame.state.fork() : undefined;
  let after: Frame['state'] | undefined;
  for (const callable of targets) {
    if (before !== undefined) frame.state = before.fork();
    frame.live = true;
    const value = callOne(m, frame, callable, args, site);
    if (frame.live) {
      anyLive = true;
      result = join(result, value);
      if (before !== undefined) {
        if (after === undefined) after = frame.state;
        else after.join(frame.state);
      }
    }
  }
  if (targets.length > 0) {
    frame.live = anyLive;
    if (after !== undefined) frame.state = after;
    // Tainted data that is called: whatever it is, its result is tainted too.
    const extra = targets.every((callable) => callable.kind === 'external') ? CLEAN : callee.taint;
    return extra.length === 0 ? result : join(result, taintedValue(extra));
  }
  for (const type of callee.types) {
    const info = m.program.classNamed(type);
    if (info === undefined) {
      const names = m.index.typeAndBases(type).map((each) => `${each}.__call__`);
      if (m.index.about(names).sinks.length === 0) continue;
      return m.callExternal(frame, names, callee, args, site);
    }
    if (m.program.method(info, '__call__') === undefined) continue;
    return callValue(m, frame, m.member(frame, callee, '__call__', site.node, true), args, site);
  }
  m.unresolved(frame, site.node);
  return callUnknown(m, frame, callee, args, site);
}

function callOne(m: Machine, frame: Frame, callable: Callable, args: Arguments, site: CallSite): Value {
  switch (callable.kind) {
    case 'function':
      return m.callFunction(frame, callable, args, site);
    case 'class':
      return m.construct(frame, callable.info, args, site);
    case 'external':
      return m.callExternal(frame, callable.names, callable.self, args, site);
    case 'module':
      return UNKNOWN;
    case 'partial':
      return m.call(
        frame,
        callable.target,
        {
          ...args,
          positional: [...callable.positional, ...args.positional],
          nodes: [...callable.positional.map(() => site.node), ...args.nodes],
          keywords: new Map([...callable.keywords, ...args.keywords]),
        },
        site,
      );
  }
}

/** A call of which nothing is known: taint of callee and arguments passes to the result. */
export function callUnknown(m: Machine, frame: Frame, callee: Value, args: Arguments, site: CallSite): Value {
  const { state } = frame;
  let taint = state.deepTaint(callee);
  for (const value of allArguments(args)) taint = joinTaint(taint, state.deepTaint(value));
  const through = withStep(taint, frame.module.index, site.node, 'passed through a call');
  // A parameter that is called: each call site knows better.
  return taintedValue(through);
}

export const allArguments = (args: Arguments): Value[] => [
  ...args.positional,
  ...args.keywords.values(),
  ...(args.rest === undefined ? [] : [args.rest]),
  ...(args.restKeywords === undefined ? [] : [args.restKeywords]),
];

/** The value of an argument by position or keyword, with the expression that it stands in. */
export function argumentAt(
  frame: Frame,
  args: Arguments,
  reference: number | string,
): { readonly value: Value; readonly node: Node } | undefined {
  if (typeof reference === 'number') {
    const value = args.positional[reference];
    if (value !== undefined) return { value, node: args.nodes[reference] ?? NONE };
    return args.rest === undefined ? undefined : { value: frame.state.elements(args.rest), node: NONE };
  }
  const value = args.keywords.get(reference);
  if (value !== undefined) return { value, node: args.keywordNodes.get(reference) ?? NONE };
  return undefined;
}

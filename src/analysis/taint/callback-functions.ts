/** Functions that call functions: map, filter, reduce, threads, executors. */
import { NO_ARGUMENTS } from './callables.js';
import { elementOf } from './comprehensions.js';
import { exactItems, mappingFields } from './elements.js';
import { join, withTaint, type Value, revised } from './values.js';

import { apply, exactList, newList, first, type Builtin } from './builtin-values.js';

export const map: Builtin = (m, frame, call) => {
  const [fn, ...iterables] = call.args.positional;
  if (fn === undefined) return undefined;
  const result = apply(
    m,
    frame,
    call,
    fn,
    iterables.map((value) => elementOf(frame, value)),
  );
  return newList(m, frame, call, result, 'generator');
};

export const filter: Builtin = (m, frame, call) => {
  const [fn, iterable] = call.args.positional;
  if (fn === undefined || iterable === undefined) return undefined;
  const raw = elementOf(frame, iterable);
  // The element is tested as a whole: give it an identity that the test's facts can name.
  const element = raw.subject === 0 ? revised(raw, { subject: call.site.node * 2 + 1 }) : raw;
  if (fn.callables.length === 0) return newList(m, frame, call, element, 'generator');
  const before = frame.state.fork();
  const verdict = apply(m, frame, call, fn, [element]);
  frame.state = before;
  const cleared = (verdict.facts?.whenTrue ?? []).filter((fact) => fact.subject === element.subject);
  const state = frame.state.fork();
  state.prove(cleared);
  const kept = withTaint(element, state.proofs.live(element.taint, element.subject));
  return newList(m, frame, call, revised(kept, { subject: 0 }), 'generator');
};

export const reduce: Builtin = (m, frame, call) => {
  const [fn, iterable, initial] = call.args.positional;
  if (fn === undefined || iterable === undefined) return undefined;
  const element = frame.state.elements(iterable);
  const start = initial ?? element;
  const once = apply(m, frame, call, fn, [start, element]);
  return join(once, apply(m, frame, call, fn, [join(start, once), element]));
};

export const sorted: Builtin = (m, frame, call) => {
  const value = first(call);
  if (value === undefined) return undefined;
  const key = call.args.keywords.get('key');
  const element = frame.state.elements(value);
  if (key !== undefined && key.callables.length > 0) apply(m, frame, call, key, [element]);
  return newList(m, frame, call, element);
};

/** `submit(fn, x)`, `to_thread(fn, x)`: the function is called with the rest. */
export const callsFirst =
  (skip = 0): Builtin =>
  (m, frame, call) => {
    const fn = call.args.positional[skip];
    if (fn === undefined || fn.callables.length === 0) return undefined;
    const args = {
      ...call.args,
      positional: call.args.positional.slice(skip + 1),
      nodes: call.args.nodes.slice(skip + 1),
    };
    const value = m.call(frame, fn, args, call.site);
    frame.live = true;
    return value;
  };

/** `Thread(target=f, args=(x,), kwargs={})`. */
export const thread: Builtin = (m, frame, call) => {
  const fn = call.args.keywords.get('target');
  if (fn === undefined || fn.callables.length === 0) return undefined;
  const args = call.args.keywords.get('args');
  const kwargs = call.args.keywords.get('kwargs');
  const items = args === undefined ? [] : exactItems(frame, args);
  const fields = kwargs === undefined ? new Map<string, Value>() : mappingFields(frame, kwargs).fields;
  m.call(
    frame,
    fn,
    {
      ...NO_ARGUMENTS,
      positional: items ?? [],
      nodes: (items ?? []).map(() => call.site.node),
      rest: items === undefined ? args : undefined,
      keywords: new Map([...fields].map(([key, value]) => [key.slice(2), value])),
    },
    call.site,
  );
  frame.live = true;
  return undefined;
};

export const gather: Builtin = (m, frame, call) => exactList(m, frame, call, call.args.positional);

/** Whether what arrives in a sink is dangerous there: the forms that make an API safe. */
import { NONE, type Node } from '../syntax/tree.js';
import { referenced, allHold, anyCertain, type CallFacts } from './call-conditions.js';
import { positionalArguments } from './callables.js';
import { commandTaint, wordsOfCall, wordsTaint } from './command-lines.js';
import { KEYS } from './heap.js';
import { CLEAN, joinTaint, type Taint } from './labels.js';
import type { Frame, Machine } from './machine.js';
import type { SinkForm, SinkModel } from './models.js';
import { settle } from './settling.js';
import { asText } from './special-methods.js';
import { TRUSTED } from './strings.js';
import { shownTaint } from './template-sinks.js';
import type { Value } from './values.js';

export function checkSinks(m: Machine, frame: Frame, call: CallFacts, sinks: readonly SinkModel[]): void {
  for (const sink of sinks) {
    if (sink.assignment) continue;
    if (!allHold(m, frame, call, sink.when) || anyCertain(m, frame, call, sink.unless)) continue;
    const bit = m.index.sinkBit(sink.kind);
    if (sink.form === 'shown') {
      const taint = bit === 0 ? CLEAN : shownTaint(m, frame, call, sink);
      if (taint.length > 0) m.reachSink(frame, taint, bit, call.site.node, sink.note);
      continue;
    }
    if (sink.form === 'program' || sink.form === 'exec') {
      const from = sink.arguments.find((argument) => typeof argument === 'number') ?? 0;
      const words = wordsOfCall(frame, call, from, sink.form === 'exec');
      const taint = wordsTaint(m, frame, words);
      if (taint.length > 0) m.reachSink(frame, taint, bit, call.site.node, sink.note);
      if (bit !== 0) settle(m, frame, { sink: bit, module: frame.module.index, node: call.site.node }, words);
      continue;
    }
    for (const { value, node } of referenced(frame, call, sink.arguments)) {
      const taint = dangerousPart(m, frame, call, sink.form, value);
      const at = sinkNode(call.site.node, node);
      if (taint.length > 0) m.reachSink(frame, taint, bit, at, sink.note);
      const isKnown = sink.form !== 'file' || value.refs.length > 0;
      const place = { sink: bit, module: frame.module.index, node: at };
      if (bit !== 0 && !isKnown) m.reached.answer(frame.unit, place, false);
      else if (bit !== 0) settle(m, frame, place, [value]);
    }
  }
}

/** Sinks that are assignments to one of the names, `response.headers[key] = value`. */
export function checkAssignmentSinks(
  m: Machine,
  frame: Frame,
  names: readonly string[],
  object: Value,
  value: Value,
  at: Node,
  key?: Value,
): void {
  for (const sink of m.index.about(names).sinks) {
    if (!sink.assignment) continue;
    const args = positionalArguments(key === undefined ? [value] : [key, value]);
    const call: CallFacts = { args, self: object, site: { node: at, receiverName: '' } };
    if (!allHold(m, frame, call, sink.when)) continue;
    const taint = dangerousPart(m, frame, call, sink.form, value);
    m.reachSink(frame, taint, m.index.sinkBit(sink.kind), at, sink.note);
  }
}

/** The call is what is reported: that is where people look. */
const sinkNode = (call: Node, argument: Node): Node => (call === NONE ? argument : call);

/** Labels of what is dangerous about a value in a sink of this form. */
export function dangerousPart(
  m: Machine,
  frame: Frame,
  call: CallFacts,
  form: SinkForm,
  value: Value,
): Taint {
  const { state } = frame;
  const prefixes = !m.isOff('prefixes');
  switch (form) {
    case 'value':
    case 'structure':
    case 'file':
    case 'path':
    case 'program':
    case 'exec':
    case 'shown':
      return state.deepTaint(value);
    case 'text':
      return state.deepTaint(asText(m, frame, value, call.site.node));
    case 'url':
      return prefixes && fixesHost(value.prefix) ? CLEAN : state.deepTaint(value);
    case 'target':
      return prefixes && (fixesHost(value.prefix) || isPathPrefix(value.prefix))
        ? CLEAN
        : state.deepTaint(value);
    case 'module':
      return prefixes && value.prefix.includes('.') ? CLEAN : state.deepTaint(value);
    case 'keys': {
      let taint = value.taint;
      for (const ref of value.refs)
        taint = joinTaint(taint, state.object(ref)?.fields.get(KEYS)?.taint ?? CLEAN);
      return taint;
    }
    case 'command':
      return commandTaint(m, frame, call, value);
  }
}

/** "https://example.org/" and longer, or a trusted text and a separator: what follows cannot change the host. */
export const fixesHost = (prefix: string): boolean =>
  /^[a-z][a-z0-9+.-]*:\/\/[^/?#\\@]+[/?#]/i.test(prefix) ||
  /^\/[^/\\]/.test(prefix) ||
  /^(mailto|tel):/i.test(prefix) ||
  beginsTrusted(prefix);

/** A trusted base address: `BASE + "/items/"`. Of `scheme + "://"` only the scheme is trusted. */
function beginsTrusted(prefix: string): boolean {
  const separator = prefix.search(/[/?#\\]/);
  const head = prefix.slice(0, separator === -1 ? undefined : separator);
  if (!head.includes(TRUSTED) || separator === -1) return false;
  const rest = prefix.slice(separator);
  return head.endsWith(':') && rest.startsWith('/')
    ? /^\/\/[^/?#\\@]+[/?#]/.test(rest)
    : !rest.startsWith('\\');
}

/** "/user/", "?next=", "profile/": what follows cannot become another site. */
export const isPathPrefix = (prefix: string): boolean =>
  /^\/[^/\\]/.test(prefix) || /^[?#]/.test(prefix) || /^(\.{0,2}\/)?[\w.-]+[/?#]/.test(prefix);

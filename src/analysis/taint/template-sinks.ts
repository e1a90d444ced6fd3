/**
 * Values that reach a page through a template which shows them as they are.
 *
 *     render_template("post.html", post=post)          post.html: {{ post.body | safe }}
 *     render_template_string("{{ q | safe }}", q=q)
 */
import { referenced, type CallFacts } from './call-conditions.js';
import { CLEAN, joinTaint, type Taint } from './labels.js';
import type { Frame, Machine } from './machine.js';
import type { SinkModel } from './models.js';
import { SOME_ELEMENT, readTemplate, type Shown } from './template-text.js';
import { NOTHING, join, type Value } from './values.js';

/** Labels of what the template of a call shows without escaping. */
export function shownTaint(m: Machine, frame: Frame, call: CallFacts, sink: SinkModel): Taint {
  let taint: Taint = CLEAN;
  for (const shown of templatesOf(m, frame, call, sink)) {
    const value = variableOf(frame, call, sink, shown[0]!);
    if (value === NOTHING) continue;
    taint = joinTaint(taint, frame.state.deepTaint(partOf(m, frame, value, shown.slice(1), call)));
  }
  return taint;
}

function templatesOf(m: Machine, frame: Frame, call: CallFacts, { template }: SinkModel): Shown[] {
  const found: Shown[] = [];
  for (const { value } of referenced(frame, call, template))
    for (const name of value.constants ?? []) {
      if (typeof name !== 'string') continue;
      if (name.includes('{{') || name.includes('{%')) found.push(...readTemplate(name).shown);
      else found.push(...(m.program.templates.shown(name, frame.module.path) ?? []));
    }
  return found;
}

/** The value of a variable of the context, which is given by keywords or as a mapping. */
function variableOf(frame: Frame, { args }: CallFacts, sink: SinkModel, name: string): Value {
  let result: Value = NOTHING;
  for (const reference of sink.arguments) {
    if (reference === '**') {
      result = join(result, args.keywords.get(name) ?? NOTHING);
      if (args.restKeywords !== undefined)
        result = join(result, frame.state.read(args.restKeywords, `s:${name}`));
      continue;
    }
    const mapping = typeof reference === 'number' ? args.positional[reference] : args.keywords.get(reference);
    if (mapping === undefined || mapping.constants?.length === 1) continue;
    result = join(result, frame.state.read(mapping, `s:${name}`));
  }
  return result;
}

/** `post.body`: an attribute or an element. */
function partOf(m: Machine, frame: Frame, from: Value, steps: readonly string[], call: CallFacts): Value {
  let value = from;
  for (const step of steps)
    value =
      step === SOME_ELEMENT
        ? frame.state.elements(value)
        : join(frame.state.read(value, `s:${step}`), m.member(frame, value, step, call.site.node, false));
  return value;
}

/**
 * Statements. Python's control flow is structured, so the interpreter follows the statements themselves: branches run
 * on copies of the state that are joined behind them, loops run until nothing changes.
 *
 *     for p in parts:             body on the joined state of all rounds, until it is stable
 *         if not ok(p): continue  `continue` hands its state to the loop's head
 *     else: …
 *
 * Statements nest at most 100 deep in Python itself; deeper input is reported as not analysed.
 */
import { K } from '../syntax/kinds.js';
import { NONE, childOf, childrenOf, namedChildren, textOf, type Node } from '../syntax/tree.js';
import { exactItems } from './elements.js';
import { deleteElement } from './container-methods.js';
import { binary } from './operators.js';
import type { Frame, Machine } from './machine.js';
import { executeFor, executeWhile } from './loops.js';
import { executeMatch } from './match.js';
import { executeTry } from './try-statement.js';
import { executeWith } from './with-statement.js';
import { raiseValue, reraised } from './raised.js';
import { recordReturn } from './summaries.js';
import type { State } from './state.js';
import { UNKNOWN, canBe, constantValue, type Value, revised } from './values.js';

const BLOCK_DEPTH = 110;

export function executeBlock(m: Machine, frame: Frame, block: Node): void {
  if (block === NONE) return;
  if (frame.depth > BLOCK_DEPTH * 2) {
    m.gap(frame.module, 'statements are nested too deeply');
    return;
  }
  frame.depth++;
  for (const statement of namedChildren(frame.tree, block)) {
    if (!frame.live) break;
    if (!m.spend(frame)) break;
    executeStatement(m, frame, statement);
    // Whatever has happened so far may be the state in which an exception arrives at a handler.
    const innermost = frame.tries.at(-1);
    if (innermost !== undefined && frame.live) raiseTo(innermost, frame.state);
  }
  frame.depth--;
}

/** `del x, d["k"]`. */
function deleteTarget(m: Machine, frame: Frame, target: Node): void {
  const { tree } = frame;
  switch (tree.kind[target]) {
    case K.identifier: {
      const binding = frame.semantics.bindingOf(target);
      if (binding !== undefined) frame.state.env.delete(binding.index);
      return;
    }
    case K.subscript: {
      const object = m.evaluate(frame, childOf(tree, target, 'value'));
      const [index] = childrenOf(tree, target, 'subscript');
      if (index !== undefined) deleteElement(frame, object, m.evaluate(frame, index));
      return;
    }
    case K.expression_list:
    case K.tuple:
      for (const child of namedChildren(tree, target)) deleteTarget(m, frame, child);
      return;
    default:
      return;
  }
}

function raiseTo(handler: { raised: State | undefined }, state: State): void {
  if (handler.raised === undefined) handler.raised = state.fork();
  else handler.raised.join(state);
}

function executeStatement(m: Machine, frame: Frame, node: Node): void {
  const { tree } = frame;
  switch (tree.kind[node]) {
    case K.expression_statement:
      for (const child of namedChildren(tree, node)) expressionStatement(m, frame, child);
      return;
    case K.return_statement: {
      const [inner] = namedChildren(tree, node);
      const value = inner === undefined ? constantValue(null) : m.evaluate(frame, inner);
      if (frame.live) {
        if (inner !== undefined) returnToFramework(m, frame, value, inner);
        recordReturn(m, frame, value);
      }
      return;
    }
    case K.if_statement:
      executeIf(m, frame, node);
      return;
    case K.for_statement:
      executeFor(m, frame, node);
      return;
    case K.while_statement:
      executeWhile(m, frame, node);
      return;
    case K.try_statement:
      executeTry(m, frame, node);
      return;
    case K.with_statement:
      executeWith(m, frame, node);
      return;
    case K.match_statement:
      executeMatch(m, frame, node);
      return;
    case K.raise_statement: {
      const [raised] = namedChildren(tree, node).map((child) => m.evaluate(frame, child));
      const innermost = frame.tries.at(-1);
      if (frame.live) {
        raiseValue(frame, raised ?? reraised(frame));
        if (innermost !== undefined) raiseTo(innermost, frame.state);
      }
      frame.live = false;
      return;
    }
    case K.break_statement:
    case K.continue_statement: {
      const loop = frame.loops.at(-1);
      if (loop !== undefined) {
        const which = tree.kind[node] === K.break_statement ? 'breaks' : 'continues';
        const known = loop[which];
        if (known === undefined) loop[which] = frame.state.fork();
        else known.join(frame.state);
      }
      frame.live = false;
      return;
    }
    case K.function_definition:
    case K.class_definition:
    case K.decorated_definition:
      executeDefinition(m, frame, node);
      return;
    case K.import_statement:
    case K.import_from_statement:
    case K.future_import_statement:
      executeImport(m, frame, node);
      return;
    case K.delete_statement:
      for (const child of namedChildren(tree, node)) deleteTarget(m, frame, child);
      return;
    case K.assert_statement:
      // An assertion is no guard: `python -O` removes it. Only its effects count.
      for (const child of namedChildren(tree, node)) m.evaluate(frame, child);
      return;
    case K.block:
      executeBlock(m, frame, node);
      return;
    case K.print_statement:
    case K.exec_statement:
      for (const child of namedChildren(tree, node)) m.evaluate(frame, child);
      return;
    case K.ERROR:
    case K.global_statement:
    case K.nonlocal_statement:
    case K.pass_statement:
    case K.type_alias_statement:
      return;
    default:
      return;
  }
}

/** What a handler returns is a page, if the framework makes it one: text, not objects that it serialises. */
function returnToFramework(m: Machine, frame: Frame, value: Value, node: Node): void {
  const sink = m.entry(frame.unit)?.returns ?? '';
  if (sink === '') return;
  const isPair = value.types.includes('tuple');
  if (isPair && [1, 2].some((index) => isOtherContent(frame, frame.state.read(value, `n:${index}`)))) return;
  const body = isPair ? frame.state.read(value, 'n:0') : value;
  const isObject = body.refs.some((ref) => ref >= 0) || body.types.some((type) => type !== 'str');
  if (isObject) return;
  m.reachSink(
    frame,
    frame.state.proofs.live(body.taint, body.subject),
    m.index.sinkBit(sink),
    node,
    'returned as a page',
  );
}

/** Headers with a content type that no browser shows as a page. */
function isOtherContent(frame: Frame, headers: Value): boolean {
  const types = ['Content-Type', 'content-type', 'Content-type'].flatMap(
    (name) => frame.state.read(headers, `s:${name}`).constants ?? [],
  );
  return types.length > 0 && types.every((type) => typeof type === 'string' && !/html|svg|xml/i.test(type));
}

function expressionStatement(m: Machine, frame: Frame, node: Node): void {
  const { tree } = frame;
  switch (tree.kind[node]) {
    case K.assignment: {
      // a = b = value
      const targets: Node[] = [];
      let right = node;
      while (right !== NONE && tree.kind[right] === K.assignment) {
        targets.push(childOf(tree, right, 'left'));
        right = childOf(tree, right, 'right');
      }
      if (right === NONE) return;
      let value = tree.kind[right] === K.augmented_assignment ? UNKNOWN : m.evaluate(frame, right);
      if (!frame.live) return;
      const annotation = childOf(tree, node, 'type');
      if (annotation !== NONE && value.types.length === 0) {
        const types = m.annotationTypes(frame.module, annotation);
        if (types.length > 0) value = revised(value, { types });
      }
      for (const target of targets) if (target !== NONE) m.assign(frame, target, value, right);
      return;
    }
    case K.augmented_assignment: {
      const left = childOf(tree, node, 'left');
      const right = childOf(tree, node, 'right');
      const operator = childOf(tree, node, 'operator');
      if (left === NONE || right === NONE) return;
      const before = m.evaluate(frame, left);
      const other = m.evaluate(frame, right);
      const symbol = operator === NONE ? '+' : textOf(tree, operator).slice(0, -1);
      // `xs += ys` changes the list itself.
      if (symbol === '+' && before.refs.some((ref) => frame.state.object(ref)?.kind === 'sequence')) {
        const items = exactItems(frame, other);
        if (items !== undefined) for (const item of items) frame.state.addElement(before, item);
        else {
          frame.state.collapse(before);
          frame.state.addElement(before, frame.state.elements(other));
        }
        return;
      }
      m.assign(frame, left, binary(m, frame, node, symbol, before, other), right);
      return;
    }
    default:
      m.evaluate(frame, node);
  }
}

/** Runs branches on copies and joins those that reach the end. */
function executeIf(m: Machine, frame: Frame, node: Node): void {
  const { tree } = frame;
  let after: State | undefined;
  const finish = (): void => {
    if (!frame.live) return;
    if (after === undefined) after = frame.state;
    else after.join(frame.state);
  };
  const branches: { readonly test: Node; readonly block: Node }[] = [
    { test: childOf(tree, node, 'condition'), block: childOf(tree, node, 'consequence') },
  ];
  for (const clause of childrenOf(tree, node, 'alternative'))
    branches.push(
      tree.kind[clause] === K.elif_clause
        ? { test: childOf(tree, clause, 'condition'), block: childOf(tree, clause, 'consequence') }
        : { test: NONE, block: childOf(tree, clause, 'body') },
    );
  let reachable = true;
  for (const { test, block } of branches) {
    if (test === NONE) {
      executeBlock(m, frame, block);
      finish();
      reachable = false;
      break;
    }
    const condition = m.condition(frame, test);
    if (!frame.live) {
      reachable = false;
      break;
    }
    const canTrue = m.isOff('paths') || m.isOff('constants') || canBe(condition, true);
    const canFalse = m.isOff('paths') || m.isOff('constants') || canBe(condition, false);
    const otherwise = frame.state;
    if (canTrue) {
      frame.state = otherwise.fork();
      if (!m.isOff('guards')) frame.state.prove(condition.facts?.whenTrue ?? []);
      executeBlock(m, frame, block);
      finish();
    }
    frame.state = otherwise;
    frame.live = true;
    if (!canFalse) {
      reachable = false;
      break;
    }
    if (!m.isOff('guards')) frame.state.prove(condition.facts?.whenFalse ?? []);
  }
  if (reachable) finish();
  frame.live = after !== undefined;
  if (after !== undefined) frame.state = after;
}

function executeDefinition(m: Machine, frame: Frame, node: Node): void {
  const { tree } = frame;
  const definition = tree.kind[node] === K.decorated_definition ? childOf(tree, node, 'definition') : node;
  if (definition === NONE) return;
  const nameNode = childOf(tree, definition, 'name');
  const binding = nameNode === NONE ? undefined : frame.semantics.bindingOf(nameNode);
  if (binding === undefined) return;
  if (tree.kind[definition] === K.class_definition) {
    const info = frame.module.classes.get(definition);
    if (info !== undefined) frame.state.env.set(binding.index, m.classValue(info));
    return;
  }
  const unit = frame.module.units.get(definition);
  if (unit !== undefined) frame.state.env.set(binding.index, m.functionValue(unit));
}

function executeImport(m: Machine, frame: Frame, node: Node): void {
  for (const record of frame.module.importsOf(node)) {
    if (record.binds === '') continue;
    const binding = frame.semantics.bindingOf(record.nameNode);
    if (binding !== undefined) frame.state.env.set(binding.index, m.dotted(frame.module, record.denotes));
  }
}

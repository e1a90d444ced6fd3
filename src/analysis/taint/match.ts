/**
 * `match`: cases run on copies of the state. Constant patterns are checks, captures bind parts of the subject.
 *
 *     match kind:
 *         case "a" | "b": …       here `kind` is one of two constants: harmless
 *         case {"q": q}: …        q is the subject's element "q"
 */
import { K } from '../syntax/kinds.js';
import { NONE, childOf, childrenOf, namedChildren, textOf, type Node } from '../syntax/tree.js';
import { compare } from './comparisons.js';

import { ANY, keyOf } from './heap.js';
import type { Frame, Machine } from './machine.js';
import type { State } from './state.js';
import { UNKNOWN, canBe, onlyConstant, type Fact, type Value } from './values.js';

/** What a pattern says: whether it can match, and what follows if it does. */
interface Outcome {
  readonly possible: boolean;
  /** Matches whatever the subject is. */
  readonly always: boolean;
  readonly facts: readonly Fact[];
}

const IRREFUTABLE: Outcome = { possible: true, always: true, facts: [] };
const POSSIBLE: Outcome = { possible: true, always: false, facts: [] };

export function executeMatch(m: Machine, frame: Frame, node: Node): void {
  const { tree } = frame;
  const subjectNode = childOf(tree, node, 'subject');
  const subject = subjectNode === NONE ? UNKNOWN : m.evaluate(frame, subjectNode);
  if (!frame.live) return;
  const body = childOf(tree, node, 'body');
  let after: State | undefined;
  let reachable = true;
  for (const clause of body === NONE ? [] : childrenOf(tree, body, 'alternative')) {
    const before = frame.state;
    frame.state = before.fork();
    const patterns = namedChildren(tree, clause).filter((child) => tree.kind[child] === K.case_pattern);
    const outcome = patterns.length === 1 ? matchPattern(m, frame, patterns[0]!, subject, 0) : POSSIBLE;
    const guard = childOf(tree, clause, 'guard');
    if (outcome.possible) {
      if (!m.isOff('guards')) frame.state.prove(outcome.facts);
      const [test] = guard === NONE ? [] : namedChildren(tree, guard);
      const condition = test === undefined ? undefined : m.condition(frame, test);
      if (condition === undefined || canBe(condition, true)) {
        if (!m.isOff('guards')) frame.state.prove(condition?.facts?.whenTrue ?? []);
        m.execute(frame, childOf(tree, clause, 'consequence'));
        if (frame.live) {
          if (after === undefined) after = frame.state;
          else after.join(frame.state);
        }
      }
    }
    frame.state = before;
    frame.live = true;
    if (outcome.always && guard === NONE) {
      reachable = false;
      break;
    }
  }
  if (reachable) {
    if (after === undefined) return;
    after.join(frame.state);
  }
  frame.live = after !== undefined;
  if (after !== undefined) frame.state = after;
}

function matchPattern(m: Machine, frame: Frame, pattern: Node, subject: Value, depth: number): Outcome {
  const { tree } = frame;
  if (depth > 60) return POSSIBLE;
  switch (tree.kind[pattern]) {
    case K.case_pattern: {
      const [inner] = namedChildren(tree, pattern);
      return inner === undefined ? IRREFUTABLE : matchPattern(m, frame, inner, subject, depth + 1);
    }
    case K.dotted_name: {
      const parts = namedChildren(tree, pattern);
      const [only] = parts;
      if (parts.length !== 1 || only === undefined) return equals(m, frame, subject, UNKNOWN);
      m.assign(frame, only, subject, pattern);
      return IRREFUTABLE;
    }
    case K.identifier:
      m.assign(frame, pattern, subject, pattern);
      return IRREFUTABLE;
    case K.union_pattern: {
      const outcomes = namedChildren(tree, pattern).map((child) =>
        matchPattern(m, frame, child, subject, depth + 1),
      );
      const possible = outcomes.filter((outcome) => outcome.possible);
      return {
        possible: possible.length > 0,
        always: possible.some((outcome) => outcome.always),
        facts: common(possible),
      };
    }
    case K.as_pattern: {
      const [inner, alias] = namedChildren(tree, pattern);
      const outcome = inner === undefined ? IRREFUTABLE : matchPattern(m, frame, inner, subject, depth + 1);
      if (alias !== undefined) m.assign(frame, alias, subject, pattern);
      return outcome;
    }
    case K.string:
    case K.concatenated_string:
    case K.integer:
    case K.float:
    case K.true:
    case K.false:
    case K.none:
      return equals(m, frame, subject, m.evaluate(frame, pattern));
    case K.list_pattern:
    case K.tuple_pattern: {
      namedChildren(tree, pattern).forEach((child, index) => {
        const [inner] = namedChildren(tree, child);
        const isSplat = inner !== undefined && tree.kind[inner] === K.splat_pattern;
        const element = frame.state.read(subject, isSplat ? ANY : `n:${index}`);
        if (isSplat) bindSplat(m, frame, inner, element);
        else matchPattern(m, frame, child, element, depth + 1);
      });
      return POSSIBLE;
    }
    case K.dict_pattern: {
      let key: Node = NONE;
      for (const child of namedChildren(tree, pattern)) {
        const kind = tree.kind[child];
        if (kind === K.splat_pattern) bindSplat(m, frame, child, subject);
        else if (kind === K.case_pattern && key !== NONE) {
          const constant = onlyConstant(m.evaluate(frame, key));
          const element = frame.state.read(subject, constant === undefined ? ANY : keyOf(constant));
          matchPattern(m, frame, child, element, depth + 1);
          key = NONE;
        } else key = child;
      }
      return POSSIBLE;
    }
    case K.class_pattern: {
      const facts = classFacts(m, frame, pattern, subject);
      namedChildren(tree, pattern).forEach((child) => {
        const [inner] = namedChildren(tree, child);
        if (inner === undefined || tree.kind[child] === K.dotted_name) return;
        if (tree.kind[inner] === K.keyword_pattern) {
          const [name, value] = namedChildren(tree, inner);
          if (name === undefined || value === undefined) return;
          const field = frame.state.read(subject, `.${textOf(tree, name)}`);
          matchPattern(m, frame, value, field, depth + 1);
        } else matchPattern(m, frame, child, subject, depth + 1);
      });
      return { possible: true, always: false, facts };
    }
    default:
      return POSSIBLE;
  }
}

/** `case str()`, `case int()`: what the type rules out. */
function classFacts(m: Machine, frame: Frame, pattern: Node, subject: Value): readonly Fact[] {
  const [name] = namedChildren(frame.tree, pattern);
  if (name === undefined || subject.subject === 0) return [];
  const type = textOf(frame.tree, name);
  if (m.isHarmless(type)) return [{ subject: subject.subject, cleared: -1 >>> 1 }];
  return type === 'str' ? [{ subject: subject.subject, cleared: m.index.structureMask }] : [];
}

function bindSplat(m: Machine, frame: Frame, pattern: Node, value: Value): void {
  const [name] = namedChildren(frame.tree, pattern);
  if (name !== undefined) m.assign(frame, name, value, pattern);
}

function equals(m: Machine, frame: Frame, subject: Value, constant: Value): Outcome {
  const compared = compare(m, frame, subject, '==', constant);
  return {
    possible: m.isOff('constants') || canBe(compared, true),
    always: !canBe(compared, false),
    facts: compared.facts?.whenTrue ?? [],
  };
}

/** What is proved whichever alternative matched. */
function common(outcomes: readonly Outcome[]): readonly Fact[] {
  let facts = outcomes[0]?.facts ?? [];
  for (const outcome of outcomes.slice(1))
    facts = facts.flatMap((fact) => {
      const other = outcome.facts.find((each) => each.subject === fact.subject);
      if (other === undefined) return [];
      const constants =
        fact.constants !== undefined && other.constants !== undefined
          ? { constants: [...fact.constants, ...other.constants] }
          : {};
      return [{ subject: fact.subject, cleared: fact.cleared & other.cleared, ...constants }];
    });
  return facts;
}

/** Regular expressions as checks: what a text can contain once a pattern has accepted it. */
import type { CallFacts } from './call-conditions.js';
import { clearedByCharacters, factsOfAdmitting } from './characters.js';
import { formMask } from './guard-forms.js';
import { newObject, type HeapObject, revisedObject } from './heap.js';
import type { Frame, Machine } from './machine.js';
import { admits, admittedBy } from './regex-shape.js';
import { onlyConstant, refValue, taintedValue, type Fact, type Value, revised } from './values.js';
import { withoutDangers } from './labels.js';

/** `re.compile(pattern)`: an object that remembers its pattern. */
export function compiledPattern(m: Machine, frame: Frame, call: CallFacts): Value | undefined {
  const pattern = call.args.positional[0];
  if (pattern === undefined) return undefined;
  const fields = new Map([['.pattern', pattern]]);
  const flags = call.args.positional[1] ?? call.args.keywords.get('flags');
  if (flags !== undefined) fields.set('.flags', flags);
  const object: HeapObject = revisedObject(newObject('instance'), { fields });
  const made = refValue(m.allocate(frame, call.site.node, object, 6), ['re.Pattern']);
  return revised(made, { taint: frame.state.deepTaint(pattern) });
}

export type Anchoring = 'full' | 'start' | 'none';

/** `re.match(pattern, x)` and `compiled.match(x)`: facts about x when there is a match. */
export function regexGuard(
  m: Machine,
  frame: Frame,
  call: CallFacts,
  anchoring: Anchoring,
): Value | undefined {
  const compiled = call.self !== undefined && call.self.types.includes('re.Pattern');
  const pattern = compiled ? frame.state.read(call.self!, '.pattern') : call.args.positional[0];
  const subject = call.args.positional[compiled ? 0 : 1] ?? call.args.keywords.get('string');
  const flags = compiled
    ? frame.state.read(call.self!, '.flags')
    : (call.args.positional[2] ?? call.args.keywords.get('flags'));
  if (pattern === undefined || subject === undefined) return undefined;
  const result = revised(taintedValue(frame.state.deepTaint(subject)), { types: ['re.Match'] });
  const text = onlyConstant(pattern);
  if (typeof text !== 'string' || m.isOff('guards')) return result;
  const admitted = admittedBy(text, anchoring, flagsOf(flags));
  const prefix = prefixCleared(m, text, anchoring);
  const byCharacters =
    admitted === undefined ? { cleared: 0 } : factsOfAdmitting(m, (character) => admits(admitted, character));
  const accepted = { ...byCharacters, cleared: byCharacters.cleared | prefix };
  const refused = refusedBy(m, text, anchoring);
  const whenTrue: Fact[] = [];
  const whenFalse: Fact[] = [];
  for (const each of [subject.subject, subject.part?.kind === 'same' ? subject.part.subject : 0]) {
    if (each === 0) continue;
    if (accepted.cleared !== 0 || accepted.absent !== undefined)
      whenTrue.push({ ...accepted, subject: each });
    if (refused !== 0) whenFalse.push({ subject: each, cleared: refused });
  }
  if (whenTrue.length === 0 && whenFalse.length === 0) return result;
  // The groups of an accepted text consist of accepted characters.
  return revised(result, { taint: result.taint, facts: { whenTrue, whenFalse } });
}

function flagsOf(flags: Value | undefined): { ignoreCase: boolean; dotAll: boolean; multiline: boolean } {
  const names = (flags?.callables ?? []).flatMap((callable) =>
    callable.kind === 'external' ? callable.names : [],
  );
  const has = (...wanted: string[]): boolean => names.some((name) => wanted.includes(name));
  return {
    ignoreCase: has('re.I', 're.IGNORECASE'),
    dotAll: has('re.S', 're.DOTALL'),
    multiline: has('re.M', 're.MULTILINE'),
  };
}

/** `https://example\.org/`, with what ends the host. */
const FIXED_HOST = /^https\??:\/\/(?:[\w-]|\\\.)+(\/|\\\/|\(\/)/;
/** `https://[a-z]+\.example\.org/`: any host of one domain. */
const FIXED_DOMAIN =
  /^https\??:\/\/(?:\[(?:[\w.-]|\\[wd.-])+\]|\\[wd])(?:[+*]|\{\d*,?\d*\})?(?:\\\.[\w-]+){2,}(\/|\\\/|\(\/)/;

/** Whether the pattern fixes where an address leads. */
function prefixCleared(m: Machine, pattern: string, anchoring: Anchoring): number {
  const start = /^(\^|\\A)/.exec(pattern);
  if (start === null && anchoring === 'none') return 0;
  const address = pattern.slice(start?.[0].length ?? 0);
  const isFixed = !address.includes('|') && (FIXED_HOST.test(address) || FIXED_DOMAIN.test(address));
  return isFixed ? formMask(m, 'url-prefix') : 0;
}

/** `re.search(r"[^a-z]", x)` finds nothing: x has only what the class leaves. */
function refusedBy(m: Machine, pattern: string, anchoring: Anchoring): number {
  if (anchoring !== 'none') return 0;
  const single = admittedBy(pattern, 'full', { ignoreCase: false, dotAll: false, multiline: false });
  if (single === undefined || !isSingleCharacter(pattern))
    return pattern.includes('\\.\\.') ? formMask(m, 'dots') : 0;
  const absent = (character: string): boolean => admits(single, character);
  let mask = clearedByCharacters(m, absent);
  if (absent('/')) mask |= formMask(m, 'slash');
  if (absent('\n')) mask |= formMask(m, 'newline');
  if ([...'\'"`;/\\.<>()[]{}&|$ *?:'].every(absent)) mask |= formMask(m, 'word');
  return mask;
}

/** A pattern that any one of its characters fulfils. */
const isSingleCharacter = (pattern: string): boolean =>
  /^(\[(?:\\.|[^\]\\])+\]|\\[wWdDsS]|\\?.)[+*]?$/.test(pattern);

/** `re.sub(pattern, replacement, x)`: characters that the pattern takes out are gone. */
export function substituted(m: Machine, frame: Frame, call: CallFacts): Value | undefined {
  const compiled = call.self !== undefined && call.self.types.includes('re.Pattern');
  const pattern = compiled ? frame.state.read(call.self!, '.pattern') : call.args.positional[0];
  const replacement = call.args.positional[compiled ? 0 : 1];
  const subject = call.args.positional[compiled ? 1 : 2];
  if (pattern === undefined || replacement === undefined || subject === undefined) return undefined;
  const taint = frame.state.deepTaint(subject);
  const plain = taintedValue([...taint]);
  const text = onlyConstant(pattern);
  const inserted = onlyConstant(replacement);
  const withReplacement =
    frame.state.deepTaint(replacement).length > 0
      ? taintedValue(frame.state.deepTaint(replacement))
      : undefined;
  if (withReplacement !== undefined || typeof text !== 'string' || typeof inserted !== 'string') {
    const other = withReplacement?.taint ?? [];
    return other.length === 0
      ? plain
      : taintedValue([...taint, ...other].sort((a, b) => a.origin.id - b.origin.id));
  }
  if (!isSingleCharacter(text) || m.isOff('sanitizers')) return plain;
  const taken = admittedBy(text, 'full', { ignoreCase: false, dotAll: false, multiline: false });
  if (taken === undefined) return plain;
  const gone = (character: string): boolean => admits(taken, character) && !inserted.includes(character);
  let cleared = clearedByCharacters(m, gone);
  if ([...'\'"`;/\\<>()[]{}&|$ *?:'].every(gone)) cleared |= formMask(m, gone('.') ? 'word' : 'slash');
  return revised(taintedValue(withoutDangers(taint, cleared)), { types: ['str'] });
}

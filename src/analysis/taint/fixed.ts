/**
 * Values that are fixed by the program's text: literals, and what is made of them alone, even where it is not computed.
 *
 *     base64.b64decode("bHM=")      fixed, though its text is not worked out
 *     f"LIMIT {int(n)}"             fixed: a number cannot inject
 *     os.environ["CMD"]             not: somebody else decides
 *
 * A search rule that has something to say about whatever is not a constant falls silent on them.
 */
import type { CallFacts } from './call-conditions.js';
import { allArguments } from './calls.js';
import { NOTHING, isSymbolic, revised, type Ref, type Value } from './values.js';
import type { Frame, Machine } from './machine.js';

/** Objects that are looked through before one counts as unknown. */
const OBJECT_LIMIT = 16;

/** Whether all that the value is, with all that it holds, is fixed. */
export function isFixed(m: Machine, frame: Frame, value: Value): boolean {
  const seen = new Set<Ref>();
  const open: Value[] = [value];
  for (let current = open.pop(); current !== undefined; current = open.pop()) {
    if (current.callables.length > 0) return false;
    if (current.taint.length > 0) {
      // Checks have proved it harmless for everything.
      if (frame.state.proofs.live(current.taint, current.subject).length === 0) continue;
      return false;
    }
    if (current.refs.length === 0 && !isFixedText(m, current)) return false;
    if (current.refs.length > 0 && current.constants === undefined && !current.fixed) return false;
    for (const ref of current.refs) {
      // Data that was made harmless as a whole.
      if (seen.has(ref) || (isSymbolic(ref) && current.fixed)) continue;
      const object = isSymbolic(ref) ? undefined : frame.state.object(ref);
      if (object === undefined || object.kind === 'instance' || seen.size >= OBJECT_LIMIT) return false;
      // Of an object that a library made nothing is known but what was put in.
      if (object.kind === 'opaque' && object.rest === NOTHING) return false;
      seen.add(ref);
      open.push(...object.fields.values());
      if (object.rest !== NOTHING) open.push(object.rest);
    }
  }
  return true;
}

function isFixedText(m: Machine, { constants, fixed, types }: Value): boolean {
  if (fixed || (constants !== undefined && constants.length > 0)) return true;
  return types.length > 0 && types.every((type) => m.isHarmless(type));
}

/**
 * Whether labels speak for all of the value that is not fixed: data as it came in, or what is made of such data and fixed
 * text. What a function that is not known makes of its arguments has their labels, too, but may be anything.
 */
export function isCovered({ taint, fixed }: Value): boolean {
  if (taint.length === 0) return false;
  return (
    fixed ||
    taint.every(({ origin: { root }, trace }) =>
      root.kind === 'source' ? (trace?.length ?? 0) <= 1 : trace === undefined,
    )
  );
}

/** Whether the value, as a part of a text or an operand, adds nothing to it that neither is fixed nor has a label. */
export const isAccountedFor = (m: Machine, frame: Frame, value: Value): boolean =>
  isCovered(value) || isFixed(m, frame, value);

/** The result of a computation that asks nothing but its operands. */
export function computedFrom(m: Machine, frame: Frame, operands: readonly Value[], result: Value): Value {
  const isOpen =
    result.fixed || result.constants !== undefined || result.refs.length + result.callables.length > 0;
  return !isOpen && operands.length > 0 && operands.every((each) => isAccountedFor(m, frame, each))
    ? revised(result, { fixed: true })
    : result;
}

/** The same of a call of a function (whose receiver is a module or a class), or of a method of its receiver. */
export function computedByCall(m: Machine, frame: Frame, { self, args }: CallFacts, result: Value): Value {
  const isMethod = self !== undefined && (self.callables.length === 0 || self.refs.length > 0);
  return computedFrom(m, frame, [...(isMethod ? [self] : []), ...allArguments(args)], result);
}

const BASES = ['b64', 'urlsafe_b64', 'standard_b64', 'b32', 'b16', 'a85', 'b85'];

/** Library functions whose result is made of their arguments alone. */
export const PURE_FUNCTIONS: ReadonlySet<string> = new Set([
  ...BASES.flatMap((name) => [`base64.${name}encode`, `base64.${name}decode`]),
  ...['hexlify', 'b2a_hex', 'b2a_base64', 'unhexlify', 'a2b_hex', 'a2b_base64'].map(
    (name) => `binascii.${name}`,
  ),
  ...['quote', 'quote_plus', 'unquote', 'unquote_plus', 'urlencode', 'urljoin'].map(
    (name) => `urllib.parse.${name}`,
  ),
  ...['basename', 'dirname', 'splitext', 'expanduser'].map((name) => `os.path.${name}`),
  ...['quote', 'join', 'split'].map((name) => `shlex.${name}`),
  ...['dedent', 'indent', 'fill'].map((name) => `textwrap.${name}`),
  'codecs.encode',
  'html.escape',
  'json.dumps',
  'marshal.dumps',
  'markupsafe.escape',
  'pickle.dumps',
  're.escape',
  'yaml.dump',
  'yaml.safe_dump',
]);

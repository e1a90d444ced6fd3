/**
 * Keyed digests: whoever shows the right one knows the key, so that the text that it belongs to can be trusted.
 *
 *     expected = hmac.new(KEY, body, "sha256").hexdigest()
 *     if not hmac.compare_digest(given, expected): abort(403)
 */
import type { Builtin } from './builtin-values.js';
import type { Method } from './text-methods.js';
import { formMask } from './guard-forms.js';
import { typedValue, type Fact, type Part, type Value, revised } from './values.js';

/** `hmac.new(key, text)`; a key that comes from outside proves nothing. */
export const keyedHash: Builtin = (_m, frame, call) => {
  const key = call.args.positional[0] ?? call.args.keywords.get('key');
  const text = call.args.positional[1] ?? call.args.keywords.get('msg');
  const subject = text === undefined ? 0 : text.subject !== 0 ? text.subject : subjectOfSame(text.part);
  const made = typedValue('hmac.HMAC');
  if (subject === 0 || key === undefined || frame.state.deepTaint(key).length > 0) return made;
  return revised(made, { part: { kind: 'digest', subject } });
};

const subjectOfSame = (part: Part | undefined): number => (part?.kind === 'same' ? part.subject : 0);

/** `mac.hexdigest()`. */
export const digest: Method = (_m, _frame, _call, self): Value => {
  const text = typedValue('str');
  return self.part?.kind === 'digest' ? revised(text, { part: self.part }) : text;
};

/** `hmac.compare_digest(a, b)`: both are equal, or `a == b` without a hint in time. */
export const comparedDigest: Builtin = (m, _frame, call) => {
  const whenTrue = call.args.positional.flatMap(({ part }): Fact[] =>
    part?.kind === 'digest' ? [{ subject: part.subject, cleared: formMask(m, 'constant') }] : [],
  );
  const verdict = typedValue('bool');
  return whenTrue.length === 0 ? verdict : revised(verdict, { facts: { whenTrue, whenFalse: [] } });
};

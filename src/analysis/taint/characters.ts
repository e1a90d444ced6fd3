/**
 * What follows from the characters that a text may contain, for each kind of sink.
 *
 *     "'" not in x                             x cannot leave a text in single quotes
 *     all(c in ascii_letters for c in x)       x is a word
 */
import type { Machine } from './machine.js';
import { formMask } from './guard-forms.js';
import type { Fact } from './values.js';

/** Sink kinds all of whose dangerous characters are absent. */
export function clearedByCharacters(m: Machine, isAbsent: (character: string) => boolean): number {
  let mask = 0;
  for (const [kind, characters] of Object.entries(m.index.spec.models?.characters ?? {}))
    if ([...characters].every(isAbsent)) mask |= m.index.sinkBit(kind);
  return mask;
}

/** Sink kinds that are safe from a text which contains none of these. */
export function clearedByRefusing(m: Machine, texts: readonly string[]): number {
  let mask = 0;
  if (texts.includes('..')) mask |= formMask(m, 'dots');
  if (texts.includes('/')) mask |= formMask(m, 'slash');
  if (texts.includes('\n')) mask |= formMask(m, 'newline');
  return mask | clearedByCharacters(m, (character) => texts.includes(character));
}

const ASCII = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));

/** What is proved by refusing these texts. */
export const factsOfRefusing = (m: Machine, texts: readonly string[]): Omit<Fact, 'subject'> => ({
  cleared: clearedByRefusing(m, texts),
  absent: texts.filter((text) => [...text].length === 1).join(''),
});

/** What is proved by admitting nothing but these elements; undefined: they are trusted, but not known. */
export function factsOfAllowing(m: Machine, texts: readonly string[] | undefined): Omit<Fact, 'subject'> {
  if (texts === undefined || !texts.every((text) => [...text].length === 1))
    return { cleared: formMask(m, 'constant') };
  return factsOfAdmitting(m, (character) => texts.includes(character));
}

/** What is proved by admitting only some characters. Characters beyond ASCII do no harm in any sink. */
export function factsOfAdmitting(
  m: Machine,
  isAdmitted: (character: string) => boolean,
): Omit<Fact, 'subject'> {
  const admitted = ASCII.filter(isAdmitted);
  const absent = ASCII.filter((character) => !isAdmitted(character));
  let cleared = clearedByRefusing(m, absent);
  if (admitted.every((character) => /\d/.test(character))) cleared |= formMask(m, 'numeric');
  if (admitted.every((character) => /\w/.test(character))) cleared |= formMask(m, 'word');
  return { cleared, absent: absent.join('') };
}

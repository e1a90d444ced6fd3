import { describe, expect, it } from 'vitest';
import { readMeerkatIgnore } from '../../../src/analysis/suppressions/meerkat-ignore.js';
import { readNoqa } from '../../../src/analysis/suppressions/noqa.js';
import { readNosec } from '../../../src/analysis/suppressions/nosec.js';
import { readNosemgrep } from '../../../src/analysis/suppressions/nosemgrep.js';
import { means, type Directive } from '../../../src/analysis/suppressions/directive.js';

/** What is meant ('*' is every rule), the reason, the number of problems; undefined if the comment is no directive. */
const brief = (found: Directive | undefined) =>
  found && [
    found.target.kind === 'every' ? '*' : found.target.ids.join(' '),
    found.reason,
    found.problems.length,
  ];

type Row = readonly [comment: string, expected: readonly [string, string, number] | undefined];

describe('# nosemgrep', () => {
  it.each<Row>([
    ['# nosemgrep', ['*', '', 0]],
    ['#NoSemGrep', ['*', '', 0]],
    ['# nosem', ['*', '', 0]],
    ['# nosemgrep:', ['*', '', 0]],
    ['# nosemgrep - it is a constant', ['*', 'it is a constant', 0]],
    ['# NOSEMGREP: a-rule', ['a-rule', '', 0]],
    [
      '# nosemgrep: a-rule, python.lang.b_rule because c, d',
      ['a-rule python.lang.b_rule', 'because c, d', 0],
    ],
    ['# nosemgrep:a,b # nosec', ['a b', '', 0]],
    ['# noqa: E501 nosemgrep: a', ['a', '', 0]],
    ['# nosemgrep: !!', ['', '', 1]],
    ['# why nosemgrep is not needed', undefined],
    ['# nosemgrepping', undefined],
  ])('%s', (comment, expected) => expect(brief(readNosemgrep(comment))).toEqual(expected));
});

describe('# nosec', () => {
  it.each<Row>([
    ['# nosec', ['*', '', 0]],
    ['#nosec', ['*', '', 0]],
    ['# nosec because the input is ours', ['*', 'because the input is ours', 0]],
    ['# nosec: base64 of a constant', ['*', 'base64 of a constant', 0]],
    ['# nosec B602', ['B602', '', 0]],
    ['# nosec: b602,B607 no user input', ['B602 B607', 'no user input', 0]],
    ['# nosec [B602]', ['B602', '', 0]],
    ['# nosec - checked, see B602', ['B602', '', 0]],
    ['# nosec subprocess_popen_with_shell_equals_true', ['B602', '', 0]],
    ['# nosec pickle, B602', ['B301 B602', '', 0]],
    ['# nosec this pickle is ours', ['*', 'this pickle is ours', 0]],
    ['# nosec B602 # noqa: S607', ['B602', '', 0]],
    ['# nosec a_test_of_a_plugin', ['', '', 0]],
    ['# nosec B101', ['B101', '', 0]],
    ['# nosec BXXX', ['', '', 1]],
    ['# nosec B60', ['', '', 1]],
    ['# nosec B-602', ['', '', 1]],
    ['# nosec B6O2', ['', '', 1]],
    ['# nosec S602', ['', '', 1]],
    ['# nosec BXXX, B602', ['B602', '', 1]],
    ['# nosecurity here', undefined],
    ['# see nosec', undefined],
    ['# NOSEC', undefined],
  ])('%s', (comment, expected) => expect(brief(readNosec(comment))).toEqual(expected));
});

describe('# noqa', () => {
  it.each<Row>([
    ['# noqa: S602', ['S602', '', 0]],
    ['#NOQA:s602,F401 safe here', ['S602 F401', 'safe here', 0]],
    ['# noqa: E501 S602', ['E501 S602', '', 0]],
    ['# noqa: B602', ['', '', 0]],
    ['# noqa: SXXX, S602', ['S602', '', 1]],
    ['# noqa: S60', ['', '', 1]],
    ['# noqa: S1192, SIM102', ['S1192 SIM102', '', 0]],
    ['# noqa: because', ['', 'because', 0]],
    ['# noqa', undefined],
    ['# flake8: noqa: S602', undefined],
  ])('%s', (comment, expected) => expect(brief(readNoqa(comment))).toEqual(expected));
});

describe('# meerkat: ignore', () => {
  const isRule = (id: string) => ['weak-hash', 'ssrf'].includes(id);
  it.each<Row>([
    ['# meerkat: ignore[weak-hash] names a cache file', ['weak-hash', 'names a cache file', 0]],
    ['# Meerkat:ignore [ weak-hash , ssrf ]: issue #12', ['weak-hash ssrf', 'issue #12', 0]],
    ['# meerkat: ignore[ssrf] ours # nosec', ['ssrf', 'ours', 0]],
    ['# meerkat: ignore[ssrf, nope] ours', ['ssrf', 'ours', 1]],
    ['# meerkat: ignore[SSRF]', ['', '', 1]],
    ['# meerkat: ignore[]', ['', '', 1]],
    ['# meerkat: ignore[ , ] reason', ['', 'reason', 1]],
    ['# meerkat: ignore', ['', '', 1]],
    ['# meerkat: ignore[ssrf', ['', '', 1]],
    ['# meerkat: ignores much', undefined],
    ['# the meerkat is an animal', undefined],
  ])('%s', (comment, expected) => expect(brief(readMeerkatIgnore(comment, isRule))).toEqual(expected));
});

describe('rules that a directive means', () => {
  const rule = (id: string) => ({ id, aliases: ['B602', 's602'] });
  it.each([
    ['# nosemgrep: python.lang.shell-true', 'shell-true', true],
    ['# nosemgrep: shell-true', 'python.lang.shell-true', true],
    ['# nosemgrep: true', 'shell-true', false],
    ['# nosemgrep: not-shell-true', 'shell-true', false],
  ])('%s for %s: %s', (comment, id, expected) => {
    expect(means(readNosemgrep(comment)!, rule(id))).toBe(expected);
  });

  it('maps names of other tools through aliases', () => {
    expect(means(readNosec('# nosec B602')!, rule('r'))).toBe(true);
    expect(means(readNosec('# nosec B607')!, rule('r'))).toBe(false);
    expect(means(readNoqa('# noqa: S602')!, rule('r'))).toBe(true);
    expect(means(readNoqa('# noqa: B602')!, rule('r'))).toBe(false);
  });
});

it('reads a hostile comment in linear time', () => {
  for (const piece of [
    '# ',
    '#nosec ',
    ' nosem',
    'nosemgrep: a,',
    '# meerkat: ignore[',
    'B602,',
    ' '.repeat(9) + '#',
  ])
    for (const start of ['# nosec ', '# nosemgrep: ', '# noqa: ', '# meerkat: ignore[a] ']) {
      const comment = start + piece.repeat(50_000);
      for (const found of [
        readNosec(comment),
        readNosemgrep(comment),
        readNoqa(comment),
        readMeerkatIgnore(comment, () => true),
      ])
        expect(found?.reason.length ?? 0).toBeLessThanOrEqual(300);
    }
});

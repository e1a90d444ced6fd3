/** Suppressions through the whole engine: each case is a text whose marked lines say what becomes of their finding. */
import { describe, expect, it } from 'vitest';
import { createEngine, createParser, type AnalysisRequest } from '../../../src/analysis/index.js';

const parser = await createParser();

const rule = (id: string, callee: string, metadata = ''): string => `
  - id: ${id}
    languages: [python]
    severity: ERROR
    message: m
    pattern: ${callee}(...)
    metadata: {cwe: ["CWE-78: x"], meerkat: {topic: injection, in-tests: report${metadata}}}`;

const RULES = `rules:${rule('bad', 'bad', ', aliases: [B602, S602]')}${rule('lang.python.worse', 'worse')}`;

function engineOf(text: string, builtin = false) {
  const rules = [{ path: 'rules/r.yaml', text }];
  const { engine, problems } = createEngine({ parser, rules, models: [], builtin });
  expect(problems).toEqual([]);
  return engine;
}

async function analyse(text: string, more: Partial<AnalysisRequest> = {}, engine = engineOf(RULES)) {
  const targets = [{ path: 'app.py', text }];
  return engine.analyse({ targets, context: [], knownPaths: ['app.py'], ...more }, () => Promise.resolve([]));
}

/** `line` of each finding, with `:syntax@line` of its suppression. */
async function outcome(text: string): Promise<string> {
  const { findings } = await analyse(text);
  return findings
    .map(({ region, suppression: by }) => `${region.startLine}${by ? `:${by.syntax}@${by.line}` : ''}`)
    .join(' ');
}

describe('the statement of a comment', () => {
  it.each([
    ['the same line', 'bad()  # nosec\nbad()', '1:nosec@1 2'],
    ['a comment-only line above', '# nosemgrep\nbad()\nbad()', '2:nosemgrep@1 3'],
    ['ours above', '# meerkat: ignore[bad] r\nbad()', '2:meerkat@1'],
    ['nosec above holds for nothing', '# nosec\nbad()', '2'],
    ['noqa above holds for nothing', '# noqa: S602\nbad()', '2'],
    ['behind the statement above', 'x = 1  # nosemgrep\nbad()', '2'],
    ['two lines above', '# nosemgrep\n\nbad()', '3'],
    ['below', 'bad()\n# nosemgrep\n', '1'],
    ['the last line of several', 'x = f(\n  bad(),\n)  # nosec', '2:nosec@3'],
    ['a line between', 'x = f(\n  # nosec B602\n  bad(),\n)', '3:nosec@2'],
    ['above a statement of several lines', '# nosemgrep\nx = f(\n  1,\n  bad(),\n)', '4:nosemgrep@1'],
    ['an indented statement', 'def f():\n    # nosemgrep\n    bad()\n    bad()', '3:nosemgrep@2 4'],
    ['statements of one line', 'bad(); bad()  # nosec', '1:nosec@1 1:nosec@1'],
    ['a header, not the body', 'if bad():  # nosec\n    bad()', '1:nosec@1 2'],
    ['above a header', '# nosemgrep\nwith bad():\n    bad()', '2:nosemgrep@1 3'],
    ['a header of several lines', 'def f(\n    a=bad(),\n):  # nosec\n    bad()', '2:nosec@3 4'],
    ['below a header', 'while bad():\n    # nosemgrep\n    bad()', '1 3:nosemgrep@2'],
    ['an if of one line', 'if bad(): bad()  # nosec\nbad()', '1:nosec@1 1:nosec@1 2'],
    ['a decorator', '@d(bad())\n@e  # nosec\ndef f():\n    bad()', '1:nosec@2 4'],
    ['a decorated header', '@d\ndef f(a=bad()):  # nosec\n    bad()', '2:nosec@2 3'],
    ['elif is not if', 'if bad():  # nosec\n    pass\nelif bad():\n    pass', '1:nosec@1 3'],
    ['elif itself', 'if bad():\n    pass\nelif bad():  # nosec\n    pass', '1 3:nosec@3'],
    ['case', 'match bad():\n    case 1 if bad():  # nosec\n        bad()', '1 2:nosec@2 3'],
    ['an except', 'try:  # nosec\n    bad()\nexcept bad():  # nosec\n    bad()', '2 3:nosec@3 4'],
    ['a class', 'class A(bad()):  # nosec\n    x = bad()', '1:nosec@1 2'],
    ['text within a string', 'bad("""\n# nosec\n""")\nbad("# nosec")', '1 4'],
    ['text within a string above', '"""\n# nosemgrep"""\nbad()', '3'],
    ['a lone carriage return ends a comment', 'bad()  # a\r# nosec', '1'],
    ['a line between CRLF', 'bad(\r\n  1,  # nosec\r\n)\r\nbad()', '1:nosec@2 4'],
    ['broken code around', 'x = = 1\nbad()  # nosec\nbad()', '2:nosec@2 3'],
  ])('%s', async (_, text, expected) => expect(await outcome(text)).toBe(expected));
});

describe('which rules', () => {
  it.each([
    ['bad()  # nosemgrep: bad', '1:nosemgrep@1'],
    ['bad()  # nosemgrep: a.b.bad', '1:nosemgrep@1'],
    ['bad()  # nosemgrep: worse', '1'],
    ['worse()  # nosemgrep: WORSE, worse', '1:nosemgrep@1'],
    ['bad()  # nosec B602', '1:nosec@1'],
    ['worse()  # nosec B602', '1'],
    ['bad()  # nosec B101', '1'],
    ['bad()  # nosec BXXX', '1'],
    ['bad()  # noqa', '1'],
    ['bad()  # noqa: S602', '1:noqa@1'],
    ['bad()  # noqa: S607', '1'],
    ['bad()  # noqa: B602', '1'],
    ['bad()  # meerkat: ignore[bad]', '1:meerkat@1'],
    ['bad()  # meerkat: ignore[lang.python.worse, bad]', '1:meerkat@1'],
    ['bad()  # meerkat: ignore[]', '1'],
    ['bad()  # nosec # noqa: S602 # meerkat: ignore[bad] why', '1:meerkat@1'],
  ])('%s', async (text, expected) => expect(await outcome(text)).toBe(expected));

  it('keeps the reason, and prefers a comment that gives one', async () => {
    const { findings } = await analyse('# nosemgrep\nbad()  # meerkat: ignore[bad] the input is ours');
    expect(findings[0]?.suppression).toEqual({ syntax: 'meerkat', line: 2, reason: 'the input is ours' });
  });
});

describe('notes', () => {
  it('tell the place and what is wrong, and stay when nothing is honoured', async () => {
    const text = 'bad()  # nosec BXXX\n# meerkat: ignore[nope]\nbad()  # nosec\nx = "# meerkat: ignore[]"';
    for (const ignoreSuppressions of [false, true]) {
      const { notes, findings } = await analyse(text, { ignoreSuppressions });
      expect(
        notes.map(({ path, region, message }) => [path, region.startLine, region.startColumn, message]),
      ).toEqual([
        ['app.py', 1, 7, '`nosec`: `BXXX` is no id of a Bandit test: it suppresses nothing'],
        ['app.py', 2, 0, '`meerkat: ignore`: `nope` is no rule: it suppresses nothing'],
      ]);
      expect(findings.map((one) => one.suppression !== undefined)).toEqual([false, !ignoreSuppressions]);
    }
  });

  it('say nothing of other tools’ checks', async () => {
    const { notes } = await analyse(
      'x = 1  # nosec B101\ny = 2  # noqa: E501, F401\nz = 3  # nosemgrep: theirs',
    );
    expect(notes).toEqual([]);
  });
});

describe('rules of one defect', () => {
  const both = engineOf(`rules:${rule('one', 'bad')}${rule('two', 'bad', ', aliases: [B602]')}`, true);
  it('are suppressed together by a comment without ids', async () => {
    const { findings } = await analyse('bad()  # nosec', {}, both);
    expect(findings.map((one) => one.suppression?.syntax)).toEqual(['nosec']);
  });

  it('leave the one that is not meant', async () => {
    const { findings } = await analyse('bad()  # nosec B602', {}, both);
    expect(findings.map((one) => [one.ruleId, one.suppression])).toEqual([['one', undefined]]);
  });
});

it('many comments and many findings of one statement take no quadratic time', async () => {
  const text = `x = [\n${'  bad(), # nosec B101\n'.repeat(5000)}]`;
  const { findings } = await analyse(text);
  expect(findings).toHaveLength(5000);
});

it('names and constants that took too many steps are a gap', async () => {
  const lines = (make: (i: number) => string): string =>
    Array.from({ length: 2500 }, (_, i) => make(i)).join('\n');
  const text = [lines((i) => `x${i} = 1`), lines((i) => `if c${i}: pass`), lines((i) => `bad(x${i})`)].join(
    '\n',
  );
  const engine = engineOf(RULES.replace('pattern: bad(...)', 'pattern: bad(1)'));
  const { coverage } = await analyse(text, {}, engine);
  expect(coverage[0]).toMatchObject({
    status: 'partial',
    gaps: [{ reason: 'flow-limit', detail: 'its names and constants took too many steps' }],
  });
});

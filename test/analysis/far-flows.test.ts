/** Flows through many files: what is grave is reported as ever, what is of low severity is not. */
import { describe, expect, it } from 'vitest';
import { builtinEngine } from '../builtin-engine.js';

const engine = builtinEngine();

/** A handler, and `count` modules behind it, each of which hands its argument to the next; the last one ends in `sink`. */
async function through(count: number, sink: string): Promise<string[]> {
  const files = [
    {
      path: 'app.py',
      text: [
        'from flask import Flask, request',
        'import m1',
        'app = Flask(__name__)',
        '@app.route("/")',
        'def index():',
        '    m1.step(request.args["q"])',
        '    return "done"',
        '',
      ].join('\n'),
    },
    ...Array.from({ length: count }, (_, i) => ({
      path: `m${i + 1}.py`,
      text:
        i + 1 < count
          ? `import m${i + 2}\ndef step(text):\n    m${i + 2}.step(text)\n`
          : `import logging, os\nlog = logging.getLogger()\ndef step(text):\n    ${sink}\n`,
    })),
  ];
  const { findings } = await engine.analyse(
    { targets: files, context: [], knownPaths: files.map(({ path }) => path) },
    () => Promise.resolve([]),
  );
  return findings
    .filter(({ trace }) => trace.length > 0)
    .map(({ ruleId, confidence }) => `${ruleId} ${confidence}`);
}

const LOG = 'log.warning("asked for %s", text)';
const RUN = 'os.system("report " + text)';

describe('a flow', () => {
  it('through a few files is a finding', async () => {
    expect(await through(6, LOG)).toEqual(['log-injection medium']);
    expect(await through(6, RUN)).toEqual(['command-injection high']);
  });

  it('through many files is none of low severity, and a grave one as before', async () => {
    expect(await through(7, LOG)).toEqual([]);
    expect(await through(7, RUN)).toEqual(['command-injection high']);
  });
});

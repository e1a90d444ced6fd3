/** What an engine remembers of earlier requests changes no answer, and spares what has been done. */
import { describe, expect, it } from 'vitest';
import type { AnalysisEngine, AnalysisRequest, AnalysisResult, Phase } from '../../src/analysis/index.js';
import { RememberedPrograms, RememberedSearches } from '../../src/analysis/remembered.js';
import { builtinEngine, isFlowRule, parser } from '../builtin-engine.js';

// Some search rules, all flow rules: enough for the answers to differ.
const engineOf = (observe: (phase: Phase) => void = () => undefined): AnalysisEngine =>
  builtinEngine((file) => isFlowRule(file) || /\/(weak-hash|unescaped|sleep)/.test(file.path), { observe });

const VIEW = `from flask import Flask, request, render_template
from lib.shell import go
import hashlib
app = Flask(__name__)

@app.route("/")
def index():
    digest = hashlib.md5(request.args["q"].encode()).hexdigest()
    go(request.args["command"])
    return render_template("page.html", text=request.args["text"], digest=digest)
`;
const SINK = 'import os\n\ndef go(command):\n    os.system("run " + command)\n';
const SAFE = 'import subprocess\n\ndef go(command):\n    subprocess.run(["run", "--", command])\n';
const PAGE = '<p>{{ text|safe }}</p>';

interface Tree {
  readonly [path: string]: string;
}

const request = (tree: Tree, targets: readonly string[], more: Partial<AnalysisRequest> = {}) => ({
  tree,
  request: {
    targets: targets.map((path) => ({ path, text: tree[path]! })),
    context: [],
    knownPaths: Object.keys(tree),
    ...more,
  },
});

const ask = (
  engine: AnalysisEngine,
  { tree, request: asked }: ReturnType<typeof request>,
): Promise<AnalysisResult> =>
  engine.analyse(asked, (paths) =>
    Promise.resolve(paths.flatMap((path) => (tree[path] === undefined ? [] : [{ path, text: tree[path] }]))),
  );

const FIRST: Tree = {
  'app.py': VIEW,
  'lib/__init__.py': '',
  'lib/shell.py': SINK,
  'templates/page.html': PAGE,
};
const REQUESTS: Readonly<Record<string, ReturnType<typeof request>>> = {
  first: request(FIRST, ['app.py']),
  'the same': request(FIRST, ['app.py']),
  'another change of interest': request(FIRST, ['app.py'], { changed: ['lib/other.py'] }),
  'an import that is safe now': request({ ...FIRST, 'lib/shell.py': SAFE }, ['app.py']),
  'an import that is gone': request({ 'app.py': VIEW, 'templates/page.html': PAGE }, ['app.py']),
  'a template that escapes': request({ ...FIRST, 'templates/page.html': '<p>{{ text }}</p>' }, ['app.py']),
  'a template that is a target': request(FIRST, ['app.py', 'templates/page.html']),
  'the same text as a test': request({ ...FIRST, 'tests/test_app.py': VIEW }, ['tests/test_app.py']),
  'a line more': request({ ...FIRST, 'app.py': `\n${VIEW}` }, ['app.py']),
  'a suppression': request(
    { ...FIRST, 'app.py': VIEW.replace('hexdigest()', 'hexdigest()  # meerkat: ignore[weak-hash] a name') },
    ['app.py'],
  ),
  'a root': request({ 'clone/app.py': VIEW }, ['clone/app.py'], { root: 'clone/' }),
  'no Python': request({ ...FIRST, 'app.py': 'def (:\n' }, ['app.py']),
};

describe('an engine that has answered before', () => {
  it('answers as a new one', async () => {
    const warm = engineOf();
    const cold = new Map<string, AnalysisResult>();
    for (const [name, one] of Object.entries(REQUESTS)) cold.set(name, await ask(engineOf(), one));
    expect(
      cold
        .get('first')!
        .findings.map(({ ruleId }) => ruleId)
        .sort(),
    ).toContain('weak-hash');
    const different = new Set([...cold.values()].map((result) => JSON.stringify(result.findings)));
    expect(different.size).toBeGreaterThan(5);
    for (const order of [Object.keys(REQUESTS), Object.keys(REQUESTS).reverse()])
      for (const name of order) expect(await ask(warm, REQUESTS[name]!), name).toEqual(cold.get(name));
  });

  it('follows no flow again in the same program', async () => {
    const phases: Phase[] = [];
    const engine = engineOf((phase) => void phases.push(phase));
    await ask(engine, REQUESTS['first']!);
    expect(phases).toContain('taint');
    phases.length = 0;
    await ask(engine, REQUESTS['the same']!);
    expect(phases).not.toContain('taint');
    expect(phases).not.toContain('matching');
    phases.length = 0;
    await ask(engine, REQUESTS['a line more']!);
    expect(phases).toContain('taint');
  });
});

it('searches are known by text and place', () => {
  const searches = new RememberedSearches();
  let asked = 0;
  const search = () => ({ result: { findings: [], observations: [], gaps: [] }, isLimited: asked++ > 0 });
  const [one, other] = ['a = 1\n', 'a = 2\n'].map((text) => parser.parse(text).tree);
  searches.of(one!, 'a.py', search);
  searches.of(one!, 'a.py', search);
  expect(asked).toBe(1);
  searches.of(one!, 'b.py', search);
  searches.of(other!, 'a.py', search);
  expect(asked).toBe(3);
  for (let i = 0; i < 100; i++) searches.of(one!, `${i}.py`, search);
  expect(searches.of(one!, '99.py', search).isLimited).toBe(true);
  expect(asked).toBe(103);
});

it('of programs, those asked for last are known', () => {
  const programs = new RememberedPrograms<number>();
  let ran = 0;
  const run = (name: string): number => programs.of([name], () => ++ran);
  expect([run('a'), run('b'), run('a')]).toEqual([1, 2, 1]);
  for (const name of 'cdefghi') run(name);
  expect(run('a')).toBe(1);
  expect(run('b')).toBe(10);
  expect(programs.of(['x', 'y'], () => 0)).toBe(0);
  expect(programs.of(['x'], () => 1)).toBe(1);
});

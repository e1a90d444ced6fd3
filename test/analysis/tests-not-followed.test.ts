/** Flow rules that ignore tests: test code is no part of the program, unless something else imports it. */
import { expect, it } from 'vitest';
import type { SourceFile } from '../../src/analysis/index.js';
import { builtinEngine, isFlowRule } from '../builtin-engine.js';

const engine = builtinEngine(isFlowRule);

const VIEW = `from flask import Flask, request
from sink import go
app = Flask(__name__)

@app.route("/")
def index():
    return go(request.args["command"])
`;
const HELPER = 'def run(command):\n    return command\n';
const SINK =
  'import os\nfrom helpers.test_tools import run\n\ndef go(command):\n    os.system(run(command))\n';

async function analyse(targets: readonly SourceFile[], context: readonly SourceFile[]) {
  const asked: string[] = [];
  const all = new Map([...targets, ...context].map((file) => [file.path, file]));
  const result = await engine.analyse(
    { targets, context, knownPaths: [...all.keys(), 'pkg/more.py'] },
    (paths) => {
      asked.push(...paths);
      return Promise.resolve([]);
    },
  );
  return { asked, rules: result.findings.map(({ ruleId, path }) => `${path} ${ruleId}`) };
}

it('asks for nothing on behalf of test files', async () => {
  const test = { path: 'tests/test_more.py', text: 'import unittest\nimport pkg.more\n' };
  expect((await analyse([test], [])).asked).toEqual([]);
  const code = { path: 'main.py', text: 'import pkg.more\n' };
  expect((await analyse([code], [test])).asked).toEqual(['pkg/more.py']);
});

it('follows a flow through a test helper that other code imports', async () => {
  const files = [
    { path: 'app.py', text: VIEW },
    { path: 'sink.py', text: SINK },
    { path: 'helpers/test_tools.py', text: HELPER },
  ];
  expect((await analyse(files, [])).rules).toContain('sink.py command-injection');
  expect((await analyse(files.slice(0, 2), files.slice(2))).rules).toContain('sink.py command-injection');
});

it('learns nothing about the application from the stand-ins that tests put in', async () => {
  const service = `import os
class Service:
    def __init__(self, runner):
        self.runner = runner
    def run(self, command):
        return self.runner.run(command)
`;
  const runner = 'import os\nclass Shell:\n    def run(self, command):\n        os.system(command)\n';
  const app = `from flask import Flask, request
from service import Service
app = Flask(__name__)

def handle(service: Service):
    service.run(request.args["command"])

@app.route("/")
def index():
    handle(make())
`;
  const user = (path: string) => ({
    path,
    text: 'from runner import Shell\nfrom service import Service\n\ndef make():\n    return Service(Shell())\n',
  });
  const files = (maker: string): SourceFile[] => [
    { path: 'service.py', text: service },
    { path: 'runner.py', text: runner },
    { path: 'app.py', text: `import ${maker.replace(/\//g, '.').replace('.py', '')}\n${app}` },
    user(maker),
  ];
  expect((await analyse(files('wiring.py'), [])).rules).toContain('runner.py command-injection');
  expect((await analyse(files('helpers/test_wiring.py'), [])).rules).toEqual([]);
});

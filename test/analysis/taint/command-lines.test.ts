/** Which words of a command line run something. */
import { describe, expect, it } from 'vitest';
import { builtinEngine } from '../../builtin-engine.js';

const engine = builtinEngine(({ path }) =>
  /\/(command-injection|exec-shell-with-variable|program-from-variable)\./.test(path),
);

async function rulesOf(call: string): Promise<readonly string[]> {
  const text = `import asyncio, os, subprocess
from flask import Flask, request
app = Flask(__name__)

@app.route("/run")
async def run():
    given = request.args["q"]
    words = given.split()
    ${call}
`;
  const { findings } = await engine.analyse(
    { targets: [{ path: 'app.py', text }], context: [], knownPaths: ['app.py'] },
    () => Promise.resolve([]),
  );
  return findings.map(({ ruleId }) => ruleId);
}

describe('what is run', () => {
  it.each([
    'subprocess.run(["bash", "-c", given])',
    'subprocess.run(["bash", "-c", f"ls {given}"])',
    'subprocess.run(["/usr/bin/python3", given])',
    'subprocess.run(["sudo", given, "x"])',
    'subprocess.run(["ssh", "-p", "22", "host", given])',
    'subprocess.run(["ssh", "host", "ls", given])',
    'subprocess.run([given, "x"])',
    'subprocess.run(words)',
    'os.execl("/bin/bash", "bash", "-c", given)',
    'os.execl("/bin/bash", "-c", given)',
    'os.execv("/usr/bin/python3", ["python3", given])',
    'os.execvp(words[0], words)',
    'os.spawnl(os.P_WAIT, "/bin/sh", "sh", "-c", given)',
    'os.spawnve(os.P_WAIT, "/bin/sh", ["-c", given], os.environ)',
    'os.posix_spawn("/bin/sh", ["sh", "-c", "ls " + given], os.environ)',
    'await asyncio.create_subprocess_exec("bash", "-c", given)',
    'await asyncio.create_subprocess_exec("python", given)',
    'await asyncio.create_subprocess_exec(*words)',
    'await asyncio.create_subprocess_exec(program=given)',
  ])('%s', async (call) => {
    expect(await rulesOf(call)).toEqual(['command-injection']);
  });
});

describe('what is only an argument, or fixed', () => {
  it.each([
    'subprocess.run(["convert", given])',
    'subprocess.run(["python3", "tool.py", given])',
    'subprocess.run(["sudo", "-u", given, "ls"])',
    'subprocess.run(["ssh", "-p", given, "host"])',
    'subprocess.run(["bash", "-c", "ls"])',
    'os.execl("/usr/bin/convert", "convert", given)',
    'os.execv("/usr/bin/python3", ["python3", "tool.py", given])',
    'os.execl("/usr/bin/python3", given, "tool.py")',
    'os.spawnl(os.P_WAIT, "/bin/ls", "ls", given)',
    'os.posix_spawn("/bin/ls", ["ls", given], os.environ)',
    'await asyncio.create_subprocess_exec("convert", given)',
    'await asyncio.create_subprocess_exec("convert", *words)',
    'await asyncio.create_subprocess_exec("bash", "-c", "ls")',
  ])('%s', async (call) => {
    expect(await rulesOf(call)).toEqual([]);
  });
});

it('a shell whose command nobody knows is left to the search rule', async () => {
  expect(await rulesOf('os.spawnl(os.P_WAIT, "/bin/bash", "bash", "-c", something())')).toEqual([
    'exec-shell-with-variable',
  ]);
});

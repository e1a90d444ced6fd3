/** `npm run demo` as a newcomer runs it: the built App reviews a pull request, and nothing is left behind. */
import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runGit } from './git/run.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const TIMEOUT = 180_000;

let scratch: string;
let empty: string;

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'demo-test-'));
  empty = join(scratch, 'empty');
  await runGit(['init', '--quiet', empty]);
  await run('scripts/ready.mjs', []);
}, TIMEOUT);

afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

interface Ended {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

async function run(script: string, args: readonly string[]): Promise<Ended> {
  return await new Promise((resolve) => {
    const options = {
      cwd: ROOT,
      env: { ...process.env, TMPDIR: scratch, NO_COLOR: '1' },
      maxBuffer: 1 << 24,
    };
    execFile(
      process.execPath,
      ['--import', 'tsx', join(ROOT, script), ...args],
      options,
      (error, stdout, stderr) => {
        resolve({
          code: typeof error?.code === 'number' ? error.code : error ? 1 : 0,
          output: stdout,
          errors: stderr,
        });
      },
    );
  });
}

const demo = async (...args: readonly string[]): Promise<Ended> => await run('test/github/demo.ts', args);

describe('npm run demo -- --once', () => {
  it(
    'reviews the Flask sample: the dangerous lines are commented, the safe ones are not',
    async () => {
      const { code, output, errors } = await demo('--once');
      expect({ code, errors }).toMatchObject({ code: 0 });
      expect(output).toContain('FAILURE');
      for (const line of ['bookshelf/export.py:9 ', 'bookshelf/config.py:9 ', 'run.py:6 ']) {
        expect(output).toContain(`── ${line}`);
      }
      const commented = [...output.matchAll(/^── ([\w/.]+):(\d+)/gm)].map(
        (match) => `${match[1]}:${match[2]}`,
      );
      const safe = ['export.py:15', 'search.py:15', 'search.py:16', 'views.py:49', 'views.py:54'];
      for (const place of safe) expect(commented).not.toContain(`bookshelf/${place}`);
      expect(commented.filter((place) => place.startsWith('tests/'))).toEqual([]);
      expect(readdirSync(scratch).filter((name) => /meerkat-demo|stand-in/.test(name))).toEqual([]);
    },
    TIMEOUT,
  );

  it(
    'reviews the test module: nothing to comment, and the summary says what was examined',
    async () => {
      const { code, output } = await demo('--once', '--sample', 'test-module');
      expect(code).toBe(0);
      expect(output).toContain('SUCCESS');
      expect(output).toContain('0 line comments');
      for (const topic of ['Concurrency and time', 'Notifications and events', 'Test isolation']) {
        expect(output).toContain(topic);
      }
    },
    TIMEOUT,
  );

  it(
    'reviews a range of a repository on this machine, without touching it',
    async () => {
      const folder = mkdtempSync(join(scratch, 'range-'));
      const git = async (...args: readonly string[]) =>
        (await runGit(['-c', 'user.name=Ann', '-c', 'user.email=ann@example.org', ...args], { cwd: folder }))
          .toString('utf8')
          .trim();
      await git('init', '--quiet', '--initial-branch=trunk');
      writeFileSync(join(folder, 'hash.py'), 'import hashlib\n');
      await git('add', '.');
      await git('commit', '--quiet', '--message=Begin');
      writeFileSync(
        join(folder, 'hash.py'),
        'import hashlib\nimport subprocess\n\n\ndef run(name):\n    subprocess.run(f"ls {name}", shell=True)\n',
      );
      await git('commit', '--quiet', '--all', '--message=List a folder\n\nWith the shell.');
      const refs = await git('for-each-ref');
      const { code, output } = await demo('--once', '--repo', folder, '--base', 'HEAD~1', '--head', 'trunk');
      expect(code).toBe(0);
      expect(output).toContain('List a folder  #1');
      expect(output).toContain('── hash.py:6 ');
      expect(await git('for-each-ref')).toBe(refs);
    },
    TIMEOUT,
  );
});

describe('npm run demo', () => {
  it(
    'serves the pull request until Ctrl-C, and cleans up then',
    async () => {
      const child = spawn(process.execPath, ['--import', 'tsx', join(ROOT, 'test/github/demo.ts')], {
        cwd: ROOT,
        env: { ...process.env, TMPDIR: scratch },
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      let said = '';
      await new Promise<void>((resolve, reject) => {
        child.stderr.on('data', (chunk: Buffer) => {
          said += chunk.toString('utf8');
          if (said.includes('Ctrl-C ends the demo.')) resolve();
        });
        child.on('close', () => reject(new Error(said)));
      });
      const url = /would show it: (\S+)/.exec(said)?.[1] ?? '';
      expect(await (await fetch(`${url}/checks`)).text()).toContain('Meerkat');
      const code = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGINT');
      expect(await code).toBe(130);
      expect(readdirSync(scratch).filter((name) => /meerkat-demo|stand-in/.test(name))).toEqual([]);
    },
    TIMEOUT,
  );
});

describe('what cannot work', () => {
  it.each<[readonly string[], string]>([
    [['--sample', 'rails'], 'There is no sample rails; there are flask and test-module.'],
    [['--repo', '.'], '--repo, --base and --head belong together.'],
    [['--colour'], "Unknown option '--colour'"],
    [['--port', 'x'], '--port must be a whole number'],
    [['--once', '--repo', '/', '--base', 'a', '--head', 'b'], '/ is not a git repository.'],
    [['--once', '--repo', '{empty}', '--base', 'no-such', '--head', 'HEAD'], 'has no commit no-such.'],
    [['--once', '--timeout', '0'], 'No review after 0 s'],
  ])(
    'is said: %s',
    async (args, message) => {
      const { code, errors } = await demo(...args.map((arg) => (arg === '{empty}' ? empty : arg)));
      expect(errors).toContain(message);
      expect(errors).not.toContain('    at ');
      expect(code).toBe(1);
    },
    TIMEOUT,
  );
});

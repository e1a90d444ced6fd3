import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { execForm, optionsOf, parseDockerfile, stagesOf } from '../../scripts/dockerfile.mjs';

const file = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

test('instructions are parsed with comments, continued lines and stages', () => {
  const text =
    '# a comment\nFROM node:24 AS build\nRUN one \\\n  && two\n\nFROM node:24\nCOPY --from=build a b\n';
  expect(stagesOf(parseDockerfile(text))).toEqual([
    { image: 'node:24', name: 'build', instructions: [{ name: 'RUN', text: 'one   && two', line: 4 }] },
    { image: 'node:24', name: '1', instructions: [{ name: 'COPY', text: '--from=build a b', line: 7 }] },
  ]);
  expect(optionsOf('--from=build --chown=a:b x y')).toEqual({
    options: { from: 'build', chown: 'a:b' },
    rest: 'x y',
  });
  expect(execForm('["node", "-e", "1"]')).toEqual(['node', '-e', '1']);
  expect(execForm('node -e 1')).toBeUndefined();
});

test('an instruction that the dry run does not know is refused, not skipped', () => {
  for (const line of ['ADD a b', 'SHELL ["bash"]', 'nonsense', 'FROM'])
    expect(() => parseDockerfile(`${line}\n`)).toThrow(/line 1: cannot execute/);
});

test('the image takes as few layers of trust as it can: no root, no install scripts, no secrets', () => {
  const stages = stagesOf(parseDockerfile(readFileSync(file('Dockerfile'), 'utf8')));
  const all = stages.flatMap(({ instructions }) => instructions);
  for (const { text } of all.filter(({ name, text }) => name === 'RUN' && text.startsWith('npm ci')))
    expect(text).toContain('--ignore-scripts');
  expect(all.filter(({ text }) => /SECRET|PRIVATE_KEY|TOKEN/.test(text))).toEqual([]);
  const last = stages.at(-1)!.instructions;
  expect(last.filter(({ name }) => name === 'USER').map(({ text }) => text)).toEqual(['node']);
  expect(last.some(({ name }) => name === 'HEALTHCHECK')).toBe(true);
});

test('executed in an empty folder, the Dockerfile gives an App that starts, is healthy and stops', async () => {
  const child = spawn(process.execPath, [file('scripts/dockerfile-dry-run.mjs'), '--installed'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise((resolve) => child.once('exit', resolve));
  expect(code, output).toBe(0);
  expect(output).toContain('HEALTHCHECK finds it healthy');
  expect(output).toContain('SIGTERM ends it cleanly');
}, 400_000);

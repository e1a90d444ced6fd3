import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createParser } from '../../../src/analysis/index.js';
import { createNativeParser } from '../../../src/analysis/syntax/native-parser.js';
import type { PythonParser } from '../../../src/analysis/syntax/parser.js';
import { firstDifference } from './support.js';

const wasm = await createParser('wasm');

/** The native parser, or the error that says why there is none. */
function load(): PythonParser | Error {
  try {
    return createNativeParser();
  } catch (error) {
    return error as Error;
  }
}
const native = load();

const isInstalled = (): boolean => {
  try {
    createRequire(import.meta.url)('tree-sitter');
    return true;
  } catch {
    return false;
  }
};

function pythonFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.py'))
    .map((name) => `${folder}/${name}`)
    .sort();
}

describe('the native parser', () => {
  it('loads exactly where its package is installed, and else says what to do', () => {
    if (isInstalled()) expect(native).toMatchObject({ name: 'native' });
    else expect((native as Error).message).toMatch(/install the optional package tree-sitter/);
  });

  it('names the reason when it cannot be loaded', () => {
    const absent = (name: string): never => {
      throw new Error(`Cannot find module '${name}'\nRequire stack: …`);
    };
    expect(() => createNativeParser(absent)).toThrow(
      /^the native parser is not available \(Cannot find module 'tree-sitter'\); install/,
    );
  });

  /** Differences between the two on texts; where there is no native parser, the error it gave. */
  function differences(texts: Iterable<readonly [name: string, text: string]>): string[] {
    if (native instanceof Error) return [native.message];
    const found: string[] = [];
    for (const [name, text] of texts) {
      const difference = firstDifference(wasm.parse(text), native.parse(text));
      if (difference !== undefined) found.push(`${name}: ${difference}`);
    }
    return found;
  }
  const expected = native instanceof Error ? [native.message] : [];

  it('agrees with the default, node by node, on the Python files of this project', () => {
    const root = new URL('../../..', import.meta.url).pathname;
    const files = [...pythonFiles(`${root}rules`), ...pythonFiles(`${root}test`)];
    expect(files.length).toBeGreaterThan(10);
    expect(differences(files.map((file) => [file, readFileSync(file, 'utf8')]))).toEqual(expected);
  });

  const block = 'def größe(a, *b: int = "😀"):\r\n    return f"{a!r:>{b}}" + await c\n';
  const GENERATED: readonly [name: string, text: string][] = [
    ['empty', ''],
    ['longer than the native buffer', block.repeat(2000)],
    ['longer than a chunk, one line', `x = [${'"😀", '.repeat(9000)}]\n`],
    ['errors everywhere', 'a b = (c\n'.repeat(30)],
    ['async as a name', 'f(async=1)\nasync def g(): pass\n'],
    ['NUL', 'a = "\0"\n\0b\n'],
    ['lone surrogate', 'a = "\ud800"\nb\n'],
    ['hopeless', '\\\n'.repeat(100_000)],
  ];
  it('agrees on generated texts', () => {
    expect(differences(GENERATED)).toEqual(expected);
  });

  it('agrees on random texts', () => {
    const word = fc.constantFrom(
      'if',
      'a',
      ':',
      '(',
      ')',
      '[',
      ']',
      '=',
      '\n',
      '\n  ',
      'f"{',
      '}"',
      'lambda',
      'é',
      '😀',
      'async',
      '1',
    );
    const texts = fc.sample(fc.array(word, { maxLength: 40 }), { numRuns: 400, seed: 4 });
    expect(differences(texts.map((words): [string, string] => [words.join(' '), words.join(' ')]))).toEqual(
      expected,
    );
  });
});

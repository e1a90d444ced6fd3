/** Reads rule and model files from disk. What they mean is analysis' business. */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface RuleFile {
  /** As given on the command line or relative to the built-in folder, '/' between parts. */
  readonly path: string;
  readonly text: string;
}

/** The folder of the rules that ship with Meerkat. */
export const builtinRules = (): string => fileURLToPath(new URL('../../rules', import.meta.url));

/** The folder of the models of libraries that ship with Meerkat. */
export const builtinModels = (): string => join(builtinRules(), 'models');

/** Whether a file holds models: they lie beside the rules in a folder of their own. */
export const isModelFile = ({ path }: Pick<RuleFile, 'path'>): boolean => /(^|\/)models\//.test(path);

const MAX_BYTES = 4 * 1024 * 1024;

/**
 * All `.yaml` and `.yml` files of a folder (or the one file), sorted by path; test targets such as `x.test.yaml` apart.
 * Throws an error with a message for people if the path does not exist or a file is too large.
 */
export function readRuleFiles(path: string): RuleFile[] {
  const root = resolve(path);
  const isFolder = statSync(root).isDirectory();
  const found = isFolder ? [...filesBelow(root)] : [root];
  return found.sort().map((file) => {
    if (statSync(file).size > MAX_BYTES) throw new Error(`${file}: larger than ${MAX_BYTES} bytes`);
    const name = isFolder ? join(path, relative(root, file)) : path;
    return { path: name.split(sep).join('/'), text: readFileSync(file, 'utf8') };
  });
}

function* filesBelow(root: string): Generator<string> {
  const folders = [root];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop())
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && !entry.name.startsWith('.')) folders.push(path);
      else if (entry.isFile() && /\.ya?ml$/.test(entry.name) && !/\.(test|fixed)\.ya?ml$/.test(entry.name))
        yield path;
    }
}

/** Text of the marked test beside a rule file (`x.yaml` -> `x.py` or `x.html`), '' if there is none. */
export function readRuleTest(rulePath: string): string {
  for (const ending of ['.py', '.html'])
    try {
      return readFileSync(rulePath.replace(/\.ya?ml$/, ending), 'utf8');
    } catch {
      // The other ending, or no test.
    }
  return '';
}

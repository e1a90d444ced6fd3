/** The marked tests of the built-in rules, which their pages quote. */
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Reads a rule's test beside it in `folder`; '' for a rule that has none. The folder is listed once. */
export function ruleTests(folder: string): (ruleId: string) => string {
  const files = new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.py'))
      .map((path) => [basename(path, '.py'), join(folder, path)]),
  );
  return (ruleId) => {
    const file = files.get(ruleId);
    return file === undefined ? '' : readFileSync(file, 'utf8');
  };
}

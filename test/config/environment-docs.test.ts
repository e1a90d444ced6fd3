import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

test('every variable of the environment is documented, and no other', () => {
  const used = [...read('src/config/environment.ts').matchAll(/'([A-Z][A-Z_]{3,})'/g)].map(
    (found) => found[1]!,
  );
  const rows = read('docs/running.md')
    .split('\n')
    .filter((line) => line.startsWith('| `'));
  const documented = rows
    .flatMap((row) => [...row.split('|')[1]!.matchAll(/`([A-Z][A-Z_]{3,})`/g)])
    .map((found) => found[1]!);
  expect([...new Set(documented)].sort()).toEqual([...new Set(used)].sort());
});

// `npm ci` from the packages that are installed already, for a dry run of the Dockerfile without a network:
// copies what the lock file has, minus what `--omit` names. Other commands go to the real npm.
import { cpSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const [root, npm, command, ...options] = process.argv.slice(2);

if (command !== 'ci') process.exit(spawnSync(npm, [command, ...options], { stdio: 'inherit' }).status ?? 1);

const omitted = options.filter((option) => option.startsWith('--omit=')).map((option) => option.slice(7));
// What only builds is not looked at afterwards: the installed packages do, in place.
if (!omitted.includes('dev')) {
  symlinkSync(join(root, 'node_modules'), 'node_modules');
  process.exit(0);
}

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const omits = (kind) => omitted.includes(kind);
/** As npm decides it: `devOptional` packages are wanted by a development and by an optional dependency. */
const isOmitted = (entry) =>
  (entry.dev && omits('dev')) ||
  (entry.optional && omits('optional')) ||
  (entry.devOptional && omits('dev') && omits('optional'));

for (const [path, entry] of Object.entries(lock.packages)) {
  if (path === '' || isOmitted(entry)) continue;
  if (existsSync(join(root, path)))
    cpSync(join(root, path), path, {
      recursive: true,
      // Nested packages have entries of their own.
      filter: (from) => !from.slice(join(root, path).length).includes('node_modules'),
    });
  else if (!entry.optional && !entry.devOptional) throw new Error(`${path} is not installed here`);
}
cpSync(join(root, 'node_modules/.bin'), 'node_modules/.bin', { recursive: true, verbatimSymlinks: true });
